"""Lists of problems: newest first, one line each with what fixed it; nothing skipped, nothing shown twice."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from forum import clock
from forum.answers import services as answers
from forum.catalogue import services as catalogue
from forum.complaints import services as complaints
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Kind, Mover, Progress, Publication
from forum.extensions import db, writing
from tests.cast import Cast
from tests.pages.test_problem_page import statements

WORDS = "I was charged twice for one basket on Monday."


def titles(page: str) -> list[str]:
    """The titles on a page, in order."""
    return re.findall(r'<p class="t"[^>]*><a href="[^"]*">(.*?)</a>', page)


def make_many(number: int, **facts: Any) -> None:
    """Problems that were published long ago, straight into the table: the queue is not what is looked at."""
    with writing():
        for place in range(1, number + 1):
            public = {"state": Publication.PUBLISHED, "published_at": clock.now(), "kind": Kind.PROBLEM} | facts
            one = Complaint(number=place, title=f"Problem {place}", slug=f"problem-{place}", body=WORDS, **public)
            one.case = Case(state=Progress.OPEN, opened_at=clock.now(), next_contact_at=clock.now())
            db.session.add(one)


def test_pages_follow_each_other_without_gap_or_repetition(cast: Cast, eve: FlaskClient) -> None:
    make_many(45)
    seen, address = [], "/problems"
    while address:
        page = eve.get(address).text
        seen += titles(page)
        older = re.search(r'href="([^"]*)" rel="next"', page)
        address = older[1] if older else ""
    assert seen == [f"Problem {place}" for place in range(45, 0, -1)]
    assert titles(eve.get("/problems?after=5").text) == [f"Problem {place}" for place in range(25, 5, -1)]
    assert 'rel="prev"' in eve.get("/problems?before=26").text
    assert 'rel="prev"' not in eve.get("/problems").text and 'rel="next"' not in eve.get("/problems?before=3").text


@pytest.mark.parametrize("wrong", ["x", "-1", "1e3", "٣", "99999999999", "1'"])
def test_a_place_that_we_never_wrote_leads_nowhere(cast: Cast, eve: FlaskClient, wrong: str) -> None:
    assert eve.get("/problems", query_string={"before": wrong}).status_code == 404
    assert eve.get("/problems", query_string={"after": wrong}).status_code == 404


def test_only_the_whole_list_is_indexed(cast: Cast, eve: FlaskClient) -> None:
    make_many(25)
    assert "noindex" not in eve.get("/problems").text
    for query in ("?before=20", "?state=solved", "?kind=question"):
        assert '<meta name="robots" content="noindex, follow">' in eve.get(f"/problems{query}").text


def test_each_line_says_where_it_stands_and_what_fixed_it(cast: Cast, eve: FlaskClient) -> None:
    solved = cast.make_published("Charged twice", WORDS)
    answers.resolve(solved, cast.account("carol"), answer_number=None, steps="1. Look for **reservation**.\n2. Wait.")
    answered = cast.make_published("Code never arrived", WORDS)
    answers.answer_officially(
        db.session.get_one(Complaint, answered.id),
        cast.account("olga"),
        "Thank you for telling us. We are sorry.\n\nThe code goes to the number on your account.",
    )
    cast.make_published("Parcel lost", WORDS)
    cast.make_published("I only want to say it", WORDS, heard_only="yes")
    page = eve.get("/problems").text
    lines = re.findall(r'<li><span class="st \w+">(.*?)</span>.*?<p class="how"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert [state for state, _ in lines] == ["Heard", "Waiting", "Answered", "Solved"]
    hows = [how for _, how in lines]
    assert hows[1].startswith("Next word by")
    assert hows[2:] == ["The code goes to the number on your account", "Look for reservation"]


def test_a_list_is_narrowed_by_state_and_kind_and_its_numbers_agree(cast: Cast, eve: FlaskClient) -> None:
    solved = cast.make_published("Solved one", WORDS)
    answers.resolve(solved, cast.account("carol"), answer_number=None, steps="Look for the word reservation.")
    reopened = cast.make_published("Reopened one", WORDS)
    for state in (Progress.SOLVED, Progress.REOPENED):
        complaints.move_case(reopened.id, state, Mover.OFFICIAL)
    cast.make_published("Waiting one", WORDS)
    cast.make_published("Asking one", WORDS, kind="question")
    cast.make_published("Praising one", WORDS, kind="praise")
    found = {query: set(titles(eve.get(f"/problems{query}").text)) for query in ("", "?state=solved", "?state=waiting")}
    assert found["?state=solved"] == {"Solved one"}
    assert found["?state=waiting"] == {"Reopened one", "Waiting one", "Asking one"}
    assert found[""] == {"Solved one", "Reopened one", "Waiting one", "Asking one"}
    assert titles(eve.get("/problems?kind=question").text) == ["Asking one"]
    assert titles(eve.get("/praise").text) == titles(eve.get("/products/payments?kind=praise").text) == ["Praising one"]
    counts = re.findall(r'>([A-Z][\w ]+) <span class="num">(\d+)</span>', eve.get("/products/payments").text)
    of_states = {"All": "4", "Solved": "1", "Answered": "0", "Waiting": "3"}
    assert dict(counts) == of_states | {"Questions": "1", "All praise": "1"}


def test_a_list_is_described_by_its_numbers(cast: Cast, eve: FlaskClient) -> None:
    def described(address: str) -> str:
        found = re.search(r'<meta name="description" content="([^"]*)">', eve.get(address).text)
        return found[1] if found else ""

    one = cast.make_published("Charged twice", WORDS)
    assert described("/products/payments") == "Payments: 1 problem or question."
    answers.resolve(one, cast.account("carol"), answer_number=None, steps="Look for the word reservation.")
    cast.make_published("Charged again", WORDS)
    counted = "Payments: 2 problems and questions. 1 is solved, with what fixed it."
    assert described("/products/payments") == counted
    assert described("/problems").startswith("2 problems and questions about ")
    assert described("/fr/products/payments").endswith("2 problèmes et questions. 1 est résolu, avec ce qui l’a réglé.")


def test_a_product_lists_its_own_problems_only(cast: Cast, eve: FlaskClient) -> None:
    catalogue.add_product("shops", "Shops", "Magasins", cast.team)
    cast.make_published("Charged twice", WORDS)
    cast.make_published("Door shut at six", WORDS, product="shops")
    assert titles(eve.get("/products/shops").text) == ["Door shut at six"]
    assert "<h1>Magasins</h1>" in eve.get("/fr/products/shops").text
    assert eve.get("/products/nothing").status_code == 404


def test_a_list_takes_as_many_queries_for_twenty_lines_as_for_two(cast: Cast, eve: FlaskClient) -> None:
    counts = []
    for more in (2, 20):
        with writing():
            db.session.query(Case).delete()
            db.session.query(Complaint).delete()
        make_many(more, answered_officially_at=clock.now())
        with statements() as sent:
            assert len(titles(eve.get("/problems").text)) == more
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 5
