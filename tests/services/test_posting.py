"""From first words to the queue: kept, shown, sent once, changed, withdrawn; and never lost on the way."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, text

from forum import worker
from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover, Progress, Publication
from forum.complaints.services import move_case
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.queries import queue, restrictions_of
from forum.posting import services
from forum.vault import drafts
from forum.vault.models import Draft, Sealed
from forum.web.paging import Cursor, Place
from tests.cast import Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
WORDS = {"kind": "problem", "title": "Charged twice", "body": "Brenda at the till was rude. Call 07700 900123."}


EVERYTHING = {
    "kind": "question", "product": "payments", "heard_only": "", "happened_on": "2026-11-12", "wish": "A refund.",
    "tags": "refund, till", "seriousness": "3", "danger": "", "language": "fr", "order": "A-17",
    "reach": "07700 900123",
}  # fmt: skip


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
        services.send(token, carol(cast), services.Told(seen=seen))
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
    moderation.claim_this(cast.entry("complaint", complaint.id).token, cast.account("mo"))
    with pytest.raises(Stale):
        services.change("complaint", complaint.token, carol(cast))
    moderation.leave(cast.entry("complaint", complaint.id).token, cast.account("mo"))
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


# Changing it while it waits


def test_what_waits_can_be_changed_until_a_moderator_takes_it(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    draft = services.change("complaint", complaint.token, carol(cast))
    assert services.words_of(draft)["body"] == "I was charged twice."
    assert db.session.get_one(Complaint, complaint.id).state == Publication.DRAFT
    assert cast.entry("complaint", complaint.id).decided_at is not None
    assert moderation.claim(cast.account("mo")) == []
    services.draft(carol(cast), "complaint", {**WORDS, "body": "I was charged three times."}, token=draft.token)
    assert services.send(draft.token, carol(cast))[1].id == complaint.id
    cast.run_worker()
    assert _opened(cast, complaint.id)["body"] == "I was charged three times."
    assert count(Draft) == 0


def test_a_moderator_and_an_author_in_the_same_moment_do_not_both_have_it(app: Flask, cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "I was charged twice.")
    token, entry = complaint.token, cast.entry("complaint", complaint.id).token
    account_id, mo = carol(cast), cast.account("mo").id
    db.session.rollback()
    together, got = threading.Barrier(2), []

    def act(what: str) -> None:
        with app.app_context():
            together.wait()
            try:
                if what == "change":
                    services.change("complaint", token, account_id)
                else:
                    moderation.claim_this(entry, db.session.get_one(Account, mo))
                got.append(what)
            except Stale:
                pass

    threads = [threading.Thread(target=act, args=(what,)) for what in ("change", "claim")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(got) == 1


# Fields beside the words


def test_every_field_is_kept_and_given_back_when_it_is_returned(cast: Cast) -> None:
    complaint = cast.make_waiting("Charged twice", "Ask Grace period of ten days.", **EVERYTHING)
    assert (complaint.happened_on, complaint.seriousness) == (date(2026, 11, 12), 3)
    assert complaint.private_id is not None
    entry = cast.entry("complaint", complaint.id)
    moderation.claim_this(entry.token, cast.account("mo"))
    assert moderation.private_words(db.session.get_one(Complaint, complaint.id)) == {
        "order": "A-17", "reach": "07700 900123",
    }  # fmt: skip
    moderation.return_to_author(entry.token, cast.account("mo"), "unclear", "")
    words = services.words_of(services.own_draft(complaint.token, carol(cast)))
    assert {name: words[name] for name in EVERYTHING} == EVERYTHING


def test_wish_and_tags_are_public_without_names(cast: Cast) -> None:
    more = {"wish": "An apology from Brenda Miller.", "tags": "Refund, Brenda Miller, till"}
    complaint = cast.make_published("Charged twice", "I was charged twice.", **{**EVERYTHING, **more})
    assert "Brenda" not in complaint.wish and "\ue000" in complaint.wish
    assert [tag.slug for tag in complaint.tags] == ["refund", "till"]
    assert complaint.happened_on == date(2026, 11, 12)
    services.withdraw("complaint", complaint.token, carol(cast))
    complaint = db.session.get_one(Complaint, complaint.id)
    assert (complaint.wish, complaint.tags, complaint.happened_on) == ("", [], None)


def test_a_tag_is_one_row_however_it_is_written(cast: Cast) -> None:
    first = cast.make_published("One", "It was late.", tags="Lost parcel")
    second = cast.make_published("Two", "It was late.", author="dan", tags="#lost-parcel, Late")
    assert first.tags[0].id == second.tags[1].id and first.tags[0].word == "Lost parcel"


def test_a_name_on_the_roster_hides_what_bears_it_as_a_tag_or_a_wish(cast: Cast) -> None:
    tagged = cast.make_published("One", "It was late.", tags="zwillinbek till, late")
    wished = cast.make_published("Two", "It was late.", author="dan", wish="A word from zwillinbek.")
    cast.protect("Zwillinbek")
    for one in (tagged, wished):
        assert db.session.get_one(Complaint, one.id).state == Publication.HIDDEN


def test_praise_wishes_for_nothing(cast: Cast) -> None:
    complaint = cast.make_published("Thank you", "The till was fast.", kind="praise", wish="More of it.")
    assert complaint.wish == ""


def test_what_only_the_team_may_read_is_destroyed_after_the_case_has_ended(app: Flask, cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        complaint = cast.make_published("Charged twice", "I was charged twice.", order="A-17")
        sealed_id = complaint.private_id
        time.shift(timedelta(days=90))
        worker.drain(app, strict=True, with_routines=True)
        assert db.session.get(Sealed, sealed_id) is not None
        move_case(complaint.id, Progress.SOLVED, Mover.OFFICIAL)
        time.shift(timedelta(days=29))
        worker.drain(app, strict=True, with_routines=True)
        assert db.session.get(Sealed, sealed_id) is not None
        time.shift(timedelta(days=3))
        worker.drain(app, strict=True, with_routines=True)
        db.session.rollback()
        assert db.session.get(Sealed, sealed_id) is None


def test_without_anything_for_the_team_nothing_more_is_sealed(cast: Cast) -> None:
    assert cast.make_waiting("Charged twice", "I was charged twice.", order=" ").private_id is None


def test_danger_does_not_cool_off_and_comes_first(app: Flask, cast: Cast) -> None:
    cools_off(app, 600)
    cast.make_waiting("Late", "It was late.", danger="yes", author="dan")
    entry = db.session.scalars(select(QueueEntry)).one()
    assert entry.urgency == 0


def test_the_queue_takes_what_is_serious_first_but_nothing_waits_for_ever(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        old = cast.make_waiting("Old", "It was late.", seriousness="1").token
        time.shift(timedelta(minutes=90))
        plain = cast.make_waiting("Plain", "It was late.", author="dan").token
        serious = cast.make_waiting("Serious", "It was late.", author="dan", seriousness="3").token
        danger = cast.make_waiting("Danger", "It was late.", author="dan", danger="yes").token
        order = [db.session.get_one(Complaint, one.subject_id).token for one in queue()]
    assert order == [danger, serious, old, plain]


def test_a_heated_text_cools_off_longer(app: Flask, cast: Cast) -> None:
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=120, heated_cooling_off=600)
    with time_machine.travel(NOON, tick=False):
        heated = cast.make_sent("Charged twice", "I was charged twice. You are all useless idiots.")
        calm = cast.make_sent("Charged twice", "I was charged twice.")
    assert heated.cooling_until == NOON + timedelta(minutes=10)
    assert calm.cooling_until == NOON + timedelta(minutes=2)


# What an author answers


def told(token: str, cast: Cast, **answers: str) -> services.Told:
    draft = services.own_draft(token, carol(cast))
    chosen = {name: answers.pop(name) for name in ("calm", "language") if name in answers}
    places = {one.place: answers[one.words] for one in services.check(draft).questions if one.words in answers}
    return services.Told(services.seen_as(draft), places, **chosen)


SCARF = "The tall one with the red scarf"


def test_yes_takes_the_words_out_and_a_moderator_sees_who_said_so(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", f"{SCARF} laughed.")
    services.tell(token, carol(cast), told(token, cast, **{SCARF: "yes"}))
    shown = services.check(services.own_draft(token, carol(cast)))
    assert "scarf" not in shown.words["body"].text
    complaint = services.send(token, carol(cast))[1]
    cast.run_worker()
    proposal = cast.entry("complaint", complaint.id).proposal
    assert proposal.answers == {"author:body:0": "yes", "body:0": "strike"}
    cast.publish("complaint", complaint.id)
    assert db.session.get_one(Complaint, complaint.id).body == shown.words["body"].text


def test_no_is_heard_and_does_not_decide(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", f"{SCARF} laughed.")
    complaint = services.send(token, carol(cast), told(token, cast, **{SCARF: "no"}))[1]
    cast.run_worker()
    entry = cast.entry("complaint", complaint.id)
    assert entry.proposal.answers == {"author:body:0": "no"}
    moderation.claim_this(entry.token, cast.account("mo"))
    with pytest.raises(NotAllowed, match="each doubt"):
        moderation.publish(entry.token, cast.account("mo"), entry.proposal.version)


def test_an_answer_to_other_words_than_those_that_were_read_is_refused(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", f"{SCARF} laughed.")
    said = told(token, cast, **{SCARF: "yes"})
    services.draft(carol(cast), "complaint", {**WORDS, "body": f"So {SCARF} laughed."}, token=token)
    for act in (services.tell, services.send):
        with pytest.raises(Stale):
            act(token, carol(cast), said)


def test_the_heated_line_goes_when_its_author_says_so_and_is_asked_about_once(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice. You are all useless idiots. I want a refund.")
    assert not services.check(services.own_draft(token, carol(cast))).was_asked
    services.tell(token, carol(cast), told(token, cast, calm="out"))
    draft = services.own_draft(token, carol(cast))
    assert services.words_of(draft)["body"] == "I was charged twice. I want a refund."
    services.draft(carol(cast), "complaint", {**WORDS, "body": "You are all useless idiots."}, token=token)
    assert services.check(services.own_draft(token, carol(cast))).was_asked


def test_a_line_that_is_all_there_is_stays(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "You are all useless idiots.")
    services.tell(token, carol(cast), told(token, cast, calm="out"))
    assert services.words_of(services.own_draft(token, carol(cast)))["body"] == "You are all useless idiots."


def test_a_language_that_was_corrected_stays_corrected(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "I was charged twice.")
    complaint = services.send(token, carol(cast), told(token, cast, language="fr"))[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    assert db.session.get_one(Complaint, complaint.id).language == "fr"


# Saving while somebody writes


def test_a_slow_save_never_undoes_a_later_one(cast: Cast) -> None:
    token = "b" * 22
    services.autosave(carol(cast), {**WORDS, "body": "One.", "edit": "20"}, token, 20)
    with pytest.raises(Stale):
        services.autosave(carol(cast), {**WORDS, "body": "Older.", "edit": "10"}, token, 10)
    services.draft(carol(cast), "complaint", {**WORDS, "body": "Two.", "edit": "30"}, token=token)
    with pytest.raises(Stale):
        services.autosave(carol(cast), {**WORDS, "body": "Older.", "edit": "29"}, token, 29)
    assert services.words_of(services.own_draft(token, carol(cast)))["body"] == "Two."


def test_a_slow_save_never_takes_back_what_was_sent(app: Flask, cast: Cast) -> None:
    gone = cast.make_published("Another", "I was charged.")
    cools_off(app, 600)
    complaint = cast.make_sent("Charged twice", "I was charged twice.")
    for token in (complaint.token, gone.token):
        with pytest.raises(Stale):
            services.autosave(carol(cast), {**WORDS, "body": "Late."}, token, 99)
    assert db.session.get_one(Complaint, complaint.id).state == Publication.COOLING_OFF
    assert count(Draft) == 1
