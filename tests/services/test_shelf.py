"""Whole pages are kept for strangers, and let go the moment something public changes."""

import os
import uuid

import pytest
from flask import Flask
from sqlalchemy import text

from forum import create_app
from forum.complaints.models import Complaint
from forum.config import Settings
from forum.extensions import db
from forum.moderation import services as moderation
from forum.web import freshness
from forum.web.headers import PUBLIC
from forum.web.shelf import Kept, Shelf
from tests.cast import Browser, Cast

REDIS = os.environ.get("FORUM_TEST_REDIS", "")
PACKED = {"Accept-Encoding": "gzip"}


def written(app: Flask) -> list[str]:
    """Which pages the application itself wrote, from now on."""
    paths: list[str] = []

    def note() -> None:
        from flask import request

        paths.append(request.path)

    app.before_request_funcs.setdefault(None, []).append(note)
    return paths


def page_of(cast: Cast) -> str:
    complaint = cast.make_published("Charged twice", "I was charged twice for the same order.")
    return f"/problems/{complaint.number}-{complaint.slug}"


def test_the_second_stranger_gets_the_page_from_memory(app: Flask, cast: Cast) -> None:
    path, wrote = page_of(cast), written(app)
    first, second = cast.browser().get(path), cast.browser().get(path)
    assert wrote == [path]
    assert first.data == second.data
    assert dict(first.headers) == dict(second.headers)
    assert second.headers["Cache-Control"] == PUBLIC


