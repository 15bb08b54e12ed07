"""Write first, sign in last: a visitor's words are kept for a day, for their browser alone, and go to their account."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select

from forum.accounts import visitors
from forum.accounts.models import AccountSession
from forum.complaints.models import Complaint
from forum.extensions import db
from forum.posting.services import visiting
from forum.reactions import ROUTINES
from forum.vault import drafts
from forum.vault.models import Draft
from tests.browsing import Page, look, text_of
from tests.cast import PASSWORD, Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
CHECK = "Check it before posting"
TITLE, TEXT = "Charged twice", "Brenda Miller at the till charged me twice."


def write(browser: FlaskClient, title: str = TITLE, body: str = TEXT) -> Page:
    return look(browser, "/problems/new").form("/problems/new").send(CHECK, title=title, body=body)


def kept() -> list[Draft]:
    return list(db.session.scalars(select(Draft).order_by(Draft.id)))


def sign_in(page: Page, name: str = "carol") -> Page:
    return page.form("/sign-in").send(address=f"{name}@example.org", password=PASSWORD)


def test_eve_writes_reads_it_as_everyone_will_and_sends_after_signing_in(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    checked = write(eve)
    assert checked.address.endswith("/check") and "[name removed]" in checked.words
    asked = checked.form("/send").send()
    assert asked.address.startswith("/sign-in") and "Your words are kept" in asked.words and TITLE in asked.words
    again = sign_in(asked)
    assert again.address == checked.address and "Carol" not in again.words
    again.form("/send").send()
    [complaint] = db.session.scalars(select(Complaint))
    assert complaint.author_id == cast.account("carol").id
    assert eve.get_cookie("draft") is None


def test_an_answer_is_kept_too(cast: Cast, eve: FlaskClient) -> None:
    problem = cast.make_published()
    cast.account("dan")
    checked = look(eve, f"/problems/{problem.number}").form("/answers").send(body="Ask for a refund.")
    assert checked.address.endswith("/check") and "Ask for a refund." in checked.words
    assert sign_in(checked.form("/send").send(), "dan").address == checked.address
    assert [one.account_id for one in kept()] == [cast.account("dan").id]


def test_the_words_are_encrypted_and_belong_to_no_account(cast: Cast, eve: FlaskClient) -> None:
    write(eve)
    [draft] = kept()
    cookie = eve.get_cookie("draft")
    assert cookie is not None and draft.visitor_hash == visitors.hashed(cookie.value) and draft.account_id is None
    assert b"Brenda" not in draft.box and draft.expires_at == draft.saved_at + timedelta(hours=24)


def test_the_cookie_is_for_the_server_only_and_for_a_day(cast: Cast, eve: FlaskClient) -> None:
    answer = eve.post("/problems/new", data={"kind": "problem", "title": TITLE, "body": TEXT})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("draft=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert "Max-Age=86400" in cookie and "Path=/" in cookie and answer.headers["Cache-Control"] == "no-store"


def test_reading_sets_no_cookie_and_with_the_cookie_nothing_is_public(cast: Cast, eve: FlaskClient) -> None:
    for address in ("/problems/new", "/problems/new?title=Late", "/sign-in", "/drafts/nothing"):
        assert "Set-Cookie" not in eve.get(address).headers
    assert eve.get("/problems/new").headers["Cache-Control"].startswith("public")
    checked = write(eve)
    for address in (checked.address, "/sign-in", "/problems/new", "/"):
        answer = eve.get(address)
        assert answer.headers["Cache-Control"] == "private, no-cache" and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["", "/check", "/delete"])
def test_without_the_cookie_there_is_nothing(cast: Cast, eve: FlaskClient, path: str) -> None:
    write(eve)
    [draft] = kept()
    other = cast.browser()
    write(other, title="Late", body="It was late.")
    for browser in (cast.browser(), other, cast.signed_in("dan"), cast.signed_in("ada")):
        nothing, theirs = (browser.get(f"/drafts/{token}{path}") for token in ("nothing", draft.token))
        assert (nothing.status_code, theirs.status_code) == (404, 404)
        assert nothing.text.replace("/drafts/nothing", "") == theirs.text.replace(f"/drafts/{draft.token}", "")


def test_without_the_cookie_nothing_is_changed_sent_or_deleted(cast: Cast, eve: FlaskClient) -> None:
    write(eve)
    [draft] = kept()
    other, words = cast.browser(), {"title": "Mine", "body": "My own words."}
    changed = other.post(f"/drafts/{draft.token}", data=words)
    assert changed.status_code == other.post("/drafts/nothing", data=words).status_code == 401
    assert "My own words." in changed.text and TITLE not in changed.text
    assert other.post(f"/drafts/{draft.token}/send").status_code == 404
    other.post(f"/drafts/{draft.token}/delete")
    [same] = kept()
    assert drafts.read(same)["body"] == TEXT


def test_the_draft_can_be_changed_and_deleted(cast: Cast, eve: FlaskClient) -> None:
    composer = write(eve).follow("Go back and change it")
    composer.form("/drafts/").send("preview", body="I paid twice.")
    [draft] = kept()
    assert drafts.read(draft)["body"] == "I paid twice."
    gone = look(eve, f"/drafts/{draft.token}").follow("Delete this draft").form("/delete").send()
    assert gone.address == "/" and kept() == []


def test_leaving_leads_to_the_page_that_says_what_is_kept(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    left = look(eve, "/problems/new").form("/problems/new").send(CHECK, do="save", title=TITLE, body=TEXT)
    assert "Your words are kept" in left.words and TITLE in left.words
    mine = sign_in(left)
    assert mine.address == "/my-posts" and TITLE in mine.words


def test_a_fault_keeps_the_words_too(cast: Cast, eve: FlaskClient) -> None:
    page = write(eve, title="")
    assert page.status == 422 and dict(page.form("/drafts/").fields)["body"] == TEXT
    assert len(kept()) == 1


def test_after_a_day_they_are_gone_even_before_the_worker_deletes_them(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        eve = cast.browser()
        address = write(eve).address
        cookie = eve.get_cookie("draft")
        assert cookie is not None
        time.shift(timedelta(hours=23))
        assert eve.get(address).status_code == 200
        time.shift(timedelta(hours=1))
        eve.set_cookie("draft", cookie.value)
        assert eve.get(address).status_code == 404 and TITLE not in eve.get("/sign-in").text
        assert drafts.claim(visitors.hashed(cookie.value), cast.account("carol").id) == 0
        assert len(kept()) == 1
        [routine] = [one for one in ROUTINES if one.name == "forget_visitors_drafts"]
        assert routine.every == timedelta(hours=1) and routine.run() == 1
        assert kept() == []


def test_the_worker_deletes_nothing_of_an_account(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        cast.make_draft(TITLE, TEXT)
        eve = cast.browser()
        write(eve)
        cookie = eve.get_cookie("draft")
        assert cookie is not None
        assert drafts.claim(visitors.hashed(cookie.value), cast.account("carol").id) == 1
        time.shift(timedelta(days=30))
        assert drafts.forget_expired() == 0 and len(kept()) == 2


def test_five_drafts_are_enough_for_a_visitor_and_the_sixth_comes_back(cast: Cast, eve: FlaskClient) -> None:
    for number in range(visiting.MOST_DRAFTS):
        write(eve, title=f"Charged {number} times")
    page = write(eve, title="Charged once more")
    assert page.status == 422 and "Five drafts are kept in this browser already." in page.words
    assert dict(page.form("/problems/new").fields)["title"] == "Charged once more"
    assert len(kept()) == visiting.MOST_DRAFTS
    other = look(eve, f"/drafts/{kept()[0].token}").form("/drafts/").send(CHECK, title="Charged again")
    assert other.status == 200


def test_two_visitors_who_got_the_same_page_share_nothing(cast: Cast, eve: FlaskClient) -> None:
    other = cast.browser()
    first, second = write(eve), write(other)
    assert first.address != second.address and len(kept()) == 2
    assert other.get(first.address).status_code == 404


def test_a_second_click_makes_no_second_draft(cast: Cast, eve: FlaskClient) -> None:
    write(eve)
    write(eve)
    assert len(kept()) == 1


@pytest.mark.usefixtures("whole_minute")
def test_an_address_may_not_write_without_end(cast: Cast, eve: FlaskClient) -> None:
    answers = {eve.post("/problems/new", data={"title": TITLE, "body": TEXT}).status_code for _try in range(30)}
    refused = cast.browser().post("/problems/new", data={"title": TITLE, "body": TEXT})
    assert answers == {303} and refused.status_code == 429 and TEXT in refused.text


def test_a_wrong_password_leaves_the_words_where_they_are(cast: Cast, eve: FlaskClient) -> None:
    cast.account("carol")
    asked = write(eve).form("/send").send()
    wrong = asked.form("/sign-in").send(address="carol@example.org", password="not this one")
    assert wrong.status == 422 and "Your words are kept" in wrong.words
    assert [one.account_id for one in kept()] == [None]
    assert sign_in(wrong).address.endswith("/check")


def test_words_that_were_kept_cannot_become_markup(cast: Cast, eve: FlaskClient) -> None:
    asked = write(eve, title="<b>Bold</b> title").form("/send").send()
    assert "<b>Bold" not in asked.html and "<b>Bold</b> title" in asked.words


def test_what_a_session_left_behind_is_kept_as_a_visitors(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    form = look(carol, "/problems/new").form("/problems/new")
    carol.delete_cookie("session")
    checked = form.send(CHECK, title=TITLE, body=TEXT)
    assert checked.address.endswith("/check")
    sign_in(checked.form("/send").send())
    assert [one.account_id for one in kept()] == [cast.account("carol").id]


def test_reading_a_draft_makes_no_session(cast: Cast, eve: FlaskClient) -> None:
    eve.get(write(eve).address)
    assert db.session.scalar(select(func.count()).select_from(AccountSession)) == 0


def test_it_speaks_french(cast: Cast, eve: FlaskClient) -> None:
    form = look(eve, "/fr/problems/new").form("/fr/problems/new")
    filled = {"title": "Débité deux fois", "body": "J’ai été débité deux fois."}
    checked = form.page.visit_with(form.action, "post", list((dict(form.fields) | filled).items()))
    asked = checked.form("/send").send()
    assert asked.address.startswith("/fr/sign-in") and "Débité deux fois" in asked.words
    [heading] = [text_of(one) for one in asked.tree.iter("h1")]
    assert heading == "Votre texte est gardé"
