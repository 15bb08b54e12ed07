"""What an author may do with a photo until a person has it: cover more, say what it shows, take it away."""

from collections.abc import Mapping

from flask_babel import gettext as _

from forum.complaints.rules import Mover
from forum.errors import Invalid, NotFound, Stale
from forum.extensions import writing
from forum.photos import queries, rules
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import covering, forgetting, settling
from forum.redaction import services as redaction
from forum.redaction.photos.rules import Box
from forum.vault import drafts
from forum.vault import services as vault
from forum.vault.drafts import Owner


def look(token: str, owner: Owner) -> Photo:
    """One's own photo, of a draft or of a post. Raises NotFound."""
    photo = queries.by_token(token)
    if photo is not None:
        post = queries.post_of(photo.post_token)
        if post is not None and isinstance(owner, int) and post.author_id == owner:
            return photo
        if drafts.find(photo.post_token, owner) is not None:
            return photo
    raise NotFound(_("There is nothing here."))


def draw(token: str, owner: Owner, version: int, boxes: list[Box]) -> Photo:
    """Cover more: regions or boxes of the upright original."""
    photo = _open(token, owner, version)
    drawn = [*photo.by_hand, *(box for box in boxes if box not in photo.by_hand)]
    if len(drawn) > rules.BOXES_MOST:
        raise Invalid(_("That is a lot to cover. Please take the photo away, or crop it first."))
    return _redraw(photo, photo.answers, drawn)


def undraw(token: str, owner: Owner, version: int, number: int) -> Photo:
    """Take back one box that was drawn by hand."""
    photo = _open(token, owner, version)
    return _redraw(photo, photo.answers, [box for place, box in enumerate(photo.by_hand) if place != number])


def answer(token: str, owner: Owner, version: int, said: Mapping[str, str]) -> Photo:
    """Answer what the machine asked: “cover” for a doubt. Taking a cover off is for moderators."""
    photo = _open(token, owner, version)
    asked = {str(number) for number in rules.open_doubts(photo.found, {})}
    covered = {number: "cover" for number, one in said.items() if number in asked and one == "cover"}
    return _redraw(photo, {**photo.answers, **covered}, photo.by_hand)


def describe(token: str, owner: Owner, words: str) -> Photo:
    """Say in one line what a photo shows, for those who cannot see it."""
    words = " ".join(words.split())
    redaction.refuse_reserved({"alt": words})
    if len(words) > rules.ALT_LONGEST:
        too_long = _("Please keep it under %(n)s characters.", n=rules.ALT_LONGEST)
        raise Invalid(too_long, {"alt": too_long}, {"alt": words})
    look(token, owner)
    box = vault.lock("alt", token, {"alt": words}) if words else None
    with writing():
        photo = look(token, owner)
        _refuse_over(photo)
        photo.alt_box = box
    return photo


def discard(token: str, owner: Owner) -> None:
    """Take one's photo away, at any time; done twice it is done once."""
    photo = look(token, owner)
    if photo.state in {State.REMOVED, State.LEFT_OUT}:
        return  # what was decided stays on record
    if photo.state in {State.APPROVED, State.PUBLISHED}:
        post = queries.post_of(photo.post_token)
        assert post is not None and post.author is not None
        settling.take_down(photo, post.author, Mover.AUTHOR)
        return
    with writing():
        photo = look(token, owner)
        if State(photo.state) not in rules.OPEN:
            raise Stale(_("This photo has changed since you opened it. Please look at it again."))
        gone = forgetting.forgotten([photo])
    forgetting.forget_files(gone)


def _open(token: str, owner: Owner, version: int) -> Photo:
    photo = look(token, owner)
    _refuse_over(photo)
    if photo.state != State.WAITING or photo.width is None:
        raise Stale(_("This photo is being checked just now. Please look again in a moment."))
    if photo.version != version:
        raise Stale(_("This photo has changed since you opened it. Please look at it again."))
    return photo


def _refuse_over(photo: Photo) -> None:
    if not photo.is_open:
        raise Stale(_("A person has this photo now. You can still take it away."))


def _redraw(photo: Photo, answers: Mapping[str, str], drawn: list[Box]) -> Photo:
    token, version = photo.token, photo.version
    copies_id, copies = covering.redrawn(photo, rules.covered(photo.found, answers, drawn))
    try:
        with writing():
            found = queries.by_token(token, locked=True)
            if found is None or not found.is_open or found.version != version:
                raise Stale(_("This photo has changed since you opened it. Please look at it again."))
            found.answers, found.drawn = dict(answers), [rules.packed(box) for box in drawn]
            before = covering.wear(found, copies_id, copies)
            found.version += 1
    except Exception:
        covering.forget_copies(copies_id)
        raise
    covering.forget_copies(before)
    return found
