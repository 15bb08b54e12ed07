"""What the rules know about names and words; loaded elsewhere, passed in as a value."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Protocol, TypeVar

from forum.redaction.rules.ambiguous import NAMES_THAT_ARE_BRANDS, NAMES_THAT_ARE_PLACES, NAMES_THAT_ARE_WORDS

if TYPE_CHECKING:
    from forum.redaction.rules.model import NameModel

_CERTAINLY_A_WORD = 5.6
# The more countries list a name, the more common it may be as a word before that makes it ambiguous.
_AMBIGUOUS_FROM = (3.0, 4.0, 4.3, _CERTAINLY_A_WORD)
_NAME_SHAPED = 2.0
_NAMES_ALL_THE_SAME = frozenset(["will", "may", "john", "david", "james", "michael"])


_Value = TypeVar("_Value")


class Lookup(Protocol[_Value]):
    """What is asked of a table: a dictionary answers, and so does a file."""

    def get(self, key: str, default: _Value, /) -> _Value:
        """Give what is said about a word."""

    def __contains__(self, key: object, /) -> bool:
        """Tell whether anything is said about a word."""


# Compared by identity: what is remembered about a word is remembered for these very tables.
@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Names with the number of countries that list them, places, how common words are
    (Zipf scale), and which groups of letters speak for a name; all folded."""

    first: Lookup[int] = field(default_factory=dict[str, int])
    last: Lookup[int] = field(default_factory=dict[str, int])
    places: Container[str] = frozenset()
    frequency: Mapping[str, Lookup[float]] = field(default_factory=dict)
    shape: Mapping[str, float] = field(default_factory=dict)
    # How often a census counted a name, from 1 (seldom) to 6.
    counted_first: Lookup[int] = field(default_factory=dict[str, int])
    counted_last: Lookup[int] = field(default_factory=dict[str, int])
    model: "NameModel | None" = None

    def commonness(self, key: str, language: str) -> float:
        """Say how common a word is in the language of the text, or in English."""
        here = self.frequency[language].get(key, 0.0) if language in self.frequency else 0.0
        if language == "en" or "en" not in self.frequency:
            return here
        return max(here, self.frequency["en"].get(key, 0.0) - 1.0)

    def is_first(self, key: str) -> bool:
        """Tell whether people are called so; both halves of Jean-Baptiste count."""
        return key in self.first or ("-" in key and all(part in self.first for part in key.split("-") if part))

    def is_last(self, key: str) -> bool:
        """Tell whether families are called so."""
        return key in self.last or ("-" in key and any(part in self.last for part in key.split("-") if part))

    def is_name(self, key: str) -> bool:
        """Tell whether a word is in either list of names."""
        return self.is_first(key) or self.is_last(key)

    def is_ambiguous(self, key: str, language: str) -> bool:
        """Tell whether a name is also a word, a place or a brand."""
        if key in NAMES_THAT_ARE_WORDS or key in NAMES_THAT_ARE_PLACES or key in NAMES_THAT_ARE_BRANDS:
            return True
        if key in self.places:
            return True
        listed = max(self.first.get(key, 0), self.last.get(key, 0))
        return self.commonness(key, language) >= _AMBIGUOUS_FROM[min(listed, len(_AMBIGUOUS_FROM) - 1)]

    def looks_like_a_name(self, key: str) -> bool:
        """Tell whether the letters follow each other as in names rather than as in words."""
        return self.likeness(key) > _NAME_SHAPED

    def likeness(self, key: str) -> float:
        """Say how much more the letters follow each other as in names (log-odds)."""
        return sum(self.shape.get(part, 0.0) for part in letter_groups(key))

    def is_certainly_a_word(self, key: str, language: str) -> bool:
        """Tell whether a word is so common that its being a name in some country does not count."""
        return self.commonness(key, language) >= _CERTAINLY_A_WORD and key not in _NAMES_ALL_THE_SAME


def letter_groups(key: str) -> list[str]:
    """Give the groups of three letters of a word, its beginning and end marked."""
    marked = f"^{key}$"
    return [marked[place : place + 3] for place in range(len(marked) - 2)]


def name_shape(names: Iterable[str], words: Iterable[str]) -> dict[str, float]:
    """Learn how much more often each group of letters stands in names than in words (log-odds)."""
    in_names = Counter(group for key in names for group in letter_groups(key))
    in_words = Counter(group for key in words for group in letter_groups(key))
    groups = in_names.keys() | in_words.keys()
    all_names, all_words = in_names.total() + len(groups) / 2, in_words.total() + len(groups) / 2
    return {
        group: log((in_names[group] + 0.5) / all_names) - log((in_words[group] + 0.5) / all_words) for group in groups
    }
