"""What lists cost in a forum of 100,000 problems: page 1 beside page 1,000, filters, home, one problem.

    python -m tests.bench.big_lists [--postgresql ADDRESS] [--problems 100000] [--times 60] [--explain]

The rows are written straight into the tables, without the pipeline. Then the real application is asked, in turns, so
that a busy machine is unfair to every page. CPU is this process's; on PostgreSQL the wall tells of the server's too.
Every page is written anew; "fresh" ones after a change of something public, so that no number in memory
helps either.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, insert, select, text

from forum import clock, create_app
from forum.accounts.models import Account
from forum.answers.models import Answer, Resolution
from forum.catalogue import services as catalogue
from forum.complaints.models import Case, Complaint, ComplaintTag, Tag, new_token
from forum.complaints.pages import address_of
from forum.complaints.rules import Progress, Publication, slug_of
from forum.config import Settings
from forum.extensions import db, writing
from forum.public import queries
from forum.redaction.rules import MARK
from forum.roles import Role
from forum.search import services as search

CHUNK, A_PAGE, FAR = 5_000, 20, 1_000
PRODUCTS, TAGS, PEOPLE, SHARED_BY_ANSWERS = 20, 60, 500, 3
# Any cookie: the page is written for this reader alone, so nothing that stands on a shelf answers.
WRITTEN_ANEW = ("other", "1")
Row = dict[str, Any]

BODY = (
    "I ordered on {day} and paid for number {number}. The message said I would get a code to pick it up; nothing came. "
    f"I went in, and {MARK} at the desk said that without a code nothing could be done.\n\n"
    "I had taken the **morning off work** for it. I rang twice, and the second call was cut. I only want my order."
)
ANSWER = "Open the order, choose **Show my code**. It is there even when the text fails; {number} of us tried it."
OFFICIAL = (
    "Thank you for writing. We are sorry.\n\n1. A new code was sent to order {number} today.\n2. It stays a week."
)
STEPS = "1. Open **Account**.\n2. Choose **Send a new code** for order {number}.\n3. Wait two minutes."
TITLES = ("Code for order {n} never arrived", "Charged twice for basket {n}", "Parcel {n} was left in the rain")


@dataclass
class Asked:
    """One address and what its answers cost."""

    name: str
    path: str
    statements: int = 0
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def line(self) -> str:
        """One row of the table."""
        walls = sorted(self.wall)
        p99 = walls[min(len(walls) - 1, round(len(walls) * 0.99))]
        cpu, p50 = statistics.median(self.cpu), statistics.median(walls)
        return f"| {self.name} | {self.statements} | {cpu:.2f} | {p50:.2f} | {p99:.2f} |"


def main() -> None:
    """Fill a forum, measure, print a table for each database."""
    options = _options()
    addresses = [("SQLite", "")] + ([("PostgreSQL", options.postgresql)] if options.postgresql else [])
    for name, address in addresses:
        with tempfile.TemporaryDirectory() as folder:
            app = made(Path(folder), address)
            with app.app_context():
                _say(f"\n{name}: {filled(options.problems):.0f} s to write {options.problems:,} problems\n")
                for statement in options.sql:
                    with db.engine.begin() as connection:
                        connection.execute(text(statement))
                _measured(app, options)
                db.session.remove()
                db.engine.dispose()


def made(folder: Path, address: str) -> Flask:
    """An empty forum: its tables, its index."""
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    app = create_app(Settings.from_environment(environment | ({"FORUM_DATABASE": address} if address else {})))
    with app.app_context():
        upgrade()
        search.ensure_index()
    return app


def filled(problems: int) -> float:
    """Write the rows; how many seconds it took."""
    begun, chance = time.monotonic(), random.Random(3)
    team = catalogue.add_team("customer-care", "Customer Care", "Service clients")
    products = [catalogue.add_product(f"product-{n}", f"Product {n}", f"Produit {n}", team).id for n in range(PRODUCTS)]
    people = added_people(PEOPLE)
    with writing():
        db.session.execute(insert(Tag), [{"slug": f"tag-{n}", "word": f"tag {n}"} for n in range(1, TAGS + 1)])
        for first in range(1, problems + 1, CHUNK):
            numbers = range(first, min(first + CHUNK, problems + 1))
            _write(numbers, problems, Known(products, people, people[0], team.id), chance)
        # A routine keeps this table short; the triggers have just written a row for every row above.
        db.session.execute(text("DELETE FROM public_changes WHERE id < (SELECT max(id) - 50 FROM public_changes)"))
    if db.engine.dialect.name == "postgresql":  # it would do so by itself within a minute; SQLite never does
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return time.monotonic() - begun


def added_people(number: int) -> list[int]:
    """Write so many customers; their ids."""
    with writing():
        now = clock.now()
        rows = [
            {"address": f"c{n}@example.org", "pseudonym": f"Somebody {n}", "password_hash": "", "created_at": now}
            for n in range(number)
        ]
        db.session.execute(insert(Account), [row | {"role": Role.CUSTOMER, "language": "en"} for row in rows])
    return list(db.session.scalars(select(Account.id).order_by(Account.id)))


@dataclass(frozen=True)
class Known:
    """Ids that the rows refer to."""

    products: Sequence[int]
    people: Sequence[int]
    official: int
    team: int


def _write(numbers: Sequence[int], problems: int, known: Known, chance: random.Random) -> None:
    """A stretch of numbers; ids follow them, so that rows can refer to each other without being read back."""
    stories = [_story(number, problems, known, chance) for number in numbers]
    db.session.execute(insert(Complaint), [one["complaint"] for one in stories])
    for model, name in ((Case, "case"), (Answer, "answers"), (Resolution, "resolution"), (ComplaintTag, "tags")):
        rows = [row for one in stories for row in one[name]]
        if rows:
            db.session.execute(insert(model), rows)


def _story(number: int, problems: int, known: Known, chance: random.Random) -> dict[str, Any]:
    """One complaint and what hangs on it. Old ones are settled; of the last tenth many still wait."""
    at = clock.now() - timedelta(minutes=(problems - number) * 5)
    kind = chance.choices(("problem", "question", "praise"), (82, 12, 6))[0]
    heard = kind == "problem" and chance.random() < 0.03
    settled = (78, 12, 3, 3, 4) if number < problems * 0.9 else (30, 25, 2, 2, 41)
    standing = chance.choices(("solved", "answered", "closed", "referred", "waiting"), settled)[0]
    has_case = kind != "praise" and not heard
    official = has_case and standing in {"answered", "closed"} or (standing == "solved" and chance.random() < 0.5)
    answers = _answers(number, at, has_case and bool(official), known, chance)
    facts = {"kind": kind, "heard_only": heard, "answered_officially_at": at + timedelta(hours=5) if official else None}
    public = _public(number, at, BODY.format(day="Monday", number=number), chance.choice(known.people))
    title = TITLES[number % len(TITLES)].format(n=number)
    counts = {"answer_count": len(answers), "same_count": chance.randrange(40), "helped_count": chance.randrange(9)}
    complaint = {
        **public,
        **facts,
        **counts,
        "id": number,
        "title": title,
        "slug": slug_of(title),
        "product_id": chance.choice(known.products),
        "removals": {"body": [["name", ""]], "title": []},
        "removed_counts": {"name": {"context": 1}},
    }
    solved = has_case and standing == "solved"
    return {
        "complaint": complaint,
        "case": [_case(number, at, standing, known.team)] if has_case else [],
        "answers": answers,
        "resolution": [_resolution(number, at, chance.choice(known.people))] if solved else [],
        "tags": [{"complaint_id": number, "tag_id": tag} for tag in chance.sample(range(1, TAGS + 1), number % 3)],
    }


def _public(number: int, at: Any, body: str, author: int) -> Row:
    facts = {"number": number, "state": Publication.PUBLISHED, "language": "fr" if number % 4 == 0 else "en"}
    times = {"started_at": at, "published_at": at, "changed_at": at}
    return {**facts, **times, "token": new_token(), "body": body, "author_id": author, "labels": [], "version": 1}


def _case(number: int, at: Any, standing: str, team: int) -> Row:
    state = {"solved": Progress.SOLVED, "closed": Progress.NOT_UPHELD, "referred": Progress.REFERRED}
    ended = at + timedelta(days=2) if standing in state else None
    next_contact = None if ended else at + timedelta(days=3)
    times = {"opened_at": at, "ended_at": ended, "next_contact_at": next_contact}
    return {"complaint_id": number, "state": state.get(standing, Progress.OPEN), "team_id": team, **times}


def _answers(number: int, at: Any, official: bool, known: Known, chance: random.Random) -> list[Row]:
    """None, one or two; numbers of answers leave room for each."""
    rows = []
    for place in range(max(number % SHARED_BY_ANSWERS, int(official))):
        by_team = official and place == 0
        words = (OFFICIAL if by_team else ANSWER).format(number=number)
        public = _public(
            number * SHARED_BY_ANSWERS + place, at + timedelta(hours=5), words, chance.choice(known.people)
        )
        public |= {"removals": {}, "removed_counts": {}, "complaint_id": number, "helpful_count": place}
        team = {"official": by_team, "team_id": known.team if by_team else None}
        rows.append(public | team | ({"author_id": known.official} if by_team else {}))
    return rows


def _resolution(number: int, at: Any, author: int) -> Row:
    public = _public(number, at, STEPS.format(number=number), author)
    del public["number"]
    said = {"complaint_id": number, "answer_id": None, "said_by": "author", "said_at": at + timedelta(days=2)}
    return {**public, **said, "removals": {}, "removed_counts": {}, "withdrawn_at": None}


def _measured(app: Flask, options: argparse.Namespace) -> None:
    pages = [one for one in _pages() if one.name.startswith(options.only)]
    client = app.test_client()
    client.set_cookie(*WRITTEN_ANEW)
    for one in pages:
        with statements() as sent:
            answer = client.get(one.path)
        assert answer.status_code == 200, (one.path, answer.status)
        if options.explain:
            _explain(one, sent)
        with statements() as sent:
            client.get(one.path)
        one.statements = len(sent)
    for _ in range(options.times):
        for one in pages:
            _ask(client, one, changed=one.name.startswith("fresh"))
    _say("| page | queries | CPU ms | wall p50 ms | p99 ms |\n|---|---|---|---|---|")
    for one in pages:
        _say(one.line())
    _compare(pages)


def _pages() -> list[Asked]:
    """Each list at its start and at its thousandth page, or as far as it goes; the cursor is the pager's own."""
    product = db.session.get_one(queries.Product, 1)
    lists: dict[str, tuple[str, queries.Narrowed]] = {
        "problems": ("/problems?", queries.Narrowed()),
        "solved": ("/problems?state=solved&", queries.Narrowed(state="solved")),
        "answered": ("/problems?state=answered&", queries.Narrowed(state="answered")),
        "waiting": ("/problems?state=waiting&", queries.Narrowed(state="waiting")),
        "questions": ("/problems?kind=question&", queries.Narrowed(("question",))),
        "praise": ("/praise?", queries.Narrowed(queries.PRAISES)),
        "product": (f"/products/{product.slug}?", queries.Narrowed(product=product)),
        "product, solved": (
            f"/products/{product.slug}?state=solved&",
            queries.Narrowed(product=product, state="solved"),
        ),
    }
    pages = []
    for name, (path, only) in lists.items():
        far, cursor = _far(only)
        pages += [Asked(f"{name}, page 1", path.rstrip("?&"))]
        pages += [Asked(f"{name}, page {far:,}", f"{path}before={cursor}")]
    some = db.session.scalars(db.select(Complaint).order_by(Complaint.id.desc()).offset(300).limit(1)).one()
    with_context = _context_of(lambda: address_of(some))
    pages += [Asked("home", "/"), Asked("feed", "/feed.atom"), Asked("one problem", with_context)]
    pages += [Asked("fresh problems, page 1", "/problems"), Asked("fresh home", "/")]
    db.session.rollback()
    return pages


