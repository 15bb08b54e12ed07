"""Names with one wrong letter, and names with letters hidden."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from string import ascii_lowercase

from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import SHORTEST_WITH_ERROR, Roster

_COMMON = 2.6
_MOST_HIDDEN = 2
_LONGEST = 24


def misspelled_name(key: str, roster: Roster, tables: Tables, language: str) -> tuple[str, bool]:
    """Give the name that differs by one letter or by two that changed places, and whether no word does as well."""
    if not SHORTEST_WITH_ERROR <= len(key) <= _LONGEST or not (key.isascii() and key.isalpha()):
        return "", False
    names = [name for name in _names_near(key, roster) if len(name) >= SHORTEST_WITH_ERROR]
    if not names:
        return "", False
    names.sort(key=lambda name: (tables.is_ambiguous(name, language), name))
    return names[0], name_is_nearest(key, names[0], tables)


def name_is_nearest(key: str, name: str, tables: Tables) -> bool:
    """Tell whether a slip of the pen in an ordinary word would not explain it as well."""
    return key[0] == name[0] and not any(other != name and _is_a_word(other, tables) for other in _one_away(key))


def _is_a_word(key: str, tables: Tables) -> bool:
    """Tell whether a word is used for something else than to name people."""
    common = max((table.get(key, 0.0) for table in tables.frequency.values()), default=0.0)
    return common >= _COMMON and (not tables.is_name(key) or tables.is_ambiguous(key, "en"))


def masked_name(pattern: str, roster: Roster, tables: Tables, language: str) -> tuple[str, bool]:
    """Give the name that fits a word with stars, and whether no ordinary word fits as well."""
    hidden = pattern.count("*")
    if hidden > _MOST_HIDDEN:
        found = pattern.strip("*") == pattern and roster.has_masked(pattern[0], pattern[-1], len(pattern))
        return (pattern, False) if found else ("", False)
    names = list(_fitting(pattern, roster))
    if not names or len(pattern) - hidden < hidden:
        return "", False
    known = not any(tables.is_ambiguous(name, language) for name in names)
    return names[0], known and hidden == 1 and not _fits_a_word(pattern, names, tables)


def _fitting(pattern: str, roster: Roster) -> Iterator[str]:
    """Fill in all hidden letters but one, ask whether any name is like that, and then fill in the last."""
    places = [place for place, letter in enumerate(pattern) if letter == "*"]
    for letters in product(ascii_lowercase, repeat=len(places) - 1):
        like = _filled(pattern, places[1:], letters)
        if roster.has_like(like):
            yield from (name for letter in ascii_lowercase if roster.knows(name := like.replace("*", letter)))


def _fits_a_word(pattern: str, names: list[str], tables: Tables) -> bool:
    """Tell whether an ordinary word has these letters too, as a swear word with a star has."""
    return any(
        (word := pattern.replace("*", letter)) not in names and _is_a_word(word, tables) for letter in ascii_lowercase
    )


def _filled(pattern: str, places: list[int], letters: tuple[str, ...]) -> str:
    signs = list(pattern)
    for place, letter in zip(places, letters, strict=False):
        signs[place] = letter
    return "".join(signs)


def _names_near(key: str, roster: Roster) -> Iterator[str]:
    for place in range(len(key)):
        yield from _like(f"{key[:place]}*{key[place + 1 :]}", roster)
    for place in range(len(key) + 1):
        yield from _like(f"{key[:place]}*{key[place:]}", roster)
    yield from (other for other in _shorter_or_swapped(key) if roster.knows(other))


def _like(pattern: str, roster: Roster) -> Iterator[str]:
    if roster.has_like(pattern):
        yield from (name for letter in ascii_lowercase if roster.knows(name := pattern.replace("*", letter)))


def _shorter_or_swapped(key: str) -> Iterator[str]:
    for place in range(len(key)):
        yield key[:place] + key[place + 1 :]
    for place in range(len(key) - 1):
        yield key[:place] + key[place + 1] + key[place] + key[place + 2 :]


@lru_cache(maxsize=256)
def _one_away(key: str) -> tuple[str, ...]:
    """List everything that one slip could have been meant to be."""
    found = list(_shorter_or_swapped(key))
    for letter in ascii_lowercase:
        found += (key[:place] + letter + key[place + 1 :] for place in range(len(key)))
        found += (key[:place] + letter + key[place:] for place in range(len(key) + 1))
    return tuple(found)
