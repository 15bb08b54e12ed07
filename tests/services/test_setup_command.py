"""`flask setup`: one file makes the operator's setup, again and again, and a wrong one changes nothing."""

import tomllib
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from forum.catalogue import queries as catalogue
from forum.catalogue.models import Team
from forum.catalogue.rules import Span
from forum.desk import setup_file
from forum.extensions import db
from forum.log import LogEntry
from forum.redaction import services as redaction
from forum.redaction.rules import RosterEntry

SMALL = """
[[team]]
slug = "desk"
name_en = "Desk"
name_fr = "Guichet"
"""


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def set_up(runner: FlaskCliRunner, tmp_path: Path, text: str, *options: str) -> Result:
    path = tmp_path / "setup.toml"
    path.write_text(text, "utf-8")
    result = runner.invoke(args=["setup", *options, str(path)])
    db.session.rollback()
    return result


def entries() -> int:
    return len(db.session.scalars(select(LogEntry).where(LogEntry.act == "set_up")).all())


def test_it_helps_and_gives_an_example(runner: FlaskCliRunner) -> None:
    assert "TOML" in runner.invoke(args=["setup", "--help"]).output
    example = runner.invoke(args=["setup", "--example"])
    assert example.exit_code == 0
    assert set(tomllib.loads(example.output)) == {"keep", "team", "product", "place"}
    assert runner.invoke(args=["setup"]).exit_code == 2


def test_the_example_is_read_as_it_is_and_twice_is_once(runner: FlaskCliRunner, tmp_path: Path) -> None:
    first = set_up(runner, tmp_path, setup_file.EXAMPLE)
    assert first.output == "Set up: 1 teams, 1 products, 1 places, 2 words to keep.\n"
    (team,) = catalogue.teams()
    assert (team.slug, team.about("fr")) == (
        "customer-care",
        "Répond en premier, et quand aucune autre équipe n’est concernée.",
    )
    assert catalogue.hours_of(team.id)[4] == (Span("09:00", "12:00"), Span("13:00", "17:00"))
    assert 6 not in catalogue.hours_of(team.id)
    assert [row.word for row in catalogue.own_words()] == ["Ashmere", "Tarn Street"]
    written = entries()
    assert set_up(runner, tmp_path, setup_file.EXAMPLE).exit_code == 0
    assert entries() == written == 5


def test_what_it_shows_it_reads(runner: FlaskCliRunner, tmp_path: Path) -> None:
    set_up(runner, tmp_path, setup_file.EXAMPLE.replace("# retired = true", "retired = true"))
    shown = runner.invoke(args=["setup", "--show"]).output
    told = tomllib.loads(shown)
    assert told["team"][0]["hours"] == {"monday-friday": ["09:00-12:00", "13:00-17:00"], "saturday": ["10:00-14:00"]}
    assert (told["product"][0]["retired"], told["place"][0]["retired"]) == (True, False)
    before = entries()
    assert set_up(runner, tmp_path, shown).exit_code == 0
    assert entries() == before


