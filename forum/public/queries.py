"""What a stranger's pages read: public words only, a fixed number of queries a page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import defer, joinedload

from forum.answers.models import Answer, Helpful, Resolution
from forum.answers.queries import PER_PAGE
from forum.catalogue.models import Product
from forum.complaints.models import Case, Complaint, Follow, Same
from forum.complaints.rules import ENDED, Kind, Progress, Publication, standing
from forum.extensions import db

PRAISES = (Kind.PRAISE,)
PROBLEMS = (Kind.PROBLEM, Kind.QUESTION)


@dataclass(frozen=True)
class Narrowed:
    """Which of the published complaints a list shows."""

    kinds: Sequence[str] = PROBLEMS
    product: Product | None = None
    state: str = ""


@dataclass(frozen=True)
class Listed:
    """A stretch of a list, newest first, and the numbers its neighbours begin at."""

    rows: Sequence[Complaint]
    newer: str | None = None
    older: str | None = None


@dataclass
class Help:
    """What lists say of a complaint in one line: what solved it, and the newest official answer."""

    resolution: Resolution | None = None
    official: Answer | None = None


@dataclass
class Mine:
    """What one reader has said on a page."""

    same: bool = False
    follows: bool = False
    helpful: set[int] = field(default_factory=set)


def listed(only: Narrowed, size: int, *, before: int | None = None, after: int | None = None) -> Listed:
    """One page of published complaints, newest number first, from below `before` or above `after`."""
    wanted = _whole().where(*_conditions(only))
    if after is not None:
        found = db.session.scalars(wanted.where(Complaint.number > after).order_by(Complaint.number).limit(size + 1))
        ascending = list(found.all())
        return _page(ascending[:size][::-1], newer=len(ascending) > size, older=True)
    if before is not None:
        wanted = wanted.where(Complaint.number < before)
    rows = db.session.scalars(wanted.order_by(Complaint.number.desc()).limit(size + 1)).all()
    return _page(rows[:size], newer=before is not None, older=len(rows) > size)


def tally(product: Product | None = None) -> Counter[tuple[str, str]]:
    """How many published complaints there are of each kind and standing."""
    answered = Complaint.answered_officially_at.is_not(None)
    parts = (Complaint.kind, Complaint.heard_only, Case.state, answered)
    wanted = select(*parts, func.count()).outerjoin(Case, Case.complaint_id == Complaint.id)
    wanted = wanted.where(Complaint.state == Publication.PUBLISHED).group_by(*parts)
    if product is not None:
        wanted = wanted.where(Complaint.product_id == product.id)
    counts: Counter[tuple[str, str]] = Counter()
    for kind, heard_only, progress, has_answer, number in db.session.execute(wanted):
        counts[kind, standing(kind, heard_only, progress, bool(has_answer))] += number
    return counts


def help_for(complaints: Collection[Complaint]) -> dict[int, Help]:
    """What solved each of these, and the newest official answers to those that were answered, in two queries."""
    found: dict[int, Help] = defaultdict(Help)
    resolved = (
        select(Resolution)
        .options(joinedload(Resolution.answer))
        .where(
            Resolution.complaint_id.in_([one.id for one in complaints if one.standing == "solved"]),
            Resolution.state == Publication.PUBLISHED,
            Resolution.withdrawn_at.is_(None),
        )
    )
    for resolution in db.session.scalars(resolved.order_by(Resolution.id)):
        found[resolution.complaint_id].resolution = resolution
    official = select(Answer).where(
        Answer.complaint_id.in_([one.id for one in complaints if one.answered_officially_at is not None]),
        Answer.state == Publication.PUBLISHED,
        Answer.official.is_(True),
    )
    for answer in db.session.scalars(official.order_by(Answer.number)):
        found[answer.complaint_id].official = answer
    return found


def answers_on_page(complaint_id: int, after: int | None = None) -> tuple[Sequence[Answer], int | None]:
    """A page of answers, official ones first on the first page; and after which number the next page begins."""
    wanted = (
        select(Answer)
        .options(joinedload(Answer.author), joinedload(Answer.team))
        .where(Answer.complaint_id == complaint_id, Answer.state == Publication.PUBLISHED)
        .order_by(Answer.official.desc(), Answer.number)
        .limit(PER_PAGE + 1)
    )
    if after is not None:
        wanted = wanted.where(Answer.number > after, Answer.official.is_(False))
    found = db.session.scalars(wanted).all()
    return found[:PER_PAGE], found[PER_PAGE - 1].number if len(found) > PER_PAGE else None


def mine(complaint_id: int, account_id: int | None) -> Mine:
    """Everything one account has said on the page of a complaint, in one query."""
    if account_id is None:
        return Mine()
    same = select(literal("same"), Same.complaint_id).where(
        Same.complaint_id == complaint_id, Same.account_id == account_id
    )
    follows = select(literal("follows"), Follow.complaint_id).where(
        Follow.complaint_id == complaint_id, Follow.account_id == account_id
    )
    helpful = (
        select(literal("helpful"), Helpful.answer_id)
        .join(Answer, Answer.id == Helpful.answer_id)
        .where(Answer.complaint_id == complaint_id, Helpful.account_id == account_id)
    )
    said = [tuple(row) for row in db.session.execute(union_all(same, follows, helpful))]
    kinds = {kind for kind, _ in said}
    return Mine("same" in kinds, "follows" in kinds, {number for kind, number in said if kind == "helpful"})


def published_rows(complaint_ids: Sequence[int]) -> list[Complaint]:
    """Those of these complaints that everyone may read, in the order asked for."""
    if not complaint_ids:
        return []
    wanted = _brief().where(Complaint.id.in_(complaint_ids), Complaint.state == Publication.PUBLISHED)
    found = {one.id: one for one in db.session.scalars(wanted)}
    return [found[one] for one in complaint_ids if one in found]


def newly_solved(limit: int, language: str) -> Sequence[Complaint]:
    """Problems written in one language, the one solved last first."""
    wanted = (
        _whole()
        .join(Complaint.case)
        .where(Complaint.state == Publication.PUBLISHED, Complaint.language == language, Case.state == Progress.SOLVED)
        .order_by(Case.ended_at.desc(), Complaint.id.desc())
    )
    return db.session.scalars(wanted.limit(limit)).all()


def solved_about(complaint: Complaint, limit: int) -> Sequence[Complaint]:
    """What else was solved about the same product, in the same language first."""
    wanted = _brief().where(*_conditions(Narrowed(state="solved")), Complaint.product_id == complaint.product_id)
    wanted = wanted.where(Complaint.id != complaint.id)
    wanted = wanted.order_by((Complaint.language != complaint.language), Complaint.number.desc())
    return db.session.scalars(wanted.limit(limit)).all()


def waiting(limit: int, language: str) -> Sequence[Complaint]:
    """What nobody official has answered yet, in the reader's language first, the next due word first."""
    wanted = _whole().join(Complaint.case).where(*_conditions(Narrowed(state="waiting")))
    wanted = wanted.order_by((Complaint.language != language), Case.next_contact_at, Complaint.id)
    return db.session.scalars(wanted.limit(limit)).all()


