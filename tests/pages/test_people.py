"""The page of a customer: a chosen name, what they posted, how often it helped; for customers only, never indexed."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from forum.complaints.rules import Publication
from forum.extensions import db, writing
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, WORDS, make_customer, make_peer, make_post
from tests.pages.test_lists import titles


def test_a_person_is_a_name_a_month_and_what_they_gave(cast: Cast, eve: FlaskClient) -> None:
    ines, other = make_customer("Ines"), make_customer("Dev")
    make_post(1, "My own", author_id=ines.id)
    make_post(2, "Hidden sorrow", author_id=ines.id, state=Publication.HIDDEN)
    theirs = make_post(3, "Somebody else’s", author_id=other.id)
    gone = make_post(4, "Hidden sorrow", author_id=other.id, state=Publication.HIDDEN)
    make_peer(theirs, 1, "Look among blocked senders.", author_id=ines.id, helpful_count=7)
    make_peer(theirs, 2, "Waiting words.", author_id=ines.id, state=Publication.WAITING, helpful_count=9)
    make_peer(gone, 3, "Words below a hidden post.", author_id=ines.id, helpful_count=9)
    page = eve.get(f"/people/{ines.handle}")
    assert titles(page.text) == ["My own"] and "here since November 2026" in page.text
    assert "helped 7 times" in page.text and "@" not in page.text.partition("<main")[2]
    assert '<meta name="robots" content="noindex">' in page.text and page.headers["Cache-Control"].startswith("public")
    given = eve.get(f"/people/{ines.handle}?show=answers").text
    assert "Look among blocked senders." in given and 'href="/problems/3-somebody-elses#a1"' in given
    assert "Waiting words" not in given and "hidden post" not in given


@pytest.mark.parametrize("role", ["official", "moderator", "administrator"])
def test_staff_have_no_page_and_no_link(cast: Cast, eve: FlaskClient, role: str) -> None:
    one = make_customer("Somebody", role)
    post = make_post(1, "Charged twice", author_id=one.id)
    make_peer(post, 1, author_id=one.id)
    assert eve.get(f"/people/{one.handle}").status_code == 404
    assert one.handle not in eve.get("/problems/1-charged-twice").text


def test_whoever_left_has_no_page_any_more(cast: Cast, eve: FlaskClient) -> None:
    ines = make_customer("Ines")
    make_post(1, "Charged twice", author_id=ines.id)
    handle = ines.handle
    assert eve.get(f"/people/{handle}").status_code == 200
    with writing():
        db.session.merge(ines).closed_at = NOVEMBER
    assert eve.get(f"/people/{handle}").status_code == 404
    assert handle not in eve.get("/problems/1-charged-twice").text
    assert eve.get("/people/nobody").status_code == 404


def test_pseudonyms_on_a_problem_lead_to_their_people_unfollowed_by_crawlers(cast: Cast, eve: FlaskClient) -> None:
    ines, dev = make_customer("Ines"), make_customer("Dev")
    make_peer(make_post(1, "Charged twice", author_id=ines.id), 1, WORDS, author_id=dev.id)
    page = eve.get("/problems/1-charged-twice").text
    for one in (ines, dev):
        assert f'<a href="/people/{one.handle}" rel="nofollow">{one.pseudonym}</a>' in page
    assert f'"url": "http://localhost/people/{ines.handle}"' in page


def test_the_posts_of_a_person_come_in_pages(cast: Cast, eve: FlaskClient) -> None:
    ines = make_customer("Ines")
    for number in range(1, 26):
        make_post(number, author_id=ines.id, published_at=NOVEMBER + timedelta(minutes=number))
    first = eve.get(f"/people/{ines.handle}").text
    older = first.partition('rel="next"')[0].rpartition('href="')[2].rstrip('" ')
    assert titles(first)[0] == "Problem 25" and titles(eve.get(older).text) == [f"Problem {n}" for n in range(5, 0, -1)]
