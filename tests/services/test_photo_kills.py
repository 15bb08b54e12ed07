"""A worker that is killed at any step leaves a photo held or done once: never half, and never the original."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import psutil
import pytest
import time_machine
from flask import Flask

from forum import clock
from forum.config import ROOT, settings
from forum.events import Delivery
from forum.extensions import db
from forum.photos import queries
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.posting import services as posting
from tests.cast import Cast
from tests.services.test_photos import picture, public_files, vault_files

PATIENCE = 120.0
KEPT = (
    "instance",
    "search_index",
    "database_address",
    "secret",
    "draft_key",
    "vault_public_key",
    "vault_secret_key",
)


def worker(lane: str) -> subprocess.Popen[bytes]:
    """A worker process with the forum of this test."""
    own = {f"FORUM_{name.removesuffix('_address').upper()}": str(getattr(settings(), name)) for name in KEPT}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker", "--lane", lane]
    return subprocess.Popen(command, cwd=ROOT, env={**kept, **own}, stderr=subprocess.DEVNULL, start_new_session=True)


def killed_when(lane: str, moment: Callable[[subprocess.Popen[bytes]], bool]) -> None:
    """Start a worker, and kill it and its children in that moment."""
    process, until = worker(lane), time.monotonic() + PATIENCE
    try:
        while not moment(process):
            assert process.poll() is None and time.monotonic() < until
            os.sched_yield()
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def taken_on(_process: subprocess.Popen[bytes]) -> bool:
    """The worker has it in hand."""
    db.session.rollback()
    return db.session.query(Delivery).filter(Delivery.lease_until.is_not(None)).count() > 0


def decoding(process: subprocess.Popen[bytes]) -> bool:
    """The child process that looks at the photo is there."""
    return bool(psutil.Process(process.pid).children())


def copies_written(_process: subprocess.Popen[bytes]) -> bool:
    """The covered copies lie in the vault; the database may not know of them yet."""
    return len(vault_files()) > 1


def shown_in_part(_process: subprocess.Popen[bytes]) -> bool:
    """The first of the public copies is there."""
    return bool(public_files())


def later(cast: Cast) -> None:
    """The next worker comes, once the killed one's lease is over."""
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        cast.run_worker()
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        photos.sweep()


@pytest.mark.parametrize("moment", [taken_on, decoding, copies_written])
def test_a_photo_whose_worker_was_killed_is_covered_once_by_the_next(
    app: Flask, moment: Callable[[subprocess.Popen[bytes]], bool]
) -> None:
    cast = Cast(app)
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    killed_when("slow", moment)
    db.session.rollback()
    found = db.session.get_one(Photo, photo.id)
    assert (found.state, found.copies_id) == (State.COVERING, None) or found.copies_id in vault_files()
    later(cast)
    found = db.session.get_one(Photo, photo.id, populate_existing=True)
    assert found.state == State.WAITING and photos.picture(found)
    assert vault_files() == {found.sealed_id, found.copies_id} and public_files() == set()


def test_a_photo_whose_worker_was_killed_while_it_was_shown_is_shown_whole(app: Flask) -> None:
    cast = Cast(app)
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    taken = photos.claim_this(photo.token, cast.account("mo"))
    photos.approve(photo.token, cast.account("mo"), taken.version)
    killed_when("quick", shown_in_part)
    later(cast)
    found = db.session.get_one(Photo, photo.id, populate_existing=True)
    assert found.state == State.PUBLISHED and found.name and queries.standing(found.name) == (True, False)
    assert len(public_files()) == 4
