"""Whether an answer's time tells that an address is known: pairs of a known and an unknown one, in turns.

    python -m tests.bench.timing [--pairs 300] [--postgresql ADDRESS]

Sign-in with a wrong password, a new password, and a registration, each through the whole application. Each request
comes from a network of its own, so that no limit stops the measuring. The medians must be less than 10 ms apart.
"""

import argparse
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from forum import create_app
from forum.accounts import services as accounts
from forum.config import Settings
from forum.extensions import db
from forum.roles import Role

PEOPLE, WARM, MOST_MS = 50, 10, 10.0
HERE = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "correct horse battery"
Form = dict[str, str]
ACTS: dict[str, Callable[[str], Form]] = {
    "/sign-in": lambda address: {"address": address, "password": "not this one"},
    "/forgot": lambda address: {"address": address},
    "/register": lambda address: {"address": address, "new": PASSWORD, "pseudonym": _pseudonym()},
}


def _pseudonym() -> str:
    return "".join(secrets.choice("bcdfghjkmpqrstvwxz") for _ in range(14))


def main() -> int:
    """Fill a forum, measure, print one table; the exit code says whether the differences are small enough."""
    options = _options()
    print("| answer to | database | pairs | known ms | unknown ms | difference | spread (5 to 95 %) |")  # noqa: T201
    print("|---|---|---|---|---|---|---|")  # noqa: T201
    worst = 0.0
    for name, address in [("SQLite", "")] + ([("PostgreSQL", options.postgresql)] if options.postgresql else []):
        with tempfile.TemporaryDirectory() as folder:
            app = _forum(Path(folder), address)
            for path in ACTS:
                known, unknown = _pairs(app, path, options.pairs)
                difference = statistics.median(known) - statistics.median(unknown)
                worst = max(worst, abs(difference))
                print(_line(path, name, known, unknown, difference), flush=True)  # noqa: T201
    print(f"Largest difference {worst:.2f} ms, allowed {MOST_MS:.0f} ms.")  # noqa: T201
    return 0 if worst < MOST_MS else 1


def _forum(folder: Path, address: str) -> Flask:
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    app = create_app(Settings.from_environment(environment | ({"FORUM_DATABASE": address} if address else {})))
    with app.app_context():
        upgrade()
        for number in range(PEOPLE):
            who = f"c{number}@example.org"
            accounts.grant(who, Role.CUSTOMER, pseudonym=f"Customer {number} of many", password=PASSWORD)
        db.session.remove()
    return app


def _pairs(app: Flask, path: str, pairs: int) -> tuple[list[float], list[float]]:
    """The first of a pair is the known one in every other pair, so that what warms up favours neither."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(-WARM, pairs):
        for known in (True, False) if number % 2 else (False, True):
            address = f"c{number % PEOPLE}@example.org" if known else f"{secrets.token_hex(4)}@example.org"
            took = _asked(app, path, ACTS[path](address))
            if number >= 0:
                times[known].append(took)
    return times[True], times[False]


def _asked(app: Flask, path: str, form: Form) -> float:
    network = ".".join(str(secrets.randbelow(254) + 1) for _ in range(4))
    client = app.test_client()
    begun = time.perf_counter()
    answer = client.post(path, data=form, headers=HERE, environ_overrides={"REMOTE_ADDR": network})
    took = (time.perf_counter() - begun) * 1000
    assert answer.status_code == (422 if path == "/sign-in" else 303), (path, answer.status_code)
    return took


def _line(path: str, database: str, known: list[float], unknown: list[float], difference: float) -> str:
    cut = statistics.quantiles(known + unknown, n=20)
    return (
        f"| `{path}` | {database} | {len(known)} | {statistics.median(known):.1f} | {statistics.median(unknown):.1f} "
        f"| {difference:+.2f} ms | {cut[0]:.1f} to {cut[-1]:.1f} |"
    )


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=300, help="how many of each")
    parser.add_argument("--postgresql", default="", help="address of an empty database that may be filled")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
