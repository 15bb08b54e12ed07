"""What every response says about itself: what it may load, who may keep it, how it is packed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from tests.pages.small import HERE, dispose, small_app

PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path)
    yield app
    dispose(app)


@pytest.fixture
def eve(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", ["/problems", "/nowhere", "/raise/Gone", "/data", "/healthz", "/static/nothing"])
def test_every_answer_carries_the_security_headers(eve: FlaskClient, path: str) -> None:
    headers = eve.get(path).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Cookie" in headers["Vary"]
    assert headers["Strict-Transport-Security"] == "max-age=63072000"


@pytest.mark.parametrize("path", ["/problems", "/fr/problems", "/search?q=refund", "/nowhere", "/my-posts"])
def test_looking_sets_no_cookie(eve: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in eve.get(path).headers


def test_a_public_page_may_be_shared_for_a_minute(eve: FlaskClient) -> None:
    assert eve.get("/problems").headers["Cache-Control"] == PUBLIC


def test_a_page_seen_with_a_session_is_nobody_elses(eve: FlaskClient) -> None:
    eve.set_cookie("session", "abc")
    headers = eve.get("/problems").headers
    assert headers["Cache-Control"] == "private, no-cache"


def test_a_page_that_did_not_ask_to_be_public_is_never_shared(eve: FlaskClient) -> None:
    assert eve.get("/my-posts").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/moderation", "/yours/abc", "/nowhere", "/raise/Gone", "/raise/NotAllowed"])
def test_staff_pages_secret_addresses_and_errors_are_kept_nowhere(eve: FlaskClient, path: str) -> None:
    answer = eve.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_the_answer_to_a_form_is_kept_nowhere(eve: FlaskClient) -> None:
    assert eve.post("/post", data={"text": "words"}, headers=HERE).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_that_did_not_change_is_not_sent_again(eve: FlaskClient, encoding: str) -> None:
    first = eve.get("/problems", headers={"Accept-Encoding": "gzip"})
    assert first.headers["ETag"].startswith('W/"')
    again = eve.get("/problems", headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": encoding})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == PUBLIC
    assert set(again.headers["Vary"].split(", ")) == {"Cookie", "Accept-Encoding"}
    assert "Content-Encoding" not in again.headers


def test_a_page_that_changed_is_sent_again(eve: FlaskClient) -> None:
    old = eve.get("/problems/1").headers["ETag"]
    assert eve.get("/problems/2", headers={"If-None-Match": old}).status_code == 200


@pytest.mark.parametrize("path", ["/problems", "/data", "/nowhere"])
def test_text_is_packed_for_readers_that_can_unpack_it(eve: FlaskClient, path: str) -> None:
    plain, packed = eve.get(path), eve.get(path, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) == packed.content_length < len(plain.data)
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"] and "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize(("path", "accepted"), [("/healthz", "gzip"), ("/problems", "gzip;q=0"), ("/problems", "br")])
def test_what_is_small_or_cannot_be_unpacked_is_sent_plain(eve: FlaskClient, path: str, accepted: str) -> None:
    assert "Content-Encoding" not in eve.get(path, headers={"Accept-Encoding": accepted}).headers


def test_asking_for_the_head_gives_the_same_headers_and_no_body(eve: FlaskClient) -> None:
    get, head = eve.get("/problems"), eve.head("/problems")
    assert head.data == b"" and head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Cache-Control"] == PUBLIC


def test_the_address_of_a_reader_behind_a_trusted_proxy_is_the_true_one(tmp_path: Path) -> None:
    said = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "forum.example"}
    for proxies, address, host in ((1, "203.0.113.9", "https://forum.example/"), (0, "127.0.0.1", "http://localhost/")):
        app = small_app(tmp_path, proxies=proxies)
        seen = []
        app.before_request(lambda seen=seen: seen.append((request.remote_addr, request.host_url)))
        app.test_client().get("/nowhere", headers=said)
        assert seen == [(address, host)]
        dispose(app)
