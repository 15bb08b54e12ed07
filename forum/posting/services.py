"""From first words to the queue: draft, check, send, change, withdraw, hand over."""

import base64
import hashlib
import hmac
import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from forum import clock, events
from forum.accounts.models import Account
from forum.answers import services as answers
from forum.answers.services import Outcome
from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaint_queries
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Post, new_token
from forum.complaints.rules import Kind, Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
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
FIRST_WORDS = 90


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
        _take_back(found)
    return drafts.keep(
        kept, account_id=account_id, subject_kind=subject_kind, complaint_id=complaint_id, token=address
    )


@dataclass(frozen=True)
class Mine:
    """A line of “My posts”: a draft, or something sent; `words` are its author's own, while they still hold them."""

    kind: str
    state: Publication
    at: datetime
    words: str
    draft: Draft | None
    post: Any | None


def mine(account_id: int) -> list[Mine]:
    """Everything somebody wrote: drafts first, then what was sent, newest first."""
    kept = drafts.of_account(account_id)
    of_posts = {(one.subject_kind, one.post_id): one for one in kept if one.post_id is not None}
    sent = queries.sent_by(account_id)
    shown = {(kind, post.id) for kind, post in sent}
    unsent = [one for one in kept if (one.subject_kind, one.post_id) not in shown]
    lines = [Mine(one.subject_kind, Publication.DRAFT, one.saved_at, _first_words(one), one, None) for one in unsent]
    for kind, post in sent:
        found = of_posts.get((kind, post.id))
        at = post.published_at or post.sent_at or post.started_at
        lines.append(Mine(kind, Publication(post.state), at, _first_words(found) if found else "", found, post))
    return lines


def draft_of(kind: str, post: Post) -> Draft | None:
    """The draft behind a post, while its words are still its author's."""
    return drafts.of_post(kind, post.id)


def words_of(draft: Draft) -> dict[str, str]:
    """What stands in one's own draft."""
    return drafts.read(draft)


def origin(token: str, account_id: int) -> tuple[str, int | None]:
    """What a draft is for: its kind, and the complaint it is on; known even after it was sent."""
    found = drafts.find(token, account_id)
    if found is not None:
        return found.subject_kind, found.complaint_id
    kind, post = queries.sent_from(token, account_id)
    return kind, getattr(post, "complaint_id", None)


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


def send(token: str, account_id: int, seen: str | None = None) -> tuple[str, Any]:
    """Send a draft; sent twice it is one post. Cooling-off begins: change or withdraw until it is taken in.

    `seen` is the version that the check page showed. Raises Stale when the words are others by now.
    Returns the kind and the post.
    """
    found = drafts.find(token, account_id)
    if found is None:
        return queries.sent_from(token, account_id)
    read, fields = seen_as(found), drafts.read(found)
    language = check(found).proposed.language
    with writing():
        found = drafts.find(token, account_id, locked=True)
        if found is None:
            return queries.sent_from(token, account_id)
        post = _post_of(found, fields, account_id, language)
        if post.state == Publication.COOLING_OFF:
            return found.subject_kind, post
        if read != seen_as(found) or (seen is not None and seen != read):
            raise Stale(_("The text has changed since you read it here. Please read it once more."))
        _refuse_closed(found)
        post.move_to(Publication.COOLING_OFF, Mover.AUTHOR)
        post.language = language
        post.sent_at = clock.now()
        post.cooling_until = post.sent_at + timedelta(seconds=settings().cooling_off)
        found.post_id = post.id
        events.record("sent", subject=f"{found.subject_kind}:{post.token}", due=post.cooling_until)
    return found.subject_kind, post


def change(kind: str, post_token: str, account_id: int) -> Draft:
    """Take a post back into the draft it was made of, while it cools off."""
    post = queries.own_post(kind, post_token, account_id)
    found = drafts.of_post(kind, post.id)
    if found is None:
        raise Stale(_("A person has it now. You can withdraw it, or wait for the decision."))
    _take_back(found)
    return found


def discard(token: str, account_id: int) -> None:
    """Delete a draft and what may have been sent of it; a text that a moderator has is withdrawn instead."""
    with writing():
        found = drafts.find(token, account_id, locked=True)
        if found is None:
            return
        if found.post_id is not None:
            post = subjects.load(found.subject_kind, found.post_id, locked=True)
            post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
            moderation.withdrawn(found.subject_kind, post)
        drafts.drop(found)


def withdraw(kind: str, post_token: str, account_id: int) -> Post:
    """Take one's own post back, before or after it was published; asked twice it is done once."""
    with writing():
        post = queries.own_post(kind, post_token, account_id)
        post = subjects.load(kind, post.id, locked=True)
        if post.state == Publication.WITHDRAWN:
            return post  # type: ignore[no-any-return]
        if not rules.may_withdraw(kind, Publication(post.state), getattr(post, "official", False)):
            raise NotAllowed(_("This cannot be withdrawn now."))
        if post.state in rules.ONCE_PUBLIC:
            subjects.KINDS[kind].take_down(post, Publication.WITHDRAWN, Mover.AUTHOR)
        else:
            post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
        found = drafts.of_post(kind, post.id)
        if found is not None:
            drafts.drop(found)
        moderation.withdrawn(kind, post)
    return post  # type: ignore[no-any-return]


