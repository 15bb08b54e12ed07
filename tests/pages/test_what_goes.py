"""The sentence that says what goes, and the preview beside it: one endpoint, for every form, that keeps nothing."""

from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from forum.extensions import Model, db
from forum.posting import services
from tests.browsing import look, text_of
from tests.cast import Cast

TEXT = "Brenda Miller at the till was rude. Call me on 07700 900123."
# A description is asked about, not struck.
DOUBTFUL = "The redhead at till 3 on Tuesday morning laughed."


def shown(browser: FlaskClient, address: str = "/problems/preview", **fields: str) -> Mapping[str, str]:
    answer = browser.post(address, data=fields)
    assert answer.status_code == 200, answer.text
    found: Mapping[str, str] = answer.get_json()
    return found


def sentence(browser: FlaskClient, body: str, address: str = "/problems/preview") -> str:
    return shown(browser, address, body=body)["sentence"]


def rows() -> dict[str, int]:
    db.session.rollback()
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Model.metadata.sorted_tables
    }


@pytest.mark.parametrize(
    ("body", "english", "french"),
    [
        ("The parcel is late.", "", ""),
        ("I spoke to Karim.", "1 name will be removed.", "Nous retirerons 1 nom."),
        (
            TEXT,
            "1 name and 1 phone number will be removed.",
            "Nous retirerons 1 nom et 1 numéro de téléphone.",
        ),
        (
            "I spoke to Karim, then to Marlene. Write to me at a.b@example.org or c.d@example.org.",
            "2 names and 2 e-mail addresses will be removed.",
            "Nous retirerons 2 noms et 2 adresses e-mail.",
        ),
        (
            DOUBTFUL,
            "We will ask you about 1 passage.",
            "Nous vous poserons une question sur 1 passage.",
        ),
        (
            f"{DOUBTFUL} I spoke to Karim.",
            "1 name will be removed. We will ask you about 1 passage.",
            "Nous retirerons 1 nom. Nous vous poserons une question sur 1 passage.",
        ),
    ],
)
def test_the_sentence_in_both_languages(cast: Cast, eve: FlaskClient, body: str, english: str, french: str) -> None:
    assert sentence(eve, body) == english
    assert sentence(eve, body, "/fr/problems/preview") == french


