"""Tables as a few bytes for each word, which all processes of one machine can share."""

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import Any, Generic, TypeVar

from forum.redaction.rules.knowledge import Tables

_LANGUAGES = ("en", "fr")
# Countries with the first name, with the last name, whether a place, how often counted as first and as last name,
# and which level of commonness in each language.
_ROW = Struct("=BBBBBHH")
_LENGTH = Struct("=I")
_HASH = 8
# What a text repeats is looked up once; more than this many words would weigh more than they save.
_REMEMBERED = 4096
_LONGEST = 40
_COMMON = 5
_Row = tuple[int, int, int, int, int, float, float]
_NOTHING: _Row = (0, 0, 0, 0, 0, 0.0, 0.0)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Column(Generic[_Value]):
    """One table: what all rows say in the same place."""

    row: Callable[[str], tuple[Any, ...]]
    place: int

    def get(self, key: str, default: _Value, /) -> _Value:
        said: _Value = self.row(key)[self.place]
        return said or default

    def __contains__(self, key: object, /) -> bool:
        return isinstance(key, str) and bool(self.row(key)[self.place])


def packed(tables: Tables, words: set[str]) -> bytes:
    """Write down what the tables say about each of these words.

    Words are known by 64 bits of their hash: among 300,000 of them, one word of a text in 60,000,000,000,000 is
    mistaken for another. The file holds numbers, no words.
    """
    words = {key for key in words if len(key) <= _LONGEST}
    common = [tables.frequency[language].get for language in _LANGUAGES]
    levels = sorted({0.0, *(level(key, 0.0) for level in common for key in words)})
    place = {level: number for number, level in enumerate(levels)}
    rows = sorted((_hash(key), _row(tables, key, place)) for key in words)
    about = json.dumps({"levels": levels, "shape": dict(tables.shape), "rows": len(rows)}).encode()
    hashes = array("Q", (number for number, _ in rows)).tobytes()
    facts = b"".join(row for _, row in rows)
    return b"".join((_LENGTH.pack(len(about)), about, hashes, facts))


def unpacked(content: memoryview) -> Tables:
    """Read the tables where they lie, without taking them to pieces."""
    (length,) = _LENGTH.unpack_from(content)
    begin = _LENGTH.size + length
    about = json.loads(bytes(content[_LENGTH.size : begin]))
    hashes = content[begin : begin + _HASH * about["rows"]].cast("Q")
    facts, levels, count = content[begin + hashes.nbytes :], about["levels"], len(hashes)

    @lru_cache(_REMEMBERED)
    def found(key: str) -> _Row:
        wanted = _hash(key)
        place = bisect_left(hashes, wanted)
        if place == count or hashes[place] != wanted:
            return _NOTHING
        first, last, known, counted_first, counted_last, english, french = _ROW.unpack_from(facts, place * _ROW.size)
        return first, last, known, counted_first, counted_last, levels[english], levels[french]

    def row(key: str) -> _Row:
        return found(key) if len(key) <= _LONGEST else _NOTHING

    return Tables(
        first=_Column(row, 0),
        last=_Column(row, 1),
        places=_Column(row, 2),
        frequency={language: _Column(row, _COMMON + number) for number, language in enumerate(_LANGUAGES)},
        shape=about["shape"],
        counted_first=_Column(row, 3),
        counted_last=_Column(row, 4),
    )


def _row(tables: Tables, key: str, place: Mapping[float, int]) -> bytes:
    return _ROW.pack(
        tables.first.get(key, 0),
        tables.last.get(key, 0),
        key in tables.places,
        tables.counted_first.get(key, 0),
        tables.counted_last.get(key, 0),
        place[tables.frequency["en"].get(key, 0.0)],
        place[tables.frequency["fr"].get(key, 0.0)],
    )


def _hash(key: str) -> int:
    # A text may hold halves of characters, which no encoding takes without being told.
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest(), sys.byteorder)
