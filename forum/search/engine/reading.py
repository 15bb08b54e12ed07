"""Searching one generation of the index, and noticing when another one counts."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator
from heapq import nsmallest
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from forum.search import generations
from forum.search.engine.storage import STORED_ONLY, Folder, damage, decoded
from forum.search.generations import Generation, Unreadable
from forum.search.rules import ranking
from forum.search.rules.documents import EDITION
from forum.search.rules.questions import Question
from forum.search.rules.ranking import Hit
from forum.search.rules.spelling import SHORTEST, TWO_MISTAKES, beginning, near, two_away
from forum.search.rules.words import variants

CACHED_POSTINGS = 2_000_000
CACHED_FREQUENCIES = 20_000
# A word is suggested only when it stands in so many documents.
ENOUGH = 3

Place = tuple[int, int]
Postings = tuple[list[int], list[float]]


class Found(NamedTuple):
    """The best hits, and how many there are in all."""

    hits: list[Hit]
    total: int


class Snapshot:
    """One generation, open for searching. Whoosh's readers share file positions, so one thread reads at a time."""

    def __init__(self, generation: Generation, before: "Snapshot | None" = None) -> None:
        """Open it; what `before` knew of files that are still the same is kept. Raises Unreadable."""
        generations.check(generation, before.generation.files if before else {})
        self.generation: Generation = generation
        self._lock = threading.RLock()
        self._postings: OrderedDict[tuple[str, int, str, str], Postings] = OrderedDict()
        self._cached = 0
        self._frequencies: dict[tuple[str, str], int] = {}
        with damage():
            index = FileIndex(Folder(generation.folder, generation.files))
            self.readers: list[SegmentReader] = [reader for reader, _base in index.reader().leaf_readers()]
            self.readers = [reader for reader in self.readers if reader.segment() is not None]
            self.documents: int = sum(reader.doc_count() for reader in self.readers)
        if before and before.generation.folder == generation.folder:
            self._inherit(before)

    def find(self, asked: Question, most: int, facets: Collection[str] = (), weed: bool = True) -> Found:
        """The best documents for a question, best first; `weed` leaves out the long tail."""
        with self._lock, damage():
            scores = self._scores(asked)
            for facet in facets:
                having = self._having("facets", facet)
                scores = {place: score for place, score in scores.items() if place in having}
            if weed:
                enough = ranking.worthwhile(max(scores.values(), default=0.0))
                scores = {place: score for place, score in scores.items() if score >= enough}
            best = nsmallest(most, scores.items(), key=lambda scored: (-scored[1], scored[0]))
            hits = [self._hit(place, score) for place, score in best]
            return Found(ranking.reranked(hits, asked, self.rarity), len(scores))

    def rarity(self, word: str) -> float:
        """How much a word tells here."""
        with self._lock, damage():
            return max(self._rare(stem) for stem in variants(word))

    def is_known(self, word: str) -> bool:
        """Whether any document can be found by this word."""
        with self._lock, damage():
            return any(self._frequency("words", stem) for stem in variants(word))

    def spellings(self, word: str, most: int = 5) -> list[str]:
        """Words of at least three documents that somebody may have meant, the likeliest first."""
        if len(word) < SHORTEST or not word.isalpha():
            return []
        with self._lock, damage():
            found = {other: self._frequency("spelled", other) for other in set(near(word)) - {word}}
            if not any(count >= ENOUGH for count in found.values()) and len(word) >= TWO_MISTAKES:
                found = {other: self._frequency("spelled", other) for other in two_away(word, self._beginning(word))}
        often = [other for other, count in found.items() if count >= ENOUGH]
        return sorted(often, key=lambda other: (-found[other], other))[:most]

    def documents_with(self, word: str, most: int = 50) -> list[Hit]:
        """Documents in which a word stands as it is spelled."""
        with self._lock, damage():
            return [self._hit(place, 0.0) for place in sorted(self._having("spelled", word))[:most]]

    def count_with(self, word: str) -> int:
        """In how many documents a word stands as it is spelled."""
        with self._lock, damage():
            return len(self._having("spelled", word))

    def lexicon(self) -> Iterator[str]:
        """Every word the index holds, for tests that look for what must not be there."""
        with self._lock, damage():
            for reader in self.readers:
                yield from (word.decode() for _field, word in reader.all_terms())
                yield from (f"{told['title']} {told['rest']}" for told in reader.all_stored_fields())

    def _scores(self, asked: Question) -> dict[Place, float]:
        scores: dict[Place, float] = defaultdict(float)
        for word, times in asked.times:
            for place, weight in self._weights(word).items():
                scores[place] += times * weight
        return scores

    def _weights(self, word: str) -> dict[Place, float]:
        """What one word adds to each document: a word of both languages counts once, as the better of the two."""
        best: dict[Place, float] = {}
        for stem in variants(word):
            rare = self._rare(stem)
            for segment, reader in enumerate(self.readers):
                for document, weight in zip(*self._read(reader, "words", stem), strict=True):
                    place = (segment, document)
                    best[place] = max(best.get(place, 0.0), rare * weight)
        return best

    def _rare(self, stem: str) -> float:
        return ranking.rarity(self.documents, min(self._frequency("words", stem), self.documents))

    def _frequency(self, field: str, word: str) -> int:
        known = self._frequencies.get((field, word))
        if known is None:
            if len(self._frequencies) >= CACHED_FREQUENCIES:
                self._frequencies.clear()
            known = sum(reader.doc_frequency(field, word) for reader in self.readers)
            self._frequencies[field, word] = known
        return known

    def _having(self, field: str, word: str) -> set[Place]:
        return {
            (segment, document)
            for segment, reader in enumerate(self.readers)
            for document in self._read(reader, field, word)[0]
        }

    def _read(self, reader: SegmentReader, field: str, word: str) -> Postings:
        """The documents of a segment with a word and its weight in each, decoded once."""
        segment = reader.segment()
        key = (segment.segment_id(), segment.deleted_count(), field, word)
        if key in self._postings:
            self._postings.move_to_end(key)
            return self._postings[key]
        self._postings[key] = postings = decoded(reader, field, word)
        self._cached += len(postings[0]) + 1
        while self._cached > CACHED_POSTINGS:
            _old, (documents, _weights) = self._postings.popitem(last=False)
            self._cached -= len(documents) + 1
        return postings

    def _inherit(self, before: "Snapshot") -> None:
        """Keep what is decoded of segments that did not change."""
        alive = {(reader.segment().segment_id(), reader.segment().deleted_count()) for reader in self.readers}
        with before._lock:
            kept = [(key, postings) for key, postings in before._postings.items() if key[:2] in alive]
        self._postings.update(kept)
        self._cached = sum(len(documents) + 1 for _key, (documents, _weights) in kept)

    def _beginning(self, word: str) -> set[str]:
        start = beginning(word)
        return {found.decode() for reader in self.readers for found in reader.expand_prefix("spelled", start)}

    def _stored(self, place: Place) -> dict[str, Any]:
        segment, document = place
        told: dict[str, Any] = self.readers[segment].stored_fields(document)
        return told

    def _hit(self, place: Place, score: float) -> Hit:
        told = self._stored(place)
        return Hit(score=score, **{name: told[name] for name in STORED_ONLY})


_open: dict[Path, tuple[object, Snapshot]] = {}
_opening = threading.Lock()


def opened(root: Path) -> Snapshot:
    """The index that counts now, opened once per process and again when CURRENT is switched. Raises Unreadable."""
    with _opening:
        stamp = generations.stamp(root)
        held = _open.get(root)
        if held and stamp is not None and held[0] == stamp:
            return held[1]
        _open.pop(root, None)
        snapshot = _newest(root, held[1] if held else None)
        _open[root] = (stamp, snapshot)
        return snapshot


def forget(root: Path) -> None:
    """Close an index that turned out to be damaged, so that it is looked at afresh."""
    with _opening:
        _open.pop(root, None)


def _newest(root: Path, before: Snapshot | None) -> Snapshot:
    """Open what CURRENT names; a writer may remove its files just then, so look again before calling it damaged."""
    for _again in range(5):
        generation = generations.current(root)
        try:
            if generation.edition != EDITION:
                raise Unreadable("the index was made with other rules")
            return Snapshot(generation, before)
        except Unreadable:
            if generations.current(root) == generation:
                raise
    raise Unreadable("the index changes faster than it can be read")
