"""Photos as strangers see them: covered copies by a name made of their bytes, while their post is public."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext as _
from sqlalchemy import BindParameter, Row, Select, bindparam, select

from forum.errors import Gone, NotFound
from forum.extensions import db
from forum.photos import queries
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.redaction.pages import public_text
from forum.redaction.photos.sizes import LARGE, SMALL, fitted
from forum.storage import photo_store
from forum.web.guards import public
from forum.web.headers import picture
from forum.web.languages import root_path
from forum.web.limits import limit_reading

FILE = re.compile(rf"(?P<name>[0-9a-f]{{32}})-(?:{LARGE}|{SMALL})\.(?P<kind>webp|jpg)")
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# A browser may keep what never changes; a shared cache asks again within a minute, so a takedown reaches it.
KEPT = "public, max-age=31536000, s-maxage=60, immutable"


@dataclass(frozen=True)
class Shown:
    """One photo as a page shows it."""

    name: str
    width: int
    height: int
    alt: str

    @property
    def small_width(self) -> int:
        """How wide the small copy is."""
        return fitted(self.width, self.height, SMALL)[0]

    def address(self, size: int, kind: str) -> str:
        """Where one of its copies is, the same in every language."""
        return f"{root_path()}/photos/{self.name}-{size}.{kind}"

    @property
    def sources(self) -> dict[str, str]:
        """For each kind of file, its copies by width."""
        widths = {SMALL: self.small_width, LARGE: self.width}
        if self.width == self.small_width:
            del widths[SMALL]
        return {
            kind: ", ".join(f"{self.address(size, kind)} {width}w" for size, width in widths.items()) for kind in TYPES
        }


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint the address of the copies."""
    blueprint.add_url_rule("/photos/<file>", "photo", photo, methods=["GET"])


@public
def photo(file: str) -> Response:
    """One covered copy. The database is asked each time: what was taken down this second is gone this second."""
    limit_reading("photo", per_minute=600)
    found = FILE.fullmatch(file)
    if found is None:
        raise NotFound
    shown, gone = queries.standing(found["name"])
    if gone:
        raise Gone
    copy = photo_store().get(file) if shown else None
    if copy is None:
        raise NotFound
    response = picture(copy, TYPES[found["kind"]])
    response.headers["Cache-Control"] = KEPT
    return response


def shown_with(posts: Sequence[queries.Post], language: str) -> dict[str, list[Shown]]:
    """The photos of posts on a page, by the address of the post, in one query."""
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in db.session.execute(_standing(), {"tokens": [post.token for post in posts]}):
        found[row.post_token].append(row)
    return {token: list(_shown(photos, language)) for token, photos in found.items()}


@cache
def _standing() -> Select[Any]:
    # Made once, and no more than is shown: most posts have no photo, and every page asks.
    what = (Photo.post_token, Photo.name, Photo.shown_width, Photo.shown_height, Photo.alt, Photo.alt_removals)
    tokens: BindParameter[list[str]] = bindparam("tokens", expanding=True)
    wanted = select(*what).where(Photo.post_token.in_(tokens), Photo.state == State.PUBLISHED)
    return wanted.order_by(Photo.place, Photo.id)


def _shown(photos: Sequence[Row[Any]], language: str) -> Iterator[Shown]:
    for number, one in enumerate(photos, 1):
        if one.name and one.shown_width and one.shown_height:
            removals = tuple(tuple(str(part) for part in removal) for removal in one.alt_removals)
            words = public_text(one.alt, removals, language) if one.alt else ""
            alt = words or _("Photo %(n)s with this post; nobody has described it.", n=number)
            yield Shown(one.name, one.shown_width, one.shown_height, alt)
