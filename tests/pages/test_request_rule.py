"""The one rule for every unsafe request, and what hostile requests meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from forum.web.security import LARGEST_FORM, safe_next
from tests.pages.small import HERE, dispose, small_app

TEXT = "I showed both lines at the desk."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path)
    yield app
    dispose(app)


@pytest.fixture
def eve(app: Flask) -> FlaskClient:
    return app.test_client()


OURS = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Origin": "http://localhost"},
    {"Origin": "http://LOCALHOST:80"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
]
THEIRS = [
    {},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost:8000"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost@evil.example"},
    {"Origin": "http://[::1"},
    {"Origin": "http://localhost:99999"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    {"Referer": "http://localhost/problems"},
]


@pytest.mark.parametrize("headers", OURS)
def test_a_form_from_our_own_page_is_taken(eve: FlaskClient, headers: dict[str, str]) -> None:
    assert eve.post("/post", data={"text": TEXT}, headers=headers).json == {"got": {"text": TEXT}}


@pytest.mark.parametrize("headers", THEIRS)
def test_a_form_from_elsewhere_is_refused_with_its_text_kept(eve: FlaskClient, headers: dict[str, str]) -> None:
    answer = eve.post("/post", data={"text": TEXT}, headers=headers)
    assert answer.status_code == 403
    assert f"readonly>\n{TEXT}</textarea>" in answer.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
def test_the_rule_holds_for_every_unsafe_method_even_where_no_page_is(eve: FlaskClient, method: str) -> None:
    assert eve.open("/nowhere", method=method).status_code == 403


def test_the_public_address_counts_where_there_is_one(tmp_path: Path) -> None:
    eve = small_app(tmp_path, public_address="https://forum.example").test_client()
    assert eve.post("/post", headers={"Origin": "https://forum.example"}).status_code == 200
    assert eve.post("/post", headers={"Origin": "http://localhost"}).status_code == 403


# Places to go on to


@pytest.mark.parametrize("value", ["/", "/problems", "/fr/problems?q=a b#c", "/é", "/a//b", "/%2F%2Fevil"])
def test_a_path_of_ours_is_a_place_to_go_on_to(value: str) -> None:
    assert safe_next(value) == value


@pytest.mark.parametrize(
    "value",
    [None, "", "//evil.example", "///evil", "https://evil.example", "/\\evil", "\\/evil", "/\t/evil", "/\n/evil",
     "/a\r\nSet-Cookie: x", "javascript:alert(1)", " /x", "/\u0000", "/\u200e/evil", "evil", "/\x7f"],
)  # fmt: skip
def test_everything_else_is_not(value: str | None) -> None:
    assert safe_next(value) is None


@given(st.text())
def test_no_text_at_all_leads_away(value: str) -> None:
    found = safe_next(value)
    assert found is None or (found[0] == "/" and found[1:2] not in {"/", "\\"} and "\n" not in found)


# Hostile requests


HOSTILE = [
    "/%00", "/problems/%00", "/problems?q=%00", "/problems?%00=1", "/%ff%fe", "/problems?q=%ff", "/search?q=%f0%28%8c",
    "/problems/99999999999999999999", "/problems/-1", "/problems/2147483648", "/problems/%E0%A4%A", "/..%2f..%2fetc",
    "/fr/%00", "/fr//evil.example", "//evil.example", "/static/%00", "/problems?before=%00", "/%0d%0aSet-Cookie:x=1",
    "/search?q=" + "a" * 10_000, "/search?q=%ED%A0%80", "/raise/NotFound%00",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_address_breaks_nothing(eve: FlaskClient, path: str) -> None:
    answer = eve.get(path)
    assert answer.status_code < 500
    assert "evil.example" not in answer.headers.get("Location", "") and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("host", ["a b", "evil\\example", "[::1", "localhost:x", ""])
def test_a_hostile_host_breaks_nothing(eve: FlaskClient, host: str) -> None:
    assert eve.get("/problems", headers={"Host": host}).status_code < 500


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"text=%00", "application/x-www-form-urlencoded"),
        (b"text=\x00", "application/x-www-form-urlencoded"),
        (b"%00=x", "application/x-www-form-urlencoded"),
        (b"text=%ff%fe", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"{", "application/json"),
        (b"text=a", "nonsense/\xff"),
        (b"&" * 5000, "application/x-www-form-urlencoded"),
    ],
)
def test_a_hostile_form_breaks_nothing(eve: FlaskClient, body: bytes, kind: str) -> None:
    assert eve.post("/post", data=body, headers=HERE | {"Content-Type": kind}).status_code < 500


def test_a_nul_is_refused_and_the_words_around_it_are_kept(eve: FlaskClient) -> None:
    answer = eve.post("/post", data={"text": "both\0 lines"}, headers=HERE)
    assert answer.status_code == 400 and "readonly>\nboth lines</textarea>" in answer.text


def test_a_text_over_its_limit_still_arrives_so_that_it_can_be_given_back(eve: FlaskClient) -> None:
    text = "é" * 40_000  # six characters each on the way
    assert eve.post("/post", data={"text": text}, headers=HERE).json == {"got": {"text": text}}


def test_more_than_any_form_holds_is_refused_unless_the_view_takes_it(eve: FlaskClient) -> None:
    much = {"text": "a" * LARGEST_FORM}
    assert eve.post("/post", data=much, headers=HERE).status_code == 413
    assert eve.post("/post-much", data=much, headers=HERE).json == {"got": LARGEST_FORM}
