"""Where photos lie: files by name, in a folder or in a bucket that speaks S3. Only this module knows boto3."""

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from flask_babel import gettext as _

from forum.config import settings
from forum.errors import StorageAway

logger = logging.getLogger(__name__)

NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}")
PART = 256 * 1024
# From this size on a file goes to S3 in several requests.
LARGE = 8 * 1024 * 1024
# A page waits for these seconds, and asks twice at most.
CONNECT, ANSWER, ATTEMPTS = 3, 20, 2


class Store(Protocol):
    """Files by name; a name is letters, digits, `_`, `-` and dots, and never a path (ValueError)."""

    def put(self, name: str, parts: Iterable[bytes]) -> int:
        """Keep a file whole or not at all, over one of the same name; durable on return. Gives its size."""
        writing = self.begin(name)
        try:
            for part in parts:
                writing.write(part)
            return writing.finish()
        finally:
            writing.cancel()

    def get(self, name: str) -> bytes | None:
        """All of a file; None when it is not there."""
        parts = self.parts(name)
        return None if parts is None else b"".join(parts)

    def begin(self, name: str) -> "Writing":
        """Keep a file that comes bit by bit."""

    def parts(self, name: str) -> "Reading | None":
        """A file piece by piece; None when it is not there."""

    def delete(self, name: str) -> None:
        """Make sure that it is not there."""

    def names(self) -> Iterator[tuple[str, datetime]]:
        """Every file, and when it was written."""

    def forget_unfinished(self, before: datetime) -> None:
        """Remove what a killed process began to write, and nobody finished."""


def photo_store() -> Store:
    """Covered copies, which the public may see."""
    return store(settings().photo_store, settings().instance / "photos")


def store(address: str, default: Path) -> Store:
    """The bucket at an address, or the folder when there is none."""
    if not address:
        return Folder(default)
    bucket, _slash, prefix = address.removeprefix("s3://").rstrip("/").partition("/")
    of = settings()
    client = _client(of.s3_endpoint, of.s3_key, of.s3_secret, of.s3_region)
    return Bucket(client, bucket, f"{prefix}/" if prefix else "")


