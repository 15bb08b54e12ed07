"""What was left, and what was taken too much: one text compared with what people marked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forum.redaction.rules.shares import Counted
from tests.bench.redaction.finders import CONTACT, DESCRIPTION, NAME, Finder, Found
from tests.bench.redaction.texts import Marked, Place
from tests.bench.tallies import ByTier, Say

# A way of speaking to someone may stay; of its own, so that the measure does not move with what it measures.
_ENGLISH_TITLES = "mr mrs ms miss mx dr doctor prof professor sir madam sister nurse captain uncle auntie aunt"
_FRENCH_TITLES = "m mme mlle mm monsieur madame mademoiselle docteur maître maitre tante tonton"
_OTHER_TITLES = "herr frau señor señora pan pani"
_TITLES = frozenset(f"{_ENGLISH_TITLES} {_FRENCH_TITLES} {_OTHER_TITLES}".split())
_WORD = re.compile(r"[^\W_]+(?:['’`\-‐‑·][^\W_]+)*")


@dataclass
class Left(ByTier):
    """Of so many places, how many are still readable."""


@dataclass
class Wrong:
    """What was taken though nobody marked it."""

    words: int = 0
    posts: int = 0

    def add(self, words: int) -> None:
        """Count one post."""
        self.words += words
        self.posts += words > 0


@dataclass
class Figures:
    """What was counted in one set, or in several of them."""

    posts: int = 0
    words: int = 0
    bytes: int = 0
    seconds: float = 0.0
    names: Left = field(default_factory=Left)
    contacts: Left = field(default_factory=Left)
    groups: dict[tuple[str, str], Left] = field(default_factory=dict)
    struck: Wrong = field(default_factory=Wrong)
    marked: Wrong = field(default_factory=Wrong)
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)


def measure(texts: Iterable[Marked], finder: Finder, into: Sequence[Figures], say: Say | None = None) -> None:
    """Let one tool read every text; `say` hears of each mistake."""
    for text in texts:
        found, seconds = finder.find(text.words, text.language)
        for figures in into:
            figures.posts += 1
            figures.words += len(text.words.split())
            figures.bytes += len(text.words.encode())
            figures.seconds += seconds
            _count_left(text, found, figures)
            _count_wrong(text, found, figures)
        if say:
            tell(text, found, say)


def _count_left(text: Marked, found: Sequence[Found], figures: Figures) -> None:
    struck, both = _places(found, strikes_only=True), _places(found)
    for person in text.people:
        left = (not covered(text.words, person, struck), not covered(text.words, person, both))
        figures.names.add(*left)
        group = (text.language, casing(text.words[slice(*person)]))
        figures.groups.setdefault(group, Left()).add(*left)
    for contact in text.contacts:
        figures.contacts.add(not covered(text.words, contact, struck), not covered(text.words, contact, both))


def _count_wrong(text: Marked, found: Sequence[Found], figures: Figures) -> None:
    wrong = wrongly(text, found)
    strikes = [one for one in wrong if one.strike]
    figures.struck.add(sum(_length(text.words, one) for one in strikes))
    figures.marked.add(sum(_length(text.words, one) for one in wrong))
    figures.kinds.update((one.kind, one.strike) for one in wrong)
    figures.reasons.update(one.reason for one in strikes)


def wrongly(text: Marked, found: Iterable[Found]) -> list[Found]:
    """Give what touches nothing that should go; only where people marked all contacts is a contact wrong."""
    named = (*text.people, *text.contacts)
    allowed = {NAME: named, CONTACT: named, DESCRIPTION: (*named, *text.descriptions)}
    judged = (NAME, DESCRIPTION, CONTACT) if text.whole else (NAME, DESCRIPTION)
    return [one for one in found if one.kind in judged and not _touches(one, allowed[one.kind])]


def covered(text: str, mention: Place, places: Sequence[Place]) -> bool:
    """A mention is gone when none of its words of two letters or more is left; a title may stay."""
    start, end = mention
    words = [
        (start + word.start(), start + word.end())
        for word in _WORD.finditer(text[start:end])
        if len(word[0]) > 1 and word[0].lower() not in _TITLES
    ]
    return all(any(low >= begin and high <= stop for begin, stop in places) for low, high in words or [(start, end)])


def casing(words: str) -> str:
    """Say how a mention is written."""
    if words == words.lower():
        return "lower case"
    return "ALL CAPS" if words == words.upper() and sum(map(str.isalpha, words)) > 1 else "capitalised"


def tell(text: Marked, found: Sequence[Found], say: Say) -> None:
    """Print what was missed and what was wrong."""
    struck, both = _places(found, strikes_only=True), _places(found)
    for kind, places in ((NAME, text.people), (CONTACT, text.contacts)):
        for place in places:
            if not covered(text.words, place, struck):
                how = "doubt" if covered(text.words, place, both) else "LEFT"
                say(f"   {how} {kind} {text.words[slice(*place)]!r} in {_around(text.words, *place)!r}")
    for one in wrongly(text, found):
        words, tier = text.words[one.start : one.end], "strike" if one.strike else "doubt"
        say(f"   WRONG {one.kind} {tier} {one.reason} {words!r} in {_around(text.words, one.start, one.end)!r}")


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """Give a share and its 95 % Wilson interval, in per cent."""
    counted = Counted(hits, of)
    low, high = counted.between
    return 100 * counted.share, 100 * low, 100 * high


def _places(found: Iterable[Found], strikes_only: bool = False) -> list[Place]:
    return joined((one.start, one.end) for one in found if one.strike or not strikes_only)


def joined(places: Iterable[Place]) -> list[Place]:
    """Unite places that touch, so that a word covered by two of them is covered."""
    united: list[Place] = []
    for start, end in sorted(places):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _touches(one: Found, places: Iterable[Place]) -> bool:
    return any(start < one.end and one.start < end for start, end in places)


def _length(text: str, one: Found) -> int:
    return max(1, len(text[one.start : one.end].split()))


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 45) : end + 30].replace("\n", " ")
