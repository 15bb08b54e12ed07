"""Atom feeds of everything, of a product, of a tag: what was solved lately, in public words, valid and cheap to ask."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from forum.answers import services as answers
from forum.complaints.models import Complaint
from forum.complaints.rules import Progress, Publication
from forum.extensions import db, writing
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, make_post, make_steps, make_tag

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feed.atom", "/products/payments/feed.atom", "/tags/refund/feed.atom")


def read(browser: FlaskClient, path: str) -> Element:
    """The feed as a reader understands it."""
    return ElementTree.fromstring(browser.get(path).data)


def entry_of(feed: Element) -> Element:
    """Its only entry."""
    (entry,) = feed.findall(f"{ATOM}entry")
    return entry


def make_solved(cast: Cast, number: int, title: str, **facts: object) -> int:
    """A solved problem about payments."""
    made = make_post(number, title, progress=Progress.SOLVED, product_id=cast.product.id, **facts)
    make_steps(made, "Look for **reservation** & wait.")
    return made


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_whole_atom(cast: Cast, eve: FlaskClient, path: str) -> None:
    one = make_solved(cast, 1, "Charged & twice")
    make_tag("refund", one, make_solved(cast, 2, "Charged again", published_at=NOVEMBER + timedelta(hours=1)))
    feed = read(eve, path)
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == ["http://localhost/problems/2", "http://localhost/problems/1"]
    assert feed.findtext(f"{ATOM}id") == f"http://localhost{path}"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-02T10:00:00+00:00"
    links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://localhost{path}" and eve.get(links["alternate"]).status_code == 200
    for part in (feed, *entries):
        assert part.findtext(f"{ATOM}title") and part.findtext(f"{ATOM}author/{ATOM}name")
    assert entries[1].findtext(f"{ATOM}summary") == "Look for reservation & wait."
    assert path in eve.get(links["alternate"]).text


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_can_be_kept_is_not_a_result_and_answers_304(cast: Cast, eve: FlaskClient, path: str) -> None:
    make_tag("refund", make_solved(cast, 1, "Charged twice"))
    answer = eve.get(path)
    assert answer.content_type == "application/atom+xml; charset=utf-8" and "Set-Cookie" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex" and answer.headers["Cache-Control"].startswith("public")
    assert eve.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_feed_tells_only_of_its_own(cast: Cast, eve: FlaskClient) -> None:
    one = make_solved(cast, 1, "Charged twice")
    make_post(2, "Door shut", progress=Progress.SOLVED)
    make_solved(cast, 3, "Hidden sorrow", state=Publication.HIDDEN)
    make_post(4, "Still open", product_id=cast.product.id)
    make_tag("refund", one)
    titles = {path: [one.text for one in read(eve, path).iter(f"{ATOM}title")][1:] for path in FEEDS}
    assert set(titles["/feed.atom"]) == {"Door shut", "Charged twice"}
    assert titles["/products/payments/feed.atom"] == titles["/tags/refund/feed.atom"] == ["Charged twice"]
    assert eve.get("/products/nothing/feed.atom").status_code == 404


def test_the_feed_holds_what_fixed_it_in_the_language_of_its_address(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Hollis")
    english = cast.make_published("Brenda Hollis & the <till>", "I was charged twice for one basket on Monday.")
    answers.resolve(english, cast.account("carol"), answer_number=None, steps="Look for the word **reservation**.")
    make_post(99, "Débitée deux fois", progress=Progress.SOLVED, language="fr")
    entry = entry_of(read(eve, "/feed.atom"))
    assert entry.findtext(f"{ATOM}title") == "[name removed] & the <till>"
    assert entry.findtext(f"{ATOM}summary") == "Look for the word reservation."
    assert entry_of(read(eve, "/fr/feed.atom")).findtext(f"{ATOM}title") == "Débitée deux fois"


@pytest.mark.parametrize("path", FEEDS)
def test_an_accusation_is_marked_in_every_feed_until_it_is_confirmed(cast: Cast, eve: FlaskClient, path: str) -> None:
    one = make_solved(cast, 1, "Money gone", labels=["accusation_crime"])
    make_tag("refund", one)
    assert "One customer’s account, unverified" in eve.get(path).text
    with writing():
        db.session.get_one(Complaint, one).checked = "confirmed"
    assert "unverified" not in eve.get(path).text


def test_an_entry_keeps_its_id_and_says_when_its_words_changed(cast: Cast, eve: FlaskClient) -> None:
    one = make_solved(cast, 1, "Charged twice")
    with writing():
        row = db.session.get_one(Complaint, one)
        row.title, row.slug, row.edited_at = "Charged three times", "charged-three-times", NOVEMBER + timedelta(days=2)
    entry = entry_of(read(eve, "/feed.atom"))
    assert entry.findtext(f"{ATOM}id") == "http://localhost/problems/1"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-04T09:00:00+00:00"
