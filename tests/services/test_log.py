"""The log: whoever changes it, cuts it or adds to it behind its back is found out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from forum import log
from forum.extensions import db, writing

Make = Callable[..., Flask]


@pytest.fixture
def app(bare: Make) -> Flask:
    """A forum whose log has five entries, the head written down outside after the third."""
    made = bare()
    with made.app_context():
        for number in range(1, 6):
            decide(number)
            if number == 3:
                log.write_head()
    return made


def decide(number: int) -> None:
    with writing():
        log.record("published", actor_id=7, role="moderator", subject_kind="complaint", subject_id=number, rule="R1")


def tamper(statement: str) -> log.Verdict:
    """Do to the database what somebody with its password could do, then check."""
    with writing():
        db.session.execute(sa.text(statement))
    return log.verify()


def test_an_untouched_log_is_believed(app: Flask) -> None:
    with app.app_context():
        verdict = log.verify()
        assert verdict.ok
        assert (verdict.entries, verdict.outside_heads) == (5, 1)
        assert verdict.head_hash == db.session.get(log.LogHead, 1).hash


def test_an_empty_log_is_believed(bare: Make) -> None:
    with bare().app_context():
        log.write_head()
        assert log.verify() == log.Verdict(True, 0, log.FIRST, 0)


@pytest.mark.parametrize(
    "change",
    [
        "act = 'declined'",
        "actor_id = 8",
        "actor_role = 'administrator'",
        "subject_id = '99'",
        "subject_kind = 'answer'",
        "at = '2020-01-01 00:00:00'",
        """details = '{"rule": "R2"}'""",
    ],
)
def test_a_changed_entry_is_found(app: Flask, change: str) -> None:
    with app.app_context():
        verdict = tamper(f"UPDATE log_entries SET {change} WHERE id = 2")
        assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, 2, "it was changed")


@pytest.mark.parametrize("gone", [1, 3])
def test_a_missing_entry_is_found(app: Flask, gone: int) -> None:
    with app.app_context():
        verdict = tamper(f"DELETE FROM log_entries WHERE id = {gone}")
        assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, gone, "an entry is missing here")


def test_an_inserted_entry_is_found(app: Flask) -> None:
    with app.app_context():
        copied = "at, actor_id, actor_role, act, subject_kind, subject_id, details, previous, hash"
        verdict = tamper(f"INSERT INTO log_entries (id, {copied}) SELECT 0, {copied} FROM log_entries WHERE id = 1")
        assert (verdict.ok, verdict.reason) == (False, "an entry was inserted before the first")


def test_an_entry_added_behind_the_heads_back_is_found(app: Flask) -> None:
    with app.app_context():
        before = db.session.get(log.LogHead, 1)
        kept = (before.entries, before.hash)
        decide(6)
        verdict = tamper(f"UPDATE log_head SET entries = {kept[0]}, hash = '{kept[1]}'")
        assert (verdict.ok, verdict.first_bad) == (False, 6)
        assert "inserted" in verdict.reason


def test_a_cut_tail_is_found_by_the_head_in_the_database(app: Flask) -> None:
    with app.app_context():
        verdict = tamper("DELETE FROM log_entries WHERE id = 5")
        assert (verdict.ok, verdict.first_bad) == (False, 5)
        assert "missing at the end" in verdict.reason


def test_a_cut_tail_with_a_forged_head_is_found_by_the_head_outside(app: Flask) -> None:
    with app.app_context():
        forged = db.session.get(log.LogEntry, 2).hash
        with writing():
            db.session.execute(sa.text(f"UPDATE log_head SET entries = 2, hash = '{forged}'"))
        verdict = tamper("DELETE FROM log_entries WHERE id > 2")
        assert (verdict.ok, verdict.first_bad) == (False, 3)
        assert "missing at the end: 3" in verdict.reason


def test_a_log_written_anew_from_the_first_row_is_found_by_the_head_outside(app: Flask) -> None:
    with app.app_context():
        with writing():
            db.session.execute(sa.text("DELETE FROM log_entries"))
            db.session.execute(sa.text("DELETE FROM log_head"))
        db.session.expunge_all()
        for number in range(11, 16):
            decide(number)
        verdict = log.verify()
        assert (verdict.ok, verdict.first_bad) == (False, 3)
        assert "outside" in verdict.reason


def test_what_is_rolled_back_leaves_no_gap(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(RuntimeError), writing():
            log.record("published", actor_id=7, role="moderator", subject_kind="complaint", subject_id=9)
            raise RuntimeError
        decide(10)
        assert log.verify().ok
        assert log.verify().entries == 6


def test_several_entries_of_one_transaction_follow_each_other(app: Flask) -> None:
    with app.app_context():
        with writing():
            for act in ("claimed", "opened", "published"):
                log.record(act, actor_id=7, role="moderator", subject_kind="complaint", subject_id=1)
        assert log.verify() == log.Verdict(True, 8, db.session.get(log.LogEntry, 8).hash, 1)


def test_two_who_decide_at_the_same_time_make_one_chain(app: Flask) -> None:
    def one_after_another(number: int) -> None:
        with app.app_context():
            for _ in range(10):
                decide(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one_after_another, range(4)))
    with app.app_context():
        assert log.verify().ok
        assert log.verify().entries == 45


@pytest.mark.parametrize("words", ["Brenda was rude", "Zoë", "a\nb", ["fine", "not fine"], {"who": "Brenda"}, 1.5])
def test_the_log_takes_no_words(app: Flask, words: object) -> None:
    with app.app_context(), pytest.raises(ValueError, match="never words"), writing():
        log.record("declined", actor_id=7, role="moderator", subject_kind="complaint", subject_id=1, why=words)


def test_the_head_is_written_down_once_for_each_state(app: Flask) -> None:
    with app.app_context():
        log.write_head()
        log.write_head()
        assert [one.entries for one in log.outside_heads()] == [3, 5]
        decide(6)
        log.write_head()
        assert [one.entries for one in log.outside_heads()] == [3, 5, 6]
        assert log.verify().outside_heads == 3


def test_a_line_cut_short_by_a_crash_does_no_harm(app: Flask) -> None:
    with app.app_context():
        with log.head_file().open("a") as file:
            file.write("2026-11-22T10:00:00Z 4 ab")
        assert log.verify().ok
        log.write_head()
        assert [one.entries for one in log.outside_heads()] == [3, 5]
        assert log.verify().ok


def test_the_second_place_can_be_elsewhere(bare: Make, tmp_path: Path) -> None:
    elsewhere = tmp_path / "far" / "heads.txt"
    with bare(log_head=str(elsewhere)).app_context():
        decide(1)
        log.write_head()
        assert elsewhere.read_text().split()[1] == "1"
        assert elsewhere.stat().st_mode & 0o777 == 0o600
