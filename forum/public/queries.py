"""What a stranger's pages read: public words only, a fixed number of queries a page."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, literal, or_, select, union_all
from sqlalchemy.orm import contains_eager, joinedload, load_only

from forum.accounts.models import Account
from forum.answers.models import Answer, Helpful, Resolution
from forum.answers.queries import PER_PAGE, resolutions
from forum.catalogue.models import Product, Team
from forum.complaints import tallies
from forum.complaints.models import Case, Complaint, Follow, Same
from forum.complaints.queries import OF_A_CASE, OF_A_LINE
from forum.complaints.rules import ENDED, Kind, Progress, Publication
from forum.complaints.tallies import Tally
from forum.extensions import db
from forum.web.paging import EPOCH

Row = TypeVar("Row")
PRAISES = (Kind.PRAISE,)
PROBLEMS = (Kind.PROBLEM, Kind.QUESTION)
# What pages read of them.
OF_AN_ANSWER = (
    Answer.number,
    Answer.token,  # finds its photos
    Answer.complaint_id,
    Answer.state,
    Answer.official,
    Answer.language,
    Answer.body,
    Answer.removals,
    Answer.removed_counts,
    Answer.labels,
    Answer.published_at,
    Answer.edited_at,
    Answer.helpful_count,
    Answer.author_id,
    Answer.team_id,
)
OF_A_LINK = tuple(column for column in OF_A_LINE if column is not Complaint.body)
OF_A_FIX = (
    Answer.complaint_id,
    Answer.state,
    Answer.official,
    Answer.language,
    Answer.body,
    Answer.removals,
    Answer.labels,
    Answer.published_at,
    Answer.edited_at,
)
OF_A_RESOLUTION = (
    Resolution.complaint_id,
    Resolution.language,
    Resolution.body,
    Resolution.removals,
    Resolution.labels,
    Resolution.published_at,
    Resolution.edited_at,
)
# A few are chosen among so many: what is chosen from everything would cost more with every post.
AMONG = 200


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
    beyond = "after" if after is not None else "before" if before is not None else ""
    wanted = _listed(tuple(only.kinds), only.product is not None, only.state, beyond, size + 1)
    place = {"before": before, "after": after, "product_id": only.product.id if only.product else None}
    rows = db.session.scalars(wanted, place).all()
    if after is not None:
        return _page(rows[:size][::-1], newer=len(rows) > size, older=True)
    return _page(rows[:size], newer=before is not None, older=len(rows) > size)


def tally(product: Product | None = None) -> Tally:
    """How many published complaints there are of each kind and standing; counted once for many readers."""
    return tallies.tally(product)


def help_for(complaints: Collection[Complaint]) -> dict[int, Help]:
    """What solved each of these, and the newest official answers to those that were answered, in two queries."""
    found: dict[int, Help] = defaultdict(Help)
    for resolution in _of(_resolutions(), [one.id for one in complaints if one.standing == "solved"]):
        found[resolution.complaint_id].resolution = resolution
    for answer in _of(_officials(), [one.id for one in complaints if one.answered_officially_at is not None]):
        found[answer.complaint_id].official = answer
    return found


def answers_on_page(complaint_id: int, after: int | None = None) -> tuple[Sequence[Answer], int | None]:
    """A page of answers, official ones first on the first page; and after which number the next page begins."""
    found = db.session.scalars(_answers(after is None), {"complaint_id": complaint_id, "after": after}).all()
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
    found = {one.id: one for one in _of(_briefly(), complaint_ids)}
    return [found[one] for one in complaint_ids if one in found]


def solved_about(complaint: Complaint, limit: int) -> Sequence[Complaint]:
    """What else was solved about the same product, in the same language first."""
    about = {"product_id": complaint.product_id, "id": complaint.id, "language": complaint.language}
    return db.session.scalars(_solved_about(limit), about).all()


def waiting(limit: int, language: str) -> Sequence[Complaint]:
    """What nobody official has answered yet, in the reader's language first, the next due word first."""
    return db.session.scalars(_waiting(limit), {"language": language}).all()


def _of(wanted: Select[tuple[Row]], ids: Sequence[int]) -> Sequence[Row]:
    """What a statement finds for these ids; without any, the database is not asked."""
    return db.session.scalars(wanted, {"ids": ids}).all() if ids else []


def _page(rows: Sequence[Complaint], *, newer: bool, older: bool) -> Listed:
    if not rows:
        return Listed(rows)
    return Listed(rows, str(rows[0].number) if newer else None, str(rows[-1].number) if older else None)


def _public(kinds: Sequence[str]) -> list[ColumnElement[bool]]:
    return [Complaint.state == Publication.PUBLISHED, Complaint.kind.in_(kinds)]


