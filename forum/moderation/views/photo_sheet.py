"""What the page of one photo shows: the picture with its boxes, a line for each, how its description will read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.complaints.models import Complaint
from forum.moderation import photo_forms, queries
from forum.moderation.photo_forms import BY, SaidOfPhoto, Typed
from forum.photos import queries as photo_queries
from forum.photos import rules, services
from forum.photos.models import Photo
from forum.photos.queries import Post
from forum.photos.rules import State
from forum.redaction.pages import public_text
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import PublicWords, Tier, plain, reason_words

KINDS = {
    Seen.FACE: (_l("Face"), _l("Face?")),
    Seen.BADGE: (_l("Name badge"), _l("Name badge?")),
    Seen.TEXT: (_l("Name or number"), _l("Name or number?")),
    Seen.HAND: (_l("Drawn by hand"), _l("Drawn by hand")),
}
# From which score on the machine is how sure.
SURE, FAIRLY = 0.6, 0.35


@dataclass(frozen=True)
class Line:
    """One box that the machine found, and what is said about it."""

    number: int
    name: str
    kind: str
    why: str
    is_open: bool
    is_uncovered_face: bool
    answer: str
    outline: Box


@dataclass(frozen=True)
class Hand:
    """One box that somebody drew."""

    number: int
    outline: Box
    typed: Typed
    is_authors: bool


@dataclass(frozen=True)
class PhotoSheet:
    """Everything of a photo that its page shows."""

    photo: Photo
    post: Post
    title: str
    review: str
    until: datetime | None
    lines: Sequence[Line]
    hands: Sequence[Hand]
    alt: PublicWords
    why: str
    second: bool
    opened: bool

    @property
    def open(self) -> int:
        """How many doubts nobody has decided."""
        return sum(line.is_open for line in self.lines)

    @property
    def by_author(self) -> Sequence[Hand]:
        """What its author covered."""
        return [hand for hand in self.hands if hand.is_authors]

    @property
    def by_moderators(self) -> Sequence[Hand]:
        """What may be moved and taken away here."""
        return [hand for hand in self.hands if not hand.is_authors]

    @property
    def grid(self) -> list[Box]:
        """The twelve regions, in the order of their numbers."""
        size = (self.photo.width or 1, self.photo.height or 1)
        return [box for number in range(1, photo_forms.REGIONS + 1) if (box := rules.region(number, *size, BY))]

    @property
    def scale(self) -> float:
        """How many pixels make a thousandth of the width: what is written over the picture is sized in these."""
        return (self.photo.width or 1000) / 1000

    @property
    def alt_words(self) -> str:
        """The description with its removals in brackets."""
        return plain(self.alt, self.post.language)


def sheet_of(photo: Photo, account_id: int, language: str, said: SaidOfPhoto | None = None) -> PhotoSheet:
    """Read a photo that this moderator holds; answers that could not be kept are given back."""
    post = photo_queries.post_of(photo.post_token)
    assert post is not None
    answers = {**photo.answers, **(said.answers if said else {})}
    return PhotoSheet(
        photo=photo,
        post=post,
        title=title_of(post),
        review=_review_of(post),
        until=photo.claimed_until,
        lines=list(_lines(photo, answers, language)),
        hands=list(_hands(photo, said)),
        alt=services.outward(photo),
        why=held_words(photo.why) if photo.state == State.HELD else "",
        second=photo.uncovered_by_id not in {None, account_id} and bool(rules.uncovered_faces(photo.found, answers)),
        opened=photo.opened_by_id == account_id,
    )


def title_of(post: Post) -> str:
    """The public title of a post or of its problem; empty while it has none."""
    complaint = post if isinstance(post, Complaint) else post.complaint
    if not complaint.is_public:
        return ""
    return public_text(complaint.title, complaint.removals.get("title", []), complaint.language)


def held_words(code: str) -> str:
    """Why a photo is held back, for those who can mend it."""
    return str(_(rules.HELD_WORDS.get(code, rules.HELD_WORDS["crash"])))


def _review_of(post: Post) -> str:
    """The address under which the post itself waits for a moderator; empty when it does not."""
    entry = queries.open_entry("complaint" if isinstance(post, Complaint) else "answer", post.id)
    return entry.token if entry else ""


def _lines(photo: Photo, answers: dict[str, str], language: str) -> Iterator[Line]:
    uncovered = set(rules.uncovered_faces(photo.found, answers))
    for number, box in enumerate(photo.found):
        said = photo.answers.get(str(number), "")
        is_open = box.tier is Tier.doubt and not said
        answer = answers.get(str(number), "" if box.tier is Tier.doubt else "cover")
        yield Line(
            number=number + 1,
            name=f"{photo_forms.ANSWER}{number}",
            kind=str(KINDS[box.kind][is_open]),
            why=_why(box, language),
            is_open=is_open,
            is_uncovered_face=number in uncovered,
            answer=answer,
            outline=box if is_open or said == "leave" else _inside(box.grown(), photo),
        )


def _why(box: Box, language: str) -> str:
    if box.kind is not Seen.FACE:
        return reason_words(box.reason, language)
    if box.score >= SURE:
        return str(_("The machine is sure."))
    return str(_("The machine is fairly sure.") if box.score >= FAIRLY else _("The machine is not sure."))


def _hands(photo: Photo, said: SaidOfPhoto | None) -> Iterator[Hand]:
    """The author's boxes first; then the moderators', as they were sent or as they stand."""
    boxes = [box for box in photo.by_hand if box.reason != BY]
    boxes += said.drawn(photo) if said else [box for box in photo.by_hand if box.reason == BY]
    for number, box in enumerate(boxes, len(photo.boxes) + 1):
        yield Hand(number, box, photo_forms.typed(box, photo), box.reason != BY)


def _inside(box: Box, photo: Photo) -> Box:
    """The part of a cover that lies in the picture."""
    return rules.by_hand(box.x, box.y, box.w, box.h, photo.width or 1, photo.height or 1) or box