def _page(rows: Sequence[Complaint], *, newer: bool, older: bool) -> Listed:
    if not rows:
        return Listed(rows)
    return Listed(rows, str(rows[0].number) if newer else None, str(rows[-1].number) if older else None)


def _conditions(only: Narrowed) -> list[ColumnElement[bool]]:
    of = [Complaint.state == Publication.PUBLISHED, Complaint.kind.in_(only.kinds)]
    if only.product is not None:
        of.append(Complaint.product_id == only.product.id)
    return [*of, *_standing(only.state)]


def _standing(state: str) -> list[ColumnElement[bool]]:
    """The conditions of `complaints.rules.standing` as the database knows them; a reopened problem waits too."""
    answered = Complaint.answered_officially_at.is_not(None)
    open_ = Case.state.not_in(ENDED)
    reopened = Case.state == Progress.REOPENED
    conditions: dict[str, Any] = {
        "solved": Case.state == Progress.SOLVED,
        "answered": and_(open_, ~reopened, answered),
        "waiting": and_(open_, or_(reopened, ~answered)),
    }
    return [Complaint.case.has(conditions[state])] if state in conditions else []


def _brief() -> Select[tuple[Complaint]]:
    """What a link to a complaint needs; its words stay in the database."""
    return select(Complaint).options(defer(Complaint.body), joinedload(Complaint.case))


def _whole() -> Select[tuple[Complaint]]:
    return select(Complaint).options(
        joinedload(Complaint.product),
        joinedload(Complaint.case).joinedload(Case.team),
        joinedload(Complaint.author),
    )
