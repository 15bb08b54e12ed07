"""The names that stay hidden: added one by one or as a list, seen by moderators only."""

import shutil

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.extensions import db
from forum.log import LogEntry
from forum.redaction import services as redaction
from forum.redaction.rules import RosterEntry
from forum.search import services as search
from tests.browsing import Page, look
from tests.cast import Cast


@pytest.fixture
def mo(cast: Cast) -> FlaskClient:
    return cast.signed_in("mo")


def names() -> dict[str, RosterEntry]:
    db.session.expire_all()
    return {entry.name: entry for entry in redaction.roster_entries()}


def upload(browser: FlaskClient, raw: bytes) -> Page:
    return Page(browser, sent(browser, raw))


def sent(browser: FlaskClient, raw: bytes) -> TestResponse:
    """Send a file; the form is written by hand, because the client's own leaves a temporary file open."""
    head = b'--line\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n'
    return browser.post(
        "/moderation/roster/upload",
        data=head + raw + b"\r\n--line--\r\n",
        content_type="multipart/form-data; boundary=line",
        follow_redirects=True,
    )


def add(browser: FlaskClient, **fields: str) -> Page:
    return look(browser, "/moderation/roster").form("/moderation/roster/add").send("Protect this name", **fields)


def test_a_name_is_added_with_nicknames_and_account_names(mo: FlaskClient) -> None:
    page = add(mo, name="  Zorblax   Quint ", nicknames="Zorro, Zed; Zed", handles="@zq")
    assert "1 name was added or changed." in page.words
    assert names() == {"Zorblax Quint": RosterEntry("Zorblax Quint", ("Zorro", "Zed"), ("@zq",))}


def test_generated_short_forms_are_proposed_and_only_approved_ones_kept(mo: FlaskClient) -> None:
    page = add(mo, name="Michael Baker", nicknames="Micky")
    assert "Is this person also called" in page.words
    assert names() == {}
    form = page.form("/moderation/roster/add")
    form.fields = [(name, value) for name, value in form.fields if name != "nickname"]
    form.send("Protect this name", nickname="Mike")
    assert names()["Michael Baker"].nicknames == ("Micky", "Mike")


def test_it_says_how_many_public_posts_were_hidden(cast: Cast, mo: FlaskClient) -> None:
    made = cast.make_published("Desk", "At the desk zorblax laughed.")
    page = add(mo, name="Zorblax Quint")
    assert "1 public post was hidden and waits in the queue." in page.words
    db.session.expire_all()
    assert db.session.get_one(Complaint, made.id).state == Publication.HIDDEN


@pytest.mark.parametrize("name", ["", " ", "!", "7", "x" * 121, "Anna \ue000"])
def test_what_is_no_name_is_refused_and_kept(mo: FlaskClient, name: str) -> None:
    page = add(mo, name=name, handles="@kept")
    assert page.status == 422
    assert 'value="@kept"' in page.html
    assert names() == {}


def test_a_name_is_found_and_removed(cast: Cast, mo: FlaskClient) -> None:
    cast.protect("Zorblax Quint", "Élodie Martin")
    page = look(mo, "/moderation/roster?q=elodie")
    assert ("Élodie Martin" in page.words, "Zorblax" in page.words) == (True, False)
    page.form("/moderation/roster/remove").send("Remove")
    assert list(names()) == ["Zorblax Quint"]
    assert mo.post("/moderation/roster/remove", data={"name_id": "nonsense"}).status_code == 303


def test_short_forms_of_the_whole_list_are_approved_together(cast: Cast, mo: FlaskClient) -> None:
    cast.protect("Michael Baker", "Zorblax Quint")
    page = look(mo, "/moderation/roster").follow("short forms")
    assert ("Michael Baker" in page.words, "Zorblax" in page.words) == (True, False)
    name = next(one.get("name", "") for one in page.tree.iter("input") if one.get("type") == "checkbox")
    page.form("/moderation/roster/nicknames").send("Protect what is ticked", **{name: "Mike"})
    assert names()["Michael Baker"].nicknames == ("Mike",)


def test_a_made_up_short_form_is_not_taken(cast: Cast, mo: FlaskClient) -> None:
    cast.protect("Michael Baker")
    ((name_id, _entry),) = redaction.roster_rows()
    mo.post("/moderation/roster/nicknames", data={f"n:{name_id}": "the"})
    assert names()["Michael Baker"].nicknames == ()


# Lists, friendly and hostile.


@pytest.mark.parametrize(
    "raw",
    [
        b"name,nicknames,handles\nJane Whitfield,Jay;JW,@jane\n",
        b"\xef\xbb\xbfname;nicknames;handles\r\nJane Whitfield;Jay|JW;@jane\r\n",
        "name;nicknames;handles\r\nJane Whitfield;Jay|JW;@jane".encode("utf-16"),
        b'"Jane Whitfield","Jay;JW","@jane"',
        b"\r\n\r\nname,nicknames,handles\rJane Whitfield,Jay;JW,@jane\r",
    ],
)
def test_lists_are_read_as_spreadsheets_write_them(mo: FlaskClient, raw: bytes) -> None:
    page = upload(mo, raw)
    assert page.status == 200, page.words
    assert names() == {"Jane Whitfield": RosterEntry("Jane Whitfield", ("Jay", "JW"), ("@jane",))}


