"""Long lists in pages: each page begins after a place, not after a count, so that nothing is skipped."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Self, TypeVar

from flask import request
from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

from forum.errors import NotFound

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHAPE = re.compile(r"(\d{1,17})-(\d{1,18})", re.ASCII)

Row = TypeVar("Row")
Statement = TypeVar("Statement", bound=Select[Any])
Column = ColumnElement[Row] | InstrumentedAttribute[Row]


@dataclass(frozen=True)
class Cursor:
    """A place in a list, newest first: a time, and an id for what happened at the same time."""

    at: datetime
    id: int

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.id}"

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        """Read a cursor from an address; one that we never wrote leads nowhere. Raises NotFound."""
        if not text:
            return None
        found = SHAPE.fullmatch(text)
        if not found:
            raise NotFound
        return cls(EPOCH + timedelta(microseconds=int(found[1])), int(found[2]))


@dataclass(frozen=True)
class Place:
    """Which page was asked for: what is older than `before`, or newer than `after`, or the newest."""

    before: Cursor | None = None
    after: Cursor | None = None
    size: int = 20

    @property
    def first(self) -> bool:
        """Whether this is the page one starts on, the one search engines may keep."""
        return self.before is None and self.after is None


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, and the cursors of its neighbours where there are any."""

    rows: Sequence[Row]
    newer: str | None = None
    older: str | None = None


def asked(size: int = 20) -> Place:
    """Read the wanted page from the address: `?before=…` or `?after=…`."""
    before, after = Cursor.read(request.args.get("before")), Cursor.read(request.args.get("after"))
    return Place(before, None if before else after, size)


def narrowed(statement: Statement, at: Column[datetime], id: Column[int], place: Place) -> Statement:
    """Order a query newest first and keep to the place; it fetches one row more, to know if more follow."""
    # The time alone comes first: an index finds where to begin by it, and would read everything for an “or”.
    if place.after:
        later = and_(at >= place.after.at, or_(at > place.after.at, id > place.after.id))
        return statement.where(later).order_by(at.asc(), id.asc()).limit(place.size + 1)
    if place.before:
        earlier = and_(at <= place.before.at, or_(at < place.before.at, id < place.before.id))
        statement = statement.where(earlier)
    return statement.order_by(at.desc(), id.desc()).limit(place.size + 1)


def page(rows: Sequence[Row], place: Place, key: Callable[[Row], tuple[datetime, int]]) -> Page[Row]:
    """Make a page of what a narrowed query found; `key` gives a row's time and id."""
    more, kept = len(rows) > place.size, list(rows[: place.size])
    if place.after:
        kept.reverse()
    if not kept:
        return Page(kept)
    has_newer, has_older = (more, True) if place.after else (place.before is not None, more)
    newer, older = (str(Cursor(*key(row))) for row in (kept[0], kept[-1]))
    return Page(kept, newer if has_newer else None, older if has_older else None)
