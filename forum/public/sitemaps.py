"""What search engines should read: every page that they may keep, and no other; and what they need not ask for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, request, url_for
from sqlalchemy import Select, func, select

from forum.answers.models import Answer, Resolution
from forum.catalogue import queries as catalogue
from forum.complaints.models import Complaint
from forum.complaints.rules import Kind, Publication
from forum.errors import NotFound
from forum.extensions import db
from forum.public import about, archives, indexing, tags, teams
from forum.public.archives import Month
from forum.public.indexing import Facts, unlisted
from forum.public.queries import PRAISES, PROBLEMS
from forum.public.rules import last_seen_change
from forum.web.frame import absolute
from forum.web.guards import public
from forum.web.languages import ENGLISH, FRENCH, PREFIX, root_path

EVERYTHING = (*PROBLEMS, *PRAISES)
# Far below the 50,000 that are allowed: one file must be quick to write.
A_FILE = 5_000
NAME = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])(?:-([1-9]\d{0,3}))?", re.ASCII)
NEVER = (
    "/search", "/sign-in", "/account", "/my-posts", "/drafts", "/posts", "/desk", "/moderation", "/appeals",
)  # fmt: skip
MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True)
class Listed:
    """One address of a sitemap: its path without a language, the language it is listed in, what changed when."""

    path: str
    language: str
    changed: datetime | None = None


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint these addresses."""
    for path, view in (("/robots.txt", robots), ("/sitemap.xml", sitemap), ("/sitemaps/<name>.xml", sitemap_part)):
        blueprint.add_url_rule(path, view.__name__, view, methods=["GET"])


