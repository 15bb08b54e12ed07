"""Names as keyed hashes in one sorted row: a copied row names nobody, and a long one costs as much as a short one."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from hashlib import blake2b
from operator import or_

# What is known of a key. The low byte of each number says it, the other seven are the hash.
GIVEN, FAMILY, HANDLE, OTHER = 1, 2, 4, 8
NAME = GIVEN | FAMILY
_FACTS = 0xFF
_BUCKETS = 256
_REMEMBERED = 20_000

Row = Sequence[int]


@dataclass(frozen=True, slots=True)
class HashTable:
    """A sorted row of numbers, in memory or in a mapped file, and the secret that its hashes were made with."""

    row: Row
    secret: bytes = field(repr=False)
    _seen: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def facts(self, key: str) -> int:
        """Say what is known of a key; 0 when nothing is."""
        known = self._seen.get(key)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[key] = self._look_up(key)
        return known

    def _look_up(self, key: str) -> int:
        wanted = number_of(key, self.secret)
        place = bisect_left(self.row, wanted)
        if place == len(self.row):
            return 0
        found = self.row[place]
        return found & _FACTS if found & ~_FACTS == wanted else 0

    def __len__(self) -> int:
        return len(self.row)


def number_of(key: str, secret: bytes) -> int:
    """Turn a key into a number whose low byte is free."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=7, key=secret).digest()
    return int.from_bytes(digest, "big") << 8


def sorted_row(facts: Iterable[tuple[str, int]], secret: bytes) -> "array[int]":
    """Hash every key and sort; the same key twice is one number with the facts of both.

    By the first byte of the hash, so that only a small part is ever a list of Python numbers.
    """
    buckets = [array("Q") for _ in range(_BUCKETS)]
    for key, known in facts:
        number = number_of(key, secret)
        buckets[number >> 56].append(number | known)
    row = array("Q")
    for bucket in buckets:
        row.extend(_united(sorted(bucket)))
        del bucket[:]
    return row


def merged(row: Row, more: Iterable[int]) -> Iterator[Row]:
    """Give the pieces of a row into which a few numbers were put at their places."""
    at = 0
    for number in more:
        place = bisect_left(row, number & ~_FACTS, at)
        yield row[at:place]
        same = place < len(row) and row[place] & ~_FACTS == number & ~_FACTS
        yield array("Q", [number | row[place] if same else number])
        at = place + 1 if same else place
    yield row[at:]


def _united(numbers: Sequence[int]) -> Iterator[int]:
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or (numbers[place] ^ numbers[start]) > _FACTS:
            yield reduce(or_, numbers[start:place])
            start = place
