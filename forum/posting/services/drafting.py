"""Words that are still their author's: kept, shown as everyone would read them, deleted."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.accounts.models import Account
from forum.complaints import queries as complaint_queries
from forum.complaints.models import new_token
from forum.complaints.rules import Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotFound
from forum.extensions import db, writing
from forum.moderation import services as moderation
from forum.moderation import subjects
from forum.posting import queries, rules
from forum.redaction import services as redaction
from forum.redaction.rules import PublicWords, Tier, counts, reason_words
from forum.vault import drafts
from forum.vault.models import Draft

WORDS = {"complaint": ("title", "body"), "answer": ("body",), "resolution": ("body",)}
CHOICES = ("kind", "product", "heard_only")


@dataclass(frozen=True)
class Preview:
    """What everyone would read of a draft, and what a person must still decide."""

    fields: Mapping[str, str]
    words: Mapping[str, PublicWords]
    proposed: redaction.Proposed

    @property
    def counts(self) -> dict[str, int]:
        """How many places of which kind are taken out."""
        return counts(removal for words in self.words.values() for removal in words.removals)

    def doubts(self, language: str) -> list[tuple[str, str]]:
        """Each passage that a person decides about, once, and why it is asked."""
        found = {
            self.fields[name][span.start : span.end]: reason_words(span.reason, language)
            for name, spans in self.proposed.spans.items()
            for span in spans
            if span.tier is Tier.doubt
        }
        return list(found.items())


def draft(
    account_id: int,
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
    known = set(WORDS[subject_kind]) | set(CHOICES)
    kept = {name: _storable(text) for name, text in fields.items() if name in known}
    if "title" in kept:
        kept["title"] = rules.one_line(kept["title"])
    address = _address(token, account_id, subject_kind, complaint_id, kept)
    found = drafts.find(address, account_id)
    if found is not None and found.post_id is not None:
        take_back(found)
    return drafts.keep(kept, account_id=account_id, subject_kind=subject_kind, complaint_id=complaint_id, token=address)


def own_draft(token: str, account_id: int) -> Draft:
    """One's own draft; anything else does not exist."""
    found = drafts.find(token, account_id)
    if found is None:
        raise NotFound(_("There is no draft at this address. It may have been sent already: see “My posts”."))
    return found


def preview(subject_kind: str, fields: Mapping[str, str], account_id: int, complaint_id: int | None = None) -> Preview:
    """Show words as everyone would read them, whatever is still missing. Stores nothing."""
    words = {name: fields.get(name, "").strip() for name in WORDS[subject_kind]}
    proposed = redaction.propose(words, pseudonyms=_pseudonyms(account_id, complaint_id))
    return Preview(words, redaction.struck(words, proposed), proposed)


def check(draft: Draft) -> Preview:
    """Show a draft as everyone would read it. Raises Invalid with what is missing."""
    fields = refuse_unfinished(draft)
    assert draft.account_id is not None
    return preview(draft.subject_kind, fields, draft.account_id, draft.complaint_id)


def refuse_unfinished(draft: Draft) -> dict[str, str]:
    """Give the words of a draft that can be sent. Raises Invalid with what is missing."""
    fields = drafts.read(draft)
    wrong = rules.faults(draft.subject_kind, fields)
    if wrong:
        raise Invalid(
            _("Something is missing. Your words are kept."),
            {name: _(rules.FAULTS[code]) for name, code in wrong.items()},
            fields,
        )
    return fields


def seen_as(draft: Draft) -> str:
    """The version of a draft that a check page shows."""
    return draft.saved_at.isoformat()


def is_declined(draft: Draft) -> bool:
    """Whether a draft only gives a declined text back: its author can read and copy it, not change or send it."""
    if draft.post_id is None:
        return False
    return bool(subjects.load(draft.subject_kind, draft.post_id).state == Publication.DECLINED)


def discard(token: str, account_id: int) -> None:
    """Delete a draft and what may have been sent of it; a text that a moderator has is withdrawn instead.

    What was declined stays declined: only the words go.
    """
    with writing():
        found = drafts.find(token, account_id, locked=True)
        if found is None:
            return
        if found.post_id is not None:
            post = subjects.load(found.subject_kind, found.post_id, locked=True)
            if post.state != Publication.DECLINED:
                post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
                moderation.withdrawn(found.subject_kind, post)
        drafts.drop(found)


def take_back(draft: Draft) -> None:
    """A post that cools off is a draft again; the event that would hand it over finds nothing to do."""
    assert draft.post_id is not None
    kind, post_id = draft.subject_kind, draft.post_id
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        if post.state == Publication.COOLING_OFF:
            post.move_to(Publication.DRAFT, Mover.AUTHOR)
            post.version += 1


def _pseudonyms(account_id: int, complaint_id: int | None) -> list[str]:
    """Whose names stay: the author's own pseudonym, and the one of the problem that is answered."""
    people = [db.session.get(Account, account_id)]
    if complaint_id is not None:
        complaint = complaint_queries.by_id(complaint_id)
        people.append(complaint.author if complaint else None)
    return [person.pseudonym for person in people if person is not None]


def _address(token: str | None, account_id: int, kind: str, complaint_id: int | None, fields: Mapping[str, str]) -> str:
    """Where a draft is kept: the address in its form, unless that was used up; then one made of the words.

    So a double click makes one draft, and going back after sending makes a new one instead of losing words.
    """
    if token is not None and rules.is_token(token) and _is_free(token, account_id):
        return token
    made = hashed_address(account_id, kind, complaint_id, fields)
    return made if _is_free(made, account_id) else new_token()


def _is_free(token: str, account_id: int) -> bool:
    found = drafts.find(token, account_id)
    if found is not None:
        return not is_declined(found)  # new words go into a new draft
    return not drafts.is_taken(token) and not queries.is_sent(token)


def _storable(text: str) -> str:
    """One kind of line break, and no half characters, which no encoding knows."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace").decode()


def hashed_address(account_id: int, kind: str, complaint_id: int | None, fields: Mapping[str, str]) -> str:
    """An address made of the words, which only the forum can make: it says nothing about them."""
    words = json.dumps([account_id, kind, complaint_id, sorted(fields.items())])
    digest = hmac.new(settings().secret.encode(), b"draft " + words.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
