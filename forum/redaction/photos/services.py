"""Covering a photo: faces, and the letters that the redaction of texts or a badge says are somebody's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from forum.config import settings
from forum.redaction import rules, services
from forum.redaction.photos.files import Refused
from forum.redaction.photos.layout import Layout
from forum.redaction.photos.names import Known, boxes_of
from forum.redaction.photos.rules import COVER_FROM, DOUBT_FROM, Box, Verdict, around_faces, strikes, verdict_of
from forum.redaction.photos.running import Copies, Held, Sight, opened
from forum.redaction.rules import Roster, Span
from forum.redaction.tables import tables


@dataclass(frozen=True)
class Covered:
    """What became of a photo, and its copies with the boxes covered."""

    verdict: Verdict
    boxes: tuple[Box, ...] = ()
    # Why it is refused or held, as a code for `reasons.why_words`.
    why: str = ""
    width: int = 0
    height: int = 0
    copies: Copies | None = None
    cpu_s: float = 0.0


@dataclass(frozen=True)
class Models:
    """Other files than those that are installed, for whoever measures or tests."""

    faces: Path | None = None
    letters: Path | None = None


def cover(
    data: bytes,
    language: str = "auto",
    *,
    read: bool = True,
    with_doubts: bool = True,
    roster: Roster | None = None,
    cover_from: float = COVER_FROM,
    doubt_from: float = DOUBT_FROM,
    models: Models = Models(),
) -> Covered:
    """Look at a photo and cover what is found. Whatever goes wrong is told in the answer, with no copies.

    Without `with_doubts` the copies show what is doubtful, for the people who decide about it.
    """
    seen = Covered(Verdict.HELD)
    try:
        with opened(data) as child:
            seen = replace(seen, width=child.width, height=child.height, cpu_s=child.cpu_s)
            sight = child.look(read=read, face_model=models.faces, letter_model=models.letters)
            boxes = (
                *around_faces(sight.faces, cover_from, doubt_from),
                *_around_names(sight, language, roster),
            )
            copies = child.draw(boxes if with_doubts else strikes(boxes))
            verdict = verdict_of(boxes)
            why = "doubtful" if verdict is Verdict.HELD else ""
            return replace(seen, verdict=verdict, boxes=boxes, why=why, copies=copies, cpu_s=child.cpu_s)
    except Refused as refused:
        return replace(seen, verdict=Verdict.REFUSED, why=refused.code)
    except Held as held:
        return replace(seen, why=held.code)


def draw(data: bytes, boxes: Sequence[Box]) -> Copies:
    """Make the copies with exactly these boxes covered. Raises Refused, Held."""
    with opened(data) as child:
        return child.draw(boxes)


def upright(data: bytes) -> bytes:
    """The photo with nothing covered and no metadata, for a moderator who asks. Raises Refused, Held."""
    with opened(data) as child:
        return child.upright()


def _around_names(sight: Sight, language: str, roster: Roster | None) -> list[Box]:
    if not sight.lines:
        return []
    if language == "auto":
        language = rules.language_of(Layout.of(sight.lines).text)
    known = Known(tables(), services.words_to_keep(), language)
    return boxes_of(sight.lines, sight.faces, lambda text: _proposed(text, known, roster), known)


def _proposed(text: str, known: Known, roster: Roster | None) -> Iterable[Span]:
    """What the rules for texts say, with the forum's own roster or another one."""
    return rules.propose(
        text,
        roster=services.roster() if roster is None else roster,
        keep=known.keep,
        tables=known.tables,
        language=known.language,
        regions=settings().telephone_regions,
        limits=services.limits(),
    ).spans
