"""What a problem with 10,000 answers costs: each page a hundred answers, the first byte soon, the numbers true.

python -m tests.bench.many_answers [--postgresql ADDRESS] [--answers 10000] [--sql "CREATE INDEX …"]
"""

import argparse
import json
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from flask import Flask
from sqlalchemy import insert, text

from forum import clock
from forum.answers.models import Answer
from forum.catalogue import services as catalogue
from forum.complaints.models import Complaint, new_token
from forum.complaints.rules import Publication
from forum.extensions import db, writing
from forum.redaction.rules import MARK
from forum.search import services as search
from tests.bench.big_lists import WRITTEN_ANEW, added_people, made, statements

CHUNK, A_PAGE, TIMES = 2_000, 100, 15
BODY = (
    f"It happened to me too, on day {{n}}. I opened **Account** and chose another code; {MARK} at the desk knew that."
)
PLACE = re.compile(r'href="([^"]*\?after=\d+)" rel="next"')


def main() -> None:
    """Fill a forum, walk to the last page, print what it cost."""
    options = _options()
    addresses = [("SQLite", "")] + ([("PostgreSQL", options.postgresql)] if options.postgresql else [])
    for name, address in addresses:
        with tempfile.TemporaryDirectory() as folder:
            app = made(Path(folder), address)
            with app.app_context():
                path = _fill(options.answers)
                for statement in options.sql:
                    with db.engine.begin() as connection:
                        connection.execute(text(statement))
                _say(f"\n{name}, {options.answers:,} answers")
                _walk(app, path, options.answers)
                db.session.remove()
                db.engine.dispose()


def _fill(answers: int) -> str:
    team = catalogue.add_team("customer-care", "Customer Care", "Service clients")
    product = catalogue.add_product("collection", "Collection", "Retrait", team).id
    people = added_people(100)
    now = clock.now()
    public = {
        "state": Publication.PUBLISHED,
        "published_at": now,
        "changed_at": now,
        "removals": {"body": [["name", ""]]},
    }
    with writing():
        one = Complaint(**public, number=1, kind="problem", title="Codes", slug="codes", body=BODY, product_id=product)
        one.author_id, one.answer_count = people[0], answers
        db.session.add(one)
        db.session.flush()
        # Every third belongs to another problem, so that numbers have gaps.
        other = Complaint(**public, number=2, kind="problem", title="Others", slug="others", body=BODY)
        db.session.add(other)
        db.session.flush()
        rows = [
            {**public, "number": n, "complaint_id": other.id if n % 3 == 0 else one.id, "author_id": people[n % 100]}
            | {"token": new_token(), "body": BODY.format(n=n), "official": n == 7, "helpful_count": n % 50}
            | {"team_id": team.id if n == 7 else None, "removed_counts": {"name": {"context": 1}}, "labels": []}
            for n in range(1, answers * 3 // 2 + 1)
        ]
        for first in range(0, len(rows), CHUNK):
            db.session.execute(insert(Answer), rows[first : first + CHUNK])
        one.answer_count = sum(row["complaint_id"] == one.id for row in rows)
    search.reindex()
    return "/problems/1-codes"


def _walk(app: Flask, path: str, answers: int) -> None:
    """Follow “More answers” to the end; every answer is met once."""
    browser = app.test_client()
    browser.set_cookie(*WRITTEN_ANEW)
    browser.get(path)
    pages, met, asked, at = 0, set(), set(), path
    cold = []
    while at:
        with statements() as sent:
            begun = time.process_time()
            page = browser.get(at).text
            cold.append((time.process_time() - begun) * 1000)
        found = re.findall(r'<article [^>]*id="a(\d+)"', page)
        assert len(found) <= A_PAGE and not met & set(found)
        met |= set(found)
        pages, asked = pages + 1, asked | {len(sent)}
        last, further = at, PLACE.search(page)
        at = further[1] if further else ""
    _say(f"{pages} pages, {len(met):,} answers met, {sorted(asked)} queries a page, {len(page):,} bytes the last")
    _say(f"first writing of a page: {statistics.median(cold):.1f} ms of CPU, at most {max(cold):.1f}")
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', browser.get(path).text)[0])["@graph"][0]["mainEntity"]
    _say(f"answerCount {data['answerCount']:,}, listed {len(data['suggestedAnswer'])}")
    for name, where in (("first", path), ("last", last)):
        took = [_ask(app, where) for _ in range(TIMES)]
        _say(f"{name} page: {statistics.median(took):.1f} ms of CPU to the first byte")


def _ask(app: Flask, path: str) -> float:
    browser = app.test_client()
    browser.set_cookie(*WRITTEN_ANEW)
    begun = time.process_time()
    assert browser.get(path, headers={"Accept-Encoding": "gzip"}).status_code == 200
    return (time.process_time() - begun) * 1000


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", default="", help="address of an empty database that may be filled")
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--sql", action="append", default=[], help="a statement to run first, such as CREATE INDEX")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