def _far(only: queries.Narrowed) -> tuple[int, str]:
    """The furthest full page up to the thousandth, and where it begins."""
    found = queries.listed(only, (FAR - 1) * A_PAGE)
    if found.older:
        return FAR, found.older
    pages = len(found.rows) // A_PAGE
    return pages, str(found.rows[(pages - 1) * A_PAGE - 1].number)


def _context_of(make: Callable[[], str]) -> str:
    from flask import current_app

    with current_app.test_request_context("/"):
        return make()


def _ask(client: FlaskClient, one: Asked, changed: bool) -> None:
    if changed:
        with writing():
            db.session.execute(text("UPDATE teams SET slug = slug"))
    wall, cpu = time.perf_counter(), time.process_time()
    assert client.get(one.path).status_code == 200
    one.cpu.append((time.process_time() - cpu) * 1000)
    one.wall.append((time.perf_counter() - wall) * 1000)


def _compare(pages: Sequence[Asked]) -> None:
    """Say of each list what the far page costs of the first."""
    by_name = {one.name: one for one in pages}
    for name, one in by_name.items():
        list_name, _, far = name.rpartition(", page ")
        if list_name and far != "1":
            first = by_name[f"{list_name}, page 1"]
            cpu = statistics.median(one.cpu) / statistics.median(first.cpu)
            wall = statistics.median(one.wall) / statistics.median(first.wall)
            _say(f"{list_name}: page {far} costs {cpu:.2f} of page 1 in CPU, {wall:.2f} in time")


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that the database is sent meanwhile, with its values."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement != "BEGIN":
            sent.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def _explain(one: Asked, sent: Sequence[tuple[str, Any]]) -> None:
    """Print how the database goes about what took it longest."""
    _say(f"\n## {one.name}")
    explain = "EXPLAIN QUERY PLAN" if db.engine.dialect.name == "sqlite" else "EXPLAIN (ANALYZE, COSTS OFF)"
    with db.engine.connect() as connection:
        for statement, values in sent:
            begun = time.perf_counter()
            connection.exec_driver_sql(statement, _values(values)).all()
            took = (time.perf_counter() - begun) * 1000
            _say(f"{took:.1f} ms: {' '.join(statement.split('FROM', 1)[-1].split())[:300]}")
            if took > 5:
                for row in connection.exec_driver_sql(f"{explain} {statement}", _values(values)):
                    _say(f"      {row[-1]}")


def _values(values: Any) -> Any:
    return dict(values) if isinstance(values, Mapping) else tuple(values)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", default="", help="address of an empty database that may be filled")
    parser.add_argument("--problems", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=60, help="how often each page is asked")
    parser.add_argument("--explain", action="store_true", help="print the slow statements and their plans")
    parser.add_argument("--sql", action="append", default=[], help="a statement to run first, such as CREATE INDEX")
    parser.add_argument("--only", default="", help="only pages whose name begins so")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
