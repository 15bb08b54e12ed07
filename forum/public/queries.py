"""What a stranger's pages read: public words only, a fixed number of queries a page."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, literal, or_, select, union_all
from sqlalchemy.orm import contains_eager, joinedload, load_only

from forum.accounts.models import Account
from forum.answers.models import Answer, Helpful, Resolution
from forum.answers.queries import PER_PAGE
from forum.catalogue.models import Product
from forum.complaints import tallies
from forum.complaints.models import Case, Complaint, Follow, Same
from forum.complaints.rules import ENDED, Kind, Progress, Publication
from forum.complaints.tallies import Tally
from forum.extensions import db
from forum.web.paging import EPOCH

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
OF_A_LINK = (
    Complaint.number,
    Complaint.kind,
    Complaint.title,
    Complaint.removals,
    Complaint.slug,
    Complaint.language,
    Complaint.heard_only,
    Complaint.answered_officially_at,
    Complaint.same_count,
    Complaint.labels,
    Complaint.checked,
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
    wanted = _narrowed(only)
    if after is not None:
        found = db.session.scalars(wanted.where(Complaint.number > after).order_by(Complaint.number).limit(size + 1))
        ascending = list(found.all())
        return _page(ascending[:size][::-1], newer=len(ascending) > size, older=True)
    if before is not None:
        wanted = wanted.where(Complaint.number < before)
    rows = db.session.scalars(wanted.order_by(Complaint.number.desc()).limit(size + 1)).all()
    return _page(rows[:size], newer=before is not None, older=len(rows) > size)


def tally(product: Product | None = None) -> Tally:
    """How many published complaints there are of each kind and standing; counted once for many readers."""
    return tallies.tally(product)


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
    if not complaint_ids:
        return []
    found = {one.id: one for one in db.session.scalars(_briefly(), {"ids": list(complaint_ids)})}
    return [found[one] for one in complaint_ids if one in found]


def solved_about(complaint: Complaint, limit: int) -> Sequence[Complaint]:
    """What else was solved about the same product, in the same language first."""
    newest = select(Complaint.id, Complaint.number, Complaint.language).join(Complaint.case)
    newest = newest.where(*_public(PROBLEMS), STANDINGS["solved"], Complaint.product_id == complaint.product_id)
    newest = newest.where(Complaint.id != complaint.id).order_by(Complaint.number.desc()).limit(AMONG)
    found = newest.subquery()
    wanted = _brief().join(found, found.c.id == Complaint.id)
    wanted = wanted.order_by((found.c.language != complaint.language), found.c.number.desc())
    return db.session.scalars(wanted.limit(limit)).all()


def waiting(limit: int, language: str) -> Sequence[Complaint]:
    """What nobody official has answered yet, in the reader's language first, the next due word first."""
    # Not “is not null”: databases find the first rows of a range at once, and the ended cases have no such time.
    due = select(Case.complaint_id).where(Case.next_contact_at > EPOCH)
    due = due.where(Case.complaint.has(and_(*_public(PROBLEMS), STANDINGS["waiting"])))
    due = due.order_by(Case.next_contact_at, Case.id).limit(AMONG)
    wanted = select(Complaint).join(Complaint.case).options(contains_eager(Complaint.case))
    wanted = wanted.where(Complaint.id.in_(due.scalar_subquery()))
    wanted = wanted.order_by((Complaint.language != language), Case.next_contact_at, Complaint.id)
    return db.session.scalars(wanted.limit(limit)).all()


def _page(rows: Sequence[Complaint], *, newer: bool, older: bool) -> Listed:
    if not rows:
        return Listed(rows)
    return Listed(rows, str(rows[0].number) if newer else None, str(rows[-1].number) if older else None)


def _narrowed(only: Narrowed) -> Select[tuple[Complaint]]:
    wanted = select(Complaint).where(*_public(only.kinds))
    if only.product is not None:
        wanted = wanted.where(Complaint.product_id == only.product.id)
    if only.state not in STANDINGS:
        return wanted.options(joinedload(Complaint.case))
    return wanted.join(Complaint.case).where(STANDINGS[only.state]).options(contains_eager(Complaint.case))


def _public(kinds: Sequence[str]) -> list[ColumnElement[bool]]:
    return [Complaint.state == Publication.PUBLISHED, Complaint.kind.in_(kinds)]


# The statements of one problem's page are made once: to put one together takes longer than to ask it.
@cache
def _answers(first_page: bool) -> Select[tuple[Answer]]:
    author = joinedload(Answer.author).load_only(Account.pseudonym, Account.handle, Account.role, Account.closed_at)
    wanted = select(Answer).options(load_only(*OF_AN_ANSWER), author, joinedload(Answer.team))
    wanted = wanted.where(Answer.complaint_id == bindparam("complaint_id"), Answer.state == Publication.PUBLISHED)
    if not first_page:
        wanted = wanted.where(Answer.number > bindparam("after"), Answer.official.is_(False))
    return wanted.order_by(Answer.official.desc(), Answer.number).limit(PER_PAGE + 1)


@cache
def _briefly() -> Select[tuple[Complaint]]:
    ids: BindParameter[list[int]] = bindparam("ids", expanding=True)
    return _brief().where(Complaint.id.in_(ids), Complaint.state == Publication.PUBLISHED)


def _brief() -> Select[tuple[Complaint]]:
    """What a link to a complaint needs."""
    return select(Complaint).options(load_only(*OF_A_LINK), joinedload(Complaint.case))


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
