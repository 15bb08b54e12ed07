"""Photos that wait for a person: what waits, one photo with its boxes, the picture itself, the original on request."""

from collections.abc import Callable, Mapping

from flask import Response as Answer
from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum import clock
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover
from forum.errors import ForumError, Invalid, NotAllowed, NotFound, Stale
from forum.moderation.photo_forms import SaidOfPhoto
from forum.moderation.views import blueprint, me
from forum.moderation.views.photo_sheet import held_words, sheet_of, title_of
from forum.moderation.views.telling import is_over
from forum.photos import queries, rules, services
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.redaction.photos.files import Refused
from forum.redaction.photos.reasons import why_words
from forum.redaction.photos.running import Held
from forum.roles import Role
from forum.web.guards import needs
from forum.web.headers import picture
from forum.web.limits import limit_reading

Page = str | Response | tuple[str, int]


@blueprint.get("/moderation/photos")
@needs(Role.MODERATOR)
def photos() -> str:
    """Show how many photos wait, how many could not be checked, and what comes next."""
    account_id, now = me().id, clock.now()
    waiting = queries.waiting()
    posts = {photo.id: queries.post_of(photo.post_token) for photo in waiting}
    return render_template(
        "moderation/photos.html",
        waiting=waiting,
        count=queries.waiting_count(),
        held=queries.held_count(),
        reasons=[(count, held_words(why)) for why, count in queries.held_reasons().items()],
        states=rules.STATE_WORDS,
        titles={key: title_of(post) for key, post in posts.items() if post},
        own={key for key, post in posts.items() if post and post.author_id == account_id},
        free=lambda photo: is_over(photo.claimed_until, now),
        nothing="none" in request.args,
        second="second" in request.args,
    )


@blueprint.post("/moderation/photos/next")
@needs(Role.MODERATOR)
def next_photo() -> Response:
    """Take the next photo and look at it."""
    return _to_next()


@blueprint.get("/moderation/photos/<token>")
@needs(Role.MODERATOR)
def photo(token: str) -> Page:
    """Show one photo, covered as it is now, to whoever holds it."""
    try:
        return _page(_held(token))
    except Stale as away:
        return _away(token, away)


@blueprint.post("/moderation/photos/<token>")
@needs(Role.MODERATOR)
def photo_post(token: str) -> Page:
    """Save what was said about the boxes, then do what the button says."""
    said = SaidOfPhoto.read(request.form)
    act = ACTS.get(said.act)
    if act is None:
        raise NotFound(_("There is nothing here."))
    try:
        return act(token, said)
    except Stale as stale:
        return _stale(token, said, stale)
    except (Held, Refused) as fault:
        return _page(_held(token), said, Invalid(why_words(fault.code, g.language))), 422
    except (Invalid, NotAllowed) as wrong:
        return _page(_held(token), said, wrong), 422


@blueprint.post("/moderation/photos/<token>/take")
@needs(Role.MODERATOR)
def take_photo(token: str) -> Response:
    """Take one photo by its address."""
    services.claim_this(token, me())
    return _to(token)


@blueprint.post("/moderation/photos/<token>/remove")
@needs(Role.MODERATOR)
def remove_photo(token: str) -> Response:
    """Take a photo that is public away for good; its post stays."""
    found = queries.sent_by_token(token)
    if found is None:
        raise NotFound(_("There is nothing here."))
    post = queries.post_of(found.post_token)
    services.take_down(found, me(), Mover.MODERATOR)
    if post is None or post.number is None:
        return redirect(url_for("moderation.photos"), 303)
    kind = "complaint" if isinstance(post, Complaint) else "answer"
    return redirect(url_for("moderation.take_down", kind=kind, number=post.number), 303)


@blueprint.get("/moderation/photos/<token>/picture.jpg")
@needs(Role.MODERATOR)
def photo_picture(token: str) -> Answer:
    """Give the covered copy: what everybody would see."""
    found = queries.sent_by_token(token)
    if found is None:
        raise NotFound(_("There is no picture here."))
    return picture(services.picture(found))


