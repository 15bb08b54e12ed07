"""Reading complaints. Nothing here can reach an original: the rows hold public words only."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload

from forum.catalogue.models import Product
from forum.complaints.models import Case, Complaint, Follow
from forum.complaints.rules import Progress, Publication
from forum.extensions import db

# What was solved before these was not solved lately, whatever its language: a page must not look through everything.
LATELY = 500


def published(number: int) -> Complaint | None:
    """A complaint that strangers may read, with its product, case and author."""
    return db.session.scalar(_whole().where(Complaint.number == number, Complaint.state == Publication.PUBLISHED))


def by_number(number: int) -> Complaint | None:
    """A complaint that has, or had, a public number, in any state, with its tags."""
    return db.session.scalars(_by_number(), {"number": number}).unique().one_or_none()


def by_id(complaint_id: int) -> Complaint | None:
    """A complaint by its row, in any state."""
    return db.session.get(Complaint, complaint_id)


def by_token(token: str) -> Complaint | None:
    """A complaint by its random address."""
    return db.session.scalar(select(Complaint).where(Complaint.token == token))


def newest(
    limit: int, *, before: int | None = None, product: Product | None = None, kind: str | None = None
) -> Sequence[Complaint]:
    """Published complaints, newest number first, from below `before` on."""
    wanted = _whole().where(Complaint.state == Publication.PUBLISHED)
    if before is not None:
        wanted = wanted.where(Complaint.number < before)
    if product is not None:
        wanted = wanted.where(Complaint.product_id == product.id)
    if kind is not None:
        wanted = wanted.where(Complaint.kind == kind)
    return db.session.scalars(wanted.order_by(Complaint.number.desc()).limit(limit)).all()


def solved_lately(limit: int, language: str) -> Sequence[Complaint]:
    """Published complaints whose case was solved last, those in the reader's language first."""
    lately = select(Complaint.id, Complaint.language, Case.ended_at).join(Complaint.case)
    lately = lately.where(Case.state == Progress.SOLVED, Complaint.state == Publication.PUBLISHED)
    found = lately.order_by(Case.ended_at.desc(), Case.id.desc()).limit(LATELY).subquery()
    chosen = select(found.c.id).order_by((found.c.language != language), found.c.ended_at.desc(), found.c.id.desc())
    wanted = _whole().join(Complaint.case).where(Complaint.id.in_(chosen.limit(limit).scalar_subquery()))
    wanted = wanted.order_by((Complaint.language != language), Case.ended_at.desc(), Complaint.id.desc())
    return db.session.scalars(wanted).all()


def follows(complaint_id: int, account_id: int | None) -> bool:
    """Whether this account follows the problem."""
    return account_id is not None and db.session.get(Follow, (complaint_id, account_id)) is not None


def followers(complaint_id: int) -> list[int]:
    """Accounts that want to hear when this problem moves on."""
    return list(db.session.scalars(select(Follow.account_id).where(Follow.complaint_id == complaint_id)))


@cache
def _by_number() -> Select[tuple[Complaint]]:
    # Made once: to put a statement together takes longer than to ask it.
    return _whole().options(joinedload(Complaint.tags)).where(Complaint.number == bindparam("number"))


def _whole() -> Select[tuple[Complaint]]:
    """A complaint with what every page shows of it, in one query."""
    return select(Complaint).options(
        joinedload(Complaint.product),
        joinedload(Complaint.case).joinedload(Case.team),
        joinedload(Complaint.author),
    )
