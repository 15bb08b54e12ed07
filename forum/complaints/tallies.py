"""How many posts there are of each kind and standing: counted once for everybody, and again when something changed."""

import threading
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import func, select

from forum import clock
from forum.catalogue.models import Product
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Publication, standing
from forum.extensions import db
from forum.web import freshness

# By kind and standing.
Tally = Counter[tuple[str, str]]
KEPT = timedelta(minutes=1)
# Counting 100,000 posts takes a seventh of a second; where there are so many, a number may be this old.
MANY, LAG = 20_000, timedelta(seconds=15)


@dataclass(frozen=True)
class Counted:
    """What was counted, of which version of what is public, and when."""

    version: str
    at: datetime
    products: Mapping[int | None, Tally]
    everything: Tally


@dataclass
class Known:
    """The last count of one process; readers who come meanwhile wait for it instead of counting too."""

    counted: Counted | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


def tally(product: Product | None = None) -> Tally:
    """How many published complaints there are of each kind and standing."""
    counted = _counted()
    return counted.everything if product is None else counted.products.get(product.id, Counter())


def _counted() -> Counted:
    known: Known = current_app.extensions.setdefault("tallies", Known())
    version = freshness.version()
    with known.lock:
        if known.counted is None or not _is_true(known.counted, version):
            known.counted = _count()
        return known.counted


def _is_true(counted: Counted, version: str | None) -> bool:
    age = clock.now() - counted.at
    if counted.version == version:
        return timedelta() <= age < KEPT
    return counted.everything.total() > MANY and timedelta() <= age < LAG


def _count() -> Counted:
    # First, and in the same transaction: what is counted is never older than the version says.
    version = freshness.version_here()
    answered = Complaint.answered_officially_at.is_not(None)
    parts = (Complaint.product_id, Complaint.kind, Complaint.heard_only, Case.state, answered)
    wanted = select(*parts, func.count()).outerjoin(Case, Case.complaint_id == Complaint.id)
    wanted = wanted.where(Complaint.state == Publication.PUBLISHED).group_by(*parts)
    products: defaultdict[int | None, Tally] = defaultdict(Counter)
    for product_id, kind, heard_only, progress, has_answer, number in db.session.execute(wanted):
        products[product_id][kind, standing(kind, heard_only, progress, bool(has_answer))] += number
    return Counted(version, clock.now(), products, sum(products.values(), Counter()))