@blueprint.get("/moderation/photos/<token>/original.jpg")
@needs(Role.MODERATOR)
def photo_original(token: str) -> Answer:
    """Give the picture without covers, to whoever has it in hand and asked for it."""
    limit_reading("photo-original", per_minute=30)
    try:
        return picture(services.original(token, me()))
    except (Held, Refused) as fault:
        raise NotFound(why_words(fault.code, g.language)) from None


def _save(token: str, said: SaidOfPhoto) -> Page:
    _saved(token, said)
    return _to(token)


def _approve(token: str, said: SaidOfPhoto) -> Page:
    """What lost a cover is looked at once more: whoever approves has seen what everybody will see."""
    before = set(_held(token).covers)
    saved = _saved(token, said)
    if before - set(saved.covers):
        return _to(token, bare=1)
    agreed = services.approve(token, me(), saved.version, described=not said.undescribed)
    return _to_next(second=None if agreed else 1)


def _leave_out(token: str, said: SaidOfPhoto) -> Page:
    services.leave_out(token, me(), said.version, said.reason)
    return _to_next()


def _skip(token: str, said: SaidOfPhoto) -> Page:
    services.leave(token, me())
    return _to_next()


def _again(token: str, said: SaidOfPhoto) -> Page:
    services.try_again(token, me())
    return redirect(url_for("moderation.photos"), 303)


def _original(token: str, said: SaidOfPhoto) -> Page:
    if _held(token).state == State.WAITING:
        _saved(token, said)
    services.open_original(token, me())
    return redirect(url_for("moderation.photo", token=token, _anchor="original"), 303)


ACTS: Mapping[str, Callable[[str, SaidOfPhoto], Page]] = {
    "save": _save,
    "approve": _approve,
    "leave_out": _leave_out,
    "skip": _skip,
    "again": _again,
    "original": _original,
}


def _saved(token: str, said: SaidOfPhoto) -> Photo:
    return services.save(token, me(), said.version, said.answers, said.drawn(_held(token)))


def _held(token: str) -> Photo:
    return services.in_hand(token, me())


def _to(token: str, *, bare: int | None = None, second: int | None = None) -> Response:
    # The picture takes the focus, so that one key is enough.
    return redirect(url_for("moderation.photo", token=token, bare=bare, second=second, _anchor="picture"), 303)


def _to_next(second: int | None = None) -> Response:
    taken = services.claim(me())
    if taken is None:
        return redirect(url_for("moderation.photos", none=1, second=second), 303)
    return _to(taken.token, second=second)


def _page(photo: Photo, said: SaidOfPhoto | None = None, wrong: ForumError | None = None) -> str:
    return render_template(
        "moderation/photo.html",
        sheet=sheet_of(photo, me().id, g.language, said),
        waiting=queries.waiting_count(),
        reasons=[("", _("Choose one")), *((code, _(words)) for code, words in rules.REASONS.items())],
        said=said,
        wrong=wrong,
        faults=getattr(wrong, "fields", {}),
        bare="bare" in request.args,
        second="second" in request.args,
    )


def _stale(token: str, said: SaidOfPhoto, stale: Stale) -> Page:
    """The photo changed in the meantime: what was drawn is kept, answers are given anew to what stands there now."""
    try:
        found = _held(token)
    except Stale as away:
        return _away(token, away)
    said.answers.clear()
    return _page(found, said, stale), 409


def _away(token: str, away: Stale) -> Page:
    """The photo is in nobody's or another's hands, or decided."""
    found = queries.sent_by_token(token)
    own = found is not None and services.is_own(found, me().id)
    waits = found is not None and found.state in {State.WAITING, State.HELD}
    free = waits and not own and is_over(found.claimed_until if found else None, clock.now())
    page = render_template("moderation/photo_away.html", photo=found, away=away, own=own, waits=waits, free=free)
    return page, 409
