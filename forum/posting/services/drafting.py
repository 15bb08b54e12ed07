"""Words that are still their author's: kept, shown as everyone would read them, deleted."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

from flask_babel import gettext as _

from forum import clock
from forum.complaints import queries as complaints
from forum.complaints.models import new_token
from forum.complaints.rules import Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotFound, Stale
from forum.extensions import writing
from forum.moderation import services as moderation
from forum.moderation import subjects
from forum.photos import services as photos
from forum.posting import queries, rules
from forum.posting.services import visiting
from forum.posting.services.previewing import Preview, preview
from forum.redaction import services as redaction
from forum.vault import drafts
from forum.vault.drafts import Owner
from forum.vault.models import Draft
from forum.web.languages import local_day

UNSENT = frozenset({Publication.DRAFT, Publication.RETURNED})


def draft(
    owner: Owner,
    subject_kind: str,
    fields: Mapping[str, str],
    *,
    complaint_id: int | None = None,
    token: str | None = None,
) -> Draft:
    """Keep somebody's words, encrypted, whatever state they are in. Raises Invalid for reserved characters.

    A post that was sent and still cools off becomes a draft again: what is sent is what its author has read.
    """
    redaction.refuse_reserved(fields)
    known = {*rules.WORDS[subject_kind], *rules.CHOICES[subject_kind]}
    kept = {name: _storable(text) for name, text in fields.items() if name in known}
    for name in {"title", "tags", *rules.PRIVATE} & set(kept):
        kept[name] = rules.one_line(kept[name])
    address = _address(token, owner, subject_kind, complaint_id, kept)
    if subject_kind == "edit" and address != token:
        raise Stale(_("This was sent already. What you write here now is not saved."), fields)
    found = drafts.find(address, owner)
    if found is not None and found.post_id is not None:
        take_back(found)
    if found is None:
        visiting.refuse_one_more(owner)
    else:
        kept = _upon(drafts.read(found), kept)
    return drafts.keep(kept, owner=owner, subject_kind=subject_kind, complaint_id=complaint_id, token=address)


def autosave(owner: Owner, fields: Mapping[str, str], token: str, edit: int) -> Draft:
    """Keep words while somebody writes them. Raises Stale for words that were sent, or that later ones replaced.

    A slow save must neither undo a later one nor take back what was sent since it began.
    """
    if not rules.is_token(token):
        raise Invalid(_("Something is missing. Your words are kept."), {}, fields)
    with writing():
        found = drafts.find(token, owner, locked=True)
        if found is None and (drafts.is_taken(token) or queries.is_sent(token)):
            raise Stale(_("This was sent already. What you write here now is not saved."))
        if found is not None and _is_sent(found):
            raise Stale(_("This was sent already. What you write here now is not saved."))
        if found is not None and rules.edit_of(drafts.read(found).get("edit", "")) >= edit:
            raise Stale(_("Later words are kept already, from another window."))
        kind, complaint_id = (found.subject_kind, found.complaint_id) if found else ("complaint", None)
        return draft(owner, kind, rules.asked_in_form(kind, fields), complaint_id=complaint_id, token=token)


def unkept(
    owner: Owner, subject_kind: str, fields: Mapping[str, str], token: str, number: int | None = None
) -> tuple[str, Preview]:
    """Show words that are typed just now, upon what their draft holds when there is one. Stores nothing.

    `number` is the public problem that an answer without a draft is on.
    """
    redaction.refuse_reserved(fields)
    found = drafts.find(token, owner) if rules.is_token(token) else None
    kind = found.subject_kind if found else subject_kind if subject_kind in rules.WORDS else "complaint"
    typed = {name: _storable(text) for name, text in rules.asked_in_form(kind, fields).items()}
    upon = {**drafts.read(found), **typed} if found else typed
    complaint = complaints.published(number) if number is not None else None
    complaint_id = found.complaint_id if found else complaint.id if complaint else None
    account_id = owner if isinstance(owner, int) else None
    return kind, preview(kind, upon, account_id, complaint_id)


def own_draft(token: str, owner: Owner) -> Draft:
    """One's own draft; anything else does not exist."""
    found = drafts.find(token, owner)
    if found is None and not isinstance(owner, int):
        raise NotFound(visiting.not_here())
    if found is None:
        raise NotFound(_("There is no draft at this address. It may have been sent already: see “My posts”."))
    return found


