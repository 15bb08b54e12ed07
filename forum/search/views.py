"""The search page: open to everybody, sets no cookie, writes nothing."""

from flask import Blueprint, Response, make_response, render_template, request

from forum.search.queries import LONGEST, STATES, product_counts
from forum.search.queries import search as find
from forum.web.guards import public
from forum.web.languages import language
from forum.web.limits import limit_reading

blueprint = Blueprint("search", __name__)
A_MINUTE = "60"


@blueprint.get("/search")
@public
def search() -> Response:
    """Results for `q`, narrowed by state `s` and product `p`."""
    limit_reading("search", per_minute=120)
    words = " ".join(request.args.get("q", "").split())[:LONGEST]
    if not words:
        return make_response(render_template("search/empty.html"))
    state = request.args.get("s", "")
    found = find(
        words,
        state=state if state in STATES else "",
        product=request.args.get("p", ""),
        page=max(1, request.args.get("page", 1, type=int)),
        exact=bool(request.args.get("exact")),
        page_language=language(),
    )
    if found.rebuilding:
        response = make_response(render_template("search/rebuilding.html", words=words), 503)
        response.headers["Retry-After"] = A_MINUTE
        return response
    if not found.results:
        return make_response(render_template("search/nothing.html", found=found, products=product_counts()))
    return make_response(render_template("search/search.html", found=found))
