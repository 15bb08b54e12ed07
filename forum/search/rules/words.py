"""How a text becomes the words it is found by: the same for documents and queries, English and French."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forum.search.rules.stems import stem
from forum.search.rules.stop_words import ENGLISH, FRENCH

LANGUAGES = ("en", "fr")
LONGEST = 40
# What stands for a removed name; it is never part of a word, and never shown by search.
MARK = "\ue000"
# "e-mail" is one word, or nobody who writes "email" finds it; nothing else needs its hyphen.
_WORD = re.compile(r"\b[Ee]-[Mm]ails?\b|[^\W_]+")
_STOP = {"en": ENGLISH, "fr": FRENCH}
_ONLY = {"en": ENGLISH - FRENCH, "fr": FRENCH - ENGLISH}


class Word(NamedTuple):
    """One word of a text: where it stands, and how it is spelled without case and accents."""

    start: int
    end: int
    spelled: str


def words(text: str) -> Iterator[Word]:
    """Every word of a text with its place, folded."""
    for found in _WORD.finditer(text):
        spelled = fold(found.group())
        if spelled:
            yield Word(found.start(), found.end(), spelled)


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Take case, accents and look of a word away: “Été” and “ETE” are one word."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in plain if sign.isalnum())[:LONGEST]


def telling_words(text: str, language: str) -> list[str]:
    """The words of a text as spelled, in order, without stop words."""
    stop = _STOP[language]
    folded = (fold(found) for found in _WORD.findall(text))
    return [word for word in folded if word and word not in stop]


def variants(spelled: str) -> frozenset[str]:
    """The stems under which a word may stand in a document of either language."""
    return frozenset(stem(spelled, language) for language in LANGUAGES)


def language_of(text: str, otherwise: str = "en") -> str:
    """The language a text is probably written in, by its share of stop words."""
    seen = [fold(found) for found in _WORD.findall(text)]
    english, french = (sum(word in _ONLY[one] for word in seen) for one in LANGUAGES)
    if english == french:
        return otherwise if otherwise in LANGUAGES else "en"
    return "en" if english > french else "fr"


def without_marks(text: str) -> str:
    """The public words alone: what was removed leaves a gap, not a word."""
    return text.replace(MARK, " ")
