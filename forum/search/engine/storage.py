"""How the index lies on the disk, as Whoosh sees it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence
from whoosh.reading import SegmentReader

from forum.search.generations import Unreadable

STORED_ONLY = ("number", "takedown", "language", "state", "title", "rest")


class Weighed(FieldType):  # type: ignore[misc]
    """A field whose words come with their weights."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)

    def index(self, value: dict[str, float], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give Whoosh each word with its weight."""
        for word, weight in value.items():
            yield word.encode(), 1, weight, b""


class Folder(FileStorage):  # type: ignore[misc]
    """A generation's folder in which Whoosh sees only the files that count, and removes none before the switch."""

    def __init__(self, folder: Path, names: Collection[str]) -> None:
        super().__init__(str(folder))
        self.names = set(names)

    def list(self) -> list[str]:
        """The files that count, and those written since."""
        return sorted(self.names)

    def create_file(self, name: str, **options: Any) -> Any:
        """Write a file that will count."""
        self.names.add(name)
        return super().create_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file that will count."""
        super().rename_file(oldname, newname, safe)
        self.names = (self.names - {oldname}) | {newname}

    def file_exists(self, name: str) -> bool:
        """Whoosh asks this once per posting; the disk need not be asked."""
        return name in self.names

    def delete_file(self, name: str) -> None:
        """Only forget a file: CURRENT may still name it."""
        self.names.discard(name)


def schema() -> Schema:
    fields = {name: Weighed() for name in ("id", "words", "spelled", "facets")}
    return Schema(**fields, **{name: STORED() for name in STORED_ONLY})


@contextmanager
def damage() -> Iterator[None]:
    """Whoosh meets damage with any error at all; say what it means."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("the index is damaged") from error


def decoded(reader: SegmentReader, field: str, word: str) -> tuple[list[int], list[float]]:
    documents: list[int] = []
    weights: list[float] = []
    if not reader.doc_frequency(field, word):
        return documents, weights
    matcher = reader.postings(field, word)
    while matcher.is_active():
        documents.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return documents, weights