def test_packed_and_plain_bodies_are_kept_apart(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    plain = cast.browser().get(path)
    packed = cast.browser().get(path, headers=PACKED)
    again = cast.browser().get(path, headers=PACKED)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == again.headers["Content-Encoding"] == "gzip"


def test_a_reader_who_takes_no_gzip_never_gets_what_was_packed_for_another(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    for accepted, packed in (("gzip;q=0.5", True), ("", False), ("br", False), ("gzip;q=0", False), ("*", True)):
        answer = cast.browser().get(path, headers={"Accept-Encoding": accepted})
        assert ("Content-Encoding" in answer.headers) is packed, accepted


def test_a_reader_who_has_the_page_is_told_so(app: Flask, cast: Cast) -> None:
    path, wrote = page_of(cast), written(app)
    etag = cast.browser().get(path).headers["ETag"]
    answer = cast.browser().get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data, len(wrote)) == (304, b"", 1)
    assert "Content-Type" not in answer.headers
    assert cast.browser().get(path, headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_head_has_the_same_headers_and_no_body(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    page = cast.browser().get(path)
    head = cast.browser().head(path)
    assert head.data == b"" and head.headers["ETag"] == page.headers["ETag"]


def test_whoever_brings_a_cookie_gets_a_page_of_their_own(app: Flask, cast: Cast) -> None:
    path, wrote = page_of(cast), written(app)
    cast.browser().get(path)
    carol = cast.signed_in("carol")
    assert "Carol C." in carol.get("/account").text
    carol.get(path)
    assert len(wrote) == 3


def test_both_languages_are_kept_apart(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    for _ in range(2):
        assert '<html lang="en"' in cast.browser().get(path).text
        assert '<html lang="fr"' in cast.browser().get("/fr" + path).text


def test_a_takedown_empties_it_in_the_same_request(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    assert cast.browser().get(path).status_code == 200
    complaint = db.session.query(Complaint).one()
    moderation.hide("complaint", complaint, cast.account("mo"), "name_left")
    assert not _shelf(app).pages
    assert cast.browser().get(path).status_code == 404


def test_a_takedown_by_another_process_is_seen_by_the_next_request(
    app: Flask, cast: Cast, environment: dict[str, str]
) -> None:
    path = page_of(cast)
    other = create_app(Settings.from_environment(environment))
    other.test_client_class = Browser
    assert other.test_client().get(path).status_code == 200
    complaint = db.session.query(Complaint).one()
    moderation.hide("complaint", complaint, cast.account("mo"), "name_left")
    assert other.test_client().get(path).status_code == 404
    with other.app_context():
        db.engine.dispose()


def test_any_statement_that_changes_what_is_public_counts(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    cast.browser().get(path)
    before = freshness.version()
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE complaints SET title = 'Charged three times'"))
    assert freshness.version() != before
    assert "Charged three times" in cast.browser().get(path).text


def test_what_nobody_sees_leaves_the_pages_alone(app: Flask, cast: Cast) -> None:
    path = page_of(cast)
    cast.account("dan")
    cast.browser().get(path)
    before = freshness.version()
    cast.make_sent("Another one", "Nobody can read this yet.", author="dan")
    assert freshness.version() == before


def test_a_row_committed_late_under_a_smaller_number_is_seen(app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        insert = "INSERT INTO public_changes (id, at) VALUES ({}, CURRENT_TIMESTAMP)"
    else:
        insert = "INSERT INTO public_changes (id) VALUES ({})"
    seen = []
    for number in (52, 51, 53):
        with db.engine.begin() as connection:
            connection.execute(text(insert.format(number)))
        seen.append(freshness.version())
    assert len(set(seen)) == 3


def test_old_changes_are_forgotten_but_for_the_newest(app: Flask, cast: Cast) -> None:
    page_of(cast)
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE public_changes SET at = '2020-01-01 00:00:00'"))
    freshness.forget()
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM public_changes")).scalar() == 1


def test_errors_and_private_pages_are_never_kept(app: Flask, cast: Cast) -> None:
    for path in ("/sign-in", "/problems/99-nothing", "/healthz", "/my-posts"):
        cast.browser().get(path)
    assert not [key for key in _shelf(app).pages if "sign-in" not in key]


def test_the_pages_used_longest_ago_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.web.shelf.MOST_BYTES", 25)
    shelf = Shelf()
    for name in ("a", "b", "c"):
        shelf.keep("1", name, Kept([], b"0123456789", "", "-", 9e12))
    assert list(shelf.pages) == ["b", "c"]
    assert shelf.find("1", "a") is None
    assert shelf.find("2", "b") is None and not shelf.pages and shelf.size == 0


def test_a_page_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    shelf.keep("1", "a", Kept([], b"words", "", "-", 0.0))
    assert shelf.find("1", "a") is None


def test_a_request_is_logged_from_memory_too(app: Flask, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    path = page_of(cast)
    cast.browser().get(path)
    caplog.clear()
    cast.browser().get(path)
    lines = [record for record in caplog.records if record.name == "forum.requests"]
    assert [line.__dict__["status"] for line in lines] == [200]
    assert "<int:number>" in lines[0].__dict__["route"]


def test_without_a_database_the_application_answers_itself(app: Flask, cast: Cast) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE public_changes RENAME TO away"))
    try:
        assert cast.browser().get("/about").status_code == 200
        assert not _shelf(app).pages
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("ALTER TABLE away RENAME TO public_changes"))


@pytest.mark.skipif(not REDIS, reason="FORUM_TEST_REDIS is not set")
@pytest.mark.needs_redis
def test_processes_share_their_pages_through_redis(cast: Cast, environment: dict[str, str]) -> None:
    path, name = page_of(cast), uuid.uuid4().hex
    settings = Settings.from_environment({**environment, "FORUM_REDIS": REDIS, "FORUM_NAME": name})
    one, two = create_app(settings), create_app(settings)
    wrote = written(two)
    first = one.test_client().get(path)
    assert two.test_client().get(path).data == first.data and not wrote
    with one.app_context():
        complaint = db.session.query(Complaint).one()
        moderation.hide("complaint", complaint, cast.account("mo"), "name_left")
        db.session.remove()
    shared = _pages(one)
    assert not shared.shared.server.keys(shared.shared.prefix + "*")
    assert two.test_client().get(path).status_code == 404
    for app in (one, two):
        _pages(app).shared.server.close()
        with app.app_context():
            db.engine.dispose()


def test_a_redis_that_does_not_answer_is_not_missed(cast: Cast, environment: dict[str, str]) -> None:
    path = page_of(cast)
    app = create_app(Settings.from_environment({**environment, "FORUM_REDIS": "redis://127.0.0.1:1/0"}))
    assert [app.test_client().get(path).status_code for _ in range(2)] == [200, 200]
    with app.app_context():
        db.engine.dispose()


def _pages(app: Flask):  # type: ignore[no-untyped-def]
    return app.extensions["after_writing"][0].__self__


def _shelf(app: Flask) -> Shelf:
    shelf: Shelf = _pages(app).own
    return shelf
