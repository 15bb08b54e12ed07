"""Our numbers: counted from what was decided, with intervals, and silent where there is too little to say."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from forum.complaints.rules import Progress, Publication
from forum.extensions import db, writing
from forum.moderation.models import Decision, QueueEntry
from forum.public.charts import Point, drawn, rounded_up
from forum.public.rules import quantile
from forum.redaction.models import Proposal, ReadPost, RedactionLesson
from forum.redaction.rules.shares import interval
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, make_post, make_steps
from tests.pages.test_problem_page import statements

NOW = NOVEMBER + timedelta(days=10)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def decide(
    number: int, act: str, reason: str | None = None, *, at: datetime = NOVEMBER, automatic: bool = False
) -> None:
    """A decision about a text."""
    rule, role = "read-by-a-person", "moderator"
    with writing():
        facts = {"act": act, "reason": reason, "rule": rule, "role": role, "at": at, "automatic": automatic}
        db.session.add(Decision(subject_kind="complaint", subject_id=number, **facts))


def read_after(hours: float, number: int, decided: datetime = NOVEMBER) -> None:
    """A text that waited so long."""
    with writing():
        proposal = Proposal(
            subject_kind="complaint", subject_id=number, text_version=1, language="en", spans={}, made_at=decided
        )
        db.session.add(proposal)
        db.session.flush()
        entry = QueueEntry(subject_kind="complaint", subject_id=number, original_id="x", text_version=1)
        entry.proposal_id, entry.entered_at, entry.decided_at = proposal.id, decided - timedelta(hours=hours), decided
        db.session.add(entry)


def figures(page: str) -> dict[str, str]:
    """The row of numbers: what is counted, and what is said of it."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]*>", "", words).split()) for name, words in found}


def test_an_empty_forum_has_nothing_to_say(cast: Cast, eve: FlaskClient) -> None:
    page = eve.get("/about/numbers").text
    assert "Nothing has been counted yet." in page and '<svg viewBox="0 0 344' not in page
    assert figures(page)["Names that slipped through"] == "0 in 0 too few to say a share"
    assert "%" not in " ".join(figures(page).values())


@pytest.mark.parametrize(("published", "told"), [(19, False), (20, True)])
def test_a_share_is_said_from_twenty_on(cast: Cast, eve: FlaskClient, published: int, told: bool) -> None:
    for number in range(published):
        decide(number, "published")
    decide(3, "hidden", "name_left")
    decide(3, "hidden", "name_left")
    decide(4, "hidden", "report")
    slipped = figures(eve.get("/about/numbers").text)["Names that slipped through"]
    assert slipped.startswith(f"1 in {published} ")
    assert ("posts: 5 %, between 0.89 % and 24 % with 95 % confidence" in slipped) == told
    assert ("too few to say" in slipped) != told


def test_what_persons_read_is_counted_with_its_reasons(cast: Cast, eve: FlaskClient) -> None:
    for number in range(3):
        decide(number, "published")
    decide(7, "published", automatic=True)
    decide(8, "returned", "unclear")
    decide(9, "declined", "advertising", at=NOVEMBER - timedelta(days=40))
    page = eve.get("/about/numbers").text
    assert figures(page)["Read by a person"] == "5 texts, 3 of them published"
    assert "Counted since 23 September 2026" in page
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td>(\d+)</td></tr>', page)
    assert rows == [
        ("Published", "3"),
        ("Returned to be changed: Others cannot follow it yet. Please say what happened, where and when.", "1"),
        ("Declined: It is advertising.", "1"),
    ]


def test_how_long_a_text_waits_comes_with_its_tail(cast: Cast, eve: FlaskClient) -> None:
    for number in range(20):
        read_after(1 + number, number)
    page = eve.get("/about/numbers").text
    assert figures(page)["Read after"].startswith("10 hours half of all texts sooner, nine in ten within 18 hours")
    assert '<tr><th scope="row">November 2026</th><td>20</td>' in page and '<svg viewBox="0 0 344 210"' in page


