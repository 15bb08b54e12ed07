"""The pages of teams: what each answers for, when it is there, what it answered, and no person."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from forum import clock
from forum.answers.models import Answer
from forum.catalogue import services as catalogue
from forum.catalogue.pages import hours_in_words
from forum.catalogue.rules import Span, spans_of
from forum.catalogue.services import By
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Kind, Progress, Publication
from forum.desk import rules as desk
from forum.extensions import db, writing
from forum.public import teams
from forum.web import languages
from tests.browsing import look
from tests.cast import Cast
from tests.pages.test_problem_page import statements as statements_sent

WORDS = {
    "name_en": "Customer Care",
    "name_fr": "Service clients",
    "about_en": "It answers.",
    "about_fr": "Elle répond.",
}


def make_answered(cast: Cast, number: int, *, took: timedelta = timedelta(hours=2), **facts: object) -> Complaint:
    """A problem with an official answer of the team, straight into the table."""
    asked = clock.now() - timedelta(days=number)
    with writing():
        one = Complaint(
            number=number, title=f"Problem {number}", slug=f"problem-{number}", body="It broke.", kind=Kind.PROBLEM,
            state=Publication.PUBLISHED, published_at=asked, answered_officially_at=asked + took, answer_count=1,
        )  # fmt: skip
        one.case = Case(state=Progress.OPEN, opened_at=asked, next_contact_at=asked)
        db.session.add(one)
        db.session.flush()
        given = {"official": True, "team_id": cast.team.id, "state": Publication.PUBLISHED, **facts}
        db.session.add(
            Answer(number=number, complaint_id=one.id, body="Thank you.", published_at=asked + took, **given)
        )
    return one


def titles(page: str) -> list[str]:
    return re.findall(r'<p class="t"[^>]*><a href="[^"]*">(.*?)</a>', page)


def test_the_list_says_what_each_team_answers_for(cast: Cast, eve: FlaskClient) -> None:
    shop = catalogue.add_product("harbour-shop", "Harbour shop", "Magasin du port", cast.team)
    with writing():
        db.session.get_one(type(shop), shop.id).is_place = True
    old = catalogue.add_product("fax", "Fax line", "Télécopie", cast.team)
    catalogue.retire(old, True, By())
    page = look(eve, "/teams")
    assert "Answers for: Payments, Harbour shop" in page.words and "Fax" not in page.words
    assert page.follow("Customer Care").address == "/teams/customer-care"
    assert "S’occupe de : Paiements, Magasin du port" in look(eve, "/fr/teams").words.replace("\u00a0", " ")


def test_a_team_shows_what_it_does_when_it_is_there_and_what_it_answered(cast: Cast, eve: FlaskClient) -> None:
    catalogue.put_team("customer-care", WORDS, By())
    week = dict.fromkeys(range(5), spans_of("9-12, 13-17")) | {5: (Span("10:00", "14:00"),)}
    catalogue.put_hours(cast.team, week, By())
    make_answered(cast, 1)
    page = look(eve, "/teams/customer-care")
    assert "It answers. It has answered 1 problem in public." in page.words
    assert re.search("Monday to Friday ?09:00–12:00, 13:00–17:00", page.words)
    assert "Sunday" in page.words and "closed" in page.words
    assert titles(page.html) == ["Problem 1"]
    french = look(eve, "/fr/teams/customer-care").words
    assert "Du lundi au vendredi" in french and "de 09:00 à 12:00, de 13:00 à 17:00" in french
    assert "Elle répond. Cette équipe a répondu" in french
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html)
    assert (json.loads(data)["@type"], json.loads(data)["name"]) == ("Organization", "Customer Care")


def test_no_person_is_named_and_no_cookie_set(cast: Cast, eve: FlaskClient) -> None:
    make_answered(cast, 1, author_id=cast.account("olga").id)
    for path in ("/teams", "/teams/customer-care"):
        answer = eve.get(path)
        assert "Olga" not in answer.text and "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"].startswith("public")


def test_what_is_not_public_is_not_counted_nor_shown(cast: Cast, eve: FlaskClient) -> None:
    make_answered(cast, 1)
    make_answered(cast, 2, state=Publication.WAITING)
    make_answered(cast, 3, official=False, team_id=None)
    hidden = make_answered(cast, 4)
    other = catalogue.add_team("parcels", "Parcels", "Colis")
    make_answered(cast, 5, team_id=other.id)
    with writing():
        db.session.get_one(Complaint, hidden.id).state = Publication.HIDDEN
    page = eve.get("/teams/customer-care").text
    assert titles(page) == ["Problem 1"] and "It has answered 1 problem in public." in page


def test_a_problem_answered_twice_is_listed_once_by_its_newest_answer(cast: Cast, eve: FlaskClient) -> None:
    make_answered(cast, 1)
    twice = make_answered(cast, 2)
    with writing():
        again = {"official": True, "team_id": cast.team.id, "state": Publication.PUBLISHED, "body": "Again."}
        db.session.add(Answer(number=9, complaint_id=twice.id, published_at=clock.now(), **again))
    page = eve.get("/teams/customer-care").text
    assert titles(page) == ["Problem 2", "Problem 1"] and "It has answered 2 problems in public." in page


def test_pages_follow_each_other_without_gap_or_repetition(cast: Cast, eve: FlaskClient) -> None:
    for number in range(1, 46):
        make_answered(cast, number)
    seen, address = [], "/teams/customer-care"
    while address:
        page = eve.get(address).text
        seen += titles(page)
        older = re.search(r'href="([^"]*)" rel="next"', page)
        address = older[1] if older else ""
    assert seen == [f"Problem {number}" for number in range(1, 46)]
    assert eve.get("/teams/customer-care?before=nonsense").status_code == 404


def test_the_median_of_the_last_90_days_is_told_from_five_on(cast: Cast, eve: FlaskClient) -> None:
    for number, hours in ((1, 1), (2, 2), (3, 20), (4, 30)):
        make_answered(cast, number, took=timedelta(hours=hours))
    make_answered(cast, 200, took=timedelta(hours=9))
    assert "half of the first answers" not in eve.get("/teams/customer-care").text
    late = make_answered(cast, 5, took=timedelta(hours=3, minutes=10))
    with writing():  # a later answer is no first one
        again = {"official": True, "team_id": cast.team.id, "state": Publication.PUBLISHED, "body": "Again."}
        db.session.add(Answer(number=9, complaint_id=late.id, published_at=clock.now(), **again))
    assert "half of the first answers came within 4 hours." in eve.get("/teams/customer-care").text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 minute"), (90, "90 minutes"), (91, "2 hours"), (47 * 60 + 1, "48 hours"), (49 * 60, "3 days")],
)
def test_a_time_is_never_rounded_down(app: Flask, minutes: int, words: str) -> None:
    with app.test_request_context("/"):
        assert teams.duration(timedelta(minutes=minutes)) == words


def test_a_team_is_found_by_search_engines_when_it_holds_something(cast: Cast, eve: FlaskClient) -> None:
    assert "noindex" in eve.get("/teams/customer-care").text
    assert list(teams.worth_finding()) == []
    make_answered(cast, 1)
    assert "noindex" not in eve.get("/teams/customer-care").text
    assert "noindex" not in eve.get("/teams").text
    assert "noindex" in eve.get("/teams/customer-care?before=1-1").text
    assert [one.slug for one in teams.worth_finding()] == ["customer-care"]
    assert eve.get("/teams/nobody").status_code == 404


def test_the_page_of_a_team_asks_the_database_as_often_for_many_answers_as_for_one(
    cast: Cast, eve: FlaskClient
) -> None:
    make_answered(cast, 1)
    with statements_sent() as few:
        eve.get("/teams/customer-care?before=9999999999999999-1")
    for number in range(2, 16):
        make_answered(cast, number)
    with statements_sent() as many:
        eve.get("/teams/customer-care?before=9999999999999998-1")
    assert len(few) == len(many) <= 12


# Hours in words, and times in the operator's zone


@pytest.mark.parametrize(
    ("days", "lines"),
    [
        ({}, []),
        (dict.fromkeys(range(7), "8-20"), [("Every day", "08:00–20:00")]),
        (
            {0: "9-17", 1: "9-17", 3: "9-12"},
            [
                ("Monday and Tuesday", "09:00–17:00"),
                ("Wednesday", "closed"),
                ("Thursday", "09:00–12:00"),
                ("Friday to Sunday", "closed"),
            ],
        ),
        ({6: "0-24"}, [("Monday to Saturday", "closed"), ("Sunday", "00:00–24:00")]),
    ],
)
def test_equal_days_share_a_line(app: Flask, days: dict[int, str], lines: list[tuple[str, str]]) -> None:
    with app.test_request_context("/"):
        assert hours_in_words({day: spans_of(text) for day, text in days.items()}) == lines


def test_french_days_are_said_as_the_french_say_them(app: Flask) -> None:
    with app.test_request_context("/", environ_overrides={languages.KEY: "fr"}):
        told = hours_in_words(dict.fromkeys(range(5), spans_of("9-17")))
        assert told == [("Du lundi au vendredi", "de 09:00 à 17:00"), ("Samedi et dimanche", "fermé")]


@pytest.fixture
def in_paris(app: Flask) -> Iterator[None]:
    object.__setattr__(app.extensions["settings"], "zone", "Europe/Paris")
    yield


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-29T00:59:00+00:00", "Sunday 29 March, 01:59"),
        ("2026-03-29T01:00:00+00:00", "Sunday 29 March, 03:00"),
        ("2026-03-29T16:12:00+00:00", "Sunday 29 March, 18:12"),
        ("2026-03-28T17:12:00+00:00", "Saturday 28 March, 18:12"),
        ("2026-03-28T23:30:00+00:00", "Sunday 29 March, 00:30"),
        ("2026-10-25T00:30:00+00:00", "Sunday 25 October, 02:30"),
        ("2026-10-25T01:30:00+00:00", "Sunday 25 October, 02:30"),
    ],
)
def test_people_read_the_clock_on_their_wall_and_machines_read_utc(
    app: Flask, in_paris: None, moment: str, shown: str
) -> None:
    when = datetime.fromisoformat(moment)
    with app.test_request_context("/"):
        assert f"{languages.weekday(when)}, {languages.time_of_day(when)}" == shown
        assert languages.day_time(when, False) == shown.split(" ", 1)[1]
        assert languages.iso(when) == moment[:16] + "Z"


def test_today_ends_at_midnight_where_the_team_works() -> None:
    paris = ZoneInfo("Europe/Paris")
    now = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)  # Sunday, half past midnight, the day of 23 hours
    assert desk.end_of_day(now, paris) + timedelta(microseconds=1) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert desk.due(datetime(2026, 3, 29, 21, 59, tzinfo=UTC), now, paris) == "today"
    assert desk.due(datetime(2026, 3, 29, 22, 30, tzinfo=UTC), now, paris) == "later"


def test_a_promise_is_late_when_its_day_is_over_where_people_are(cast: Cast, eve: FlaskClient, in_paris: None) -> None:
    with time_machine.travel(datetime(2026, 3, 28, 12, tzinfo=UTC), tick=False):
        made = cast.make_published()
        with writing():
            case = db.session.get_one(Complaint, made.id).case
            assert case is not None
            case.next_contact_at = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # 23:30 in Paris
    for moment, words in (
        (datetime(2026, 3, 28, 22, 45, tzinfo=UTC), "by Saturday 28 March"),
        (datetime(2026, 3, 28, 23, 5, tzinfo=UTC), "was due on Saturday 28 March"),
    ):
        with time_machine.travel(moment, tick=False):
            page = eve.get(f"/problems/{made.number}-{made.slug}").text
            assert words in page and 'datetime="2026-03-28"' in page
