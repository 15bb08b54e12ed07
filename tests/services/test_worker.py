"""The worker: it wakes up by itself, leaves politely, and loses nothing when it is killed."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from forum import clock, events
from forum.config import ROOT
from forum.events import Delivery, Happened, Reaction, Routine
from forum.extensions import db, writing
from forum.worker import drain, run
from forum.worker.alarm import alone_on

Make = Callable[..., Flask]
SOON = 60.0  # seconds that nothing here ever needs


class Signal:
    """A listener one can wait for."""

    def __init__(self) -> None:
        self.heard: list[int | None] = []
        self.rang = threading.Semaphore(0)

    def __call__(self, news: list[Happened]) -> None:
        self.heard += [one.complaint_id for one in news]
        self.rang.release()

    def came(self) -> bool:
        return self.rang.acquire(timeout=SOON)


@contextmanager
def running(app: Flask, lane: str = "quick") -> Iterator[None]:
    """A worker in a thread."""
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(app, lane, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(SOON)
        assert not thread.is_alive()


class Process:
    """A worker in a process of its own."""

    def __init__(self, app: Flask, folder: Path, lanes: Sequence[str] = ("quick",)) -> None:
        database = app.config["SQLALCHEMY_DATABASE_URI"]
        command = [sys.executable, "-W", "error", "-m", "tests.services.bare_worker", database, str(folder), *lanes]
        self.process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.patience = threading.Timer(2 * SOON, self.process.kill)  # a test that goes wrong ends all the same
        self.patience.start()

    def says(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self, number: signal.Signals) -> tuple[int, str]:
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=SOON)
        return self.process.returncode, rest


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts worker processes, and sees to it that none is left."""
    started: list[Process] = []

    def start(app: Flask, *lanes: str) -> Process:
        started.append(Process(app, tmp_path, lanes or ("quick",)))
        assert started[-1].says() == "ready"
        return started[-1]

    yield start
    for one in started:
        one.patience.cancel()
        one.process.kill()
        one.process.communicate()


def happen(*complaints: int, due: datetime | None = None) -> None:
    with writing():
        for complaint in complaints:
            events.record("published", complaint_id=complaint, due=due)


def undone() -> list[int]:
    db.session.rollback()
    wanted = sa.select(events.Event.complaint_id).join(Delivery).where(Delivery.done_at.is_(None))
    return list(db.session.scalars(wanted.order_by(Delivery.id)))


def test_it_does_what_lay_there_when_it_started_and_what_comes_later(bare: Make) -> None:
    bell = Signal()
    app = bare({"published": (Reaction("tell", "quick", bell),)})
    with app.app_context():
        happen(1)
        with running(app):
            assert bell.came()
            happen(2)
            assert bell.came()
        assert undone() == []
    assert bell.heard == [1, 2]


def test_it_wakes_up_when_something_falls_due(bare: Make) -> None:
    bell = Signal()
    app = bare({"published": (Reaction("tell", "quick", bell),)})
    with app.app_context():
        happen(1, due=clock.now() + timedelta(seconds=0.5))
        with running(app):
            assert bell.came()