def test_it_keeps_nothing_and_logs_no_word(
    cast: Cast, eve: FlaskClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    complaint, carol = cast.make_published(), cast.signed_in("carol")
    before = rows()
    for browser in (eve, carol):
        for address in ("/problems/preview", f"/fr/problems/preview?of=answer&on={complaint.number}"):
            data = shown(
                browser, address, title="Late", body=f"There was no cauliflower on the table. {TEXT}", token="c" * 22
            )
            assert "cauliflower" in data["html"] and "Brenda" not in str(data) and "900123" not in str(data)
    assert rows() == before
    logged = caplog.text + "".join(capfd.readouterr())
    assert not [word for word in ("Brenda", "cauliflower", "900123") if word in logged]
    assert "Set-Cookie" not in eve.post("/problems/preview", data={"body": TEXT}).headers


def test_it_is_refused_when_asked_too_often(cast: Cast, eve: FlaskClient) -> None:
    answers = [eve.post("/problems/preview", data={"body": "Late."}).status_code for _ in range(125)]
    assert answers[0] == 200 and answers[-1] == 429


def test_characters_that_are_kept_for_removals_are_refused(cast: Cast, eve: FlaskClient) -> None:
    answer = eve.post("/problems/preview", data={"body": "\ue000"}, headers={"Accept": "application/json"})
    assert answer.status_code == 422


def test_every_form_says_where_to_ask(cast: Cast) -> None:
    post, carol = cast.make_published(), cast.signed_in("carol")
    carol_id = cast.account("carol").id
    edit = services.edit("complaint", post.token, carol_id)
    answer = services.draft(carol_id, "answer", {"body": TEXT}, complaint_id=post.id)
    for address, asked in (
        ("/problems/new", "/problems/preview?of=complaint"),
        (f"/drafts/{edit.token}", f"/problems/preview?of=edit&on={post.number}"),
        (f"/drafts/{answer.token}", f"/problems/preview?of=answer&on={post.number}"),
        (f"/fr/drafts/{answer.token}", f"/fr/problems/preview?of=answer&on={post.number}"),
    ):
        [form] = [one for one in look(carol, address).tree.iter("form") if one.get("id") == "compose"]
        assert form.get("data-look") == asked
        [token] = [one.get("value") or "" for one in form.iter("input") if one.get("name") == "token"]
        data = shown(carol, asked, title="Sent away", body=TEXT, token=token)
        assert "Brenda" not in data["html"] and data["sentence"]


def test_a_page_without_script_says_the_same(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    body = f"{TEXT} {DOUBTFUL}"
    data = shown(carol, title="Rude", body=body)
    page = look(carol, "/problems/new").form("/problems/new").send("preview", title="Rude", body=body)
    [under] = [one for one in page.tree.iter("b") if one.get("id") == "will-go"]
    assert text_of(under) == data["sentence"]
    [beside] = [one for one in page.tree.iter("div") if one.get("id") == "shown"]
    assert "Brenda" not in text_of(beside) and "[name removed] at the till was rude" in text_of(beside)
    assert '<span class="gone">[name removed]</span> at the till was rude' in data["html"]


def test_the_check_page_counts_the_same(cast: Cast) -> None:
    body = "I spoke to Karim, then to Marlene. Write to me at a.b@example.org."
    assert sentence(cast.browser(), body) == "2 names and 1 e-mail address will be removed."
    check = look(cast.signed_in("carol"), f"/drafts/{cast.make_draft('Late', body)}/check")
    assert "2 names and 1 e-mail address were taken out." in check.words
    answer = cast.make_draft("Late", DOUBTFUL)
    assert "One question is for you." in look(cast.signed_in("carol"), f"/drafts/{answer}/check").words


def test_an_answer_may_name_whom_it_answers(cast: Cast) -> None:
    post = cast.make_published()
    dan = cast.signed_in("dan")
    body = "I asked Carol C. about it."
    assert sentence(dan, body, f"/problems/preview?of=answer&on={post.number}") == ""
    assert sentence(dan, body, "/problems/preview?of=answer") != ""


def test_what_its_author_said_already_is_not_asked_again(cast: Cast) -> None:
    carol_id = cast.account("carol").id
    token = cast.make_draft("Laughed at", DOUBTFUL)
    draft = services.own_draft(token, carol_id)
    [question] = services.check(draft).questions
    carol = cast.signed_in("carol")
    carol.post(f"/drafts/{token}/check", data={"seen": services.seen_as(draft), f"d:{question.place}": "yes"})
    data = shown(carol, title="Laughed at", body=DOUBTFUL, token=token)
    assert data["sentence"] == "1 description of a person will be removed." and "redhead" not in data["html"]


def test_the_draft_of_somebody_else_tells_nothing(cast: Cast, eve: FlaskClient) -> None:
    token = cast.make_draft("Rude", TEXT)
    for browser in (eve, cast.signed_in("dan")):
        data = shown(browser, title="Mine", token=token)
        assert data["sentence"] == "" and "till" not in data["html"]


def test_an_edit_goes_on_with_its_letters(cast: Cast) -> None:
    cast.protect("Brenda Hollis", "Quentin Obafemi")
    post = cast.make_published("Sent away", "Brenda Hollis sent me to Quentin Obafemi.")
    edit = services.edit("complaint", post.token, cast.account("carol").id)
    carol = cast.signed_in("carol")
    body = "[person A] sent me to [person B]. I spoke to Karim too."
    data = shown(carol, "/problems/preview?of=edit", title="Sent away", body=body, token=edit.token)
    assert data["sentence"] == "1 name will be removed."
    assert '<span class="gone">[person C]</span> too' in data["html"]


def test_saving_an_answer_leaves_its_language_alone(cast: Cast) -> None:
    """The form of an answer or an edit asks for no language, so what it saves says nothing about it."""
    post = cast.make_published("Charged twice", "I was charged twice.", language="fr")
    edit = services.edit("complaint", post.token, cast.account("carol").id)
    cast.signed_in("carol").post(
        "/drafts/autosave", data={"token": edit.token, "edit": "5", "title": "Charged twice", "body": "Three times."}
    )
    db.session.rollback()
    draft = services.own_draft(edit.token, cast.account("carol").id)
    assert services.words_of(draft)["body"] == "Three times." and services.words_of(draft)["language"] == "fr"
