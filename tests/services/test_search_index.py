"""The index on the disk: whole or honest, rebuilt beside the living one, and without words that are gone."""

import multiprocessing
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from forum.search import engine, generations
from forum.search.engine import Building
from forum.search.generations import WRITING, Unreadable
from forum.search.rules.documents import SearchDocument
from forum.search.rules.questions import question


def document(number: int, title: str, body: str = "", **choices: object) -> SearchDocument:
    known = {"kind": "problem", "language": "en", "state": "waiting", "product": "payments", "takedown": 0}
    return SearchDocument(number, title=title, body=body, **{**known, **choices})  # type: ignore[arg-type]


def built(root: Path, *documents: SearchDocument) -> Path:
    generations.make(root)
    building = Building(root)
    building.add(documents)
    building.switch()
    return root


def found(root: Path, words: str) -> list[int]:
    snapshot = engine.opened(root)
    return [hit.number for hit in snapshot.find(question(words, snapshot.rarity), 50).hits]


def update(root: Path, *documents: SearchDocument, gone: tuple[int, ...] = ()) -> None:
    with generations.locked(root, WRITING):
        engine.update(root, documents, gone)


def lexicon(root: Path) -> str:
    return " ".join(engine.opened(root).lexicon())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "search_index"


def test_an_empty_index_finds_nothing(root: Path) -> None:
    assert found(built(root), "refund") == []


def test_without_an_index_the_engine_says_so(root: Path) -> None:
    with pytest.raises(Unreadable):
        engine.opened(root)


def test_a_new_document_is_found_and_a_changed_one_by_its_new_words_only(root: Path) -> None:
    built(root, document(1, "Refund missing"), document(2, "Parcel missing"))
    update(root, document(1, "Voucher missing"), document(3, "Refund late"))
    assert found(root, "refund") == [3]
    assert found(root, "voucher") == [1]
    assert sorted(found(root, "missing")) == [1, 2]


def test_the_long_tail_is_neither_shown_nor_counted(root: Path) -> None:
    tail = [document(number, "Parcel", "the weather " * 200 + "refund") for number in range(2, 9)]
    built(root, document(1, "Refund of a voucher"), *tail)
    snapshot = engine.opened(root)
    asked = question("refund voucher", snapshot.rarity)
    assert snapshot.find(asked, 50).total == 1
    assert snapshot.find(asked, 50, weed=False).total == 8


def test_words_that_were_removed_leave_the_lexicon_at_once(root: Path) -> None:
    built(root, *(document(number, f"Refund {number}", "Brenda at the till") for number in range(1, 8)))
    for number in range(1, 7):
        update(root, document(number, f"Refund {number}", "at the till"))
        assert "brenda" in lexicon(root)
    update(root, document(7, "Refund 7", "at the till"))
    assert "brenda" not in lexicon(root)
    assert len(found(root, "refund")) == 7


def test_a_document_that_is_taken_out_takes_its_words_along(root: Path) -> None:
    built(root, document(1, "Refund", "Brenda"), document(2, "Refund"))
    update(root, gone=(1, 99))
    assert found(root, "refund") == [2]
    assert "brenda" not in lexicon(root)
    update(root, gone=(2,))
    assert found(root, "refund") == [] and lexicon(root).strip() == ""


def test_words_that_are_gone_stand_in_no_file(root: Path) -> None:
    built(root, document(1, "Refund", "zanzibarian"), document(2, "Refund"))
    update(root, document(1, "Refund", "nobody"))
    everything = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert b"zanzibarian" not in everything and b"zanzibar" not in everything


def test_an_update_that_removes_no_word_rewrites_nothing_old(root: Path) -> None:
    built(root, *(document(number, f"Refund {number}") for number in range(1, 20)))
    before = set(generations.current(root).files)
    update(root, document(1, "Refund 1", "and more words"))
    assert len([name for name in before & set(generations.current(root).files) if name.endswith(".seg")]) == 1


def test_many_small_updates_do_not_leave_many_files(root: Path) -> None:
    built(root, document(1, "Refund"))
    for number in range(2, 40):
        update(root, document(number, "Refund"))
    assert len(list(generations.current(root).folder.iterdir())) < 12
    assert len(found(root, "refund")) == 39


