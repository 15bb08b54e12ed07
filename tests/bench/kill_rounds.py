"""Kill web and workers outright, again and again, while people post and a moderator publishes; then count.

    python -m tests.bench.kill_rounds [--rounds 20] [--database postgresql+psycopg://…/empty_database]

Lost: a post that the forum said it had taken, and that is not there whole. Duplicate: one text that became two
posts, or stands in the queue or the index twice. Exposed: a struck word in any file, page or index.
"""

import argparse
import http.client
import os
import random
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import psutil
from flask import Flask
from sqlalchemy import func, select

from forum import clock, create_app, log
from forum.accounts import services as accounts
from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.config import ROOT, Settings
from forum.errors import Stale
from forum.events import Delivery
from forum.extensions import db
from forum.moderation import rules
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.services import queueing
from forum.roles import Role
from forum.search import batch
from forum.vault import services as vault
from forum.worker.claims import LEASE
from tests.word_tables import lend

CANARY = "quimbysson"
PEOPLE, HANDS = 36, 4
PATIENCE = 120.0
VICTIMS = ("server's child", "web", "quick", "slow")


@dataclass
class Figures:
    """What was counted in the end."""

    kills: int = 0
    acknowledged: int = 0
    published: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    exposed: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    log_is_whole: bool = False

    def __str__(self) -> str:
        """One line a figure."""
        return "\n".join(
            [
                f"{self.kills} kills in {self.seconds:.0f} s, {self.acknowledged} posts acknowledged, "
                f"{self.published} published",
                f"lost {len(self.lost)}, duplicates {len(self.duplicates)}, exposed {len(self.exposed)}, "
                f"published and not found {len(self.not_found)}, log whole: {self.log_is_whole}",
            ]
        )


