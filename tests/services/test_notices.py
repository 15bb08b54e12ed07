"""Who hears of what, how often, and what a mail never says; nobody gets one twice, and nobody misses one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum import events, worker
from forum.accounts import services as accounts
from forum.accounts.models import Account
from forum.answers import services as answering
from forum.answers.models import Answer
from forum.complaints import services as complaints
from forum.complaints.models import Complaint
from forum.events import Delivery, Event, Happened, Reaction
from forum.extensions import db, writing
from forum.moderation import services as moderation
from forum.moderation.models import Decision
from forum.moderation.services import queueing
from forum.notices import queries
from forum.notices.models import DigestLine
from forum.notices.rules import Kind, Often
from forum.notices.services import choose
from forum.posting import services as posting
from forum.roles import Role
from tests.cast import PASSWORD, Cast
from tests.services.letterbox import empty, mails, post_office, words

# A Tuesday at noon; the forum's clock is UTC unless a test says otherwise.
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLE, BODY = "Turnip charged twice", "The gherkin machine took it twice."
Clock = time_machine.Traveller


@pytest.fixture
def hands() -> Iterator[Clock]:
    """The hands of the clock, which stands until a test moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def problem(cast: Cast, hands: Clock) -> Complaint:
    """Carol's problem, which Dan follows; the mail about its publication is out of the way."""
    complaint = cast.make_published(TITLE, BODY)
    complaints.follow(complaint.id, cast.account("dan").id)
    empty()
    return again(complaint)


def again(complaint: Complaint) -> Complaint:
    return db.session.get_one(Complaint, complaint.id)


def wait(cast: Cast, hands: Clock, **time: float) -> None:
    """Let the worker hear what happened, let time pass, and let it do what has fallen due, routines included."""
    cast.run_worker()
    hands.shift(timedelta(**time))
    worker.drain(cast.app, with_routines=True, strict=True)
    db.session.rollback()


def wants(cast: Cast, name: str, **choices: Often) -> None:
    account = cast.account(name)
    choose(account.id, {Kind(kind): often for kind, often in choices.items()}, account.language)


def officially(cast: Cast, complaint: Complaint, **more: object) -> None:
    answering.answer_officially(again(complaint), cast.account("olga"), "We have sent it back.", **more)  # type: ignore[arg-type]


def said_in(message: object, *parts: str) -> None:
    text = words(message)  # type: ignore[arg-type]
    assert all(part in text for part in parts), text
    assert not any(word in str(message) for word in ("urnip", "herkin")), "words from a post"


# Decisions about what somebody posted


def test_an_author_hears_at_once_that_a_post_is_published(cast: Cast) -> None:
    complaint = cast.make_published(TITLE, BODY)
    (one,) = mails()
    assert (one["To"], one["Subject"]) == ("carol@example.org", "Your post is published")
    said_in(one, f"/my-posts/complaint/{complaint.token}", "because you wrote it", "/account/mail", "/unsubscribe/")
    assert one["In-Reply-To"] == one["References"] == f"<problem-{complaint.number}@localhost>"
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert one["Auto-Submitted"] == "auto-generated"
    assert one["Precedence"] is None


@pytest.mark.parametrize(
    ("act", "subject"),
    [("returned", "Your post came back to you"), ("declined", "Your post was not published")],
)
def test_an_author_hears_that_a_post_is_not_published_without_the_words_of_the_note(
    cast: Cast, act: str, subject: str
) -> None:
    complaint = cast.make_waiting(TITLE, BODY)
    token = cast.entry("complaint", complaint.id).token
    queueing.claim_this(token, cast.account("mo"))
    verb, reason = {
        "returned": (moderation.return_to_author, "unclear"),
        "declined": (moderation.decline, "advertising"),
    }[act]
    verb(token, cast.account("mo"), reason, "The turnip is unclear.")
    cast.run_worker()
    (one,) = mails("carol")
    assert one["Subject"] == subject
    said_in(one, f"/my-posts/complaint/{complaint.token}", "we have to tell you")
    assert one["In-Reply-To"] is None


