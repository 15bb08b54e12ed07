"""Telephone numbers said in words, digit by digit or in French pairs: always a question."""

import re
from collections.abc import Iterator

from forum.redaction.rules.lists import words

_ENGLISH = words(
    """
    oh o zero nought one two three four five six seven eight nine double triple treble ten eleven twelve twenty
    thirty forty fifty sixty seventy eighty ninety hundred plus
    """
)
_FRENCH = words(
    """
    zéro zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
    vingts trente quarante cinquante soixante septante huitante nonante cent plus et
    """
)
# Three of these are in every number of eight digits or more that somebody says, and in few other texts.
_TELLING = (
    "zero",
    "oh ",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "zéro",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
)
# Some of it may be in figures: "zero four one two, 345 678".
_WORD = re.compile(r"[^\W\d_]+|(?<![\w.,$€£])\d{1,4}(?![\w%€$£]|[.,]\d)")
_LEAST_WORDS = 4
_PAUSE = re.compile(r"[\s,.–]+")
_NEAR = re.compile(r"[\s,.\-–]{1,3}")
# A number that people dial has this many digits; "one two three testing" has not.
_LEAST = {"en": 8, "fr": 9}
_OPENS = {"en": words("oh o zero nought double plus"), "fr": words("zéro zero plus")}
_LEAST_WITHOUT_ZERO = 10
# "Thirty" and « seize » are two digits, and so is "triple" beside the digit that follows it.
_TWO = words(
    """
    ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred triple treble dix onze douze treize
    quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante nonante
    """
)
_NONE = words("plus et cent")


def spoken_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find long runs of number words."""
    low = text.lower()
    if sum(word in low for word in _TELLING) < 3:
        return
    found = list(_WORD.finditer(text))
    for language, known in (("en", _ENGLISH), ("fr", _FRENCH)):
        for run in _runs(text, found, known):
            if sum(not word.group().isdigit() for word in run) >= _LEAST_WORDS and _dials(
                text[run[0].start() : run[-1].end()].lower(), language
            ):
                yield run[0].start(), run[-1].end()


def _runs(text: str, found: list[re.Match[str]], known: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in found:
        if not (word.group().isdigit() or word.group().lower() in known):
            yield run
            run = []
        elif run and not _NEAR.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = [word]
        else:
            run.append(word)
    yield run


def _dials(said: str, language: str) -> bool:
    parts = _PAUSE.split(said)
    least = _LEAST[language] if parts[0] in _OPENS[language] else _LEAST_WITHOUT_ZERO
    return sum(map(_digits, parts)) >= least


def _digits(said: str) -> int:
    """Count what would be dialled: « quatre-vingt-dix » is two digits, "one-two-three" is three."""
    if said.isdigit():
        return len(said)
    parts = said.split("-")
    if len(parts) > 1 and not _TWO.isdisjoint(parts):
        return 2
    return sum(0 if part in _NONE else 2 if part in _TWO else 1 for part in parts)
