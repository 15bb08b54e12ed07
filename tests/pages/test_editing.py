"""Changing what is public, as its author, a moderator and a stranger see it."""

import re

from flask.testing import FlaskClient

from forum.answers.models import Edit
from forum.complaints.models import Complaint
from forum.extensions import db
from forum.moderation import services as moderation
from tests.browsing import Page, look
from tests.cast import Cast

BODY = "The cashier Brenda Harrowgate sent me away."


def form_of(cast: Cast, complaint: Complaint, name: str = "carol") -> Page:
    """“Change it”, pressed on the page of one's post."""
    return look(cast.signed_in(name), f"/my-posts/complaint/{complaint.token}").form("/edit").send("Change it")


def sent(page: Page, **words: str) -> Page:
    return page.form("/drafts/").send("Check", **words).form("/send").send("Send it")


def reviewed(cast: Cast) -> Page:
    """The review page of the one edit that waits, in Mo's hands."""
    edit = db.session.query(Edit).order_by(Edit.id.desc()).first()
    assert edit is not None
    entry = cast.entry("edit", edit.id)
    moderation.claim_this(entry.token, cast.account("mo"))
    return look(cast.signed_in("mo"), f"/moderation/{entry.token}")


def test_a_public_post_is_changed_from_its_own_page(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Harrowgate")
    complaint = cast.make_published("Sent away", BODY)
    form = form_of(cast, complaint)
    assert "Everyone reads the text as it is now" in form.words
    assert ("body", "The cashier [name removed] sent me away.") in form.form("/drafts/").fields
    check = form.form("/drafts/").send("Check", body="The cashier [name removed] sent me away twice.")
    assert "[name removed]" in check.words and "sent me away twice" in check.words and "Sent away" in check.words
    assert "It takes the place of the public text" in check.words
    mine = check.form("/send").send("Send it")
    assert "A change of your post" in mine.words
    cast.run_worker()
    assert "twice" not in eve.get(f"/problems/{complaint.number}-sent-away").text
    moderators = reviewed(cast)
    assert "Change of:" in moderators.words and "What everyone reads until you decide" in moderators.words
    assert moderators.follow("Its page").address.startswith(f"/problems/{complaint.number}-")
    done = moderators.form("/moderation/").send("publish")
    assert done.status == 200
    assert "sent me away twice" in eve.get(f"/problems/{complaint.number}-sent-away").text
    assert "Everyone reads it in place of the earlier text" in look(mine.browser, mine.address).words


def test_the_old_address_leads_to_the_new_one(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", "I was charged twice.")
    sent(form_of(cast, complaint), title="Charged three times")
    cast.run_worker()
    reviewed(cast).form("/moderation/").send("publish")
    moved = eve.get(f"/problems/{complaint.number}-charged-twice")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/problems/{complaint.number}-charged-three-times")


def test_an_answer_is_changed_in_one_field(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published(), "Ask for a refund.")
    page = look(cast.signed_in("dan"), f"/my-posts/answer/{answer.token}").form("/edit").send("Change it")
    assert "Change your answer" in page.words
    names = [name for name, _value in page.form("/drafts/").fields]
    assert "title" not in names and "wish" not in names
    mine = sent(page, body="Ask for a refund at the desk.")
    assert "A change of your answer" in mine.words
    cast.run_worker()
    assert "Change of an answer to:" in reviewed(cast).words


def test_the_title_of_a_post_cannot_be_emptied(cast: Cast) -> None:
    page = form_of(cast, cast.make_published()).form("/drafts/").send("Check", title="")
    assert page.status == 422 and "Please say in one line what it is about." in page.words
    assert ("body", "I was charged twice.") in page.form("/drafts/").fields


def test_praise_has_no_wish_to_change(cast: Cast) -> None:
    page = form_of(cast, cast.make_published("Well done", "It was quick.", kind="praise"))
    assert "wish" not in [name for name, _value in page.form("/drafts/").fields]


def test_what_is_wrong_with_the_words_is_said_with_the_words_kept(cast: Cast) -> None:
    page = form_of(cast, cast.make_published())
    refused = page.form("/drafts/").send("Check", body="It was \ue000 yesterday.")
    assert refused.status == 422 and "characters that cannot be shown" in refused.words


def test_while_a_change_waits_its_page_says_so_and_leads_back_to_the_words(cast: Cast) -> None:
    complaint = cast.make_published()
    mine = sent(form_of(cast, complaint), body="I was charged three times.")
    cast.run_worker()
    post = look(mine.browser, f"/my-posts/complaint/{complaint.token}")
    assert "Your change of it" in post.words and "Until then everyone reads the text as it is now." in post.words
    assert not [one for one in post.tree.iter("form") if "/edit" in (one.get("action") or "")]
    form = post.follow("Go to your change").form("/change").send("Change it")
    assert ("body", "I was charged three times.") in form.form("/drafts/").fields
    listed = look(mine.browser, "/my-posts")
    assert "Your change of it" in listed.words and "Not sent yet" not in listed.words


def test_dropping_a_change_leaves_the_post_as_it_is(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    form = form_of(cast, complaint)
    asked = form.follow("Leave the post as it is")
    assert "The post stays as everyone reads it now." in asked.words
    asked.form("/delete").send()
    assert "Your change of it" not in look(form.browser, "/my-posts").words
    assert eve.get(f"/problems/{complaint.number}-{complaint.slug}").status_code == 200


def test_a_sent_change_is_withdrawn_after_one_question(cast: Cast) -> None:
    mine = sent(form_of(cast, cast.make_published()), body="New words.")
    asked = mine.follow("Withdraw it")
    assert "The change is dropped" in asked.words
    assert "You withdrew it on" in asked.form("/withdraw").send().words


def test_a_declined_change_can_be_contested(cast: Cast) -> None:
    mine = sent(form_of(cast, cast.make_published()), body="Buy my shoes.")
    cast.run_worker()
    moderators = reviewed(cast)
    moderators.form("/moderation/").send("decline", decline_reason="advertising")
    page = look(mine.browser, mine.address)
    assert "It is advertising." in page.words
    assert page.follow("Contest this decision").status == 200


def test_others_cannot_begin_or_see_a_change(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    mine = sent(form_of(cast, complaint), body="New words.")
    token = mine.address.rsplit("/", 1)[1]
    for name in ("dan", "olga", "mo", "ada"):
        browser = cast.signed_in(name)
        assert browser.post(f"/my-posts/complaint/{complaint.token}/edit").status_code == 404
        for address in (mine.address, f"/drafts/{token}", f"/drafts/{token}/check"):
            assert browser.get(address).status_code == 404
    assert "/sign-in" in eve.get(mine.address).headers["Location"]
    assert eve.get(f"/drafts/{token}").status_code == 404


def test_what_is_hidden_now_says_so_to_a_moderator(cast: Cast) -> None:
    complaint = cast.make_published()
    sent(form_of(cast, complaint), body="New words.")
    cast.run_worker()
    page = reviewed(cast)
    moderation.hide("complaint", complaint, cast.account("nia"), "report")
    again = look(page.browser, page.address)
    assert "is not public now, so it cannot be published" in again.words
    refused = page.form("/moderation/").send("publish")
    assert refused.status == 409 and "What this would change is not public now." in refused.words


def test_readers_see_when_it_was_changed(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    sent(form_of(cast, complaint), body="I was charged three times.")
    cast.run_worker()
    reviewed(cast).form("/moderation/").send("publish")
    page = look(eve, f"/problems/{complaint.number}-{complaint.slug}")
    assert re.search(r"[Cc]hanged on", page.words)
