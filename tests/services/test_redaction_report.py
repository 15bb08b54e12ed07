"""The report of what persons decided: counted right over any period, told with intervals, readable by programs."""

import json
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import insert

from forum import clock
from forum.extensions import db, writing
from forum.redaction import report
from forum.redaction.models import ReadPost, RedactionLesson, unordered_id
from forum.redaction.queries import Period
from forum.redaction.rules.shares import Counted


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def today(days_ago: int = 0) -> date:
    return clock.now().date() - timedelta(days=days_ago)


def lessons(
    count: int, outcome: str, *, kind: str = "name", reason: str = "role", language: str = "en", ago: int = 0
) -> None:
    """So many places that turned out like this."""
    tier = {"kept": "strike", "undone": "strike", "added": ""}.get(outcome, "doubt")
    facts = {"day": today(ago), "language": language, "kind": kind, "tier": tier, "reason": reason, "outcome": outcome}
    with writing():
        db.session.execute(insert(RedactionLesson), [{**facts, "id": unordered_id(), "seen": []} for _ in range(count)])


def posts(count: int, *, language: str = "en", missed: int = 0, struck: int = 0, marked: int = 0, ago: int = 0) -> None:
    """So many posts that were read."""
    with writing():
        rows = [
            {
                "id": unordered_id(),
                "day": today(ago),
                "language": language,
                "marked": n < marked,
                "name_missed": n < missed,
                "wrongly_struck": n < struck,
                "words": 100,
            }
            for n in range(count)
        ]
        db.session.execute(insert(ReadPost), rows)


@pytest.fixture
def busy(app: Flask) -> None:
    """A busy month in two languages."""
    lessons(90, "kept")
    lessons(10, "undone")
    lessons(6, "confirmed", reason="perhaps_name")
    lessons(14, "dismissed", reason="perhaps_name")
    lessons(4, "added", reason="by_hand")
    lessons(30, "kept", kind="phone", reason="phone")
    lessons(5, "kept", language="fr")
    lessons(7, "undone", language="fr", ago=40)
    posts(120, missed=3, struck=9, marked=60)
    posts(8, language="fr", missed=1)
    posts(50, language="fr", ago=40)


def told(runner: FlaskCliRunner, *options: str) -> dict[str, object]:
    result = runner.invoke(args=["redaction-report", "--json", *options])
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.output)
    return found


def test_everything_is_counted_by_language_kind_and_rule(busy: None, runner: FlaskCliRunner) -> None:
    found = told(runner)
    whole = found["all"]
    assert isinstance(whole, dict)
    assert {name: whole[name] for name in ("proposed", "struck", "doubts", "added_by_hand")} == {
        "proposed": 162, "struck": 142, "doubts": 20, "added_by_hand": 4,
    }  # fmt: skip
    rows = {(one["kind"], one["rule"], one["language"]): one for one in found["by_kind_rule_language"]}  # type: ignore[attr-defined]
    low, high = Counted(10, 100).between
    assert rows["name", "role", "en"]["undone"] == {
        "count": 10, "n": 100, "share": 0.1, "low": round(low, 5), "high": round(high, 5),
    }  # fmt: skip
    assert rows["name", "perhaps_name", "en"]["confirmed"]["count"] == 6
    assert rows["name", "perhaps_name", "en"]["dismissed"]["count"] == 14
    assert rows["name", "by_hand", "en"]["undone"] == {"count": 0, "n": 0, "share": None, "low": None, "high": None}
    by_kind = {one["kind"]: one for one in found["by_kind"]}  # type: ignore[attr-defined]
    assert by_kind["name"]["missed"] == {**by_kind["name"]["missed"], "count": 4, "n": 105}
    assert by_kind["phone"]["struck"] == 30
    read = {one["language"]: one for one in found["posts"]}  # type: ignore[attr-defined]
    assert (read["en"]["read"], read["en"]["with_missed_name"]["count"], read["en"]["words"]) == (120, 3, 12_000)
    assert read["en"]["unmarked_with_missed_name"]["n"] == 60


def test_a_period_and_a_language_narrow_it(busy: None, runner: FlaskCliRunner) -> None:
    found = told(runner, "--from", today(50).isoformat(), "--to", today(30).isoformat())
    assert found["all"]["struck"] == 7 and [one["read"] for one in found["posts"]] == [50]  # type: ignore[index, attr-defined]
    assert (found["from"], found["to"]) == (today(50).isoformat(), today(30).isoformat())
    french = told(runner, "--language", "fr", "--from", today(0).isoformat())
    assert french["all"]["struck"] == 5 and [one["read"] for one in french["posts"]] == [8]  # type: ignore[index, attr-defined]


def test_the_table_says_the_same_in_plain_lines(busy: None, runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=["redaction-report"])
    assert result.exit_code == 0
    english = next(line for line in result.output.splitlines() if line.startswith("English"))
    assert english.split()[1:] == [
        "3",
        "of",
        "120,",
        "2.5",
        "%",
        "(0.9–7.1)",
        "9",
        "of",
        "120,",
        "7.5",
        "%",
        "(4.0–13.6)",
        "0",
        "of",
        "60,",
        "0.0",
        "%",
        "(0.0–6.0)",
        "12000",
    ]
    assert "10 of 100, 10.0 % (5.5–17.4)" in result.output
    assert "name, perhaps_name, en" in result.output
    assert max(len(line) for line in result.output.splitlines()) <= 140


def test_nothing_read_is_said_in_a_sentence(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=["redaction-report", "--from", "2020-01-01", "--to", "2020-02-01"])
    assert result.exit_code == 0
    assert "from 2020-01-01 to 2020-02-01" in result.output
    assert "No post was read and published in this time." in result.output
    assert told(runner)["all"]["proposed"] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--from", "yesterday"], "“yesterday” is not a day. Write it as 2026-11-22."),
        (["--from", "2026-11-02", "--to", "2026-11-01"], "The first day is after the last one."),
        (["--language", "de"], "'de' is not one of"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_plain_words(runner: FlaskCliRunner, options: list[str], why: str) -> None:
    result = runner.invoke(args=["redaction-report", *options])
    assert result.exit_code == 2 and why in result.output


def test_the_largest_rows_come_first(busy: None) -> None:
    sizes = [one.said.total() for one in report.report(Period()).by("kind", "reason", "language").values()]
    assert sizes == sorted(sizes, reverse=True)
