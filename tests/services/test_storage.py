"""Files of photos: whole or not there, in a folder and in a bucket, and never under a name that leads elsewhere."""

import gc
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask

from forum import storage
from forum.config import ROOT
from forum.errors import StorageAway
from forum.storage import Bucket, Folder, Store
from tests.pages.small import dispose, small_app
from tests.services.buckets import KEY, new_bucket, s3_server

# A process that is killed while it writes its second file.
KILLED = """
import os, signal, sys
from pathlib import Path
from forum.storage import Folder

def parts():
    yield b"half of it" * 100_000
    os.kill(os.getpid(), signal.SIGKILL)

Folder(Path(sys.argv[1])).put("photo", [b"the first one"])
Folder(Path(sys.argv[1])).put(sys.argv[2], parts())
"""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def app(tmp_path: Path, endpoint: str) -> Iterator[Flask]:
    made = small_app(tmp_path, s3_endpoint=endpoint, **KEY)
    with made.app_context():
        yield made
    dispose(made)


@pytest.fixture(params=["folder", "bucket", "prefix"])
def store(request: pytest.FixtureRequest, app: Flask, tmp_path: Path, endpoint: str) -> Store:
    if request.param == "folder":
        return storage.store("", tmp_path / "photos")
    address = f"s3://{new_bucket(endpoint)}" + ("/public/copies/" if request.param == "prefix" else "")
    return storage.store(address, tmp_path / "photos")


def names(store: Store) -> list[str]:
    return sorted(name for name, _at in store.names())


def closed_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}"


