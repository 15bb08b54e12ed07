"""Photos whose words are gone go too, and files that nobody knows."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import delete, select

from forum import clock
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db, writing
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import covering
from forum.storage import photo_store
from forum.vault import files
from forum.vault import services as vault
from forum.vault.models import Draft

AN_HOUR = timedelta(hours=1)
OVER = (Publication.WITHDRAWN, Publication.REMOVED, Publication.DECLINED)


def forget_lost(post_token: str | None = None) -> int:
    """Delete photos whose words are gone and were never public, of one post or of every one; say how many.

    Their draft was deleted, or their post was withdrawn before anybody read it, or declined and its time to contest is
    over. A photo is kept after its draft was, so none of them is still on its way.
    """
    alive = [select(model.token).where(model.state.not_in(OVER)) for model in (Complaint, Answer)]
    lost = select(Photo).where(
        Photo.published_at.is_(None), *(Photo.post_token.not_in(tokens) for tokens in (select(Draft.token), *alive))
    )
    if post_token is not None:
        lost = lost.where(Photo.post_token == post_token)
    with writing():
        photos = db.session.scalars(lost).all()
        gone = forgotten(photos)
    forget_files(gone)
    return len(photos)


def forgotten(photos: Collection[Photo]) -> list[str]:
    """Delete photos that were never public, inside a transaction; give their files, to be destroyed after it."""
    sealed = [photo.sealed_id for photo in photos if photo.sealed_id]
    names = [*sealed, *(photo.copies_id for photo in photos if photo.copies_id)]
    db.session.execute(delete(Photo).where(Photo.id.in_([photo.id for photo in photos])))
    vault.destroy(sealed)
    return names


def forget_files(names: Collection[str]) -> None:
    """Destroy the files of what was deleted."""
    covering.forget_copies(*names)


def sign_off(post_tokens: Collection[str]) -> list[str]:
    """Somebody leaves: destroy the originals of their photos, inside a transaction; give the files to destroy after it.

    Covered copies that stand in public stay with the words that stay.
    """
    photos = db.session.scalars(select(Photo).where(Photo.post_token.in_(post_tokens))).all()
    sealed = [photo.sealed_id for photo in photos if photo.sealed_id]
    for photo in photos:
        photo.key_box = photo.alt_box = photo.sealed_id = None
    vault.destroy(sealed)
    return sealed


def sweep() -> int:
    """Destroy files that a crash left without a row, in the vault and among the public copies; say how many."""
    before = clock.now() - AN_HOUR
    old = [name for name, at in photo_store().names() if at < before]
    shown = set(db.session.scalars(select(Photo.name).where(Photo.state == State.PUBLISHED)))
    unknown = [name for name in old if name.rpartition("-")[0] not in shown]
    for name in unknown:
        photo_store().delete(name)
    photo_store().forget_unfinished(before)
    return files.sweep(_known) + len(unknown)


def _known(names: Collection[str]) -> Collection[str]:
    return set(db.session.scalars(select(Photo.copies_id).where(Photo.copies_id.in_(names))).all()) - {None}  # type: ignore[return-value]
