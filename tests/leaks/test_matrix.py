"""Every route × every reader × every state: no sealed or struck word in body, header or redirect, or log line."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum.web.logs import AllowList
from tests.leaks import rows, world
from tests.leaks.world import CANARIES, World

READERS = ("eve", "vera", "dan", "olga", "nia", "ada", "mo", "carol")


@pytest.fixture
def everything(app: Flask) -> World:
    return world.build(app)


def browsers(everything: World) -> dict[str, FlaskClient]:
    cast = everything.cast
    people = {reader: cast.signed_in(reader) for reader in READERS if reader not in {"eve", "vera"}}
    return {"eve": cast.browser(), "vera": visiting(everything), **people}


def visiting(everything: World) -> FlaskClient:
    """The browser of Vera, who wrote without an account."""
    browser = everything.cast.browser()
    browser.set_cookie("draft", world.VISITORS_COOKIE)
    return browser


def seen_in(answer: TestResponse, pictures: dict[bytes, str] | None = None) -> set[str]:
    if pictures and (found := pictures.get(answer.get_data())):
        return {found}
    text = answer.get_data().decode(errors="replace").casefold() + str(answer.headers).casefold()
    return {word for word in CANARIES if word.casefold() in text}


def leaks(everything: World, method: str, prefix: str = "") -> Iterator[tuple[str, str, str, set[str]]]:
    people = browsers(everything)
    for reader in READERS:
        for endpoint, address in rows.addresses(everything, method):
            browser = people[reader]
            if endpoint in {"accounts.sign_out", "accounts.sign_in_post"}:
                browser = everything.cast.browser()
            answer = browser.open(prefix + address, method=method)
            assert answer.status_code < 500, (endpoint, reader, address)
            found = seen_in(answer, everything.pictures)
            if found and reader not in rows.MAY_READ.get(endpoint, set()):
                yield endpoint, reader, address, found


def test_every_route_has_a_row(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert endpoints - set(rows.ROWS) == set(), "a new page needs a row in tests/leaks/rows.py"
    assert set(rows.ROWS) - endpoints == set(), "these rows have no page"


def test_no_page_and_no_answer_to_a_form_shows_what_is_sealed_or_struck(
    everything: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert list(leaks(everything, "GET")) == []
    assert list(leaks(everything, "GET", "/fr")) == []
    assert list(leaks(everything, "POST")) == []
    logged = "\n".join(AllowList().format(line) for line in caplog.records).casefold()
    assert "route=" in logged
    assert not [word for word in CANARIES if word.casefold() in logged]


def test_the_matrix_can_fail(everything: World) -> None:
    carol = everything.cast.signed_in("carol")
    draft = carol.get(f"/drafts/{everything.tokens['draft'][0]}")
    words = world.NAMES["title"], world.NAMES["body"]
    assert seen_in(draft) == {*words, world.SEALED["draft"], world.ALTS["draft"]}
    visitors = visiting(everything).get(f"/drafts/{everything.tokens['visitor'][0]}")
    assert seen_in(visitors) == {*words, world.SEALED["visitor"]}


def test_a_search_for_a_struck_name_is_a_search_for_nonsense(everything: World) -> None:
    eve = everything.cast.browser()
    nonsense = "qwxzvkjh"
    for language in ("", "/fr"):
        plain = eve.get(f"{language}/search?q={nonsense}").get_data(as_text=True)
        for word in sorted(CANARIES):
            answer = eve.get(f"{language}/search?q={word}").get_data(as_text=True)
            assert answer.replace(word, nonsense) == plain, word
    found = eve.get("/search?q=cashier").get_data(as_text=True)  # what is public is found
    assert "/problems/" in found
    assert "[person A]" in found


def test_numbers_tell_nothing_about_what_waits(everything: World) -> None:
    public = [one.number for one in everything.complaints.values() if one.published_at is not None]
    assert sorted(number for number in public if number) == list(range(1, len(public) + 1))
    assert all(one.number is None for one in everything.complaints.values() if one.published_at is None)
