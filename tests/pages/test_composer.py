"""The composer: three equal kinds, words that are never lost, and what everyone will see beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from forum.answers.services import resolve
from forum.complaints.models import Complaint
from forum.config import settings
from forum.extensions import db
from forum.posting import services
from forum.vault.models import Draft
from forum.web.paging import Place
from tests.browsing import Page, look, text_of
from tests.cast import PASSWORD, Cast

TEXT = "Brenda at the till was rude. Call me on 07700 900123."


CHECK = "Check it before posting"


def drafts_kept() -> int:
    return db.session.scalar(select(func.count()).select_from(Draft)) or 0


def leave(page: Page, action: str, **values: str) -> Page:
    """Press “Save and leave”, which stands in the header."""
    [button] = [one for one in page.tree.iter("button") if one.get("value") == "save"]
    assert button.get("form") == "compose"
    return page.form(action).send(CHECK, do="save", **values)


def go_on(kept: Page, name: str) -> Page:
    """Sign in on the page that kept the words; a browser sends them on to where they were going (307)."""
    fields = dict(kept.form("/sign-in").fields) | {"address": f"{name}@example.org", "password": PASSWORD}
    answer = kept.browser.post("/sign-in", data=fields)
    assert answer.status_code == 307
    return kept.visit_with(answer.headers["Location"], "post", list(fields.items()))


def carols_words(cast: Cast) -> dict[str, str]:
    [line] = services.unsent(cast.account("carol").id, Place()).rows
    assert line.draft is not None
    return services.words_of(line.draft)


def test_eve_may_write_at_once_with_the_words_she_was_looking_for(cast: Cast, eve: FlaskClient) -> None:
    page = look(eve, "/problems/new?title=Late parcel")
    assert page.status == 200
    assert dict(page.form("/problems/new").fields)["title"] == "Late parcel"


def test_the_three_kinds_are_equal(cast: Cast) -> None:
    page = look(cast.signed_in("carol"), "/problems/new")
    kinds = [one.get("value") for one in page.tree.iter("input") if one.get("name") == "kind"]
    assert kinds == ["problem", "question", "praise"]
    fields = look(cast.signed_in("carol"), "/problems/new?kind=praise").form("/problems/new").fields
    assert dict(fields)["kind"] == "praise"


def test_looking_at_the_composer_writes_nothing(cast: Cast) -> None:
    cast.signed_in("carol").get("/problems/new")
    assert drafts_kept() == 0


def test_the_words_of_a_search_are_already_in_the_title(cast: Cast) -> None:
    page = look(cast.signed_in("carol"), "/problems/new?title=Late+parcel")
    assert ("title", "Late parcel") in page.form("/problems/new").fields


def test_a_whole_text_leads_to_the_check_page(cast: Cast) -> None:
    form = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    page = form.send(CHECK, title="Charged twice", body=TEXT)
    assert page.status == 200 and page.address.endswith("/check")
    assert "Brenda" not in page.words and "[name removed]" in page.words


@pytest.mark.parametrize(
    ("title", "body", "fault"),
    [
        ("", TEXT, "#title"),
        ("x" * 151, TEXT, "#title"),
        ("Charged twice", "", "#body"),
        ("Charged twice", "x" * 32_001, "#body"),
        ("Charged twice", "It was \ue000 yesterday.", "#body"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_every_word_is_given_back(
    cast: Cast, title: str, body: str, fault: str
) -> None:
    page = look(cast.signed_in("carol"), "/problems/new").form("/problems/new").send(CHECK, title=title, body=body)
    assert page.status == 422
    assert f'href="{fault}"' in page.html
    fields = dict(page.form("/problems/new" if "\ue000" in body else "/drafts/").fields)
    assert (fields["title"], fields["body"]) == (title, body)


def test_a_faulty_text_is_kept_as_a_draft_all_the_same(cast: Cast) -> None:
    look(cast.signed_in("carol"), "/problems/new").form("/problems/new").send(CHECK, title="", body=TEXT)
    assert carols_words(cast)["body"] == TEXT


def test_mending_a_fault_goes_on_with_the_same_draft(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    faulty = look(carol, "/problems/new").form("/problems/new").send(CHECK, title="", body=TEXT)
    faulty.form("/drafts/").send(CHECK, title="Charged twice")
    assert drafts_kept() == 1 and carols_words(cast)["title"] == "Charged twice"


def test_a_double_click_makes_one_draft(cast: Cast) -> None:
    form = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    for _click in range(2):
        form.send(CHECK, title="Charged twice", body=TEXT)
    assert drafts_kept() == 1


def test_show_it_shows_what_everyone_will_see_and_keeps_the_words(cast: Cast) -> None:
    page = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    shown = page.send("preview", title="Charged twice", body=TEXT + " The tall one with the red scarf laughed.")
    assert shown.status == 200
    assert "1 name and 1 phone number will be removed." in shown.words
    assert "A person decides before anything is public." in shown.words
    [preview] = [one for one in shown.tree.iter("section") if one.get("class") == "preview"]
    assert "Brenda" not in "".join(preview.itertext())
    assert carols_words(cast)["title"] == "Charged twice"


def test_half_a_text_can_be_shown_and_left(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    shown = look(carol, "/problems/new").form("/problems/new").send("preview", title="", body="Only half")
    assert shown.status == 200
    left = leave(shown, "/drafts/", body="Only half a text")
    assert left.address == "/my-posts" and "Only half a text" in left.words
    again = left.follow("Only half a text")
    assert ("body", "Only half a text") in again.form("/drafts/").fields


def test_leaving_an_empty_page_leaves_nothing(cast: Cast) -> None:
    left = leave(look(cast.signed_in("carol"), "/problems/new"), "/problems/new")
    assert left.address == "/my-posts" and drafts_kept() == 0


def test_choices_come_back_with_the_draft(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    page = (
        look(carol, "/problems/new")
        .form("/problems/new")
        .send(CHECK, kind="question", title="When?", body="When is it open?", product="payments", heard_only="yes")
    )
    fields = dict(page.follow("Go back and change it").form("/drafts/").fields)
    assert (fields["kind"], fields["product"], fields["heard_only"]) == ("question", "payments", "yes")


def test_markup_in_a_text_stays_text(cast: Cast) -> None:
    body = "<script>alert(1)</script> [x](javascript:alert(1)) **bold**"
    form = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    shown = form.send("preview", title="<b>x", body=body)
    assert not [one for one in shown.tree.iter("script") if one.get("src") is None]
    assert not [one for one in shown.tree.iter("a") if "javascript" in (one.get("href") or "")]
    assert dict(shown.form("/drafts/").fields)["body"] == body


@pytest.mark.parametrize(
    "data", [b"title=a%00b&body=c+d", b"title=%ED%A0%80&body=%ED%B0%80+x+y&kind=problem", b"\xff=\xfe"]
)
def test_characters_that_cannot_be_read_are_answered_in_words(cast: Cast, data: bytes) -> None:
    answer = cast.signed_in("carol").post("/problems/new", data=data, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {303, 400, 422}


def test_a_draft_that_is_changed_after_the_session_has_ended_goes_on_after_signing_in(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    form = look(carol, f"/drafts/{cast.make_draft('Charged', 'Twice.')}").form("/drafts/")
    carol.delete_cookie("session")
    kept = form.send(CHECK, kind="question", title="Charged twice", body="I was charged twice.\r\n\r\nWhat now?")
    assert kept.status == 401
    assert "Your words are kept" in kept.words and "Charged twice" in kept.words
    wrong = kept.form("/sign-in").send(address="carol@example.org", password="not this one")
    assert wrong.status == 422 and "Your words are kept" in wrong.words
    page = go_on(wrong, "carol")
    assert page.address.endswith("/check") and "What now?" in page.words
    assert carols_words(cast)["kind"] == "question"


def test_an_answer_is_written_on_the_page_of_the_problem(cast: Cast) -> None:
    problem = cast.make_published()
    dan = cast.signed_in("dan")
    checked = look(dan, f"/problems/{problem.number}").form("/answers").send(body="Ask Brenda for a refund.")
    assert checked.address.endswith("/check")
    changed = checked.follow("Go back and change it").form("/drafts/").send(CHECK, body="Ask at the desk.")
    assert "Ask at the desk." in changed.words and drafts_kept() == 1


@pytest.mark.parametrize(("body", "status"), [("", 422), ("x" * 32_001, 422), ("\ue000 words", 422)])
def test_an_answer_with_a_fault_comes_back_with_its_words(cast: Cast, body: str, status: int) -> None:
    problem = cast.make_published()
    page = look(cast.signed_in("dan"), f"/problems/{problem.number}").form("/answers").send(body=body)
    assert page.status == status
    assert dict(page.form("answers" if "\ue000" in body else "/drafts/").fields)["body"] == body


def test_an_answer_to_what_is_not_there_gives_the_words_back(cast: Cast) -> None:
    waiting = cast.make_waiting("Charged twice", "I was charged twice.")
    answer = cast.signed_in("dan").post("/problems/7/answers", data={"body": "Ask for a refund."})
    assert waiting.number is None and answer.status_code == 404
    assert "Ask for a refund." in answer.text


def make_solved(cast: Cast) -> None:
    problem = cast.make_published("Charged twice for one parcel", "The parcel was charged twice on my card.")
    answer = cast.make_answer(problem, "Ask the payments desk for the second charge.")
    resolve(problem, cast.account("carol"), answer_number=answer.number, steps="")
    waiting = cast.make_published("Parcel charged three times", "The parcel was charged three times.", author="dan")
    assert waiting.standing == "waiting"
    cast.run_worker()


def offered(page: Page) -> list[str]:
    return [text_of(one) for one in page.tree.iter("a") if (one.get("href") or "").startswith("/problems/1-")]


def test_what_was_solved_before_is_offered_and_holds_nobody_up(cast: Cast) -> None:
    make_solved(cast)
    carol = cast.signed_in("carol")
    page = look(carol, "/problems/new?title=Parcel+charged+twice")
    assert "This may already be solved:" in page.words
    assert offered(page) == ["Charged twice for one parcel"] and "three times" not in page.words
    words = {"title": "My parcel was charged twice", "body": "They charged my card twice."}
    assert offered(page.form("/problems/new").send("preview", **words)) == ["Charged twice for one parcel"]
    checked = page.form("/problems/new").send(CHECK, **words)
    assert checked.address.endswith("/check") and offered(checked) == ["Charged twice for one parcel"]
    assert checked.form("/send").send().status == 200


@pytest.mark.parametrize("query", ["title=The+escalator+squeaks", "title=", "title=Parcel+charged+twice&kind=praise"])
def test_what_is_about_something_else_is_not_offered(cast: Cast, query: str) -> None:
    make_solved(cast)
    assert "already be solved" not in look(cast.signed_in("carol"), f"/problems/new?{query}").words


@pytest.mark.parametrize("damage", [lambda current: current.unlink(), lambda current: current.write_text("x")])
def test_a_damaged_index_offers_nothing_and_breaks_nothing(cast: Cast, damage: Callable[[Path], object]) -> None:
    make_solved(cast)
    damage(settings().search_index / "CURRENT")
    page = look(cast.signed_in("carol"), "/problems/new?title=Parcel+charged+twice")
    assert page.status == 200 and "already be solved" not in page.words
    assert page.form("/problems/new").send(CHECK, body="They charged my card twice.").address.endswith("/check")


def test_looking_for_what_was_solved_stores_and_logs_nothing(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    make_solved(cast)
    carol = cast.signed_in("carol")
    caplog.clear()
    look(carol, "/problems/new?title=Parcel+wolkenschrank+charged+twice")
    assert drafts_kept() == 0 and "wolkenschrank" not in caplog.text


def test_an_accusation_is_offered_as_one_customers_account(cast: Cast) -> None:
    make_solved(cast)
    solved = db.session.scalars(select(Complaint).where(Complaint.number == 1)).one()
    solved.labels = ["accusation_crime"]
    db.session.commit()
    page = look(cast.signed_in("carol"), "/problems/new?title=Parcel+charged+twice")
    assert "Charged twice for one parcel (One customer’s account, unverified)" in page.words


def test_nothing_of_it_is_public(cast: Cast, eve: FlaskClient) -> None:
    look(cast.signed_in("carol"), "/problems/new").form("/problems/new").send(CHECK, title="Charged twice", body=TEXT)
    for address in ("/", "/problems"):
        assert "Charged twice" not in eve.get(address).text
    assert db.session.scalar(select(func.count()).select_from(Complaint)) == 0


def test_the_composer_speaks_french_addresses(cast: Cast) -> None:
    form = look(cast.signed_in("carol"), "/fr/problems/new").form("/fr/problems/new")
    filled = {"title": "Débité deux fois", "body": "Brigitte Lefèvre à la caisse était impolie."}
    page = form.page.visit_with(form.action, "post", list((dict(form.fields) | filled).items()))
    assert page.address.startswith("/fr/drafts/") and "[nom retiré]" in page.words


WHOLE = {"title": "Charged twice", "body": TEXT}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("happened_on", "11/25/2026", "Please write day, month and year"),
        ("happened_on", "2999-01-01", "This day is still to come."),
        ("happened_on", "2026-02-30", "Please write day, month and year"),
        ("wish", "x" * 1001, "Please keep this under 1,000 characters."),
        ("tags", "a1, b2, c3, d4, e5, f6", "Please keep to five tags."),
        ("tags", "x" * 31, "Please keep each tag under 30 characters."),
        ("tags", "日本", "A tag needs letters"),
        ("order", "x" * 201, "Please keep this under 200 characters."),
    ],
)
def test_what_is_wrong_with_a_further_field_is_said_there(cast: Cast, name: str, value: str, words: str) -> None:
    form = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    page = form.send(CHECK, **WHOLE, **{name: value})
    assert page.status == 422 and words in page.words and f'href="#{name}"' in page.html
    assert dict(page.form("/drafts/").fields)[name] == value


def test_everything_chosen_comes_back_with_the_draft(cast: Cast) -> None:
    chosen = {
        "happened_on": "2026-11-12", "wish": "A refund.", "seriousness": "3", "tags": "refund, till", "language": "fr",
        "order": "A-17", "reach": "07700 900123", "danger": "yes", "heard_only": "yes",
    }  # fmt: skip
    page = look(cast.signed_in("carol"), "/problems/new").form("/problems/new").send(CHECK, **WHOLE, **chosen)
    fields = dict(page.follow("Go back and change it").form("/drafts/").fields)
    assert {name: fields[name] for name in chosen} == chosen


def test_products_and_places_stand_apart(cast: Cast) -> None:
    cast.product.is_place = True
    db.session.commit()
    page = look(cast.signed_in("carol"), "/problems/new")
    assert [one.get("label") for one in page.tree.iter("optgroup")] == ["Places"]


def test_what_only_the_team_may_read_is_in_no_preview(cast: Cast) -> None:
    form = look(cast.signed_in("carol"), "/problems/new").form("/problems/new")
    shown = form.send("preview", **WHOLE, order="A-17", wish="An apology from Brenda Miller.", tags="refund")
    [preview] = [one for one in shown.tree.iter("section") if one.get("class") == "preview"]
    words = text_of(preview)
    assert "A-17" not in words and "What would put it right An apology from [name removed]." in words
    assert "Tags: refund" in words


def saved(browser: FlaskClient, edit: int, **fields: str) -> tuple[int, dict[str, str]]:
    answer = browser.post(
        "/drafts/autosave",
        data={"kind": "problem", "token": "c" * 22, "edit": str(edit), **fields},
        headers={"Accept": "application/json"},
    )
    return answer.status_code, answer.get_json()


def test_words_are_saved_while_they_are_written(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    status, data = saved(carol, 1, **WHOLE)
    assert status == 200 and data["token"] == "c" * 22
    assert "Brenda" not in str(data)
    assert carols_words(cast)["body"] == TEXT
    assert saved(carol, 1, **WHOLE)[0] == 409
    assert drafts_kept() == 1


def test_eve_is_saved_too_and_nobody_else_writes_there(cast: Cast, eve: FlaskClient) -> None:
    assert saved(eve, 1, **WHOLE)[0] == 200
    status, data = saved(cast.signed_in("dan"), 2, title="x", body="y z")
    assert status == 409 and "Brenda" not in str(data)
    assert drafts_kept() == 1
