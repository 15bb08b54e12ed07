"""The search page, as Eve sees it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.complaints.rules import Progress
from forum.config import settings
from forum.search import services
from tests.cast import Cast
from tests.services.published import answer, author, index, problem, product, resolution, take_down


@pytest.fixture(autouse=True)
def indexed(app: Flask) -> None:
    services.reindex()


def page(eve: FlaskClient, address: str, status: int = 200) -> str:
    response = eve.get(address)
    assert response.status_code == status
    return response.get_data(as_text=True)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_empty_search_is_a_form(eve: FlaskClient) -> None:
    html = page(eve, "/search")
    assert 'role="search"' in html and 'name="q"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_result_shows_the_fix_first(cast: Cast, eve: FlaskClient) -> None:
    one = problem(
        870, "Charged twice for one order", "My refund is missing", product_id=product("payments").id, helped_count=187
    )
    answer(one, 1, "We are sorry. The **refund** is made the same day.", official=True)
    resolution(one, "One of the two is only reserved; else the refund is made the same day.")
    index(one)
    html = page(eve, "/search?q=refund")
    assert '<a href="/problems/870-slug">Charged twice for one order</a>' in html
    assert "One of the two is only reserved; else the <mark>refund</mark> is made" in html
    text = plain(html)
    assert "Solved · Payments" in text and "187 people helped · official answer, 2 November 2026" in text
    assert "1 to 1 of 1" in text
    assert "<title>refund: 1 result" in html
    assert "<title>refund\u00a0: 1 résultat" in page(eve, "/fr/search?q=refund")


def test_an_accusation_says_that_it_is_one_customers_account(eve: FlaskClient) -> None:
    index(problem(1, "Refund stolen", labels=["accusation_crime"]), problem(2, "Refund late"))
    assert plain(page(eve, "/search?q=refund")).count("One customer’s account, unverified") == 1
    assert "One customer" not in page(eve, "/search?q=late")


def test_a_page_of_results_is_public_and_sets_nothing(eve: FlaskClient) -> None:
    index(problem(1, "Refund"))
    response = eve.get("/search?q=refund")
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"].startswith("public")
    assert "noindex" in response.get_data(as_text=True)


def test_states_and_products_narrow_down(cast: Cast, eve: FlaskClient) -> None:
    index(
        problem(1, "Refund missing", progress=Progress.SOLVED, product_id=product("payments").id),
        problem(2, "Refund late"),
    )
    html = page(eve, "/search?q=refund&s=solved")
    assert "Refund missing" in html and "Refund late" not in html
    assert re.search(r'aria-current="true">Solved <span class="num quiet">1<', html)
    assert 'href="/search?q=refund&amp;s=solved&amp;p=payments"' in html
    assert "Refund late" in page(eve, "/search?q=refund&s=nonsense")


def test_nothing_under_a_filter_leads_back(eve: FlaskClient) -> None:
    index(problem(1, "Refund"))
    text = plain(page(eve, "/search?q=refund&s=solved"))
    assert "Nothing found for “refund”" in text and "under other states" in text


def test_nothing_found_shows_the_way_on(cast: Cast, eve: FlaskClient) -> None:
    index(problem(1, "Refund", product_id=product("payments").id))
    html = page(eve, "/search?q=locker+drone")
    text = plain(html)
    assert "Nothing found for “locker drone”" in text
    assert "Post “locker drone”" in text
    assert "Payments 1 problem, 0 solved" in text


def test_brenda_gives_no_hit_no_count_and_no_suggestion_once_she_is_hidden(eve: FlaskClient) -> None:
    one = problem(1, "Brenda at the till was rude")
    index(one)
    take_down(one)
    for words in ("Brenda", "brenad", "till", "rude+brenda"):
        html = page(eve, f"/search?q={words}")
        assert "/problems/1" not in html and "at the till was" not in html and "Nothing found" in html
    assert "Brenda" not in page(eve, "/search?q=brenad")


def test_a_typo_is_corrected_and_can_be_taken_back(eve: FlaskClient) -> None:
    index(*(problem(n, "Refund", author_id=author(name).id) for n, name in enumerate(("ann", "ben", "cas"), 1)))
    html = page(eve, "/search?q=refnud")
    assert "Showing results for <b>refund</b>." in html
    assert 'Search instead for <a href="/search?q=refnud&amp;exact=1">refnud</a>.' in html
    assert "Searching for words that come close" in page(eve, "/search?q=refnud&exact=1")


def test_words_are_escaped(eve: FlaskClient) -> None:
    index(problem(1, "Refund <script>x</script>", "A refund <img src=x onerror=y>"))
    for address in ("/search?q=refund+<script>", "/search?q=<script>alert(1)</script>xyz"):
        html = page(eve, address)
        assert "<script>" not in html and "<img" not in html


def test_a_french_page_is_french_and_marks_english_words(eve: FlaskClient) -> None:
    index(problem(1, "Refund"), problem(2, "Refund refusé", language="fr"))
    html = page(eve, "/fr/search?q=refund")
    assert '<html lang="fr">' in html and '<li lang="en">' in html
    assert 'href="/fr/problems/1-slug"' in html


def test_an_index_that_is_missing_is_said_to_be_rebuilt(eve: FlaskClient) -> None:
    (settings().search_index / "CURRENT").unlink()
    response = eve.get("/search?q=refund")
    assert response.status_code == 503 and response.headers["Retry-After"] == "60"
    assert "Search is being rebuilt" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "query",
    [
        *("q=%FF%FE", "q=%ED%A0%80", "q=%F0%9F%99%82", "q=%EE%80%80", "q=title%3Afoo~2+AND+(", "q=" + "x" * 3000),
        *("q=a&page=-5", "q=a&page=x", "q=a&page=99999999999999999999", "q=a&p=%27%22", "q=a&exact=1&s=&p=", "q=&q=a"),
    ],
)
def test_any_address_is_answered(eve: FlaskClient, query: str) -> None:
    index(problem(1, "Refund"))
    assert eve.get(f"/search?{query}").status_code in {200, 400}


def test_pages_lead_on_and_back(eve: FlaskClient) -> None:
    index(*(problem(n, "Refund") for n in range(1, 13)))
    assert 'rel="next"' in page(eve, "/search?q=refund")
    html = page(eve, "/search?q=refund&page=2")
    assert 'rel="prev"' in html and 'rel="next"' not in html and "11 to 12 of 12" in plain(html)
