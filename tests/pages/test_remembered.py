"""Parts of pages stay in memory by what they were made of: a page from memory is the one that would be written anew."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup
from sqlalchemy import inspect

from forum import clock
from forum.answers import services as answers
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint, Tag
from forum.complaints.rules import Publication
from forum.extensions import Model, db, writing
from forum.photos.models import Photo
from forum.public.fragments import LONGEST, MOST_KEPT, Written
from tests.cast import Cast
from tests.services.test_photos import published as published_photo

# What decides whether there is a page, or which one: other tests look at that.
ELSEWHERE = {"id", "token", "post_token", "number", "slug", "state", "kind", "takedown"}
WORDS: dict[str, Any] = {
    "language": "fr",
    "role": "official",
    "checked": "confirmed",
    "said_by": "moderator",
    "labels": ["accusation-crime"],
    "removals": {"title": [["name", "A"]], "body": [["email", ""]]},
    "removed_counts": {"email": {"pattern": 2}},
    "alt_removals": [["name", "B"]],
}


@pytest.fixture
def eve(cast: Cast) -> FlaskClient:
    """A stranger with a cookie that belongs to nobody: each page is asked of the database, and kept nowhere."""
    eve = cast.browser()
    eve.set_cookie("nobody", "1")
    return eve


def changed(name: str, value: Any) -> Any:
    """Another value of the same kind."""
    if name in WORDS:
        return WORDS[name]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if name.endswith(("_at", "_until")):
        return (value or clock.now()) + timedelta(days=1)
    if name == "happened_on":
        return date(2026, 1, 2)
    if isinstance(value, bytes):
        return value + b"x"
    if isinstance(value, str):  # as long as before: columns have an end
        return value[:-1] + ("y" if value.endswith("x") else "x")
    return f"{value} changed"


def columns(row: Model) -> list[str]:
    """What may change of a row while its page stays."""
    times = {"edited_at", "happened_on", "closed_at", "next_contact_at", "ended_at", "answered_officially_at"}
    keys = [one for one in inspect(type(row)).column_attrs if not one.columns[0].foreign_keys]
    return [
        one.key
        for one in keys
        if one.key not in ELSEWHERE and (one.key in WORDS or one.key in times or getattr(row, one.key) is not None)
    ]


def story(cast: Cast) -> Complaint:
    """A solved problem with a photo, a tag, an official answer and one of a customer, and another one close to it."""
    photo = published_photo(cast)
    complaint = db.session.query(Complaint).filter_by(token=photo.post_token).one()
    other = cast.make_published("Another crate with a hole", "It came with a hole, and nobody would take it back.")
    peer = cast.make_answer(complaint, "Ask for a refund.")
    for one in (complaint, other):
        given = db.session.get_one(Complaint, one.id)
        answers.answer_officially(given, cast.account("olga"), "We paid it back today.")
    with writing():
        tag = Tag(slug="crates", word="crates")
        db.session.get_one(Complaint, complaint.id).tags = [tag]
    solved = db.session.get_one(Complaint, complaint.id)
    answers.resolve(solved, cast.account("carol"), answer_number=peer.number, steps="1. Open the order.")
    cast.run_worker()
    return db.session.get_one(Complaint, complaint.id)


def rows_of(complaint: Complaint) -> Sequence[Model]:
    """Every row that its page is made of."""
    given = db.session.query(Answer).filter_by(complaint_id=complaint.id).order_by(Answer.id).all()
    people = [complaint.author, *(one.author for one in given)]
    steps = db.session.query(Resolution).filter_by(complaint_id=complaint.id).one()
    near = [one for one in db.session.query(Complaint) if one.id != complaint.id]
    around = [complaint.product, complaint.case, *complaint.tags, *db.session.query(Photo), *near]
    return [
        row for row in (complaint, *around, steps, *given, *people, *(one.team for one in given)) if row is not None
    ]


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_whatever_changes_in_the_database_a_page_from_memory_is_the_one_written_anew(
    cast: Cast, eve: FlaskClient, prefix: str
) -> None:
    complaint, app = story(cast), cast.app
    pages = [f"{prefix}/problems/{complaint.number}-{complaint.slug}", f"{prefix}/problems", f"{prefix}/"]
    places = [(type(row), inspect(row).identity, name) for row in rows_of(complaint) for name in columns(row)]
    assert len(places) > 100
    seen, moved = [eve.get(path).text for path in pages], set()
    for model, identity, name in places:
        with writing():
            row = db.session.get_one(model, identity)
            setattr(row, name, changed(name, getattr(row, name)))
        from_memory = [eve.get(path).text for path in pages]
        memory = app.extensions.pop("written")
        assert [eve.get(path).text for path in pages] == from_memory, (model, name)
        app.extensions["written"] = memory
        moved |= {(model, name)} if from_memory != seen else set()
        seen = from_memory
    shown = {(Complaint, "title"), (Complaint, "body"), (Complaint, "same_count"), (Answer, "body"), (Tag, "word")}
    assert moved >= shown | {(Resolution, "said_at"), (Resolution, "body"), (Photo, "alt"), (Answer, "helpful_count")}


def test_a_hidden_answer_is_gone_from_a_page_whose_parts_are_remembered(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", "I was charged twice for one basket on Monday.")
    answer = cast.make_answer(complaint, "Ask for a refund of the second one.")
    address = f"/problems/{complaint.number}-charged-twice"
    for _ in range(2):
        assert eve.get(address).text.count("Ask for a refund of the second one.") == 2
    with writing():
        db.session.get_one(Answer, answer.id).state = Publication.HIDDEN
    assert "second one" not in eve.get(address).text


def test_what_is_remembered_of_strangers_is_not_shown_to_whoever_is_signed_in_nor_the_other_way_round(
    cast: Cast, eve: FlaskClient
) -> None:
    complaint = cast.make_published("Charged twice", "I was charged twice for one basket on Monday.")
    cast.make_answer(complaint, "Ask for a refund.")
    address = f"/problems/{complaint.number}-charged-twice"
    before = eve.get(address).text
    for who, words in (("carol", "This solved it"), ("mo", "Take down")):
        assert words not in before and words in cast.signed_in(who).get(address).text
    assert eve.get(address).text == before


def test_the_memory_has_an_end_and_takes_nothing_that_is_very_long(app: Flask) -> None:
    written = Written()
    part = Markup("x" * LONGEST)
    for number in range(MOST_KEPT // LONGEST + 50):
        written.find(number, lambda: part)
    assert written.size == sum(map(len, written.parts.values())) <= MOST_KEPT
    assert 0 not in written.parts and MOST_KEPT // LONGEST + 49 in written.parts
    assert len(written.find("long", lambda: part + "y")) == LONGEST + 1 and "long" not in written.parts