def test_what_is_left_out_stays_as_it_is(runner: FlaskCliRunner, tmp_path: Path) -> None:
    set_up(runner, tmp_path, setup_file.EXAMPLE)
    set_up(runner, tmp_path, SMALL.replace('"desk"', '"customer-care"'))
    (team,) = catalogue.teams()
    assert (team.name_en, team.about_en != "", len(catalogue.hours_of(team.id))) == ("Desk", True, 6)
    assert (len(catalogue.products()), len(catalogue.own_words())) == (1, 2)
    back = setup_file.EXAMPLE.replace("# retired = true", "retired = true")
    set_up(runner, tmp_path, back)
    assert catalogue.products() == []
    set_up(runner, tmp_path, back.replace("retired = true", "retired = false"))
    assert len(catalogue.products()) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("team = [", "This is not TOML"),
        (SMALL + 'colour = "red"', "team “desk”: “colour” is not known here"),
        (SMALL.replace('name_fr = "Guichet"', ""), "team “desk”: name_fr is missing."),
        (SMALL.replace('"Guichet"', "7"), "team “desk”: name_fr must be text in quotes."),
        (SMALL.replace('"desk"', "[1]"), "slug must be text in quotes."),
        (SMALL.replace('"desk"', '"The Desk"'), "slug may hold small letters"),
        (SMALL + SMALL, "slug “desk” is there twice."),
        (SMALL + SMALL.replace('"desk"', '"other"'), "name_en “Desk” is there twice."),
        (SMALL + '[team.hours]\nmonday = ["9 to 5"]', "team “desk”: hours: monday: Please write hours like this"),
        (SMALL + '[team.hours]\nmonday = ["17:00-09:00"]', "It has to open before it closes."),
        (SMALL + '[team.hours]\nmonday = ["09:00-12:00", "11:00-13:00"]', "These hours overlap."),
        (SMALL + "[team.hours]\nmonday = 9", "Please write hours like this"),
        (SMALL + "[team.hours]\nfriday-monday = []", "write a day or days"),
        (SMALL + "[team.hours]\nlundi = []", "write a day or days"),
        (SMALL + '[[product]]\nslug = "a"\nname_en = "A thing"\nname_fr = "Objet"\nteam = "x"', "no team “x”"),
        (SMALL.replace('"Desk"', '"Ask Sarah Jones"'), "name_en: “Sarah Jones” could be a person."),
        (SMALL.replace('"Desk"', '"Zorblax desk"'), "name_en: A name that must stay hidden stands in this."),
        ('keep = ["Zorblax"]' + SMALL, "keep: “Zorblax” cannot be kept"),
        ('keep = ["Park Lane"]' + SMALL, "keep: A word in “Park Lane” is also a name"),
        ("keep = [1]" + SMALL, "keep: every entry must be text in quotes."),
        ("team = [1]", "team: every entry must be a table"),
        ('keep = "Ashmere"' + SMALL, "keep must be a list."),
    ],
)
def test_a_wrong_file_is_told_in_plain_words_and_changes_nothing(
    runner: FlaskCliRunner, tmp_path: Path, text: str, why: str
) -> None:
    redaction.add_to_roster([RosterEntry("Zorblax Quint"), RosterEntry("Grace Park")])
    result = set_up(runner, tmp_path, 'keep = ["Ashmere"]\n' * ("keep" not in text) + text)
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert "Nothing was written." in result.output and why in result.output
    assert (catalogue.teams(), catalogue.own_words(), entries()) == ([], [], 0)


def test_every_fault_is_told_at_once(runner: FlaskCliRunner, tmp_path: Path) -> None:
    result = set_up(runner, tmp_path, SMALL.replace('"Guichet"', '""') + '[[place]]\nslug = "A B"\n')
    assert len(result.output.splitlines()) == 6
    assert "team “desk”: name_fr: Please write a name" in result.output


def test_a_word_of_the_file_keeps_a_name_of_the_file(runner: FlaskCliRunner, tmp_path: Path) -> None:
    redaction.add_to_roster([RosterEntry("Grace Park")])
    place = SMALL + '[[place]]\nslug = "k"\nname_en = "{0}"\nname_fr = "{0}"\nteam = "desk"\n'
    assert "“Kelderby” could be a person." in set_up(runner, tmp_path, place.format("Kelderby")).output
    assert set_up(runner, tmp_path, 'keep = ["Kelderby"]' + place.format("Kelderby")).exit_code == 0
    lane = 'keep = ["Park Lane"]' + place.format("Park Lane")
    assert set_up(runner, tmp_path, lane).exit_code == 1
    assert set_up(runner, tmp_path, lane, "--keep-anyway").exit_code == 0
    assert [one.name_en for one in catalogue.places()] == ["Park Lane"]


def test_what_fails_while_it_is_written_leaves_nothing_behind(runner: FlaskCliRunner, tmp_path: Path) -> None:
    set_up(
        runner, tmp_path, SMALL + SMALL.replace('"desk"', '"post"').replace("Desk", "Post").replace("Guichet", "Poste")
    )
    swapped = SMALL.replace("Desk", "Post").replace("Guichet", "Poste") + SMALL.replace('"desk"', '"post"')
    result = set_up(runner, tmp_path, 'keep = ["Ashmere"]\n' + swapped)
    assert result.exit_code == 1 and "There is one of this name already." in result.output
    assert catalogue.own_words() == []
    assert set(db.session.scalars(select(Team.name_en))) == {"Desk", "Post"}