def test_an_author_hears_of_every_later_decision_too(cast: Cast, problem: Complaint) -> None:
    mo, nia = cast.account("mo"), cast.account("nia")
    moderation.hide("complaint", problem, mo, "report", "The turnip is wrong.")
    cast.run_worker()
    decision = db.session.scalars(select(Decision).where(Decision.act == "hidden")).one()
    appeal = moderation.appeal(decision, cast.account("carol").id, "It is right.")
    moderation.decide_appeal(appeal.token, nia, upheld=False)
    cast.run_worker()
    moderation.remove("complaint", again(problem), cast.account("mo"), "legal")
    cast.run_worker()
    told = [str(one["Subject"]) for one in mails("carol")]
    assert sorted(told) == sorted(
        [
            "Your post is hidden for now",
            "Your post is public again",
            "Your appeal was decided: you were right",
            "Your post was removed",
        ]
    )
    assert mails("dan") == []


def test_steps_and_answers_are_posts_too(cast: Cast, problem: Complaint) -> None:
    answer = cast.make_answer(problem, "Ask for a refund.")
    (one,) = mails("dan")
    assert one["Subject"] == "Your post is published"
    said_in(one, f"/my-posts/answer/{answer.token}")
    empty()
    steps = answering.resolve(again(problem), cast.account("carol"), answer_number=None, steps="1. Ask again.").post
    moderation.hide("resolution", steps, cast.account("mo"), "report")
    token = steps.token
    cast.run_worker()
    (one,) = mails("carol")
    said_in(one, f"/my-posts/resolution/{token}")


