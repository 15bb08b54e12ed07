"""What is kept of a moderator's decisions, and who reads when the operator asked that not everything be read."""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, text
from sqlalchemy.exc import OperationalError

from forum import clock, transfer
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import Stale
from forum.extensions import db, writing
from forum.moderation import services, trust
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.services import queueing
from forum.posting import services as posting
from forum.redaction.models import ReadPost, RedactionLesson, unordered_id
from forum.redaction.rules.lessons import Outcome, decided, roughly
from forum.vault import drafts
from forum.vault import services as vault
from forum.vault.models import Draft
from tests.browsing import look
from tests.cast import PASSWORD, Cast

BODY = (
    "The cashier Brenda Whitfield sent me away, and so did her manager Imogen Castlereagh. "
    "I asked Grace about the refund. Call me on 07700 900123. Ruddigore did nothing."
)
PLAIN = "The lift has been out of order since Monday."


# What the machine is said to have found in it.
FOUND = (
    ("Brenda Whitfield", "name", "strike", "role"),
    ("Imogen Castlereagh", "name", "strike", "role"),
    ("Grace", "name", "doubt", "perhaps_name"),
    ("07700 900123", "phone", "strike", "phone"),
    ("her manager", "description", "doubt", "description"),
)


def held(cast: Cast, body: str, title: str = "Sent away", found: Sequence[Sequence[str]] = ()) -> QueueEntry:
    """Mo has a post in hand, in which the machine has found just this, if anything is said of it."""
    complaint = cast.make_waiting(title, body)
    entry = queueing.claim_this(cast.entry("complaint", complaint.id).token, cast.account("mo"))
    if found:
        with writing():
            places = [[body.index(words), body.index(words) + len(words), *rest] for words, *rest in found]
            entry.proposal.spans = {"title": [], "body": sorted(places), "wish": [], "tags": []}
            entry.marked = True
    return entry


def publish(cast: Cast, entry: QueueEntry, answers: dict[str, str] | None = None, *marks: str) -> None:
    """Mo answers, marks words of the body by hand, and publishes."""
    mo, token = cast.account("mo"), entry.token
    words = services.open_for_review(token, mo.id).fields["body"]
    places = [(words.index(one), words.index(one) + len(one), "name") for one in marks]
    services.save_answers(token, mo.id, entry.proposal.version, answers or {}, {"body": places})
    services.publish(token, cast.account("mo"), cast.entry("complaint", entry.subject_id).proposal.version)


def places(entry: QueueEntry) -> dict[str, str]:
    """The key of each proposed place of the body, by what stands there."""
    return {BODY[span[0] : span[1]]: f"body:{number}" for number, span in enumerate(entry.proposal.spans["body"])}


def doubts(entry: QueueEntry, answer: str = "strike") -> dict[str, str]:
    """One answer to every doubt."""
    spans = entry.proposal.spans
    return {f"{f}:{n}": answer for f in spans for n, span in enumerate(spans[f]) if span[3] == "doubt"}


def lessons(**wanted: str) -> list[RedactionLesson]:
    return db.session.query(RedactionLesson).filter_by(**wanted).all()


def read_posts(language: str, days_ago: int, count: int, missed: int = 0) -> None:
    """So many posts that persons have read, as publishing leaves them."""
    day = clock.now().date() - timedelta(days=days_ago)
    facts = {"day": day, "language": language, "marked": False, "wrongly_struck": False, "words": 50}
    rows = [{**facts, "id": unordered_id(), "name_missed": number < missed} for number in range(count)]
    with writing():
        if rows:
            db.session.execute(insert(ReadPost), rows)


def let(app: Flask, **changes: Any) -> None:
    """Let the operator set something else."""
    app.extensions["settings"] = replace(app.extensions["settings"], **changes)


# What is kept.


def test_each_decision_leaves_one_lesson(cast: Cast) -> None:
    entry = held(cast, BODY, found=FOUND)
    found = places(entry)
    answers = {found["Brenda Whitfield"]: "undo", found["Grace"]: "strike", found["her manager"]: "leave"}
    publish(cast, entry, answers, "Ruddigore")
    assert {(one.kind, one.tier, one.reason, one.outcome) for one in lessons()} == {
        ("name", "strike", "role", "undone"),
        ("name", "strike", "role", "kept"),
        ("name", "doubt", "perhaps_name", "confirmed"),
        ("description", "doubt", "description", "dismissed"),
        ("phone", "strike", "phone", "kept"),
        ("name", "", "by_hand", "added"),
    }
    assert {(one.language, one.day) for one in lessons()} == {("en", clock.now().date())}


