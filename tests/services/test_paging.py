"""Long lists in pages: no row twice, none left out, even when rows are added meanwhile."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from forum.errors import NotFound
from forum.extensions import db
from forum.web.limits import RateWindow
from forum.web.paging import Cursor, Page, Place, asked, narrowed, page
from tests.pages.small import dispose, make_tables, small_app

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def app(bare_database: str, tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path, database=bare_database)
    make_tables(app)
    with app.app_context():
        # Any table with a time and a number will do; three rows share each time.
        rows = (RateWindow(key=str(i), count=i, ends_at=START + timedelta(seconds=i // 3)) for i in range(50))
        db.session.add_all(rows)
        db.session.commit()
    yield app
    dispose(app)


def _page(place: Place) -> Page[RateWindow]:
    query = narrowed(select(RateWindow), RateWindow.ends_at, RateWindow.count, place)
    return page(db.session.scalars(query).all(), place, lambda row: (row.ends_at, row.count))


def _counts(found: Page[RateWindow]) -> list[int]:
    return [row.count for row in found.rows]


def test_going_to_older_pages_meets_every_row_once(app: Flask) -> None:
    with app.app_context():
        seen, place = [], Place(size=7)
        while True:
            found = _page(place)
            seen += _counts(found)
            if not found.older:
                break
            place = Place(before=Cursor.read(found.older), size=7)
    assert seen == list(range(49, -1, -1))


def test_going_back_shows_the_page_one_came_from(app: Flask) -> None:
    with app.app_context():
        first = _page(Place(size=7))
        second = _page(Place(before=Cursor.read(first.older), size=7))
        back = _page(Place(after=Cursor.read(second.newer), size=7))
    assert _counts(back) == _counts(first)
    assert first.newer is None and back.newer is None and back.older is not None


def test_the_last_page_has_no_older_and_an_empty_one_no_neighbours(app: Flask) -> None:
    with app.app_context():
        last = _page(Place(before=Cursor(START + timedelta(seconds=1), 3), size=7))
        none = _page(Place(before=Cursor(START, 0)))
    assert _counts(last) == [2, 1, 0] and last.older is None
    assert none == Page([])


def test_the_address_says_which_page_is_wanted(app: Flask) -> None:
    cursor = Cursor(START, 12)
    with app.test_request_context(f"/problems?before={cursor}"):
        assert asked(10) == Place(before=cursor, size=10)
    with app.test_request_context(f"/problems?after={cursor}"):
        assert asked() == Place(after=cursor) and not asked().first
    with app.test_request_context("/problems"):
        assert asked().first


@pytest.mark.parametrize("text", ["x", "1", "1-", "-1-1", "1-1-1", "1e9-1", "9" * 40 + "-1", "١-١", "1-1\n"])
def test_a_cursor_that_we_never_wrote_leads_nowhere(text: str) -> None:
    with pytest.raises(NotFound):
        Cursor.read(text)


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(4000, 1, 1)), st.integers(0, 10**18 - 1))
def test_a_cursor_is_read_as_it_was_written(at: datetime, id: int) -> None:
    cursor = Cursor(at.replace(tzinfo=UTC), id)
    assert Cursor.read(str(cursor)) == cursor