def test_it_survives_a_database_that_goes_away(bare: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.worker.PAUSE_AFTER_A_FAULT", 0.05)
    bell = Signal()
    app = bare({"published": (Reaction("tell", "quick", bell),)})
    with app.app_context():
        with writing():
            db.session.execute(sa.text("ALTER TABLE deliveries RENAME TO elsewhere"))
        with running(app):
            with writing():
                db.session.execute(sa.text("ALTER TABLE elsewhere RENAME TO deliveries"))
            happen(1)
            assert bell.came()


def test_each_reaction_has_a_session_of_its_own(bare: Make) -> None:
    left_over: list[int] = []

    def careless(_news: list[Happened]) -> None:
        left_over.append(len(db.session.new))
        db.session.add(events.Event(name="never committed", at=clock.now()))

    app = bare({"published": (Reaction("careless", "quick", careless),)})
    with app.app_context():
        happen(1, 2)
        drain(app)
        assert left_over == [0, 0]
        assert db.session.scalar(sa.select(sa.func.count(events.Event.id))) == 2


def test_killed_in_the_middle_it_is_done_again(bare: Make, workers: Callable[..., Process], bare_database: str) -> None:
    bell = Signal()
    app = bare({"published": (Reaction("laborious_quick", "quick", bell),)})
    with app.app_context():
        happen(1, 2)
        first = workers(app)
        assert first.says() == "began 1"
        assert first.end(signal.SIGKILL) == (-9, "")
        assert undone() == [1, 2]
        if bare_database.startswith("sqlite"):  # the only worker of its lane need not wait for the leases
            second = workers(app)
            assert second.says() == "began 1"
            second.go_on()
            assert [second.says(), second.says()] == ["ended 1", "began 2"]
        else:
            with time_machine.travel(clock.now() + timedelta(seconds=61)):
                assert drain(app, strict=True).done == 2
            assert sorted(bell.heard, key=str) == [1, 2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_what_is_in_hand_and_leaves(
    bare: Make, workers: Callable[..., Process], number: signal.Signals
) -> None:
    app = bare({"published": (Reaction("laborious_quick", "quick", Signal()),)})
    with app.app_context():
        happen(1, 2, 3)
        worker = workers(app)
        assert worker.says() == "began 1"
        worker.process.send_signal(number)
        assert worker.says() == "told"
        worker.go_on()
        assert [worker.says(), worker.says()] == ["ended 1", "left"]
        assert worker.process.wait(SOON) == 0
        assert undone() == [2, 3]
        assert drain(app, strict=True).done == 2  # given back: nobody has to wait for a lease


def test_both_lanes_work_in_one_process(bare: Make, workers: Callable[..., Process]) -> None:
    lanes = ("quick", "slow")
    app = bare({"published": tuple(Reaction(f"laborious_{lane}", lane, Signal()) for lane in lanes)})
    with app.app_context():
        happen(1)
        worker = workers(app, *lanes)
        assert [worker.says(), worker.says()] == ["began 1", "began 1"]
        worker.process.send_signal(signal.SIGTERM)
        assert worker.says() == "told"
        worker.go_on()
        worker.go_on()
        assert [worker.says() for _ in range(3)] == ["ended 1", "ended 1", "left"]
        assert undone() == []


def test_on_sqlite_a_second_worker_of_the_lane_waits_for_the_first(bare: Make, bare_database: str) -> None:
    app = bare()
    stop = threading.Event()
    with app.app_context(), alone_on("quick", stop) as mine:
        assert mine
        stop.set()
        with alone_on("quick", stop) as second:
            assert second is (not bare_database.startswith("sqlite"))


@pytest.mark.needs_postgresql
def test_many_workers_share_the_work_and_do_nothing_twice(bare: Make) -> None:
    bell = Signal()
    app = bare({"published": (Reaction("tell", "quick", bell),)})
    with app.app_context():
        with running(app), running(app), running(app):
            for complaint in range(0, 120, 3):
                happen(complaint, complaint + 1, complaint + 2)
            assert all(bell.came() for _ in range(120))
        assert undone() == []
    assert sorted(bell.heard, key=str) == sorted(range(120), key=str)


def test_a_routine_runs_once_in_its_time_and_catches_up(bare: Make) -> None:
    times: list[datetime] = []
    hourly = Routine("note", timedelta(hours=1), lambda: times.append(clock.now()))
    app = bare({}, [hourly])
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for later in (0, 1, 59, 60, 61, 60 * 24):
        with time_machine.travel(noon + timedelta(minutes=later), tick=False):
            drain(app, with_routines=True)
    assert [(one - noon).total_seconds() / 60 for one in times] == [0, 60, 60 * 24]


def test_a_routine_that_fails_is_tried_again(bare: Make) -> None:
    tries: list[int] = []

    def fails_once() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise ConnectionError

    app = bare({}, [Routine("fails", timedelta(hours=1), fails_once)])
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for later in (0, 1, 11, 12):
        with time_machine.travel(noon + timedelta(minutes=later), tick=False):
            drain(app, with_routines=True)
    assert len(tries) == 2


def test_a_worker_runs_the_routines_of_its_lane(bare: Make) -> None:
    ran = threading.Event()
    app = bare({}, [Routine("note", timedelta(hours=1), ran.set, lane="quick")])
    with running(app):
        assert ran.wait(SOON)
