"""What a stranger sees, and what a search engine reads. Nothing here writes, and no page sets a cookie."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.complaints.pages import address_of, endpoint_of
from forum.errors import Gone, NotFound
from forum.public import about, lists, queries, words
from forum.public import feed as feeds
from forum.public.fragments import answer_html
from forum.public.pages import page_of
from forum.public.rules import holds_accusation
from forum.public.structured import data_of
from forum.web.guards import public
from forum.web.languages import language

blueprint = Blueprint("public", __name__)
blueprint.add_app_template_filter(words.html_of, "words_html")
blueprint.add_app_template_filter(words.title_of, "title_text")
blueprint.add_app_template_filter(words.lasting)
blueprint.add_app_template_test(holds_accusation, "accusing")
about.add_to(blueprint)

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
def complaint(number: int, slug: str) -> AnyResponse | str:
    """One problem or question, what fixed it first."""
    return _one(number, slug)


@blueprint.get("/praise/<int:number>", defaults={"slug": ""})
@blueprint.get("/praise/<int:number>-<string(minlength=0):slug>")
@public
def praise(number: int, slug: str) -> AnyResponse | str:
    """One praise."""
    return _one(number, slug)


@blueprint.get("/feed.atom")
@public
def feed() -> Response:
    """Newly solved problems, for feed readers."""
    atom = feeds.newly_solved(language(), url_for("public.feed"), url_for("public.home"))
    return Response(atom, content_type="application/atom+xml; charset=utf-8")


@blueprint.get("/robots.txt")
@public
def robots() -> Response:
    """What crawlers need not ask for."""
    closed = ("/search", "/sign-in", "/account")
    lines = ["User-agent: *", *(f"Disallow: {prefix}{path}" for prefix in ("", "/fr") for path in closed)]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _one(number: int, slug: str) -> AnyResponse | str:
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
        answer_html=answer_html,
        late=lists.is_late(found),
        summary=page.summary(language()),
        structured=data_of(page, language()),
        # An address with a question mark shows the same page again.
        indexable=page.indexable and not request.args,
        said=said if said in {"fixed", "solved", "reopened"} else "",
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
        # Only the start of a whole list is worth finding; its further pages are followed.
        indexable=not request.args,
    )


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
