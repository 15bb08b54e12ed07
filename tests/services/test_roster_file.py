"""The roster's file: made once per change, shared by processes, and worth nothing to who copies it."""

from pathlib import Path

import pytest
from flask import current_app
from sqlalchemy import update

from forum.config import settings
from forum.extensions import db, writing
from forum.redaction import services as redaction
from forum.redaction.models import RosterName
from forum.redaction.rules import Roster, RosterEntry
from tests.cast import Cast


def file() -> Path:
    return settings().instance / "roster" / "names"


def as_another_process() -> Roster:
    """Ask as a process does that has not read anything yet."""
    current_app.extensions.pop("roster", None)
    return redaction.roster()


def test_the_file_is_made_once_and_found_again(cast: Cast) -> None:
    cast.protect("Zorblax Quint")
    first = redaction.roster()
    made = file().stat().st_ino
    again = as_another_process()
    assert again == first
    assert again.knows("zorblax")
    assert file().stat().st_ino == made


def test_a_new_name_goes_into_it_without_reading_the_others(cast: Cast) -> None:
    cast.protect("Zorblax Quint", "Yelena Marsh")
    redaction.roster()
    with writing():
        db.session.execute(update(RosterName).values(box=b"nobody can unlock this"))
    redaction.add_to_roster([RosterEntry("Quirin Oduya")])
    found = redaction.roster()
    assert [found.knows(key) for key in ("zorblax", "yelena", "oduya")] == [True, True, True]


def test_a_name_that_was_taken_off_is_gone(cast: Cast) -> None:
    cast.protect("Zorblax Quint", "Yelena Marsh")
    assert redaction.roster().knows("yelena")
    ((name_id, _entry),) = [row for row in redaction.roster_rows() if row[1].name == "Yelena Marsh"]
    redaction.remove_from_roster(name_id)
    assert [redaction.roster().knows(key) for key in ("zorblax", "yelena")] == [True, False]


def test_a_changed_nickname_replaces_the_old_one(cast: Cast) -> None:
    redaction.add_to_roster([RosterEntry("Zorblax Quint", ("Zorro",))])
    assert redaction.roster().knows("zorro")
    redaction.add_to_roster([RosterEntry("Zorblax Quint", ("Zedka",))])
    assert [redaction.roster().knows(key) for key in ("zorro", "zedka")] == [False, True]


def test_the_file_names_nobody(cast: Cast) -> None:
    cast.protect("Zorblax Quint")
    redaction.roster()
    raw = file().read_bytes().lower()
    assert b"zorblax" not in raw and b"quint" not in raw
    assert file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("rubbish", [b"", b"x", b"{}", b"x" * 1000])
def test_a_damaged_file_is_made_anew(cast: Cast, rubbish: bytes) -> None:
    cast.protect("Zorblax Quint")
    redaction.roster()
    file().write_bytes(rubbish)
    assert as_another_process().knows("zorblax")


def test_without_a_place_for_the_file_the_names_are_known_all_the_same(cast: Cast) -> None:
    folder = settings().instance / "roster"
    folder.write_text("somebody put a file here")
    cast.protect("Zorblax Quint")
    assert redaction.roster().knows("zorblax")
