"""Words that somebody may have meant."""

from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits

LETTERS = ascii_lowercase + digits
# Shorter words have too many neighbours.
SHORTEST = 4
# From here on two mistakes are likely, and still leave enough of the word.
TWO_MISTAKES = 7


def near(word: str) -> Iterator[str]:
    """Every spelling one mistake away: a letter left out, doubled up, swapped or wrong."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def mistakes(one: str, two: str, most: int = 2) -> int:
    """How many letters were left out, added, swapped or wrong; more than `most` counts as `most + 1`."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def beginning(word: str) -> str:
    """The letters that hardly anybody mistypes."""
    return word[:2]


def two_away(word: str, known: Iterable[str]) -> list[str]:
    """Those of the known words that are at most two mistakes away; they must begin alike."""
    return [other for other in known if other != word and mistakes(word, other) <= 2]
