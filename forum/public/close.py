"""Problems close to the one that is read: asked of the index once in a while, of the database every time."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import current_app

from forum import clock
from forum.complaints.models import Complaint
from forum.public import queries
from forum.search.queries import close_ids

SHOWN = 3
KEPT = timedelta(minutes=10)
MOST_KEPT = 5_000


@dataclass
class Known:
    """Which rows were close to which, for one process: ids only, so that nothing hidden can be shown from here."""

    ids: OrderedDict[tuple[int, datetime | None], tuple[datetime, list[int]]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Close:
    """What to read next: problems alike, or else what was solved about the same product."""

    rows: Sequence[Complaint]
    alike: bool


def close_to(complaint: Complaint) -> Close:
    """Solved or answered problems like this one that everyone may read now; one query, whatever is found."""
    ids = _ids(complaint)
    if ids:
        return Close(queries.published_rows(ids), True)
    if complaint.product_id is None:
        return Close([], False)
    return Close(queries.solved_about(complaint, SHOWN), False)


def _ids(complaint: Complaint) -> list[int]:
    known: Known = current_app.extensions.setdefault("close", Known())
    key = (complaint.id, complaint.changed_at)
    with known.lock:
        at, ids = known.ids.get(key, (None, []))
    if at is not None and clock.now() - at < KEPT:
        return ids
    found = close_ids(complaint.title, complaint.body, complaint.language, SHOWN + 1)
    ids = [one for one in found if one != complaint.id][:SHOWN]
    with known.lock:
        known.ids[key] = (clock.now(), ids)
        while len(known.ids) > MOST_KEPT:
            known.ids.popitem(last=False)
    return ids
