"""My posts: each with its state and what happens next, for its author and for nobody else."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation import services as moderation
from tests.browsing import Page, look, text_of
from tests.cast import Cast


def post_page(cast: Cast, complaint: Complaint, name: str = "carol") -> Page:
    return look(cast.signed_in(name), f"/my-posts/complaint/{complaint.token}")


def decided(cast: Cast, act: str, reason: str, words: str = "") -> Complaint:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
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
        "Draft one", "Only you can read it.", "Cooling one", "You can still change it or withdraw it.", "That is until",
        "Waiting to be checked", "Published one", "Next word by", "Your answer: Published one",
    ):  # fmt: skip
        assert expected in words
    assert "Waiting one" not in words  # sealed: not even its author's list holds the words


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
    assert look(carol, address).visit_with(f"{address}/change", "post", []).address == address
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
    assert "Your praise" in first.words and "Your problem" not in first.words
    drafts, sent = [one.get("href") or "" for one in first.tree.iter("a") if text_of(one) == "Older"]
    older = look(first.browser, drafts)
    assert "Draft 0" in older.words and "Draft 1" not in older.words and "Your p" not in older.words
    assert "Your problem" in look(first.browser, sent).words
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
