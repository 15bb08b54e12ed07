"""Photos in the vault: encrypted as they come, opened by whoever may, and gone when their time is over."""

import hashlib
import os
import tracemalloc
from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from forum import clock, create_app
from forum.config import Settings, settings
from forum.errors import NotFound, StorageAway, TooLarge, VaultClosed
from forum.extensions import db, writing
from forum.vault import files, sealing
from forum.vault import services as vault
from forum.vault.files import Received
from forum.vault.models import Sealed
from tests.services.buckets import KEY, new_bucket, s3_server

MOST = 15_000_000
MARK = b"Brenda at the till"
PICTURE = b"\xff\xd8\xff\xe0" + MARK * 20_000  # 360 kB: several frames


def put(content: bytes = PICTURE) -> Received:
    """A photo that was received, and its row stored."""
    received = files.receive(pieces(content), most=MOST)
    with writing():
        db.session.add(received.row)
    return received


def pieces(content: bytes, size: int = 64_000) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def nobody(_names: Collection[str]) -> Collection[str]:
    return ()


def folder() -> Path:
    return settings().instance / "vault"


def lying() -> list[str]:
    return sorted(path.name for path in folder().glob("*")) if folder().exists() else []


def aged(name: str, age: timedelta) -> None:
    then = (clock.now() - age).timestamp()
    os.utime(folder() / name, (then, then))


@pytest.fixture
def in_bucket(environment: dict[str, str]) -> Iterator[Flask]:
    """A forum whose sealed photos lie in a bucket."""
    with s3_server() as endpoint:
        given = {
            "FORUM_S3_ENDPOINT": endpoint,
            "FORUM_VAULT_STORE": f"s3://{new_bucket(endpoint)}/vault",
            **{f"FORUM_{name.upper()}": value for name, value in KEY.items()},
        }
        made = create_app(Settings.from_environment(environment | given))
        with made.app_context():
            yield made
            db.session.remove()
            db.engine.dispose()


@pytest.mark.parametrize("size", [0, 1, 63, sealing.FRAME - 1, sealing.FRAME, sealing.FRAME + 1, 3 * sealing.FRAME])
def test_a_photo_comes_back_for_the_author_and_for_staff(app: Flask, size: int) -> None:
    put(b"noise")
    picture = os.urandom(size)
    received = put(picture)
    assert (received.size, received.head) == (size, picture[:64])
    assert files.read(received.row.id, received.key_box) == picture
    assert files.open_claimed(received.row.id) == picture


def test_the_pieces_in_which_it_comes_make_no_difference(app: Flask) -> None:
    for size in (1_000, 65_536, 200_000, len(PICTURE)):
        received = files.receive(pieces(PICTURE, size), most=MOST)
        with writing():
            db.session.add(received.row)
        assert received.head == PICTURE[:64]
        assert files.read(received.row.id, received.key_box) == PICTURE


def test_nothing_of_a_photo_lies_readable_anywhere(app: Flask) -> None:
    received = put()
    files.lock(PICTURE)
    lie = [path for path in settings().instance.rglob("*") if path.is_file()]
    assert len(lying()) == 2
    assert not [path for path in lie if MARK in path.read_bytes()]
    assert MARK not in received.key_box + received.row.sealed_key + received.row.box


def test_a_public_process_receives_and_reads_but_never_opens(environment: dict[str, str]) -> None:
    public = create_app(Settings.from_environment(environment | {"FORUM_ROLE": "public"}))
    with public.app_context():
        received = files.receive([PICTURE], most=MOST)
        assert lying() == [received.row.id]
        with pytest.raises(VaultClosed):
            files.open_claimed(received.row.id)
        db.engine.dispose()


def test_a_photo_too_large_is_refused_and_leaves_nothing(app: Flask) -> None:
    with pytest.raises(TooLarge) as refused:
        files.receive(pieces(bytes(2_000_001)), most=2_000_000)
    assert refused.value.status == 413
    assert refused.value.message == "This photo is larger than 2 MB. Please send a smaller one."
    assert lying() == []
    assert files.receive(pieces(bytes(2_000_000)), most=2_000_000).size == 2_000_000


def test_a_sender_who_hangs_up_leaves_nothing(app: Flask) -> None:
    def chunks() -> Iterator[bytes]:
        yield PICTURE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        files.receive(chunks(), most=MOST)
    assert lying() == []