def test_accents_of_an_old_code_page_are_read(mo: FlaskClient) -> None:
    upload(mo, "nom;surnoms\nÉlodie Lefèvre;Élo".encode("cp1252"))
    assert names()["Élodie Lefèvre"].nicknames == ("Élo",)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"name\nJane Whitfield\n7\n", 3),
        (b"name\nJane Whitfield\nA\0B Smith\n", 3),
        (b"name\nJane Whitfield\n" + b"x" * 200_000 + b"\n", 3),
        (b'name\nJane Whitfield\n"unclosed ' + b"y" * 130, 3),
        ("name\nJane Whitfield\nAnna \ue000\n".encode(), 3),
        (b"name\r\nJane Whitfield\r\n,nickname only\r\n", 3),
        ("name\nJane\u2028Whitfield\n".encode(), 2),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2),
    ],
)
def test_a_wrong_line_is_told_by_its_number_and_nothing_is_half_written(mo: FlaskClient, raw: bytes, line: int) -> None:
    page = upload(mo, raw)
    assert page.status == 422
    assert f"Line {line}:" in page.words
    assert names() == {}


def test_a_list_that_is_too_large_is_refused(mo: FlaskClient) -> None:
    page = upload(mo, b"name\n" + b"Jane Whitfield\n" * 80_000)
    assert page.status == 422
    assert "larger than 1 MB" in page.words
    assert sent(mo, b"x" * 3_000_000).status_code == 413


@pytest.mark.parametrize("raw", [b"", b"name,nicknames\n", b"\n\n"])
def test_an_empty_list_adds_nobody(mo: FlaskClient, raw: bytes) -> None:
    upload(mo, raw)
    assert names() == {}


def test_names_with_markup_and_formulas_are_words(mo: FlaskClient) -> None:
    page = upload(mo, b'name\n"<b>Jane</b> Whitfield"\n=cmd Smith\n')
    assert page.status == 200
    assert "<b>Jane</b>" not in page.html
    assert "<b>Jane</b> Whitfield" in names()


def test_nobody_else_sees_a_name(cast: Cast, mo: FlaskClient, eve: FlaskClient) -> None:
    cast.protect("Zorblax Quint")
    assert "Zorblax Quint" in look(mo, "/moderation/roster").words
    for browser in (eve, cast.signed_in("carol"), cast.signed_in("olga")):
        answer = browser.get("/moderation/roster")
        assert answer.status_code in {302, 303, 403}
        assert "Zorblax" not in answer.text
    assert mo.get("/moderation/roster").headers["Cache-Control"] == "no-store"


# Names that are also words.


def test_a_list_says_which_names_are_words_and_how_often_these_stand_in_public_posts(
    cast: Cast, mo: FlaskClient
) -> None:
    for number in range(2):
        cast.make_published(f"Price of part {number}", "The price of this part was wrong on my bill.")
    search.reindex()
    page = upload(mo, b"name\nZorblax Price\nWill Quint\nGrace Zed\nZorblax Quint\n")
    assert "Names that are also words, places or brands" in page.words
    assert "“price” stands in 1 to 20 public posts." in page.words
    assert "“will” stands in more than 20 public posts." in page.words
    assert "“grace” stands in no public post." in page.words
    assert "“zorblax”" not in page.words


def test_the_numbers_are_on_that_one_page_only(cast: Cast, mo: FlaskClient) -> None:
    search.reindex()
    answer = sent(mo, b"name\nWill Price\n")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "“price”" in answer.text
    assert "“price”" not in look(mo, "/moderation/roster").words
    assert all("rice" not in str(entry.__dict__) for entry in db.session.scalars(select(LogEntry)))


def test_one_person_with_a_common_name_is_told_too(mo: FlaskClient) -> None:
    page = add(mo, name="Grace Zorblax", nicknames="")
    assert "1 name was added or changed." in page.words
    assert "“grace”" in page.words


def test_without_an_index_the_names_are_added_all_the_same(mo: FlaskClient) -> None:
    shutil.rmtree(settings().search_index, ignore_errors=True)
    page = upload(mo, b"name\nZorblax Price\n")
    assert "could not be searched" in page.words
    assert list(names()) == ["Zorblax Price"]


def test_a_list_without_common_names_leads_back_to_the_list(mo: FlaskClient) -> None:
    answer = sent(mo, b"name\nZorblax Yelmin\n")
    assert "new=1" in answer.request.url
    assert "also words" not in answer.text
