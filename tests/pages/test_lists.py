"""Lists of problems: newest first, one line each with what fixed it; nothing skipped, nothing shown twice."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient

from forum import clock
from forum.answers import services as answers
from forum.answers.models import Answer
from forum.catalogue import services as catalogue
from forum.complaints import services as complaints
from forum.complaints import tallies
from forum.complaints.models import Case, Complaint
from forum.complaints.queries import solved_lately
from forum.complaints.rules import Kind, Mover, Progress, Publication
from forum.extensions import db, writing
from forum.public import queries
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


def test_a_problem_takes_as_many_queries_for_three_hundred_answers_as_for_ten(cast: Cast, eve: FlaskClient) -> None:
    make_many(2)
    eve.get("/problems/1-problem-1")  # the index is asked once in a while what is close to it
    counts, met = [], set()
    for first, last in ((1, 10), (11, 300)):
        with writing():
            problem = db.session.scalars(db.select(Complaint).where(Complaint.number == 1)).one()
            for number in range(first, last + 1):
                public = {"state": Publication.PUBLISHED, "published_at": clock.now(), "body": f"Answer {number}"}
                db.session.add(Answer(complaint_id=problem.id, number=number, official=number == 5, **public))
            problem.answer_count = last
        with statements() as sent:
            page = eve.get("/problems/1-problem-1").text
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 5
    address = "/problems/1-problem-1"
    while address:
        page = eve.get(address).text
        found = re.findall(r'<article [^>]*id="a(\d+)"', page)
        assert len(found) <= 100 and not met & set(found)
        met |= set(found)
        further = re.search(r'href="([^"]*\?after=\d+)" rel="next"', page)
        address = further[1] if further else ""
    assert len(met) == 300
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', eve.get("/problems/1-problem-1").text)[0])
    question = data["@graph"][0]["mainEntity"]
    assert question["answerCount"] == 300 and len(question["suggestedAnswer"]) == 20


def test_numbers_beside_a_list_follow_every_change_at_once(cast: Cast, eve: FlaskClient) -> None:
    make_many(3)
    assert "3 problems" in eve.get("/problems").text
    with writing():
        db.session.execute(db.update(Complaint).where(Complaint.number == 2).values(state=Publication.HIDDEN))
    assert "2 problems" in eve.get("/problems").text
    assert tallies.tally()["problem", "waiting"] == 2


def test_a_large_forum_counts_at_most_four_times_a_minute(
    cast: Cast, eve: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "MANY", 2)
    make_many(3)
    with time_machine.travel(clock.now(), tick=False) as stopped:
        assert tallies.tally().total() == 3
        with writing():
            db.session.execute(db.update(Complaint).where(Complaint.number == 2).values(state=Publication.HIDDEN))
        stopped.shift(14)
        assert tallies.tally().total() == 3
        stopped.shift(1)
        assert tallies.tally().total() == 2


def test_what_is_shown_at_home_is_chosen_from_what_is_next_in_the_readers_language_first(cast: Cast) -> None:
    make_many(4)
    with writing():
        for number, days in ((1, 1), (2, 3), (3, 2), (4, 4)):
            one = db.session.scalars(db.select(Complaint).where(Complaint.number == number)).one()
            one.language = "fr" if number < 3 else "en"
            assert one.case is not None
            one.case.next_contact_at = clock.now() + timedelta(days=days)
    assert [one.number for one in queries.waiting(3, "fr")] == [1, 2, 3]
    assert [one.number for one in queries.waiting(3, "en")] == [3, 4, 1]
    with writing():
        for one in db.session.scalars(db.select(Complaint)):
            assert one.case is not None and one.number is not None
            one.case.state, one.case.ended_at = Progress.SOLVED, clock.now() + timedelta(days=one.number)
    assert [one.number for one in solved_lately(3, "fr")] == [2, 1, 4]
    assert [one.number for one in solved_lately(3, "en")] == [4, 3, 2]
