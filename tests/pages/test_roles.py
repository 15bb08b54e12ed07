"""Who has which role: an administrator's page, and nobody else's."""

import pytest
from flask.testing import FlaskClient

from forum.accounts.models import Account
from forum.extensions import db
from forum.roles import Role
from tests.browsing import look
from tests.cast import Cast


def role_of(cast: Cast, name: str) -> str:
    return db.session.get_one(Account, cast.account(name).id).role


def test_the_page_is_for_administrators(cast: Cast, eve: FlaskClient) -> None:
    for name in ("carol", "olga", "mo"):
        browser = cast.signed_in(name)
        assert browser.get("/account/roles").status_code == 403
        given = {"address": f"{name}@example.org", "role": "administrator"}
        assert browser.post("/account/roles/give", data=given).status_code == 403
        assert browser.post("/account/roles/take", data={"account": "1"}).status_code == 403
        assert "Who has which role" not in look(browser, "/account").words
    assert "/sign-in" in eve.get("/account/roles").headers["Location"]
    assert "Who has which role" in look(cast.signed_in("ada"), "/account").words


def test_it_lists_the_staff_and_no_customer(cast: Cast) -> None:
    for name in ("carol", "dan", "olga", "mo"):
        cast.account(name)
    page = look(cast.signed_in("ada"), "/account/roles")
    for words in (
        "Olga at the desk",
        "Customer Care",
        "Mo M.",
        "Second factor on",
        "Second factor off",
        "last seen on",
    ):
        assert words in page.words
    assert "carol" not in page.html.lower() and "dan@" not in page.html
    assert page.answer.headers["Cache-Control"] == "no-store"


def test_a_role_is_given_and_taken(cast: Cast) -> None:
    cast.account("carol")
    ada = cast.signed_in("ada")
    page = look(ada, "/account/roles").form("/give")
    given = page.send(address="carol@example.org", role="official", team="customer-care")
    assert given.address == "/account/roles" and "Carol C." in given.words
    assert role_of(cast, "carol") == Role.OFFICIAL
    rows = [form for form in given.tree.iter("form") if "/take" in (form.get("action") or "")]
    assert len(rows) == 2
    ada.post("/account/roles/take", data={"account": str(cast.account("carol").id), "do": "role"})
    assert role_of(cast, "carol") == Role.CUSTOMER


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast) -> None:
    ada = cast.signed_in("ada")
    form = look(ada, "/account/roles").form("/give")
    wrong = form.send(address="nobody@example.org", role="moderator")
    assert wrong.status == 422 and "There is no account with this address." in wrong.words
    assert 'value="nobody@example.org"' in wrong.html
    assert form.send(address="ada@example.org", role="visitor").status == 422


def test_the_last_administrator_cannot_be_removed(cast: Cast) -> None:
    ada = cast.signed_in("ada")
    answer = ada.post("/account/roles/take", data={"account": str(cast.account("ada").id), "do": "role"})
    assert answer.status_code == 422 and "This is the last administrator." in answer.text
    assert role_of(cast, "ada") == Role.ADMINISTRATOR


@pytest.mark.parametrize("account", ["", "nonsense", "99999", "9" * 30])
def test_nobody_there_is_not_found(cast: Cast, account: str) -> None:
    ada = cast.signed_in("ada")
    for do in ("role", "factor"):
        assert ada.post("/account/roles/take", data={"account": account, "do": do}).status_code == 404


def test_a_lost_second_factor_is_set_up_anew(cast: Cast) -> None:
    mo, ada = cast.signed_in("mo"), cast.signed_in("ada")
    ada.post("/account/roles/take", data={"account": str(cast.account("mo").id), "do": "factor"})
    assert mo.get("/moderation").status_code == 302
    page = (
        look(cast.browser(), "/sign-in")
        .form("/sign-in")
        .send(address="mo@example.org", password="correct horse battery")
    )
    assert page.address == "/account/second-factor"
