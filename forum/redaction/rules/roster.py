"""The names that must stay hidden, compiled so that 10 or 100,000 of them cost the same per word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.folding import fold
from forum.redaction.rules.lists import words
from forum.redaction.rules.phonetics import LANGUAGES, sound
from forum.redaction.rules.roster_table import FAMILY, GIVEN, HANDLE, NAME, OTHER, HashTable, sorted_row
from forum.redaction.rules.tokens import tokens_of

PARTICLES = words(
    """
    al ap ben bin da das de del della den der di dos du el ibn la las le los ni st ter van vande vom von
    """
)
SHORTEST_WITH_ERROR = 5
SHORTEST_BEGINNING = 4
_TITLES = TITLES | {"sir"}
_SHORTEST_MASKED = 4
_REMEMBERED = 20_000
_SHORTEST_HALF = 3
_IN_MEMORY = b"a roster that is never written down"


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person as the operator wrote them down."""

    name: str
    nicknames: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """One kind of names on the roster; all that can be asked is whether a word is among them."""

    table: HashTable
    fact: int

    def __contains__(self, key: str) -> bool:
        return bool(self.table.facts(key) & self.fact)


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Compiled names: single words, which of them go together, and what they look like with a letter hidden."""

    table: HashTable
    # What a word turned out to be, by the word: the same ones come again in every text.
    _memory: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    @classmethod
    def build(cls, entries: Iterable[RosterEntry]) -> "Roster":
        """Compile entries in memory; their order does not matter."""
        return cls(HashTable(sorted_row(facts_of(entries), _IN_MEMORY), _IN_MEMORY))

    def __bool__(self) -> bool:
        return len(self.table) > 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roster) and self.table == other.table

    __hash__ = object.__hash__

    @property
    def given(self) -> Names:
        """Given names and nicknames."""
        return Names(self.table, GIVEN)

    @property
    def family(self) -> Names:
        """Family names."""
        return Names(self.table, FAMILY)

    @property
    def handles(self) -> Names:
        """Account names."""
        return Names(self.table, HANDLE)

    def memory(self, language: str) -> dict[str, Any]:
        """What was found out about the words of a language; it empties itself before it grows large."""
        words = self._memory.setdefault(language, {})
        if len(words) > _REMEMBERED:
            words.clear()
        return words

    def knows(self, key: str) -> bool:
        """Tell whether a word is one of the roster's names."""
        return bool(self.table.facts(key) & NAME)

    def are_one(self, given: str, family: str) -> bool:
        """Tell whether two words name one person; one of them may be an initial."""
        return bool(self.table.facts(f"{given} {family}") & OTHER)

    def has_like(self, pattern: str) -> bool:
        """Tell whether a name has these letters; a star stands for any one."""
        return bool(self.table.facts(pattern) & OTHER)

    def has_masked(self, first: str, last: str, length: int) -> bool:
        """Tell whether a name of this length begins and ends so."""
        return bool(self.table.facts(f"{first}*{length}{last}") & OTHER)

    def begins(self, beginning: str) -> bool:
        """Tell whether a longer name begins so."""
        return bool(self.table.facts(beginning + "…") & OTHER)

    def sounds_like(self, key: str, language: str) -> bool:
        """Tell whether a name sounds so to someone who writes English or French."""
        return bool(self.table.facts(f"~{language}{sound(key, language)}") & OTHER)


def facts_of(entries: Iterable[RosterEntry]) -> Iterator[tuple[str, int]]:
    """Give every key under which something must be found, with what it is."""
    spelled: set[str] = set()
    for entry in entries:
        for person in _people(entry):
            yield from person.facts()
            for key in person.given | person.family:
                if key not in spelled:
                    spelled.add(key)
                    yield from _spellings(key)


def name_keys(name: str) -> list[str]:
    """Fold the words of a name, titles taken off, "Whitfield, Jane" turned round."""
    family, comma, given = name.partition(",")
    words = tokens_of(f"{given} {family}" if comma and given.strip() else name)
    return [token.key for token in words if token.key not in _TITLES or len(words) == 1]


@dataclass(frozen=True, slots=True)
class _Person:
    given: frozenset[str]
    family: frozenset[str]
    middle: frozenset[str]
    handles: frozenset[str]

    def facts(self) -> Iterator[tuple[str, int]]:
        for known, keys in ((GIVEN, self.given), (FAMILY, self.family), (HANDLE, self.handles)):
            for key in keys:
                yield key, known
        for pair in self._pairs():
            yield pair, OTHER

    def _pairs(self) -> Iterator[str]:
        """A middle name alone says nothing, beside another one it does."""
        for given in self.given:
            for family in self.family:
                yield from (f"{given} {family}", f"{given[0]} {family}", f"{given} {family[0]}")
                yield f"{given[0]} {family[0]}"
        for middle in self.middle:
            yield from (f"{given} {middle}" for given in self.given)
            yield from (f"{middle} {family}" for family in self.family)


def _people(entry: RosterEntry) -> Iterator[_Person]:
    """Read the person, and once more under a nickname of two words."""
    handles = frozenset(fold(handle.lstrip("@").strip()) for handle in entry.handles) - {""}
    nicknames = [keys for keys in map(name_keys, entry.nicknames) if keys]
    first, *middle, last = _three(name_keys(entry.name))
    given = {*_with_halves(first), *(keys[0] for keys in nicknames if len(keys) == 1)}
    others = [key for key in middle if len(key) > 2 and key not in PARTICLES]
    yield _Person(frozenset(given - {""}), _with_halves(last), frozenset(others), handles)
    for keys in nicknames:
        if len(keys) > 1:
            yield _Person(_with_halves(keys[0]), _with_halves(keys[-1]), frozenset(), frozenset())


def _three(all_keys: list[str]) -> list[str]:
    """Take the first word as given name and the last as family name; the second may be missing."""
    keys = [key for key in all_keys if len(key) > 1] or all_keys
    return keys if len(keys) > 1 else [*keys, ""] if keys else ["", ""]


def _with_halves(key: str) -> frozenset[str]:
    """Jean-Baptiste is also Jean and Baptiste, and O'Leary is typed OLeary."""
    halves = [half for half in key.split("-") if len(half) >= _SHORTEST_HALF]
    plain = "".join(letter for letter in key if letter.isalnum())
    return frozenset([key, plain, *(halves if "-" in key else ())]) - {""}


def _spellings(key: str) -> Iterator[tuple[str, int]]:
    """Say how a name looks with one letter hidden, with all but two hidden, cut off, and by ear."""
    if not key.isalpha():
        return
    if len(key) >= SHORTEST_WITH_ERROR:
        for place in range(len(key)):
            yield f"{key[:place]}*{key[place + 1 :]}", OTHER
    if len(key) >= _SHORTEST_MASKED:
        yield f"{key[0]}*{len(key)}{key[-1]}", OTHER
    for end in range(SHORTEST_BEGINNING, len(key)):
        yield key[:end] + "…", OTHER
    for language in LANGUAGES:
        if heard := sound(key, language):
            yield f"~{language}{heard}", OTHER