def test_only_the_owner_may_look_into_the_folder(root: Path) -> None:
    built(root, document(1, "Refund"))
    for folder in (root, generations.current(root).folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_rebuild_answers_from_the_old_index_until_it_is_done(root: Path) -> None:
    built(root, document(1, "Refund"))
    building = Building(root)
    building.add([document(2, "Refund")])
    assert found(root, "refund") == [1]
    update(root, document(3, "Refund"))
    assert sorted(found(root, "refund")) == [1, 3]
    building.switch()
    assert found(root, "refund") == [2]
    assert [path.name for path in root.glob("gen-*")] == [building.folder.name]


def test_an_open_search_survives_a_switch(root: Path) -> None:
    built(root, document(1, "Refund"))
    snapshot = engine.opened(root)
    built(root, document(2, "Refund"))
    assert [hit.number for hit in snapshot.find(question("refund", snapshot.rarity), 5).hits] == [1]
    assert found(root, "refund") == [2]


def test_what_a_killed_writer_left_is_neither_read_nor_kept(root: Path) -> None:
    built(root, document(1, "Refund"))
    folder = generations.current(root).folder
    (folder / "MAIN_abcdefgh12345678.seg").write_bytes(b"half a segment")
    [toc] = [int(path.stem.rsplit("_", 1)[1]) for path in folder.glob("*.toc")]
    (folder / f"_MAIN_{toc + 1}.toc").write_bytes(b"half a table")
    (folder / "MAIN.tmp").mkdir()
    assert found(root, "refund") == [1]
    update(root, document(2, "Refund"))
    assert sorted(path.name for path in folder.iterdir()) == sorted(generations.current(root).files)
    assert sorted(found(root, "refund")) == [1, 2]


def _flip(path: Path, place: float) -> None:
    raw = bytearray(path.read_bytes())
    raw[min(int(len(raw) * place), len(raw) - 1)] ^= 0x20
    path.write_bytes(raw)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "emptied": lambda path: path.write_bytes(b""),
    "removed": lambda path: path.unlink(),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    **{
        f"flipped at {place}": lambda path, place=place: _flip(path, place) for place in (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1)
    },
}


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("name", ["*.seg", "*.toc", "CURRENT"])
def test_every_damage_is_noticed(root: Path, kind: str, name: str) -> None:
    built(root, *(document(number, f"Refund {number}", "a few more words " * 9) for number in range(1, 30)))
    [path] = root.rglob(name)
    DAMAGES[kind](path)
    engine.forget(root)
    with pytest.raises(Unreadable):
        engine.opened(root)
    with pytest.raises(Unreadable):
        update(root, document(1, "Refund"))


def test_an_index_of_another_edition_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(root, document(1, "Refund"))
    old = generations.current(root)
    generations.switch(root, old.folder, old.edition + 1, set(old.files), old.files)
    with pytest.raises(Unreadable):
        engine.opened(root)


def _add(root: Path, first: int) -> None:
    for number in range(first, first + 5):
        update(root, document(number, "Refund"))


def test_writers_in_several_processes_lose_nothing(root: Path) -> None:
    built(root)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add, args=(root, first)) for first in (10, 20, 30)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(found(root, "refund")) == 15


def _add_and_tell(root: Path, told: Path) -> None:
    for number in range(1, 10_000):
        update(root, document(number, "Refund"))
        with told.open("a") as file:
            file.write(f"{number}\n")


def test_a_writer_that_is_killed_loses_nothing_it_had_finished(root: Path, tmp_path: Path) -> None:
    built(root)
    context = multiprocessing.get_context("spawn")
    for round_ in range(1, 4):
        told = tmp_path / f"told-{round_}"
        writer = context.Process(target=_add_and_tell, args=(root, told))
        writer.start()
        while not told.exists() or len(told.read_text().split()) < 5 * round_:
            assert writer.is_alive()
        writer.kill()
        writer.join()
        finished = {int(number) for number in told.read_text().split()}
        assert finished <= set(found(root, "refund"))
    update(root, document(99_999, "Refund"))
    assert 99_999 in found(root, "refund")


def test_searching_threads_and_a_writer_do_not_disturb_each_other(root: Path) -> None:
    built(root, *(document(number, "Refund of a card") for number in range(1, 30)))
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(30):
                assert found(root, "refund card")
        except BaseException as error:  # the main thread reports it
            faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(30, 40):
        update(root, document(number, "Refund of a card"))
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_lock_that_is_held_is_not_given_twice(root: Path) -> None:
    generations.make(root)
    second = generations.locked(root, WRITING, wait=False)
    with generations.locked(root, WRITING), pytest.raises(BlockingIOError):
        second.__enter__()
    assert os.path.exists(root / f".{WRITING}")
