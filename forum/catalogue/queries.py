"""Reading what the operator has."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.catalogue.models import KeepWord, OpeningHours, Product, Team
from forum.catalogue.rules import Span, Spans, Week
from forum.config import settings
from forum.extensions import db


def teams() -> Sequence[Team]:
    """All teams, by name."""
    return db.session.scalars(select(Team).order_by(Team.name_en)).all()


def team_by_slug(slug: str) -> Team | None:
    """One team."""
    return db.session.scalar(select(Team).where(Team.slug == slug))


def products() -> Sequence[Product]:
    """The products on offer, by name; places are asked for apart, retired ones not at all."""
    return _offered(places=False)


def places() -> Sequence[Product]:
    """The places on offer, by name."""
    return _offered(places=True)


def every_product() -> Sequence[Product]:
    """Everything a problem could ever be about, by name: products, places, and what is retired."""
    return db.session.scalars(select(Product).options(joinedload(Product.team)).order_by(Product.name_en)).all()


def product_by_slug(slug: str) -> Product | None:
    """One product or place, retired or not."""
    return db.session.scalar(select(Product).where(Product.slug == slug))


def hours(team_id: int | None = None) -> dict[int, Week]:
    """The opening hours of every team that has some, or of one, by the team's id."""
    wanted = select(OpeningHours).order_by(OpeningHours.weekday, OpeningHours.opens)
    if team_id is not None:
        wanted = wanted.where(OpeningHours.team_id == team_id)
    found: dict[int, dict[int, Spans]] = defaultdict(dict)
    for row in db.session.scalars(wanted):
        week = found[row.team_id]
        week[row.weekday] = (*week.get(row.weekday, ()), Span(row.opens, row.closes))
    return dict(found)


def hours_of(team_id: int) -> Week:
    """The opening hours of one team; empty when nobody has said any."""
    return hours(team_id).get(team_id, {})


def own_words() -> Sequence[KeepWord]:
    """The words to keep that the operator has added, in the order of the alphabet."""
    return sorted(db.session.scalars(select(KeepWord)), key=lambda row: row.word.casefold())


def words_to_keep() -> list[str]:
    """Every word that must stay visible: the operator's own list, its name, teams and products."""
    words = set(db.session.scalars(select(KeepWord.word)))
    words.update((settings().operator, settings().name))
    for names in (select(Team.name_en, Team.name_fr), select(Product.name_en, Product.name_fr)):
        words.update(name for row in db.session.execute(names) for name in row)
    return sorted(words)


def _offered(places: bool) -> Sequence[Product]:
    wanted = select(Product).where(Product.is_place.is_(places), Product.retired_at.is_(None))
    return db.session.scalars(wanted.options(joinedload(Product.team)).order_by(Product.name_en)).all()
