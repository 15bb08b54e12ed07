"""Photos of posts that wait, as if the machine had found just these boxes in them."""

import io

from PIL import Image

from forum.extensions import db, writing
from forum.photos import queries, rules
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import covering
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import Tier
from tests.cast import Cast

FACE = Box(40, 40, 60, 60, 0.9, Seen.FACE, Tier.strike)
PERHAPS = Box(200, 100, 40, 40, 0.25, Seen.FACE, Tier.doubt)
BADGE = Box(120, 180, 50, 20, 0.8, Seen.BADGE, Tier.strike, "first_name")
DRAWN = Box(10, 10, 30, 30, 1.0, Seen.HAND, Tier.strike, "moderator")
GREEN = (20, 160, 60)


def green() -> bytes:
    """A picture of nothing at all."""
    buffer = io.BytesIO()
    Image.new("RGB", (320, 240), GREEN).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def make_photo_waiting(cast: Cast, *boxes: Box, author: str = "carol", title: str = "The lift") -> str:
    """The address of a photo of Carol’s that waits, 320 × 240 and green."""
    post = cast.make_waiting(title, f"{title} is broken.", author=author)
    token = cast.make_photo(post.token, green()).token
    copies = covering.redrawn(at(token), rules.covered(boxes, {}, []))
    with writing():
        photo = at(token)
        covering.wear(photo, *copies)
        photo.state, photo.width, photo.height = State.WAITING, 320, 240
        photo.boxes = [rules.packed(box) for box in boxes]
    return token


def at(token: str) -> Photo:
    db.session.rollback()
    photo = queries.by_token(token)
    assert photo is not None
    return photo
