"""Writing the index: one writer at a time, under the lock of `generations`, never inside a request."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from forum.search import generations
from forum.search.engine.storage import Folder, damage, decoded, schema
from forum.search.generations import Unreadable
from forum.search.rules.documents import EDITION, SearchDocument, analysed

# When more than MOST segments are smaller than this, they become one: few files to look into. A rebuild writes larger
# ones, which are never joined: a word that must go costs the rewriting of the segment it stands in.
TIERS = (100, 1000)
MOST = 8
MEMORY_MB = 128


def update(root: Path, documents: Sequence[SearchDocument], gone: Collection[int]) -> None:
    """Put these documents in the place of older ones and take others out; only under the WRITING lock."""
    generation = generations.current(root)
    if generation.edition != EDITION:
        raise Unreadable("the index was made with other rules")
    generations.check(generation, {})
    # A writer that was killed may have left a table of contents with the very name that comes next.
    generations.sweep_files(generation)
    with damage():
        names = _write(generation.folder, generation.files, documents, gone)
    kept = generations.switch(root, generation.folder, EDITION, names, generation.files)
    generations.sweep_files(kept)


class Building:
    """An index that is being made beside the living one."""

    def __init__(self, root: Path) -> None:
        generations.sweep_folders(root, _kept_folder(root))
        self.root = root
        self.folder = generations.new_folder(root)
        storage = Folder(self.folder, ())
        FileIndex.create(storage, schema(), "MAIN")
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


def _write(
    folder: Path, names: Collection[str], documents: Sequence[SearchDocument], gone: Collection[int]
) -> set[str]:
    """Write one batch in one go; gives the files that count afterwards."""
    storage = Folder(folder, names)
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
            for place in decoded(reader, "id", str(number))[0]:
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
