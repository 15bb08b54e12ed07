"""Taking photos in: sealed as they arrive, looked at by nobody; the worker hears of each."""

import hashlib
import hmac
from collections.abc import Sequence

from flask_babel import ngettext
from sqlalchemy import update

from forum import clock, events
from forum.config import settings
from forum.errors import Invalid, StorageAway
from forum.extensions import db, writing
from forum.photos import queries, rules
from forum.photos.models import Photo
from forum.redaction.photos import files as picture_files
from forum.vault import files

AWAY = "away"


class Incoming:
    """One file of a form while it arrives: what is written is sealed at once, and lies nowhere as it came.

    A file object as far as the form’s reader needs one. Of what is too large or no photo, the rest is passed over.
    """

    def __init__(self) -> None:
        self.size, self.head, self.fault = 0, b"", ""
        self.received: files.Received | None = None
        self._receiver: files.Receiver | None = None  # an empty field of a form makes none
        self._hash = hmac.new(settings().secret.encode(), b"photo ", hashlib.sha256)

    def write(self, arrived: bytes) -> int:
        """Seal the next bytes."""
        self.size += len(arrived)
        self.head += arrived[: max(0, files.HEAD - len(self.head))]
        self.fault = self.fault or self._fault()
        if not self.fault:
            self._seal(arrived)
        if self.fault:
            self._cancel()
        return len(arrived)

    def seek(self, offset: int, whence: int = 0) -> int:
        """The reader goes back to the beginning when all has arrived: so this is the end."""
        self.fault = self.fault or (self._fault(whole=True) if self.size else "")
        if not self.fault and self._receiver is not None and self.received is None:
            try:
                self.received = self._receiver.finish()
            except StorageAway:
                self.fault = AWAY
        if self.fault:
            self._cancel()
        return 0

    def read(self, size: int = -1) -> bytes:
        """Nothing: what was sealed is not given back here."""
        return b""

    def close(self) -> None:
        """What was not kept in the meantime belongs to nobody and goes."""
        if self.received is not None:
            files.destroy(self.received.row.id)
            self.received = None
        self._cancel()

    @property
    def digest(self) -> str:
        """A keyed hash of what arrived."""
        return self._hash.hexdigest()[:32]

    def _fault(self, whole: bool = False) -> str:
        if self.size > rules.LARGEST:
            return "too_big_file"
        if (whole or len(self.head) >= files.HEAD) and picture_files.kind_of(self.head) is None:
            return picture_files.refusal_of(self.head)
        return ""

    def _seal(self, arrived: bytes) -> None:
        try:
            self._receiver = self._receiver or files.Receiver()
            self._hash.update(arrived)
            self._receiver.write(arrived)
        except StorageAway:
            self.fault = AWAY  # the words that came with it are kept all the same

    def _cancel(self) -> None:
        if self._receiver is not None:
            self._receiver.cancel()
            self._receiver = None


def keep(post_token: str, arrived: Sequence[Incoming], language: str) -> list[Photo]:
    """Keep what arrived with a draft; what is there already is kept once.

    Raises Invalid with a sentence for what was not kept, after keeping the others.
    """
    arrived = [one for one in arrived if one.size]
    faults = {picture_files.why_words(one.fault, language) for one in arrived if one.fault}
    kept = []
    with writing():
        here = list(queries.of_post(post_token, locked=True))
        known = {photo.digest for photo in here if photo.state not in rules.OVER}
        for one in arrived:
            if one.received is None or one.digest in known:
                continue
            if len(here) >= rules.MOST:
                faults.add(_too_many())
                break
            photo = _added(post_token, one, place=len(here))
            known.add(photo.digest)
            here.append(photo)
            kept.append((photo, one))
    for _photo, one in kept:
        one.received = None  # it is ours now: closing the form must not destroy it
    if faults:
        words = " ".join(sorted(faults))
        raise Invalid(words, {"photos": words})
    return [photo for photo, _one in kept]


def follow(old_token: str, new_token: str) -> None:
    """Let photos stay with their words when those get another address, inside a transaction."""
    if old_token != new_token:
        db.session.execute(update(Photo).where(Photo.post_token == old_token).values(post_token=new_token))


def _too_many() -> str:
    return str(ngettext("At most one photo.", "At most %(num)d photos; the others were not kept.", rules.MOST))


def _added(post_token: str, one: Incoming, place: int) -> Photo:
    assert one.received is not None
    db.session.add(one.received.row)
    photo = Photo(
        post_token=post_token,
        place=place,
        digest=one.digest,
        sealed_id=one.received.row.id,
        key_box=one.received.key_box,
        made_at=clock.now(),
    )
    db.session.add(photo)
    db.session.flush()
    events.record("photo_kept", subject=photo.token)
    return photo
