"""A photo into one moderator's hands, and out of them again: two never hold the same one."""

from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, or_, select

from forum import clock, log
from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.config import settings
from forum.errors import NotAllowed, NotFound, Stale
from forum.extensions import db, writing
from forum.log import LogEntry
from forum.photos import queries
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.vault import files

# What one left to others is not offered again for so long.
LEFT_FOR = timedelta(days=1)


def claim(account: Account) -> Photo | None:
    """Take the next photo: what one holds comes first, then the oldest that waits, then what is held back."""
    _refuse_closed(account)
    account_id, role = account.id, account.role
    with writing():
        photo = queries.held_by(account_id)
        if photo is None:
            photo = db.session.scalar(_next(account_id))
            if photo is not None:
                _give(photo, account_id, role)
    return photo


def claim_this(token: str, account: Account) -> Photo:
    """Take one photo by its address, unless somebody else holds it."""
    _refuse_closed(account)
    account_id, role = account.id, account.role
    with writing():
        photo = _waiting(token, locked=True)
        if _holds(photo, account_id):
            return photo
        if not is_free(photo):
            raise Stale(_("Another moderator is looking at this photo."))
        if is_own(photo, account_id):
            raise NotAllowed(_("This photo belongs to your own post. Another moderator decides it."))
        _give(photo, account_id, role)
    return photo


def leave(token: str, account: Account) -> None:
    """Leave a claimed photo to another moderator."""
    account_id, role = account.id, account.role
    with writing():
        photo = claimed(token, account_id)
        put_back(photo)
        log.record("photo_left", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id)


def release_expired() -> None:
    """Put photos whose claim ran out back among those that wait."""
    with writing():
        over = select(Photo).where(Photo.claimed_until <= clock.now())
        for photo in db.session.scalars(over.with_for_update(skip_locked=True)).all():
            put_back(photo)


def claimed(token: str, account_id: int, *, locked: bool = True) -> Photo:
    """A photo that this moderator holds. Raises NotFound, and Stale when it was decided or the time is over."""
    photo = _waiting(token, locked=locked)
    if not _holds(photo, account_id):
        raise Stale(_("This photo is not in your hands now. Take it again, then go on."))
    return photo


def in_hand(token: str, account: Account) -> Photo:
    """A photo that this moderator holds, to look at. Raises NotFound, Stale."""
    return claimed(token, account.id, locked=False)


def put_back(photo: Photo) -> None:
    """Let go of a photo, inside a transaction."""
    photo.claimed_by_id = photo.claimed_until = photo.opened_by_id = None


def is_free(photo: Photo) -> bool:
    """Whether nobody has it."""
    return photo.claimed_until is None or photo.claimed_until <= clock.now()


def is_own(photo: Photo, account_id: int) -> bool:
    """Nobody decides a photo of their own post."""
    post = queries.post_of(photo.post_token)
    return post is not None and post.author_id == account_id


def _waiting(token: str, *, locked: bool) -> Photo:
    photo = queries.by_token(token, locked=locked)
    if photo is None or queries.post_of(photo.post_token) is None:
        raise NotFound(_("There is nothing here."))
    if photo.state not in {State.WAITING, State.HELD}:
        raise Stale(_("This photo was decided in the meantime, or the machine looks at it again."))
    return photo


def _next(account_id: int) -> Select[tuple[Photo]]:
    """The next one for this moderator; one row is locked, so that a colleague in the same moment gets another."""
    wanted = select(Photo).where(*queries.to_see(), *_fit_for(account_id))
    wanted = wanted.order_by(Photo.state == State.HELD, Photo.made_at, Photo.id).limit(1)
    return wanted.with_for_update(skip_locked=True).execution_options(populate_existing=True)


def _fit_for(account_id: int) -> Iterator[ColumnElement[bool]]:
    yield or_(Photo.claimed_until.is_(None), Photo.claimed_until <= clock.now())
    for model in (Complaint, Answer):
        yield Photo.post_token.not_in(select(model.token).where(model.author_id == account_id))
    # Who took the cover off a face has said so; now another person must agree.
    yield or_(Photo.uncovered_by_id.is_(None), Photo.uncovered_by_id != account_id)
    yield Photo.id.not_in(_left_by(account_id))


def _left_by(account_id: int) -> list[int]:
    left = select(LogEntry.subject_id).where(
        LogEntry.act == "photo_left", LogEntry.actor_id == account_id, LogEntry.at > clock.now() - LEFT_FOR
    )
    return [int(one) for one in db.session.scalars(left)]


def _holds(photo: Photo, account_id: int) -> bool:
    return photo.claimed_by_id == account_id and not is_free(photo)


def _give(photo: Photo, account_id: int, role: str) -> None:
    photo.claimed_by_id, photo.opened_by_id = account_id, None
    photo.claimed_until = clock.now() + timedelta(minutes=settings().claim_minutes)
    log.record("photo_claimed", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id)


def _refuse_closed(account: Account) -> None:
    if not account.is_reviewer:
        raise NotAllowed(_("Only moderators look at photos that wait."))
    files.refuse_closed()
