"""The first page, the pages that explain, the feed: true, in both languages, without a cookie."""

import xml.etree.ElementTree as ElementTree

import pytest
from flask.testing import FlaskClient

from forum.answers import services as answers
from forum.complaints import services as complaints
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover, Publication
from forum.extensions import db, writing
from tests.cast import Cast
from tests.pages.posts import make_post

WORDS = "I was charged twice for one basket on Monday."
EXPLAINING = (
    "/about", "/about/what-we-remove", "/about/accessibility", "/about/privacy", "/about/licence", "/help",
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


def solve(cast: Cast, complaint: Complaint, steps: str) -> None:
    """Carol says what solved it."""
    answers.resolve(db.session.get_one(Complaint, complaint.id), cast.account("carol"), answer_number=None, steps=steps)


def hide(complaint: Complaint) -> None:
    """A moderator hides it."""
    with writing():
        complaints.take_down(db.session.get_one(Complaint, complaint.id), Publication.HIDDEN, Mover.MODERATOR)


@pytest.mark.parametrize("path", ["/", "/problems", "/praise", "/products/payments", "/feed.atom", *EXPLAINING])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_every_public_page_opens_without_a_cookie_in_both_languages(
    cast: Cast, eve: FlaskClient, path: str, prefix: str
) -> None:
    make_post(1, product_id=cast.product.id)
    make_post(2, kind="praise")
    page = eve.get(prefix + path)
    assert page.status_code == 200 and "Set-Cookie" not in page.headers
    assert page.headers["Cache-Control"].startswith("public")
    if path != "/feed.atom":
        assert f'<html lang="{"fr" if prefix else "en"}">' in page.text
        assert page.text.count("<h1") == 1 and 'rel="canonical"' in page.text
        assert "noindex" not in page.text and page.text.count("hreflang=") >= 4


def test_an_empty_forum_says_so_and_breaks_nowhere(cast: Cast, eve: FlaskClient) -> None:
    page = eve.get("/").text
    assert "Nothing has been solved here yet." in page and "Nobody waits for an answer right now." in page
    assert ElementTree.fromstring(eve.get("/feed.atom").data).findall(f"{ATOM}entry") == []


def test_the_first_page_searches_first_then_shows_what_was_solved_and_what_waits(cast: Cast, eve: FlaskClient) -> None:
    solved = cast.make_published("Charged twice", WORDS)
    solve(cast, solved, "1. Look for the word reservation.\n2. Wait three days.")
    cast.make_published("Code never arrived", "I paid on Monday.", author="dan")
    cast.make_published("They found my ring", "An hour on their knees.", kind="praise")
    page = eve.get("/").text
    headings = ('role="search"', "Solved lately", "Waiting for an answer", "What went well")
    places = [page.index(words) for words in headings]
    assert places == sorted(places)
    assert places[1] < page.index("Look for the word reservation") < places[2]
    assert places[2] < page.index("Code never arrived") < page.index("Next word by") < places[3]
    assert page.index("They found my ring") > places[3]
    assert 'href="/products/payments"' in page


def test_what_is_hidden_is_neither_shown_nor_counted_nor_fed(cast: Cast, eve: FlaskClient) -> None:
    shown, hidden = cast.make_published("Charged twice", WORDS), cast.make_published("Secret sorrow", WORDS)
    for one in (shown, hidden):
        solve(cast, one, "Look for the word reservation.")
    cast.make_waiting("Waiting sorrow", WORDS)
    hide(hidden)
    for path in ("/", "/problems", "/products/payments", "/feed.atom", "/fr/problems?state=solved"):
        page = eve.get(path).text
        assert "sorrow" not in page
    assert "1 problem<" in eve.get("/").text and "1 is solved" in eve.get("/").text


def test_an_accusation_is_marked_in_lists(cast: Cast, eve: FlaskClient) -> None:
    accusing = cast.make_published("Money gone", "The cashier stole twenty pounds from me, it is theft.")
    solve(cast, accusing, "Ask at the desk.")
    for path in ("/problems", "/"):
        assert "One customer’s account, unverified" in eve.get(path).text


def test_robots_are_told_what_to_leave_alone(eve: FlaskClient) -> None:
    page = eve.get("/robots.txt")
    assert page.content_type.startswith("text/plain")
    assert "Disallow: /search" in page.text and "Disallow: /fr/search" in page.text
    assert "Disallow: /\n" not in page.text


def test_what_the_pages_promise_are_the_operators_own_figures(cast: Cast, eve: FlaskClient) -> None:
    assert "30 days after publication the original is destroyed" in eve.get("/about/privacy").text
    assert "within 6 months" in eve.get("/about/what-we-remove").text
    assert "3 days away" in eve.get("/about").text
