"""The life of one complaint: read this first.

Carol writes, Mo decides, Dan and Olga help, Carol says what solved it, Eve finds it from a search. Everything
happens in browsers without JavaScript, on both databases, and once with no secret key where Carol and Eve are served.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum import create_app
from forum.config import Settings
from forum.extensions import db
from tests.browsing import Page, look
from tests.cast import Cast

TITLE = "Charged twice for one order"
BODY = "On Monday I was charged twice. Brenda at the till sent me away. Call me on 07700 900123, I want a refund."
SECRETS = ("Brenda", "07700 900123", "07700")


@pytest.fixture
def customers(app: Flask, environment: dict[str, str]) -> Iterator[Flask]:
    """Processes that serve customers: the same forum, without the vault's secret key."""
    served = create_app(Settings.from_environment({**environment, "FORUM_ROLE": "public"}))
    assert not served.extensions["settings"].opens_vault
    yield served
    with served.app_context():
        db.session.remove()
        db.engine.dispose()


def test_the_life_of_a_complaint(cast: Cast) -> None:
    walk(cast, cast)


def test_the_same_life_with_no_secret_key_where_customers_are_served(cast: Cast, customers: Flask) -> None:
    with customers.app_context():
        outside = Cast(customers)
    walk(outside, cast)


def walk(outside: Cast, inside: Cast) -> None:
    """Everybody plays their part; customers and strangers `outside`, staff `inside`."""
    carol, dan = signed_in(outside, "carol"), signed_in(outside, "dan")
    olga, mo = signed_in(inside, "olga"), signed_in(inside, "mo")
    eve = outside.browser()

    check = carol_writes(carol)
    nobody_sees_anything(eve)
    carol_sends(check, inside)
    nobody_sees_anything(eve)
    address = mo_publishes(mo, inside)
    eve_reads(eve, address)
    dan_helps(dan, mo, inside, address)
    olga_answers(olga, inside, address)
    carol_says_what_solved_it(carol, inside, address)
    eve_finds_it(eve, address)


def signed_in(cast: Cast, name: str) -> FlaskClient:
    """Sign in as a person does."""
    with cast.app.app_context():
        cast.account(name)
    browser = cast.browser()
    page = (
        look(browser, "/sign-in").form("/sign-in").send(address=f"{name}@example.org", password="correct horse battery")
    )
    if "/sign-in/second" in page.address:
        with cast.app.app_context():
            code = cast.code(name)
        page = page.form("/sign-in/second").send(code=code)
    assert page.status == 200
    return browser


def carol_writes(carol: FlaskClient) -> Page:
    check = (
        look(carol, "/problems/new")
        .form("/problems/new")
        .send("Check it", kind="problem", title=TITLE, body=BODY, product="payments")
    )
    assert check.status == 200
    assert "[name removed]" in check.words
    assert "[phone removed]" in check.words
    assert not any(secret in check.words for secret in SECRETS)
    return check


def carol_sends(check: Page, inside: Cast) -> None:
    sent = check.form("/send").send()
    assert "you can still change it" in sent.words
    again = check.form("/send").send()  # a double click
    assert again.address == sent.address
    inside.run_worker()


def nobody_sees_anything(eve: FlaskClient) -> None:
    for address in ("/", "/problems", "/problems/1", "/search?q=refund", "/feed.atom"):
        assert not any(word in look(eve, address).html for word in (*SECRETS, "Charged twice")), address


def mo_publishes(mo: FlaskClient, inside: Cast) -> str:
    review = look(mo, "/moderation").form("/moderation/next").send()
    assert "Brenda" in review.words
    assert "[name removed]" in review.words
    decided = review.form("/moderation/").send("publish")
    assert decided.status == 200
    inside.run_worker()
    return "/problems/1"


def eve_reads(eve: FlaskClient, address: str) -> None:
    page = look(eve, address)
    assert page.status == 200
    assert page.address == "/problems/1-charged-twice-for-one-order"
    assert "[name removed] at the till sent me away" in page.words
    assert "Why?" in page.words
    assert not any(secret in page.html for secret in SECRETS)
    french = look(eve, f"/fr{address}")
    assert "[nom retiré] at the till" in french.words


def dan_helps(dan: FlaskClient, mo: FlaskClient, inside: Cast, address: str) -> None:
    check = look(dan, address).form("/answers").send(body="Show both lines at the desk. Brenda gave me mine back.")
    assert "[name removed] gave me mine back" in check.words
    check.form("/send").send()
    inside.run_worker()
    look(mo, "/moderation").form("/moderation/next").send().form("/moderation/").send("publish")
    inside.run_worker()
    assert "[name removed] gave me mine back" in look(dan, address).words


def olga_answers(olga: FlaskClient, inside: Cast, address: str) -> None:
    composer = look(olga, "/desk").follow(TITLE)
    if "/desk/" not in composer.address:
        composer = look(olga, "/desk/1/answer")
    composer.form("/desk/1/answer").send(
        "Send",
        body="Customer Care has this now. You were charged twice and sent away: that is ours to put right, and we are "
        "sorry. The Payments team returns one of the two payments today.",
    )
    inside.run_worker()
    page = look(olga, address)
    assert "Official answer: Customer Care" in page.words
    assert "returns one of the two payments" in page.words


def carol_says_what_solved_it(carol: FlaskClient, inside: Cast, address: str) -> None:
    solved = look(carol, address).form("/resolve").send()
    assert solved.status == 200
    inside.run_worker()
    assert "Solved" in look(carol, address).words


def eve_finds_it(eve: FlaskClient, address: str) -> None:
    found = look(eve, "/search?q=refund")
    assert TITLE in found.words
    page = found.follow(TITLE)
    assert page.address.startswith(address)
    assert "What fixed it" in page.words
    for secret in ("Brenda", "07700900123"):
        nothing = look(eve, f"/search?q={secret}").html.replace(secret, "qwxzvkjh")
        assert nothing == look(eve, "/search?q=qwxzvkjh").html