def test_a_change_of_a_public_post_is_decided_too_and_is_no_new_answer(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    answer = cast.make_answer(problem, "Ask for a refund.")
    wait(cast, hands, hours=1)
    empty()
    edit = posting.edit("answer", answer.token, cast.account("dan").id)
    posting.draft(cast.account("dan").id, "edit", {"body": "Ask for a refund at the desk."}, token=edit.token)
    posting.send(edit.token, cast.account("dan").id)
    cast.run_worker()
    cast.publish("edit", edit.id)
    wait(cast, hands, days=2)
    (one,) = mails()
    assert (one["To"], one["Subject"]) == ("dan@example.org", "Your change is published")
    said_in(one, f"/my-posts/edit/{edit.token}")
    assert cast.signed_in("dan").get(f"/my-posts/edit/{edit.token}").status_code == 200


def test_a_withdrawn_post_is_no_longer_spoken_of(cast: Cast, problem: Complaint) -> None:
    moderation.hide("complaint", problem, cast.account("mo"), "report")
    posting.withdraw("complaint", problem.token, cast.account("carol").id)
    cast.run_worker()
    assert mails() == []
    assert db.session.query(DigestLine).count() == 0


# News on a problem


def test_five_answers_in_a_minute_are_one_mail(cast: Cast, problem: Complaint, hands: Clock) -> None:
    for _ in range(5):
        cast.make_answer(problem, "Ask for a refund.", author="nia")
        hands.shift(timedelta(seconds=11))
    assert mails("dan") == mails("carol") == []
    wait(cast, hands, minutes=2)
    for name, why in (("dan", "because you follow it"), ("carol", "because it is your own")):
        (one,) = mails(name)
        assert one["Subject"] == f"Problem {problem.number}: 5 new answers"
        said_in(one, f"/problems/{problem.number}", why)
        assert one["References"] == f"<problem-{problem.number}@localhost>"
    wait(cast, hands, hours=30)
    assert len(mails("dan")) == 1


def test_whoever_did_it_gets_no_mail_about_it(cast: Cast, problem: Complaint, hands: Clock) -> None:
    complaints.follow(problem.id, cast.account("olga").id)
    cast.make_answer(problem, "Ask for a refund.", author="dan")
    officially(cast, problem)
    answering.resolve(again(problem), cast.account("carol"), answer_number=1, steps="")
    empty()
    wait(cast, hands, minutes=2)
    number = problem.number
    assert [str(one["Subject"]) for one in mails("carol")] == [
        f"Problem {number}: an official answer, a new answer, solved"
    ]
    assert [str(one["Subject"]) for one in mails("dan")] == [f"Problem {number}: an official answer, solved"]
    assert [str(one["Subject"]) for one in mails("olga")] == [f"Problem {number}: a new answer, solved"]


def test_somebody_elses_solving_and_opening_again_is_news(cast: Cast, problem: Complaint, hands: Clock) -> None:
    officially(cast, problem)
    wait(cast, hands, minutes=2)
    answering.resolve(again(problem), cast.account("mo"), answer_number=1, steps="")
    wait(cast, hands, minutes=2)
    answering.reopen(again(problem), cast.account("carol"))
    wait(cast, hands, minutes=2)
    number = problem.number
    told = [f"Problem {number}: an official answer", f"Problem {number}: solved"]
    assert [str(one["Subject"]) for one in mails("carol")] == told
    assert [str(one["Subject"]) for one in mails("dan")] == [*told, f"Problem {number}: open again"]


def test_visibility_is_asked_again_when_a_mail_is_sent(cast: Cast, problem: Complaint, hands: Clock) -> None:
    answer = cast.make_answer(problem, "Ask for a refund.", author="nia")
    moderation.hide("answer", answer, cast.account("mo"), "report")
    wait(cast, hands, minutes=2)
    assert mails("dan") == mails("carol") == []
    cast.make_answer(problem, "Ask again.", author="nia")
    moderation.hide("complaint", again(problem), cast.account("mo"), "report")
    empty()
    wait(cast, hands, minutes=2)
    assert mails("dan") == []
    assert db.session.query(DigestLine).count() == 0


def test_an_answer_that_is_shown_again_is_no_news(cast: Cast, problem: Complaint, hands: Clock) -> None:
    answer = cast.make_answer(problem, "Ask for a refund.", author="nia")
    wait(cast, hands, days=1)
    assert len(mails("dan")) == 1
    moderation.hide("answer", answer, cast.account("mo"), "report")
    moderation.restore("answer", db.session.get_one(Answer, answer.id), cast.account("mo"))
    wait(cast, hands, days=1)
    assert len(mails("dan")) == 1


def test_who_stops_following_hears_nothing_more(cast: Cast, problem: Complaint, hands: Clock) -> None:
    officially(cast, problem)
    cast.run_worker()
    complaints.follow(problem.id, cast.account("dan").id)
    wait(cast, hands, minutes=2)
    assert len(mails("carol")) == 1
    assert mails("dan") == []


def test_a_closed_account_hears_nothing(cast: Cast, problem: Complaint, hands: Clock) -> None:
    officially(cast, problem)
    cast.run_worker()
    with writing():
        cast.account("dan").closed_at = hands_now()
    wait(cast, hands, minutes=2)
    assert len(mails("carol")) == 1
    assert mails("dan") == []
    assert db.session.query(DigestLine).count() == 0


def hands_now() -> datetime:
    return datetime.now(UTC)


# How often


def test_whoever_wants_none_gets_none(cast: Cast, problem: Complaint, hands: Clock) -> None:
    wants(cast, "carol", mine=Often.NEVER)
    wants(cast, "dan", followed=Often.NEVER)
    officially(cast, problem)
    wait(cast, hands, days=8)
    assert mails() == []
    assert db.session.query(DigestLine).count() == 0


def test_a_day_is_one_mail_with_a_line_for_each_problem(cast: Cast, problem: Complaint, hands: Clock) -> None:
    other = cast.make_published(TITLE, BODY)
    complaints.follow(other.id, cast.account("dan").id)
    wants(cast, "dan", followed=Often.DAILY)
    officially(cast, problem)
    cast.make_answer(other, "Ask again.", author="nia")
    cast.make_answer(other, "Ask the desk.", author="nia")
    empty()
    wait(cast, hands, hours=18, minutes=59)
    assert mails("dan") == []
    wait(cast, hands, minutes=5)
    (one,) = mails("dan")
    assert one["Subject"] == "Your summary of 25 November 2026"
    said_in(
        one,
        f"Problem {problem.number}: an official answer http",
        f"Problem {other.number}: 2 new answers http",
        "No more summaries:",
    )
    assert one["Precedence"] == "bulk"
    assert one["Message-ID"] == f"<digest.{cast.account('dan').id}.2026-11-25@localhost>"
    wait(cast, hands, days=3)
    assert len(mails("dan")) == 1, "without news there is no mail"


def test_a_week_ends_on_monday_at_seven(cast: Cast, problem: Complaint, hands: Clock) -> None:
    wants(cast, "dan", followed=Often.WEEKLY)
    officially(cast, problem)
    wait(cast, hands, days=5)
    assert mails("dan") == []
    wait(cast, hands, hours=19, minutes=5)
    assert [str(one["Subject"]) for one in mails("dan")] == ["Your summary of 30 November 2026"]


def test_a_summary_leaves_out_what_was_hidden_since_and_says_nothing_when_nothing_is_left(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    other = cast.make_published(TITLE, BODY)
    for name in ("dan", "nia"):
        complaints.follow(other.id, cast.account(name).id)
        wants(cast, name, followed=Often.DAILY)
    officially(cast, problem)
    officially(cast, other)
    cast.run_worker()
    moderation.hide("complaint", again(other), cast.account("mo"), "report")
    wait(cast, hands, days=1)
    (one,) = mails("dan")
    assert f"Problem {other.number}" not in words(one)
    assert mails("nia") == []
    assert db.session.query(DigestLine).count() == 0


def test_decisions_can_wait_for_the_summary_but_never_fall_away(cast: Cast, hands: Clock) -> None:
    wants(cast, "carol", returned=Often.NEVER, published=Often.DAILY)
    shown = cast.make_published(TITLE, BODY)
    taken = cast.make_published(TITLE, BODY)
    moderation.hide("complaint", taken, cast.account("mo"), "report")
    cast.run_worker()
    assert [str(one["Subject"]) for one in mails("carol")] == ["Your post is hidden for now"]
    wants(cast, "carol", returned=Often.DAILY)
    gone = cast.make_published(TITLE, BODY)
    moderation.remove("complaint", gone, cast.account("mo"), "legal")
    cast.run_worker()
    empty()
    wait(cast, hands, days=1)
    (one,) = mails("carol")
    said_in(
        one,
        f"Your post is published http://127.0.0.1:8000/my-posts/complaint/{shown.token}",
        f"Your post was removed http://127.0.0.1:8000/my-posts/complaint/{gone.token}",
    )
    assert taken.token not in words(one)


def test_thanks_come_at_most_once_a_day(cast: Cast, problem: Complaint, hands: Clock) -> None:
    first = cast.make_answer(problem, "Ask for a refund.")
    second = cast.make_answer(problem, "Ask again.")
    first, second = (db.session.get_one(Answer, one.id) for one in (first, second))
    ids = first.id, second.id
    empty()
    for name in ("carol", "nia", "mo"):
        for answer_id in ids:
            answering.helpful(answer_id, cast.account(name).id)
    answering.helpful(ids[1], cast.account("nia").id)
    answering.resolve(again(problem), cast.account("carol"), answer_number=1, steps="")
    complaints.follow(problem.id, cast.account("dan").id)  # Dan follows no longer
    wait(cast, hands, hours=6)
    assert mails("dan") == []
    wait(cast, hands, days=1)
    (one,) = mails("dan")
    said_in(one, f"Problem {problem.number}: your answer solved it http")
    wait(cast, hands, days=2)
    assert len(mails("dan")) == 1


def test_thanks_that_were_taken_back_are_not_told(cast: Cast, problem: Complaint, hands: Clock) -> None:
    answer_id = cast.make_answer(problem, "Ask for a refund.").id
    empty()
    for _ in range(2):
        answering.helpful(answer_id, cast.account("nia").id)
        cast.run_worker()
    wait(cast, hands, days=1)
    assert mails("dan") == []


def test_a_mail_speaks_its_readers_language_and_leads_to_pages_in_it(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    choose(cast.account("dan").id, {}, "fr")
    officially(cast, problem)
    wait(cast, hands, minutes=2)
    (one,) = mails("dan")
    assert one["Subject"] == f"Problème {problem.number}\u00a0: une réponse officielle"
    said_in(one, f"http://127.0.0.1:8000/fr/problems/{problem.number}", "parce que vous le suivez", "Ne plus le suivre")
    assert "/fr/unsubscribe/" in str(one["List-Unsubscribe"])


def test_mail_is_text_of_bearable_width(cast: Cast, problem: Complaint, hands: Clock) -> None:
    choose(cast.account("carol").id, {}, "fr")
    officially(cast, problem)
    wait(cast, hands, minutes=2)
    for one in mails():
        assert one.get_content_type() == "text/plain"
        lines = str(one.get_content()).splitlines()
        assert max(len(line) for line in lines if "://" not in line) <= 76


# Nobody twice, nobody never


def crowd(cast: Cast, problem: Complaint, size: int = 10) -> list[str]:
    """People who follow the problem."""
    addresses = [f"fan{n}@example.org" for n in range(size)]
    for n, address in enumerate(addresses):
        made = accounts.grant(address, Role.CUSTOMER, pseudonym=f"Fan {n}", password=PASSWORD)[0]
        complaints.follow(problem.id, made.id)
    return addresses


def test_a_mailbox_that_refuses_costs_nobody_else_a_mail_or_a_second_one(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    addresses = crowd(cast, problem)
    with post_office(cast.app) as office:
        office.refused[addresses[2]] = "550 Nobody of this name"
        officially(cast, problem)
        cast.run_worker()
        hands.shift(timedelta(minutes=2))
        tally = worker.drain(cast.app)
        expected = sorted([*addresses, "carol@example.org", "dan@example.org"])
        expected.remove(addresses[2])
        assert sorted(office.recipients) == expected
        assert tally.failed > 0
        (parked,) = events.parked()
        assert parked.error_kind == "Refused"
        for _ in range(30):  # a refusal for good is not asked about again
            hands.shift(timedelta(hours=2))
            worker.drain(cast.app, with_routines=False)
        assert office.asked.count(addresses[2]) == 1
        assert sorted(office.recipients) == expected
        office.refused.clear()  # an administrator, after the mailbox was mended
        events.retry_parked()
        worker.drain(cast.app)
        assert sorted(office.recipients) == sorted([*expected, addresses[2]])
        assert events.parked() == []


def test_a_mailbox_that_is_full_for_now_is_tried_again(cast: Cast, problem: Complaint, hands: Clock) -> None:
    with post_office(cast.app) as office:
        office.refused["dan@example.org"] = "451 Greylisted, come back"
        for _ in range(3):
            cast.make_answer(problem, "Ask for a refund.", author="nia")
        hands.shift(timedelta(minutes=2))
        worker.drain(cast.app)
        assert (office.recipients.count("carol@example.org"), office.recipients.count("dan@example.org")) == (1, 0)
        office.refused["dan@example.org"] = "552 Mailbox full"
        hands.shift(timedelta(minutes=10))
        worker.drain(cast.app)
        office.refused.clear()
        for _ in range(5):
            hands.shift(timedelta(hours=1))
            worker.drain(cast.app)
        assert (office.recipients.count("carol@example.org"), office.recipients.count("dan@example.org")) == (1, 1)
        assert office.mails[-1]["Subject"] == f"Problem {problem.number}: 3 new answers"
        assert events.parked() == []


def test_a_summary_that_is_refused_for_now_comes_later_under_its_first_day(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    wants(cast, "dan", followed=Often.DAILY)
    officially(cast, problem)
    with post_office(cast.app) as office:
        office.refused["dan@example.org"] = "451 Not now"
        cast.run_worker()
        hands.shift(timedelta(hours=20))
        for _ in range(8):
            worker.drain(cast.app, with_routines=True)
            hands.shift(timedelta(minutes=10))
        assert db.session.query(Event).filter_by(name="summary_due").count() == 1
        office.refused.clear()
        hands.shift(timedelta(hours=23))
        worker.drain(cast.app, with_routines=True)
        (one,) = [mail for mail in office.mails if mail["To"] == "dan@example.org"]
        assert one["Message-ID"] == f"<digest.{cast.account('dan').id}.2026-11-25@localhost>"


@pytest.mark.parametrize("often", [Often.AT_ONCE, Often.DAILY])
def test_what_is_sent_again_after_a_crash_is_the_same_mail(
    cast: Cast, problem: Complaint, hands: Clock, often: Often
) -> None:
    wants(cast, "dan", followed=often)
    cast.make_answer(problem, "Ask for a refund.", author="nia")
    cast.make_answer(problem, "Ask again.", author="nia")
    empty()
    waiting = [
        {"account_id": one.account_id, "complaint_id": one.complaint_id, "answer_id": one.answer_id, "kind": one.kind,
         "at": one.at}
        for one in queries.digest_lines(cast.account("dan").id)
    ]  # fmt: skip
    wait(cast, hands, hours=20)
    with writing():  # as the database stood when the worker died: sent, and not yet written down
        db.session.add_all(DigestLine(**one) for one in waiting)
        for row in db.session.scalars(select(Delivery).where(Delivery.reaction.in_(["tell", "send_summary"]))):
            row.done_at, row.due_at = None, datetime.now(UTC)
    cast.run_worker()
    once, twice = mails("dan")
    assert once["Message-ID"] == twice["Message-ID"]
    assert once.get_content() == twice.get_content()
    assert db.session.query(DigestLine).count() == 0


def test_what_was_to_be_told_at_once_and_got_stuck_is_in_a_later_summary(
    cast: Cast, problem: Complaint, hands: Clock
) -> None:
    officially(cast, problem)
    cast.run_worker()
    with writing():
        for row in db.session.scalars(select(Delivery).where(Delivery.reaction == "tell", Delivery.done_at.is_(None))):
            row.parked_at = datetime.now(UTC)
    wait(cast, hands, hours=20)
    assert mails() == []
    wait(cast, hands, days=1)
    assert [str(one["Subject"]) for one in mails("dan")] == ["Your summary of 26 November 2026"]


def test_a_change_of_mind_before_the_summary_loses_nothing(cast: Cast, problem: Complaint, hands: Clock) -> None:
    wants(cast, "dan", followed=Often.DAILY)
    officially(cast, problem)
    cast.run_worker()
    wants(cast, "dan", followed=Often.AT_ONCE)
    wait(cast, hands, days=2)
    assert len(mails("dan")) == 1


# What an atomic reaction writes, it writes exactly once


def reacting(make: Callable[..., Flask], run: Callable[[list[Happened]], None]) -> Flask:
    return make({"seed": (Reaction("spread", "quick", run, atomic=True),)})


def count(name: str) -> int:
    db.session.rollback()
    return db.session.query(Event).filter_by(name=name).count()


def test_a_reaction_that_fails_in_the_middle_has_written_nothing(bare: Callable[..., Flask]) -> None:
    faults = [RuntimeError]

    def spread(_happened: list[Happened]) -> None:
        events.record("fruit", subject="one")
        if faults:
            raise faults.pop()
        events.record("fruit", subject="two")

    with time_machine.travel(NOON, tick=False) as hands, reacting(bare, spread).app_context():
        with writing():
            events.record("seed")
        worker.drain(db_app())
        assert count("fruit") == 0
        hands.shift(timedelta(minutes=1))
        worker.drain(db_app())
        assert count("fruit") == 2
        hands.shift(timedelta(hours=2))
        worker.drain(db_app())
        assert count("fruit") == 2


def test_a_reaction_whose_lease_ran_out_leaves_it_to_whoever_has_it_now(bare: Callable[..., Flask]) -> None:
    def spread(_happened: list[Happened]) -> None:
        events.record("fruit")
        if not robbed:
            robbed.append(True)
            for row in db.session.scalars(select(Delivery)):
                row.lease_by = "somebody else"

    robbed: list[bool] = []
    with time_machine.travel(NOON, tick=False) as hands, reacting(bare, spread).app_context():
        with writing():
            events.record("seed")
        worker.drain(db_app())
        assert count("fruit") == 0
        hands.shift(timedelta(hours=1))
        worker.drain(db_app())
        assert count("fruit") == 1


def db_app() -> Flask:
    from flask import current_app

    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]


def test_only_the_choices_of_one_person_change(cast: Cast) -> None:
    wants(cast, "carol", mine=Often.WEEKLY)
    wants(cast, "carol", followed=Often.NEVER)
    chosen = {one.address: one.mail_choices for one in db.session.scalars(select(Account))}
    assert chosen["carol@example.org"] == {"mine": "weekly", "followed": "never"}
