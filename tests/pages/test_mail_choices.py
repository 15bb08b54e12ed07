"""Which mails one gets, and how often: chosen on one page, kept by one form."""

import pytest
from flask.testing import FlaskClient

from forum.extensions import db
from forum.notices.rules import CHOICES, Kind
from tests.browsing import look
from tests.cast import Cast

PAGE = "/account/mail"
WHOLE = {"returned": "daily", "published": "weekly", "mine": "never", "followed": "weekly", "thanks": "never"}


def options(page_html: str, name: str) -> list[str]:
    part = page_html.partition(f'<select id="{name}"')[2].partition("</select>")[0]
    return [piece.partition('"')[0] for piece in part.split('value="')[1:]]


def test_the_page_shows_what_is_usual_and_keeps_what_is_chosen(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    page = look(carol, "/account").follow("Your mails")
    form = page.form(PAGE)
    assert dict(form.fields) == {
        "returned": "at once", "published": "at once", "mine": "at once", "followed": "at once", "thanks": "daily",
        "language": "en",
    }  # fmt: skip
    saved = form.send("Save", **WHOLE, language="fr")
    assert saved.status == 200 and "Saved." in saved.words
    assert dict(saved.form(PAGE).fields) == {**WHOLE, "language": "fr"}
    account = cast.account("carol")
    assert (account.mail_choices, account.language) == (WHOLE, "fr")
    assert "C’est enregistré" in look(carol, f"/fr{PAGE}?said=saved").words


def test_what_must_be_told_cannot_be_switched_off_and_the_page_says_why(cast: Cast) -> None:
    page = look(cast.signed_in("carol"), PAGE)
    assert options(page.html, "returned") == ["at once", "daily"]
    assert "we have to tell you" in page.words
    assert options(page.html, "thanks") == ["daily", "weekly", "never"]
    assert options(page.html, "mine") == options(page.html, "followed") == ["at once", "daily", "weekly", "never"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("returned", "never"), ("thanks", "at once"), ("mine", "hourly"), ("mine", ""), ("language", "tlh")],
)
def test_a_choice_that_cannot_be_made_comes_back_with_the_others_kept(cast: Cast, field: str, value: str) -> None:
    carol = cast.signed_in("carol")
    page = look(carol, PAGE).form(PAGE).send("Save", **{**WHOLE, "language": "fr", field: value})
    assert page.status == 422
    assert f'<a href="#{field}">Please choose one of these.</a>' in page.html
    kept = {name: chosen for name, chosen in {**WHOLE, "language": "fr"}.items() if name != field}
    assert kept.items() <= dict(page.form(PAGE).fields).items()
    assert cast.account("carol").mail_choices == {}


def test_a_form_with_something_missing_changes_nothing(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    assert carol.post(PAGE, data={"mine": "never"}).status_code == 422
    assert cast.account("carol").mail_choices == {}


def test_one_persons_choices_are_nobody_elses(cast: Cast, eve: FlaskClient) -> None:
    cast.account("dan")
    look(cast.signed_in("carol"), PAGE).form(PAGE).send("Save", **WHOLE)
    assert cast.account("dan").mail_choices == {}
    for method in ("get", "post"):
        answer = getattr(eve, method)(PAGE)
        assert answer.status_code in {302, 303, 401}
    assert "/sign-in" in eve.get(PAGE).headers["Location"]


def test_reading_the_page_writes_nothing(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    look(carol, PAGE)
    assert cast.account("carol").mail_choices == {}
    assert not db.session.dirty


def test_every_kind_has_a_field(cast: Cast) -> None:
    page = look(cast.signed_in("carol"), f"/fr{PAGE}")
    assert all(f'name="{kind}"' in page.html for kind in Kind)
    assert len(CHOICES) == len(Kind)
    assert "Your" not in page.words