@dataclass(frozen=True)
class Folder(Store):
    """Files in a folder that is its owner's alone."""

    root: Path

    def begin(self, name: str) -> "Writing":
        """Write beside, wait for the disk, rename: nobody ever meets half a file under its name."""
        path = self._path(name)
        self._make()
        return Writing(self.root, lambda scratch: self._settle(scratch, path))

    def parts(self, name: str) -> "Reading | None":
        """A file piece by piece."""
        try:
            file = self._path(name).open("rb")
        except FileNotFoundError:
            return None
        return Reading(file.read, file.close)

    def delete(self, name: str) -> None:
        """Remove a file for good: a power cut does not bring it back."""
        path = self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return
        _sync(self.root)

    def names(self) -> Iterator[tuple[str, datetime]]:
        """Every file; one that goes meanwhile may be missing."""
        return ((name, at) for name, at in self._entries() if NAME.fullmatch(name))

    def forget_unfinished(self, before: datetime) -> None:
        """Remove scratch files that are older."""
        for name, at in self._entries():
            if name.startswith(".") and at < before:
                (self.root / name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.root / _checked(name)

    def _settle(self, scratch: Path, path: Path) -> None:
        scratch.replace(path)
        _sync(self.root)

    def _make(self) -> None:
        if not self.root.is_dir():
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync(self.root.parent)

    def _entries(self) -> Iterator[tuple[str, datetime]]:
        if not self.root.is_dir():
            return
        for entry in list(os.scandir(self.root)):
            try:
                yield entry.name, datetime.fromtimestamp(entry.stat().st_mtime, UTC)
            except FileNotFoundError:
                continue


@dataclass(frozen=True)
class Bucket(Store):
    """Files in a bucket. What S3 refuses or does not answer raises StorageAway."""

    client: Any
    bucket: str
    prefix: str

    def begin(self, name: str) -> "Writing":
        """Collect on disk first: whatever goes wrong before the end, the bucket has not heard of the file."""
        key = self._key(name)
        return Writing(None, lambda scratch: self._upload(scratch, key))

    def parts(self, name: str) -> "Reading | None":
        """A file piece by piece."""
        key = self._key(name)
        with _asking():
            try:
                found = self.client.get_object(Bucket=self.bucket, Key=key)
            except self.client.exceptions.NoSuchKey:
                return None
        body = found["Body"]
        return Reading(lambda size: _read(body, size), body.close)

    def delete(self, name: str) -> None:
        """Remove a file; S3 says yes when it is gone already."""
        with _asking():
            self.client.delete_object(Bucket=self.bucket, Key=self._key(name))

    def names(self) -> Iterator[tuple[str, datetime]]:
        """Every file under the prefix."""
        for name, found in self._listed("list_objects_v2", "Contents"):
            yield name, found["LastModified"].astimezone(UTC)

    def forget_unfinished(self, before: datetime) -> None:
        """Give up uploads in parts that are older: S3 keeps, and bills, what has arrived of them."""
        for name, found in self._listed("list_multipart_uploads", "Uploads"):
            if found["Initiated"] < before:
                with _asking():
                    self.client.abort_multipart_upload(
                        Bucket=self.bucket, Key=self._key(name), UploadId=found["UploadId"]
                    )

    def _upload(self, scratch: Path, key: str) -> None:
        with _asking():
            self.client.upload_file(str(scratch), self.bucket, key, Config=_in_parts())

    def _key(self, name: str) -> str:
        return self.prefix + _checked(name)

    def _listed(self, act: str, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
        with _asking():
            for page in self.client.get_paginator(act).paginate(Bucket=self.bucket, Prefix=self.prefix):
                for found in page.get(part, ()):
                    name = found["Key"].removeprefix(self.prefix)
                    if NAME.fullmatch(name):
                        yield name, found


class Writing:
    """A file on its way, under no name yet; whoever begins it finishes or cancels it."""

    def __init__(self, folder: Path | None, settle: Callable[[Path], None]) -> None:
        handle, path = tempfile.mkstemp(prefix=".", dir=folder)
        self._file, self._path, self._settle = os.fdopen(handle, "wb"), Path(path), settle
        self._size = 0

    def write(self, part: bytes) -> None:
        """Add to it."""
        self._size += self._file.write(part)

    def finish(self) -> int:
        """Put it under its name; say how large it became."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._settle(self._path)
        finally:
            self.cancel()
        return self._size

    def cancel(self) -> None:
        """Leave nothing behind, unless it is finished."""
        try:
            self._file.close()  # fails on a full disk, too
        finally:
            self._path.unlink(missing_ok=True)


class Reading(Iterator[bytes]):
    """The pieces of one file. Whoever may stop early closes it, as a web server does."""

    def __init__(self, read: Callable[[int], bytes], close: Callable[[], None]) -> None:
        self._read, self.close = read, close

    def __next__(self) -> bytes:
        """Give the next piece."""
        part = self._read(PART)
        if part:
            return part
        self.close()
        raise StopIteration


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ValueError("not the name of a file")
    return name


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(body: Any, size: int) -> bytes:
    with _asking():
        part: bytes = body.read(size)
    return part


@contextmanager
def _asking() -> Iterator[None]:
    """Turn every error of S3 into ours; its own code goes to the log, for whoever runs the forum."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        code = getattr(error, "response", {}).get("Error", {}).get("Code", type(error).__name__)
        logger.warning("the store of photos refused or did not answer", extra={"status": code}, exc_info=error)
        raise StorageAway(_("Photos cannot be reached for the moment. Please try again in a few minutes.")) from error


@cache
def _client(endpoint: str, key: str, secret: str, region: str) -> Any:
    """Connect once a process: making a client takes longer than most requests."""
    # Loading boto3 takes time and memory that a forum with folders must not pay.
    from boto3.session import Session
    from botocore.config import Config

    return Session(aws_access_key_id=key or None, aws_secret_access_key=secret or None).client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region or None,
        config=Config(
            connect_timeout=CONNECT,
            read_timeout=ANSWER,
            retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
            # Services other than Amazon's have no host for each bucket, and many refuse its newer checksums.
            s3={"addressing_style": "path" if endpoint else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


def _in_parts() -> Any:
    from boto3.s3.transfer import TransferConfig

    return TransferConfig(multipart_threshold=LARGE, multipart_chunksize=LARGE, use_threads=False)
