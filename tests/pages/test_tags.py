"""Tags: only those that a public post wears, the most used first."""

import re

import pytest
from flask.testing import FlaskClient

from forum.complaints.rules import Progress, Publication
from tests.cast import Cast
from tests.pages.posts import make_post, make_tag
from tests.pages.test_archives import FOLLOWED, KEPT
from tests.pages.test_lists import titles


def test_tags_are_counted_by_their_public_posts(cast: Cast, eve: FlaskClient) -> None:
    one, two = make_post(1), make_post(2, progress=Progress.SOLVED)
    hidden = make_post(3, "Hidden sorrow", state=Publication.HIDDEN)
    make_tag("refund", one, hidden)
    make_tag("card payment", one, two)
    make_tag("sorrow", hidden)
    page = eve.get("/tags").text
    counts = re.findall(r'<a href="(/tags/[^"]+)">([^<]+) <span class="num">(\d+)</span>', page)
    assert counts == [("/tags/card-payment", "card payment", "2"), ("/tags/refund", "refund", "1")]
    assert KEPT in page and "sorrow" not in page


def test_a_tag_lists_its_posts_and_search_engines_keep_it_from_two_on(cast: Cast, eve: FlaskClient) -> None:
    one, two = make_post(1, "Charged twice"), make_post(2, "Charged again", progress=Progress.SOLVED)
    make_post(3, "Something else")
    make_tag("card payment", one, two)
    make_tag("refund", one)
    page = eve.get("/tags/card-payment").text
    assert titles(page) == ["Charged again", "Charged twice"]
    assert "2 posts" in page and "1 is solved" in page and KEPT in page
    assert 'type="application/atom+xml"' in page and 'href="/tags/card-payment/feed.atom"' in page
    assert FOLLOWED in eve.get("/tags/refund").text
    assert FOLLOWED in eve.get("/tags/card-payment?x=1").text


@pytest.mark.parametrize("path", ["/tags/sorrow", "/tags/sorrow/feed.atom", "/tags/nothing", "/fr/tags/sorrow"])
def test_a_tag_of_hidden_posts_looks_like_one_that_never_was(cast: Cast, eve: FlaskClient, path: str) -> None:
    make_tag("sorrow", make_post(1, state=Publication.HIDDEN), make_post(2, state=Publication.WAITING))
    assert eve.get(path).status_code == 404
    assert "sorrow" not in eve.get(path).text.replace(path.removeprefix("/fr"), "")


def test_a_post_leads_to_its_tags(cast: Cast, eve: FlaskClient) -> None:
    make_tag("card payment", make_post(1, "Charged twice"))
    assert '<a href="/fr/tags/card-payment">card payment</a>' in eve.get("/fr/problems/1-charged-twice").text
