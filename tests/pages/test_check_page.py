"""The check page: the public words, what is doubtful, what happens next, and one button."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from forum.complaints.models import Complaint
from forum.extensions import db
from tests.browsing import Page, look, text_of
from tests.cast import Cast

TUESDAY = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def test_it_shows_the_words_as_everyone_will_read_them(cast: Cast) -> None:
    token = cast.make_draft("Brenda Miller was rude", "**Brenda** Miller at the till, 07700 900123.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "Brenda" not in page.html and "07700" not in page.html
    assert '<span class="gone">[phone removed]</span>' in page.html


def test_preview_equals_publication(cast: Cast, eve: FlaskClient) -> None:
    token = cast.make_draft("Charged twice", "I paid **twice** at the till:\n\n* once\n* again, said Brenda Miller.")
    shown = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    shown.form("/send").send()
    cast.run_worker()
    complaint = db.session.scalars(select(Complaint)).one()
    cast.publish("complaint", complaint.id)
    blocks = [one for one in shown.tree.iter("div") if (one.get("class") or "").startswith("prose")]
    prose = " ".join("".join(block.itertext()) for block in blocks)
    public = [one for one in look(eve, "/problems/1").tree.iter("div") if one.get("class") == "prose"][0]
    assert prose.split() == "".join(public.itertext()).split()


def test_doubts_are_underlined_with_a_reason_and_decided_by_a_person(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "The tall one with the red scarf laughed.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert '<span class="ask-word">The tall one with the red scarf</span>' in page.html
    assert "Could readers tell who “The tall one with the red scarf” is?" in page.words
    assert "goes to a person, who decides before anything is public" in page.words
    assert "One question is for you." in page.words


def test_whoever_wants_to_be_called_is_shown_where_only_the_team_reads_it(cast: Cast) -> None:
    body = "Please call me on 07700 900123."
    page = look(cast.signed_in("carol"), f"/drafts/{cast.make_draft('Late', body)}/check")
    assert "To be called or written to, add it under" in page.words
    place = [a.get("href") for a in page.tree.iter("a") if (a.get("href") or "").endswith("#reach")][0]
    assert 'id="reach"' in look(cast.signed_in("carol"), place).html
    written = cast.make_draft("Late again", body, reach="07700 900123")
    assert "To be called or written to" not in look(cast.signed_in("carol"), f"/drafts/{written}/check").words


def test_nothing_taken_out_is_said_too(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    assert "Nothing was taken out." in look(cast.signed_in("carol"), f"/drafts/{token}/check").words


def test_what_happens_next_stands_there_with_times(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=120)
    with time_machine.travel(TUESDAY, tick=False):
        token = cast.make_draft("Charged twice", "I was charged twice.")
        words = look(cast.signed_in("carol"), f"/drafts/{token}/check").words
    assert "for the next 2 minutes" in words
    assert "as soon as one is free" in words
    assert "Customer Care answers, or says where it stands" in words and "usually by Friday 20 November" in words


def test_the_usual_wait_is_the_real_one(cast: Cast) -> None:
    with time_machine.travel(TUESDAY, tick=False) as time:
        complaint = cast.make_waiting("Late", "It was late.")
        time.shift(110 * 60)
        cast.publish("complaint", complaint.id)
        token = cast.make_draft("Charged twice", "I was charged twice.")
        words = look(cast.signed_in("carol"), f"/drafts/{token}/check").words
    assert "usually within 2 hours" in words


@pytest.mark.parametrize("choice", [{"kind": "praise"}, {"heard_only": "yes"}])
def test_praise_and_only_to_be_heard_promise_no_answer(cast: Cast, choice: dict[str, str]) -> None:
    token = cast.make_draft("Thank you", "The till was fast.", **choice)
    assert "answers, or says" not in look(cast.signed_in("carol"), f"/drafts/{token}/check").words


def test_sending_leads_to_ones_own_post_and_twice_to_the_same(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    form = look(carol, f"/drafts/{cast.make_draft('Charged twice', 'I was charged twice.')}/check").form("/send")
    first = form.send()
    cast.run_worker()
    second = form.send()
    assert first.address == second.address and first.address.startswith("/my-posts/complaint/")
    assert db.session.scalar(select(func.count()).select_from(Complaint)) == 1


def test_the_back_button_leads_to_what_was_sent(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    carol = cast.signed_in("carol")
    for address in (f"/drafts/{complaint.token}", f"/drafts/{complaint.token}/check"):
        assert look(carol, address).address == f"/my-posts/complaint/{complaint.token}"


def test_words_changed_in_another_window_are_shown_once_more(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    token = cast.make_draft("Charged twice", "I was charged twice.")
    old = look(carol, f"/drafts/{token}/check").form("/send")
    look(carol, f"/drafts/{token}").form("/drafts/").send("Check", body="I was charged three times.")
    page = old.send()
    assert page.status == 409 and "I was charged three times." in page.words
    assert page.form("/send").send().address.startswith("/my-posts/")


def test_a_draft_with_a_fault_opens_in_the_composer(cast: Cast) -> None:
    token = cast.make_draft("", "I was charged twice.")
    for page in (
        look(cast.signed_in("carol"), f"/drafts/{token}/check"),
        look(cast.signed_in("carol"), f"/drafts/{token}").visit_with(f"/drafts/{token}/send", "post", []),
    ):
        assert page.status == 422 and ("body", "I was charged twice.") in page.form("/drafts/").fields


@pytest.mark.parametrize("path", ["", "/check", "/delete"])
def test_only_its_author_sees_a_draft(cast: Cast, eve: FlaskClient, path: str) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    for name in ("dan", "olga", "mo", "ada"):
        assert cast.signed_in(name).get(f"/drafts/{token}{path}").status_code == 404
    assert eve.get(f"/drafts/{token}{path}").status_code == 404


def test_only_its_author_writes_to_a_draft(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    dan = cast.signed_in("dan")
    assert dan.post(f"/drafts/{token}", data={"title": "x", "body": "y z"}).status_code == 404
    assert dan.post(f"/drafts/{token}/send").status_code == 404
    dan.post(f"/drafts/{token}/delete")
    assert "I was charged twice." in look(cast.signed_in("carol"), f"/drafts/{token}").html


def test_it_works_with_no_secret_key_in_the_customers_process(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], vault_secret_key="", role="public")
    carol = cast.signed_in("carol")
    form = look(carol, "/problems/new").form("/problems/new")
    checked = form.send("Check", title="Charged twice", body="I paid twice.")
    sent = checked.form("/send").send()
    assert sent.status == 200
    cast.run_worker()
    assert "Waiting to be checked" in look(carol, "/my-posts").words


SCARF = "The tall one with the red scarf"
HEATED = "I was charged twice.\n\nYou are all useless idiots.\n\nI want a refund."


def choice(page: Page, words: str, value: str) -> dict[str, str]:
    """The name of the radio buttons under this question, with an answer."""
    [fieldset] = [one for one in page.tree.iter("fieldset") if words in text_of(one)]
    [name] = {one.get("name") or "" for one in fieldset.iter("input")}
    return {name: value}


def test_a_question_stands_beside_its_line_and_yes_takes_the_words_out_at_once(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", f"I paid.\n\n{SCARF} laughed.\n\nI want a refund.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    blocks = [text_of(one) for one in page.tree.iter("div") if one.get("class") in {"prose big", "asides"}]
    assert blocks[1] == f"{SCARF} laughed." and blocks[2].startswith("Could readers tell who")
    shown = page.form("/send").send("Show it with my answers", **choice(page, "Could readers tell", "yes"))
    assert "[description removed] laughed." in shown.words and SCARF not in shown.html.replace(f"“{SCARF}”", "")
    again = shown.form("/send").send("Show it with my answers", **choice(shown, "Could readers tell", "no"))
    assert f"{SCARF} laughed." in again.words


def test_a_moderator_reads_what_the_author_said(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", f"{SCARF} laughed.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    page.form("/send").send("Send it", **choice(page, "Could readers tell", "no"))
    cast.run_worker()
    review = look(cast.signed_in("mo"), "/moderation").form("/moderation/next").send()
    assert "The author says: it can stay." in review.words and "One doubt is open" in review.words


def test_a_heated_line_is_quoted_and_never_blocks(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", HEATED)
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "Count to ten" in page.words and "“" not in page.words.partition("slow your answer")[0]
    assert "“You are all useless idiots.”" in page.words
    assert page.form("/send").send("Send it").address.startswith("/my-posts/")


@pytest.mark.parametrize(("answer", "stays"), [("out", False), ("keep", True)])
def test_the_heated_line_is_asked_about_once(cast: Cast, answer: str, stays: bool) -> None:
    token = cast.make_draft("Charged twice", HEATED)
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    shown = page.form("/send").send("Show it with my answers", calm=answer)
    assert "Count to ten" not in shown.words
    assert ("useless" in shown.words) is stays and "I want a refund." in shown.words


def test_what_was_sent_once_is_not_asked_about_again(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], heated_cooling_off=600)
    token = cast.make_draft("Charged twice", HEATED)
    carol = cast.signed_in("carol")
    sent = look(carol, f"/drafts/{token}/check").form("/send").send("Send it")
    changed = sent.form("/change").send("Change it").form("/drafts/").send("Check it", body=HEATED + " Now.")
    assert changed.address.endswith("/check") and "Count to ten" not in changed.words


def test_somebody_in_danger_is_told_where_to_call(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], emergency="999", cooling_off=600)
    token = cast.make_draft("Gas", "It smells of gas at the north entrance.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "Call 999 first." in page.words and "Call 999 now" not in page.words
    shown = page.form("/send").send("Show it with my answers", danger="yes")
    assert "Call 999 now if somebody is in danger." in shown.words and "for the next" not in shown.words
    sent = shown.form("/send").send("Send it")
    assert "Call 999 now if somebody is in danger." in sent.words


def test_the_language_can_be_put_right(cast: Cast) -> None:
    token = cast.make_draft("Ticket 4711", "Metro 4, RER B.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "Written in English. Not right?" in page.words
    shown = page.form("/send").send("Show it with my answers", language="fr")
    assert "Written in French. Not right?" in shown.words


def test_a_link_to_a_video_is_spoken_of(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "See https://www.youtube.com/watch?v=1 for what happened.")
    assert "leads to a video" in look(cast.signed_in("carol"), f"/drafts/{token}/check").words


def test_a_visitors_answers_wait_for_the_account(cast: Cast, eve: FlaskClient) -> None:
    form = look(eve, "/problems/new").form("/problems/new")
    page = form.send("Check it", title="Charged twice", body=f"{SCARF} laughed.")
    asked = page.form("/send").send("Send it", **choice(page, "Could readers tell", "yes"))
    assert asked.address.startswith("/sign-in")
    assert "[description removed] laughed." in look(eve, page.address).words
