"""The desk: the oldest promise first; and the official composer, whose words are never lost."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum.catalogue import services as catalogue
from forum.complaints.models import Complaint
from forum.extensions import db
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
