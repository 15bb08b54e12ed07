"""The machine's look at a photo, the covered copies it makes, and making them again when somebody covers more."""

import json
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from forum import clock, events
from forum.complaints.rules import Mover
from forum.config import settings
from forum.errors import NotFound, Stale
from forum.extensions import db, writing
from forum.photos import queries, rules
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import claiming
from forum.redaction.photos import services as redaction
from forum.redaction.photos.rules import Box, Verdict
from forum.redaction.photos.running import Copies
from forum.redaction.photos.sizes import LARGE
from forum.vault import files
from forum.vault import services as vault

STANDS = {Verdict.HELD: State.HELD, Verdict.REFUSED: State.REFUSED}


def cover(token: str) -> None:
    """Look at a photo that was kept and cover what is found; asked again it does nothing.

    Killed at any moment, the photo is still to be covered, and the next worker begins anew: the copies of this try
    belong to nobody and are swept away.
    """
    photo = queries.by_token(token)
    if photo is None or photo.state != State.COVERING or photo.sealed_id is None or photo.key_box is None:
        return
    post, version = queries.post_of(photo.post_token), photo.version
    found = redaction.cover(
        files.read(photo.sealed_id, photo.key_box),
        post.language if post else "auto",
        cover_from=settings().photo_cover_from,
        doubt_from=settings().photo_doubt_from,
        with_doubts=False,
    )
    copies_id = files.lock(_packed(found.copies)) if found.copies else None
    try:
        _store(token, version, found, copies_id)
    except Stale:
        forget_copies(copies_id)


def _store(token: str, version: int, found: redaction.Covered, copies_id: str | None) -> None:
    with writing():
        photo = queries.by_token(token, locked=True)
        if photo is None or photo.state != State.COVERING or photo.version != version:
            raise Stale
        photo.move_to(_state_after(found), Mover.MACHINE)
        photo.why = "" if found.copies else found.why
        photo.width, photo.height = found.width or None, found.height or None
        photo.boxes, photo.answers = [rules.packed(box) for box in found.boxes], {}
        _wear(photo, copies_id, found.copies)
        photo.version += 1
        if photo.state == State.REFUSED and photo.sealed_id is not None:
            vault.keep_until(photo.sealed_id, clock.now())
        if rules.is_unmarked(photo.state, photo.boxes, photo.drawn):
            events.record("photo_unmarked", subject=photo.post_token)


def _state_after(found: redaction.Covered) -> State:
    """A doubt is no reason to hold a photo back from the person who decides it."""
    return STANDS.get(found.verdict, State.WAITING) if found.copies is None else State.WAITING


def look_again() -> None:
    """Let the machine look again at what nobody has decided, since the roster has grown; and at what was held.

    A photo that a moderator has in hand is taken back: what they would approve was read with the older roster.
    """
    with writing():
        for photo in db.session.query(Photo).filter(
            Photo.state.in_((State.WAITING, State.HELD)), Photo.key_box.is_not(None)
        ):
            claiming.put_back(photo)
            photo.move_to(State.COVERING, Mover.MACHINE)
            photo.version += 1
            events.record("photo_kept", subject=photo.token)


def redrawn(photo: Photo, covers: Sequence[Box]) -> tuple[str, Copies]:
    """Make the covered copies anew, outside a transaction: the id of the new ones, and their sizes."""
    if photo.sealed_id is None or photo.key_box is None:
        raise NotFound(_("The original of this photo is not here any more, so it cannot be changed."))
    copies = redaction.draw(files.read(photo.sealed_id, photo.key_box), covers)
    return files.lock(_packed(copies)), copies


def wear(photo: Photo, copies_id: str, copies: Copies) -> str | None:
    """Put new copies on a photo, inside a transaction; give the id of the old ones, to be destroyed after it."""
    before = photo.copies_id
    _wear(photo, copies_id, copies)
    return before


def forget_copies(*ids: str | None) -> None:
    """Destroy covered copies, after the transaction that let go of them."""
    files.destroy(*(one for one in ids if one is not None))


def copies(photo: Photo) -> Mapping[str, bytes]:
    """The covered copies by size and kind. Raises NotFound."""
    if photo.copies_id is None:
        raise NotFound(_("There is no picture here."))
    return _unpacked(files.unlock(photo.copies_id))


def picture(photo: Photo) -> bytes:
    """The covered copy for its author and for moderators: a JPEG, with what is covered so far."""
    return copies(photo)[f"{LARGE}.jpg"]


def _wear(photo: Photo, copies_id: str | None, copies: Copies | None) -> None:
    photo.copies_id = copies_id
    photo.shown_width, photo.shown_height = (copies.width, copies.height) if copies else (None, None)


def _packed(copies: Copies) -> bytes:
    """All copies in one file: a line that says how long each is, then their bytes."""
    head = json.dumps([[name, len(data)] for name, data in copies.files.items()]).encode()
    return b"%d\n" % len(head) + head + b"".join(copies.files.values())


def _unpacked(packed: bytes) -> dict[str, bytes]:
    size, _line, rest = packed.partition(b"\n")
    at = int(size)
    found = {}
    for name, length in json.loads(rest[:at]):
        found[name] = rest[at : at + length]
        at += length
    return found
