"""Telephone numbers said in words, digit by digit or in French pairs, with the digits they stand for."""

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


_VALUES = {
    word: str(value)
    for value, said in enumerate(
        (
            *("oh o zero nought zéro", "one un une", "two deux", "three trois", "four quatre", "five cinq", "six"),
            *("seven sept", "eight huit", "nine neuf", "ten dix", "eleven onze", "twelve douze", "treize"),
            *("quatorze", "quinze", "seize"),
        )
    )
    for word in said.split()
} | {
    word: str(10 * tens)
    for tens, said in enumerate(
        (
            *("twenty vingt vingts", "thirty trente", "forty quarante", "fifty cinquante", "sixty soixante"),
            *("seventy septante", "eighty huitante", "ninety nonante"),
        ),
        start=2,
    )
    for word in said.split()
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_PARTS = re.compile(r"[\s,.–-]+")


def spoken_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Find long runs of number words, and say which digits they are."""
    low = text.lower()
    if sum(word in low for word in _TELLING) < 3:
        return
    found = list(_WORD.finditer(text))
    for language, known in (("en", _ENGLISH), ("fr", _FRENCH)):
        for run in _runs(text, found, known):
            if sum(not word.group().isdigit() for word in run) >= _LEAST_WORDS and _dials(
                text[run[0].start() : run[-1].end()].lower(), language
            ):
                start, end = run[0].start(), run[-1].end()
                yield start, end, _dialled(text[start:end].lower())


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


def _dialled(said: str) -> str:
    """Write "double oh seven" as 007, « quatre-vingt-dix-huit » as 98, "twenty one" as 21."""
    digits: list[str] = []
    times = 1
    for word in _PARTS.split(said):
        value = _VALUES.get(word, word if word.isdigit() else "")
        last = digits[-1] if digits else ""
        if word in _TIMES:
            times = _TIMES[word]
        elif word == "hundred":
            digits.append("00")
        elif last == "4" and value == "20":
            digits[-1] = "80"
        elif _goes_on(last, word, value):
            digits[-1] = str(int(last) + int(value))
        elif value:
            digits.append(value * times)
            times = 1
    return "".join(digits)


def _goes_on(last: str, word: str, value: str) -> bool:
    """Tell whether a word belongs to the number before it: "twenty" "one", « soixante » « douze », « dix » « sept »."""
    if not value or value == "0" or len(last) != 2 or last[1] != "0" or last == "00":
        return False
    if last == "10":
        return word in _FRENCH and value in ("7", "8", "9")
    return int(value) < (20 if last in ("60", "80") and word in _FRENCH else 10)


def _digits(said: str) -> int:
    """Count what would be dialled: « quatre-vingt-dix » is two digits, "one-two-three" is three."""
    if said.isdigit():
        return len(said)
    parts = said.split("-")
    if len(parts) > 1 and not _TWO.isdisjoint(parts):
        return 2
    return sum(0 if part in _NONE else 2 if part in _TWO else 1 for part in parts)
