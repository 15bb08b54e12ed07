"""What a stranger sees, and what a search engine reads. Nothing here writes, and no page sets a cookie."""

from flask import Blueprint, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.complaints.pages import address_of, endpoint_of
from forum.errors import Gone, NotFound
from forum.moderation.rules import REASONS
from forum.public import (
    about,
    archives,
    cards,
    charts,
    feed,
    indexing,
    lists,
    people,
    photos,
    queries,
    sitemaps,
    teams,
    words,
)
from forum.public import numbers as counting
from forum.public import tags as tagging
from forum.public.archives import Month
from forum.public.fragments import Writer, row_html
from forum.public.pages import page_of
from forum.web import paging
from forum.web.guards import public
from forum.web.languages import language

blueprint = Blueprint("public", __name__)
blueprint.add_app_template_global(row_html)
blueprint.add_app_template_filter(words.html_of, "words_html")
blueprint.add_app_template_filter(words.title_of, "title_text")
blueprint.add_app_template_filter(words.lasting)
blueprint.add_app_template_filter(words.in_short)
blueprint.add_app_template_test(words.accuses, "accusing")
blueprint.add_app_template_test(people.has_page, "with_page")
for part in (about, cards, feed, photos, sitemaps, teams):
    part.add_to(blueprint)

AT_HOME, A_PAGE = 6, 20
STATES = ("solved", "answered", "waiting")


@blueprint.get("/")
@public
def home() -> str:
    """Search first; then what was solved lately, what waits, and who was praised."""
    here = language()
    counts = queries.tally()
    return render_template(
        "public/home.html",
        solved=lists.rows(complaints.solved_lately(AT_HOME, here), here),
        waiting=lists.rows(queries.waiting(AT_HOME, here), here),
        praise=lists.rows(queries.listed(queries.Narrowed(queries.PRAISES), 3).rows, here),
        products=catalogue.products(),
        tallies=lists.tallies(counts),
        robots=indexing.robots(True),
    )


@blueprint.get("/problems")
@public
def problems() -> str:
    """Every published problem and question, newest first."""
    return _list("public/problems.html", queries.Narrowed(_kinds(), None, _state()))


@blueprint.get("/products/<slug>")
@public
def product(slug: str) -> str:
    """The same for one product."""
    found = catalogue.product_by_slug(slug)
    if found is None:
        raise NotFound
    return _list("public/product.html", queries.Narrowed(_kinds(praise=True), found, _state()))


@blueprint.get("/praise")
@public
def praise_list() -> str:
    """Every published praise, newest first."""
    return _list("public/praise_list.html", queries.Narrowed(queries.PRAISES))


@blueprint.get("/problems/<int:number>", defaults={"slug": ""})
@blueprint.get("/problems/<int:number>-<string(minlength=0):slug>")
@public
def complaint(number: int, slug: str) -> Response | str:
    """One problem or question, what fixed it first."""
    return _one(number, slug)


@blueprint.get("/praise/<int:number>", defaults={"slug": ""})
@blueprint.get("/praise/<int:number>-<string(minlength=0):slug>")
@public
def praise(number: int, slug: str) -> Response | str:
    """One praise."""
    return _one(number, slug)


@blueprint.get("/problems/archive")
@public
def archive() -> str:
    """The months in which problems were posted."""
    months = archives.months()
    return render_template("public/archive.html", months=months, robots=_robots(len(months)))


@blueprint.get("/problems/<int(fixed_digits=4,min=1970,max=2999):year>/<int(fixed_digits=2,min=1,max=12):month>")
@public
def month(year: int, month: int) -> str:
    """Everything that was posted in one month, newest first."""
    shown, place = Month(year, month), paging.asked(archives.A_PAGE)
    page = archives.posts(shown, place)
    if not page.rows:
        raise NotFound
    earlier, later = archives.neighbours(shown)
    return render_template(
        "public/month.html",
        month=shown,
        count=archives.count(shown),
        earlier=earlier,
        later=later,
        page=page,
        rows=lists.rows(page.rows, language()),
        robots=_robots(len(page.rows)),
    )


@blueprint.get("/tags")
@public
def tags() -> str:
    """The words under which most was posted."""
    used = tagging.most_used()
    return render_template("public/tags.html", tags=used, robots=_robots(len(used)))


@blueprint.get("/tags/<slug>")
@public
def tag(slug: str) -> str:
    """What was posted under one word."""
    used = tagging.by_slug(slug)
    if used is None:
        raise NotFound
    page = tagging.posts(used.tag, paging.asked(A_PAGE))
    return render_template(
        "public/tag.html",
        used=used,
        page=page,
        rows=lists.rows(page.rows, language()),
        robots=_robots(used.posts, indexing.TAGGED_LEAST),
    )


@blueprint.get("/people/<handle>")
@public
def person(handle: str) -> str:
    """What one customer has posted, or with ?show=answers, answered; never for search engines."""
    found = people.by_handle(handle)
    if found is None:
        raise NotFound
    account, shown = found
    if request.args.get("show") == "answers":
        given = people.answers(account, paging.asked(A_PAGE))
        return render_template("public/person.html", person=shown, answers=given.rows, page=given)
    page = people.posts(account, paging.asked(A_PAGE))
    return render_template("public/person.html", person=shown, rows=lists.rows(page.rows, language()), page=page)


@blueprint.get("/about/numbers")
@public
def numbers() -> str:
    """How this forum does, each number with its interval or its count."""
    known = counting.numbers()
    return render_template(
        "public/numbers.html",
        numbers=known,
        slipped=counting.slipped_by_month(known),
        waited=counting.waits_by_month(known),
        removed=charts.rows(known.removed),
        fair=charts.fair,
        reasons=REASONS,
        robots=indexing.robots(True),
    )


def _one(number: int, slug: str) -> Response | str:
    found = complaints.by_number(number)
    if found is not None and found.is_gone:
        raise Gone
    if found is None or not found.is_public:
        raise NotFound
    after = _number("after")
    if slug != found.slug or request.endpoint != endpoint_of(found):
        return redirect(address_of(found, after=after), 301)
    return _shown(found, after)


def _shown(found: Complaint, after: int | None) -> str:
    page = page_of(found, current_user, after)
    said = request.args.get("said", "")
    return render_template(
        "public/complaint.html",
        page=page,
        one=found,
        writer=Writer(page, said if said in {"fixed", "solved", "reopened"} else ""),
        summary=page.summary(language()),
        robots=indexing.robots(page.indexable),
    )


def _list(template: str, only: queries.Narrowed) -> str:
    before, after = _number("before"), _number("after")
    found = queries.listed(only, A_PAGE, before=before, after=None if before else after)
    return render_template(
        template,
        only=only,
        rows=lists.rows(found.rows, language()),
        page=found,
        tallies=lists.tallies(queries.tally(only.product)),
        robots=_robots(len(found.rows)),
    )


def _robots(posts: int, least: int = 1) -> str:
    """Only the start of a whole list is worth finding; its further pages are followed."""
    return indexing.robots(indexing.keeps_list(posts, least))


def _number(name: str) -> int | None:
    """A place in a list; one that we never wrote leads nowhere."""
    text = request.args.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFound
    return int(text)


def _kinds(praise: bool = False) -> tuple[str, ...]:
    kind = request.args.get("kind", "")
    known = {"question": ("question",), "problem": ("problem",)} | ({"praise": ("praise",)} if praise else {})
    return known.get(kind, queries.PROBLEMS)


def _state() -> str:
    state = request.args.get("state", "")
    return state if state in STATES else ""
