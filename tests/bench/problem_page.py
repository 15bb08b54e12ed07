"""What the page of one problem with 20 answers costs, beside a bare Flask page of the same bytes.

    python tests/bench/problem_page.py [--postgresql ADDRESS] [--seconds 6] [--others 300]

Queries, CPU and bytes are measured inside this process; requests per second by two servers, one after the other,
under the same server with the same settings, in turns of one second, so that a busy machine is unfair to both.
`--postgresql` is the address of an empty database that may be filled.
"""

import argparse
import gzip
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event

from forum import clock, create_app
from forum.accounts import services as accounts
from forum.answers.models import Answer, Resolution
from forum.catalogue import services as catalogue
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Progress, Publication
from forum.config import ROOT, Settings
from forum.extensions import db, writing
from forum.redaction.rules import MARK
from forum.roles import Role
from forum.search import services as search

ANSWERS, WARM, READERS, THREADS = 20, 30, 8, 4
REMOVED = {"body": [["name", ""]], "title": []}
TITLE = "Collection code never arrived by text"
BODY = (
    f"I ordered on Monday and paid. The message said I would get a code to pick it up, and nothing came.\n\n"
    f"I went in anyway, and {MARK} at the desk told me that without a code there was nothing to be done. I had taken "
    "the **morning off work** for this. I rang twice and the second person hung up.\n\n"
    "I just want my order, and for someone to say what went wrong."
)
OFFICIAL = (
    "Thank you for writing this down. You were sent away twice. That is ours to put right, and we are sorry.\n\n"
    "1. The code goes to the phone number on your account.\n2. We sent a new one today.\n3. It stays until Saturday."
)
PEER = (
    "Open the order, choose **Show my code**. It is there even when the text fails; {n} of us tried it. "
    f"{MARK} at the desk knew it as well, so ask for the list behind the counter."
)
STEPS = "1. Open **Account**, then **Phone number**.\n2. Choose **Send a new code**. It comes within two minutes."


@dataclass
class Figures:
    """What was measured of one page."""

    name: str
    queries: str = "–"
    cpu_ms: float = 0.0
    raw: int = 0
    packed: int = 0
    a_second: list[float] = field(default_factory=list)


def main() -> None:
    """Fill a forum, measure, print one table."""
    options = _options()
    addresses = [("SQLite", "")] + ([("PostgreSQL", options.postgresql)] if options.postgresql else [])
    print("| page | queries | CPU ms | bytes | gzip | requests/s | of bare |")  # noqa: T201
    print("|---|---|---|---|---|---|---|")  # noqa: T201
    for name, address in addresses:
        with tempfile.TemporaryDirectory() as folder:
            for line in _measured(name, address, Path(folder), options):
                print(line)  # noqa: T201


