"""Whoosh, and nobody else imports it: finds numbers and scores, never decides what may be seen.

A word's weight in a document is computed when it is written (`rules.documents.weights`), so a search only adds up
postings. Files are immutable; which of them count is for `generations` to say, also to Whoosh.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from heapq import nsmallest
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from forum.search import generations
from forum.search.generations import Generation, Unreadable
from forum.search.rules import ranking
from forum.search.rules.documents import EDITION, SearchDocument, analysed
from forum.search.rules.questions import Question
from forum.search.rules.ranking import Hit
from forum.search.rules.spelling import SAME_START, SHORTEST, TWO_MISTAKES, near, two_away
from forum.search.rules.words import variants

# When more than MOST segments are smaller than this, they become one: few files to look into, little to rewrite.
TIERS = (500, 5000)
MOST = 8
CACHED_POSTINGS = 2_000_000
MEMORY_MB = 128
ENOUGH = 3
STORED_ONLY = ("number", "takedown", "language", "state", "title", "rest")


class Weighed(FieldType):  # type: ignore[misc]
    """A field whose words come with their weights."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)

    def index(self, value: dict[str, float], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give Whoosh each word with its weight."""
        for word, weight in value.items():
            yield word.encode(), 1, weight, b""


class Found(NamedTuple):
    """The best hits, and how many documents there are that are worth showing."""

    hits: list[Hit]
    total: int


class _Folder(FileStorage):  # type: ignore[misc]
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


class Snapshot:
    """One generation, open for searching. Whoosh's readers share file positions, so one thread reads at a time."""

    def __init__(self, generation: Generation, before: "Snapshot | None" = None) -> None:
        """Open it; what `before` knew of files that are still the same is kept. Raises Unreadable."""
        generations.check(generation, before.generation.files if before else {})
        self.generation = generation
        self._lock = threading.RLock()
        self._postings: OrderedDict[tuple[str, int, str, str], tuple[list[int], list[float]]] = OrderedDict()
        self._cached = 0
        with _damage():
            index = FileIndex(_Folder(generation.folder, generation.files))
            self.readers: list[SegmentReader] = [reader for reader, _base in index.reader().leaf_readers()]
            self.readers = [reader for reader in self.readers if reader.segment() is not None]
            self.documents: int = sum(reader.doc_count() for reader in self.readers)
        if before and before.generation.folder == generation.folder:
            self._inherit(before)

    def find(self, asked: Question, most: int, facets: Collection[str] = (), weed: bool = True) -> Found:
        """The best documents for a question, best first; `weed` leaves out the long tail."""
        with self._lock, _damage():
            scores = self._scores(asked)
            for facet in facets:
                having = self._having("facets", facet)
                scores = {place: score for place, score in scores.items() if place in having}
            best = nsmallest(most, scores.items(), key=lambda scored: (-scored[1], scored[0]))
            hits = ranking.reranked([self._hit(place, score) for place, score in best], asked, self.rarity)
            if not weed:
                return Found(hits, len(scores))
            enough = ranking.WORTHWHILE * best[0][1] if best else 0.0
            return Found(ranking.worthwhile(hits), sum(score >= enough for score in scores.values()))

    def rarity(self, word: str) -> float:
        """How much a word tells here."""
        return max(self._rare(stem) for stem in variants(word))

    def is_known(self, word: str) -> bool:
        """Whether any document can be found by this word."""
        with self._lock, _damage():
            return any(self._frequency("words", stem) for stem in variants(word))

    def spellings(self, word: str, most: int = 5) -> list[str]:
        """Words of at least three documents that somebody may have meant, the likeliest first."""
        if len(word) < SHORTEST or not word.isalpha():
            return []
        with self._lock, _damage():
            found = {other: self._frequency("spelled", other) for other in set(near(word)) - {word}}
            if not any(count >= ENOUGH for count in found.values()) and len(word) >= TWO_MISTAKES:
                found = {other: self._frequency("spelled", other) for other in two_away(word, self._beginning(word))}
        often = [other for other, count in found.items() if count >= ENOUGH]
        return sorted(often, key=lambda other: (-found[other], other))[:most]

    def documents_with(self, word: str, most: int = 50) -> list[tuple[int, int]]:
        """Number and takedown of documents in which a word stands as it is spelled."""
        with self._lock, _damage():
            places = [
                (segment, place)
                for segment, reader in enumerate(self.readers)
                for place in self._read(reader, "spelled", word)[0][:most]
            ]
            stored = [self._stored(place) for place in places[:most]]
        return [(told["number"], told["takedown"]) for told in stored]

    def lexicon(self) -> Iterator[str]:
        """Every word the index holds, for tests that look for what must not be there."""
        with self._lock, _damage():
            for reader in self.readers:
                yield from (word.decode() for _field, word in reader.all_terms())
                yield from (f"{told['title']} {told['rest']}" for told in reader.all_stored_fields())

    def _scores(self, asked: Question) -> dict[tuple[int, int], float]:
        scores: dict[tuple[int, int], float] = defaultdict(float)
        for word, times in asked.times:
            for place, weight in self._weights(word).items():
                scores[place] += times * weight
        return scores

    def _weights(self, word: str) -> dict[tuple[int, int], float]:
        """What one word adds to each document: a word of both languages counts once, as the better of the two."""
        best: dict[tuple[int, int], float] = {}
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
        return sum(reader.doc_frequency(field, word) for reader in self.readers)

    def _having(self, field: str, word: str) -> set[tuple[int, int]]:
        return {
            (segment, document)
            for segment, reader in enumerate(self.readers)
            for document in self._read(reader, field, word)[0]
        }

    def _read(self, reader: SegmentReader, field: str, word: str) -> tuple[list[int], list[float]]:
        """The documents of a segment with a word and its weight in each, decoded once."""
        segment = reader.segment()
        key = (segment.segment_id(), segment.deleted_count(), field, word)
        if key in self._postings:
            self._postings.move_to_end(key)
            return self._postings[key]
        self._postings[key] = postings = _decoded(reader, field, word)
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
        start = word[:SAME_START]
        return {found.decode() for reader in self.readers for found in reader.expand_prefix("spelled", start)}

    def _stored(self, place: tuple[int, int]) -> dict[str, Any]:
        segment, document = place
        told: dict[str, Any] = self.readers[segment].stored_fields(document)
        return told

    def _hit(self, place: tuple[int, int], score: float) -> Hit:
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


def update(root: Path, documents: Sequence[SearchDocument], gone: Collection[int]) -> None:
    """Put these documents in the place of older ones and take others out; only under the WRITING lock."""
    generation = generations.current(root)
    if generation.edition != EDITION:
        raise Unreadable("the index was made with other rules")
    generations.check(generation, {})
    with _damage():
        names = _write(generation.folder, generation.files, documents, gone)
    kept = generations.switch(root, generation.folder, EDITION, names, generation.files)
    generations.sweep_files(kept)


class Building:
    """An index that is being made beside the living one."""

    def __init__(self, root: Path) -> None:
        generations.sweep_folders(root, _kept_folder(root))
        self.root = root
        self.folder = generations.new_folder(root)
        storage = _Folder(self.folder, ())
        FileIndex.create(storage, _schema(), "MAIN")
        self.names: set[str] = storage.names

    def add(self, documents: Sequence[SearchDocument], gone: Collection[int] = ()) -> None:
        """Write some more documents, replacing what was written of them."""
        self.names = _write(self.folder, self.names, documents, gone)

    def switch(self) -> None:
        """Let this index answer from now on, and remove the old one; only under the WRITING lock."""
        kept = generations.switch(self.root, self.folder, EDITION, self.names, {})
        generations.sweep_files(kept)
        generations.sweep_folders(self.root, kept.folder)


def _kept_folder(root: Path) -> Path | None:
    try:
        return generations.current(root).folder
    except Unreadable:
        return None


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


@contextmanager
def _damage() -> Iterator[None]:
    """Whoosh meets damage with any error at all; say what it means."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("the index is damaged") from error


def _decoded(reader: SegmentReader, field: str, word: str) -> tuple[list[int], list[float]]:
    documents: list[int] = []
    weights_: list[float] = []
    if not reader.doc_frequency(field, word):
        return documents, weights_
    matcher = reader.postings(field, word)
    while matcher.is_active():
        documents.append(matcher.id())
        weights_.append(matcher.weight())
        matcher.next()
    return documents, weights_


def _schema() -> Schema:
    fields = {name: Weighed() for name in ("id", "words", "spelled", "facets")}
    return Schema(**fields, **{name: STORED() for name in STORED_ONLY})


def _write(folder: Path, names: Collection[str], documents: Sequence[SearchDocument], gone: Collection[int]) -> set[str]:
    """Write one batch in one go; gives the files that count afterwards."""
    storage = _Folder(folder, names)
    coming = {document.number: _fields(document) for document in documents}
    # Our own lock is held; Whoosh's would be a file in the folder.
    writer = FileIndex(storage).writer(_lk=False, limitmb=MEMORY_MB)
    try:
        stale = _take_out(writer, {**dict.fromkeys(gone), **coming})
        for fields in coming.values():
            writer.add_document(**fields)
        writer.commit(mergetype=_rewriting(stale))
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise
    return storage.names


def _fields(document: SearchDocument) -> dict[str, Any]:
    read = analysed(document)
    facets = (f"state:{document.state}", f"product:{document.product}", f"language:{document.language}")
    return {
        "id": {str(document.number): 1.0},
        "words": read.weights,
        "spelled": dict.fromkeys(sorted({*read.title.split(), *read.rest.split()}), 1.0),
        "facets": dict.fromkeys(facets, 1.0),
        "number": document.number,
        "takedown": document.takedown,
        "language": document.language,
        "state": document.state,
        "title": read.title,
        "rest": read.rest,
    }


def _take_out(writer: Any, coming: dict[int, dict[str, Any] | None]) -> set[str]:
    """Mark older versions as deleted; gives the segments in which words stand that stand nowhere else now.

    Whoosh keeps the words of a deleted document until its segment is rewritten: it once suggested a removed name.
    """
    stale = set()
    for segment in writer.segments:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        for number, fields in coming.items():
            for place in _decoded(reader, "id", str(number))[0]:
                old = reader.stored_fields(place)
                words = {*old["title"].split(), *old["rest"].split()}
                if fields is None or words - fields["spelled"].keys():
                    stale.add(segment.segment_id())
                segment.delete_document(place)
        reader.close()
    return stale


def _rewriting(stale: Collection[str]) -> Callable[[Any, list[Any]], list[Any]]:
    """Which segments are written anew: those with words that must go, those half empty, and too many small ones."""

    def policy(writer: Any, segments: list[Any]) -> list[Any]:
        anew = {one.segment_id() for one in segments if one.deleted_count() * 3 > one.doc_count_all()} | set(stale)
        for size in TIERS:
            small = [one.segment_id() for one in segments if one.doc_count() < size]
            anew |= set(small) if len(small) > MOST else set()
        for segment in segments:
            if segment.segment_id() in anew and segment.doc_count():
                reader = SegmentReader(writer.storage, writer.schema, segment)
                writer.add_reader(reader)
                reader.close()
        return [one for one in segments if one.segment_id() not in anew]

    return policy
