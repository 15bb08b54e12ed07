"""What `make run` starts: it says where it is, whatever is killed comes back, and it leaves nothing behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from forum.config import ROOT
from tests.word_tables import lend

T = TypeVar("T")
LONG = 60.0  # seconds that nothing here ever needs
COMMAND = [sys.executable, "-m", "forum.server"]


class Forum:
    """A forum that was started as a newcomer would start it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.log = folder / "stderr"
        with self.log.open("w") as errors:
            self.process = subprocess.Popen(
                COMMAND,
                cwd=ROOT,
                env=environment(folder, PORT=str(self.port), **settings),
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self.patience = threading.Timer(2 * LONG, self.process.kill)  # a test that goes wrong ends all the same
        self.patience.start()
        assert self.process.stdout
        self.line = self.process.stdout.readline()

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def everybody(self) -> list[psutil.Process]:
        """The web server with its own child, and two workers, once all are there."""
        for role in ("web", "quick", "slow"):
            self.child(role)
        return self.family()

    def child(self, role: str) -> psutil.Process:
        """The child with that role; there is one as soon as it has been started again."""
        return eventually(
            lambda: next(one for one in psutil.Process(self.process.pid).children() if role in one.cmdline()[3:4])
        )

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        finally:
            connection.close()

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; give the exit code and whatever else was printed."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=LONG)
        return self.process.returncode, rest


def environment(folder: Path, **settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    lend(folder / "instance")
    own = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    return {**kept, **own, **settings}


def eventually(ask: Callable[[], T]) -> T:
    """Ask until there is an answer."""
    pause = threading.Event()
    for _ in range(round(LONG / 0.05)):
        try:
            return ask()
        except (OSError, http.client.HTTPException, StopIteration, psutil.NoSuchProcess):
            pause.wait(0.05)
    return ask()


@pytest.fixture
def forum(tmp_path: Path) -> Iterator[Forum]:
    started = Forum(tmp_path)
    family = started.family()
    yield started
    started.patience.cancel()
    started.process.kill()
    started.process.communicate()
    psutil.wait_procs(family, LONG)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_leaves_nothing_behind(forum: Forum, number: signal.Signals) -> None:
    assert forum.line.startswith(f"Redress runs at http://127.0.0.1:{forum.port}/")
    assert forum.answers()
    family = forum.everybody()
    assert forum.end(number) == (0, "")
    assert not any(one.is_running() for one in family)
    assert "ERROR" not in forum.log.read_text()


def test_whatever_is_killed_comes_back(forum: Forum) -> None:
    for role in ("web", "quick", "slow"):
        before = forum.child(role)
        before.kill()
        psutil.wait_procs([before], LONG)
        assert forum.child(role).pid != before.pid
    assert eventually(forum.answers)
    for grandchild in eventually(forum.child("web").children):
        grandchild.kill()
    assert eventually(forum.answers)
    assert forum.end(signal.SIGTERM) == (0, "")


def test_when_it_is_killed_itself_its_children_leave(forum: Forum) -> None:
    family = forum.everybody()
    forum.end(signal.SIGKILL)
    _, alive = psutil.wait_procs(family, LONG)
    assert alive == []


def test_a_port_that_is_taken_is_said_in_plain_words(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            COMMAND, cwd=ROOT, env=environment(tmp_path, PORT=str(port)), capture_output=True, text=True, timeout=LONG
        )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"Port {port} is taken. Try another one: make run PORT={port + 1}\n"


def test_a_wrong_setting_is_said_in_plain_words(tmp_path: Path) -> None:
    ended = subprocess.run(
        COMMAND,
        cwd=ROOT,
        env=environment(tmp_path, FORUM_THREADS="many"),
        capture_output=True,
        text=True,
        timeout=LONG,
    )
    assert ended.returncode == 1
    assert ended.stderr == "Redress does not start:\nFORUM_THREADS must be a whole number; it is “many”.\n"