def hand_over(subject: str) -> None:
    """Give a post that has cooled off to the moderators; asked again it does nothing."""
    kind, _colon, token = subject.partition(":")
    post = subjects.by_token(kind, token)
    found = drafts.of_post(kind, post.id)
    if post.state != Publication.COOLING_OFF or found is None:
        return
    if post.cooling_until is not None and post.cooling_until > clock.now():
        return  # changed and sent again: another event tells of it
    fields = drafts.read(found)
    words = {name: fields[name].strip() for name in WORDS[kind]}
    moderation.take_in(kind, post, words, found)


def resolve(complaint: Complaint, account: Account, *, answer_number: int | None, steps: str) -> Outcome:
    """Say what solved it; doubtful steps are in the queue when this returns. Said twice it is one resolution."""
    complaint_id, language = complaint.id, complaint.language
    token = _hashed(account.id, "resolution", complaint_id, {"answer": str(answer_number), "body": steps.strip()})
    redaction.refuse_reserved({"steps": steps})
    if queries.is_over(token):
        token = new_token()  # it was opened again since; now it is said anew
    held = moderation.staff_words("resolution", {"body": steps.strip()}, language)
    return answers.resolve(
        complaint, account, answer_number=answer_number, steps=steps, token=token, hold=held.hold
    )


def _take_back(draft: Draft) -> None:
    """A post that cools off is a draft again; the event that would hand it over finds nothing to do."""
    assert draft.post_id is not None
    kind, post_id = draft.subject_kind, draft.post_id
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        if post.state == Publication.COOLING_OFF:
            post.move_to(Publication.DRAFT, Mover.AUTHOR)
            post.version += 1


def _post_of(draft: Draft, fields: Mapping[str, str], account_id: int, language: str) -> Any:
    """The post a draft becomes: the one it was before, or a new row at the draft's own address."""
    if draft.post_id is not None:
        post = subjects.load(draft.subject_kind, draft.post_id, locked=True)
        if post.state == Publication.RETURNED:
            post.version += 1
    elif draft.subject_kind == "answer":
        assert draft.complaint_id is not None
        post = answers.answer(complaint_id=draft.complaint_id, author_id=account_id, language=language)
        _give_address(post, draft.token)
    else:
        post = complaints.begin(author_id=account_id, language=language, **_choices(fields))
        _give_address(post, draft.token)
    if draft.subject_kind == "complaint":
        for name, value in _choices(fields).items():
            setattr(post, name, value)
    return post


def _give_address(post: Post, token: str) -> None:
    """Let the post be found at its draft's address when it is sent again after the draft is gone."""
    if not queries.is_sent(token):
        post.token = token


def _refuse_closed(draft: Draft) -> None:
    """An answer needs its problem; the words stay in the draft."""
    complaint = complaint_queries.by_id(draft.complaint_id) if draft.complaint_id is not None else None
    if complaint is not None and not complaint.is_public:
        raise NotAllowed(
            _("The problem is not public any more, so it cannot be answered now. Your words are kept in “My posts”.")
        )


def _choices(fields: Mapping[str, str]) -> dict[str, Any]:
    product = catalogue.product_by_slug(fields.get("product", ""))
    return {
        "kind": Kind(fields["kind"]),
        "product_id": product.id if product else None,
        "heard_only": fields.get("heard_only") == "yes",
    }


def _first_words(draft: Draft) -> str:
    """The title, or the beginning of the text."""
    fields = drafts.read(draft)
    first = fields.get("title", "").strip() or fields.get("body", "").strip()
    return textwrap.shorten(first, FIRST_WORDS, placeholder=" …")


def _pseudonyms(account_id: int, complaint_id: int | None) -> list[str]:
    """Whose names stay: the author's own pseudonym, and the one of the problem that is answered."""
    people = [db.session.get(Account, account_id)]
    if complaint_id is not None:
        complaint = complaint_queries.by_id(complaint_id)
        people.append(complaint.author if complaint else None)
    return [person.pseudonym for person in people if person is not None]


def _address(
    token: str | None, account_id: int, kind: str, complaint_id: int | None, fields: Mapping[str, str]
) -> str:
    """Where a draft is kept: the address in its form, unless that was used up; then one made of the words.

    So a double click makes one draft, and going back after sending makes a new one instead of losing words.
    """
    if token is not None and rules.is_token(token) and _is_free(token, account_id):
        return token
    made = _hashed(account_id, kind, complaint_id, fields)
    return made if _is_free(made, account_id) else new_token()


def _is_free(token: str, account_id: int) -> bool:
    if drafts.find(token, account_id) is not None:
        return True
    return not drafts.is_taken(token) and not queries.is_sent(token)


def _storable(text: str) -> str:
    """One kind of line break, and no half characters, which no encoding knows."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace").decode()


def _hashed(account_id: int, kind: str, complaint_id: int | None, fields: Mapping[str, str]) -> str:
    """An address made of the words, which only the forum can make: it says nothing about them."""
    words = json.dumps([account_id, kind, complaint_id, sorted(fields.items())])
    digest = hmac.new(settings().secret.encode(), b"draft " + words.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