def test_a_photo_may_be_written_as_it_arrives_and_cancelled_at_any_time(app: Flask) -> None:
    cancelled, finished = files.Receiver(), files.Receiver()
    for one in (cancelled, finished):
        for chunk in pieces(PICTURE, 10_000):
            one.write(chunk)
    cancelled.cancel()
    cancelled.cancel()
    received = finished.finish()
    finished.cancel()
    assert lying() == [received.row.id]
    with writing():
        db.session.add(received.row)
    assert files.read(received.row.id, received.key_box) == PICTURE


def test_receiving_a_large_photo_takes_little_memory(app: Flask) -> None:
    files.receive([b"x"], most=MOST)
    chunk = os.urandom(64_000)
    tracemalloc.start()
    try:
        begun = tracemalloc.get_traced_memory()[0]
        files.receive((chunk for _ in range(MOST // 64_000)), most=MOST)
        peak = tracemalloc.get_traced_memory()[1] - begun
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


def test_one_file_cannot_be_passed_off_as_anothers(app: Flask) -> None:
    one, other = put(b"one" * 50_000), put(b"other" * 50_000)
    (folder() / one.row.id).write_bytes((folder() / other.row.id).read_bytes())
    for act in (
        lambda: files.read(one.row.id, one.key_box),
        lambda: files.read(one.row.id, other.key_box),
        lambda: files.open_claimed(one.row.id),
    ):
        with pytest.raises(sealing.Unreadable):
            act()
    with writing():
        one.row.sealed_key = other.row.sealed_key
    with pytest.raises(sealing.Unreadable):
        files.open_claimed(one.row.id)


def test_the_version_is_bound_in(app: Flask) -> None:
    received = put()
    with writing():
        received.row.version = 2
    with pytest.raises(sealing.Unreadable):
        files.open_claimed(received.row.id)


def cut(sealed: bytes) -> Iterator[bytes]:
    """Everything that somebody with the folder could do to a file of three frames."""
    header, frame = 24, sealing.FRAME + 17
    first, second, last = (
        sealed[header : header + frame],
        sealed[header + frame : header + 2 * frame],
        sealed[-17 - 9 :],
    )
    assert sealed == sealed[:header] + first + second + last
    yield b""
    yield sealed[:10]
    yield sealed[:header]
    yield sealed[:-1]
    yield sealed[:header] + first + second
    yield sealed[:header] + first
    yield sealed[:header] + second + first + last
    yield sealed[:header] + first + last
    yield sealed[:header] + last
    yield sealed[:header] + first + first + second + last
    yield sealed + last
    yield sealed + b"\0"
    yield sealed + sealed
    for at in (0, header, header + 1, header + frame // 2, header + frame, len(sealed) - 1):
        yield sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


def test_a_file_that_was_cut_swapped_or_damaged_is_noticed(app: Flask) -> None:
    received = put(bytes(2 * sealing.FRAME + 9))
    path = folder() / received.row.id
    whole = path.read_bytes()
    for broken in cut(whole):
        path.write_bytes(broken)
        with pytest.raises(sealing.Unreadable) as refused:
            files.read(received.row.id, received.key_box)
        assert str(refused.value) == received.row.context
    path.write_bytes(whole)
    assert files.read(received.row.id, received.key_box) == bytes(2 * sealing.FRAME + 9)


def test_a_key_box_that_was_changed_opens_nothing(app: Flask) -> None:
    received = put()
    for box in (b"", received.key_box[:-1], received.key_box[:-1] + b"\0\0", bytes(72)):
        with pytest.raises(sealing.Unreadable):
            files.read(received.row.id, box)


def test_two_files_of_the_same_picture_look_nothing_alike(app: Flask) -> None:
    contents = [(folder() / put().row.id).read_bytes() for _ in range(2)]
    frames = [{hashlib.sha256(one[at : at + 4096]).digest() for at in range(24, len(one), 4096)} for one in contents]
    assert frames[0].isdisjoint(frames[1])


def test_a_covered_copy_is_locked_and_given_back_under_its_own_name_only(app: Flask) -> None:
    one, other = files.lock(PICTURE), files.lock(b"")
    assert files.unlock(one) == PICTURE and files.unlock(other) == b""
    (folder() / other).write_bytes((folder() / one).read_bytes())
    with pytest.raises(sealing.Unreadable):
        files.unlock(other)
    files.destroy(one, other, "never-there")
    with pytest.raises(NotFound):
        files.unlock(one)


def test_a_purged_photo_is_gone_row_and_file(app: Flask) -> None:
    gone, kept = put(), put()
    gone_id, key_box, words = gone.row.id, gone.key_box, vault.seal("complaint", {"body": "x"})
    for one in (gone_id, words):
        vault.keep_until(one, clock.now())
    assert vault.purge() == 2
    assert lying() == [kept.row.id]
    for act in (lambda: files.read(gone_id, key_box), lambda: files.open_claimed(gone_id)):
        with pytest.raises(NotFound):
            act()
    assert files.open_claimed(kept.row.id) == PICTURE


def test_without_its_row_a_photo_is_gone_even_before_its_file(app: Flask) -> None:
    received = put()
    sealed_id, key_box = received.row.id, received.key_box
    with writing():
        vault.destroy([sealed_id])
    with pytest.raises(NotFound):
        files.read(sealed_id, key_box)
    assert lying() == [sealed_id]
    aged(sealed_id, timedelta(hours=2))
    assert files.sweep(nobody) == 1
    assert lying() == []


def test_without_its_file_a_photo_is_gone(app: Flask) -> None:
    received = put()
    files.destroy(received.row.id)
    for act in (lambda: files.read(received.row.id, received.key_box), lambda: files.open_claimed(received.row.id)):
        with pytest.raises(NotFound):
            act()


def test_sweeping_spares_what_has_a_row_what_is_known_and_what_is_young(app: Flask) -> None:
    kept = put().row.id
    known, lost, young = files.lock(b"known"), files.receive([b"lost"], most=MOST).row.id, files.lock(b"young")
    for name in (kept, known, lost):
        aged(name, timedelta(hours=2))
    asked: list[str] = []

    def used_by_photos(names: Collection[str]) -> Collection[str]:
        asked.extend(names)
        return {known}

    assert files.sweep(used_by_photos) == 1
    assert lying() == sorted([kept, known, young])
    assert sorted(asked) == sorted([kept, known, lost])
    assert files.sweep(used_by_photos) == 0


def test_sweeping_asks_for_many_names_at_a_time(app: Flask) -> None:
    count = files.ROWS + 5
    for number in range(count):
        folder().mkdir(exist_ok=True)
        (folder() / f"lost{number}").write_bytes(b"x")
        aged(f"lost{number}", timedelta(hours=2))
    sizes: list[int] = []

    def note(names: Collection[str]) -> Collection[str]:
        sizes.append(len(names))
        return ()

    assert files.sweep(note) == count
    assert sizes == [files.ROWS, 5]


def test_sweeping_removes_what_a_killed_process_began(app: Flask) -> None:
    receiver = files.Receiver()
    receiver.write(PICTURE)
    [scratch] = lying()
    files.sweep(nobody)
    assert lying() == [scratch]
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        files.sweep(nobody)
    assert lying() == []
    receiver.cancel()


def test_a_photo_in_a_bucket_lives_and_dies_like_one_in_a_folder(in_bucket: Flask) -> None:
    picture = PICTURE * 30  # more than 8 MB: sent in parts
    received, covered = put(picture), files.lock(b"covered")
    sealed_id, key_box = received.row.id, received.key_box
    assert files.read(sealed_id, key_box) == files.open_claimed(sealed_id) == picture
    assert files.unlock(covered) == b"covered"
    assert lying() == []
    vault.keep_until(sealed_id, clock.now())
    assert vault.purge() == 1
    with pytest.raises(NotFound):
        files.read(sealed_id, key_box)
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert files.sweep(nobody) == 1
    with pytest.raises(NotFound):
        files.unlock(covered)


def test_when_the_bucket_is_away_nothing_is_half_done(environment: dict[str, str]) -> None:
    given = {"FORUM_S3_ENDPOINT": "http://127.0.0.1:9", "FORUM_VAULT_STORE": "s3://redress/vault"}
    given |= {f"FORUM_{name.upper()}": value for name, value in KEY.items()}
    away = create_app(Settings.from_environment(environment | given))
    with away.app_context():
        acts: tuple[Callable[[], object], ...] = (
            lambda: files.receive([PICTURE], most=MOST),
            lambda: files.lock(b"x"),
            lambda: files.unlock("name"),
        )
        for act in acts:
            with pytest.raises(StorageAway):
                act()
        assert db.session.query(Sealed).count() == 0
        db.session.remove()
        db.engine.dispose()
