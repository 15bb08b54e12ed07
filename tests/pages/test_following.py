"""What one follows: a list with where each stands, and a button to stop."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum.complaints import queries, services
from forum.extensions import db
from forum.moderation import services as moderation
from forum.notices import views
from tests.browsing import look
from tests.cast import Cast

PAGE = "/account/following"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_following_begins_on_the_problem_and_is_listed(cast: Cast) -> None:
    problem = cast.make_published("Charged twice", "I was charged twice.")
    cast.make_published("Another one", "Nobody follows this.")
    dan = cast.signed_in("dan")
    assert "You follow nothing yet" in look(dan, PAGE).words
    assert look(dan, f"/problems/{problem.number}").form("/follow").send().status == 200
    page = look(dan, "/account").follow("What you follow")
    assert "Waiting" in page.words and "Charged twice" in page.words and "Another one" not in page.words
    assert page.follow("Charged twice").address.startswith(f"/problems/{problem.number}-")


def test_one_button_stops_and_only_for_oneself(cast: Cast) -> None:
    problem = cast.make_published()
    for name in ("carol", "dan"):
        services.follow(problem.id, cast.account(name).id)
    number, problem_id = problem.number, problem.id
    dan = cast.signed_in("dan")
    form = look(dan, PAGE).form(f"/account/following/{number}/stop")
    assert "You follow nothing yet" in form.send("Stop following").words
    assert "You follow nothing yet" in form.send("Stop following").words, "pressed twice, it stays stopped"
    assert queries.followers(problem_id) == [cast.account("carol").id]


def test_a_problem_that_is_not_public_is_not_listed(cast: Cast) -> None:
    problem = cast.make_published("Charged twice", "I was charged twice.")
    services.follow(problem.id, cast.account("dan").id)
    moderation.hide("complaint", problem, cast.account("mo"), "report")
    page = look(cast.signed_in("dan"), PAGE)
    assert "Charged twice" not in page.words


def test_the_form_on_a_problem_says_what_is_wanted_so_that_two_clicks_are_one(cast: Cast) -> None:
    problem = cast.make_published()
    number, problem_id = problem.number, problem.id
    dan = cast.signed_in("dan")
    for _ in range(2):
        assert dan.post(f"/problems/{number}/follow", data={"follow": "yes"}).status_code == 303
    assert queries.followers(problem_id) == [cast.account("dan").id]
    for _ in range(2):
        assert dan.post(f"/problems/{number}/follow", data={"follow": "no"}).status_code == 303
    assert queries.followers(problem_id) == []
    answer = dan.post(f"/problems/{number}/follow", headers={"Accept": "application/json"})
    assert answer.get_json() == {"count": 1, "pressed": True}


def test_a_long_list_has_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    with time_machine.travel(NOON, tick=False) as hands:
        for number in range(1, 6):
            problem = cast.make_published(f"Charged {number} times", "I was charged too often.")
            services.follow(problem.id, cast.account("dan").id)
            hands.shift(timedelta(minutes=1))
        dan = cast.signed_in("dan")
        page = look(dan, PAGE)
        seen = []
        for more in (True, True, False):
            seen += [n for n in range(5, 0, -1) if f"Charged {n} times" in page.words]
            page = page.follow("Older") if more else page
        assert seen == [5, 4, 3, 2, 1]
        assert look(dan, f"{PAGE}?before=nonsense").status == 404


def test_eve_has_no_list(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    number = problem.number
    assert "/sign-in" in eve.get(PAGE).headers["Location"]
    assert eve.post(f"{PAGE}/{number}/stop").status_code in {302, 303, 401}
    assert eve.post(f"/problems/{number}/follow").status_code in {302, 303, 401}
    db.session.rollback()
