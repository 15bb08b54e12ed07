"""Reading complaints. Nothing here can reach an original: the rows hold public words only."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import contains_eager, defer, joinedload, load_only

from forum.accounts.models import Account
from forum.catalogue.models import Product, Team
from forum.complaints.models import Case, Complaint, Follow
from forum.complaints.rules import Progress, Publication
from forum.extensions import db

# What was solved before these was not solved lately, whatever its language: a page must not look through everything.
LATELY = 500
# What a line of a list reads of a complaint and of its case.
OF_A_LINE = (
    Complaint.number,
    Complaint.kind,
    Complaint.title,
    Complaint.body,
    Complaint.removals,
    Complaint.slug,
    Complaint.language,
    Complaint.heard_only,
    Complaint.answered_officially_at,
    Complaint.same_count,
    Complaint.helped_count,
    Complaint.labels,
    Complaint.checked,
    Complaint.published_at,
)
OF_A_CASE = (Case.state, Case.next_contact_at)
# What no page shows of a public post: each is read when somebody asks for it.
UNSHOWN = (
    Complaint.seriousness,
    Complaint.danger,
    Complaint.private_id,
    Complaint.takedown,
    Complaint.version,
    Complaint.started_at,
    Complaint.sent_at,
    Complaint.cooling_until,
)


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
    return db.session.scalars(_solved_lately(limit), {"language": language}).all()


def follows(complaint_id: int, account_id: int | None) -> bool:
    """Whether this account follows the problem."""
    return account_id is not None and db.session.get(Follow, (complaint_id, account_id)) is not None


def followers(complaint_id: int) -> list[int]:
    """Accounts that want to hear when this problem moves on."""
    return list(db.session.scalars(select(Follow.account_id).where(Follow.complaint_id == complaint_id)))


# Statements that public pages ask are made once: to put one together takes longer than to ask it.
@cache
def _by_number() -> Select[tuple[Complaint]]:
    wanted = _whole().options(joinedload(Complaint.tags), *map(defer, UNSHOWN))
    return wanted.where(Complaint.number == bindparam("number"))


@cache
def _solved_lately(limit: int) -> Select[tuple[Complaint]]:
    here: BindParameter[str] = bindparam("language")
    lately = select(Complaint.id, Complaint.language, Case.ended_at).join(Complaint.case)
    lately = lately.where(Case.state == Progress.SOLVED, Complaint.state == Publication.PUBLISHED)
    found = lately.order_by(Case.ended_at.desc(), Case.id.desc()).limit(LATELY).subquery()
    chosen = select(found.c.id).order_by((found.c.language != here), found.c.ended_at.desc(), found.c.id.desc())
    case = contains_eager(Complaint.case).load_only(*OF_A_CASE)
    wanted = select(Complaint).options(load_only(*OF_A_LINE), case).join(Complaint.case)
    wanted = wanted.where(Complaint.id.in_(chosen.limit(limit).scalar_subquery()))
    return wanted.order_by((Complaint.language != here), Case.ended_at.desc(), Complaint.id.desc())


def _whole() -> Select[tuple[Complaint]]:
    """A complaint with what every page shows of it, in one query."""
    return select(Complaint).options(
        joinedload(Complaint.product).load_only(Product.slug, Product.name_en, Product.name_fr),
        joinedload(Complaint.case).joinedload(Case.team).load_only(Team.slug, Team.name_en, Team.name_fr),
        joinedload(Complaint.author).load_only(Account.pseudonym, Account.handle, Account.role, Account.closed_at),
    )