@contextmanager
def broken_server() -> Iterator[str]:
    """A server that promises more than it sends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer_half, args=(listening,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    thread.join(5)


def _answer_half(listening: socket.socket) -> None:
    with listening.accept()[0] as peer:
        peer.recv(65_536)
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nhalf of it")


def test_a_file_comes_back_as_it_was_put(store: Store) -> None:
    store.put("another.webp", [b"noise"])
    assert store.put("a-Photo_1.webp", (part for part in (b"one ", b"", b"two"))) == 7
    assert store.get("a-Photo_1.webp") == b"one two"
    assert b"".join(store.parts("a-Photo_1.webp") or ()) == b"one two"
    assert names(store) == ["a-Photo_1.webp", "another.webp"]


def test_a_file_put_again_takes_the_place_of_the_first(store: Store) -> None:
    store.put("photo", [b"first, and longer"])
    store.put("photo", [b"second"])
    assert store.get("photo") == b"second"
    assert names(store) == ["photo"]


def test_what_is_not_there_is_none_and_can_be_deleted_again(store: Store) -> None:
    assert list(store.names()) == []
    assert store.get("photo") is None and store.parts("photo") is None
    store.delete("photo")
    store.put("photo", [b"x"])
    store.delete("photo")
    assert store.get("photo") is None
    store.delete("photo")
    assert names(store) == []


def test_files_tell_when_they_were_written(store: Store) -> None:
    before = datetime.now(UTC) - timedelta(seconds=5)
    store.put("photo", [b"x"])
    [(_name, at)] = store.names()
    assert at.tzinfo is UTC and before < at < before + timedelta(seconds=65)


def test_an_empty_file_is_a_file(store: Store) -> None:
    assert store.put("photo", []) == 0
    assert store.get("photo") == b""


def test_a_file_that_cannot_be_finished_leaves_nothing(store: Store, tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half of it"
        raise RuntimeError("the sender hung up")

    store.put("photo", [b"the first one"])
    with pytest.raises(RuntimeError):
        store.put("photo", parts())
    with pytest.raises(RuntimeError):
        store.put("other", parts())
    assert store.get("photo") == b"the first one"
    assert names(store) == ["photo"]
    assert not list(tmp_path.glob("photos/.*"))


def test_a_name_never_leads_elsewhere(store: Store) -> None:
    for name in ("", ".", "..", ".hidden", "../up", "a/b", "a\\b", "a\0b", "ab\n", "é", "a" * 81):
        for act in (store.get, store.parts, store.delete, lambda name: store.put(name, [b"x"])):
            with pytest.raises(ValueError):
                act(name)
    assert names(store) == []


def test_a_large_file_is_read_in_pieces(store: Store) -> None:
    large = os.urandom(storage.LARGE + 3_000_000)
    assert store.put("large", (large[at : at + 100_000] for at in range(0, len(large), 100_000))) == len(large)
    parts = list(store.parts("large") or ())
    assert max(map(len, parts)) <= 1_000_000
    assert b"".join(parts) == large


def test_a_large_file_goes_to_a_bucket_in_several_requests(app: Flask, endpoint: str, tmp_path: Path) -> None:
    bucket = storage.store(f"s3://{new_bucket(endpoint)}", tmp_path)
    assert isinstance(bucket, Bucket)
    for name, size in (("small", storage.LARGE - 1), ("large", storage.LARGE + 1)):
        bucket.put(name, [bytes(size)])
    tags = {name: bucket.client.head_object(Bucket=bucket.bucket, Key=name)["ETag"] for name in ("small", "large")}
    # S3 marks the tag of a file that came in parts with their number.
    assert tags["large"].endswith('-2"') and "-" not in tags["small"]


def test_whoever_stops_reading_closes_the_file(store: Store) -> None:
    store.put("photo", [b"x" * 600_000])
    parts = store.parts("photo")
    assert parts is not None and next(parts)
    parts.close()
    del parts
    gc.collect()  # a file left open would be a warning, and so an error


def test_the_folder_and_its_files_are_their_owners_alone(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "instance" / "photos")
    folder.put("photo", [b"x"])
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder.root / "photo").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["photo", "new"])
def test_a_killed_process_leaves_the_old_file_or_none(tmp_path: Path, name: str) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), name], cwd=ROOT, capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    folder = Folder(tmp_path)
    assert names(folder) == ["photo"]
    assert folder.get("photo") == b"the first one"
    [scratch] = [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    folder.forget_unfinished(datetime.now(UTC) - timedelta(hours=1))
    assert scratch.exists()
    folder.forget_unfinished(datetime.now(UTC) + timedelta(seconds=5))
    assert [path.name for path in tmp_path.iterdir()] == ["photo"]


def test_uploads_that_nobody_finished_are_given_up(app: Flask, endpoint: str, tmp_path: Path) -> None:
    bucket = storage.store(f"s3://{new_bucket(endpoint)}/vault", tmp_path)
    assert isinstance(bucket, Bucket)
    for key in ("vault/begun", "elsewhere/begun"):
        bucket.client.create_multipart_upload(Bucket=bucket.bucket, Key=key)
    bucket.forget_unfinished(datetime(2000, 1, 1, tzinfo=UTC))  # this server says that all began in 2010
    assert _uploads(bucket) == ["elsewhere/begun", "vault/begun"]
    bucket.forget_unfinished(datetime.now(UTC) + timedelta(minutes=1))
    assert _uploads(bucket) == ["elsewhere/begun"]


def _uploads(bucket: Bucket) -> list[str]:
    found = bucket.client.list_multipart_uploads(Bucket=bucket.bucket)
    return sorted(one["Key"] for one in found.get("Uploads", ()))


def test_two_prefixes_of_a_bucket_are_two_places(app: Flask, endpoint: str, tmp_path: Path) -> None:
    bucket = new_bucket(endpoint)
    photos, vault = (storage.store(f"s3://{bucket}/{name}", tmp_path) for name in ("photos", "vault"))
    vault.put("sealed", [b"x"])
    assert names(photos) == [] and photos.get("sealed") is None
    assert names(vault) == ["sealed"]


def test_a_server_that_is_gone_is_told_soon_and_in_plain_words(tmp_path: Path) -> None:
    app = small_app(tmp_path, s3_endpoint=closed_port(), **KEY)
    with app.app_context():
        bucket = storage.store("s3://redress", tmp_path)
        acts = (
            lambda: bucket.get("photo"),
            lambda: bucket.put("photo", [b"x"]),
            lambda: bucket.delete("photo"),
            lambda: list(bucket.names()),
        )
        for act in acts:
            begun = time.monotonic()
            with pytest.raises(StorageAway) as away:
                act()
            assert time.monotonic() - begun < 5
            assert away.value.status == 503
            assert "127.0.0.1" not in str(away.value) and "Photos cannot be reached" in away.value.message
    dispose(app)


def test_a_bucket_that_does_not_exist_is_no_empty_bucket(app: Flask, tmp_path: Path) -> None:
    bucket = storage.store("s3://no-such-bucket-here", tmp_path)
    for act in (lambda: bucket.get("photo"), lambda: list(bucket.names()), lambda: bucket.put("photo", [b"x"])):
        with pytest.raises(StorageAway):
            act()


def test_an_answer_that_breaks_off_is_no_short_file(tmp_path: Path) -> None:
    with broken_server() as address:
        app = small_app(tmp_path, s3_endpoint=address, **KEY)
        with app.app_context(), pytest.raises(StorageAway):
            storage.store("s3://redress", tmp_path).get("photo")
        dispose(app)


def test_the_public_copies_lie_in_the_instance_folder_or_where_the_setting_says(
    app: Flask, endpoint: str, tmp_path: Path
) -> None:
    assert storage.photo_store() == Folder(tmp_path / "photos")
    other = small_app(tmp_path, s3_endpoint=endpoint, photo_store=f"s3://{new_bucket(endpoint)}/photos", **KEY)
    with other.app_context():
        assert isinstance(storage.photo_store(), Bucket)
        assert storage.photo_store() == storage.photo_store()  # one client a process
    dispose(other)


def test_a_forum_with_folders_never_loads_the_library_for_s3(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom forum import create_app, storage\n"
        "store = storage.Folder(Path(sys.argv[1]))\nstore.put('photo', [b'x'])\nassert store.get('photo') == b'x'\n"
        "sys.exit(', '.join({name.split('.')[0] for name in sys.modules} & {'boto3', 'botocore'}) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
