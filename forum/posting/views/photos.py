"""One photo, for its author: as everyone will see it, covered further, described, taken away."""

from collections.abc import Callable, Mapping

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forum.answers.models import Answer
from forum.complaints.rules import Publication
from forum.errors import ForumError, Invalid, NotFound, Stale
from forum.photos import queries, rules, services
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.posting import services as posting
from forum.posting.forms import Marks
from forum.posting.views import blueprint, intake, writers
from forum.posting.views.writing import Page
from forum.redaction import rules as redaction
from forum.redaction.photos.files import Refused, why_words
from forum.redaction.photos.rules import Box
from forum.redaction.photos.running import Held
from forum.web.guards import public
from forum.web.headers import never_store, picture
from forum.web.limits import limit, limit_reading

# A picture for one person, and never a page: nothing in it may run, wherever it is opened.


@blueprint.get("/my-photos/<token>")
@public
def photo(token: str) -> Page:
    """Show a photo as everyone will see it, and what its author can do with it."""
    return _page(services.look(token, writers.reader()))


@blueprint.post("/my-photos/<token>")
@public
def photo_post(token: str) -> Page:
    """Cover more, take a cover back, describe it, or take it away; the description is kept each time."""
    limit("photo", who=writers.who(), per_minute=20, per_day=600)
    found, marks = services.look(token, writers.reader()), Marks.of(request.form)
    way_back = _way_back(found)
    try:
        if marks.do == "remove":
            services.discard(token, writers.reader())
            return redirect(way_back, 303)
        _describe(found, marks)
        ACTS.get(marks.do, _nothing_more)(found, marks)
    except (Invalid, Stale) as wrong:
        return _page(services.look(token, writers.reader()), wrong, marks.alt), wrong.status
    except (Held, Refused) as failed:
        held = Stale(why_words(failed.code, g.language))
        return _page(services.look(token, writers.reader()), held, marks.alt), held.status
    return redirect(url_for("posting.photo", token=token), 303)


@blueprint.get("/my-photos/<token>/picture.jpg")
@public
def photo_picture(token: str) -> AnyResponse:
    """The covered picture, for its author alone; the original is not given back."""
    limit_reading("own-photo", per_minute=600)
    never_store()
    return picture(services.picture(services.look(token, writers.reader())))


def _describe(found: Photo, marks: Marks) -> None:
    if marks.alt is not None and marks.alt != services.described(found):
        services.describe(found.token, writers.reader(), marks.alt)


def _cover_doubt(found: Photo, marks: Marks) -> None:
    services.answer(found.token, writers.reader(), marks.version, {str(marks.number): "cover"})


def _cover_regions(found: Photo, marks: Marks) -> None:
    width, height = found.width or 0, found.height or 0
    boxes = [box for number in marks.regions if (box := rules.region(number, width, height))]
    _draw(found, marks, boxes, _("Choose at least one part of the picture first."))


def _cover_box(found: Photo, marks: Marks) -> None:
    box = rules.by_hand(*marks.box, found.width or 0, found.height or 0) if marks.box else None
    _draw(found, marks, [box] if box else [], _("That was too small. Draw once more, a little larger."))


def _draw(found: Photo, marks: Marks, boxes: list[Box], otherwise: str) -> None:
    if not boxes:
        raise Invalid(otherwise, {"regions": otherwise})
    services.draw(found.token, writers.reader(), marks.version, boxes)


def _take_back(found: Photo, marks: Marks) -> None:
    services.undraw(found.token, writers.reader(), marks.version, marks.number)


def _nothing_more(found: Photo, marks: Marks) -> None:
    """The description alone."""


ACTS: Mapping[str, Callable[[Photo, Marks], None]] = {
    "cover": _cover_doubt,
    "regions": _cover_regions,
    "box": _cover_box,
    "back": _take_back,
}


def _page(found: Photo, wrong: ForumError | None = None, typed: str | None = None) -> str:
    never_store()
    described = services.described(found)
    outward = redaction.plain(services.described_outward(found, "auto"), g.language) if described else ""
    doubts = rules.open_doubts(found.found, found.answers) if found.is_open else []
    return render_template(
        "posting/photo.html",
        photo=found,
        shown=intake.shown(found),
        doubts=[(number, found.found[number]) for number in doubts],
        regions=_regions(found),
        may_cover=found.is_open and found.state == State.WAITING,
        alt=described if typed is None else typed,
        outward=outward,
        longest=rules.ALT_LONGEST,
        wrong=wrong,
        faults=wrong.fields if isinstance(wrong, Invalid) else {},
        way_back=_way_back(found),
    )


def _regions(found: Photo) -> list[tuple[int, bool]]:
    """The twelve regions by number, each with whether it is covered already."""
    if not found.width or not found.height:
        return []
    drawn = found.by_hand
    return [(number, rules.region(number, found.width, found.height) in drawn) for number in range(1, 13)]


def _way_back(found: Photo) -> str:
    """The page from which somebody came: that of the post, or of what they are still writing."""
    post = queries.post_of(found.post_token)
    if post is not None and post.state not in {Publication.DRAFT, Publication.RETURNED}:
        kind = "answer" if isinstance(post, Answer) else "complaint"
        return url_for("posting.post", kind=kind, token=post.token)
    try:
        posting.refuse_unfinished(posting.own_draft(found.post_token, writers.reader()))
    except Invalid:
        return url_for("posting.draft", token=found.post_token)
    except NotFound:
        return url_for("posting.my_posts")
    return url_for("posting.check", token=found.post_token)