def test_a_read_post_is_counted_without_saying_which(cast: Cast) -> None:
    publish(cast, held(cast, PLAIN))
    entry = held(cast, BODY, found=FOUND)
    publish(cast, entry, {**doubts(entry), places(entry)["Brenda Whitfield"]: "undo"}, "Ruddigore")
    rows = db.session.query(ReadPost).order_by(ReadPost.marked).all()
    assert [(one.marked, one.name_missed, one.wrongly_struck) for one in rows] == [
        (False, False, False),
        (True, True, True),
    ]
    assert {one.words % 50 for one in rows} == {0}
    columns = {column.name for table in (ReadPost, RedactionLesson) for column in table.__table__.columns}
    assert not columns & {"post_id", "subject_id", "account_id", "decision_id", "at", "token", "word"}


def test_no_word_of_a_name_is_kept_nor_what_the_roster_holds(cast: Cast) -> None:
    cast.protect("Ottoline Zwillinbek")
    body = BODY + " Then Ottoline Zwillinbek laughed, and John laughed with Imogen Castlereagh and me."
    entry = held(cast, body)
    assert any(span[4].startswith("roster") for span in entry.proposal.spans["body"])
    publish(cast, entry, doubts(entry), "Ruddigore")
    of_roster = [one for one in lessons() if one.reason.startswith("roster")]
    assert of_roster and all(one.seen == [] for one in of_roster)
    assert all(one.seen == [] for one in lessons() if one.kind != "name")
    others = [one for one in lessons(kind="name") if one not in of_roster]
    assert len(others) >= 3 and all(one.seen for one in others)
    kept = str([one.seen for one in lessons()]).casefold()
    names = ("brenda", "whitfield", "imogen", "castlereagh", "ottoline", "zwillinbek", "ruddigore", "john", "grace")
    assert [name for name in names if name in kept] == []
    assert "cashier" in kept  # a word that everybody uses helps to learn


def test_rows_tell_neither_their_order_nor_what_was_written_with_them(cast: Cast) -> None:
    for number in range(3):
        entry = held(cast, BODY, f"Sent away {number}", FOUND)
        publish(cast, entry, doubts(entry))
    ids = [one.id for one in lessons()]
    assert len(set(ids)) == len(ids) >= 9 and all(len(one) == 22 for one in ids)
    if db.engine.dialect.name == "sqlite":  # it would number rows in the order of writing
        for table in ("redaction_lessons", "read_posts"):
            with pytest.raises(OperationalError, match="no such column: rowid"):
                db.session.execute(text(f"SELECT rowid FROM {table}"))
            db.session.rollback()


def test_what_is_refused_teaches_nothing_and_what_is_sent_twice_teaches_once(cast: Cast) -> None:
    entry = held(cast, PLAIN)
    token, version = entry.token, entry.proposal.version
    with pytest.raises(Stale):
        services.publish(token, cast.account("mo"), version + 1)
    assert db.session.query(ReadPost).count() == 0
    services.publish(token, cast.account("mo"), version)
    with pytest.raises(Stale):
        services.publish(token, cast.account("mo"), version)
    assert db.session.query(ReadPost).count() == 1


def test_what_nobody_read_teaches_nothing(app: Flask) -> None:
    line = '{"id": "a", "text": "The lamp flickers every evening since the last update."}'
    assert transfer.read_in([line], publish_undoubted=True).published == 1
    assert db.session.query(ReadPost).count() == 0


