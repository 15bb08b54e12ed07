"""My posts: each with its state and what happens next, for its author and for nobody else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from forum.answers import services as answers
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import Decision
from forum.posting import services as posting
from tests.browsing import Page, look, text_of
from tests.cast import Cast


def post_page(cast: Cast, complaint: Complaint, name: str = "carol") -> Page:
    return look(cast.signed_in(name), f"/my-posts/complaint/{complaint.token}")


def decided(cast: Cast, act: str, reason: str, words: str = "", title: str = "Charged twice") -> Complaint:
    complaint = cast.make_waiting(title, "I was charged twice.")
    token, mo = cast.entry("complaint", complaint.id).token, cast.account("mo")
    moderation.claim_this(token, mo)
    getattr(moderation, act)(token, cast.account("mo"), reason, words)
    return db.session.get_one(Complaint, complaint.id)


def test_whoever_wrote_nothing_is_shown_a_way_to_begin(cast: Cast) -> None:
    assert look(cast.signed_in("carol"), "/my-posts").follow("Tell us what happened").status == 200


def test_every_state_stands_there_in_words(app: Flask, cast: Cast) -> None:
    problem = cast.make_published("Published one", "Words.")
    cast.make_draft("Draft one", "Words.")
    cast.make_waiting("Waiting one", "Words.")
    cast.make_answer(problem, "My own answer.", author="carol")
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=600)
    cast.make_sent("Cooling one", "Words.")
    words = look(cast.signed_in("carol"), "/my-posts").words
    for expected in (
        "Draft one", "Saved on", "Only you can read it", "Cooling one", "You can change it or withdraw it until",
        "Waiting to be checked", "Waiting one", "Until one takes it, you can still change it.", "Published one",
        "Customer Care writes by", "Your answer: Published one", "Everyone can read it since",
    ):  # fmt: skip
        assert expected in words


def test_once_a_moderator_has_it_not_even_its_authors_list_holds_the_words(cast: Cast) -> None:
    complaint = cast.make_waiting("Waiting one", "Words.")
    moderation.claim_this(cast.entry("complaint", complaint.id).token, cast.account("mo"))
    words = look(cast.signed_in("carol"), "/my-posts").words
    assert "Waiting one" not in words and "A person is reading it now. It is decided by" in words


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (12, "A person checks it, usually within 2 hours: by about 14:00."),
        (13, "A person checks it, usually within 2 hours: by about 14:00."),
        (15, "A person checks it, as soon as one is free: it takes longer than usual."),
    ],
)
def test_the_check_has_a_time_made_of_how_long_it_took_others(cast: Cast, hour: int, said: str) -> None:
    with time_machine.travel(datetime(2026, 11, 16, 9, 0, tzinfo=UTC), tick=False):
        first = cast.make_waiting("Quick one", "Words.", author="dan")
    with time_machine.travel(datetime(2026, 11, 16, 11, 0, tzinfo=UTC), tick=False):
        cast.publish("complaint", first.id)
    with time_machine.travel(datetime(2026, 11, 17, 12, 0, tzinfo=UTC), tick=False):
        cast.make_waiting("Waiting one", "Words.")
    with time_machine.travel(datetime(2026, 11, 17, hour, 0, tzinfo=UTC), tick=False):
        assert said in look(cast.signed_in("carol"), "/my-posts").words


def test_each_restriction_says_until_when_it_can_be_contested(cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 11, 17, 12, 0, tzinfo=UTC), tick=False):
        hidden, removed = cast.make_published("Hidden one", "Words."), cast.make_published("Removed one", "Words.")
        moderation.hide("complaint", hidden, cast.account("mo"), "report")
        moderation.remove("complaint", removed, cast.account("mo"), "legal")
        decided(cast, "return_to_author", "unclear")
        decided(cast, "decline", "advertising", title="Declined one")
        words = look(cast.signed_in("carol"), "/my-posts").words
    assert words.count("You can contest it until 19 May 2027.") == 4
    for expected in (
        "It came back on 17 November 2026. Your text is kept: change it and send it again.",
        "It was decided on 17 November 2026 not to publish it.",
        "Hidden since 17 November 2026.",
        "Removed on 17 November 2026.",
    ):
        assert expected in words


def test_a_contested_decision_says_who_has_it(cast: Cast) -> None:
    complaint = decided(cast, "decline", "advertising")
    decision = db.session.query(Decision).filter_by(subject_id=complaint.id).one()
    moderation.appeal(decision, cast.account("carol").id, "It is no advertising.")
    words = look(cast.signed_in("carol"), "/my-posts").words
    assert "Somebody else decides." in words and "You can contest it until" not in words


def test_what_is_over_says_since_when(cast: Cast) -> None:
    solved = cast.make_published("Solved one", "Words.")
    answer = cast.make_answer(solved)
    answers.resolve(
        db.session.get_one(Complaint, solved.id), cast.account("carol"), answer_number=answer.number, steps=""
    )
    withdrawn = cast.make_published("Withdrawn one", "Words.")
    posting.withdraw("complaint", withdrawn.token, cast.account("carol").id)
    cast.make_published("Heard one", "Words.", heard_only="yes")
    words = look(cast.signed_in("carol"), "/my-posts").words
    for expected in ("Solved on", "You withdrew it on", "It opened no case: nobody has to answer."):
        assert expected in words


def test_others_see_nothing_of_it(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    address = f"/my-posts/complaint/{complaint.token}"
    for name in ("dan", "olga", "mo", "ada"):
        browser = cast.signed_in(name)
        assert browser.get(address).status_code == 404
        assert browser.get(f"{address}/withdraw").status_code == 404
        assert browser.post(f"{address}/withdraw").status_code == 404
        assert browser.post(f"{address}/change").status_code == 404
    assert "/sign-in" in eve.get(address).headers["Location"]
    assert db.session.get_one(Complaint, complaint.id).state == Publication.WAITING


@pytest.mark.parametrize("address", ["/my-posts/complaint/nothing", "/my-posts/nonsense/nothing", "/drafts/nothing"])
def test_what_never_was_is_not_there_either(cast: Cast, address: str) -> None:
    assert cast.signed_in("carol").get(address).status_code == 404


def test_while_it_cools_off_it_can_be_changed(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=600)
    page = post_page(cast, cast.make_sent("Charged twice", "I was charged twice."))
    assert "until" in page.words and "Charged twice" in page.words
    composer = page.form("/change").send()
    again = composer.form("/drafts/").send("Check", body="I was charged three times.").form("/send").send()
    assert again.address == page.address and "three times" in again.words


def test_withdrawing_asks_once_and_then_it_is_done(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    page = post_page(cast, complaint).follow("Withdraw it")
    assert "Nobody can read it any more" in page.words
    assert eve.get("/problems/1-charged-twice").status_code == 200  # asking changes nothing
    done = page.form("/withdraw").send()
    assert "Withdrawn" in done.words
    assert eve.get("/problems/1-charged-twice").status_code == 410
    assert page.form("/withdraw").send().status == 200  # twice is once


def test_a_published_post_leads_to_its_page(cast: Cast) -> None:
    page = post_page(cast, cast.make_published())
    assert page.follow("See it as everyone does").address.startswith("/problems/1-")


def test_a_returned_post_comes_with_its_reason_and_its_text(cast: Cast) -> None:
    page = post_page(cast, decided(cast, "return_to_author", "unclear", "Which till was it?"))
    assert "Others cannot follow it yet." in page.words and "Which till was it?" in page.words
    composer = page.follow("Change it and send it again")
    assert ("body", "I was charged twice.") in composer.form("/drafts/").fields
    again = composer.form("/drafts/").send("Check", body="At till four.").form("/send").send()
    assert again.address == page.address
    cast.run_worker()
    assert "Waiting to be checked" in look(page.browser, page.address).words


def test_a_declined_post_comes_with_its_reason_and_a_way_to_contest_it(cast: Cast) -> None:
    page = post_page(cast, decided(cast, "decline", "advertising"))
    assert "It is advertising." in page.words and "Not published" in page.words
    assert any("/appeal" in (link.get("href") or "") for link in page.tree.iter("a"))


def test_a_declined_text_can_be_read_and_copied_by_its_author_alone(cast: Cast, eve: FlaskClient) -> None:
    complaint = decided(cast, "decline", "advertising")
    page = post_page(cast, complaint)
    [text] = [one for one in page.tree.iter("textarea") if one.get("name") == "body"]
    assert text.text == "I was charged twice." and text.get("readonly") is not None
    assert "Only you can see it here." in page.words and "It is deleted after" in page.words
    assert "Charged twice" in look(page.browser, "/my-posts").words
    for name in ("dan", "olga", "mo", "ada"):
        assert cast.signed_in(name).get(page.address).status_code == 404
    assert "/sign-in" in eve.get(page.address).headers["Location"]


def test_a_declined_text_is_not_edited_and_not_sent_but_written_anew(cast: Cast) -> None:
    complaint = decided(cast, "decline", "advertising")
    carol, address = cast.signed_in("carol"), f"/my-posts/complaint/{complaint.token}"
    for path in ("", "/check"):
        assert look(carol, f"/drafts/{complaint.token}{path}").address == address
    assert carol.post(f"{address}/change").status_code == 409
    answer = carol.post(f"/drafts/{complaint.token}/send")
    assert answer.status_code == 403 and "cannot be sent again as it is" in answer.text
    words = [("kind", "problem"), ("title", "Charged twice"), ("body", "The till was slow.")]
    anew = look(carol, address).visit_with(f"/drafts/{complaint.token}", "post", words)
    assert anew.address.endswith("/check") and complaint.token not in anew.address
    assert "I was charged twice." in look(carol, address).html


def test_a_declined_text_is_deleted_after_one_question(cast: Cast) -> None:
    page = post_page(cast, decided(cast, "decline", "advertising"))
    asked = page.follow("Delete the text")
    assert "Delete this text?" in asked.words and "The decision stays with its reason" in asked.words
    asked.form("/delete").send()
    again = look(page.browser, page.address)
    assert "I was charged twice." not in again.html and "It is advertising." in again.words


def test_many_posts_come_in_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.posting.views.mine.A_PAGE", 2)
    for number in range(3):
        cast.make_draft(f"Draft {number}", "Words.")
        cast.make_waiting(f"Sent {number}", "Words.", kind=("problem", "question", "praise")[number])
    first = look(cast.signed_in("carol"), "/my-posts")
    assert "Draft 2" in first.words and "Draft 1" in first.words and "Draft 0" not in first.words
    assert "Sent 2" in first.words and "Sent 1" in first.words and "Sent 0" not in first.words
    drafts, sent = [one.get("href") or "" for one in first.tree.iter("a") if text_of(one) == "Older"]
    older = look(first.browser, drafts)
    assert "Draft 0" in older.words and "Draft 1" not in older.words and "Sent 2" not in older.words
    assert "Sent 0" in look(first.browser, sent).words
    assert "Draft 1" in older.follow("Newer").words
    assert first.browser.get("/my-posts?only=sent&before=nonsense").status_code == 404
    assert "Draft 2" in look(first.browser, "/my-posts?only=nonsense").words


def test_a_hidden_post_says_why(cast: Cast) -> None:
    complaint = cast.make_published()
    moderation.hide("complaint", complaint, cast.account("mo"), "legal")
    assert "The law asks us to hide it." in post_page(cast, complaint).words


def test_a_draft_is_deleted_after_one_question(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}").follow("Delete this draft")
    assert "Delete this draft?" in page.words and "Charged twice" in page.words
    assert "Charged twice" not in page.form("/delete").send().words


def test_a_late_promise_is_called_late(cast: Cast) -> None:
    complaint = cast.make_published()
    assert complaint.case is not None and complaint.published_at is not None
    complaint.case.next_contact_at = complaint.published_at
    db.session.commit()
    assert "It is late." in post_page(cast, complaint).words
