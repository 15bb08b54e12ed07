"""Texts from elsewhere go through redaction into the queue; public words come out and read back equal."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum import transfer
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation.models import Decision, QueueEntry
from forum.vault.models import Sealed
from tests.cast import Cast

PLAIN = {
    "id": "elsewhere-1",
    "title": "The lamp flickers since the update",
    "body": "Since the last update the lamp flickers every evening. A restart helps for an hour.",
    "answer": "Turn the old bridge off. The lamp listens to both of them.",
    "product": "lamps",
    "category": "light",
    "status": "resolved",
    "lang": "en",
}
NAMED = {**PLAIN, "id": "elsewhere-2", "body": "The cashier Brenda Whitfield told me that the lamp is fine. It is not."}
BARE = {
    "id": "bare-1",
    "text": "My parcel was left in the rain. The box fell apart when I lifted it, and the book was wet.",
}


def lines(*objects: Any) -> list[str]:
    return [json.dumps(one) for one in objects]


def count(model: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_everything_waits_for_a_person(app: Flask) -> None:
    tally = transfer.read_in(lines(PLAIN, NAMED, BARE))
    assert (tally.read, tally.queued, tally.published, tally.wrong) == (3, 5, 0, 0)
    assert count(QueueEntry) == 5
    assert {one.state for one in db.session.scalars(select(Complaint))} == {Publication.WAITING}
    assert all(one.body == "" for one in db.session.scalars(select(Complaint)))


def test_what_is_undoubted_is_published_when_asked_for_and_solved_by_its_answer(app: Flask) -> None:
    transfer.read_in(lines(PLAIN), publish_undoubted=True)
    complaint = db.session.scalars(select(Complaint)).one()
    assert complaint.state == Publication.PUBLISHED
    assert complaint.case is not None and complaint.case.state == "solved"
    assert db.session.scalars(select(Resolution)).one().answer_id == db.session.scalars(select(Answer)).one().id
    decision = db.session.scalars(select(Decision)).first()
    assert decision is not None and decision.automatic and decision.rule == "imported"


def test_an_answer_waits_when_its_problem_waits(app: Flask) -> None:
    accused = {**PLAIN, "id": "x", "body": "Grace period is over and Grace at the till stole my card. You are thieves."}
    tally = transfer.read_in(lines(accused), publish_undoubted=True)
    assert (tally.published, tally.queued) == (0, 2)


def test_a_resolution_follows_when_a_moderator_publishes_the_answer(cast: Cast) -> None:
    transfer.read_in(lines(PLAIN))
    complaint = db.session.scalars(select(Complaint)).one()
    cast.publish("complaint", complaint.id)
    cast.publish("answer", db.session.scalars(select(Answer)).one().id)
    db.session.refresh(complaint)
    assert complaint.case is not None and complaint.case.state == "solved"


def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(app: Flask) -> None:
    wrong = [
        "not json",
        "[1]",
        json.dumps({"id": 7, "text": "x"}),
        json.dumps({"id": "a"}),
        json.dumps({"id": "b", "text": "x" * 40_000}),
        json.dumps({"id": "c", "text": "a \ue000 b"}),
        json.dumps({"id": "d", "body": "x", "title": 7}),
        json.dumps({"id": "e", "text": "fine", "answers": "no"}),
    ]
    tally = transfer.read_in([*wrong, *lines(BARE)])
    assert [number for number, _why in tally.faults] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert count(Complaint) == 1


def test_run_again_it_continues_without_duplicates(app: Flask) -> None:
    transfer.read_in(lines(PLAIN))
    tally = transfer.read_in(lines(PLAIN, NAMED, NAMED))
    assert (tally.known, count(Complaint)) == (1, 2)


def test_an_interruption_loses_no_line_and_doubles_none(app: Flask) -> None:
    many = lines(*({**BARE, "id": f"bare-{number}"} for number in range(120)))

    def stop(number: int) -> None:
        if number == 110:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transfer.read_in(many, progress=stop)
    assert count(Complaint) == 100  # whole batches only
    transfer.read_in(many)
    assert count(Complaint) == count(QueueEntry) == count(Sealed) == 120


def test_a_title_is_made_of_the_first_words_and_redacted_like_them(cast: Cast) -> None:
    transfer.read_in(
        lines({"id": "t", "text": "The cashier Brenda Whitfield was rude. " + "I want it put right. " * 20})
    )
    complaint = db.session.scalars(select(Complaint)).one()
    cast.publish("complaint", complaint.id)
    db.session.refresh(complaint)
    assert "Brenda" not in complaint.title + complaint.slug
    assert complaint.title.endswith("…")


def test_what_goes_out_reads_back_equal(cast: Cast) -> None:
    transfer.read_in(lines(PLAIN, NAMED, BARE))
    _publish_all(cast)
    first = list(transfer.write_out())
    assert len(first) == 3
    assert "[name removed]" in first[1]
    _empty(cast.app)
    assert transfer.read_in(first).wrong == 0
    _publish_all(cast)
    assert list(transfer.write_out()) == first


def test_what_goes_out_says_which_account_is_unverified(cast: Cast) -> None:
    stolen = {**PLAIN, "id": "elsewhere-3", "body": "The clerk stole my watch. I want it back, and an apology."}
    transfer.read_in(lines(PLAIN, stolen))
    _publish_all(cast)
    said = {one["id"]: one for one in map(json.loads, transfer.write_out())}
    assert said["elsewhere-3"]["unverified"] is True and said["elsewhere-3"]["labels"] == ["accusation_crime"]
    assert said["elsewhere-1"]["unverified"] is False
    assert [one["unverified"] for one in said["elsewhere-3"]["answers"]] == [False]


def _publish_all(cast: Cast) -> None:
    for row in db.session.scalars(select(Complaint).order_by(Complaint.id)).all():
        cast.publish("complaint", row.id)
    for row in db.session.scalars(select(Answer).order_by(Answer.id)).all():
        cast.publish("answer", row.id)


def _empty(app: Flask) -> None:
    from forum.complaints.models import Case, Counter

    for model in (Resolution, Answer, Case, Complaint, QueueEntry, Counter):
        db.session.execute(db.delete(model))
    db.session.commit()
