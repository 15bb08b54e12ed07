"""Anybody says that a page is wrong, or that it is about them; a moderator reads it and decides."""

import pytest
from flask.testing import FlaskClient

from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.log import LogEntry
from forum.moderation import services
from forum.moderation.models import Report
from tests.browsing import Page, look
from tests.cast import Cast


def send_report(browser: FlaskClient, number: int = 1, kind: str = "problems", **more: str) -> Page:
    sent = {"reason": "about_me", "words": "It is me, Gina.", "reach": "gina@example.org", **more}
    return look(browser, f"/{kind}/{number}/report").form("/report").send("Send it", **sent)


def opened(cast: Cast, name: str = "mo") -> Page:
    return look(cast.signed_in(name), "/moderation/reports").form("/moderation/reports/").send("Read it")


def reports() -> list[Report]:
    db.session.expire_all()
    return db.session.query(Report).order_by(Report.id).all()


def test_a_stranger_reports_a_problem_without_an_account(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    page = send_report(eve)
    assert "A person reads it" in page.words
    assert "Set-Cookie" not in page.answer.headers
    (row,) = reports()
    assert (row.subject_kind, row.subject_id, row.about_me) == ("complaint", complaint.id, True)


def test_an_answer_is_reported_too(cast: Cast, eve: FlaskClient) -> None:
    answer = cast.make_answer(cast.make_published())
    send_report(eve, kind="answers", reason="spam")
    assert [(row.subject_kind, row.subject_id) for row in reports()] == [("answer", answer.id)]


def test_what_is_not_public_cannot_be_reported(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    services.hide("complaint", complaint, cast.account("mo"), "report")
    assert eve.get("/problems/1/report").status_code == 404
    assert eve.post("/problems/1/report", data={"reason": "spam"}).status_code == 404
    assert eve.get("/answers/9/report").status_code == 404


def test_without_a_reason_the_words_come_back(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    page = send_report(eve, reason="")
    assert page.status == 422
    assert "It is me, Gina." in page.html
    assert "gina@example.org" in page.html
    assert reports() == []


@pytest.mark.usefixtures("whole_minute")
def test_reports_are_limited(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    sent = {"reason": "spam", "words": "Cheap pills."}
    statuses = [eve.post("/problems/1/report", data=sent).status_code for _n in range(6)]
    assert statuses == [303] * 5 + [429]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://forum.example.org/problems/1-charged-twice", "complaint"),
        ("/fr/problems/1", "complaint"),
        ("/problems/1-charged-twice#a1", "answer"),
        ("/problems/99", "unknown"),
        ("the one about the lift", "unknown"),
        ("/problems/99999999999999999999", "unknown"),
    ],
)
def test_is_a_post_about_you_takes_an_address_or_words(cast: Cast, eve: FlaskClient, address: str, found: str) -> None:
    cast.make_answer(cast.make_published())
    page = look(eve, "/about-me").form("/about-me").send("Send it", address=address, words="I am Gina.")
    assert "first in our moderators’ list" in page.words
    (row,) = reports()
    assert (row.subject_kind, row.about_me) == (found, True)
    read = opened(cast)
    assert address in read.words
    assert "I am Gina." in read.words


def test_about_me_needs_to_know_which_post_and_keeps_the_words(eve: FlaskClient) -> None:
    page = look(eve, "/about-me").form("/about-me").send("Send it", words="I am Gina.", reach="me")
    assert page.status == 422
    assert "I am Gina." in page.html
    assert reports() == []


def test_the_person_concerned_stands_first_and_the_list_shows_no_words(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    send_report(eve, reason="spam", words="Cheap pills.")
    send_report(eve)
    page = look(cast.signed_in("mo"), "/moderation/reports")
    assert page.words.index("by the person concerned") < page.words.index("It is advertising.")
    assert "Gina" not in page.html
    assert "pills" not in page.html


def test_opening_a_report_is_in_the_log_and_a_link_does_not_open_it(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    send_report(eve)
    (row,) = reports()
    token = row.token
    assert cast.signed_in("mo").get(f"/moderation/reports/{token}").status_code == 405
    assert cast.signed_in("olga").post(f"/moderation/reports/{token}").status_code == 403
    page = opened(cast)
    assert "It is me, Gina." in page.words
    assert "gina@example.org" in page.words
    assert [one.subject_id for one in db.session.query(LogEntry).filter_by(act="report_opened")] == [token]


def test_hiding_needs_a_reason_and_keeps_the_note(cast: Cast, eve: FlaskClient) -> None:
    complaint_id = cast.make_published().id
    send_report(eve)
    page = opened(cast).form("/moderation/reports/").send("Decide", outcome="hidden", note="We look at it.")
    assert page.status == 422
    assert "We look at it." in page.html
    page.form("/moderation/reports/").send("Decide", outcome="hidden", reason="report")
    db.session.expire_all()
    assert db.session.get_one(Complaint, complaint_id).state == Publication.HIDDEN
    assert reports()[0].outcome == "hidden"
    assert eve.get("/problems/1/report").status_code == 404


def test_a_report_without_an_address_is_closed(cast: Cast, eve: FlaskClient) -> None:
    look(eve, "/about-me").form("/about-me").send("Send it", address="the lift")
    opened(cast).form("/moderation/reports/").send("Close the report")
    assert reports()[0].outcome == "kept"


# Taking down without a report.


def test_a_moderator_hides_shows_again_and_removes(cast: Cast) -> None:
    complaint_id = cast.make_published().id
    mo = cast.signed_in("mo")
    address = "/moderation/posts/complaint/1/take-down"
    assert look(mo, address).form("take-down").send("Hide it").status == 422
    look(mo, address).form("take-down").send("Hide it", reason="report", note="A moment, please.")
    assert state(complaint_id) == Publication.HIDDEN
    assert mo.post(address, data={"do": "restore"}).status_code == 303
    assert state(complaint_id) == Publication.PUBLISHED
    look(mo, address).form("take-down").send("Remove it", reason="needs_name")
    assert state(complaint_id) == Publication.REMOVED


def test_a_page_that_never_was_cannot_be_taken_down(cast: Cast) -> None:
    mo = cast.signed_in("mo")
    cast.make_published()
    for path in ("complaint/9", "answer/1", "resolution/1", "account/1"):
        assert mo.get(f"/moderation/posts/{path}/take-down").status_code == 404
    assert cast.signed_in("olga").get("/moderation/posts/complaint/1/take-down").status_code == 403


def test_an_answer_is_taken_down(cast: Cast) -> None:
    cast.make_answer(cast.make_published())
    mo = cast.signed_in("mo")
    page = look(mo, "/moderation/posts/answer/1/take-down").form("take-down").send("Hide it", reason="report")
    assert "This is not in public now" in page.words


def state(complaint_id: int) -> str:
    db.session.expire_all()
    return db.session.get_one(Complaint, complaint_id).state
