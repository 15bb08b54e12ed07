"""Search for commands: JSON in, JSON out, one line each."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from forum.config import settings
from forum.search import engine
from forum.search.engine import Snapshot
from forum.search.queries import corrected, ranked
from forum.search.queries.hits import Seen
from forum.search.queries.threads import Thread, published_threads, snippet_of, title_of
from forum.search.rules.questions import Question, question

LIMIT = 10


def search_json(words: str, limit: int = LIMIT) -> str:
    """The hits for one query as a line of JSON. Raises Unreadable while there is no index."""
    return _line({"id": None, "text": words}, engine.opened(settings().search_index), limit)


def hits(words: str, limit: int = LIMIT) -> list[dict[str, Any]]:
    """The hits for one query, for a person at a terminal. Raises Unreadable while there is no index."""
    return _hits({"id": None, "text": words}, engine.opened(settings().search_index), limit)


def search_lines(lines: Iterable[str], limit: int = LIMIT) -> Iterator[str]:
    """Answer queries `{"id","text","exclude"}` in order; a bad line gets its number back, and the rest goes on."""
    snapshot = engine.opened(settings().search_index)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            query = json.loads(line)
            if not isinstance(query, dict) or not isinstance(query.get("text"), str):
                raise ValueError("“text” is missing or no text")
            yield _line(query, snapshot, limit)
        except (ValueError, RecursionError) as error:
            yield _json({"id": None, "error": str(error), "line": number})


def _line(query: dict[str, Any], snapshot: Snapshot, limit: int) -> str:
    return _json({"id": query.get("id"), "hits": _hits(query, snapshot, limit)})


def _hits(query: dict[str, Any], snapshot: Snapshot, limit: int) -> list[dict[str, Any]]:
    left_out = _names(query.get("exclude"))
    asked = question(corrected(query["text"], snapshot), snapshot.rarity)
    # Some more, because those left out and those no longer public fall away.
    found = ranked(snapshot, asked, most=max(50, 2 * limit) + len(left_out), weed=False).seen
    threads = {one.complaint.id: one for one in published_threads([one.complaint_id for one in found])}
    known = [(one, threads[one.complaint_id]) for one in found if one.complaint_id in threads]
    kept = [(one, thread) for one, thread in known if thread.complaint.source_id not in left_out]
    return [_hit(one, thread, asked) for one, thread in kept[:limit]]


def _hit(one: Seen, thread: Thread, asked: Question) -> dict[str, Any]:
    return {
        "source_id": thread.complaint.source_id,
        "id": one.hit.number,
        "score": round(one.hit.score, 4),
        "title": title_of(thread, asked.language),
        "snippet": "".join(piece.text for piece in snippet_of(thread, asked.asked, asked.language)),
    }


def _names(excluded: Any) -> set[str]:
    if excluded is None:
        return set()
    return {str(one) for one in (excluded if isinstance(excluded, list) else [excluded])}


def _json(value: dict[str, Any]) -> str:
    """A line of JSON as people read it; escaped where it holds half a character that no file can."""
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else json.dumps(value)
