"""Drawn badges and receipts: how many names are covered, and how many other words with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.redaction.photos import services
from forum.redaction.photos.rules import doubts, strikes
from tests.bench.photos.counting import ENOUGH, covered
from tests.bench.photos.finders import painted
from tests.bench.photos.pictures import Rect, encoded
from tests.bench.tallies import Say
from tests.drawn import Drawn, DrawnWord

# A word of which this much is painted can hardly be read.
UNREADABLE = 0.5


@dataclass
class Words:
    """What was covered in one kind of drawn picture."""

    pictures: int = 0
    whole_by_strike: int = 0
    whole_by_both: int = 0
    clean: int = 0
    names: int = 0
    names_by_strike: int = 0
    names_by_both: int = 0
    others: int = 0
    others_struck: int = 0
    others_marked: int = 0
    seconds: float = 0.0


def measure_words(pictures: Iterable[Drawn], say: Say | None = None) -> Words:
    """Cover each picture and look at every word in it; `say` hears of each mistake."""
    words = Words()
    for number, drawn in enumerate(pictures):
        result = services.cover(encoded(drawn.image))
        struck = [painted(box) for box in strikes(result.boxes)]
        both = [*struck, *(painted(box) for box in doubts(result.boxes))]
        _count(words, drawn, struck, both)
        words.clean += result.verdict == "clean"
        words.seconds += result.cpu_s
        if say:
            _tell(number, drawn, struck, both, say)
    return words


def _count(words: Words, drawn: Drawn, struck: list[Rect], both: list[Rect]) -> None:
    by_strike, by_both = _under(drawn.names, struck, ENOUGH), _under(drawn.names, both, ENOUGH)
    words.pictures += 1
    words.whole_by_strike += len(by_strike) == len(drawn.names)
    words.whole_by_both += len(by_both) == len(drawn.names)
    words.names += len(drawn.names)
    words.names_by_strike += len(by_strike)
    words.names_by_both += len(by_both)
    words.others += len(drawn.others)
    words.others_struck += len(_under(drawn.others, struck, UNREADABLE))
    words.others_marked += len(_under(drawn.others, both, UNREADABLE))


def _tell(number: int, drawn: Drawn, struck: list[Rect], both: list[Rect], say: Say) -> None:
    gone = {id(word) for word in _under(drawn.names, struck, ENOUGH)}
    asked = {id(word) for word in _under(drawn.names, both, ENOUGH)}
    for word in drawn.names:
        if id(word) not in gone:
            say(f"   {number}: {word.text!r} {'only doubted' if id(word) in asked else 'left'}")
    for word in _under(drawn.others, both, UNREADABLE):
        say(f"   {number}: {word.text!r} covered wrongly")


def _under(words: Iterable[DrawnWord], painted_over: list[Rect], enough: float) -> list[DrawnWord]:
    return [word for word in words if covered(Rect(word.x, word.y, word.w, word.h), painted_over, enough)]
