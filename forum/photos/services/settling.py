"""What follows from a decision about a photo or about its post: public copies are written, or deleted. Facts decide."""

import hashlib
from datetime import timedelta

from sqlalchemy import select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover
from forum.config import settings
from forum.extensions import db, writing
from forum.photos import queries
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import covering, deciding
from forum.redaction.photos.sizes import COPIES
from forum.storage import photo_store
from forum.vault import services as vault


def settle(post_token: str) -> None:
    """Bring a post's photos in line with what the post is now; asked again it does nothing.

    Strangers' requests ask the database, so what is hidden is hidden before this runs.
    """
    post = queries.post_of(post_token)
    for photo in list(queries.of_post(post_token)):
        if queries.is_public(post):
            deciding.approve_unseen(photo)
        if photo.state == State.APPROVED and queries.is_public(post):
            _publish(photo)
        elif photo.state == State.PUBLISHED and not queries.is_public(post):
            _take_back(photo.token, State.REMOVED if post and queries.is_gone(post) else State.APPROVED)
        elif photo.state == State.APPROVED and post and queries.is_gone(post):
            _take_back(photo.token, State.REMOVED)
    if isinstance(post, Complaint):
        for token in db.session.scalars(select(Answer.token).where(Answer.complaint_id == post.id)).all():
            settle(token)


def take_down(photo: Photo, account: Account, mover: Mover) -> None:
    """Take a photo that was approved or is public away for good; its address says that something stood here."""
    token, account_id, role = photo.token, account.id, account.role
    name = photo.name
    with writing():
        photo = _removed(token, mover)
        log.record("photo_removed", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id)
    _forget_public(photo, name)


def _publish(photo: Photo) -> None:
    """1. Write the copies under a name made of them. 2. Say that they are public."""
    token, files = photo.token, covering.copies(photo)
    name = hashlib.blake2b(b"".join(files[size] for size in COPIES), digest_size=16).hexdigest()
    for size in COPIES:
        photo_store().put(f"{name}-{size}", [files[size]])
    with writing():
        found = queries.by_token(token, locked=True)
        if found is None or found.state != State.APPROVED or not queries.is_public(queries.post_of(found.post_token)):
            return  # it changed in this moment: whoever changed it settles it again
        found.move_to(State.PUBLISHED, Mover.MACHINE)
        found.name = name
        found.published_at = found.published_at or clock.now()
        post = queries.post_of(found.post_token)
        complaint_id = post.id if isinstance(post, Complaint) else post.complaint_id if post else None
        events.record("photo_published", complaint_id=complaint_id, subject=found.token)


def _take_back(token: str, state: State) -> None:
    with writing():
        photo = queries.by_token(token, locked=True)
        if photo is None or photo.state not in {State.PUBLISHED, State.APPROVED} or photo.state == state:
            return
        name = photo.name
        if state == State.REMOVED:
            photo = _removed(token, Mover.MACHINE)
        else:
            photo.move_to(state, Mover.MACHINE)
    _forget_public(photo, name)


def _removed(token: str, mover: Mover) -> Photo:
    photo = queries.by_token(token, locked=True)
    assert photo is not None
    photo.move_to(State.REMOVED, mover)
    photo.alt, photo.alt_removals, photo.alt_box, photo.key_box = "", [], None, None
    if photo.sealed_id is not None:
        vault.keep_until(photo.sealed_id, clock.now() + timedelta(days=settings().purge_days))
    return photo


def _forget_public(photo: Photo, name: str | None) -> None:
    """Delete the copies, unless another photo with the same covered bytes still stands in public."""
    if name and not queries.is_named(name, but=photo.id):
        for size in COPIES:
            photo_store().delete(f"{name}-{size}")
    if photo.state == State.REMOVED and photo.copies_id is not None:
        copies_id, token = photo.copies_id, photo.token
        with writing():
            again = queries.by_token(token, locked=True)
            if again is not None:
                again.copies_id = None
        covering.forget_copies(copies_id)
