"""States of a complaint on three axes, who may move them, and how an address is made of a title."""

import re
import unicodedata
from enum import StrEnum

TITLE_LONGEST = 150
BODY_LONGEST = 32_000
WISH_LONGEST = 1_000
TAGS_MOST, TAG_LONGEST = 5, 30
# How serious it is for its author.
NUISANCE, COSTS, CANNOT_WAIT = 1, 2, 3
SERIOUS = (NUISANCE, COSTS, CANNOT_WAIT)
WORDS_A_MINUTE = 220


class Kind(StrEnum):
    """What a customer posts; the three are equal."""

    PROBLEM = "problem"
    QUESTION = "question"
    PRAISE = "praise"


class Publication(StrEnum):
    """How far a post is on its way to the public, or back."""

    DRAFT = "draft"
    COOLING_OFF = "cooling-off"
    WAITING = "waiting"
    IN_REVIEW = "in review"
    RETURNED = "returned"
    DECLINED = "declined"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class Progress(StrEnum):
    """Where the operator stands with a case. Customers read “Solved”, everywhere."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    LOOKING = "looking into it"
    PROPOSED = "proposed"
    SOLVED = "solved"
    NOT_UPHELD = "not upheld"
    REFERRED = "referred"
    REOPENED = "reopened"


class Checked(StrEnum):
    """Whether somebody compared the account with the facts."""

    UNVERIFIED = "unverified"
    BEING_CHECKED = "being checked"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed"


class Mover(StrEnum):
    """Who moves a state. The machine moves what a rule allows without a person."""

    AUTHOR = "author"
    MACHINE = "machine"
    OFFICIAL = "official"
    MODERATOR = "moderator"


A, X, O, M = Mover.AUTHOR, Mover.MACHINE, Mover.OFFICIAL, Mover.MODERATOR  # noqa: E741
P, G, C = Publication, Progress, Checked

# The machine withdraws an edit when what it would have changed is gone.
PUBLICATION: dict[tuple[Publication, Publication], frozenset[Mover]] = {
    (P.DRAFT, P.COOLING_OFF): frozenset({A}),
    (P.DRAFT, P.WITHDRAWN): frozenset({A, X}),
    (P.COOLING_OFF, P.DRAFT): frozenset({A}),
    (P.COOLING_OFF, P.WITHDRAWN): frozenset({A, X}),
    (P.COOLING_OFF, P.WAITING): frozenset({X}),
    (P.WAITING, P.DRAFT): frozenset({A}),
    (P.WAITING, P.WITHDRAWN): frozenset({A, X}),
    (P.WAITING, P.IN_REVIEW): frozenset({M}),
    (P.WAITING, P.PUBLISHED): frozenset({X}),
    (P.IN_REVIEW, P.WAITING): frozenset({M, X}),
    (P.IN_REVIEW, P.WITHDRAWN): frozenset({X}),
    (P.IN_REVIEW, P.PUBLISHED): frozenset({M}),
    (P.IN_REVIEW, P.RETURNED): frozenset({M}),
    (P.IN_REVIEW, P.DECLINED): frozenset({M}),
    (P.RETURNED, P.COOLING_OFF): frozenset({A}),
    (P.RETURNED, P.WITHDRAWN): frozenset({A, X}),
    (P.DECLINED, P.WAITING): frozenset({M}),
    (P.PUBLISHED, P.HIDDEN): frozenset({M, X}),
    (P.PUBLISHED, P.WITHDRAWN): frozenset({A}),
    (P.PUBLISHED, P.REMOVED): frozenset({M}),
    (P.HIDDEN, P.PUBLISHED): frozenset({M}),
    (P.HIDDEN, P.REMOVED): frozenset({M}),
    (P.HIDDEN, P.WITHDRAWN): frozenset({A}),
    (P.REMOVED, P.PUBLISHED): frozenset({M}),
}

PROGRESS: dict[tuple[Progress, Progress], frozenset[Mover]] = {
    (G.OPEN, G.ACKNOWLEDGED): frozenset({O, M, X}),
    (G.OPEN, G.LOOKING): frozenset({O, M}),
    (G.OPEN, G.PROPOSED): frozenset({O, M}),
    (G.OPEN, G.SOLVED): frozenset({A, O, M}),
    (G.OPEN, G.REFERRED): frozenset({O, M}),
    (G.ACKNOWLEDGED, G.LOOKING): frozenset({O, M}),
    (G.ACKNOWLEDGED, G.PROPOSED): frozenset({O, M}),
    (G.ACKNOWLEDGED, G.SOLVED): frozenset({A, O, M}),
    (G.ACKNOWLEDGED, G.NOT_UPHELD): frozenset({O, M}),
    (G.ACKNOWLEDGED, G.REFERRED): frozenset({O, M}),
    (G.LOOKING, G.PROPOSED): frozenset({O, M}),
    (G.LOOKING, G.SOLVED): frozenset({A, O, M}),
    (G.LOOKING, G.NOT_UPHELD): frozenset({O, M}),
    (G.LOOKING, G.REFERRED): frozenset({O, M}),
    (G.PROPOSED, G.LOOKING): frozenset({O, M}),
    (G.PROPOSED, G.SOLVED): frozenset({A, O, M}),
    (G.PROPOSED, G.NOT_UPHELD): frozenset({O, M}),
    (G.PROPOSED, G.REFERRED): frozenset({O, M}),
    (G.SOLVED, G.REOPENED): frozenset({A, O, M}),
    (G.NOT_UPHELD, G.REOPENED): frozenset({A, O, M}),
    (G.REFERRED, G.REOPENED): frozenset({A, O, M}),
    (G.REOPENED, G.LOOKING): frozenset({O, M}),
    (G.REOPENED, G.PROPOSED): frozenset({O, M}),
    (G.REOPENED, G.SOLVED): frozenset({A, O, M}),
    (G.REOPENED, G.NOT_UPHELD): frozenset({O, M}),
    (G.REOPENED, G.REFERRED): frozenset({O, M}),
}

CHECKED: dict[tuple[Checked, Checked], frozenset[Mover]] = {
    (C.UNVERIFIED, C.BEING_CHECKED): frozenset({O, M}),
    (C.BEING_CHECKED, C.UNVERIFIED): frozenset({O, M}),
    (C.BEING_CHECKED, C.CONFIRMED): frozenset({O, M}),
    (C.BEING_CHECKED, C.NOT_CONFIRMED): frozenset({O, M}),
    (C.CONFIRMED, C.BEING_CHECKED): frozenset({O, M}),
    (C.NOT_CONFIRMED, C.BEING_CHECKED): frozenset({O, M}),
}

ENDED = frozenset({Progress.SOLVED, Progress.NOT_UPHELD, Progress.REFERRED})


def may_move(old: StrEnum, new: StrEnum, mover: Mover) -> bool:
    """Whether this mover may take a state from old to new; each axis has its own table."""
    tables = {Publication: PUBLICATION, Progress: PROGRESS, Checked: CHECKED}
    table: dict[tuple[StrEnum, StrEnum], frozenset[Mover]] = tables[type(old)]  # type: ignore[assignment]
    return mover in table.get((old, new), frozenset())


def is_gone(state: Publication, was_published: bool) -> bool:
    """Whether the page answers 410: it stood in public and was withdrawn or removed."""
    return was_published and state in {Publication.WITHDRAWN, Publication.REMOVED}


def opens_case(kind: Kind, heard_only: bool) -> bool:
    """Praise opens no case, nor does “I only want to be heard”."""
    return kind is not Kind.PRAISE and not heard_only


def standing(kind: str, heard_only: bool, progress: str | None, answered: bool) -> str:
    """One word for lists and search: solved, answered, waiting, reopened, referred, closed, heard or praise."""
    if kind == Kind.PRAISE:
        return "praise"
    if progress is None:
        return "heard"
    ended = {Progress.SOLVED: "solved", Progress.REFERRED: "referred", Progress.NOT_UPHELD: "closed"}
    if Progress(progress) in ended:
        return ended[Progress(progress)]
    if progress == Progress.REOPENED:
        return "reopened"
    return "answered" if answered else "waiting"


def slug_of(title: str) -> str:
    """Make the readable part of an address from a title as the public reads it; removals are left out."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > 70:
        words = words[:70].rsplit("-", 1)[0]
    return words or "post"


def tags_of(line: str) -> list[str]:
    """The tags in a comma-separated line, each once; a “#” before one is no part of it."""
    found: dict[str, str] = {}
    for part in line.replace("\n", ",").split(","):
        word = " ".join(part.split()).lstrip("# ")
        if word:
            found.setdefault(tag_slug(word) or word, word)
    return list(found.values())


def tag_slug(word: str) -> str:
    """Make the address of a tag; empty when no letter of it can stand there."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")


def reading_minutes(words: str) -> int:
    """How long a text takes to read, at least a minute."""
    return max(1, round(len(words.split()) / WORDS_A_MINUTE))
