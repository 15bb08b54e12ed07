"""What `make run` starts: everything on one machine, under one process that sees to it that the rest lives.

The children are the web server and one worker for each lane. Each holds on to this process by a pipe: when it goes,
however it goes, they notice and leave. A child that dies is started again.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import click
from flask import Flask

from forum.config import Settings, settings
from forum.errors import Misconfigured

LANES = ("quick", "slow")  # as in events.py, which this process has no use for
STANDARD_ERROR = 2  # what libraries of a child say is no line of ours
LOOK = 0.1  # seconds between two looks at the children
PATIENCE = 30.0  # seconds until a child that should start or leave is given up
SHORT_LIFE = 5.0  # seconds; what dies sooner is started again more slowly
LONGEST_PAUSE = 30.0


@dataclass
class Child:
    """One process, what it is started with, and when it may be started again."""

    arguments: Sequence[str]
    defaults: Mapping[str, str] = field(default_factory=dict)  # settings that the environment may say otherwise
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.0
    again_at: float = 0.0

    def start(self, stdout: int = STANDARD_ERROR) -> subprocess.Popen[bytes]:
        """Start it in a session of its own, so that Ctrl-C reaches only its parent, which ends all in good order."""
        self.started = time.monotonic()
        command = [sys.executable, "-m", "forum.server", *self.arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=stdout, start_new_session=True, env={**self.defaults, **os.environ}
        )
        return self.process

    def look_after(self) -> None:
        """Start it again when it has died; with a growing pause when it dies as soon as it lives."""
        now = time.monotonic()
        if self.process and self.process.poll() is not None:
            self.sweep()
            short = now - self.started < SHORT_LIFE
            self.pause = min(LONGEST_PAUSE, 2 * self.pause + 1) if short else 0.0
            self.again_at = now + self.pause
        if self.process is None and now >= self.again_at:
            self.start()

    def sweep(self) -> None:
        """End whatever it left behind: a web server killed outright leaves its own children."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):  # it left nothing
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.process = None

    def tell_to_leave(self) -> None:
        """Let it finish what it has in hand."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def see_off(self, until: float) -> None:
        """Wait for it to leave, and end it when it does not."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            click.echo(f"{self.arguments[0]} did not leave in time and was ended.", err=True)
        self.sweep()


@dataclass
class Household:
    """All children together."""

    children: list[Child]
    stop: threading.Event = field(default_factory=threading.Event)

    def live(self) -> None:
        """Look after the children until told to stop."""
        while not self.stop.wait(LOOK):
            for child in self.children:
                child.look_after()

    def end(self) -> None:
        """See everybody off."""
        for child in self.children:
            child.tell_to_leave()
        until = time.monotonic() + PATIENCE
        for child in self.children:
            child.see_off(until)


def serve(port: int, host: str = "127.0.0.1") -> int:
    """Make everything ready, start web and workers, say where, and stay until told to stop; gives the exit code."""
    if not _is_free(host, port):
        click.echo(f"Port {port} is taken. Try another one: make run PORT={port + 1}", err=True)
        return 1
    # Workers answer no request that could tell them the address for mails.
    here = {"FORUM_PUBLIC_ADDRESS": f"http://{host}:{port}"}
    home = Household([Child(("web", host, str(port))), *(Child((lane,), here) for lane in LANES)])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: home.stop.set())
    try:
        greeting = _made_ready(Child(("prepare", host, str(port))), home.stop)
        if greeting is None:
            return 0 if home.stop.is_set() else 1
        home.children[0].start()  # alone, so that it answers sooner; the rest follow
        if not _answers(home, host, port):
            click.echo("The web server did not start.", err=True)
            return 1
        if not home.stop.is_set():
            click.echo(greeting)
        home.live()
        return 0
    finally:
        home.end()


def prepare(app: Flask) -> None:
    """Bring database, demo content and search index up to date, and make the tables of names that all will read."""
    from flask_migrate import upgrade

    from forum.demo import services as demo
    from forum.moderation import trust
    from forum.redaction.tables import tables
    from forum.search import services as search

    tables()
    with app.app_context():
        upgrade()
        if settings().demo and demo.fill():
            search.reindex()
        else:
            search.ensure_index()
        trust.tell()


def web(host: str, port: int) -> None:
    """Be the web server: one process, a few threads, and the same care for the child that it has itself."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "forum.server:web_app",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=Settings.from_environment().threads,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        log_level=LogLevels.warning,
    ).serve()


def web_app() -> Flask:
    """The application as the web server runs it: the name tables are read beside, so that no author waits for them."""
    from forum import create_app
    from forum.redaction.tables import tables

    threading.Thread(target=tables, daemon=True).start()
    return create_app()


def be(role: str, *where: str) -> None:
    """Be one of the children, for as long as the parent lives. What each needs is loaded only there."""
    threading.Thread(target=_hold_on, daemon=True).start()
    if role == "web":
        return web(where[0], int(where[1]))
    from forum import create_app, worker

    app = create_app()
    if role in LANES:
        return worker.work(app, [role])
    prepare(app)
    click.echo(_greeting(app, *where))


def main(arguments: Sequence[str]) -> int:
    """`python -m forum.server`: the whole forum on 127.0.0.1, port PORT or 8000."""
    try:
        Settings.from_environment()
        if not arguments:
            return serve(int(os.environ.get("PORT") or 8000))
        be(*arguments)
    except Misconfigured as faults:
        click.echo(f"Redress does not start:\n{faults}", err=True)
        return 1
    return 0


def _greeting(app: Flask, host: str, port: str) -> str:
    """The one line that tells a newcomer where to go, and as whom."""
    from forum.demo.services import PASSWORD, PEOPLE

    with app.app_context():
        accounts = (
            f" (sign in as {', '.join(PEOPLE)} with “{PASSWORD}”; the page tells a code)" if settings().demo else ""
        )
        return f"{settings().name} runs at http://{host}:{port}/{accounts}; Ctrl-C ends it."


def _made_ready(child: Child, stop: threading.Event) -> str | None:
    """Let a child make everything ready, and hear from it what to say then; None when it could not, or had to stop."""
    process = child.start(stdout=subprocess.PIPE)
    while process.poll() is None and not stop.wait(LOOK):
        pass
    child.tell_to_leave()
    said, _ = process.communicate()
    return said.decode().strip() if process.returncode == 0 else None


def _is_free(host: str, port: int) -> bool:
    try:
        socket.create_server((host, port)).close()
    except OSError:
        return False
    return True


def _answers(home: Household, host: str, port: int) -> bool:
    """Wait until the web server answers; False when it died or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not home.stop.wait(LOOK / 2):
        process = home.children[0].process
        if process is None or process.poll() is not None:
            return False
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            continue
        finally:
            connection.close()
    return home.stop.is_set()


def _hold_on() -> None:
    """The pipe from the parent says nothing; it ends when the parent does, and then we leave as if told to."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
