"""Reading complaints. Nothing here can reach an original: the rows hold public words only."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from forum.catalogue.models import Product
from forum.complaints.models import Case, Complaint, Fixed, Follow, Same
from forum.complaints.rules import ENDED, Progress, Publication
from forum.extensions import db


def published(number: int) -> Complaint | None:
    """A complaint that strangers may read, with its product, case and author."""
    return db.session.scalar(_whole().where(Complaint.number == number, Complaint.state == Publication.PUBLISHED))


def by_number(number: int) -> Complaint | None:
    """A complaint that has, or had, a public number, in any state."""
    return db.session.scalar(_whole().where(Complaint.number == number))


def by_id(complaint_id: int) -> Complaint | None:
    """A complaint by its row, in any state."""
    return db.session.get(Complaint, complaint_id)


def by_token(token: str) -> Complaint | None:
    """A complaint by its random address."""
    return db.session.scalar(select(Complaint).where(Complaint.token == token))


def by_source_id(source_id: str) -> Complaint | None:
    """A complaint that was imported under this name."""
    return db.session.scalar(select(Complaint).where(Complaint.source_id == source_id))


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
    wanted = (
        _whole()
        .join(Complaint.case)
        .where(Complaint.state == Publication.PUBLISHED, Case.state == Progress.SOLVED)
        .order_by((Complaint.language != language), Case.ended_at.desc())
    )
    return db.session.scalars(wanted.limit(limit)).all()


def waiting_longest(limit: int, language: str) -> Sequence[Complaint]:
    """Published problems that still wait for something, those whose next word is due first."""
    wanted = (
        _whole()
        .join(Complaint.case)
        .where(Complaint.state == Publication.PUBLISHED, Case.state.not_in(ENDED))
        .order_by((Complaint.language != language), Case.next_contact_at)
    )
    return db.session.scalars(wanted.limit(limit)).all()


def counts_by_standing(product: Product | None = None) -> dict[str, int]:
    """How many published complaints there are, all and solved."""
    of = [Complaint.state == Publication.PUBLISHED]
    if product is not None:
        of.append(Complaint.product_id == product.id)
    solved = select(func.count()).select_from(Complaint).join(Case).where(*of, Case.state == Progress.SOLVED)
    every = select(func.count()).select_from(Complaint).where(*of)
    return {"all": db.session.scalar(every) or 0, "solved": db.session.scalar(solved) or 0}


def has_same(complaint_id: int, account_id: int | None) -> bool:
    """Whether this account said that it has the same problem."""
    return account_id is not None and db.session.get(Same, (complaint_id, account_id)) is not None


def follows(complaint_id: int, account_id: int | None) -> bool:
    """Whether this account follows the problem."""
    return account_id is not None and db.session.get(Follow, (complaint_id, account_id)) is not None


def followers(complaint_id: int) -> list[int]:
    """Accounts that want to hear when this problem moves on."""
    return list(db.session.scalars(select(Follow.account_id).where(Follow.complaint_id == complaint_id)))


def fixed_counts(complaint_id: int) -> tuple[int, int]:
    """How many readers said that the resolution worked, and that it did not."""
    rows = db.session.execute(
        select(Fixed.worked, func.count().label("times"))
        .where(Fixed.complaint_id == complaint_id)
        .group_by(Fixed.worked)
    )
    counts: dict[bool, int] = {row.worked: row.times for row in rows}
    return counts.get(True, 0), counts.get(False, 0)


def _whole() -> Select[tuple[Complaint]]:
    """A complaint with what every page shows of it, in one query."""
    return select(Complaint).options(
        joinedload(Complaint.product),
        joinedload(Complaint.case).joinedload(Case.team),
        joinedload(Complaint.author),
    )
