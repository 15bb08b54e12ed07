"""The address in every mail: it stops that mail with one click, without signing in, and only that mail."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from forum import clock
from forum.complaints import queries, services
from forum.config import settings
from forum.extensions import db, writing
from forum.notices.rules import Kind, Stop, signed
from forum.web.limits import RateWindow
from tests.browsing import look
from tests.cast import Cast
from tests.services.letterbox import empty, mails

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def program(cast: Cast) -> FlaskClient:
    """A mail program's server: no cookies, no Origin, no Sec-Fetch-Site."""
    return FlaskClient(cast.app, cast.app.response_class, use_cookies=False)


def address(cast: Cast, what: str, number: int | None = None, name: str = "carol") -> str:
    return "/unsubscribe/" + signed(Stop(cast.account(name).handle, what, number), settings().secret)


def choices(cast: Cast, name: str = "carol") -> dict[str, Any]:
    db.session.rollback()
    return cast.account(name).mail_choices


def test_a_mail_program_unsubscribes_with_what_the_mail_says(cast: Cast) -> None:
    cast.make_published()
    (mail,) = mails("carol")
    stop = str(mail["List-Unsubscribe"]).strip("<> ").removeprefix("http://127.0.0.1:8000")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    empty()
    answer = program(cast).post(stop, data=ONE_CLICK)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert choices(cast) == {"published": "never"}
    cast.make_published()
    assert mails("carol") == []


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_both_shapes_of_the_one_click_are_understood(cast: Cast, kind: str) -> None:
    answer = program(cast).post(address(cast, "mine"), data=ONE_CLICK, content_type=kind)
    assert answer.status_code == 200
    assert choices(cast) == {"mine": "never"}


def test_looking_changes_nothing_and_one_button_stops(cast: Cast, eve: FlaskClient) -> None:
    page = look(eve, address(cast, "mine"))
    assert page.status == 200
    assert "News on a problem of yours" in page.words
    assert choices(cast) == {}
    assert page.answer.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in page.answer.headers
    done = page.form("/unsubscribe/").send("No more of these mails")
    assert done.status == 200 and "You get no more mails of this kind" in done.words
    assert choices(cast) == {"mine": "never"}
    assert "Your mails come as before" in done.form("/unsubscribe/").send("Have them as before").words
    assert choices(cast) == {"mine": "at once"}


def test_stopping_twice_does_not_offer_to_go_back_to_never(cast: Cast, eve: FlaskClient) -> None:
    stop = address(cast, "mine")
    program(cast).post(stop, data=ONE_CLICK)
    page = look(eve, stop).form("/unsubscribe/").send()
    assert page.status == 200
    assert "<form" not in page.html.partition("<main")[2].partition("</main")[0]


def test_a_followed_problem_is_unfollowed_alone(cast: Cast, eve: FlaskClient) -> None:
    problem, other = cast.make_published(), cast.make_published()
    number, problem_id, other_id = problem.number, problem.id, other.id
    dan = cast.account("dan").id
    for one in (problem_id, other_id):
        services.follow(one, dan)
    page = look(eve, address(cast, "followed", number, "dan")).form("/unsubscribe/").send("Stop following it")
    assert f"You no longer follow problem {number}" in page.words
    assert (queries.followers(problem_id), queries.followers(other_id)) == ([], [dan])
    assert choices(cast, "dan") == {}
    page = page.form("/unsubscribe/").send("Follow it again")
    assert f"You follow problem {number} again" in page.words
    assert queries.followers(problem_id) == [dan]


def test_what_must_be_told_comes_once_a_day_instead(cast: Cast, eve: FlaskClient) -> None:
    page = look(eve, address(cast, "returned"))
    assert "cannot stop" in page.words
    page = page.form("/unsubscribe/").send("Have them once a day")
    assert "once a day" in page.words
    assert choices(cast) == {"returned": "daily"}


