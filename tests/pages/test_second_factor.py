"""The second step of signing in: forced for whoever opens originals, never in anybody's way twice."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from forum import clock, create_app
from forum.accounts import second_factor
from forum.accounts import services as accounts
from forum.accounts.models import Account
from forum.config import Settings
from forum.extensions import db
from forum.roles import Role
from tests.browsing import Page, look
from tests.cast import PASSWORD, Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
OPEN = {"/sign-in", "/sign-in/second", "/sign-out"}


def sign_in(browser: FlaskClient, name: str, path: str = "/sign-in") -> Page:
    return look(browser, path).form("/sign-in").send(address=f"{name}@example.org", password=PASSWORD)


def set_up(browser: FlaskClient, **password: str) -> Page:
    """Walk through the page of the second factor; give the page with the recovery codes."""
    page = look(browser, "/account/second-factor").form("/begin").send(**password)
    secret = re.sub(r"\s", "", next(one for one in page.tree.iter("code")).text or "")
    return page.form("/confirm").send(code=second_factor.code_at(secret, second_factor.step_of(clock.now())))


def codes_on(page: Page) -> list[str]:
    return ["".join(one.itertext()) for one in page.tree.iter("code")]


def fresh_reviewer(role: Role = Role.MODERATOR) -> None:
    accounts.grant("nia@example.org", role, pseudonym="Nia N.", password=PASSWORD)


def test_a_reviewer_signs_in_with_two_steps_and_goes_on_where_they_stopped(cast: Cast, eve: FlaskClient) -> None:
    cast.account("mo")
    page = sign_in(eve, "mo", "/moderation")
    assert page.address == "/sign-in/second?next=/moderation" and "Your code" in page.words
    assert page.form("/sign-in/second").send(code=cast.code("mo")).address == "/moderation"


@pytest.mark.parametrize("name", ["mo", "ada"])
def test_between_the_steps_every_page_leads_to_the_code(cast: Cast, eve: FlaskClient, app: Flask, name: str) -> None:
    cast.make_published()
    cast.account(name)
    sign_in(eve, name)
    for rule in app.url_map.iter_rules():
        if rule.arguments or "GET" not in (rule.methods or ()) or rule.endpoint in {"healthz", "readyz"}:
            continue
        answer = eve.get(rule.rule)
        if rule.rule in OPEN:
            assert answer.status_code in {200, 303}, rule.rule
        else:
            assert answer.status_code == 303, rule.rule
            assert "/sign-in/second" in answer.headers["Location"], rule.rule
    assert eve.post("/moderation/next").status_code == 303
    assert "Your code" in look(eve, "/fr/moderation").html or "Votre code" in look(eve, "/fr/moderation").html


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
def test_without_a_second_factor_every_page_leads_to_setting_it_up(
    cast: Cast, eve: FlaskClient, app: Flask, role: Role
) -> None:
    cast.make_published()
    fresh_reviewer(role)
    assert sign_in(eve, "nia").address == "/account/second-factor"
    for rule in app.url_map.iter_rules():
        if rule.arguments or "GET" not in (rule.methods or ()) or rule.endpoint in {"healthz", "readyz"}:
            continue
        if rule.endpoint not in {"accounts.factor", "static_file"}:
            answer = eve.get(rule.rule)
            needed = getattr(app.view_functions[rule.endpoint], "needs_roles", {role})
            if role in needed:  # for the others it is 403 already
                assert answer.status_code == 303, rule.rule
                assert answer.headers["Location"].endswith("/account/second-factor"), rule.rule
    assert eve.post("/moderation/next").status_code == 403
    page = set_up(eve)
    assert len(codes_on(page)) == 10 and "not shown again" in page.words
    assert page.answer.headers["Cache-Control"] == "no-store"
    assert eve.get("/moderation").status_code == 200


def test_the_first_administrator_is_led_to_the_second_factor(cast: Cast, eve: FlaskClient, app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["grant", "first@example.org", "--role", "administrator"]).output
    password = re.search(r"Password: (\S+)", said)
    assert password and said.count("Password: ") == 1
    page = look(eve, "/sign-in").form("/sign-in").send(address="first@example.org", password=password[1])
    assert page.address == "/account/second-factor"


def test_the_session_of_the_first_step_is_not_the_one_of_the_second(cast: Cast, eve: FlaskClient) -> None:
    cast.account("mo")
    sign_in(eve, "mo")
    before = eve.get_cookie("session")
    look(eve, "/sign-in/second").form("/sign-in/second").send(code=cast.code("mo"))
    after = eve.get_cookie("session")
    assert before and after and before.value != after.value
    eve.set_cookie("session", before.value)
    assert "/sign-in" in eve.get("/account").headers["Location"]


def test_a_cookie_that_somebody_planted_does_not_become_a_session(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    eve.set_cookie("session", "planted")
    sign_in(eve, "carol")
    cookie = eve.get_cookie("session")
    assert cookie and cookie.value != "planted"
    first = cookie.value
    eve.post("/sign-in", data={"address": "carol@example.org", "password": PASSWORD})
    eve.set_cookie("session", first)  # the older one of this browser is over
    assert eve.get("/account").status_code == 302


def test_a_code_is_not_taken_twice(cast: Cast) -> None:
    cast.account("mo")
    code = cast.code("mo")
    for browser, status in ((cast.browser(), 200), (cast.browser(), 422)):
        page = sign_in(browser, "mo").form("/sign-in/second").send(code=code)
        assert page.status == status
    assert "used already" in page.words


def test_a_recovery_code_opens_once(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    codes = codes_on(set_up(carol, password=PASSWORD))
    assert "on" in look(carol, "/account").words
    assert sign_in(cast.browser(), "carol").form("/sign-in/second").send(code=codes[3]).address == "/"
    again = sign_in(cast.browser(), "carol").form("/sign-in/second").send(code=codes[3])
    assert again.status == 422
    assert "9 of your recovery codes are left." in look(carol, "/account/second-factor").words


def test_words_that_were_sent_without_a_session_survive_both_steps(cast: Cast) -> None:
    problem = cast.make_published()
    cast.account("mo")
    browser = cast.browser()
    text = "Ask for a refund, it worked."
    sign_in(browser, "mo")  # the code is still missing
    kept_page = Page(browser, browser.post(f"/problems/{problem.number}/answers", data={"body": text}))
    assert kept_page.status == 401 and text in kept_page.words
    wrong = kept_page.form("/sign-in/second").send(code="000000")
    assert wrong.status == 422 and text in wrong.words
    fields = dict(wrong.form("/sign-in/second").fields) | {"code": cast.code("mo")}
    on_its_way = browser.post("/sign-in/second", data=fields)
    assert (on_its_way.status_code, on_its_way.headers["Location"]) == (307, f"/problems/{problem.number}/answers")


def test_words_wait_on_the_code_page_when_one_signs_in_with_them(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    cast.account("mo")
    text = "Ask for a refund, it worked."
    kept = Page(eve, eve.post(f"/problems/{problem.number}/resolve", data={"steps": text}))
    code_page = kept.form("/sign-in").send(address="mo@example.org", password=PASSWORD)
    assert code_page.status == 200 and "Your code" in code_page.words and text in code_page.words
    assert ("steps", text) in code_page.form("/sign-in/second").fields


def test_guessing_codes_is_slow_and_locks_nobody_out(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    recovery = codes_on(set_up(carol, password=PASSWORD))

    def guess(network: str, code: str = "000000") -> int:
        browser = cast.app.test_client()
        browser.environ_base = {"REMOTE_ADDR": network}
        browser.post("/sign-in", data={"address": "carol@example.org", "password": PASSWORD})
        return browser.post("/sign-in/second", data={"code": code}).status_code

    with time_machine.travel(clock.now().replace(second=1) + timedelta(minutes=5), tick=False):
        answers = [guess("192.0.2.1") for _try in range(7)]
        assert answers == [422] * 6 + [429]
        assert [guess(f"198.51.100.{n}") for n in range(6)][-1] == 429  # from everywhere together
        assert guess("203.0.113.9", recovery[0]) == 303  # the owner's way in stays open


def test_the_half_session_is_over_after_ten_minutes(cast: Cast, eve: FlaskClient) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        cast.account("mo")
        sign_in(eve, "mo")
        time.shift(timedelta(minutes=11))
        answer = eve.post("/sign-in/second", data={"code": cast.code("mo")})
        assert answer.status_code == 401 and "Sign in" in answer.text
        assert eve.get("/").status_code == 200


def test_signing_out_works_between_the_steps(cast: Cast, eve: FlaskClient) -> None:
    cast.account("mo")
    sign_in(eve, "mo").form("/sign-out").send()
    assert eve.get("/").status_code == 200
    assert "/sign-in?" in eve.get("/sign-in/second").headers["Location"] + "?"


def test_other_sessions_must_show_the_code_once_it_is_switched_on(cast: Cast) -> None:
    other, carol = cast.signed_in("carol"), cast.signed_in("carol")
    set_up(carol, password=PASSWORD)
    assert carol.get("/account").status_code == 200
    assert "/sign-in/second" in other.get("/account").headers["Location"]


def test_switching_takes_the_password(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    assert carol.post("/account/second-factor/begin", data={"password": "no"}).status_code == 422
    assert db.session.get_one(Account, cast.account("carol").id).second_factor_box is None
    set_up(carol, password=PASSWORD)
    for what in ("codes", "off"):
        page = look(carol, "/account/second-factor").form(f"/{what}").send(password="no")
        assert page.status == 422 and "This is not your password." in page.words
    look(carol, "/account/second-factor").form("/off").send(password=PASSWORD)
    assert db.session.get_one(Account, cast.account("carol").id).second_factor_at is None
    assert cast.signed_in("mo").post("/account/second-factor/off", data={"password": PASSWORD}).status_code == 403


def test_the_picture_and_the_key_say_the_same_and_stand_inside_the_page(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    page = look(carol, "/account/second-factor").form("/begin").send(password=PASSWORD)
    [picture] = page.tree.iter("img")
    assert picture.get("src", "").startswith("data:image/svg+xml") and picture.get("alt")
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", codes_on(page)[0])
    assert page.form("/confirm").send(code="000000").status == 422


def test_the_code_of_a_demo_account_is_told_only_where_demo_accounts_may_be(
    cast: Cast, environment: dict[str, str]
) -> None:
    cast.account("mo")
    assert "demo account" not in sign_in(cast.browser(), "mo").words
    demo = create_app(Settings.from_environment({**environment, "FORUM_DEMO": "1"}))
    demo.test_client_class = cast.app.test_client_class
    page = sign_in(demo.test_client(), "mo")
    said = re.search(r"Its code is now (\d{3} \d{3})", page.words)
    assert said and page.form("/sign-in/second").send(code=said[1]).address == "/"
    again = sign_in(demo.test_client(), "mo")  # at once: the one that was used is not shown again
    said = re.search(r"Its code is now (\d{3} \d{3})", again.words)
    assert said and again.form("/sign-in/second").send(code=said[1]).address == "/"
    with demo.app_context():
        db.session.remove()
        db.engine.dispose()
