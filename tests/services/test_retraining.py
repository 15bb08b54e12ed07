"""Learning from decisions: what was kept is enough, what is held out tells, and nothing changes unasked."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from forum import clock
from forum.extensions import db, writing
from forum.redaction import model_files, own_model, retraining
from forum.redaction.models import RedactionLesson, unordered_id
from forum.redaction.rules import KeepWords, Limits, fold
from forum.redaction.rules.model import NameModel
from forum.redaction.surroundings import Line, Place, Text, line_of
from forum.redaction.tables import tables

SECRET = "a secret of this forum"
NAMES = ("Brenda", "Imogen", "Tobias", "Zdenka", "Marisol", "Anselm", "Priya", "Wendell")
SENTENCES = (
    "I spoke to {} at the desk about it.",
    "The manager {} sent me away again.",
    "{} would not help us at all.",
)
OTHERS = ("the Kettering branch was closed.", "I bought a Zanussi in the shop.", "Our Corsa was in the garage.")


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def seen_around(text: str, word: str, *, gone: bool) -> list[object]:
    place = (text.index(word), text.index(word) + len(word))
    return read(text, [place], [place] if gone else []).around(*place)


def read(text: str, names: Sequence[Place], gone: Sequence[Place]) -> Text:
    return Text.read(text, "en", KeepWords.build(()), gone=gone, names=names)


def keep_lessons(names: int, others: int) -> None:
    """So many decisions, as publishing leaves them."""
    rows = []
    for number in range(names + others):
        gone = number < names
        name = NAMES[number % len(NAMES)]
        text = SENTENCES[number % 3].format(name) if gone else OTHERS[number % 3]
        word = name if gone else next(one for one in text.split() if one[0].isupper() and one not in {"I", "Our"})
        outcome = "kept" if gone else "undone"
        facts = {"id": unordered_id(), "day": clock.now().date(), "language": "en", "kind": "name", "tier": "strike"}
        rows.append({**facts, "reason": "role", "outcome": outcome, "seen": seen_around(text, word, gone=gone)})
    with writing():
        db.session.execute(insert(RedactionLesson), rows)


def test_what_was_kept_reads_back_as_what_the_model_sees() -> None:
    text = "Then the manager Brenda Whitfield told us to leave."
    line = line_of(seen_around(text, "Brenda Whitfield", gone=True), "en")
    assert [one.word.key for one in line.words][line.decided[-1] + 1] == "told"
    assert [line.words[place].word.key for place in line.decided] == ["", ""]
    assert [place for place, gone in enumerate(line.gone) if gone] == list(line.decided)
    assert 0 < len(line.words) <= 8


def test_a_neighbour_that_went_leaves_no_word_either() -> None:
    text = "Then Will told Brenda that he will leave."
    places = [(text.index(one), text.index(one) + len(one)) for one in ("Will", "Brenda")]
    seen = read(text, places, places).around(*places[1])
    assert [row[0] for row in seen] == ["then", "", "told", "", "that", "he", ""]
    assert [row[-1] for row in seen].count(True) == 2


FILLING = st.sampled_from(
    ["the", "manager", "told", "us", "and", "Will", "then", "May", "said", ".", "\n", "at", "grace"]
)
PERSONS = st.sampled_from(
    ["Brenda Whitfield", "Will", "Grace", "John", "MAY", "O’Hara", "Zdenka Drozd", "the Kid", "mark"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(FILLING, PERSONS, FILLING, st.booleans()), min_size=1, max_size=5))
def test_no_word_of_any_name_stands_in_any_lesson(parts: list[tuple[str, str, str, bool]]) -> None:
    text, names, gone = "", [], []
    for before, name, after, went in parts:
        text += f"{before} "
        names.append((len(text), len(text) + len(name)))
        gone += names[-1:] if went else []
        text += f"{name} {after} "
    looked = read(text, names, gone)
    kept = {row[0] for place in names for row in looked.around(*place)}
    assert not kept & {fold(word) for start, end in names for word in text[start:end].split()}


def test_one_decision_in_five_is_held_out_and_stays_so() -> None:
    ids = [unordered_id() for _ in range(3_000)]
    first = [retraining.is_held_out(one, SECRET) for one in ids]
    assert 450 < sum(first) < 750
    assert first == [retraining.is_held_out(one, SECRET) for one in ids]
    assert first != [retraining.is_held_out(one, "another secret") for one in ids]


def test_figures_count_what_is_left_and_what_is_wrong(app: Flask) -> None:
    line = line_of(seen_around("I spoke to Brenda today.", "Brenda", gone=True), "en")
    found = [retraining.Lesson(line, name, held) for name, held in ((True, True), (False, True), (False, False))]
    blind = retraining.figures(NameModel(), found, Limits(0.6, 0.55))
    assert (blind.left.hits, blind.left.of, blind.marked.hits, blind.marked.of) == (1, 1, 0, 1)
    eager = retraining.figures(NameModel(), found, Limits(0.4, 0.2))
    assert (eager.left.hits, eager.struck.hits, eager.marked.hits) == (0, 1, 1)


def test_too_few_decisions_teach_nothing(runner: FlaskCliRunner) -> None:
    keep_lessons(150, 49)
    result = runner.invoke(args=["retrain", "--templates", "10", "--from-decisions"])
    assert result.exit_code == 1
    assert "There are 199 decisions about names to learn from; 200 are needed." in result.output


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ([], "decisions alone are too few"),
        (["--from-decisions"], "decisions alone are too few"),
        (["--templates", "5", "--switch-on"], "--switch-on needs --from-decisions"),
        (["--corpora", "nowhere.jsonl"], "does not exist"),
    ],
)
def test_what_cannot_be_trained_is_refused_in_plain_words(runner: FlaskCliRunner, options: list[str], why: str) -> None:
    result = runner.invoke(args=["retrain", *options])
    assert result.exit_code == 2 and why in result.output


def test_a_file_that_is_no_corpus_is_named_with_its_line(runner: FlaskCliRunner, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"text": "Fine.", "spans": []}\nnot json\n')
    result = runner.invoke(args=["retrain", "--corpora", str(wrong)])
    assert result.exit_code == 1 and "wrong.jsonl, line 2" in result.output


def test_before_and_after_are_shown_and_nothing_changes_until_it_is_switched_on(
    app: Flask, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    keep_lessons(160, 80)
    instance = app.extensions["settings"].instance
    asked = ["retrain", "--templates", "40", "--from-decisions", "--out", str(tmp_path / "out")]
    result = runner.invoke(args=asked)
    assert result.exit_code == 0, result.output
    assert "of 240 decisions, which were not learned from" in result.output
    assert "names left after strike or doubt" in result.output and "other words struck" in result.output
    made = tmp_path / "out" / own_model.NAME
    assert model_files.read(made) and not own_model.path(instance).exists()
    again = runner.invoke(args=[*asked[:-1], str(tmp_path / "again")])
    assert again.exit_code == 0
    assert (tmp_path / "again" / own_model.NAME).read_bytes() == made.read_bytes()  # repeatable
    on = runner.invoke(args=[*asked, "--switch-on"])
    assert on.exit_code == 0 or "It was not switched on" in on.output
    assert own_model.path(instance).exists() == (on.exit_code == 0)


def test_one_model_is_in_use_and_the_shipped_one_comes_back(app: Flask, runner: FlaskCliRunner, tmp_path: Path) -> None:
    shipped, folder = tmp_path / "shipped", app.extensions["settings"].instance
    model_files.write(NameModel({"shipped": 1.0}), shipped)
    assert own_model.in_use(shipped, folder).weights == {"shipped": 1.0}
    own_model.switch_on(NameModel({"here": 2.0}), folder)
    assert own_model.in_use(shipped, folder).weights == {"here": 2.0}
    own_model.path(folder).write_bytes(b"of another version")
    assert own_model.in_use(shipped, folder).weights == {"shipped": 1.0}
    assert "The shipped model is used from the next start." in runner.invoke(args=["retrain", "--switch-off"]).output
    assert "The shipped model was in use." in runner.invoke(args=["retrain", "--switch-off"]).output


def test_names_that_were_decided_teach_the_model(app: Flask) -> None:
    from forum.redaction import teaching

    keep_lessons(160, 80)
    found = [replace(one, held_out=number % 5 == 0) for number, one in enumerate(retraining.lessons(SECRET))]
    taught = teaching.trained([], 20, retraining.taught(found))
    untaught = teaching.trained([], 20, [])
    limits = Limits()
    after, before = retraining.figures(taught, found, limits), retraining.figures(untaught, found, limits)
    assert after.left.hits + after.marked.hits <= before.left.hits + before.marked.hits
    assert after.left.hits + after.marked.hits <= 4
    assert isinstance(found[0].line, Line) and tables() is not None
