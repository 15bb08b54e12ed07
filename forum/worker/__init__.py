"""The process that reacts: it hears what happened, runs what has to follow, and does it again after a crash."""

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum.errors import Hopeless
from forum.events import LANES, Happened, Reaction, Routine, listening, routines
from forum.extensions import db, writing
from forum.worker import claims, timetable
from forum.worker.alarm import Alarm, alarm, alone_on, until_due
from forum.worker.claims import Claimed

logger = logging.getLogger(__name__)  # its lines pass web/logs.py: of an error only its class and places
PAUSE_AFTER_A_FAULT = 2.0  # seconds; the database may be starting


@dataclass
class Tally:
    """How much was done."""

    done: int = 0
    failed: int = 0


def work(app: Flask, lanes: Sequence[str] = LANES) -> None:
    """Work on these lanes until SIGTERM or SIGINT; what is in hand is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threads = [threading.Thread(target=run, args=(app, lane, stop), name=lane) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def run(app: Flask, lane: str, stop: threading.Event) -> None:
    """Work on one lane until told to stop; a database that goes away for a while is waited for."""
    worker = _own_name()
    with app.app_context(), alone_on(lane, stop) as mine:
        while mine and not stop.is_set():
            try:
                _keep_working(app, lane, worker, stop)
            except Exception as error:  # whatever it was, a worker that is gone helps nobody
                logger.error("worker had a fault", extra={"lane": lane}, exc_info=error)
                stop.wait(PAUSE_AFTER_A_FAULT)


def drain(
    app: Flask,
    lanes: Iterable[str] = LANES,
    until_idle: bool = True,
    *,
    with_routines: bool = False,
    strict: bool = False,
) -> Tally:
    """Do everything that is due now, in this process; for tests and commands. `strict` raises what goes wrong."""
    tally, worker, lanes, never = Tally(), _own_name(), tuple(lanes), threading.Event()
    busy = True
    while busy:
        busy = False
        for lane in lanes:
            if with_routines:
                _run_routines(app, lane)
            busy |= _one_round(app, lane, worker, never, tally, strict)
        busy &= until_idle
    return tally


def _keep_working(app: Flask, lane: str, worker: str, stop: threading.Event) -> None:
    with app.app_context(), alarm() as bell:
        if db.engine.dialect.name == "sqlite":
            claims.free_lane(lane)
        while not stop.is_set():
            _run_routines(app, lane)
            if not _one_round(app, lane, worker, stop, Tally()):
                _sleep(app, lane, bell, stop)


def _sleep(app: Flask, lane: str, bell: Alarm, stop: threading.Event) -> None:
    with app.app_context():
        seconds = until_due(lane)
    bell.wait(stop, seconds)


def _one_round(app: Flask, lane: str, worker: str, stop: threading.Event, tally: Tally, strict: bool = False) -> bool:
    """Claim once and do what was claimed; False when there was nothing."""
    with app.app_context():
        claimed = claims.claim(lane, worker) if claims.is_due(lane) else []
        reactions = {one.name: one for listeners in listening().values() for one in listeners}
    with _heartbeat(app, worker, bool(claimed)):
        for group in _groups(claimed, reactions):
            with app.app_context():
                if stop.is_set():
                    claims.give_back([one.delivery_id for one in group], worker)
                else:
                    _react(reactions.get(group[0].reaction), group, worker, tally, strict)
    return bool(claimed)


def _groups(claimed: list[Claimed], reactions: dict[str, Reaction]) -> Iterator[list[Claimed]]:
    """What is run at once: a whole batch, or else all that concerns one subject."""

    def together(one: Claimed) -> tuple[str, str]:
        reaction = reactions.get(one.reaction)
        return one.reaction, "" if reaction and reaction.batch else one.subject_key

    first: dict[tuple[str, str], int] = {}
    for place, one in enumerate(claimed):
        first.setdefault(together(one), place)
    for _, group in groupby(sorted(claimed, key=lambda one: first[together(one)]), key=together):
        yield list(group)


def _react(reaction: Reaction | None, group: list[Claimed], worker: str, tally: Tally, strict: bool) -> None:
    deliveries = [one.delivery_id for one in group]
    try:
        if reaction is None:
            raise LookupError(group[0].reaction)
        _run(reaction, _news(group), deliveries, worker)
    except Exception as error:  # one reaction that fails must not keep the others waiting
        logger.error("reaction failed", extra={"reaction": group[0].reaction}, exc_info=error)
        claims.fail(deliveries, worker, type(error).__name__, hopeless=isinstance(error, Hopeless))
        tally.failed += len(deliveries)
        if strict:
            raise
    else:
        claims.finish(deliveries, worker)
        tally.done += len(deliveries)


def _run(reaction: Reaction, news: list[Happened], deliveries: list[int], worker: str) -> None:
    """Run it; of an atomic one, a worker killed at any moment has done all or nothing."""
    if not reaction.atomic:
        reaction.run(news)
        return
    with writing():
        reaction.run(news)
        if claims.finish(deliveries, worker) < len(deliveries):
            raise TimeoutError  # the lease ran out: another worker has it, and what was written here is undone


def _news(group: list[Claimed]) -> list[Happened]:
    """Each thing once: the same that happened again is told in its latest form, in the order of events."""
    latest: dict[tuple[object, ...], Happened] = {}
    for happened in sorted((one.happened for one in group), key=lambda one: one.event_id):
        same = (happened.name, happened.complaint_id, happened.answer_id, happened.subject)
        latest.pop(same, None)
        latest[same] = happened
    return list(latest.values())


def _run_routines(app: Flask, lane: str) -> None:
    with app.app_context():
        wanted = [one for one in routines() if one.lane == lane]
    for routine in wanted:
        with app.app_context():
            if timetable.take_on(routine):
                _run_routine(routine)


def _run_routine(routine: Routine) -> None:
    try:
        routine.run()
    except Exception as error:  # its lease runs out, then it is tried again
        db.session.rollback()
        logger.error("routine failed", extra={"reaction": routine.name}, exc_info=error)
    else:
        timetable.ran(routine)


@contextmanager
def _heartbeat(app: Flask, worker: str, needed: bool) -> Iterator[None]:
    """While something long is in hand, say so every twenty seconds."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(app, worker, over), daemon=True)
    if needed:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if needed:
            thread.join()


def _beat(app: Flask, worker: str, over: threading.Event) -> None:
    while not over.wait(claims.LEASE.total_seconds() / 3):
        try:
            with app.app_context():
                claims.renew(worker)
        except DBAPIError as error:  # the next beat may come in time
            logger.error("heartbeat was lost", exc_info=error)


def _own_name() -> str:
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