def test_names_are_counted_by_kind_in_what_is_public(cast: Cast, eve: FlaskClient) -> None:
    make_post(1, removed_counts={"name": {"roster": 2, "crf": 1}, "phone": {"phone": 1}})
    make_post(2, removed_counts={"name": {"roster": 1}})
    make_post(3, removed_counts={"name": {"roster": 50}}, state=Publication.HIDDEN)
    make_post(4, removed_counts={"name": 2})
    page = eve.get("/about/numbers").text
    assert '<tr><th scope="row">names</th><td>6</td></tr>' in page
    assert '<tr><th scope="row">phone numbers</th><td>1</td></tr>' in page
    assert "names: 6</text>" in page and "noms\u00a0: 6</text>" in eve.get("/fr/about/numbers").text


def test_solved_is_what_customers_say_and_a_promise_is_kept_until_its_day(cast: Cast, eve: FlaskClient) -> None:
    for number in range(1, 25):
        due = NOW + timedelta(days=1 if number < 24 else -1)
        solved = number <= 12
        one = make_post(number, progress=Progress.SOLVED if solved else Progress.OPEN, due=None if solved else due)
        if number <= 6:
            make_steps(one, "Wait.", said_by="author" if number <= 5 else "moderator")
    found = figures(eve.get("/about/numbers").text)
    assert found["Solved"].startswith("21 % of 24 problems, as said by customers, between")
    assert found["Promises kept so far"] == "11 in 12 too few to say a share"


@pytest.mark.parametrize(("posts", "told"), [(29, False), (30, True)])
def test_what_the_program_misses_is_told_from_thirty_posts_of_a_language_on(
    cast: Cast, eve: FlaskClient, posts: int, told: bool
) -> None:
    day = NOVEMBER.date()
    read = {"day": day, "language": "en", "marked": True, "wrongly_struck": False, "words": 50}
    lesson = {"day": day, "language": "en", "kind": "name", "tier": "strike", "reason": "role", "seen": []}
    with writing():
        for number in range(posts):
            db.session.add(ReadPost(**read, name_missed=number < 3))
        db.session.add(ReadPost(**{**read, "language": "fr"}, name_missed=True))
        for number in range(40):
            db.session.add(RedactionLesson(**lesson, outcome="undone" if number < 2 else "kept"))
    page = eve.get("/about/numbers").text
    cells = re.findall(
        r'<tr><th scope="row">(English|French)</th><td>(\d+)</td><td>(.*?)</td><td>(.*?)</td></tr>', page
    )
    plain = [tuple(" ".join(re.sub(r"<[^>]*>", "", cell).split()) for cell in row) for row in cells]
    wanted = ("English", "30", "10 % of 30; 3.5 % to 26 %", "5 % of 40; 1.4 % to 17 %")
    assert plain == ([wanted] if told else [])
    assert ("What the program misses" in page) == told


def test_counting_takes_seven_queries_and_is_remembered_for_ten_minutes(cast: Cast, eve: FlaskClient) -> None:
    with statements() as sent:
        eve.get("/about/numbers")
    assert len(sent) <= 7
    decide(1, "published")
    with statements() as sent:
        eve.get("/about/numbers?again")
    assert len(sent) == 0
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        assert "1 text" in figures(eve.get("/about/numbers").text)["Read by a person"]


# The arithmetic


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_share_lies_in_its_interval(hits: int, more: int) -> None:
    low, high = interval(hits, hits + more)
    assert 0 <= low <= hits / (hits + more) <= high <= 1


def test_the_interval_is_wilsons() -> None:
    low, high = interval(9, 26_002)
    assert (round(low * 100, 3), round(high * 100, 3)) == (0.018, 0.066)
    assert interval(0, 0) == (0.0, 1.0)


@given(st.lists(st.integers(), min_size=1), st.floats(0, 1))
def test_a_quantile_is_one_of_the_values_and_enough_lie_below(values: list[int], share: float) -> None:
    found = quantile(sorted(values), share)
    assert found in values and sum(one <= found for one in values) >= share * len(values) - 1e-6
    assert quantile([], share) is None


@given(st.lists(st.floats(0.0001, 1e6), min_size=1, max_size=12))
def test_everything_that_is_drawn_lies_in_the_picture(values: list[float]) -> None:
    chart = drawn([Point(str(place), value, value / 2, value * 2) for place, value in enumerate(values)])
    heights = [y for mark in chart.marks for y in (mark.y, mark.low, mark.high) if y is not None]
    assert all(9 <= y <= 180 for y in heights) and all(52 <= mark.x <= 340 for mark in chart.marks)
    assert rounded_up(0) == 1 and rounded_up(3) == 5 and rounded_up(0.046) == 0.05