@dataclass
class Stage:
    """A running forum, and what its people were told."""

    app: Flask
    process: subprocess.Popen[str]
    port: int
    sessions: list[str]
    over: threading.Event = field(default_factory=threading.Event)  # nobody posts any more
    closed: threading.Event = field(default_factory=threading.Event)  # nobody moderates any more
    taken: dict[str, str] = field(default_factory=dict)  # address of the post → the word that marks it

    def request(
        self, method: str, path: str, session: str = "", fields: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Ask once; give status and where it leads, or the page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Sec-Fetch-Site": "same-origin", "Cookie": f"session={session}"} if session else {}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(fields or {}) if method == "POST" else None, headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
            return answer.status, answer.headers.get("Location") or page
        finally:
            connection.close()

    def insist(self, path: str, session: str, fields: dict[str, str]) -> tuple[int, str]:
        """Ask again, as a person would, until somebody answers."""
        while True:
            try:
                return self.request("POST", path, session, fields)
            except (OSError, http.client.HTTPException):
                if self.over.wait(0.1):
                    return 0, ""


def play(rounds: int, folder: Path, database: str = "") -> Figures:
    """Play so many rounds in an empty folder, and count."""
    figures, started = Figures(), time.monotonic()
    with _stage(folder, database) as stage:
        hands = [threading.Thread(target=_post, args=(stage, number)) for number in range(HANDS)]
        mo = threading.Thread(target=_moderate, args=(stage,))
        for hand in (*hands, mo):
            hand.start()
        for _ in range(rounds):
            figures.kills += _kill_everybody_once(stage)
        stage.over.set()
        for hand in hands:
            hand.join()
        _settle(stage)
        stage.closed.set()
        mo.join()
        _count(stage, folder, figures)
    figures.seconds = time.monotonic() - started
    return figures


@contextmanager
def _stage(folder: Path, database: str) -> Iterator[Stage]:
    lend(folder / "instance")
    own = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    own |= {"FORUM_COOLING_OFF": "0"} | ({"FORUM_DATABASE": database} if database else {})
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    port = random.randrange(20000, 30000)
    with (folder / "stderr").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "forum.server"],
            cwd=ROOT,
            env={**kept, **own, "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        assert process.stdout and process.stdout.readline().startswith("Redress runs at")
        app = create_app(Settings.from_environment(own))
        yield Stage(app, process, port, _people(app))
        with app.app_context():
            db.engine.dispose()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _people(app: Flask) -> list[str]:
    """Customers, each with a session; and Mo, who moderates."""
    with app.app_context():
        accounts.grant("mo@example.org", Role.MODERATOR, pseudonym="Desk M", password="correct horse battery")
        sessions = []
        for number in range(PEOPLE):
            address = f"c{number}@example.org"
            accounts.grant(address, Role.CUSTOMER, pseudonym=f"Walker {number}", password="correct horse battery")
            sessions.append(accounts.sign_in(address, "correct horse battery").token)
        return sessions


def _post(stage: Stage, hand: int) -> None:
    """Write and send one problem after the other; remember what was acknowledged, and only that."""
    number = hand
    while not stage.over.wait(0.05):
        session, number = stage.sessions[number % PEOPLE], number + HANDS
        mark = f"m{secrets.token_hex(7)}"  # a word of letters alone could be taken for a name
        body = f"Charged twice for {mark}. The cashier Brenda Quimbysson told me to write to {CANARY}@example.net."
        form = {"kind": "problem", "title": f"Charged twice {mark}", "body": body, "token": secrets.token_urlsafe(16)}
        status, place = stage.insist("/problems/new", session, form)
        if status != http.HTTPStatus.SEE_OTHER or "/drafts/" not in place:
            continue  # too many from one person: the next one writes
        status, place = stage.insist(place.removesuffix("/check") + "/send", session, {})
        if status == http.HTTPStatus.SEE_OTHER:
            stage.taken[place.rsplit("/", 1)[1]] = mark


def _moderate(stage: Stage) -> None:
    """Publish what waits, with every doubt struck."""
    while not stage.closed.wait(0.05):
        with stage.app.app_context():
            waiting = select(QueueEntry.token).where(QueueEntry.decided_at.is_(None)).order_by(QueueEntry.id)
            token = db.session.scalar(waiting)
            if token:
                _publish(token)


def _publish(token: str) -> None:
    mo = db.session.scalars(select(Account).where(Account.role == Role.MODERATOR)).one()
    entry = queueing.claim_this(token, mo)
    doubts = rules.open_doubts(entry.proposal.spans, entry.proposal.answers)
    if doubts:
        queueing.save_answers(token, mo.id, entry.proposal.version, dict.fromkeys(doubts, "strike"))
    entry = db.session.scalars(select(QueueEntry).where(QueueEntry.token == token)).one()
    try:
        moderation.publish(token, mo, entry.proposal.version)
    except Stale:
        db.session.rollback()  # it is asked again


def _kill_everybody_once(stage: Stage) -> int:
    """In any order, at any moment: the web server, the process below it that answers, and both workers.

    Between two kills something is acknowledged, or else nothing could be lost.
    """
    pause = threading.Event()
    for victim in random.sample(VICTIMS, len(VICTIMS)):
        wanted, until = len(stage.taken) + random.randint(1, 10), time.monotonic() + PATIENCE
        while len(stage.taken) < wanted and time.monotonic() < until:
            pause.wait(0.02)
        pause.wait(random.uniform(0.0, 1.0))
        _victim(stage, victim).kill()
    return len(VICTIMS)


def _victim(stage: Stage, name: str) -> psutil.Process:
    pause, until = threading.Event(), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            children = {one.cmdline()[3]: one for one in psutil.Process(stage.process.pid).children()}
            if name in children:
                return children[name]
            if name not in ("web", "quick", "slow") and "web" in children:
                return children["web"].children()[-1]
        except (psutil.Error, IndexError):
            pass
        pause.wait(0.05)  # it is being started again
    raise TimeoutError(name)


def _settle(stage: Stage) -> None:
    """Wait until all is published, everything recorded has been reacted to, and the web server is back."""
    pause, until = threading.Event(), time.monotonic() + PATIENCE
    due = select(func.count(Delivery.id)).where(Delivery.done_at.is_(None), Delivery.parked_at.is_(None))
    waiting = select(func.count(QueueEntry.id)).where(QueueEntry.decided_at.is_(None))
    while time.monotonic() < until:
        with stage.app.app_context():
            left = db.session.scalar(due.where(Delivery.due_at <= clock.now() + LEASE)) or db.session.scalar(waiting)
        try:
            if not left and stage.request("GET", "/healthz")[0] == http.HTTPStatus.OK:
                return
        except (OSError, http.client.HTTPException):
            pass
        pause.wait(0.2)


def _count(stage: Stage, folder: Path, figures: Figures) -> None:
    figures.acknowledged = len(stage.taken)
    with stage.app.app_context():
        posts = {post.token: post for post in db.session.scalars(select(Complaint))}
        entries = list(db.session.scalars(select(QueueEntry).order_by(QueueEntry.id)))
        words = {entry.subject_id: vault.open_claimed(entry.original_id)["body"] for entry in entries}
        figures.lost = [
            token
            for token, mark in stage.taken.items()
            if token not in posts or mark not in words.get(posts[token].id, "")
        ]
        queued = Counter(entry.subject_id for entry in entries)
        figures.duplicates = [str(post) for post, count in queued.items() if count > 1]
        figures.duplicates += [text for text, count in Counter(words.values()).items() if count > 1]
        public = [post for post in posts.values() if post.is_public]
        figures.published = len(public)
        for post in public:
            mark = post.title.split()[-1]
            numbers = [hit["id"] for hit in batch.hits(mark, 5)]
            figures.not_found += [mark] if post.number not in numbers else []
            figures.duplicates += [mark] if len(numbers) > 1 else []
        figures.exposed = [f"search: {hit['id']}" for hit in batch.hits(CANARY, 5)]
        figures.log_is_whole = log.verify().ok
    figures.exposed += [*_files_with(folder), *_pages_with(stage, [post.number for post in public])]


def _files_with(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and CANARY.encode() in path.read_bytes().lower():
            yield str(path)


def _pages_with(stage: Stage, numbers: list[int | None]) -> Iterator[str]:
    for path in ["/", *(f"/problems/{number}" for number in numbers)]:
        status, page = stage.request("GET", path)
        if status == http.HTTPStatus.MOVED_PERMANENTLY:
            status, page = stage.request("GET", page)
        if status != http.HTTPStatus.OK or CANARY in page.lower():
            yield path


def main() -> None:
    """Play, and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--database", default="", help="an empty database; left out: SQLite")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = play(given.rounds, Path(folder), given.database)
    sys.stdout.write(f"{figures}\n")
    sys.exit(bool(figures.lost or figures.duplicates or figures.exposed or figures.not_found))


if __name__ == "__main__":
    main()
