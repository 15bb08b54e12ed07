"""The teams that answer: what each does, when it is there, what it answered, and how long that took. Never a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median
from typing import Any, cast

from flask import Blueprint, render_template, url_for
from flask_babel import ngettext
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from forum import clock
from forum.answers.models import Answer
from forum.catalogue import queries as catalogue
from forum.catalogue.models import Product, Team
from forum.catalogue.pages import hours_in_words
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.errors import NotFound
from forum.extensions import db
from forum.public import indexing, lists
from forum.public.queries import PROBLEMS
from forum.web import paging
from forum.web.assets import asset
from forum.web.frame import absolute
from forum.web.guards import public
from forum.web.languages import language
from forum.web.paging import Page, Place

A_PAGE = 20
LATELY = timedelta(days=90)
# Fewer would tell more about chance than about the team.
FEWEST = 5
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Record:
    """What anybody could count on the public pages: problems answered, and the median time to the first answer."""

    answered: int
    median: timedelta | None


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint these pages."""
    blueprint.add_url_rule("/teams", "teams", teams, methods=["GET"])
    blueprint.add_url_rule("/teams/<slug>", "team", team, methods=["GET"])


@public
def teams() -> str:
    """Every team, with what it answers for."""
    rows = sorted(catalogue.teams(), key=lambda one: one.name(language()).casefold())
    offered = [*catalogue.products(), *catalogue.places()]
    return render_template(
        "public/teams.html",
        rows=[(one, [thing for thing in offered if thing.team_id == one.id]) for one in rows],
        robots=indexing.robots(bool(rows)),
    )


@public
def team(slug: str) -> str:
    """One team: what it does, when it is there, and what it answered, newest first."""
    found = catalogue.team_by_slug(slug)
    if found is None:
        raise NotFound
    page = answered(found.id, paging.asked(A_PAGE))
    return render_template(
        "public/team.html",
        team=found,
        hours=hours_in_words(catalogue.hours_of(found.id)),
        things=_things(found),
        record=record_of(found.id),
        duration=duration,
        page=page,
        rows=lists.rows(page.rows, language()),
        structured=_structured(found),
        robots=indexing.robots(bool(page.rows or found.about_en or found.about_fr)),
    )


def worth_finding() -> Sequence[Team]:
    """The teams whose pages search engines may keep: those that say what they do, or have answered. For the sitemap."""
    answering = exists().where(Answer.complaint_id == Complaint.id, *_theirs(Team.id))
    wanted = select(Team).where(or_(Team.about_en != "", Team.about_fr != "", answering))
    return db.session.scalars(wanted.order_by(Team.slug)).all()


def answered(team_id: int, place: Place) -> Page[Complaint]:
    """One page of the problems this team answered officially, the newest answer first."""
    later = aliased(Answer)
    newer = or_(
        later.published_at > Answer.published_at, and_(later.published_at == Answer.published_at, later.id > Answer.id)
    )
    wanted = (
        select(Complaint, Answer.published_at, Answer.id)
        .join(Complaint, Complaint.id == Answer.complaint_id)
        .where(*_theirs(team_id), ~exists().where(later.complaint_id == Complaint.id, newer, *_theirs(team_id, later)))
        .options(
            joinedload(Complaint.product),
            joinedload(Complaint.case).joinedload(Case.team),
            joinedload(Complaint.author),
        )
    )
    wanted = paging.narrowed(wanted, cast("ColumnElement[datetime]", Answer.published_at), Answer.id, place)
    found = paging.page(db.session.execute(wanted).all(), place, lambda row: (row[1], row[2]))
    return Page([row[0] for row in found.rows], found.newer, found.older)


def record_of(team_id: int) -> Record:
    """How many problems a team answered, and how long a first answer took lately; two queries."""
    number = select(func.count(Answer.complaint_id.distinct())).join(Complaint, Complaint.id == Answer.complaint_id)
    earlier = aliased(Answer)
    first = ~exists().where(
        earlier.complaint_id == Complaint.id, earlier.published_at < Answer.published_at, *_public(earlier)
    )
    waited: Select[tuple[Any, Any]] = (
        select(Complaint.published_at, Answer.published_at)
        .join(Complaint, Complaint.id == Answer.complaint_id)
        .where(*_theirs(team_id), Answer.published_at >= clock.now() - LATELY, first)
    )
    times = [max(answer - asked, timedelta()).total_seconds() for asked, answer in db.session.execute(waited)]
    return Record(
        db.session.scalar(number.where(*_theirs(team_id))) or 0,
        timedelta(seconds=median(times)) if len(times) >= FEWEST else None,
    )


def duration(time: timedelta) -> str:
    """A length of time as people say it, rounded up, so that it never promises too much."""
    if time > 2 * DAY:
        return str(ngettext("%(num)d day", "%(num)d days", ceil(time / DAY)))
    if time > 1.5 * HOUR:
        return str(ngettext("%(num)d hour", "%(num)d hours", ceil(time / HOUR)))
    return str(ngettext("%(num)d minute", "%(num)d minutes", max(1, ceil(time / timedelta(minutes=1)))))


def _things(team: Team) -> list[Product]:
    return [one for one in (*catalogue.products(), *catalogue.places()) if one.team_id == team.id]


def _public(answer: Any = Answer) -> list[ColumnElement[bool]]:
    return [answer.official.is_(True), answer.state == Publication.PUBLISHED]


def _theirs(team_id: Any, answer: Any = Answer) -> list[ColumnElement[bool]]:
    """Official answers of one team that everyone may read, to problems and questions that everyone may read."""
    asked = [Complaint.state == Publication.PUBLISHED, Complaint.kind.in_(PROBLEMS)] if answer is Answer else []
    return [*_public(answer), answer.team_id == team_id, *asked]


def _structured(team: Team) -> dict[str, Any]:
    here = absolute(url_for("public.team", slug=team.slug))
    operator = {"@type": "Organization", "name": settings().operator}
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": here,
        "url": here,
        "name": team.name(language()),
        "logo": absolute(asset("icon.svg")),
        "parentOrganization": operator,
    }
    return data | ({"description": team.about(language())} if team.about(language()) else {})
