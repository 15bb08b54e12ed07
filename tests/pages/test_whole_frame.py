"""The frame around the whole forum: what the small one cannot show."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.config import settings
from tests.cast import Cast


def test_a_migrated_forum_with_an_index_is_ready(app: Flask, eve: FlaskClient) -> None:
    folder = Path(settings().search_index)
    folder.mkdir(exist_ok=True)
    (folder / "CURRENT").write_text("something")
    answer = eve.get("/readyz")
    assert "database: ok\nmigrations: ok\n" in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/fr/", "/problems", "/search", "/sign-in"])
def test_strangers_may_keep_public_pages_and_get_no_cookie(eve: FlaskClient, path: str) -> None:
    answer = eve.get(path)
    assert answer.status_code == 200
    assert "s-maxage=60" in answer.headers["Cache-Control"] and "Set-Cookie" not in answer.headers


def test_every_link_of_the_frame_leads_somewhere(eve: FlaskClient) -> None:
    page = eve.get("/search").text
    frame = page[: page.index("<main")] + page[page.index("</main>") :]
    for address in set(re.findall(r'href="(/[^"]*)"', frame)):
        assert eve.get(address).status_code in {200, 302}, address
    assert 'href="#"' not in frame and 'action="#"' not in frame


@pytest.mark.parametrize("name", ["carol", "olga", "mo", "ada"])
def test_every_link_of_the_frame_of_somebody_signed_in_leads_somewhere(cast: Cast, name: str) -> None:
    browser = cast.signed_in(name)
    page = browser.get("/search")
    assert page.headers["Cache-Control"] == "private, no-cache" and ">Sign in</a>" not in page.text
    for address in set(re.findall(r'href="(/[^"]*)"', page.text.partition("<main")[0])):
        assert browser.get(address).status_code == 200, address


def test_staff_pages_are_kept_nowhere(cast: Cast) -> None:
    assert cast.signed_in("mo").get("/moderation").headers["Cache-Control"] == "no-store"