def _measured(name: str, address: str, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    environment |= {"FORUM_DATABASE": address} if address else {}
    app = create_app(Settings.from_environment(environment))
    with app.app_context():
        upgrade()
        path = fill(options.others)
    ours, page = _in_process(app, f"problem page, {name}", path)
    bare_path = folder / "bare.py"
    bare_path.write_text(_BARE)
    (folder / "page.html").write_bytes(page)
    bare = Figures("bare Flask page", "0", 0.0, len(page), len(gzip.compress(page, 6)))
    bare.cpu_ms = _cpu(_bare_app(page), "/")[0]
    _race(ours, bare, path, folder, environment, options.seconds)
    best = max(bare.a_second)
    for one in (ours, bare):
        mine = sorted(one.a_second)[len(one.a_second) // 2]
        yield (
            f"| {one.name} | {one.queries} | {one.cpu_ms:.2f} | {one.raw:,} | {one.packed:,} "
            f"| {mine:,.0f} (best {max(one.a_second):,.0f}) | {100 * max(one.a_second) / best:.0f} % |"
        )


def fill(others: int) -> str:
    """One problem with 20 answers and its resolution, among others; return its path."""
    team = catalogue.add_team("customer-care", "Customer Care", "Service clients")
    product = catalogue.add_product("collection", "Collection", "Retrait", team)
    carol = accounts.grant("carol@example.org", Role.CUSTOMER, pseudonym="Carol C.")[0].id
    olga = accounts.grant("olga@example.org", Role.OFFICIAL, pseudonym="At the desk", team="customer-care")[0].id
    with writing():
        for number in range(2, others + 2):
            title = f"{TITLE}, order {number}" if number % 20 == 0 else f"Something else went wrong, case {number}"
            _problem(number, title, product.id, carol)
        one = _problem(1, TITLE, product.id, carol)
        answers = [_answer(one.id, place, carol, olga, team.id) for place in range(ANSWERS)]
        db.session.add_all(answers)
        db.session.flush()
        db.session.add(_resolution(one.id, answers[0].id, carol))
        one.answer_count = ANSWERS
    search.reindex()
    return "/problems/1-collection-code-never-arrived-by-text"


def _problem(number: int, title: str, product_id: int, author_id: int) -> Complaint:
    now = clock.now()
    one = Complaint(
        number=number,
        kind="problem",
        title=title,
        slug="collection-code-never-arrived-by-text",
        body=BODY,
        removals=REMOVED,
        removed_counts={"name": {"context": 1}},
        state=Publication.PUBLISHED,
        product_id=product_id,
        author_id=author_id,
        published_at=now,
        changed_at=now,
        answered_officially_at=now,
    )
    one.case = Case(state=Progress.SOLVED, opened_at=now, ended_at=now)
    db.session.add(one)
    db.session.flush()
    return one


def _answer(complaint_id: int, place: int, carol: int, olga: int, team_id: int) -> Answer:
    official = place == 0
    return Answer(
        complaint_id=complaint_id,
        number=place + 1,
        official=official,
        team_id=team_id if official else None,
        author_id=olga if official else carol,
        body=OFFICIAL if official else PEER.format(n=place),
        removals={} if official else REMOVED,
        removed_counts={} if official else {"name": {"context": 1}},
        state=Publication.PUBLISHED,
        published_at=clock.now(),
        helpful_count=place,
    )


def _resolution(complaint_id: int, answer_id: int, author_id: int) -> Resolution:
    return Resolution(
        complaint_id=complaint_id,
        answer_id=answer_id,
        author_id=author_id,
        body=STEPS,
        said_by="author",
        said_at=clock.now(),
        state=Publication.PUBLISHED,
    )


def _in_process(app: Flask, name: str, path: str) -> tuple[Figures, bytes]:
    counts = []
    with app.app_context():
        for _ in range(3):
            with _statements() as sent:
                page = app.test_client().get(path)
            assert page.status_code == 200 and page.text.count("<article") == ANSWERS + 1, page.status
            assert all(one.lstrip().startswith("SELECT") for one in sent), sent
            counts.append(len(sent))
    cpu, raw = _cpu(app, path)
    packed = app.test_client().get(path, headers={"Accept-Encoding": "gzip"})
    said = f"{counts[-1]} (first {counts[0]})" if counts[0] != counts[-1] else str(counts[0])
    return Figures(name, said, cpu, len(raw), len(packed.data)), raw


def _cpu(app: Flask, path: str, times: int = 200) -> tuple[float, bytes]:
    client = app.test_client()
    for _ in range(WARM):
        page = client.get(path).data
    begun = time.process_time()
    for _ in range(times):
        client.get(path)
    return (time.process_time() - begun) / times * 1000, page


@contextmanager
def _statements() -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement != "BEGIN":
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


_BARE = """from pathlib import Path
from flask import Flask
app = Flask(__name__)
PAGE = Path(__file__).with_name("page.html").read_bytes()
@app.get("/")
def page():
    return PAGE
"""


def _bare_app(page: bytes) -> Flask:
    app = Flask("bare")
    app.add_url_rule("/", "page", lambda: page)
    return app


def _race(ours: Figures, bare: Figures, path: str, folder: Path, environment: dict[str, str], seconds: int) -> None:
    """Ask both servers in turns of one second."""
    with _served(ROOT, "wsgi:app", environment) as first, _served(folder, "bare:app", {}) as second:
        for port, where in ((first, path), (second, "/")):
            _asked(port, where, 1.0)
        for _ in range(seconds):
            ours.a_second.append(_asked(first, path, 1.0))
            bare.a_second.append(_asked(second, "/", 1.0))


@contextmanager
def _served(folder: Path, target: str, environment: dict[str, str]) -> Iterator[int]:
    """One process with four threads, as `make run` starts it."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning", target]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    process = subprocess.Popen(command, cwd=folder, env=kept | environment, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _asked(port: int, path: str, seconds: float) -> float:
    """How many answers a second eight readers get."""
    counts = [0] * READERS
    until = time.monotonic() + seconds
    readers = [threading.Thread(target=_read, args=(port, path, until, counts, n)) for n in range(READERS)]
    begun = time.monotonic()
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return sum(counts) / (time.monotonic() - begun)


def _read(port: int, path: str, until: float, counts: list[int], place: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < until:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        counts[place] += 1
    connection.close()


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        with suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", default="", help="address of an empty database that may be filled")
    parser.add_argument("--seconds", type=int, default=6, help="turns of one second for each server")
    parser.add_argument("--others", type=int, default=300, help="other problems in the forum")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