def test_the_summary_stops_with_everything_that_goes_into_it(cast: Cast, eve: FlaskClient) -> None:
    with writing():
        cast.account("carol").mail_choices = {"mine": "daily", "followed": "weekly", "returned": "daily"}
    page = look(eve, address(cast, "summary")).form("/unsubscribe/").send("No more summaries")
    stopped = {"mine": "never", "followed": "never", "thanks": "never", "returned": "daily"}
    assert choices(cast) == stopped
    page.form("/unsubscribe/").send("Have them as before")
    assert choices(cast) == {"mine": "daily", "followed": "weekly", "thanks": "daily", "returned": "daily"}


def test_undoing_reaches_only_what_the_address_is_about(cast: Cast) -> None:
    with writing():
        cast.account("carol").mail_choices = {"followed": "never"}
    stop = address(cast, "mine")
    tried = {"do": "undo", "mine": "weekly", "followed": "at once", "returned": "never", "thanks": "sometimes"}
    assert program(cast).post(stop, data=tried).status_code == 200
    assert choices(cast) == {"followed": "never", "mine": "weekly"}


def test_a_body_that_is_no_one_click_changes_nothing(cast: Cast) -> None:
    for body in ({}, {"List-Unsubscribe": "yes"}, {"x": "One-Click"}):
        assert program(cast).post(address(cast, "mine"), data=body).status_code == 422
    assert choices(cast) == {}


def test_an_address_that_we_did_not_sign_is_not_there_and_counts_nothing(cast: Cast) -> None:
    good = address(cast, "mine").rpartition("/")[2]
    handle, _, rest = good.partition("-")
    wrong = [
        "nothing", good[:-1], good + "a", good.upper(), f"{handle}-followed-{rest.partition('-')[2]}",
        f"{cast.account('dan').handle}-{rest}", "a-b-c-d", "---", good.replace("-0-", "-1-"), "é-mine-0-x",
    ]  # fmt: skip
    with writing():
        db.session.query(RateWindow).delete()
    for token in wrong:
        assert program(cast).get(f"/unsubscribe/{token}").status_code == 404, token
        assert program(cast).post(f"/unsubscribe/{token}", data=ONE_CLICK).status_code == 404, token
    assert choices(cast) == choices(cast, "dan") == {}
    assert db.session.query(RateWindow).count() == 0


def test_the_address_of_a_closed_account_answers_the_same_and_does_nothing(cast: Cast) -> None:
    open_stop, closed_stop = address(cast, "mine"), address(cast, "mine", name="dan")
    with writing():
        cast.account("dan").closed_at = clock.now()
    seen = [program(cast).get(stop).get_data(as_text=True).replace(stop, "") for stop in (open_stop, closed_stop)]
    assert seen[0] == seen[1]
    answer = program(cast).post(closed_stop, data=ONE_CLICK)
    assert answer.status_code == 200
    assert "You get no more mails of this kind" in answer.text
    assert program(cast).post(closed_stop, data={"do": "undo", "mine": "daily"}).status_code == 200


def test_only_this_view_may_be_asked_from_anywhere(cast: Cast) -> None:
    open_views = {name for name, view in cast.app.view_functions.items() if getattr(view, "has_signed_address", False)}
    assert open_views == {"notices.unsubscribe_post"}
    carol = cast.signed_in("carol")
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    assert carol.post("/account/mail", data={}, headers=foreign).status_code == 403
    assert program(cast).post(address(cast, "mine"), data=ONE_CLICK, headers=foreign).status_code == 200


@pytest.mark.usefixtures("whole_minute")
def test_one_address_cannot_be_pressed_without_end(cast: Cast) -> None:
    stop = address(cast, "mine")
    codes = [program(cast).post(stop, data=ONE_CLICK).status_code for _ in range(32)]
    assert codes[0] == 200 and codes[-1] == 429
    assert program(cast).post(address(cast, "mine", name="dan"), data=ONE_CLICK).status_code == 200


@pytest.mark.parametrize("what", [*Kind, "summary"])
def test_every_address_has_its_page_in_french(cast: Cast, eve: FlaskClient, what: str) -> None:
    page = look(eve, "/fr" + address(cast, what))
    assert page.status == 200 and "Moins de courriels" in page.words
    assert "C’est fait" in page.form("/unsubscribe/").send().words
