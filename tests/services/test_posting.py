"""From first words to the queue: kept, shown, sent once, changed, withdrawn; and never lost on the way."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, text

from forum import worker
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.queries import restrictions_of
from forum.posting import services
from forum.vault import drafts
from forum.vault.models import Draft
from forum.web.paging import Cursor, Place
from tests.cast import Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
WORDS = {"kind": "problem", "title": "Charged twice", "body": "Brenda at the till was rude. Call 07700 900123."}


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def cools_off(app: Flask, seconds: int) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=seconds)


def carol(cast: Cast) -> int:
    return cast.account("carol").id


def test_a_draft_keeps_every_word_and_stores_none_of_them_readably(cast: Cast) -> None:
    draft = services.draft(carol(cast), "complaint", WORDS)
    assert services.words_of(draft)["body"] == WORDS["body"]
    stored = db.session.execute(text("SELECT box FROM drafts")).scalar_one()
    assert b"Brenda" not in bytes(stored)


@pytest.mark.parametrize("body", ["", "x" * 40_000, "\ud800 half a character", "a\r\nb"])
def test_a_draft_is_kept_whatever_is_wrong_with_it(cast: Cast, body: str) -> None:
    draft = services.draft(carol(cast), "complaint", {**WORDS, "body": body})
    assert len(services.words_of(draft)["body"]) == len(body.replace("\r\n", "\n"))


def test_characters_that_stand_for_removals_are_refused_with_the_words_given_back(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        services.draft(carol(cast), "complaint", {**WORDS, "body": "It was \ue000 yesterday."})
    assert "body" in refused.value.fields
    assert refused.value.kept["body"] == "It was \ue000 yesterday."


def test_the_same_form_sent_twice_is_one_draft(cast: Cast) -> None:
    first = services.draft(carol(cast), "complaint", WORDS, token="a" * 22).token
    assert services.draft(carol(cast), "complaint", WORDS, token="a" * 22).token == first == "a" * 22
    assert count(Draft) == 1


def test_the_same_words_without_an_address_are_one_draft(cast: Cast) -> None:
    problem = cast.make_published()
    tokens = {
        services.draft(carol(cast), "answer", {"body": "Ask for a refund."}, complaint_id=problem.id).token
        for _click in range(2)
    }
    assert len(tokens) == 1
    other = services.draft(carol(cast), "answer", {"body": "Ask at the till."}, complaint_id=problem.id).token
    assert other not in tokens


def test_somebody_elses_address_is_never_written_to(cast: Cast) -> None:
    mine = services.draft(carol(cast), "complaint", WORDS, token="a" * 22)
    dans = services.draft(cast.account("dan").id, "complaint", {**WORDS, "title": "Other"}, token="a" * 22)
    assert dans.token != mine.token
    assert services.words_of(services.own_draft("a" * 22, carol(cast)))["title"] == "Charged twice"


@pytest.mark.parametrize("token", ["", "short", "../" * 7 + "x", "x" * 500])
def test_an_address_that_is_none_of_ours_is_replaced(cast: Cast, token: str) -> None:
    assert len(services.draft(carol(cast), "complaint", WORDS, token=token).token) == 22


def test_what_is_missing_is_said_and_nothing_is_lost(cast: Cast) -> None:
    draft = services.draft(carol(cast), "complaint", {"kind": "problem", "title": "", "body": "x"})
    with pytest.raises(Invalid) as wrong:
        services.check(draft)
    assert set(wrong.value.fields) == {"title"}
    with pytest.raises(Invalid):
        services.send(draft.token, carol(cast))
    assert drafts.find(draft.token, carol(cast)) is not None


def test_the_check_shows_what_will_be_public(cast: Cast) -> None:
    token = cast.make_draft(**{"title": WORDS["title"], "body": WORDS["body"]})
    shown = services.check(services.own_draft(token, carol(cast)))
    assert shown.counts == {"name": 1, "phone": 1}
    _kind, post = services.send(token, carol(cast))
    cast.run_worker()
    cast.publish("complaint", post.id)
    assert db.session.get_one(Complaint, post.id).body == shown.words["body"].text


def test_what_is_doubtful_is_named_once_with_a_reason(cast: Cast) -> None:
    body = "The tall one with the red scarf laughed. The tall one with the red scarf laughed again."
    shown = services.preview("complaint", {**WORDS, "body": body}, carol(cast))
    [(words, why)] = shown.doubts("en")
    assert words == "The tall one with the red scarf" and why


def test_sent_twice_it_is_one_post(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    first, second = services.send(token, carol(cast))[1], services.send(token, carol(cast))[1]
    assert first.id == second.id and count(Complaint) == 1


def test_sent_again_after_it_was_taken_in_it_is_still_one_post(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    first = services.send(token, carol(cast))[1].id
    cast.run_worker()
    kind, post = services.send(token, carol(cast))
    assert (kind, post.id) == ("complaint", first)
    assert (count(Complaint), count(QueueEntry)) == (1, 1)


def test_clicks_at_the_same_moment_make_one_post(app: Flask, cast: Cast) -> None:
    token, account_id = cast.make_draft("Charged twice", "I was charged twice."), carol(cast)
    db.session.rollback()
    start, posts = threading.Barrier(4), []

    def click() -> None:
        with app.app_context():
            start.wait()
            posts.append(services.send(token, account_id)[1].id)

    clicks = [threading.Thread(target=click) for _number in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert len(posts) == 4 and len(set(posts)) == 1
    assert count(Complaint) == 1


def test_saves_at_the_same_moment_make_one_draft(app: Flask, cast: Cast) -> None:
    account_id, start, errors = carol(cast), threading.Barrier(4), []
    db.session.rollback()

    def save() -> None:
        with app.app_context():
            start.wait()
            try:
                services.draft(account_id, "complaint", WORDS, token="b" * 22)
            except Exception as error:
                errors.append(error)

    clicks = [threading.Thread(target=save) for _number in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert errors == [] and count(Draft) == 1


def test_words_that_changed_since_they_were_read_are_not_sent(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    seen = services.seen_as(services.own_draft(token, carol(cast)))
    services.draft(carol(cast), "complaint", {**WORDS, "body": "Something else."}, token=token)
    with pytest.raises(Stale):
        services.send(token, carol(cast), seen)
    assert count(Complaint) == 0


def test_nobody_sends_or_reads_anothers_draft(cast: Cast) -> None:
    token, dan = cast.make_draft("Charged twice", "I was charged twice."), cast.account("dan").id
    for act in (services.own_draft, services.send, services.origin):
        with pytest.raises(NotFound):
            act(token, dan)
    services.discard(token, dan)
    assert drafts.find(token, carol(cast)) is not None


def test_while_it_cools_off_it_can_be_changed_and_nothing_is_taken_in(app: Flask, cast: Cast) -> None:
    cools_off(app, 600)
    with time_machine.travel(NOON, tick=False) as time:
        complaint = cast.make_sent("Charged twice", "I was charged twice.")
        draft = services.change("complaint", complaint.token, carol(cast))
        assert db.session.get_one(Complaint, complaint.id).state == Publication.DRAFT
        services.draft(carol(cast), "complaint", {**WORDS, "body": "I was charged three times."}, token=draft.token)
        time.shift(timedelta(minutes=11))
        cast.run_worker()
        assert count(QueueEntry) == 0
        services.send(draft.token, carol(cast))
        time.shift(timedelta(minutes=9))
        cast.run_worker()
        assert count(QueueEntry) == 0  # the time begins again
        time.shift(timedelta(minutes=2))
        cast.run_worker()
    assert count(QueueEntry) == 1 and count(Complaint) == 1
    opened = _opened(cast, complaint.id)
    assert opened["body"] == "I was charged three times."


def test_writing_on_in_another_window_takes_the_sent_post_back(app: Flask, cast: Cast) -> None:
    cools_off(app, 600)
    complaint = cast.make_sent("Charged twice", "I was charged twice.")
    services.draft(carol(cast), "complaint", {**WORDS, "body": "Not checked by me."}, token=complaint.token)
    assert db.session.get_one(Complaint, complaint.id).state == Publication.DRAFT


def test_going_back_after_it_was_taken_in_makes_a_new_draft(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    draft = services.draft(carol(cast), "complaint", {**WORDS, "body": "And more."}, token=complaint.token)
    assert draft.token != complaint.token and draft.post_id is None
    _kind, post = services.send(draft.token, carol(cast))
    assert post.id != complaint.id


def test_what_a_moderator_has_cannot_be_changed_but_withdrawn(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    with pytest.raises(Stale):
        services.change("complaint", complaint.token, carol(cast))
    services.withdraw("complaint", complaint.token, carol(cast))
    assert db.session.get_one(Complaint, complaint.id).state == Publication.WITHDRAWN
    assert cast.entry("complaint", complaint.id).decided_at is not None


def test_a_withdrawn_post_leaves_no_words(cast: Cast) -> None:
    complaint = cast.make_published("Charged twice", "I was charged twice.")
    services.withdraw("complaint", complaint.token, carol(cast))
    services.withdraw("complaint", complaint.token, carol(cast))
    complaint = db.session.get_one(Complaint, complaint.id)
    assert (complaint.title, complaint.body, complaint.is_gone) == ("", "", True)


def test_a_returned_text_is_a_draft_again_and_sent_again_it_is_the_same_post(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    entry = cast.entry("complaint", complaint.id)
    moderation.claim_this(entry.token, cast.account("mo"))
    moderation.return_to_author(entry.token, cast.account("mo"), "unclear", "Which till was it?")
    draft = services.own_draft(complaint.token, carol(cast))
    assert services.words_of(draft)["body"] == "I was charged twice."
    services.draft(carol(cast), "complaint", {**WORDS, "body": "At till four."}, token=draft.token)
    assert db.session.get_one(Complaint, complaint.id).state == Publication.RETURNED
    assert services.send(draft.token, carol(cast))[1].id == complaint.id
    cast.run_worker()
    assert _opened(cast, complaint.id)["body"] == "At till four."


def declined(cast: Cast) -> Complaint:
    complaint = cast.make_waiting("Charged twice", "Brenda at the till was rude.")
    token = cast.entry("complaint", complaint.id).token
    moderation.claim_this(token, cast.account("mo"))
    moderation.decline(token, cast.account("mo"), "advertising", "")
    return db.session.get_one(Complaint, complaint.id)


def test_a_declined_text_goes_back_to_its_author_and_cannot_be_sent_again_as_it_is(cast: Cast) -> None:
    complaint = declined(cast)
    draft = services.own_draft(complaint.token, carol(cast))
    assert services.words_of(draft)["body"] == "Brenda at the till was rude."
    with pytest.raises(NotAllowed, match="cannot be sent again"):
        services.send(draft.token, carol(cast))
    assert db.session.get_one(Complaint, complaint.id).state == Publication.DECLINED
    with pytest.raises(NotFound):
        services.own_draft(complaint.token, cast.account("dan").id)


def test_writing_on_in_a_declined_text_makes_a_new_draft(cast: Cast) -> None:
    complaint = declined(cast)
    anew = services.draft(carol(cast), "complaint", {**WORDS, "body": "The till was slow."}, token=complaint.token)
    assert anew.token != complaint.token and anew.post_id is None
    kept = services.own_draft(complaint.token, carol(cast))
    assert services.words_of(kept)["body"] == "Brenda at the till was rude."


def test_deleting_a_declined_text_leaves_the_decision_to_contest(cast: Cast) -> None:
    complaint = declined(cast)
    services.discard(complaint.token, carol(cast))
    assert count(Draft) == 0
    assert db.session.get_one(Complaint, complaint.id).state == Publication.DECLINED
    [decision] = restrictions_of("complaint", complaint.id)
    assert moderation.is_contestable(decision)


def test_a_declined_text_is_kept_as_long_as_it_may_be_contested(app: Flask, cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        declined(cast)
        cast.make_draft("Unsent", "Words.")
        returned = cast.make_waiting("Returned", "Words.")
        token = cast.entry("complaint", returned.id).token
        moderation.claim_this(token, cast.account("mo"))
        moderation.return_to_author(token, cast.account("mo"), "unclear", "")
        time.shift(timedelta(days=settings().appeal_days))
        assert moderation.forget_declined() == 0
        time.shift(timedelta(seconds=1))
        worker.drain(app, strict=True, with_routines=True)
        db.session.rollback()
    kept = [line.words for line in services.unsent(carol(cast), Place()).rows]
    kept += [line.words for line in services.sent(carol(cast), Place()).rows]
    assert kept == ["Unsent", "Returned", ""]


def test_a_text_whose_decision_is_contested_is_kept_until_somebody_has_decided(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        complaint = declined(cast)
        [decision] = restrictions_of("complaint", complaint.id)
        appeal = moderation.appeal(decision, carol(cast), "It is no advertising.").token
        time.shift(timedelta(days=settings().appeal_days + 1))
        assert moderation.forget_declined() == 0 and count(Draft) == 1
        moderation.decide_appeal(appeal, cast.account("nia"), upheld=True)
        assert moderation.forget_declined() == 1 and count(Draft) == 0


def test_a_granted_appeal_drops_the_text_that_was_given_back(cast: Cast) -> None:
    complaint = declined(cast)
    [decision] = restrictions_of("complaint", complaint.id)
    appeal = moderation.appeal(decision, carol(cast), "It is no advertising.").token
    moderation.decide_appeal(appeal, cast.account("nia"), upheld=False)
    assert db.session.get_one(Complaint, complaint.id).state == Publication.WAITING
    assert count(Draft) == 0


def test_a_declined_answer_goes_back_too(cast: Cast) -> None:
    answer = cast.make_answer_sent(cast.make_published(), "Ask Brenda.", author="dan")
    cast.run_worker()
    token = cast.entry("answer", answer.id).token
    moderation.claim_this(token, cast.account("mo"))
    moderation.decline(token, cast.account("mo"), "needs_name", "")
    answer = db.session.get_one(Answer, answer.id)
    assert services.words_of(services.own_draft(answer.token, cast.account("dan").id))["body"] == "Ask Brenda."


def test_my_posts_come_in_pages_that_miss_nothing_sent_at_the_same_moment(cast: Cast) -> None:
    dan = cast.account("dan").id
    with time_machine.travel(NOON, tick=False):
        problem = cast.make_published()
        for number in range(3):
            cast.make_sent(f"Problem {number}", "Words.", author="dan")
            cast.make_answer_sent(problem, f"Answer {number}", author="dan")
            cast.make_draft(f"Draft {number}", "Words.", author="dan")
    for find, wanted in ((services.sent, 6), (services.unsent, 3)):
        seen, place = [], Place(size=2)
        while True:
            page = find(dan, place)
            seen += [line.words for line in page.rows]
            if page.older is None:
                break
            place = Place(before=Cursor.read(page.older), size=2)
        assert len(seen) == len(set(seen)) == wanted
        newer = find(dan, Place(after=Cursor.read(page.newer), size=2))
        assert newer.rows[-1].words == seen[-len(page.rows) - 1]


def test_a_discarded_draft_is_gone_and_so_is_what_was_sent_of_it(app: Flask, cast: Cast) -> None:
    cools_off(app, 600)
    complaint = cast.make_sent("Charged twice", "I was charged twice.")
    services.change("complaint", complaint.token, carol(cast))
    services.discard(complaint.token, carol(cast))
    services.discard(complaint.token, carol(cast))
    assert count(Draft) == 0
    assert db.session.get_one(Complaint, complaint.id).state == Publication.WITHDRAWN


def test_my_posts_lose_nothing(app: Flask, cast: Cast) -> None:
    problem = cast.make_published()
    cast.make_answer_sent(problem, "Ask for a refund.", author="dan")
    cast.make_draft("Unsent", "Words.", author="dan")
    cools_off(app, 600)
    sent = cast.make_sent("Changed", "Words.", author="dan")
    services.change("complaint", sent.token, cast.account("dan").id)
    cast.make_sent("Cooling", "Words.", author="dan")
    dan = cast.account("dan").id
    every = (*services.unsent(dan, Place()).rows, *services.sent(dan, Place()).rows)
    lines = {line.words: line.state for line in every}
    assert lines == {
        "Unsent": Publication.DRAFT,
        "Changed": Publication.DRAFT,
        "Cooling": Publication.COOLING_OFF,
        "Ask for a refund.": Publication.COOLING_OFF,
    }


def test_an_answer_waits_when_its_problem_is_not_public_any_more(cast: Cast) -> None:
    problem = cast.make_published()
    dan = cast.account("dan").id
    draft = services.draft(dan, "answer", {"body": "Ask for a refund."}, complaint_id=problem.id).token
    moderation.hide("complaint", db.session.get_one(Complaint, problem.id), cast.account("mo"), "legal")
    with pytest.raises(NotAllowed):
        services.send(draft, dan)
    assert count(Answer) == 0
    assert services.words_of(services.own_draft(draft, dan))["body"] == "Ask for a refund."


def test_the_authors_own_pseudonym_stays(cast: Cast) -> None:
    shown = services.preview("complaint", {**WORDS, "body": "I am Carol C. and I was charged twice."}, carol(cast))
    assert "Carol" in shown.words["body"].text


def _opened(cast: Cast, complaint_id: int) -> dict[str, str]:
    entry = cast.entry("complaint", complaint_id)
    moderation.claim_this(entry.token, cast.account("mo"))
    return moderation.open_for_review(entry.token, cast.account("mo").id).fields
