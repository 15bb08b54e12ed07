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
from tests.browsing import look
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
    prose = [one for one in shown.tree.iter("div") if (one.get("class") or "").startswith("prose")][0]
    public = [one for one in look(eve, "/problems/1").tree.iter("div") if one.get("class") == "prose"][0]
    assert "".join(prose.itertext()).split() == "".join(public.itertext()).split()


def test_doubts_are_underlined_with_a_reason_and_decided_by_a_person(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "The tall one with the red scarf laughed.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert '<span class="ask-word">The tall one with the red scarf</span>' in page.html
    assert "A person decides before anything is public" in page.words
    assert "One passage is underlined." in page.words


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
    assert "/sign-in" in eve.get(f"/drafts/{token}{path}").headers["Location"]


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
