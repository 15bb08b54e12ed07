"""From first words to the queue: draft, check, send, change, withdraw, hand over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _

from forum import clock, events
from forum.accounts.models import Account
from forum.answers import services as answers
from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaint_queries
from forum.complaints import services as complaints
from forum.complaints.models import Post
from forum.complaints.rules import Kind, Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotFound, Stale
from forum.extensions import db, writing
from forum.moderation import services as moderation
from forum.moderation import subjects
from forum.posting import rules
from forum.redaction import services as redaction
from forum.redaction.rules import PublicWords
from forum.vault import drafts
from forum.vault.models import Draft

WORDS = {"complaint": ("title", "body"), "answer": ("body",)}
CHOICES = ("kind", "product", "heard_only")


@dataclass(frozen=True)
class Preview:
    """What everyone would read of a draft, and what a person must still decide."""

    words: Mapping[str, PublicWords]
    proposed: redaction.Proposed


def draft(
    account_id: int,
    subject_kind: str,
    fields: Mapping[str, str],
    *,
    complaint_id: int | None = None,
    token: str | None = None,
) -> Draft:
    """Keep somebody's words, encrypted, whatever state they are in. Raises Invalid for reserved characters."""
    redaction.refuse_reserved(fields)
    known = set(WORDS[subject_kind]) | set(CHOICES)
    kept = {name: text.replace("\r\n", "\n") for name, text in fields.items() if name in known}
    return drafts.keep(kept, account_id=account_id, subject_kind=subject_kind, complaint_id=complaint_id, token=token)


def own_draft(token: str, account_id: int) -> Draft:
    """One's own draft; anything else does not exist."""
    found = drafts.find(token, account_id)
    if found is None:
        raise NotFound(_("There is no draft at this address. It may have been sent already: see “My posts”."))
    return found


def check(draft: Draft) -> Preview:
    """Show a draft as everyone would read it. Raises Invalid with what is missing."""
    fields = drafts.read(draft)
    wrong = rules.faults(draft.subject_kind, fields)
    if wrong:
        raise Invalid(
            _("Something is missing. Your words are kept."),
            {name: _(rules.FAULTS[code]) for name, code in wrong.items()},
            fields,
        )
    words = {name: fields[name].strip() for name in WORDS[draft.subject_kind]}
    proposed = redaction.propose(words, pseudonyms=_pseudonyms(draft))
    return Preview(redaction.struck(words, proposed), proposed)


def send(token: str, account_id: int) -> tuple[str, Any]:
    """Send a draft; sent twice it is one post. Cooling-off begins: change or withdraw until it is taken in.

    Returns the kind and the post.
    """
    found = own_draft(token, account_id)
    fields = drafts.read(found)
    language = check(found).proposed.language
    with writing():
        found = own_draft(token, account_id)
        post = _post_of(found, fields, account_id, language)
        if post.state == Publication.COOLING_OFF:
            return found.subject_kind, post
        post.move_to(Publication.COOLING_OFF, Mover.AUTHOR)
        post.language = language
        post.sent_at = clock.now()
        post.cooling_until = post.sent_at + timedelta(seconds=settings().cooling_off)
        found.post_id = post.id
        events.record("sent", subject=f"{found.subject_kind}:{post.token}", due=post.cooling_until)
    return found.subject_kind, post


def change(kind: str, post_token: str, account_id: int) -> Draft:
    """Take a post back into the draft it was made of, while it cools off."""
    with writing():
        post = own_post(kind, post_token, account_id)
        found = drafts.of_post(kind, post.id)
        if found is None:
            raise Stale(_("A person has it now. You can withdraw it, or wait for the decision."))
        if post.state == Publication.COOLING_OFF:
            post.move_to(Publication.DRAFT, Mover.AUTHOR)
            post.version += 1
    return found


def withdraw(kind: str, post_token: str, account_id: int) -> Post:
    """Take one's own post back, before or after it was published."""
    with writing():
        post = own_post(kind, post_token, account_id)
        if post.state in {Publication.PUBLISHED, Publication.HIDDEN}:
            subjects.KINDS[kind].take_down(post, Publication.WITHDRAWN, Mover.AUTHOR)
        else:
            post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
        found = drafts.of_post(kind, post.id)
        if found is not None:
            drafts.drop(found)
        moderation.withdrawn(kind, post)
    return post


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


def own_post(kind: str, token: str, account_id: int) -> Any:
    """One's own post, in any state; anybody else's does not exist."""
    post = subjects.by_token(kind, token)
    if post.author_id != account_id:
        raise NotFound(_("There is nothing here."))
    return post


def _post_of(draft: Draft, fields: Mapping[str, str], account_id: int, language: str) -> Any:
    """The post a draft becomes: the one it was before, or a new row."""
    if draft.post_id is not None:
        post = subjects.load(draft.subject_kind, draft.post_id, locked=True)
        if post.state == Publication.RETURNED:
            post.version += 1
    elif draft.subject_kind == "answer":
        assert draft.complaint_id is not None
        return answers.answer(complaint_id=draft.complaint_id, author_id=account_id, language=language)
    else:
        return complaints.begin(author_id=account_id, language=language, **_choices(fields))
    if draft.subject_kind == "complaint":
        for name, value in _choices(fields).items():
            setattr(post, name, value)
    return post


def _choices(fields: Mapping[str, str]) -> dict[str, Any]:
    product = catalogue.product_by_slug(fields.get("product", ""))
    return {
        "kind": Kind(fields["kind"]),
        "product_id": product.id if product else None,
        "heard_only": fields.get("heard_only") == "yes",
    }


def _pseudonyms(draft: Draft) -> list[str]:
    """Whose names stay: the author's own pseudonym, and the one of the problem that is answered."""
    people = [db.session.get(Account, draft.account_id)] if draft.account_id else []
    if draft.complaint_id is not None:
        complaint = complaint_queries.by_id(draft.complaint_id)
        people.append(complaint.author if complaint else None)
    return [person.pseudonym for person in people if person is not None]
