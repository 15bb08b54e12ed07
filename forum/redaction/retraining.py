"""Learning from decisions: some of them teach, the others tell whether that helped."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.redaction import queries
from forum.redaction.report import share
from forum.redaction.rules import Limits
from forum.redaction.rules.lessons import Outcome
from forum.redaction.rules.model import NameModel
from forum.redaction.rules.shares import Counted
from forum.redaction.rules.weighing import SURE, candidates
from forum.redaction.surroundings import Line, line_of

FEWEST = 200
HELD_OUT_ONE_IN = 5
# A title or a signature makes a name whatever the model says.
NOT_ASKED = SURE | {"own_signature"}


@dataclass(frozen=True)
class Lesson:
    """One decision about a name, and what stood around it."""

    line: Line
    is_name: bool
    held_out: bool


@dataclass(frozen=True)
class Figures:
    """How a model does on decisions that it has not learned from."""

    left_after_strike: Counted  # names that it would not have struck
    left: Counted  # names that it would not even have asked about
    struck: Counted  # words that are nobody's name, and that it would have struck
    marked: Counted  # and those that it would have struck or asked about


def lessons(secret: str) -> list[Lesson]:
    """Every decision about a name; one in five is held out, always the same ones."""
    return [
        Lesson(line_of(row.seen, row.language), Outcome(row.outcome).is_removed, is_held_out(row.id, secret))
        for row in queries.lessons_with_words()
        if row.reason not in NOT_ASKED
    ]


def is_held_out(lesson_id: str, secret: str) -> bool:
    """Draw by a keyed hash of the row's id: nobody chooses what a model is measured on."""
    drawn = hmac.new(secret.encode(), b"held out " + lesson_id.encode(), hashlib.sha256).digest()
    return int.from_bytes(drawn[:8]) % HELD_OUT_ONE_IN == 0


def taught(found: Iterable[Lesson]) -> Iterator[Line]:
    """What may be learned from."""
    return (one.line for one in found if not one.held_out)


def figures(model: NameModel, found: Iterable[Lesson], limits: Limits) -> Figures:
    """Ask a model about each decision that is held out."""
    names: list[float] = []
    others: list[float] = []
    for one in found:
        if one.held_out:
            (names if one.is_name else others).append(_chance(model, one.line))
    return Figures(
        left_after_strike=_counted(names, lambda chance: chance < limits.strike),
        left=_counted(names, lambda chance: chance < limits.doubt),
        struck=_counted(others, lambda chance: chance >= limits.strike),
        marked=_counted(others, lambda chance: chance >= limits.doubt),
    )


def rows(before: Figures, after: Figures) -> list[tuple[str, str, str]]:
    """Both models side by side, to read."""
    named = {
        "left_after_strike": "names left after strike",
        "left": "names left after strike or doubt",
        "struck": "other words struck",
        "marked": "other words struck or asked about",
    }
    return [(words, share(getattr(before, name)), share(getattr(after, name))) for name, words in named.items()]


def _chance(model: NameModel, line: Line) -> float:
    """How probable a name is where something was decided; the surest word counts, as in a post."""
    asked = sorted({*candidates(line.words), *line.decided})
    chances = model.probabilities(line.words, asked)
    return max(chances[place] for place in line.decided)


def _counted(chances: Sequence[float], is_so: Callable[[float], bool]) -> Counted:
    return Counted(sum(map(is_so, chances)), len(chances))
