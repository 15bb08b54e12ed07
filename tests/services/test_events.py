"""What happened is written with the change, or not at all; who has to hear of it, hears of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum import clock, events
from forum.events import Delivery, Happened, Reaction
from forum.extensions import db, writing
from forum.web.logs import AllowList
from forum.worker import claims, drain

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Heard:
    """A listener that remembers what it was told, and fails on demand."""

    def __init__(self) -> None:
        self.calls: list[list[Happened]] = []
        self.error: type[Exception] | None = None

    def __call__(self, news: list[Happened]) -> None:
        self.calls.append(news)
        if self.error:
            raise self.error("Brenda")

    @property
    def complaints(self) -> list[int | None]:
        return [one.complaint_id for news in self.calls for one in news]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as clock_hands:
        yield clock_hands


@pytest.fixture
def app(bare: Callable[..., Flask], heard: Heard, noon: time_machine.Traveller) -> Flask:
    mail = Reaction("tell_author", "quick", heard)
    later = Reaction("remind", "quick", heard, delay=timedelta(days=3))
    index = Reaction("index", "quick", heard, batch=True)
    photos = Reaction("cover_faces", "slow", heard)
    return bare(
        {
            "published": (mail,),
            "promised": (later,),
            "changed": (index,),
            "photographed": (photos,),
            "everything": (mail, index, photos),
        }
    )


def happen(name: str, **about: object) -> None:
    with writing():
        events.record(name, **about)


def deliveries() -> list[Delivery]:
    db.session.rollback()
    return list(db.session.scalars(select(Delivery).order_by(Delivery.id)))


def test_an_event_is_heard_by_everybody_who_listens(app: Flask, heard: Heard) -> None:
    with app.app_context():
        happen("everything", complaint_id=4, answer_id=9, subject="tok")
        assert sorted(one.reaction for one in deliveries()) == ["cover_faces", "index", "tell_author"]
        assert drain(app).done == 3
    assert heard.calls == [[Happened(1, "everything", 4, 9, "tok")]] * 3


def test_an_event_nobody_listens_to_is_kept_all_the_same(app: Flask) -> None:
    with app.app_context():
        happen("nothing_special", complaint_id=1)
        assert db.session.scalars(select(events.Event.name)).all() == ["nothing_special"]
        assert drain(app).done == 0


def test_what_was_rolled_back_never_happened(app: Flask, heard: Heard) -> None:
    with app.app_context():
        with pytest.raises(RuntimeError), writing():
            events.record("published", complaint_id=1)
            raise RuntimeError
        assert drain(app).done == 0
    assert heard.calls == []


def test_nothing_is_heard_twice(app: Flask, heard: Heard) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        drain(app)
        assert drain(app).done == 0
    assert len(heard.calls) == 1


def test_one_subject_is_told_once_and_in_its_latest_form(app: Flask, heard: Heard) -> None:
    with app.app_context():
        for complaint in (1, 2, 1, 1):
            happen("published", complaint_id=complaint)
        assert drain(app).done == 4
    assert [[(one.event_id, one.complaint_id) for one in news] for news in heard.calls] == [[(4, 1)], [(2, 2)]]


def test_different_news_of_one_subject_are_all_told(app: Flask, heard: Heard) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        happen("everything", complaint_id=1)
        happen("published", complaint_id=1, answer_id=2)
        drain(app, ["quick"])
    assert [[one.name for one in news] for news in heard.calls[:1]] == [["published", "everything", "published"]]


def test_a_batch_reaction_hears_of_everything_at_once(app: Flask, heard: Heard) -> None:
    with app.app_context():
        for complaint in range(60):
            happen("changed", complaint_id=complaint)
        assert drain(app).done == 60
    assert [len(news) for news in heard.calls] == [50, 10]


def test_each_lane_does_its_own(app: Flask, heard: Heard) -> None:
    with app.app_context():
        happen("photographed", complaint_id=1)
        assert drain(app, ["quick"]).done == 0
        assert drain(app, ["slow"]).done == 1


def test_what_is_due_later_waits(app: Flask, heard: Heard, noon: time_machine.Traveller) -> None:
    with app.app_context():
        happen("promised", complaint_id=1)
        happen("published", complaint_id=2, due=NOON + timedelta(minutes=2))
        drain(app)
        assert heard.complaints == []
        noon.move_to(NOON + timedelta(minutes=2))
        drain(app)
        assert heard.complaints == [2]
        noon.move_to(NOON + timedelta(days=3))
        drain(app)
        assert heard.complaints == [2, 1]


def test_what_fails_is_tried_again_later_and_keeps_nobody_waiting(
    app: Flask, heard: Heard, noon: time_machine.Traveller
) -> None:
    with app.app_context():
        heard.error = ValueError
        happen("published", complaint_id=1)
        assert drain(app).failed == 1
        heard.error = None
        happen("published", complaint_id=2)
        drain(app)
        assert heard.complaints == [1, 2]
        noon.shift(timedelta(seconds=5))
        drain(app)
        assert heard.complaints == [1, 2, 1]


def test_a_batch_that_fails_is_tried_again_one_by_one(app: Flask, heard: Heard, noon: time_machine.Traveller) -> None:
    with app.app_context():
        for complaint in range(3):
            happen("changed", complaint_id=complaint)
        heard.error = ValueError
        drain(app)
        heard.error = None
        noon.shift(timedelta(seconds=5))
        drain(app)
    assert [len(news) for news in heard.calls] == [3, 1, 1, 1]


def test_only_the_kind_of_an_error_is_kept(app: Flask, heard: Heard, caplog: pytest.LogCaptureFixture) -> None:
    with app.app_context():
        heard.error = ValueError
        happen("published", complaint_id=1)
        drain(app)
        assert [one.error_kind for one in deliveries()] == ["ValueError"]
    (line,) = map(AllowList().format, caplog.records)
    assert "reaction failed reaction=tell_author" in line
    assert "ValueError" in line
    assert "Brenda" not in line


def test_pauses_grow_to_an_hour() -> None:
    pauses = [claims.pause(number).total_seconds() for number in range(1, 21)]
    assert pauses[:4] == [5, 10, 20, 40]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 3600


def test_after_twenty_tries_it_waits_for_a_person(app: Flask, heard: Heard, noon: time_machine.Traveller) -> None:
    with app.app_context():
        heard.error = ConnectionError
        happen("published", complaint_id=1)
        for _ in range(30):
            drain(app)
            noon.shift(timedelta(hours=1))
        assert len(heard.calls) == 20
        assert [(one.event.name, one.error_kind) for one in events.parked()] == [("published", "ConnectionError")]
        heard.error = None
        assert events.retry_parked() == 1
        assert drain(app).done == 1
        assert events.parked() == []


def test_whoever_runs_the_tests_may_ask_to_see_the_error(app: Flask, heard: Heard) -> None:
    heard.error = ConnectionError
    with app.app_context():
        happen("published", complaint_id=1)
        with pytest.raises(ConnectionError):
            drain(app, strict=True)


def test_a_reaction_that_no_longer_exists_is_parked_in_the_end(app: Flask, noon: time_machine.Traveller) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        app.extensions["reactions"] = {}
        assert drain(app).failed == 1
        assert [one.error_kind for one in deliveries()] == ["LookupError"]


def test_two_workers_never_have_the_same_subject(app: Flask) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        first = claims.claim("quick", "one")
        happen("published", complaint_id=1)
        happen("published", complaint_id=2)
        second = claims.claim("quick", "two")
        assert [one.happened.complaint_id for one in first] == [1]
        assert [one.happened.complaint_id for one in second] == [2]
        claims.finish([one.delivery_id for one in first], "one")
        assert [one.happened.complaint_id for one in claims.claim("quick", "two")] == [1]


def test_what_a_dead_worker_had_is_done_again_after_a_minute(app: Flask, noon: time_machine.Traveller) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        (taken,) = claims.claim("quick", "dead")
        noon.shift(timedelta(seconds=60))
        assert claims.claim("quick", "alive") == []
        noon.shift(timedelta(seconds=1))
        assert claims.claim("quick", "alive") == [taken]
        claims.finish([taken.delivery_id], "dead")
        assert deliveries()[0].done_at is None
        claims.finish([taken.delivery_id], "alive")
        assert deliveries()[0].done_at == clock.now()


def test_a_worker_that_takes_long_keeps_what_it_has(app: Flask, noon: time_machine.Traveller) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        claims.claim("quick", "slow but alive")
        for _ in range(5):
            noon.shift(timedelta(seconds=40))
            claims.renew("slow but alive")
            assert claims.claim("quick", "other") == []


def test_what_kills_its_worker_takes_nothing_else_along(app: Flask, noon: time_machine.Traveller) -> None:
    with app.app_context():
        for complaint in (1, 2, 3):
            happen("published", complaint_id=complaint)
        survived: list[int | None] = []
        for _ in range(40):  # each round: a worker claims, and dies as soon as it comes to complaint 2
            for one in claims.claim("quick", "unlucky"):
                if one.happened.complaint_id == 2:
                    break
                claims.finish([one.delivery_id], "unlucky")
                survived.append(one.happened.complaint_id)
            claims.free_lane("quick")
        assert sorted(survived, key=str) == [1, 3]
        assert [(one.event.complaint_id, one.error_kind) for one in events.parked()] == [(2, "Interrupted")]


def test_a_worker_that_leaves_gives_back_what_it_did_not_begin(app: Flask) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        (taken,) = claims.claim("quick", "leaving")
        claims.give_back([taken.delivery_id], "leaving")
        assert [(one.attempts, one.lease_by) for one in deliveries()] == [(0, None)]
        assert claims.claim("quick", "next") == [taken]


def test_old_events_are_forgotten_once_everybody_heard(app: Flask, noon: time_machine.Traveller) -> None:
    with app.app_context():
        happen("published", complaint_id=1)
        drain(app)
        happen("promised", complaint_id=2)
        noon.shift(timedelta(days=1))
        happen("published", complaint_id=3)
        drain(app)
        events.forget(clock.now() - timedelta(hours=1))
        assert db.session.scalars(select(events.Event.complaint_id).order_by(events.Event.id)).all() == [2, 3]
        assert len(deliveries()) == 2


def test_next_due_looks_ahead(app: Flask) -> None:
    with app.app_context():
        assert claims.next_due("quick") is None
        happen("promised", complaint_id=1)
        assert claims.next_due("quick") == NOON + timedelta(days=3)
        happen("published", complaint_id=1)
        assert claims.next_due("quick") == NOON
        assert claims.next_due("slow") is None
