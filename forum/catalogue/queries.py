"""Reading what the operator has."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.catalogue.models import KeepWord, Product, Team
from forum.config import settings
from forum.extensions import db


def teams() -> Sequence[Team]:
    """All teams, by name."""
    return db.session.scalars(select(Team).order_by(Team.name_en)).all()


def team_by_slug(slug: str) -> Team | None:
    """One team."""
    return db.session.scalar(select(Team).where(Team.slug == slug))


def products() -> Sequence[Product]:
    """All products, by name."""
    return db.session.scalars(select(Product).order_by(Product.name_en)).all()


def product_by_slug(slug: str) -> Product | None:
    """One product."""
    return db.session.scalar(select(Product).where(Product.slug == slug))


def words_to_keep() -> list[str]:
    """Every word that must stay visible: the operator's own list, its name, teams and products."""
    words = set(db.session.scalars(select(KeepWord.word)))
    words.update((settings().operator, settings().name))
    for team in teams():
        words.update((team.name_en, team.name_fr))
    for product in products():
        words.update((product.name_en, product.name_fr))
    return sorted(words)
