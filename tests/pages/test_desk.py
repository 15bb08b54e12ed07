"""The desk: the oldest promise first; and the official composer, whose words are never lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from forum import clock
from forum.catalogue import services as catalogue
from forum.complaints.models import Complaint
from forum.desk import queries
from forum.extensions import db
from forum.log import LogEntry
from forum.moderation import services as moderation
from tests.browsing import Page, look, text_of
from tests.cast import Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
DOUBTFUL = "The tall one with the red scarf will look into it."


def promised(complaint: Complaint, at: datetime | None) -> None:
    case = db.session.get_one(Complaint, complaint.id).case
    assert case is not None
    case.next_contact_at = at
    db.session.commit()


def titles(page: Page) -> list[str]:
    return [text_of(one) for one in page.tree.iter("p") if one.get("class") == "t"]


@pytest.mark.parametrize("address", ["/desk", "/desk/1/answer"])
def test_it_is_for_staff(cast: Cast, eve: FlaskClient, address: str) -> None:
    cast.make_published()
    assert "/sign-in" in eve.get(address).headers["Location"]
    assert cast.signed_in("carol").get(address).status_code == 403
    for name in ("olga", "mo", "ada"):
        assert cast.signed_in(name).get(address).status_code == 200


def test_the_oldest_promise_comes_first_and_no_promise_before_all(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        plan = {
            "Due later": NOON + timedelta(days=2),
            "Overdue": NOON - timedelta(days=1),
            "Today": NOON + timedelta(hours=3),
            "Forgotten": None,
        }
        for title, at in plan.items():
            promised(cast.make_published(title, "Words."), at)
        cast.make_published("A praise", "Words.", kind="praise")
        cast.make_waiting("Not public", "Words.")
        page = look(cast.signed_in("olga"), "/desk")
        assert titles(page) == ["Forgotten", "Overdue", "Today", "Due later"]
        assert titles(page.follow("Promises due today")) == ["Today"]
        assert "nothing promised yet" in page.words
        assert "2 Overdue a promise is not kept 1 Promises due today 1 Due later" in page.words


def test_what_ended_or_is_hidden_does_not_wait(cast: Cast) -> None:
    solved, hidden = cast.make_published("Solved", "Words."), cast.make_published("Hidden", "Words.")
    cast.signed_in("carol").post(f"/problems/{solved.number}/resolve", data={"steps": "Ask at the desk."})
    moderation.hide("complaint", db.session.get_one(Complaint, hidden.id), cast.account("mo"), "legal")
    assert titles(look(cast.signed_in("olga"), "/desk")) == []


def test_an_official_sees_the_own_team_first_and_every_team_when_asked(cast: Cast) -> None:
    other = catalogue.add_team("parcels", "Parcels", "Colis")
    catalogue.add_product("delivery", "Delivery", "Livraison", other)
    cast.make_published("Ours", "Words.")
    cast.make_published("Theirs", "Words.", product="delivery")
    cast.make_published("Nobody’s", "Words.", product="")
    olga = cast.signed_in("olga")
    assert sorted(titles(look(olga, "/desk"))) == ["Nobody’s", "Ours"]
    assert len(titles(look(olga, "/desk").follow("Every team’s"))) == 3
    assert len(titles(look(cast.signed_in("mo"), "/desk"))) == 3


def test_names_in_titles_stay_struck_at_the_desk(cast: Cast) -> None:
    cast.make_published("Brenda Miller was rude", "Words.")
    assert "Brenda" not in look(cast.signed_in("olga"), "/desk").html


def test_an_answer_is_public_at_once_and_signed_by_the_team(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    page = look(cast.signed_in("olga"), "/desk").follow("Start with the oldest")
    sent = page.form("/answer").send(body="This is with Payments now.", progress="looking into it", days="5")
    assert sent.address.startswith("/problems/1-")
    public = look(eve, "/problems/1")
    assert "This is with Payments now." in public.words
    assert "Customer Care" in public.words and "Olga" not in public.html


def test_the_promise_is_kept_in_days(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        problem = cast.make_published()
        form = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer")
        form.send(body="This is with Payments now.", days="5")
    case = db.session.get_one(Complaint, problem.id).case
    assert case is not None and case.next_contact_at == NOON + timedelta(days=5)


def test_the_preview_is_what_everyone_will_read(cast: Cast) -> None:
    cast.make_published()
    form = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer")
    shown = form.send("preview", body="Ask Brenda Miller at the till.")
    [preview] = [one for one in shown.tree.iter("section") if "official" in (one.get("class") or "")]
    assert "Brenda" not in text_of(preview) and "[name removed]" in text_of(preview)
    assert ("body", "Ask Brenda Miller at the till.") in shown.form("/answer").fields


def test_a_doubtful_answer_waits_and_the_official_is_told(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    form = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer")
    assert "A moderator reads the answer before it goes out." in form.send("preview", body=DOUBTFUL).words
    told = form.send(body=DOUBTFUL)
    assert told.address.startswith("/my-posts/answer/") and "Waiting to be checked" in told.words
    assert "scarf" not in eve.get("/problems/1-charged-twice").text


def test_a_double_click_is_one_answer(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    form = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer")
    for _click in range(2):
        sent = form.send(body="This is with Payments now.", progress="solved")
        assert sent.status == 200
    assert look(eve, "/problems/1").html.count('class="official"') == 1


@pytest.mark.parametrize(
    "wrong",
    [{"body": ""}, {"body": "x" * 32_001}, {"body": "It was \ue000."}, {"days": "soon"}, {"progress": "reopened"}],
)
def test_a_fault_gives_every_word_back(cast: Cast, wrong: dict[str, str]) -> None:
    cast.make_published()
    filled = {"body": "This is with Payments now.", "days": "3", **wrong}
    page = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer").send(**filled)
    assert page.status == 422
    assert ("body", filled["body"]) in page.form("/answer").fields


def test_a_moderator_without_a_team_is_told_why_not(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    mo = cast.signed_in("mo")
    page = look(mo, "/desk/1/answer")
    assert "Only an official with a team answers officially." in page.words
    refused = mo.post("/desk/1/answer", data={"body": "This is with us.", "days": "3"})
    assert refused.status_code == 403 and "This is with us." in refused.text
    assert "This is with us." not in eve.get("/problems/1-charged-twice").text


def test_an_answer_to_what_was_hidden_meanwhile_is_given_back(cast: Cast) -> None:
    problem = cast.make_published()
    form = look(cast.signed_in("olga"), "/desk/1/answer").form("/answer")
    moderation.hide("complaint", db.session.get_one(Complaint, problem.id), cast.account("mo"), "legal")
    page = form.send(body="This is with Payments now.")
    assert page.status == 404 and "This is with Payments now." in page.html


def test_what_solved_it_waits_when_it_is_doubtful(cast: Cast, eve: FlaskClient) -> None:
    cast.make_published()
    carol = cast.signed_in("carol")
    told = Page(carol, carol.post("/problems/1/resolve", data={"steps": DOUBTFUL}, follow_redirects=True))
    assert told.address.startswith("/my-posts/resolution/") and "Waiting to be checked" in told.words
    assert "What solved it" in look(carol, "/my-posts").words
    assert "scarf" not in eve.get("/problems/1-charged-twice").text


def test_staff_pages_are_kept_nowhere(cast: Cast) -> None:
    cast.make_published()
    for address in ("/desk", "/desk/1/answer"):
        assert cast.signed_in("olga").get(address).headers["Cache-Control"] == "no-store"


def private_problem(cast: Cast) -> Complaint:
    return cast.make_published("Charged twice", "I was charged twice.", order="A-17", reach="07700 900123")


def test_the_team_opens_what_only_it_may_read_and_that_is_in_the_log(cast: Cast) -> None:
    problem = private_problem(cast)
    olga = cast.signed_in("olga")
    page = look(olga, f"/desk/{problem.number}/answer")
    assert "A-17" not in page.html
    opened = page.form("/answer").send("Show what only the team may read", body="Half an answer")
    assert "A-17" in opened.words and "07700 900123" in opened.words
    assert dict(opened.form("/answer").fields)["body"] == "Half an answer"
    [entry] = db.session.query(LogEntry).filter_by(act="original_opened")
    assert entry.actor_id == cast.account("olga").id
    assert "A-17" not in look(olga, f"/desk/{problem.number}/answer").html


def test_another_team_and_a_closed_vault_open_nothing(app: Flask, cast: Cast) -> None:
    problem = private_problem(cast)
    problem.case.team = catalogue.add_team("parcels", "Parcels", "Colis")  # type: ignore[union-attr]
    db.session.commit()
    olga = cast.signed_in("olga")
    assert "Show what only the team" not in look(olga, f"/desk/{problem.number}/answer").words
    refused = olga.post(f"/desk/{problem.number}/private")
    assert refused.status_code == 403 and "A-17" not in refused.text
    app.extensions["settings"] = replace(app.extensions["settings"], vault_secret_key="")
    closed = cast.signed_in("mo").post(f"/desk/{problem.number}/private", data={"body": "Half an answer"})
    assert closed.status_code == 503 and "The vault is closed here" in closed.text and "Half an answer" in closed.text


def test_eve_and_carol_find_no_such_page(cast: Cast, eve: FlaskClient) -> None:
    problem = private_problem(cast)
    for browser in (eve, cast.signed_in("carol")):
        answer = browser.post(f"/desk/{problem.number}/private")
        assert answer.status_code in {303, 403} and "A-17" not in answer.text


def test_what_is_serious_comes_before_what_is_a_nuisance_and_danger_before_all(cast: Cast) -> None:
    for title, choices in (("Mild", {"seriousness": "1"}), ("Grave", {"seriousness": "3"}), ("Gas", {"danger": "yes"})):
        cast.make_published(title, "It was late.", author="dan", **choices)
    rows = queries.due(None, clock.now())
    assert [one.title for one in rows] == ["Gas", "Grave", "Mild"]
