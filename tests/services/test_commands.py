"""The commands that others call: each has --help, and the formats are exact."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from forum import create_app
from forum.config import Settings
from tests.cast import Cast


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.mark.parametrize(
    "command",
    [
        "grant",
        "redact",
        "import",
        "export",
        "search",
        "reindex",
        "worker",
        "demo",
        "verify-log",
        "redaction-report",
        "retrain",
        "photo",
    ],
)
def test_each_command_helps(runner: FlaskCliRunner, command: str) -> None:
    result = runner.invoke(args=[command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_redact_answers_in_order_and_numbers_bad_lines(runner: FlaskCliRunner, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name,nicknames,handles\nRosalind Quarterman,Roz,@rozq\n")
    given = '{"id":"a","text":"Roz was rude, call 07700 900123"}\nnot json\n{"id":2,"text":"Nothing here."}\n'
    result = runner.invoke(args=["redact", "--roster", str(roster)], input=given)
    first, bad, last = [json.loads(line) for line in result.output.splitlines()]
    assert set(first) == {"id", "public", "spans", "labels"}
    assert first["public"] == "[name removed] was rude, call [phone removed]"
    assert [set(span) for span in first["spans"]] == [{"start", "end", "kind", "tier", "why"}] * 2
    assert (first["spans"][0]["start"], first["spans"][0]["end"]) == (0, 3)
    assert (bad["id"], bad["line"]) == (None, 2) and bad["error"]
    assert last == {"id": 2, "public": "Nothing here.", "spans": [], "labels": []}


def test_redact_writes_in_the_language_of_the_text(runner: FlaskCliRunner) -> None:
    given = '{"id":"a","text":"La vendeuse Sylvie Martin m’a crié dessus, je veux être remboursée."}\n'
    assert "[nom retiré]" in runner.invoke(args=["redact"], input=given).output


def test_search_prints_hits_of_public_words(cast: Cast, runner: FlaskCliRunner, tmp_path: Path) -> None:
    cast.make_published("Refund for a broken kettle", "The kettle broke after a week and I want a refund.")
    result = runner.invoke(args=["search", "refund", "kettle", "--json"])
    hits = json.loads(result.output)["hits"]
    assert [set(hit) for hit in hits] == [{"source_id", "id", "score", "title", "snippet"}]
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id":"q1","text":"kettle","exclude":null}\n{"id":"q2","text":"qwxz"}\n')
    answers = [
        json.loads(line)
        for line in runner.invoke(args=["search", "--queries", str(queries), "--json"]).output.splitlines()
    ]
    assert [(one["id"], len(one["hits"])) for one in answers] == [("q1", 1), ("q2", 0)]


def test_import_export_and_reindex_say_what_they_did(runner: FlaskCliRunner, tmp_path: Path) -> None:
    source = tmp_path / "threads.jsonl"
    source.write_text('{"id":"s-1","text":"The lift has been out of order since Monday."}\nbad\n')
    result = runner.invoke(args=["import", str(source), "--publish-undoubted"])
    assert "1 texts published" in result.output
    assert "line 2" in result.stderr
    out = tmp_path / "out.jsonl"
    assert runner.invoke(args=["export", "--output", str(out)]).exit_code == 0
    assert json.loads(out.read_text())["id"] == "s-1"
    found = json.loads(runner.invoke(args=["search", "lift", "--json"]).stdout)["hits"]
    assert [hit["source_id"] for hit in found] == ["s-1"]
    assert runner.invoke(args=["reindex"]).stdout.startswith("1 problems")


def test_the_log_is_whole_after_a_life(cast: Cast, runner: FlaskCliRunner) -> None:
    cast.make_published()
    result = runner.invoke(args=["verify-log"])
    assert result.exit_code == 0
    assert "The log is whole" in result.output


def test_grant_makes_an_account_once_and_refuses_nonsense(runner: FlaskCliRunner) -> None:
    made = runner.invoke(args=["grant", "mo@example.org", "--role", "moderator"])
    assert "Password: " in made.output
    again = runner.invoke(args=["grant", "MO@example.org", "--role", "customer"])
    assert "is customer" in again.output and "Password" not in again.output
    assert runner.invoke(args=["grant", "nonsense", "--role", "moderator"]).exit_code == 1


def test_a_command_is_enough_to_begin_with(tmp_path: Path, keys: dict[str, str]) -> None:
    given = {**keys, "FORUM_INSTANCE": str(tmp_path / "new"), "FORUM_SEARCH_INDEX": str(tmp_path / "index")}
    runner = create_app(Settings.from_environment(given)).test_cli_runner()
    assert runner.invoke(args=["verify-log"]).exit_code == 0
    assert json.loads(runner.invoke(args=["search", "refund", "--json"]).stdout)["hits"] == []


def test_a_database_of_ones_own_is_not_changed_unasked(tmp_path: Path, keys: dict[str, str]) -> None:
    given = {**keys, "FORUM_INSTANCE": str(tmp_path / "new"), "FORUM_DATABASE": f"sqlite:///{tmp_path / 'own.db'}"}
    result = create_app(Settings.from_environment(given)).test_cli_runner().invoke(args=["verify-log"])
    assert result.exit_code == 1
    assert "db upgrade" in result.output
