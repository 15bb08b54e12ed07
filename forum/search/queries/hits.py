"""What the engine found, checked against the database: a hit that is not public as it was indexed is no hit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, case, func, select

from forum.catalogue.models import Product
from forum.complaints import rules as complaints
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Progress, Publication
from forum.extensions import db
from forum.search.engine import Snapshot
from forum.search.rules import ranking
from forum.search.rules.questions import Question
from forum.search.rules.ranking import Hit

# So many hits are checked and counted; when there are more, counts are “about”.
WINDOW = 200
STATES = ("solved", "answered", "waiting")
MOST_PRODUCTS = 6


@dataclass(frozen=True)
class Filter:
    """What results are narrowed down to; an empty one lets everything through."""

    language: str = ""
    state: str = ""
    product: str = ""

    @property
    def facets(self) -> list[str]:
        """The same, in the engine's words."""
        pairs = (("language", self.language), ("state", self.state), ("product", self.product))
        return [f"{name}:{value}" for name, value in pairs if value]

    def __bool__(self) -> bool:
        """Whether anything is narrowed down."""
        return bool(self.facets)


@dataclass(frozen=True)
class Seen:
    """A hit that everyone may read, with what the database says of it now."""

    hit: Hit
    complaint_id: int
    state: str
    product: str


@dataclass(frozen=True)
class Ranked:
    """Checked hits, best first, and how many more there may be that nobody checked."""

    seen: list[Seen]
    unchecked: int = 0


def ranked(
    snapshot: Snapshot, asked: Question, *, facets: Sequence[str] = (), most: int = WINDOW, weed: bool = True
) -> Ranked:
    """The best hits that everyone may read."""
    found = snapshot.find(asked, most, facets, weed)
    seen = {one.hit.number: one for one in visible(found.hits)}
    best = ranking.solved_first_among_the_best([seen[hit.number].hit for hit in found.hits if hit.number in seen])
    return Ranked([seen[hit.number] for hit in best], max(0, found.total - len(found.hits)))


def visible(hits: Sequence[Hit]) -> list[Seen]:
    """Those hits that are published and were not taken down since they were indexed."""
    if not hits:
        return []
    wanted = _now().where(Complaint.number.in_([hit.number for hit in hits]))
    rows = {row.number: row for row in db.session.execute(wanted)}
    seen = []
    for hit in hits:
        row = rows.get(hit.number)
        if row is not None and row.takedown == hit.takedown:
            official = row.answered_officially_at is not None
            state = shown_state(complaints.standing(row.kind, row.heard_only, row.progress, official))
            seen.append(Seen(replace(hit, state=state), row.id, state, row.slug or ""))
    return seen


def shown_state(standing: str) -> str:
    """The word to filter by: a reopened problem waits too."""
    return "waiting" if standing == "reopened" else standing


def matching(seen: Collection[Seen], only: Filter) -> list[Seen]:
    """Those that a filter lets through."""
    return [
        one
        for one in seen
        if (not only.state or one.state == only.state)
        and (not only.product or one.product == only.product)
        and (not only.language or one.hit.language == only.language)
    ]


def product_counts() -> list[tuple[Product, int, int]]:
    """The products with most public problems: how many, and how many of them solved."""
    solved = func.sum(case((Case.state == Progress.SOLVED, 1), else_=0))
    wanted = (
        select(Product, func.count(Complaint.id).label("problems"), solved)
        .join(Complaint, Complaint.product_id == Product.id)
        .outerjoin(Case, Case.complaint_id == Complaint.id)
        .where(Complaint.state == Publication.PUBLISHED)
        .group_by(Product.id)
        .order_by(func.count(Complaint.id).desc(), Product.id)
        .limit(MOST_PRODUCTS)
    )
    return [(product, count, helped) for product, count, helped in db.session.execute(wanted)]


def _now() -> Select[Any]:
    return (
        select(
            Complaint.id,
            Complaint.number,
            Complaint.takedown,
            Complaint.kind,
            Complaint.heard_only,
            Complaint.answered_officially_at,
            Case.state.label("progress"),
            Product.slug,
        )
        .outerjoin(Case, Case.complaint_id == Complaint.id)
        .outerjoin(Product, Product.id == Complaint.product_id)
        .where(Complaint.state == Publication.PUBLISHED)
    )
