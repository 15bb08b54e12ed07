"""Sitemaps list every page that search engines may keep, and no other: the page, the file and the header agree."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum.complaints.rules import Progress, Publication
from forum.public import sitemaps
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, WORDS, make_peer, make_post, make_steps, make_tag
from tests.pages.test_problem_page import statements

NOW = NOVEMBER + timedelta(days=40)


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def addresses(browser: FlaskClient, path: str) -> list[str]:
    """What a sitemap lists."""
    answer = browser.get(path)
    assert answer.status_code == 200 and answer.content_type == "application/xml; charset=utf-8"
    return [one.removeprefix("http://localhost") for one in re.findall(r"<loc>([^<]*)</loc>", answer.text)]


def every(browser: FlaskClient) -> list[str]:
    """Everything that all sitemaps list."""
    return [page for part in addresses(browser, "/sitemap.xml") for page in addresses(browser, part)]


def make_world(cast: Cast) -> None:
    """Posts that are worth keeping, and some that are not."""
    product = cast.product.id
    solved = make_post(1, "Solved", progress=Progress.SOLVED, product_id=product)
    make_peer(solved, 1)
    make_post(2, "Nobody answered for long")
    make_post(3, "Fresh", published_at=NOW - timedelta(days=2))
    make_post(4, "Short", body="Bad.", published_at=NOW)
    short = make_post(5, "Short but answered", body="Bad.", published_at=NOW)
    make_peer(short, 2, WORDS)
    make_peer(make_post(6, "Short twice", body="Bad.", published_at=NOW), 3, "Yes.")
    make_post(7, "They were kind", kind="praise", published_at=datetime(2026, 9, 3, tzinfo=UTC))
    make_post(8, "Only to be heard", progress=None, heard_only=True)
    make_post(9, "Débitée deux fois", language="fr", published_at=NOW)
    make_post(10, "Wish makes it long", body="Bad.", wish=WORDS, published_at=NOW)
    make_post(11, "Hidden", state=Publication.HIDDEN)
    make_post(12, "Removed", state=Publication.REMOVED)
    make_tag("refund", solved, short)
    make_tag("single", solved)


def test_a_sitemap_lists_a_post_exactly_when_its_page_may_be_kept(cast: Cast, eve: FlaskClient) -> None:
    make_world(cast)
    listed = set(every(eve))
    for number in range(1, 13):
        for prefix in ("", "/fr"):
            page = eve.get(f"{prefix}/problems/{number}", follow_redirects=True)
            kept = page.status_code == 200 and "noindex" not in page.text
            own = page.status_code == 200 and (number == 9) == (prefix == "/fr")
            path = page.request.root_path + page.request.path
            assert (path in listed) == (kept and own), path
    assert {path for path in listed if re.search(r"/(problems|praise)/\d+-", path)} == {
        "/problems/1-solved", "/problems/3-fresh", "/problems/5-short-but-answered", "/praise/7-they-were-kind",
        "/problems/8-only-to-be-heard", "/fr/problems/9-debitee-deux-fois", "/problems/10-wish-makes-it-long",
    }  # fmt: skip


def test_every_listed_page_opens_is_kept_and_is_its_own_canonical_address(cast: Cast, eve: FlaskClient) -> None:
    make_world(cast)
    pages = every(eve)
    assert len(pages) == len(set(pages))
    wrong = []
    for path in pages:
        answer = eve.get(path)
        canonical = f'<link rel="canonical" href="http://localhost{path}">'
        if answer.status_code != 200 or "noindex" in answer.text or canonical not in answer.text:
            wrong.append((path, answer.status_code))
    assert wrong == []
    assert {"/", "/fr/", "/problems", "/praise", "/tags", "/tags/refund", "/products/payments"} <= set(pages)
    assert {"/problems/2026/11", "/fr/problems/2026/12", "/about/numbers", "/fr/about", "/help"} <= set(pages)
    assert not {"/tags/single", "/search", "/sign-in"} & set(pages)


def test_an_empty_forum_lists_its_pages_that_explain(cast: Cast, eve: FlaskClient) -> None:
    assert addresses(eve, "/sitemap.xml") == ["/sitemaps/pages.xml"]
    assert not {"/problems", "/tags", "/praise", "/products/payments"} & set(addresses(eve, "/sitemaps/pages.xml"))


@pytest.mark.parametrize("name", ["2026-10", "2026-13", "2026-11-2", "2026-11-0", "nothing", "pages-2", "0000-01"])
def test_there_is_no_sitemap_of_nothing(cast: Cast, eve: FlaskClient, name: str) -> None:
    make_post(1)
    assert eve.get(f"/sitemaps/{name}.xml").status_code == 404


def test_what_changed_is_what_a_reader_sees_change(cast: Cast, eve: FlaskClient) -> None:
    def changed(number: int) -> str:
        found = re.search(rf"/problems/{number}-[^<]*</loc><lastmod>([^<]*)<", eve.get("/sitemaps/2026-11.xml").text)
        return found[1] if found else ""

    day = timedelta(days=1)
    make_peer(make_post(1, changed_at=NOW, same_count=9), 1)
    make_peer(make_post(2), 2, published_at=NOVEMBER + 2 * day)
    make_peer(make_post(3, edited_at=NOVEMBER + 3 * day), 3)
    steps = make_post(4, progress=Progress.SOLVED)
    make_steps(steps, "Wait.", published_at=NOVEMBER + 4 * day)
    make_peer(steps, 4)
    assert [changed(number) for number in range(1, 5)] == [f"2026-11-0{n}T09:00:00+00:00" for n in (2, 4, 5, 6)]


def test_a_long_month_takes_several_files(cast: Cast, eve: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "A_FILE", 2)
    for number in range(1, 6):
        make_post(number, published_at=NOW)
    parts = addresses(eve, "/sitemap.xml")[1:]
    assert parts == [f"/sitemaps/2026-12{part}.xml" for part in ("", "-2", "-3")]
    listed = [page for part in parts for page in addresses(eve, part) if "problem-" in page]
    assert listed == [f"/problems/{number}-problem-{number}" for number in range(1, 6)]


def test_a_sitemap_costs_the_same_queries_for_many_posts_and_is_no_result(cast: Cast, eve: FlaskClient) -> None:
    counts = []
    for numbers in (range(1, 3), range(3, 30)):
        for number in numbers:
            make_peer(make_post(number), number)
        with statements() as sent:
            answer = eve.get("/sitemaps/2026-11.xml")
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 6 and answer.headers["X-Robots-Tag"] == "noindex"


def test_robots_are_told_what_to_leave_alone_and_where_the_rest_is(eve: FlaskClient) -> None:
    page = eve.get("/robots.txt")
    assert page.content_type.startswith("text/plain")
    lines = page.text.splitlines()
    assert {"Disallow: /search", "Disallow: /fr/search", "Disallow: /desk", "Disallow: /sign-in"} <= set(lines)
    assert "Disallow: /" not in lines and lines[-1] == "Sitemap: http://localhost/sitemap.xml"
    assert not any(line.endswith(("/people", "/problems", "/tags", "/static")) for line in lines)
