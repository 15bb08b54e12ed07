"""Account names made from a name: janewhitfield, j.whitfield, rverma, janew1982."""

import re

from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import Roster

_SEPARATORS = re.compile(r"[._\-]+")
_NUMBER = re.compile(r"\d{1,6}$")
_SHORTEST = 6
_SHORTEST_PART = 3
_SHORTEST_FAMILY = 5
_LONGEST = 40


def account_of(key: str, roster: Roster, tables: Tables, language: str) -> tuple[str, bool]:
    """Give the name in an account name, and whether that is sure."""
    letters = _NUMBER.sub("", key.lstrip("@/"))
    parts = [part for part in _SEPARATORS.split(letters) if part]
    if not letters or not all(part.isalpha() for part in parts) or len(letters) > _LONGEST:
        return "", False
    marked = len(letters) < len(key)
    if len(parts) == 2:
        return _of_two(parts[0], parts[1], roster)
    if len(parts) != 1:
        return "", False
    return _of_one(parts[0], marked, roster, tables, language)


def _of_two(first: str, second: str, roster: Roster) -> tuple[str, bool]:
    for given, family in ((first, second), (second, first)):
        if len(given + family) > _SHORTEST_PART + 1 and roster.are_one(given, family):
            return f"{given} {family}", True
    return "", False


def _of_one(word: str, marked: bool, roster: Roster, tables: Tables, language: str) -> tuple[str, bool]:
    """Try every place where two names may have been put together; an initial needs a long name or a number."""
    if marked and roster.knows(word) and len(word) > _SHORTEST_PART:
        return word, not tables.is_ambiguous(word, language) and len(word) >= _SHORTEST_FAMILY
    if len(word) < _SHORTEST and not (marked and len(word) == _SHORTEST - 1):
        return "", False
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        left, right = word[:place], word[place:]
        if (roster.are_one(left, right) or roster.are_one(right, left)) and roster.knows(left):
            return f"{left} {right}", True
    return _with_initial(word, marked, roster, tables, language)


def _with_initial(word: str, marked: bool, roster: Roster, tables: Tables, language: str) -> tuple[str, bool]:
    if tables.commonness(word, language) > 0:
        return "", False
    for initial, name in ((word[0], word[1:]), (word[-1], word[:-1])):
        first = initial == word[0] and name == word[1:]
        together = roster.are_one(initial, name) or roster.are_one(name, initial)
        plain = first and len(name) >= _SHORTEST_FAMILY and roster.are_one(initial, name)
        if together and (marked or plain):
            sure = not tables.is_ambiguous(name, language) and (marked or not tables.commonness(name, language) >= 3.0)
            return f"{initial} {name}", sure
    return "", False