@public
def robots() -> Response:
    """What crawlers need not ask for, and where everything else is listed."""
    closed = [f"Disallow: {prefix}{path}" for prefix in ("", PREFIX) for path in NEVER]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {absolute(root_path() + '/sitemap.xml')}"]
    return unlisted(Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@public
def sitemap() -> Response:
    """All sitemaps: one of the pages that are always there, then by month of publication."""
    names = ["pages", *(name for month in archives.months(EVERYTHING) for name in _parts(month))]
    entries = (f"<sitemap><loc>{absolute(root_path())}/sitemaps/{name}.xml</loc></sitemap>\n" for name in names)
    return _xml(f'<sitemapindex xmlns="{MAPS}">\n', entries, "</sitemapindex>\n")


@public
def sitemap_part(name: str) -> Response:
    """One sitemap. Raises NotFound for a month in which nothing was published."""
    entries = _pages() if name == "pages" else _posts(*_month(name))
    opening = f'<urlset xmlns="{MAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return _xml(opening, (_entry(one) for one in entries), "</urlset>\n")


def _parts(month: Month) -> list[str]:
    more = range(2, (month.count - 1) // A_FILE + 2)
    return [str(month), *(f"{month}-{part}" for part in more)]


def _month(name: str) -> tuple[Month, int]:
    found = NAME.fullmatch(name)
    if not found:
        raise NotFound
    return Month(int(found[1]), int(found[2])), int(found[3] or 1)


def _posts(month: Month, part: int) -> list[Listed]:
    """The posts of a month that search engines may keep, in four queries, without their words."""
    ids = select(Complaint.id).where(Complaint.state == Publication.PUBLISHED, *month.holds(Complaint.published_at))
    ids = ids.order_by(Complaint.id).limit(A_FILE).offset((part - 1) * A_FILE)
    rows = db.session.execute(_facts(ids)).all()
    if not rows:
        raise NotFound
    # First the month's own page: a file without any address would not be valid.
    own = (
        [*_both(_path("public.month", year=month.year, month=month.month))]
        if part == 1 and archives.count(month)
        else []
    )
    answers = {row.complaint_id: row for row in db.session.execute(_of_each(Answer, ids))}
    steps = {row.complaint_id: row for row in db.session.execute(_of_each(Resolution, ids))}
    kept = [row for row in rows if _kept(row, answers.get(row.id))]
    return [*own, *(_listed(row, answers.get(row.id), steps.get(row.id)) for row in kept)]


def _facts(ids: Select[Any]) -> Select[Any]:
    characters = func.length(Complaint.title) + func.length(Complaint.body) + func.length(Complaint.wish)
    one = Complaint
    facts = (one.id, one.number, one.slug, one.kind, one.language, one.heard_only, one.answer_count)
    times = (one.published_at, one.edited_at)
    wanted = select(*facts, *times, characters.label("characters"))
    return wanted.where(one.id.in_(ids.scalar_subquery())).order_by(one.id)


def _of_each(model: type[Answer] | type[Resolution], ids: Select[Any]) -> Select[Any]:
    """How long what was added to each post is, and when it changed last."""
    one: Any = model
    length = func.sum(func.length(one.body)).label("characters")
    times = func.max(one.published_at).label("published_at"), func.max(one.edited_at).label("edited_at")
    wanted = select(one.complaint_id, length, *times).where(one.state == Publication.PUBLISHED)
    return wanted.where(one.complaint_id.in_(ids.scalar_subquery())).group_by(one.complaint_id)


def _kept(row: Any, answers: Any) -> bool:
    characters = row.characters + (answers.characters if answers else 0)
    expects = indexing.expects(row.kind, row.heard_only)
    return indexing.keeps_post(Facts(characters, row.answer_count, expects, row.published_at))


def _listed(row: Any, *added: Any) -> Listed:
    folder = "praise" if row.kind == Kind.PRAISE else "problems"
    times = [time for one in (row, *added) if one for time in (one.published_at, one.edited_at)]
    # Written here and not by `url_for`: a file has thousands. A test holds it against the page's own address.
    return Listed(f"/{folder}/{row.number}-{row.slug}", row.language, last_seen_change(*times))


def _pages() -> Iterator[Listed]:
    """Home, lists, archives, tags, teams and what explains, in both languages."""
    for path in _paths():
        yield from _both(path)


def _both(path: str) -> Iterator[Listed]:
    return (Listed(path, language) for language in (ENGLISH, FRENCH))


def _paths() -> Iterator[str]:
    months = archives.months()
    products, praises = archives.posts_by_product(), archives.months(PRAISES)
    known = tags.most_used(least=1)
    yield "/"
    yield from (path for path, _name, _purpose in about.PAGES)
    yield _path("public.numbers")
    for name, rows in (("problems", months), ("archive", months), ("praise_list", praises), ("tags", known)):
        if indexing.keeps_list(len(rows)):
            yield _path(f"public.{name}")
    for product in catalogue.every_product():
        if indexing.keeps_list(products.get(product.id, 0)):
            yield _path("public.product", slug=product.slug)
    for used in known:
        if indexing.keeps_list(used.posts, indexing.TAGGED_LEAST):
            yield _path("public.tag", slug=used.tag.slug)
    yield from _teams()


def _teams() -> Iterator[str]:
    if catalogue.teams():
        yield _path("public.teams")
    yield from (_path("public.team", slug=team.slug) for team in teams.worth_finding())


def _path(endpoint: str, **values: Any) -> str:
    """A path without its language."""
    return url_for(endpoint, **values).removeprefix(request.script_root)


def _entry(one: Listed) -> str:
    root = absolute(root_path())
    addresses = {ENGLISH: root + one.path, FRENCH: root + PREFIX + one.path}
    changed = f"<lastmod>{one.changed.isoformat(timespec='seconds')}</lastmod>" if one.changed else ""
    alike = (f'<xhtml:link rel="alternate" hreflang="{of}" href="{address}"/>' for of, address in addresses.items())
    return f"<url><loc>{addresses[one.language]}</loc>{changed}{''.join(alike)}</url>\n"


def _xml(opening: str, entries: Iterable[str], closing: str) -> Response:
    body = "".join((HEAD, opening, *entries, closing))
    return unlisted(Response(body, content_type="application/xml; charset=utf-8"))
