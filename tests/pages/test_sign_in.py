"""Signing in: the same answer for everybody, a way on that never leaves the site, and one's own settings."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from tests.browsing import look
from tests.cast import PASSWORD, Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def signing_in(browser: FlaskClient, address: str = "carol@example.org", password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return browser.post("/sign-in", data={"address": address, "password": password, **more})


def test_whoever_has_an_account_goes_on_where_they_stopped(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    page = look(eve, "/my-posts").form("/sign-in").send(address=" Carol@Example.ORG ", password=PASSWORD)
    assert page.address == "/my-posts"


def test_the_cookie_is_for_the_server_only(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    cookie = signing_in(eve).headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie


def test_a_wrong_address_and_a_wrong_password_read_the_same(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    wrong = [signing_in(eve, "carol@example.org", "not this one"), signing_in(eve, "nobody@example.org")]
    assert [one.status_code for one in wrong] == [422, 422]
    first, second = (one.text.replace("carol@", "").replace("nobody@", "") for one in wrong)
    assert first == second and "do not fit together" in first


def test_what_is_missing_is_said_beside_the_field(cast: Cast, eve: FlaskClient) -> None:
    page = signing_in(eve, "", "").text
    assert "Please type your e-mail address." in page and "Please type your password." in page


def test_a_password_is_never_given_back(cast: Cast, eve: FlaskClient) -> None:
    assert "not this one" not in signing_in(eve, password="not this one").text


@pytest.mark.parametrize(
    "place", ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "/a\nb"]
)
def test_the_way_on_never_leaves_the_site(cast: Cast, eve: FlaskClient, place: str) -> None:
    cast.account("carol")
    for again in ("", "yes"):
        answer = signing_in(eve, next=place, again=again)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_signed_in_already_one_goes_on_at_once(cast: Cast) -> None:
    assert cast.signed_in("carol").get("/sign-in?next=/my-posts").headers["Location"] == "/my-posts"


def test_signing_out_ends_the_session_itself(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    cookie = carol.get_cookie("session")
    assert cookie is not None
    look(carol, "/account").form("/sign-out").send()
    carol.set_cookie("session", cookie.value)
    assert "/sign-in" in carol.get("/account").headers["Location"]


def test_a_moderator_is_signed_out_after_half_an_hour_and_a_customer_is_not(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        mo, carol = cast.signed_in("mo"), cast.signed_in("carol")
        time.shift(timedelta(minutes=29))
        assert mo.get("/account").status_code == 200
        time.shift(timedelta(minutes=31))
        assert mo.get("/account").status_code == 302
        assert carol.get("/account").status_code == 200


@pytest.mark.usefixtures("whole_minute")
def test_ten_tries_a_minute_are_enough(cast: Cast, eve: FlaskClient) -> None:
    answers = [signing_in(eve, "nobody@example.org").status_code for _try in range(11)]
    assert answers == [422] * 10 + [429]


def test_a_vote_leads_to_the_sign_in_page_without_words(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    assert "/sign-in" in eve.post(f"/problems/{problem.number}/same").headers["Location"]


def test_kept_words_cannot_become_markup(cast: Cast, eve: FlaskClient) -> None:
    text = "</textarea><script>alert(1)</script> and more"
    kept = eve.post("/drafts/somebodys", data={"title": "<b>Bold</b> title", "body": text})
    assert kept.status_code == 401
    assert "<script>alert" not in kept.text and "<b>Bold" not in kept.text


def test_what_wants_data_is_answered_with_data(cast: Cast, eve: FlaskClient) -> None:
    answer = eve.post("/drafts/somebodys", data={"title": "x y"}, headers={"Accept": "application/json"})
    assert answer.status_code == 401 and answer.is_json


def test_the_account_page_says_who_one_is_and_never_the_address(cast: Cast) -> None:
    told = {"carol": "Carol C.", "olga": "Customer Care", "mo": "Moderator", "ada": "Administrator"}
    for name, words in told.items():
        page = look(cast.signed_in(name), "/account")
        assert words in page.words and "@example.org" not in page.html


def test_keys_are_off_until_asked_for(cast: Cast) -> None:
    mo = cast.signed_in("mo")
    page = look(mo, "/account")
    assert 'data-keys="on"' not in page.html
    on = page.form("/keys").send(keys="on")
    assert 'data-keys="on"' in on.html
    form = on.form("/keys")
    form.fields = [(name, value) for name, value in form.fields if name != "keys"]
    assert 'data-keys="on"' not in form.send().html


def test_a_closed_account_is_nobody(cast: Cast) -> None:
    from forum import clock
    from forum.extensions import db

    carol = cast.signed_in("carol")
    cast.account("carol").closed_at = clock.now()
    db.session.commit()
    assert carol.get("/account").status_code == 302
    assert signing_in(cast.browser()).status_code == 422