def check(draft: Draft) -> Preview:
    """Show a draft as everyone would read it. Raises Invalid with what is missing."""
    fields = refuse_unfinished(draft)
    return preview(draft.subject_kind, fields, draft.account_id, draft.complaint_id)


def refuse_unfinished(draft: Draft) -> dict[str, str]:
    """Give the words of a draft that can be sent. Raises Invalid with what is missing."""
    fields = drafts.read(draft)
    refuse_faults(draft.subject_kind, fields)
    return fields


def refuse_faults(subject_kind: str, fields: Mapping[str, str]) -> None:
    """Refuse words that cannot be sent. Raises Invalid with what is missing."""
    wrong = rules.faults(subject_kind, fields, local_day(clock.now()))
    if wrong:
        raise Invalid(
            _("Something is missing. Your words are kept."),
            {name: _(rules.FAULTS[code]) for name, code in wrong.items()},
            fields,
        )


def seen_as(draft: Draft) -> str:
    """The version of a draft that a check page shows."""
    return draft.saved_at.isoformat()


def _is_sent(draft: Draft) -> bool:
    if draft.post_id is None:
        return False
    return subjects.load(draft.subject_kind, draft.post_id).state not in UNSENT


def is_waiting(draft: Draft) -> bool:
    """Whether a draft's post waits for a moderator: to write on, its author takes it back first."""
    if draft.post_id is None:
        return False
    return bool(subjects.load(draft.subject_kind, draft.post_id).state == Publication.WAITING)


def is_declined(draft: Draft) -> bool:
    """Whether a draft only gives a declined text back: its author can read and copy it, not change or send it."""
    if draft.post_id is None:
        return False
    return bool(subjects.load(draft.subject_kind, draft.post_id).state == Publication.DECLINED)


def discard(token: str, owner: Owner) -> None:
    """Delete a draft and what may have been sent of it; a text that a moderator has is withdrawn instead.

    What was declined stays declined: only the words go.
    """
    with writing():
        found = drafts.find(token, owner, locked=True)
        if found is None:
            return
        if found.post_id is not None:
            post = subjects.load(found.subject_kind, found.post_id, locked=True)
            if post.state != Publication.DECLINED:
                post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
                moderation.withdrawn(found.subject_kind, post)
        drafts.drop(found)
    photos.forget_lost(token)


def take_back(draft: Draft) -> bool:
    """A post that no moderator has taken is a draft again; say whether it was one that could be."""
    assert draft.post_id is not None
    kind, post_id = draft.subject_kind, draft.post_id
    with writing():
        return moderation.take_out(kind, post_id)


def _address(token: str | None, owner: Owner, kind: str, complaint_id: int | None, fields: Mapping[str, str]) -> str:
    """Where a draft is kept: the address in its form, unless that was used up; then one made of the words.

    So a double click makes one draft, and going back after sending makes a new one instead of losing words.
    """
    if token is not None and rules.is_token(token) and _is_free(token, owner):
        return token
    made = hashed_address(owner, kind, complaint_id, fields)
    return made if _is_free(made, owner) else new_token()


def _is_free(token: str, owner: Owner) -> bool:
    found = drafts.find(token, owner)
    if found is not None:
        return not is_declined(found) and not is_waiting(found)  # new words go into a new draft
    return not drafts.is_taken(token) and not queries.is_sent(token)


def _upon(before: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """New words upon what a draft held: what a form does not ask for stays."""
    edits = max(rules.edit_of(fields.get("edit", "")) for fields in (before, kept))
    return {**before, **kept, "edit": str(edits)}


def _storable(text: str) -> str:
    """One kind of line break, and no half characters, which no encoding knows."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace").decode()


def hashed_address(owner: Owner, kind: str, complaint_id: int | None, fields: Mapping[str, str]) -> str:
    """An address made of the words, which only the forum can make: it says nothing about them."""
    words_alone = {name: text for name, text in fields.items() if name != "edit"}
    words = json.dumps([owner, kind, complaint_id, sorted(words_alone.items())])
    digest = hmac.new(settings().secret.encode(), b"draft " + words.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
