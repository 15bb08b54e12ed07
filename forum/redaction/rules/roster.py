"""The names that must stay hidden, compiled so that 10 or 100,000 of them cost the same per word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.folding import fold
from forum.redaction.rules.lists import words
from forum.redaction.rules.tokens import tokens_of

PARTICLES = words(
    """
    al ap ben bin da das de del della den der di dos du el ibn la las le los ni st ter van vande vom von
    """
)
_TITLES = TITLES | {"sir"}
_SHORTEST_DISGUISE = 4
_REPEATS = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person as the operator wrote them down."""

    name: str
    nicknames: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """Compiled names: single words, and which given names go with which family name."""

    given: frozenset[str]
    family: Mapping[str, frozenset[str]]
    initials: Mapping[str, frozenset[str]]
    handles: frozenset[str]
    disguises: Mapping[str, str]
    longest_disguise: int

    @classmethod
    def build(cls, entries: Iterable[RosterEntry]) -> "Roster":
        """Compile entries; their order does not matter."""
        people = [_Person.read(entry) for entry in entries]
        family: dict[str, set[str]] = {}
        initials: dict[str, set[str]] = {}
        for person in people:
            if person.family:
                family.setdefault(person.family, set()).update(person.given)
            for given in person.given if person.family else ():
                initials.setdefault(given, set()).add(person.family[0])
        disguises = dict(sorted((squeezed(key), key) for person in people for key in person.disguises()))
        return cls(
            given=frozenset(key for person in people for key in person.given),
            family={key: frozenset(given) for key, given in family.items()},
            initials={key: frozenset(letters) for key, letters in initials.items()},
            handles=frozenset(handle for person in people for handle in person.handles),
            disguises=disguises,
            longest_disguise=max(map(len, disguises), default=0),
        )

    def __bool__(self) -> bool:
        return bool(self.given or self.family or self.handles)

    def knows(self, key: str) -> bool:
        """Tell whether a word is one of the roster's names."""
        return key in self.given or key in self.family

    def are_one(self, given: str, family: str) -> bool:
        """Tell whether two words name one person, the first one perhaps only by an initial."""
        names = self.family.get(family)
        if not names:
            return False
        return given in names or (len(given) == 1 and any(name.startswith(given) for name in names))


@dataclass(frozen=True, slots=True)
class _Person:
    given: frozenset[str]
    family: str
    handles: frozenset[str]

    @classmethod
    def read(cls, entry: RosterEntry) -> "_Person":
        given, family = _parts(entry.name)
        others = [keys[0] for keys in map(name_keys, entry.nicknames) if len(keys) == 1]
        firsts = frozenset([*_with_halves(given), *others]) - {""}
        return cls(firsts, family, frozenset(fold(handle.lstrip("@").strip()) for handle in entry.handles) - {""})

    def disguises(self) -> Iterable[str]:
        whole = [given + self.family for given in self.given if self.family]
        for key in (*self.given, self.family, *whole):
            if len(key) >= _SHORTEST_DISGUISE:
                yield key


def name_keys(name: str) -> list[str]:
    """Fold the words of a name, titles taken off, "Whitfield, Jane" turned round."""
    family, comma, given = name.partition(",")
    words = tokens_of(f"{given} {family}" if comma and given.strip() else name)
    return [token.key for token in words if token.key not in _TITLES or len(words) == 1]


def squeezed(key: str) -> str:
    """Write a word with letters only and without doubled ones."""
    return _REPEATS.sub(r"\1", "".join(character for character in key if character.isalpha()))


def _parts(name: str) -> tuple[str, str]:
    """Take the first word as given name and the last as family name; middle names are left out."""
    keys = [key for key in name_keys(name) if len(key) > 1] or name_keys(name)
    if len(keys) < 2:
        return (keys[0] if keys else "", "")
    return keys[0], keys[-1]


def _with_halves(key: str) -> Sequence[str]:
    halves = [half for half in key.split("-") if len(half) > 2]
    return [key, *halves] if len(halves) > 1 else [key]
