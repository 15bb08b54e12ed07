"""How often one person may do one thing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.errors import TooMany
from forum.extensions import db
from forum.web.limits import MOST_READERS, RateWindow, Readers, limit
from tests.pages.small import HERE, dispose, make_tables, small_app

NOON = datetime(2026, 11, 22, 12, 0, 5, tzinfo=UTC)


@pytest.fixture
def app(bare_database: str, tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path, database=bare_database)
    make_tables(app)
    yield app
    dispose(app)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def _posts(app: Flask, address: str = "192.0.2.1") -> int:
    headers = HERE | {"Accept": "application/json"}
    return app.test_client().post("/post-seldom", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code


def test_one_too_many_in_a_minute_is_refused_and_the_next_minute_is_new(
    app: Flask, clock: time_machine.Traveller
) -> None:
    assert [_posts(app) for _ in range(3)] == [200, 200, 429]
    clock.shift(60)
    assert _posts(app) == 429  # the fourth of a day that allows three
    clock.shift(24 * 3600)
    assert _posts(app) == 200


def test_somebody_else_is_not_counted(app: Flask, clock: time_machine.Traveller) -> None:
    assert [_posts(app) for _ in range(3)][-1] == 429
    assert _posts(app, "192.0.2.2") == 200


def test_a_household_of_ipv6_counts_as_one(app: Flask, clock: time_machine.Traveller) -> None:
    assert [_posts(app, f"2001:db8::{i}") for i in range(1, 4)] == [200, 200, 429]
    assert _posts(app, "2001:db8:0:1::1") == 200


def test_an_account_is_counted_wherever_it_is(app: Flask, clock: time_machine.Traveller) -> None:
    for address in ("192.0.2.1", "192.0.2.2"):
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            limit("answer", who="account:12", per_minute=2)
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": "192.0.2.3"}):
        limit("answer", who="account:13", per_minute=2)
        with pytest.raises(TooMany):
            limit("answer", who="account:12", per_minute=2)


def test_the_table_knows_no_address_and_forgets_what_is_over(app: Flask, clock: time_machine.Traveller) -> None:
    _posts(app)
    with app.app_context():
        rows = db.session.scalars(select(RateWindow)).all()
        assert len(rows) == 2 and not any("192" in row.key or "seldom" in row.key for row in rows)
        assert {len(row.key) for row in rows} == {64}
    clock.shift(3 * 24 * 3600)
    _posts(app, "192.0.2.9")
    with app.app_context():
        assert len(db.session.scalars(select(RateWindow)).all()) == 2


def test_reading_is_counted_in_memory_and_writes_nothing(app: Flask, clock: time_machine.Traveller) -> None:
    eve = app.test_client()
    assert [eve.get("/search?q=refund").status_code for _ in range(3)] == [200, 200, 429]
    with app.app_context():
        assert db.session.scalars(select(RateWindow)).all() == []
    clock.shift(60)
    assert eve.get("/search?q=refund").status_code == 200


def test_the_memory_of_readers_does_not_grow_without_end(clock: time_machine.Traveller) -> None:
    readers = Readers()
    for i in range(MOST_READERS + 5):
        readers.counted(f"reader {i}")
    assert len(readers.counts) == MOST_READERS
