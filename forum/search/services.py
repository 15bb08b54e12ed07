"""Keeping the index true to what is public now. Only a worker or a command calls these, never a request."""

from collections.abc import Callable, Sequence
from pathlib import Path

from forum.config import settings
from forum.extensions import db
from forum.search import engine, generations
from forum.search.generations import REBUILDING, WRITING, Unreadable
from forum.search.queries.threads import document_of, hidden_numbers, published_ids, published_threads
from forum.search.rules.documents import SearchDocument

# So many documents make a segment in a rebuild: bounded memory, and few segments to look into afterwards.
AT_ONCE = 2000


def index_complaints(ids: Sequence[int]) -> None:
    """Bring the entries of these problems to what is public now; may be run again, and does the same.

    The lock is taken before the database is asked, so that of two runs the later one writes the later truth.
    """
    if not ids:
        return
    root = _folder()
    with generations.locked(root, WRITING):
        generations.note_touched(root, ids)
        documents, gone = _truth(ids)
        try:
            engine.update(root, documents, gone)
        except Unreadable:
            # The rebuild reads the database itself, so nothing is lost.
            generations.ask_for_rebuild(root)


def reindex(progress: Callable[[int], None] | None = None) -> int:
    """Build the index anew beside the living one, then let it answer; gives the number of documents.

    1. Note from now on what changes. 2. Write everything published. 3. Write what changed meanwhile, and switch.
    """
    root = _folder()
    with generations.locked(root, REBUILDING):
        with generations.locked(root, WRITING):
            generations.start_noting(root)
        building = engine.Building(root)
        count = _fill(building, progress)
        with generations.locked(root, WRITING):
            building.add(*_truth(generations.touched(root)))
            building.switch()
            generations.rebuilt(root)
    return count


def ensure_index() -> bool:
    """Rebuild the index if it is missing, damaged or of another edition, or if a search asked for it."""
    root = _folder()
    if not generations.rebuild_wanted(root):
        engine.forget(root)
        try:
            engine.opened(root)
        except Unreadable:
            pass
        else:
            return False
    reindex()
    return True


def _fill(building: engine.Building, progress: Callable[[int], None] | None) -> int:
    count, last = 0, 0
    while ids := published_ids(last, AT_ONCE):
        documents = [document_of(thread) for thread in published_threads(ids)]
        building.add(documents)
        count, last = count + len(documents), ids[-1]
        # What is read must be fresh each time, and rows that were written need not be remembered.
        db.session.rollback()
        if progress:
            progress(count)
    return count


def _truth(ids: Sequence[int]) -> tuple[list[SearchDocument], list[int]]:
    """What everyone may read of these problems now, and the numbers of those that nobody may."""
    db.session.rollback()
    return [document_of(thread) for thread in published_threads(ids)], hidden_numbers(ids)


def _folder() -> Path:
    root = settings().search_index
    generations.make(root)
    return root
