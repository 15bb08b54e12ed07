"""Registering, a forgotten password, another address: the same answer for everybody, and nothing without the mail."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from forum.accounts import queries
from forum.accounts.models import AccountSession
from forum.config import settings
from forum.extensions import db
from tests.browsing import Page, look
from tests.cast import PASSWORD, Cast

NEW = "a whole new password"


def register(browser: FlaskClient, **changes: str) -> Page:
    fields = {"address": "eve@example.org", "new": PASSWORD, "pseudonym": "Eve E."} | changes
    return look(browser, "/register").form("/register").send(**fields)


def mailed(cast: Cast, kind: str) -> str:
    """The address in the newest mail that leads to such a page."""
    cast.run_worker()
    mails = sorted(Path(settings().instance / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    found = [one for path in mails for one in re.findall(rf"http://[^\s/]+(/\S*{kind}/\S+)", path.read_text())]
    assert found, [path.read_text() for path in mails]
    return found[-1]


def rows() -> str:
    """Everything that stands in the database."""
    tables = [table.name for table in db.metadata.sorted_tables]
    return "\n".join(
        f"{name}: {sorted(map(str, db.session.execute(text(f'SELECT * FROM {name}'))))}" for name in tables
    )


def test_eve_registers_confirms_and_is_signed_in(cast: Cast, eve: FlaskClient) -> None:
    sent = register(eve)
    assert sent.address == "/register?sent=yes"
    assert "We have written to that address. Open the link in the mail within 24 hours" in sent.words
    page = look(eve, mailed(cast, "confirm"))
    home = page.form("/confirm/").send(password=PASSWORD)
    assert home.address == "/" and "Eve E." in home.words


def test_a_known_address_reads_the_same(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    answers = [
        eve.post("/register", data={"address": address, "new": PASSWORD, "pseudonym": f"P{number}"})
        for number, address in enumerate(("carol@example.org", "nobody@example.org"))
    ]
    answers += [eve.post("/forgot", data={"address": one}) for one in ("carol@example.org", "nobody@example.org")]
    said = [(one.status_code, one.headers["Location"], one.text, one.headers.get("Set-Cookie")) for one in answers]
    assert said[0] == said[1] and said[2] == said[3]


def test_opening_a_link_changes_nothing(cast: Cast, eve: FlaskClient) -> None:
    carol = cast.signed_in("carol")
    register(eve)
    look(eve, "/forgot").form("/forgot").send(address="carol@example.org")
    look(carol, "/account/address").form("/account/address").send(address="new@example.org", password=PASSWORD)
    links = [mailed(cast, "confirm"), mailed(cast, "reset"), mailed(cast, "address")]
    before = rows()
    for link in [
        *links,
        "/register",
        "/forgot",
        "/sign-in",
        "/sign-in/second",
        "/account/sessions",
        "/account/address",
    ]:
        for browser in (eve, carol):
            for method in ("GET", "HEAD"):
                answer = browser.open(link, method=method)
                assert "Set-Cookie" not in answer.headers
                if link in links and answer.status_code == 200:
                    assert answer.headers["Cache-Control"] == "no-store"
    assert rows() == before


def test_a_wrong_password_does_not_open_the_account(cast: Cast, eve: FlaskClient) -> None:
    register(eve)
    page = look(eve, mailed(cast, "confirm")).form("/confirm/").send(password="not this one")
    assert page.status == 422 and "This is not the password you chose" in page.words
    assert queries.account_by_address("eve@example.org") is None


def test_a_link_that_is_over_says_how_to_go_on(cast: Cast, eve: FlaskClient) -> None:
    register(eve)
    link = mailed(cast, "confirm")
    look(eve, link).form("/confirm/").send(password=PASSWORD)
    over = look(eve, link)
    assert over.status == 404 and "Ask for a new link" in over.words
    for address in ("/confirm/nothing", "/reset/nothing", "/account/address/nothing"):
        page = look(cast.signed_in("carol"), address)
        assert page.status == 404 and "Ask for a new link" in page.words
        assert cast.signed_in("carol").post(address, data={"new": NEW, "password": NEW}).status_code == 404


def test_words_that_a_visitor_wrote_wait_in_the_account(cast: Cast, eve: FlaskClient) -> None:
    look(eve, "/problems/new").form("/problems/new").send(
        title="Charged twice", body="I was charged twice.", kind="problem"
    )
    assert eve.get_cookie("draft") is not None
    register(eve)
    elsewhere = cast.browser()  # the mail is read on another device
    page = look(elsewhere, mailed(cast, "confirm")).form("/confirm/").send(password=PASSWORD)
    assert page.address == "/my-posts" and "Charged twice" in page.words


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(cast: Cast, eve: FlaskClient) -> None:
    page = register(eve, address="eve", new="short", pseudonym="")
    assert page.status == 422 and "Please choose a pseudonym." in page.words
    page = register(eve, address="eve at example", pseudonym="Eve E.")
    assert page.status == 422 and "name@example.org" in page.words and 'value="Eve E."' in page.html
    page = register(eve, new="password123")
    assert page.status == 422 and "among the first" in page.words and "password123" not in page.html


def test_a_new_password_signs_in_and_ends_what_was_open(cast: Cast, eve: FlaskClient) -> None:
    carol = cast.signed_in("carol")
    sent = look(eve, "/forgot").form("/forgot").send(address="carol@example.org")
    assert "within an hour" in sent.words
    home = look(eve, mailed(cast, "reset")).form("/reset/").send(new=NEW)
    assert home.address == "/" and "Carol C." in home.words
    assert "/sign-in" in carol.get("/account").headers["Location"]


def test_a_new_password_does_not_go_around_the_code(cast: Cast, eve: FlaskClient) -> None:
    cast.account("mo")
    look(eve, "/forgot").form("/forgot").send(address="mo@example.org")
    page = look(eve, mailed(cast, "reset")).form("/reset/").send(new=NEW)
    assert page.address.startswith("/sign-in/second")
    assert eve.get("/moderation").status_code in {302, 303}


def test_an_address_is_changed_where_one_is_signed_in(cast: Cast, eve: FlaskClient) -> None:
    carol = cast.signed_in("carol")
    wrong = look(carol, "/account/address").form("/account/address").send(address="n@example.org", password="no")
    assert wrong.status == 422 and "This is not your password." in wrong.words
    sent = look(carol, "/account/address").form("/account/address").send(address="n@example.org", password=PASSWORD)
    assert "We have written to the new address" in sent.words
    link = mailed(cast, "address")
    assert "/sign-in" in eve.get(link).headers["Location"]
    assert cast.signed_in("dan").get(link).status_code == 404
    done = look(carol, link).form("/account/address/").send()
    assert "From now on we write to the new address." in done.words
    assert queries.account_by_address("n@example.org") is not None


def test_a_new_password_is_asked_with_the_old_one(cast: Cast) -> None:
    other, carol = cast.signed_in("carol"), cast.signed_in("carol")
    wrong = look(carol, "/account/password").form("/account/password").send(password="no", new=NEW)
    assert wrong.status == 422
    done = look(carol, "/account/password").form("/account/password").send(password=PASSWORD, new=NEW)
    assert "Your new password is set" in done.words
    assert carol.get("/account").status_code == 200 and other.get("/account").status_code == 302
    assert db.session.query(AccountSession).filter_by(ended_at=None).count() == 1


def test_a_new_pseudonym_is_on_everything_at_once(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    carol = cast.signed_in("carol")
    done = look(carol, "/account/pseudonym").form("/account/pseudonym").send(pseudonym="Another Carol")
    assert "You have a new pseudonym." in done.words
    assert "Another Carol" in look(eve, f"/problems/{problem.number}").words


def test_the_language_of_mail_is_chosen_and_the_page_follows(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    page = look(carol, "/account").form("/account/language").send(language="fr")
    assert page.address.startswith("/fr/account") and cast.account("carol").language == "fr"
    back = page.form("/account/language").send(language="en")
    assert back.address.startswith("/account")


@pytest.mark.parametrize("path", ["/register", "/forgot", "/confirm/nothing", "/reset/nothing"])
@pytest.mark.usefixtures("whole_minute")
def test_each_public_form_is_limited(cast: Cast, eve: FlaskClient, path: str) -> None:
    answers = [eve.post(path, data={}).status_code for _try in range(12)]
    assert answers[0] in {404, 422} and answers[-1] == 429


# Pseudonyms


@pytest.mark.parametrize(
    "pseudonym",
    [
        "\u202eevE",  # written backwards
        "E\u200bve",  # a letter without width
        "\u041effi\u0441ial",  # Cyrillic letters that look like Latin ones
        "0fficia1",
        "O\u0338f\u0338ficial",
        "Admin",
        "The Support Team",
        "Larkfield",
        "Larkfield support",
        "L\u0430rkfield",
        "Customer Care",
        "Customer Care team",
        "Service clients",
        "Modérateur",
        "Eve Official",
        "Carol C",
        "c\u0430rol-c.",
        "CaroI C.",
        "eve@example.org",
        "07700 900123",
        "www.example.org",
        "example.com",
        "\u3164",
        "E\u0301\u0301\u0301\u0301ve",
        "\u0301Eve",
        "***",
        "x" * 41,
        "\ue000",
    ],
)
def test_a_pseudonym_that_deceives_is_refused(cast: Cast, eve: FlaskClient, pseudonym: str) -> None:
    cast.account("carol")
    page = register(eve, pseudonym=pseudonym)
    assert page.status == 422 and "pseudonym" in page.words.lower()


@pytest.mark.parametrize(
    "pseudonym", ["Eve E.", "Ève", "Nguyễn", "Unofficial Bob", "张伟", "Dr. Who", "Angry at Larkfield", "La cliente"]
)
def test_an_ordinary_pseudonym_is_taken(cast: Cast, eve: FlaskClient, pseudonym: str) -> None:
    assert register(eve, pseudonym=pseudonym).status == 200


def test_a_name_on_the_roster_and_a_taken_one_read_the_same(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Quimbysson")
    cast.account("carol")
    words = [
        re.findall(r'class="error".*?</svg>(.*?)</p>', register(eve, pseudonym=one).html)
        for one in ("Brenda Quimbysson", "Carol C.")
    ]
    assert words == [["Please choose another pseudonym."]] * 2
