"""Setting up teams, products and places, opening hours and words to keep; each change is a row of the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from forum import clock, log
from forum.catalogue import queries
from forum.catalogue.models import KeepWord, OpeningHours, Product, Team
from forum.catalogue.rules import DAYS, Span, Week, slug_of
from forum.errors import Invalid, Stale
from forum.extensions import db, writing


@dataclass(frozen=True)
class By:
    """Who sets up, for the log."""

    account_id: int | None = None
    role: str = "command"


def put_team(slug: str, words: Mapping[str, str], by: By) -> Team:
    """Make the team of this address, or change what it is called; without an address it gets one.

    `words` has name_en, name_fr, about_en, about_fr, all through redaction. Raises Invalid, Stale.
    """
    with writing():
        team = queries.team_by_slug(slug) if slug else None
        made = team is None
        if team is None:
            team = Team(slug=slug or slug_of(words["name_en"], _slugs(Team)))
        _refuse_same_name(team, words)
        _settle(team, words, "added" if made else "changed", by)
    return team


def put_product(
    slug: str, words: Mapping[str, str], *, team: Team, is_place: bool, by: By, retired: bool | None = None
) -> Product:
    """Make the product or place of this address, or change it; `retired` is left as it is when None.

    Raises Invalid, Stale.
    """
    team_id = team.id
    with writing():
        product = queries.product_by_slug(slug) if slug else None
        made = product is None
        if product is None:
            product = Product(slug=slug or slug_of(words["name_en"], _slugs(Product)))
        _refuse_same_name(product, words)
        _settle(product, {**words, "team_id": team_id, "is_place": is_place}, "added" if made else "changed", by)
        if retired is not None:
            retire(product, retired, by)
    return product


def retire(product: Product, retired: bool, by: By) -> None:
    """Stop offering a product or place, or bring it back; what was posted about it stays."""
    product_id = product.id
    with writing():
        product = db.session.get_one(Product, product_id)
        if (product.retired_at is not None) != retired:
            product.retired_at = clock.now() if retired else None
            _log("product", product.id, "retired" if retired else "brought_back", by)


def put_hours(team: Team, week: Mapping[int, Iterable[Span]], by: By) -> None:
    """Set when a team is there; what was said before is gone."""
    team_id = team.id
    wanted: Week = {day: tuple(week.get(day, ())) for day in DAYS if week.get(day)}
    with writing():
        if wanted == queries.hours_of(team_id):
            return
        db.session.execute(delete(OpeningHours).where(OpeningHours.team_id == team_id))
        db.session.add_all(
            OpeningHours(team_id=team_id, weekday=day, opens=span.opens, closes=span.closes)
            for day, spans in wanted.items()
            for span in spans
        )
        _log("team", team_id, "hours", by)


def keep(words: Iterable[str], by: By | None = None) -> int:
    """Add words that must stay visible; return how many were new."""
    with writing():
        known = set(queries.words_to_keep())
        new = sorted({word.strip()[:80] for word in words if word.strip()} - known)
        db.session.add_all(KeepWord(word=word) for word in new)
        if new and by is not None:
            _log("keep_words", None, "added", by, count=len(new))
    return len(new)


def stop_keeping(word_id: int, by: By) -> None:
    """Take a word off the list; posts that hold it stay as they are."""
    with writing():
        row = db.session.get(KeepWord, word_id)
        if row is not None:
            db.session.delete(row)
            _log("keep_words", None, "removed", by, count=1)


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


def _settle(row: Team | Product, facts: Mapping[str, object], what: str, by: By) -> None:
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(row, name, facts[name])
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as twin:  # two people made the same one in the same moment
        raise Stale(_("Somebody else has just set this up. Please look at it again.")) from twin
    _log("team" if isinstance(row, Team) else "product", row.id, what, by, fields=changed)


def _refuse_same_name(row: Team | Product, words: Mapping[str, str]) -> None:
    """Two of one name could not be told apart in a list. Raises Invalid."""
    kind = type(row)
    others = db.session.execute(select(kind.name_en, kind.name_fr).where(kind.slug != row.slug)).all()
    wrong = {
        name: _("There is one of this name already.")
        for name, taken in (("name_en", {en for en, _fr in others}), ("name_fr", {fr for _en, fr in others}))
        if words[name].casefold() in {one.casefold() for one in taken}
    }
    if wrong:
        raise Invalid(_("There is one of this name already."), wrong, words)


def _slugs(kind: type[Team] | type[Product]) -> set[str]:
    return set(db.session.scalars(select(kind.slug)))


def _log(kind: str, row_id: int | None, what: str, by: By, **codes: object) -> None:
    log.record("set_up", actor_id=by.account_id, role=by.role, subject_kind=kind, subject_id=row_id, what=what, **codes)
