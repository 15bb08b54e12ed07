"""Own data: everything as one file, and an account deleted for good, as its owner and everybody else sees it."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.extensions import db
from tests.browsing import Page, look
from tests.cast import PASSWORD, Cast
from tests.leaks import rows, world

DELETE = "Delete my account"


def leave(browser: FlaskClient, **values: str) -> Page:
    return look(browser, "/account/leave").form("/leave").send(DELETE, **{"password": PASSWORD, **values})


def test_what_is_kept_is_said_and_downloaded_as_one_file(cast: Cast) -> None:
    cast.make_draft("Charged twice", "Brenda charged me twice.")
    carol = cast.signed_in("carol")
    page = look(carol, "/account").follow("What we keep about you")
    form = page.form("/account/data")
    answer = carol.post(form.action)
    assert answer.mimetype == "application/json" and answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="my-data-20')
    told = json.loads(answer.text)
    assert told["account"]["address"] == "carol@example.org"
    assert told["drafts"][0]["words"]["body"] == "Brenda charged me twice."


def test_the_file_speaks_of_nobody_else(cast: Cast) -> None:
    problem = cast.make_published()
    cast.make_answer(problem)
    cast.make_draft("Late", "It was late.", author="dan")
    told = cast.signed_in("carol").post("/account/data").text
    assert "Dan" not in told and "Late" not in told and "Ask for a refund." not in told


@pytest.mark.usefixtures("whole_minute")
def test_three_files_a_minute_are_enough(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    assert [carol.post("/account/data").status_code for _try in range(4)] == [200, 200, 200, 429]


def test_eve_is_asked_to_sign_in(cast: Cast, eve: FlaskClient) -> None:
    for address in ("/account/data", "/account/leave"):
        assert "/sign-in" in eve.get(address).headers["Location"]
        assert "/sign-in" in eve.post(address).headers["Location"]


def test_deleting_asks_without_a_default_what_becomes_of_the_posts(cast: Cast) -> None:
    cast.make_published()
    cast.make_waiting("Late", "It was late.")
    page = look(cast.signed_in("carol"), "/account/data").follow("Delete your account")
    assert "posts" not in dict(page.form("/leave").fields)
    assert "Former customer" in page.words and "1 post that is not public yet is withdrawn." in page.words
    assert "This cannot be undone." in page.words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"posts": "keep", "password": "not this one"}, "This is not your password."),
        ({"password": PASSWORD}, "Please choose what happens to your posts."),
        ({"posts": "burn", "password": PASSWORD}, "Please choose what happens to your posts."),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_happens(cast: Cast, values: dict[str, str], words: str) -> None:
    cast.make_published()
    page = leave(cast.signed_in("carol"), **values)
    assert page.status == 422 and words in page.words
    assert cast.signed_in("carol").get("/account").status_code == 200


def test_carol_leaves_and_her_posts_stay(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    address = look(eve, f"/problems/{problem.number}").address
    assert "Carol C." in look(eve, address).words
    carol, phone = cast.signed_in("carol"), cast.signed_in("carol")
    handle = db.session.get_one(Account, problem.author_id).handle
    page = leave(carol, posts="keep")
    assert page.address == "/goodbye" and "Your account is deleted" in page.words
    for browser in (carol, phone):
        assert "/sign-in" in browser.get("/account").headers["Location"]
    for reader in (eve, cast.signed_in("dan"), cast.signed_in("mo")):
        shown = look(reader, address)
        assert "Carol" not in shown.html and handle not in shown.html
    assert "Former customer" in look(eve, address).words
    assert "Ancien client" in look(eve, f"/fr{address}").words
    assert "Carol" not in eve.get("/feed.atom").text


def test_carol_leaves_and_takes_her_posts_along(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published("Charged twice", "I was charged twice.")
    address = look(eve, f"/problems/{problem.number}").address
    leave(cast.signed_in("carol"), posts="withdraw")
    cast.run_worker()
    assert eve.get(address).status_code == 410
    for page in ("/", "/problems", "/search?q=charged", "/feed.atom"):
        assert address.rsplit("/", 1)[1] not in eve.get(page).text


def test_with_nothing_public_nothing_is_asked(cast: Cast) -> None:
    cast.make_draft("Charged twice", "I was charged twice.")
    page = leave(cast.signed_in("carol"))
    assert page.address == "/goodbye"


def test_the_last_administrator_is_told_why_not(cast: Cast) -> None:
    page = leave(cast.signed_in("ada"))
    assert page.status == 403 and "only administrator" in page.words


def test_somebody_with_a_second_factor_can_leave(cast: Cast) -> None:
    assert leave(cast.signed_in("mo")).address == "/goodbye"
    assert db.session.scalar(select(Account.id).where(Account.second_factor_box.is_not(None))) is None


def test_whoever_comes_back_begins_anew(cast: Cast) -> None:
    cast.make_published()
    leave(cast.signed_in("carol"), posts="keep")
    again = cast.signed_in("carol")
    assert "You have not written anything yet." in look(again, "/my-posts").words


@pytest.mark.parametrize("posts", ["keep", "withdraw"])
def test_no_page_shows_whoever_has_left(app: Flask, posts: str) -> None:
    everything = world.build(app)
    cast = everything.cast
    [carol] = db.session.scalars(select(Account).where(Account.address == "carol@example.org"))
    needles = ("carol", carol.handle)
    addresses = rows.addresses(everything, "GET")
    leave(cast.signed_in("carol"), posts=posts)
    cast.run_worker()
    assert db.session.scalars(select(Complaint).where(Complaint.author_id.is_not(None))).all() == []
    for browser in (cast.browser(), cast.signed_in("dan"), cast.signed_in("mo"), cast.signed_in("ada")):
        for endpoint, address in addresses:
            text = browser.get(address).get_data().decode(errors="replace").casefold()
            # A page that is not there repeats its own address in the link to the other language.
            text = text.replace(address.casefold(), "")
            assert not [one for one in needles if one in text], (endpoint, address)
