"""The roster: disguises caught, and what a long one strikes in texts where nobody on it is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from faker import Faker

from forum.redaction.rules import KeepWords, Roster, RosterEntry
from tests.bench.redaction.counting import Left, Wrong, covered, joined
from tests.bench.redaction.finders import NAME, Found, Rules
from tests.bench.redaction.memory import resident
from tests.bench.redaction.texts import DISGUISES, Marked, lines_of
from tests.bench.tallies import Say

_LOCALES = ("en_GB", "en_US", "fr_FR", "en_IN", "es_ES", "de_DE", "pl_PL", "it_IT", "nl_NL", "pt_BR")
_SEED = 7
_MARKUP = re.compile(r"\]\([^)]*\)|<[^>]*>|&#?\w+;")


@dataclass
class Disguises:
    """What was caught, by kind of disguise; `alone` is what the rules find without any roster."""

    left: Left = field(default_factory=Left)
    alone: Left = field(default_factory=Left)
    kinds: dict[str, Left] = field(default_factory=dict)
    traps: int = 0
    traps_struck: int = 0
    traps_marked: int = 0


@dataclass
class LongRoster:
    """What a long roster adds where every name is masked."""

    size: int
    megabytes: float
    posts: int = 0
    words: int = 0
    bytes: int = 0
    seconds: float = 0.0
    struck: Wrong = field(default_factory=Wrong)
    marked: Wrong = field(default_factory=Wrong)


def disguises(keep: KeepWords, say: Say | None = None) -> Disguises:
    """Read each held-out disguise with its roster, and once more without any."""
    counted, nobody = Disguises(), Rules(keep)
    for line in lines_of(DISGUISES):
        words = line["text"]
        finder = Rules(keep, roster=roster_of(line["roster"]))
        found, without = finder.find(words, "en")[0], nobody.find(words, "en")[0]
        if line["span"]:
            _count(counted, line, found, without)
        else:
            _count_trap(counted, _added(found, without))
        if say:
            say(f"   {line['id']} {line['how']} {_tier(line, found, without)}: {words!r}")
    return counted


def roster_of(names: Iterable[str]) -> Roster:
    """Compile names."""
    return Roster.build(RosterEntry(name) for name in names)


def long_roster(size: int, keep: KeepWords, texts: Iterable[Marked]) -> LongRoster:
    """Read texts with a roster of invented people, and count what no shorter roster would have marked."""
    nobody, before = Rules(keep), resident()
    finder = Rules(keep, roster=roster_of(_invented(size)))
    counted = LongRoster(size, resident() - before)
    for text in texts:
        found, seconds = finder.find(text.words, text.language)
        added = _added(found, nobody.find(text.words, text.language)[0])
        counted.posts += 1
        counted.words += len(text.words.split())
        counted.bytes += len(text.words.encode())
        counted.seconds += seconds
        counted.struck.add(sum(one.strike for one in added))
        counted.marked.add(len(added))
    return counted


def _invented(size: int) -> list[str]:
    fakers = [Faker(locale) for locale in _LOCALES]
    for faker in fakers:
        faker.seed_instance(_SEED)
    return [f"{faker.first_name()} {faker.last_name()}" for number in range(size) for faker in [fakers[number % 10]]]


def _count(counted: Disguises, line: dict[str, Any], found: list[Found], alone: list[Found]) -> None:
    words, span, how = line["text"], (line["span"][0], line["span"][1]), line["how"]
    left = _left(words, span, how, found)
    counted.left.add(*left)
    counted.kinds.setdefault(how, Left()).add(*left)
    counted.alone.add(*_left(words, span, how, alone))


def _count_trap(counted: Disguises, added: list[Found]) -> None:
    counted.traps += 1
    counted.traps_struck += any(one.strike for one in added)
    counted.traps_marked += bool(added)


def _left(words: str, span: tuple[int, int], how: str, found: list[Found]) -> tuple[bool, bool]:
    strikes = joined((one.start, one.end) for one in found if one.strike)
    both = joined((one.start, one.end) for one in found)
    return not _gone(words, span, strikes, how), not _gone(words, span, both, how)


def _gone(words: str, span: tuple[int, int], places: list[tuple[int, int]], how: str) -> bool:
    """Every letter and figure is gone, for a disguise is not made of whole words; an initial alone tells nothing."""
    if how == "initials":
        return covered(words, span, places)
    markup = [place for match in _MARKUP.finditer(words) for place in range(*match.span())]
    letters = [place for place in range(*span) if _is_letter(words[place]) and place not in markup]
    return all(any(low <= place < high for low, high in places) for place in letters)


def _is_letter(character: str) -> bool:
    return character.isalnum() or category(character) == "So"


def _added(found: list[Found], without: list[Found]) -> list[Found]:
    """What stands only because of the roster: a name that was not there, or a doubt that became a strike."""
    known = {(one.start, one.end, one.strike) for one in without}
    return [one for one in found if one.kind == NAME and (one.start, one.end, one.strike) not in known]


def _tier(line: dict[str, Any], found: list[Found], without: list[Found]) -> str:
    if line["span"] is None:
        added = _added(found, without)
        return "WRONGLY STRUCK" if any(one.strike for one in added) else "wrongly marked" if added else "fine"
    by_strike, by_both = _left(line["text"], (line["span"][0], line["span"][1]), line["how"], found)
    return "LEFT" if by_both else "doubt" if by_strike else "struck"
