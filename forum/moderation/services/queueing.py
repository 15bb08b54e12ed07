"""Into the queue, and out of it into one moderator's hands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.complaints.models import Post
from forum.complaints.rules import Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.models import QueueEntry
from forum.redaction import services as redaction
from forum.redaction.rules import Kind, Removal
from forum.vault import drafts
from forum.vault import services as vault
from forum.vault.models import Draft, Sealed

EARLIER = "_earlier"  # removals that the words held already when they were sealed
CANDIDATES = 40
MARKS_MOST = 100


@dataclass(frozen=True)
class Opened:
    """A claimed post: the words as submitted, and what stands in them as removed already."""

    entry: QueueEntry
    post: Post
    fields: dict[str, str]
    earlier: dict[str, list[Removal]]


def take_in(kind: str, post: Post, fields: Mapping[str, str], draft: Draft | None = None) -> QueueEntry | None:
    """Seal the words, propose what to remove, put the post in the queue; the draft is gone afterwards.

    Returns None when the author took it back in the meantime, so that it can be asked again without harm.
    """
    post_id, version = post.id, post.version
    proposed = redaction.propose(fields, post.language, pseudonyms_of(post))
    sealed = vault.sealed(kind, fields, version)
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        if post.state != Publication.COOLING_OFF or post.version != version:
            return None
        post.move_to(Publication.WAITING, Mover.MACHINE)
        entry = enqueue(kind, post, sealed, proposed)
        if draft is not None:
            drafts.drop(db.session.merge(draft))
        events.record("taken_in", subject=entry.token)
    return entry


def enqueue(kind: str, post: Post, sealed: Sealed, proposed: redaction.Proposed) -> QueueEntry:
    """Store sealed words, proposal and queue entry, inside a transaction."""
    db.session.add(sealed)
    post.labels = list(proposed.labels)
    proposal = redaction.store(kind, post.id, post.version, proposed)
    entry = QueueEntry(
        subject_kind=kind,
        subject_id=post.id,
        original_id=sealed.id,
        text_version=post.version,
        proposal_id=proposal.id,
        urgency=rules.urgency(kind, proposed.labels),
        marked=bool(proposed.struck or proposed.doubtful or proposed.labels),
        entered_at=clock.now(),
        left_by=[],
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def claim(account: Account, *, unmarked: int = 0) -> list[QueueEntry]:
    """Take the next post, or the next ten without a finding; two moderators never get the same.

    Who holds one already gets that one again, so a double click takes no second.
    """
    if not rules.may("review", account.role):
        raise NotAllowed(_("Only moderators take posts from the queue."))
    account_id, role = account.id, account.role
    with writing():
        held = _held(account_id, bool(unmarked))
        if held:
            return held
        taken = [entry for entry in _free(bool(unmarked)) if _suits(entry, account_id)][: unmarked or 1]
        until = clock.now() + timedelta(minutes=settings().claim_minutes)
        for entry in taken:
            _give(entry, account_id, role, until)
    return taken


def claim_this(token: str, account: Account) -> QueueEntry:
    """Take one post by its address, unless somebody else holds it."""
    account_id, role = account.id, account.role
    if not rules.may("review", role):
        raise NotAllowed(_("Only moderators take posts from the queue."))
    with writing():
        entry = db.session.scalar(
            select(QueueEntry).where(QueueEntry.token == token, QueueEntry.decided_at.is_(None)).with_for_update()
        )
        if entry is None:
            raise NotFound(_("This post is not in the queue any more."))
        if entry.claimed_by_id == account_id and entry.claimed_until and entry.claimed_until > clock.now():
            return entry
        if not rules.is_claimable(entry.claimed_by_id, entry.claimed_until, clock.now()):
            raise Stale(_("Another moderator is reading this post."))
        if not _suits(entry, account_id):
            raise NotAllowed(_("This is your own post. Another moderator decides it."))
        _give(entry, account_id, role, clock.now() + timedelta(minutes=settings().claim_minutes))
    return entry


def leave(token: str, account: Account) -> None:
    """Leave a claimed post to another moderator."""
    account_id, role = account.id, account.role
    with writing():
        entry = claimed(token, account_id)
        entry.left_by = [*entry.left_by, account_id]
        entry.claimed_by_id = entry.claimed_until = None
        post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
        if post.state == Publication.IN_REVIEW:
            post.move_to(Publication.WAITING, Mover.MODERATOR)
        log.record("left", actor_id=account_id, role=role, subject_kind="queue", subject_id=entry.token)


def open_for_review(token: str, account_id: int) -> Opened:
    """Open a claimed post: the claim, which the log knows, is its own reason. Raises NotFound, VaultClosed."""
    entry = claimed(token, account_id)
    post = subjects.load(entry.subject_kind, entry.subject_id)
    fields = vault.open_claimed(entry.original_id)
    earlier = {
        name: list(redaction.removals_of(stored)) for name, stored in json.loads(fields.pop(EARLIER, "{}")).items()
    }
    return Opened(entry, post, {name: fields.get(name, "") for name in subjects.KINDS[entry.subject_kind].fields}, earlier)


def save_answers(
    token: str,
    account_id: int,
    version: int,
    answers: Mapping[str, str],
    marks: Mapping[str, Sequence[tuple[int, int, str]]] | None = None,
    labels: Sequence[str] | None = None,
) -> None:
    """Keep what a moderator said about each change and doubt, and what was marked by hand.

    Raises Stale when the proposal has changed since the page was made, Invalid for an answer that cannot be.
    """
    with writing():
        entry = claimed(token, account_id)
        proposal = entry.proposal
        refuse_stale(proposal.version, version)
        proposal.answers = {**proposal.answers, **_checked_answers(proposal.spans, answers)}
        if marks is not None:
            proposal.marked = _checked_marks(entry, marks)
        if labels is not None:
            proposal.labels = list(labels)
        proposal.version += 1


def claimed(token: str, account_id: int) -> QueueEntry:
    """An open entry that this moderator holds; anything else does not exist for them."""
    entry = db.session.scalar(
        select(QueueEntry).where(QueueEntry.token == token, QueueEntry.decided_at.is_(None)).with_for_update()
    )
    if entry is None:
        raise Stale(_("This post was decided in the meantime."))
    now = clock.now()
    if entry.claimed_by_id != account_id or entry.claimed_until is None or entry.claimed_until <= now:
        raise Stale(_("Your time with this post is over. Take it again from the queue."))
    return entry


def refuse_stale(now_at: int, sent: int) -> None:
    """Refuse a form that was made from an older version."""
    if now_at != sent:
        raise Stale(_("This post has changed since you opened it. Both versions are below."))


def pseudonyms_of(post: Post) -> list[str]:
    """Names that the thread's own participants chose: they stay visible, unless they are on the roster."""
    people = {post.author, subjects.complaint_of(post).author}  # type: ignore[arg-type]
    return [person.pseudonym for person in people if person is not None]


