"""The operator's setup: teams, products, hours and words, for administrators only, every word checked."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from forum.catalogue import queries as catalogue
from forum.catalogue.models import KeepWord, Product, Team
from forum.catalogue.rules import Span
from forum.extensions import db
from forum.log import LogEntry
from tests.browsing import Page, look
from tests.cast import Cast

PAGES = (
    "/setup", "/setup/teams", "/setup/teams/customer-care", "/setup/products", "/setup/products/payments",
    "/setup/hours", "/setup/hours/customer-care", "/setup/words",
)  # fmt: skip


@pytest.fixture
def ada(cast: Cast) -> FlaskClient:
    return cast.signed_in("ada")


def done() -> list[tuple[str, str]]:
    """What the log says was set up."""
    entries = db.session.scalars(select(LogEntry).where(LogEntry.act == "set_up").order_by(LogEntry.id))
    return [(one.subject_kind, one.details["what"]) for one in entries]


def add_team(ada: FlaskClient, **words: str) -> Page:
    given = {"name_en": "Parcels team", "name_fr": "Équipe Colis", **words}
    return look(ada, "/setup/teams").form("/setup/teams").send("Add the team", **given)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_setup_is_for_administrators_only(cast: Cast, ada: FlaskClient, path: str, prefix: str) -> None:
    assert "/sign-in" in cast.browser().get(prefix + path).headers["Location"]
    for name in ("carol", "olga", "mo"):
        assert cast.signed_in(name).get(prefix + path).status_code == 403
    page = ada.get(prefix + path)
    assert page.status_code == 200 and page.text.count("<h1") == 1
    assert page.headers["Cache-Control"] == "no-store" and "noindex" in page.text


def test_nobody_else_changes_anything(cast: Cast) -> None:
    for name in ("carol", "olga", "mo"):
        browser = cast.signed_in(name)
        assert browser.post("/setup/teams", data={"name_en": "A", "name_fr": "B"}).status_code == 403
        assert browser.post("/setup/words", data={"words": "Ashmere"}).status_code == 403
    assert (len(catalogue.teams()), len(catalogue.own_words())) == (1, 0)


def test_the_first_page_says_what_is_missing_and_where(ada: FlaskClient) -> None:
    page = look(ada, "/setup")
    assert "It still speaks for the example" in page.words
    assert "1 team. 1 does not say what it does in both languages." in page.words
    assert "1 product, 0 places." in page.words and "1 team says no hours." in page.words
    assert "An appeal needs a second one." in page.words
    assert page.follow("Words that stay visible").address == "/setup/words"


def test_a_team_is_added_and_gets_its_address_once(ada: FlaskClient) -> None:
    page = add_team(ada, about_en="It answers for parcels.")
    assert "Added." in page.words and "It answers for parcels." in page.words
    look(ada, "/setup/teams/parcels-team").form("/setup/teams/").send("Save", name_en="Post team")
    team = catalogue.team_by_slug("parcels-team")
    assert team is not None and (team.name_en, team.name_fr) == ("Post team", "Équipe Colis")
    assert done() == [("team", "added"), ("team", "changed")]


def test_saving_without_a_change_is_no_change(ada: FlaskClient) -> None:
    look(ada, "/setup/teams/customer-care").form("/setup/teams/").send("Save")
    assert done() == []


@pytest.mark.parametrize(
    ("words", "field", "why"),
    [
        ({"name_en": ""}, "name_en", "Please write a name"),
        ({"name_fr": "—"}, "name_fr", "Please write a name"),
        ({"name_en": "x" * 81}, "name_en", "At most 80 characters"),
        ({"about_en": "It answers. " * 30}, "about_en", "At most 300 characters"),
        ({"name_en": "Parcels\u202eteam"}, "name_en", "Some characters cannot be shown."),
        ({"name_en": "Parcels \ue000"}, "name_en", "Some characters cannot be shown."),
        ({"name_en": "Customer care"}, "name_en", "There is one of this name already."),
        ({"name_en": "Ask Sarah Jones"}, "name_en", "“Sarah Jones” could be a person."),
        ({"about_fr": "Demandez Sylvie Martin au guichet."}, "about_fr", "“Sylvie Martin” could be a person."),
        ({"about_en": "Call us on 07700 900123."}, "about_en", "would be taken out of every post"),
        ({"name_en": "Zorblax desk"}, "name_en", "A name that must stay hidden stands in this."),
    ],
)
def test_what_cannot_be_shown_is_refused_beside_its_field_and_kept(
    cast: Cast, ada: FlaskClient, words: dict[str, str], field: str, why: str
) -> None:
    cast.protect("Zorblax Quint")
    page = add_team(ada, **words)
    assert page.status == 422 and why in page.words
    assert f'id="{field}-e"' in page.html and f'href="#{field}"' in page.html
    kept = dict(page.form("/setup/teams").fields)
    assert kept[field].strip() == " ".join(words[field].split())
    assert kept["name_fr"] == words.get("name_fr", "Équipe Colis")
    assert len(catalogue.teams()) == 1 and done() == []


def test_names_of_one_sound_get_addresses_of_their_own(ada: FlaskClient) -> None:
    add_team(ada, name_en="Post & parcels", name_fr="Colis")
    add_team(ada, name_en="Post, parcels", name_fr="Envois")
    assert {team.slug for team in catalogue.teams()} == {"customer-care", "post-parcels", "post-parcels-2"}


def add_product(ada: FlaskClient, **fields: str) -> Page:
    given = {"name_en": "Delivery", "name_fr": "Livraison", "team": "customer-care", "kind": "product", **fields}
    return look(ada, "/setup/products").form("/setup/products").send("Add to the list", **given)


def test_products_and_places_are_offered_until_they_retire(cast: Cast, ada: FlaskClient, eve: FlaskClient) -> None:
    add_product(ada)
    page = add_product(ada, name_en="Harbour shop", name_fr="Magasin du port", kind="place")
    assert "Place · Customer Care" in page.words
    assert [one.slug for one in catalogue.products()] == ["delivery", "payments"]
    assert [one.slug for one in catalogue.places()] == ["harbour-shop"]
    made = cast.make_published("Parcel lost", "My parcel never came on Monday.", product="delivery")
    assert "Stop offering it" in look(ada, "/setup/products/delivery").words
    page = Page(ada, ada.post("/setup/products/delivery", data={"do": "retired"}, follow_redirects=True))
    assert "It is not offered any more." in page.words and "not offered since" in page.words
    assert [one.slug for one in catalogue.products()] == ["payments"]
    assert "Delivery" in look(eve, f"/problems/{made.number}").words
    assert look(eve, "/products/delivery").status == 200 and "/products/delivery" not in look(eve, "/").html
    ada.post("/setup/products/delivery", data={"do": "brought_back"})
    assert [one.slug for one in catalogue.products()] == ["delivery", "payments"]
    assert done()[-2:] == [("product", "retired"), ("product", "brought_back")]


def test_a_product_needs_a_team_and_keeps_what_was_chosen(ada: FlaskClient) -> None:
    page = add_product(ada, team="nobody", kind="place", name_en="Harbour shop")
    assert page.status == 422 and "Please choose the team that answers." in page.words
    assert dict(page.form("/setup/products").fields)["kind"] == "place"
    assert {one.slug for one in db.session.scalars(select(Product))} == {"payments"}


def test_hours_are_written_day_by_day_and_shown_in_words(ada: FlaskClient) -> None:
    form = look(ada, "/setup/hours/customer-care").form("/setup/hours/")
    page = form.send("Monday’s hours until Friday", d0="9-12, 13h30–17h", d5="10:00–14:00")
    assert done() == []
    page = page.form("/setup/hours/").send("Save")
    assert "Monday to Friday: 09:00–12:00, 13:30–17:00" in page.words
    assert "Saturday: 10:00–14:00" in page.words and "Sunday: closed" in page.words
    french = look(ada, "/fr/setup/hours").words
    assert "Du lundi au vendredi" in french and "de 09:00 à 12:00, de 13:30 à 17:00" in french
    team = catalogue.teams()[0]
    assert catalogue.hours_of(team.id)[0] == (Span("09:00", "12:00"), Span("13:30", "17:00"))
    assert done() == [("team", "hours")]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("9 to 5", "Please write hours like this"),
        ("25:00–26:00", "Please write hours like this"),
        ("09:00–17:60", "Please write hours like this"),
        ("17:00–09:00", "It has to open before it closes."),
        ("09:00–09:00", "It has to open before it closes."),
        ("09:00–13:00, 12:00–17:00", "These hours overlap."),
        ("1-2, 3-4, 5-6, 7-8, 9-10", "At most four stretches"),
    ],
)
def test_hours_that_cannot_be_are_refused_and_kept(ada: FlaskClient, written: str, why: str) -> None:
    page = look(ada, "/setup/hours/customer-care").form("/setup/hours/").send("Save", d2=written, d3="09:00–10:00")
    assert page.status == 422 and why in page.words and 'id="d2-e"' in page.html
    assert (dict(page.form("/setup/hours/").fields)["d2"], done()) == (written, [])
    assert catalogue.hours() == {}


def test_words_are_added_at_once_and_removed_one_by_one(cast: Cast, ada: FlaskClient) -> None:
    page = (
        look(ada, "/setup/words")
        .form("/setup/words")
        .send("Add the words", words="Ashmere\n\n  Tarn   Street \nAshmere\n")
    )
    assert "2 words were added." in page.words and "kept visible in every post" in page.words
    assert {row.word for row in db.session.scalars(select(KeepWord))} == {"Ashmere", "Tarn Street"}
    assert "Ashmere" not in look(ada, "/setup/words?q=tarn").words
    page.form("/setup/words/remove").send("Remove")
    assert {row.word for row in db.session.scalars(select(KeepWord))} == {"Tarn Street"}
    assert done() == [("keep_words", "added"), ("keep_words", "removed")]
    assert ada.post("/setup/words/remove", data={"word": "nonsense"}).status_code == 303


def test_a_name_that_must_stay_hidden_is_refused_without_saying_whose(cast: Cast, ada: FlaskClient) -> None:
    cast.protect("Zorblax Quint", "Grace Park")
    page = look(ada, "/setup/words").form("/setup/words").send("Add the words", words="Ashmere\nzorblax\nGrace")
    assert page.status == 422
    assert "“zorblax” cannot be kept: a name that must stay hidden stands in it." in page.words
    assert "“Grace” cannot be kept" in page.words and "Quint" not in page.words and "Park" not in page.words
    assert 'name="anyway"' not in page.html
    assert dict(page.form("/setup/words").fields)["words"] == "Ashmere\nzorblax\nGrace"
    assert catalogue.own_words() == [] and done() == []


def test_a_street_with_a_colleagues_name_is_kept_after_a_second_press(cast: Cast, ada: FlaskClient) -> None:
    cast.protect("Grace Park")
    page = look(ada, "/setup/words").form("/setup/words").send("Add the words", words="Park Lane")
    assert page.status == 422 and "A word in “Park Lane” is also a name that must stay hidden." in page.words
    page.form("/setup/words").send("Add the words", anyway="yes")
    assert [row.word for row in catalogue.own_words()] == ["Park Lane"]
    page = look(ada, "/setup/words").form("/setup/words").send("Add the words", words="Grace Park Lane", anyway="yes")
    assert page.status == 422
    made = cast.make_published("Shop in Park Lane", "The shop in Park Lane was closed, said Grace Park, on Monday.")
    assert "Park Lane" in made.body and "Grace" not in made.body


def test_a_kept_word_may_be_a_name_of_a_product(ada: FlaskClient) -> None:
    assert "“Kelderby” could be a person." in add_product(ada, name_en="Kelderby", name_fr="Kelderby").words
    look(ada, "/setup/words").form("/setup/words").send("Add the words", words="Kelderby")
    assert add_product(ada, name_en="Kelderby", name_fr="Kelderby").status == 200


def test_a_page_of_nothing_is_not_found(ada: FlaskClient) -> None:
    for path in ("/setup/teams/nobody", "/setup/products/nothing", "/setup/hours/nobody"):
        assert (ada.get(path).status_code, ada.post(path).status_code) == (404, 404)


@pytest.mark.usefixtures("whole_minute")
def test_a_stuck_button_is_stopped(ada: FlaskClient) -> None:
    answers = [ada.post("/setup/words", data={"words": ""}).status_code for _ in range(61)]
    assert (answers[0], answers[-1]) == (422, 429)
    assert db.session.scalar(select(Team.id)) is not None
