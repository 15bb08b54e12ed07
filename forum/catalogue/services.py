"""Setting up teams, products and words to keep."""

import re
import unicodedata
from collections.abc import Iterable

from forum.catalogue import queries
from forum.catalogue.models import KeepWord, Product, Team
from forum.extensions import db, writing


def slug_of(name: str) -> str:
    """Make an address of a name: lower case, plain letters, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "other"


def add_team(slug: str, name_en: str, name_fr: str) -> Team:
    """Make a team, or find it."""
    with writing():
        team = queries.team_by_slug(slug)
        if team is None:
            team = Team(slug=slug, name_en=name_en, name_fr=name_fr)
            db.session.add(team)
            db.session.flush()
    return team


def add_product(slug: str, name_en: str, name_fr: str, team: Team) -> Product:
    """Make a product, or find it."""
    with writing():
        product = queries.product_by_slug(slug)
        if product is None:
            product = Product(slug=slug, name_en=name_en, name_fr=name_fr, team_id=team.id)
            db.session.add(product)
            db.session.flush()
    return product


def keep(words: Iterable[str]) -> int:
    """Add words that must stay visible; return how many were new."""
    with writing():
        known = set(queries.words_to_keep())
        new = sorted({word.strip()[:80] for word in words if word.strip()} - known)
        db.session.add_all(KeepWord(word=word) for word in new)
    return len(new)
