"""Into one moderator's hands, and out of them again: two never hold the same post."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, or_, select

from forum import clock, log
from forum.accounts.models import Account
from forum.complaints.rules import Mover, Publication
from forum.config import settings
from forum.errors import NotAllowed, NotFound, Stale
from forum.extensions import db, writing
from forum.moderation import queries, rules, subjects
from forum.moderation.models import QueueEntry
from forum.vault import drafts, files

# Nobody has written, or left to others, more than this many of the posts that wait.
CANDIDATES = 2_000


def take_next(account: Account, unmarked: int = 0) -> list[QueueEntry]:
    """Take the next post, or fill one's list of posts without a finding; what one holds comes first."""
    _refuse_closed(account.role)
    account_id, role = account.id, account.role
    with writing():
        taken = list(queries.held_by(account_id, unmarked=bool(unmarked)))
        wanted = max(0, unmarked - len(taken)) if unmarked else int(not taken)
        until = claim_ends()
        for entry in _next_ones(account_id, bool(unmarked), wanted):
            _give(entry, account_id, role, until)
            taken.append(entry)
    return taken


def take_this(token: str, account: Account) -> QueueEntry:
    """Take one post by its address, unless somebody else holds it."""
    _refuse_closed(account.role)
    account_id, role = account.id, account.role
    with writing():
        entry = _open_entry(token, locked=True)
        if _holds(entry, account_id):
            return entry
        if not rules.is_claimable(entry.claimed_by_id, entry.claimed_until, clock.now()):
            raise Stale(_("Another moderator is reading this post."))
        if _is_own(entry, account_id):
            raise NotAllowed(_("This is your own post. Another moderator decides it."))
        _give(entry, account_id, role, claim_ends())
    return entry


def leave(token: str, account: Account) -> None:
    """Leave a claimed post to another moderator."""
    account_id, role = account.id, account.role
    with writing():
        entry = claimed(token, account_id)
        entry.left_by = [*entry.left_by, account_id]
        put_back(entry, Mover.MODERATOR)
        log.record("left", actor_id=account_id, role=role, subject_kind="queue", subject_id=entry.token)


def release_expired() -> None:
    """Put posts whose claim ran out back among the waiting ones."""
    with writing():
        expired = select(QueueEntry).where(QueueEntry.decided_at.is_(None), QueueEntry.claimed_until <= clock.now())
        for entry in db.session.scalars(expired.with_for_update(skip_locked=True)).all():
            put_back(entry, Mover.MACHINE)


def claimed(token: str, account_id: int, *, locked: bool = True) -> QueueEntry:
    """An open entry that this moderator holds. Raises NotFound, and Stale when it was decided or the time is over."""
    entry = _open_entry(token, locked=locked)
    if not _holds(entry, account_id):
        raise Stale(_("This post is not in your hands now. Take it from the queue, then go on."))
    return entry


def claim_ends() -> datetime:
    """Until when somebody who takes a post now has it."""
    return clock.now() + timedelta(minutes=settings().claim_minutes)


def _open_entry(token: str, *, locked: bool) -> QueueEntry:
    wanted = select(QueueEntry).where(QueueEntry.token == token)
    if locked:
        wanted = wanted.with_for_update()
    entry = db.session.scalar(wanted)
    if entry is None:
        raise NotFound(_("There is nothing here."))
    if entry.decided_at is not None:
        raise Stale(_("This post was decided in the meantime."))
    return entry


def _holds(entry: QueueEntry, account_id: int) -> bool:
    until = entry.claimed_until
    return entry.claimed_by_id == account_id and until is not None and until > clock.now()


def _next_ones(account_id: int, unmarked: bool, wanted: int) -> Iterator[QueueEntry]:
    """Free posts, locked one by one: who locked many at once would leave nothing for a colleague in the same moment."""
    if not wanted:
        return
    free = [QueueEntry.decided_at.is_(None), *_free()]
    if unmarked:
        free.append(QueueEntry.marked.is_(False))
    found = 0
    rows: list[Any] = list(
        db.session.execute(
            select(QueueEntry.id, QueueEntry.left_by).where(*free).order_by(*queries.order()).limit(CANDIDATES)
        )
    )
    for entry_id, left_by in rows:
        entry = None if account_id in left_by else _locked(entry_id, free)
        if entry is not None and not _is_own(entry, account_id):
            yield entry
            found += 1
            if found == wanted:
                return


def _locked(entry_id: int, free: list[ColumnElement[bool]]) -> QueueEntry | None:
    """One entry, unless a colleague took it since it was listed."""
    wanted = select(QueueEntry).where(QueueEntry.id == entry_id, *free)
    return db.session.scalar(wanted.with_for_update(skip_locked=True).execution_options(populate_existing=True))


def _free() -> list[ColumnElement[bool]]:
    return [or_(QueueEntry.claimed_until.is_(None), QueueEntry.claimed_until <= clock.now())]


def _is_own(entry: QueueEntry, account_id: int) -> bool:
    """Nobody decides their own post."""
    return bool(subjects.load(entry.subject_kind, entry.subject_id).author_id == account_id)


def _give(entry: QueueEntry, account_id: int, role: str, until: datetime) -> None:
    entry.claimed_by_id, entry.claimed_until = account_id, until
    post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
    if post.state == Publication.WAITING:
        post.move_to(Publication.IN_REVIEW, Mover.MODERATOR)
        own = drafts.of_post(entry.subject_kind, post.id)
        if own is not None:
            drafts.drop(own)  # until now its author could change it
    log.record("claimed", actor_id=account_id, role=role, subject_kind="queue", subject_id=entry.token)


def put_back(entry: QueueEntry, mover: Mover) -> None:
    """Put a post back among the waiting ones, inside a transaction."""
    entry.claimed_by_id = entry.claimed_until = None
    post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
    if post.state == Publication.IN_REVIEW:
        post.move_to(Publication.WAITING, mover)


def _refuse_closed(role: str) -> None:
    if not rules.may("review", role):
        raise NotAllowed(_("Only moderators take posts from the queue."))
    # A claim without the key would only keep the post from those who can read it.
    files.refuse_closed()