# Statements are made once: to put one together takes longer than to ask it.
@cache
def _answers(first_page: bool) -> Select[tuple[Answer]]:
    author = joinedload(Answer.author).load_only(Account.pseudonym, Account.handle, Account.role, Account.closed_at)
    team = joinedload(Answer.team).load_only(Team.slug, Team.name_en, Team.name_fr)
    wanted = select(Answer).options(load_only(*OF_AN_ANSWER), author, team)
    wanted = wanted.where(Answer.complaint_id == bindparam("complaint_id"), Answer.state == Publication.PUBLISHED)
    if not first_page:
        wanted = wanted.where(Answer.number > bindparam("after"), Answer.official.is_(False))
    return wanted.order_by(Answer.official.desc(), Answer.number).limit(PER_PAGE + 1)


@cache
def _listed(kinds: tuple[str, ...], of_product: bool, state: str, beyond: str, limit: int) -> Select[tuple[Complaint]]:
    case = joinedload(Complaint.case)
    wanted = select(Complaint).where(*_public(kinds))
    if state in STANDINGS:
        case, wanted = contains_eager(Complaint.case), wanted.join(Complaint.case).where(STANDINGS[state])
    if of_product:
        wanted = wanted.where(Complaint.product_id == bindparam("product_id"))
    wanted = wanted.options(load_only(*OF_A_LINE), case.load_only(*OF_A_CASE)).limit(limit)
    if beyond == "after":
        return wanted.where(Complaint.number > bindparam("after")).order_by(Complaint.number)
    if beyond == "before":
        wanted = wanted.where(Complaint.number < bindparam("before"))
    return wanted.order_by(Complaint.number.desc())


@cache
def _resolutions() -> Select[tuple[Resolution]]:
    fix = joinedload(Resolution.answer).load_only(*OF_A_FIX)
    return resolutions().options(load_only(*OF_A_RESOLUTION), fix)


@cache
def _officials() -> Select[tuple[Answer]]:
    wanted = select(Answer).options(load_only(*OF_A_FIX))
    wanted = wanted.where(Answer.complaint_id.in_(_ids()), Answer.state == Publication.PUBLISHED)
    return wanted.where(Answer.official.is_(True)).order_by(Answer.number)


@cache
def _briefly() -> Select[tuple[Complaint]]:
    return _brief().where(Complaint.id.in_(_ids()), Complaint.state == Publication.PUBLISHED)


@cache
def _solved_about(limit: int) -> Select[tuple[Complaint]]:
    newest = select(Complaint.id, Complaint.number, Complaint.language).join(Complaint.case)
    newest = newest.where(*_public(PROBLEMS), STANDINGS["solved"], Complaint.product_id == bindparam("product_id"))
    newest = newest.where(Complaint.id != bindparam("id")).order_by(Complaint.number.desc()).limit(AMONG)
    found = newest.subquery()
    wanted = _brief().join(found, found.c.id == Complaint.id)
    wanted = wanted.order_by((found.c.language != bindparam("language")), found.c.number.desc())
    return wanted.limit(limit)


@cache
def _waiting(limit: int) -> Select[tuple[Complaint]]:
    # Not “is not null”: databases find the first rows of a range at once, and the ended cases have no such time.
    due = select(Case.complaint_id).where(Case.next_contact_at > EPOCH)
    due = due.where(Case.complaint.has(and_(*_public(PROBLEMS), STANDINGS["waiting"])))
    due = due.order_by(Case.next_contact_at, Case.id).limit(AMONG)
    case = contains_eager(Complaint.case).load_only(*OF_A_CASE)
    wanted = select(Complaint).options(load_only(*OF_A_LINE), case).join(Complaint.case)
    wanted = wanted.where(Complaint.id.in_(due.scalar_subquery()))
    wanted = wanted.order_by((Complaint.language != bindparam("language")), Case.next_contact_at, Complaint.id)
    return wanted.limit(limit)


def _ids() -> BindParameter[list[int]]:
    return bindparam("ids", expanding=True)


def _brief() -> Select[tuple[Complaint]]:
    """What a link to a complaint needs."""
    return select(Complaint).options(load_only(*OF_A_LINK), joinedload(Complaint.case).load_only(*OF_A_CASE))


def _standings() -> dict[str, ColumnElement[bool]]:
    """The conditions of `complaints.rules.standing` as the database knows them; a reopened problem waits too."""
    answered = Complaint.answered_officially_at.is_not(None)
    open_, reopened = Case.state.not_in(ENDED), Case.state == Progress.REOPENED
    return {
        "solved": Case.state == Progress.SOLVED,
        "answered": and_(open_, ~reopened, answered),
        "waiting": and_(open_, or_(reopened, ~answered)),
    }


STANDINGS = _standings()
