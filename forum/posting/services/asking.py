"""What an author answers on the check page, kept in the draft: it is asked once, and it helps without deciding."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from forum.errors import Stale
from forum.extensions import writing
from forum.posting import rules
from forum.posting.services.drafting import own_draft, seen_as
from forum.posting.services.previewing import Preview, preview, said_in
from forum.vault import drafts
from forum.vault.drafts import Owner
from forum.vault.models import Draft


@dataclass(frozen=True)
class Told:
    """What an author says on the check page: about each doubt (by its place), the heated line, danger, the language.

    `seen` is the version of the words that the page showed; without it nothing was asked.
    """

    seen: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    calm: str = ""
    danger: bool = False
    language: str = ""


def tell(token: str, owner: Owner, told: Told) -> Draft:
    """Keep what an author answered. Raises Stale when the words are others than those that were asked about."""
    draft = own_draft(token, owner)
    refuse_other_words(draft, told)
    fields = drafts.read(draft)
    after = answered(draft, fields, told)
    if after == fields:
        return draft
    box = drafts.boxed(token, after)
    with writing():
        found = drafts.find(token, owner, locked=True)
        if found is None or seen_as(found) != told.seen:
            raise other_words()
        drafts.put(found, box)
    return found


def refuse_other_words(draft: Draft, told: Told) -> None:
    """Refuse a form that was made of an older version."""
    if told.seen is not None and told.seen != seen_as(draft):
        raise other_words()


def other_words() -> Stale:
    """What an author reads when they would send words that they have not read."""
    return Stale(_("The text has changed since you read it here. Please read it once more."))


def answered(draft: Draft, fields: Mapping[str, str], told: Told) -> dict[str, str]:
    """The fields of a draft with the answers in them; a form that was not the check page's changes nothing."""
    after = dict(fields)
    if told.seen is None:
        return after
    shown = preview(draft.subject_kind, fields, draft.account_id, draft.complaint_id)
    after["said"] = json.dumps({**said_in(fields), **_by_words(shown, told)})
    if shown.heat is not None and told.calm and not shown.was_asked:
        after["calm"] = told.calm
        if told.calm == "out":
            calmer = rules.without(shown.fields["body"], shown.heat.start, shown.heat.end)
            after["body"] = after["body"] if rules.is_blank(calmer) else calmer
    after["danger"] = "yes" if told.danger and draft.subject_kind == "complaint" else ""
    after["language"] = told.language
    return after


def sent_once(fields: Mapping[str, str], shown: Preview) -> dict[str, str]:
    """The fields of a draft that is being sent: its author is not asked to count to ten again."""
    return {**fields, "calm": fields.get("calm") or "asked"} if shown.heat else dict(fields)


def _by_words(shown: Preview, told: Told) -> dict[str, str]:
    """Answers by the words they are about, so that a changed text keeps them."""
    return {one.words: told.answers[one.place] for one in shown.questions if one.place in told.answers}
