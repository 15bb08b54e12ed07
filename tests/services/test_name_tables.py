"""The file of names and words: made once, shared, and made again when it is not whole."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from forum.config import ROOT
from forum.redaction.rules import Tables
from forum.redaction.rules.packed import packed
from forum.redaction.tables import file_name, opened

CONTENT = packed(Tables(first={"brenda": 9}, frequency={"en": {}, "fr": {}}), {"brenda"})


def made() -> bytes:
    return CONTENT


def unasked() -> bytes:
    raise AssertionError("the file is there and whole")


def test_the_file_is_made_once(tmp_path: Path) -> None:
    assert opened(tmp_path, made).is_first("brenda")
    assert opened(tmp_path, unasked).is_first("brenda")
    assert os.listdir(tmp_path) == [file_name()]


def test_nobody_else_may_read_or_change_the_file(tmp_path: Path) -> None:
    opened(tmp_path, made)
    assert (tmp_path / file_name()).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", [0, 5, 40, -1])
def test_half_a_file_is_made_again(tmp_path: Path, left: int) -> None:
    opened(tmp_path, made)
    path = tmp_path / file_name()
    path.write_bytes(path.read_bytes()[:left])
    assert opened(tmp_path, made).is_first("brenda")
    assert opened(tmp_path, unasked).is_first("brenda")


def test_a_changed_file_is_made_again(tmp_path: Path) -> None:
    opened(tmp_path, made)
    path = tmp_path / file_name()
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert opened(tmp_path, made).is_first("brenda")
    assert path.read_bytes() == content


def test_two_that_make_it_at_once_agree(tmp_path: Path) -> None:
    both = Barrier(2)

    def slowly() -> bytes:
        both.wait()
        return CONTENT

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: opened(tmp_path, slowly), range(2)))
    assert [one.is_first("brenda") for one in found] == [True, True]
    assert os.listdir(tmp_path) == [file_name()]


def test_tables_of_other_lists_are_taken_away_but_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "name-tables-of-yesterday").write_bytes(b"old")
    (tmp_path / "forum.sqlite3").write_bytes(b"kept")
    opened(tmp_path, made)
    assert sorted(os.listdir(tmp_path)) == ["forum.sqlite3", file_name()]


def test_without_a_folder_the_tables_live_in_memory(tmp_path: Path) -> None:
    assert opened(tmp_path / "nowhere", made).is_first("brenda")
    assert os.listdir(tmp_path) == []


_PROGRAM = """
import sys, psutil
import forum.redaction.rules
from forum.redaction.tables import tables
before = psutil.Process().memory_info().rss
known = tables()
assert known.is_first("brenda") and known.commonness("table", "en") > 4 > known.commonness("brenda", "fr")
assert known.looks_like_a_name("wojciechowski") and not known.looks_like_a_name("throughput")
print(psutil.Process().memory_info().rss - before, *sorted({"faker", "wordfreq", "flask"} & set(sys.modules)))
"""


def test_a_process_with_the_real_lists_stays_small(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env={**os.environ, "FORUM_INSTANCE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    added, *loaded = run.stdout.split()
    assert int(added) < 17_000_000
    assert loaded == []
    assert os.listdir(tmp_path) == [file_name()]
