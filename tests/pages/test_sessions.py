"""Where somebody is signed in: a list of their own sessions, and a way to end each."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from forum.accounts.models import AccountSession
from forum.accounts.rules import agent_of
from forum.extensions import db
from tests.browsing import look
from tests.cast import PASSWORD, Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
AGENTS = {
    "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox/Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1": "Safari/iPhone",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 "
    "Edg/141.0.0.0": "Edge/Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 "
    "Safari/537.36": "Chrome/Mac",
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0": "Firefox/Linux",
    "curl/8.5.0": "/",
    "": "/",
    "x" * 5000: "/",
}


@pytest.mark.parametrize("header", AGENTS, ids=lambda header: header[-20:])
def test_a_browser_is_known_in_two_words(header: str) -> None:
    assert agent_of(header) == AGENTS[header]


def test_a_session_says_which_browser_since_when_and_which_is_this_one(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        cast.account("carol")
        cast.signed_in("dan")  # somebody else's
        for header in list(AGENTS)[:2]:
            browser = cast.browser()
            form = {"address": "carol@example.org", "password": PASSWORD}
            browser.post("/sign-in", data=form, headers={"User-Agent": header})
        page = look(browser, "/account/sessions")
    assert "Firefox on Android" in page.words and "Safari on iPhone · this one" in page.words
    assert page.words.count("17 November 2026, 12:00") >= 4 and page.words.count("Signed in on") == 2
    assert "AppleWebKit" not in page.html


def test_one_session_is_ended_or_all_others(cast: Cast) -> None:
    first, second, third = (cast.signed_in("carol") for _ in range(3))
    ids = [row.id for row in db.session.query(AccountSession).order_by(AccountSession.id)]
    first.post("/account/sessions/end", data={"session": str(ids[1])})
    assert [one.get("/account").status_code for one in (first, second, third)] == [200, 302, 200]
    look(first, "/account/sessions").form("/end").send("End all others")
    assert [one.get("/account").status_code for one in (first, third)] == [200, 302]


@pytest.mark.parametrize("chosen", ["", "nonsense", "99999", "9" * 40, "-1"])
def test_nobody_ends_a_session_of_somebody_else(cast: Cast, chosen: str) -> None:
    carol, dan = cast.signed_in("carol"), cast.signed_in("dan")
    [theirs] = [row.id for row in db.session.query(AccountSession) if row.account.pseudonym == "Carol C."]
    for one in (chosen, str(theirs)):
        assert dan.post("/account/sessions/end", data={"session": one}).status_code == 303
    assert carol.get("/account").status_code == 200


def test_a_session_that_is_over_by_itself_is_not_listed(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        cast.signed_in("carol")
        time.shift(timedelta(days=15))
        assert look(cast.signed_in("carol"), "/account/sessions").words.count("Signed in on") == 1


def test_the_cookie_of_a_session_is_bound_to_host_and_https(cast: Cast, environment: dict[str, str]) -> None:
    from forum import create_app
    from forum.config import Settings

    cast.account("carol")
    served = create_app(Settings.from_environment({**environment, "FORUM_PUBLIC_ADDRESS": "https://forum.example"}))
    served.test_client_class = cast.app.test_client_class
    answer = served.test_client().post(
        "/sign-in", data={"address": "carol@example.org", "password": PASSWORD}, base_url="https://forum.example"
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/")) and "Domain" not in cookie
    with served.app_context():
        db.session.remove()
        db.engine.dispose()
