"""Monthly archives: every post on exactly one page that search engines may keep, further pages followed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum.complaints.rules import Publication
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, make_post
from tests.pages.test_lists import titles
from tests.pages.test_problem_page import statements

KEPT = '<meta name="robots" content="max-snippet:-1'
FOLLOWED = '<meta name="robots" content="noindex, follow">'


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOVEMBER + timedelta(days=10), tick=False):
        yield


def test_a_month_shows_what_was_posted_in_it_and_leads_to_its_neighbours(cast: Cast, eve: FlaskClient) -> None:
    make_post(1, "In August", published_at=datetime(2026, 8, 31, 23, 59, tzinfo=UTC))
    make_post(2, "On the first", published_at=datetime(2026, 11, 1, tzinfo=UTC))
    make_post(3, "Later in November", published_at=datetime(2026, 11, 30, 23, 59, tzinfo=UTC))
    make_post(4, "In December", published_at=datetime(2026, 12, 1, tzinfo=UTC))
    make_post(5, "Hidden sorrow", state=Publication.HIDDEN)
    make_post(6, "They were kind", kind="praise")
    page = eve.get("/problems/2026/11").text
    assert titles(page) == ["Later in November", "On the first"]
    assert "Problems posted in November 2026" in page and KEPT in page
    assert 'rel="canonical" href="http://localhost/problems/2026/11"' in page
    assert 'href="/problems/2026/08"' in page and 'href="/problems/2026/12"' in page
    french = eve.get("/fr/problems/2026/11").text
    assert "Problèmes publiés en novembre 2026" in french and 'href="/fr/problems/2026/08"' in french


@pytest.mark.parametrize(
    "path", ["2026/10", "2026/13", "2026/00", "2026/1", "26/11", "2026/011", "0000/01", "9999/12", "2026/11?before=x"]
)
def test_a_month_without_posts_is_not_there(cast: Cast, eve: FlaskClient, path: str) -> None:
    make_post(1)
    make_post(2, published_at=None, state=Publication.WAITING)
    assert eve.get("/problems/2026/11").status_code == 200
    assert eve.get(f"/problems/{path}").status_code == 404


def test_the_pages_of_a_month_follow_each_other_and_only_the_first_is_kept(cast: Cast, eve: FlaskClient) -> None:
    for number in range(1, 54):
        make_post(number, published_at=NOVEMBER + timedelta(minutes=number // 2))
    first = eve.get("/problems/2026/11").text
    older = re.search(r'href="(/problems/2026/11\?before=[^"]*)" rel="next"', first)
    assert older and KEPT in first
    second = eve.get(older[1]).text
    assert titles(first) + titles(second) == [f"Problem {number}" for number in range(53, 0, -1)]
    assert FOLLOWED in second and 'rel="canonical" href="http://localhost/problems/2026/11"' in second


def test_the_archive_counts_the_months_newest_first(cast: Cast, eve: FlaskClient) -> None:
    assert FOLLOWED in eve.get("/problems/archive").text
    for number, month in enumerate((7, 11, 11, 12), 1):
        make_post(number, published_at=datetime(2026 if month > 7 else 2025, month, 3, tzinfo=UTC))
    page = eve.get("/problems/archive").text
    counts = re.findall(r'>([A-Z]\w+ \d{4}) <span class="num">(\d+)</span>', page)
    assert counts == [("December 2026", "1"), ("November 2026", "2"), ("July 2025", "1")]
    assert KEPT in page and page.index('<h2 id="y2026"') < page.index('<h2 id="y2025"')


def test_a_month_of_fifty_costs_as_many_queries_as_one_of_two(cast: Cast, eve: FlaskClient) -> None:
    counts = []
    for numbers in (range(1, 3), range(3, 45)):
        for number in numbers:
            make_post(number)
        with statements() as sent:
            eve.get(f"/problems/2026/11?x={len(counts)}")
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 8