def _held(account_id: int, unmarked: bool) -> list[QueueEntry]:
    wanted = select(QueueEntry).where(
        QueueEntry.decided_at.is_(None),
        QueueEntry.claimed_by_id == account_id,
        QueueEntry.claimed_until > clock.now(),
    )
    if unmarked:
        wanted = wanted.where(QueueEntry.marked.is_(False))
    return list(db.session.scalars(wanted.order_by(QueueEntry.urgency, QueueEntry.entered_at, QueueEntry.id)))


def _free(unmarked: bool) -> list[QueueEntry]:
    wanted = select(QueueEntry).where(
        QueueEntry.decided_at.is_(None),
        or_(QueueEntry.claimed_until.is_(None), QueueEntry.claimed_until <= clock.now()),
    )
    if unmarked:
        wanted = wanted.where(QueueEntry.marked.is_(False))
    wanted = wanted.order_by(QueueEntry.urgency, QueueEntry.entered_at, QueueEntry.id).limit(CANDIDATES)
    return list(db.session.scalars(wanted.with_for_update(skip_locked=True)))


def _suits(entry: QueueEntry, account_id: int) -> bool:
    """Nobody decides their own post, nor gets back what they left to another."""
    post = subjects.load(entry.subject_kind, entry.subject_id)
    return bool(post.author_id != account_id) and account_id not in entry.left_by


def _give(entry: QueueEntry, account_id: int, role: str, until: datetime) -> None:
    entry.claimed_by_id, entry.claimed_until = account_id, until
    post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
    if post.state == Publication.WAITING:
        post.move_to(Publication.IN_REVIEW, Mover.MODERATOR)
    log.record("claimed", actor_id=account_id, role=role, subject_kind="queue", subject_id=entry.token)


def _checked_answers(spans: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, str]:
    allowed = {"strike": {"keep", "undo"}, "doubt": {"strike", "leave"}}
    good = {}
    for key, answer in answers.items():
        field, _colon, number = key.partition(":")
        known = number.isdecimal() and int(number) < len(spans.get(field, ()))
        if not known or answer not in allowed[spans[field][int(number)][3]]:
            raise Invalid(_("One of the answers does not fit this post. Please look at it again."))
        good[key] = answer
    return good


def _checked_marks(entry: QueueEntry, marks: Mapping[str, Sequence[tuple[int, int, str]]]) -> dict[str, Any]:
    fields = vault.open_claimed(entry.original_id)
    good: dict[str, Any] = {}
    for field, of_field in marks.items():
        if field not in subjects.KINDS[entry.subject_kind].fields or len(of_field) > MARKS_MOST:
            raise Invalid(_("One of the marks does not fit this post. Please look at it again."))
        for start, end, kind in of_field:
            if not 0 <= start < end <= len(fields[field]) or kind not in set(Kind):
                raise Invalid(_("One of the marks does not fit this post. Please look at it again."))
        good[field] = sorted([start, end, kind] for start, end, kind in of_field)
    return good


def release_expired() -> None:
    """Put posts whose claim ran out back among the waiting ones."""
    with writing():
        expired = select(QueueEntry).where(QueueEntry.decided_at.is_(None), QueueEntry.claimed_until <= clock.now())
        for entry in db.session.scalars(expired.with_for_update(skip_locked=True)):
            entry.claimed_by_id = entry.claimed_until = None
            post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
            if post.state == Publication.IN_REVIEW:
                post.move_to(Publication.WAITING, Mover.MACHINE)
