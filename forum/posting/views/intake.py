"""Photos that come with a form of posting: kept with its draft, and told to their author in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import g, request, url_for
from flask_babel import gettext as _

from forum.photos import queries, rules, services
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import Incoming
from forum.posting.views import writers
from forum.redaction.photos.files import why_words
from forum.redaction.photos.rules import Seen
from forum.vault.models import Draft
from forum.web.security import accepts

# What may be shown with photos; the steps that solved it are an answer's or an author's words alone.
WITH_PHOTOS = frozenset({"complaint", "answer"})
takes_photos = accepts(kilobytes=rules.MOST * rules.LARGEST // 1024 + 1024, files=Incoming)


@dataclass(frozen=True)
class Shown:
    """A photo as a page for its author shows it: `picture` is empty while there is none."""

    token: str
    state: State
    picture: str
    words: str
    counts: Mapping[str, int]
    questions: int
    has_people: bool
    alt: str


def arrived() -> list[Incoming]:
    """The files that came with this form."""
    return [file.stream for file in request.files.getlist("photos") if isinstance(file.stream, Incoming)]


def keep(draft: Draft) -> None:
    """Keep what came with a draft's form, and drop what its author takes away. Raises Invalid for what was not kept."""
    gone = request.form.get("remove", "")
    if gone in {photo.token for photo in queries.of_post(draft.token)}:  # pressed twice, it is gone already
        services.discard(gone, writers.reader())
    if draft.subject_kind in WITH_PHOTOS:
        services.keep(draft.token, arrived(), g.language)


def unkept() -> dict[str, str]:
    """What stands beside the field when the words that photos came with could not be kept, and so they neither."""
    return {"photos": _("The photos are not kept yet. Please choose them again.")} if arrived() else {}


def shown_with(post_token: str | None) -> list[Shown]:
    """The photos of a draft or post, for its author."""
    return [shown(photo) for photo in queries.of_post(post_token)] if post_token else []


def shown(photo: Photo) -> Shown:
    """One photo, for its author."""
    return Shown(
        token=photo.token,
        state=State(photo.state),
        picture=url_for("posting.photo_picture", token=photo.token, v=photo.version) if photo.copies_id else "",
        words=_words(photo),
        counts=rules.counts(photo.covers),
        questions=len(rules.open_doubts(photo.found, photo.answers)) if photo.is_open else 0,
        has_people=any(box.kind is Seen.FACE for box in photo.found),
        alt=services.described(photo) or photo.alt,
    )


def _words(photo: Photo) -> str:
    """Where it stands, and why."""
    if photo.state in {State.HELD, State.REFUSED}:
        return why_words(photo.why, g.language)
    if photo.state == State.COVERING:
        return str(_("Being checked for faces and names. This takes some seconds."))
    if photo.state == State.LEFT_OUT and photo.why in rules.REASONS:
        return str(_("Not published: %(reason)s", reason=_(rules.REASONS[photo.why])))
    return str(_(rules.STATE_WORDS[State(photo.state)]))