def test_an_import_in_production_needs_the_same_evidence(app: Flask, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": f"The lamp flickers every evening, day {n} of it."}) for n in range(7)]
    file = tmp_path / "lamps.jsonl"
    file.write_text("\n".join(lines))
    let(app, env="production", review="doubtful")
    refused = app.test_cli_runner().invoke(args=["import", str(file), "--publish-undoubted"])
    assert refused.exit_code == 1 and "do not show that few names are missed" in refused.output
    assert transfer.read_in(lines[:1], publish_undoubted=True).published == 0
    read_posts("en", 1, 500)
    assert transfer.read_in(lines, publish_undoubted=True).published >= 1
    french = '{"id": "f", "text": "La lampe clignote tous les soirs depuis la mise à jour.", "lang": "fr"}'
    assert transfer.read_in([french], publish_undoubted=True).published == 0


def test_lessons_stay_when_original_and_author_are_gone(cast: Cast) -> None:
    entry = held(cast, BODY, found=FOUND)
    publish(cast, entry, doubts(entry))
    before = sorted(one.id for one in lessons())
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        assert vault.purge() >= 1
    posting.leave(cast.account("carol").id, PASSWORD, "withdraw")
    assert sorted(one.id for one in lessons()) == before


def test_a_mark_inside_a_removal_adds_nothing_and_a_mark_set_twice_counts_once() -> None:
    spans = {"body": [[0, 10, "name", "strike", "role"], [20, 25, "name", "doubt", "first_name"]]}
    marks = {"body": [[2, 6, "name"], [30, 34, "name"], [30, 34, "name"], [21, 24, "name"]]}
    found = decided(spans, {"body:0": "keep", "body:1": "leave"}, marks)
    assert [(one.start, one.outcome) for one in found] == [
        (0, Outcome.kept),
        (20, Outcome.dismissed),
        (30, Outcome.added),
        (21, Outcome.added),
    ]
    undone = decided(spans, {"body:0": "undo", "body:1": "strike"}, marks)
    assert [one.outcome for one in undone] == ["undone", "confirmed", "added", "added"]


def test_lengths_are_told_in_steps_of_fifty() -> None:
    assert [roughly(words) for words in (0, 24, 26, 49, 74, 76, 1000)] == [0, 0, 50, 50, 50, 100, 1000]


# Whether texts may go out unread.


def test_nothing_goes_unread_unless_the_operator_asks(app: Flask) -> None:
    read_posts("en", 1, 500)
    assert trust.trust("en").is_enough
    assert trust.unread_languages() == () and not trust.may_go_unread("en")


@pytest.mark.parametrize(
    ("count", "missed", "percent", "enough"),
    [(499, 0, 1.0, False), (500, 0, 1.0, True), (500, 1, 1.0, False), (500, 1, 2.0, True), (500, 0, 0.5, False)],
)
def test_the_upper_limit_of_the_last_five_hundred_decides(
    app: Flask, count: int, missed: int, percent: float, enough: bool
) -> None:
    let(app, review="doubtful", missed_percent=percent)
    read_posts("en", 2, count, missed)
    read_posts("fr", 1, 30, 5)
    read_posts("en", 300, 40 if count == 500 else 0, 20)  # too long ago to count
    assert trust.trust("en").is_enough is enough
    assert trust.unread_languages() == (("en",) if enough else ())


def test_a_name_that_was_found_after_publication_counts_as_missed(app: Flask) -> None:
    let(app, review="doubtful")
    read_posts("en", 10, 500)
    facts = {"subject_kind": "complaint", "rule": "no-person", "role": "moderator", "language": "en"}
    long_ago = clock.now() - timedelta(days=30)
    hidden = {**facts, "act": "hidden", "reason": "name_left"}
    with writing():
        db.session.add(Decision(**{**hidden, "subject_id": 1, "at": long_ago}))
        db.session.add(Decision(**{**hidden, "subject_id": 2, "at": clock.now(), "reason": "report"}))
        db.session.add(Decision(**{**hidden, "subject_id": 3, "at": clock.now(), "language": "fr"}))
    assert trust.unread_languages() == ("en",)
    with writing():
        db.session.add(Decision(**{**hidden, "subject_id": 4, "at": clock.now()}))
        db.session.add(Decision(**{**hidden, "subject_id": 4, "at": clock.now()}))
    assert trust.trust("en").missed.hits == 1 and trust.unread_languages() == ()


def test_one_in_ten_is_read_all_the_same_and_nobody_knows_which(app: Flask) -> None:
    let(app, review="doubtful")
    read_posts("en", 1, 500)
    drawn = [trust.may_go_unread("en") for _ in range(2_000)]
    assert 100 < drawn.count(False) < 320
    assert drawn[:1_000] != drawn[1_000:]


def test_a_text_without_a_mark_goes_out_by_rule_and_others_wait(app: Flask, cast: Cast) -> None:
    let(app, review="doubtful")
    read_posts("en", 1, 500)
    plain = [cast.make_waiting("The lift", f"The lift has been out of order for {n} days.").id for n in range(7)]
    named = cast.make_waiting("The lift", BODY)
    urgent = cast.make_waiting("The lift", PLAIN, danger="yes")
    db.session.expire_all()
    states = Counter(db.session.get_one(Complaint, one).state for one in plain)
    assert states[Publication.PUBLISHED] >= 1  # each waits with one chance in ten
    assert states[Publication.PUBLISHED] + states[Publication.WAITING] == 7
    assert {named.state, urgent.state} == {Publication.WAITING}
    for decision in db.session.query(Decision):
        assert (decision.rule, decision.automatic, decision.account_id) == ("nothing-marked", True, None)
        entry = cast.entry("complaint", decision.subject_id)
        assert entry.decided_at is not None and drafts.of_post("complaint", decision.subject_id) is None
    assert db.session.query(ReadPost).count() == 500  # nobody read these
    assert db.session.query(Draft).count() == states[Publication.WAITING] + 2


def test_an_answer_goes_out_only_beside_a_public_problem_and_french_waits_for_its_own_evidence(
    app: Flask, cast: Cast
) -> None:
    public = cast.make_published()
    let(app, review="doubtful")
    read_posts("en", 1, 500)
    answers = [cast.make_answer_sent(public, f"Ask for a refund at desk {n}.").id for n in range(7)]
    french = cast.make_waiting("L’ascenseur", "L’ascenseur est en panne depuis lundi, et personne ne répond.")
    late = [cast.make_answer_sent(public, f"Ask again at desk {n}.").id for n in range(4)]
    services.hide("complaint", db.session.get_one(Complaint, public.id), cast.account("mo"), "report")
    cast.run_worker()
    assert "published" in {db.session.get_one(Answer, one).state for one in answers}
    assert (db.session.get_one(Complaint, french.id).language, french.state) == ("fr", Publication.WAITING)
    assert {db.session.get_one(Answer, one).state for one in late} == {Publication.WAITING}


def test_after_a_name_came_onto_the_roster_persons_read(app: Flask, cast: Cast) -> None:
    cast.protect("Ottoline Zwillinbek")
    let(app, review="doubtful")
    read_posts("en", 1, 500)
    states = {cast.make_waiting("The lift", f"The lift is out of order, day {n}.").state for n in range(6)}
    assert states == {Publication.WAITING}


def test_the_start_says_who_reads(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    trust.tell()
    assert caplog.messages == []
    let(app, review="doubtful")
    trust.tell()
    assert "a person reads every post" in caplog.messages[-1]
    read_posts("en", 1, 500)
    trust.tell()
    assert "in one language so far" in caplog.messages[-1]
    read_posts("fr", 1, 500)
    trust.tell()
    assert "one in ten" in caplog.messages[-1]


@pytest.fixture
def ada(cast: Cast) -> FlaskClient:
    return cast.signed_in("ada")


def test_the_setup_page_says_who_reads_and_why(app: Flask, ada: FlaskClient) -> None:
    assert "A person reads every post." in look(ada, "/setup").words
    let(app, review="doubtful")
    assert "English: a person reads every post; 500 more must be read" in look(ada, "/setup").words
    read_posts("en", 1, 500)
    read_posts("fr", 1, 500, missed=4)
    page = look(ada, "/setup").words
    assert "English: posts without a mark go out unread, and a person reads one in ten." in page
    assert "French: a person reads every post. Up to 2 % of posts may have a name that was missed" in page


def test_pages_do_not_promise_a_reader_who_may_not_be_there(app: Flask, eve: FlaskClient) -> None:
    assert "A person reads it." in look(eve, "/about").words
    let(app, review="doubtful")
    read_posts("en", 1, 500)
    assert "A person reads it." not in look(eve, "/about?now").words
    assert "one in ten of the others" in look(eve, "/about?now").words
    assert "may be published unread" in look(eve, "/about/what-we-remove?now").words
