"""Light stemmers: “refunds”, “refunded” and “refund” meet; words that only look alike do not."""

import re
from functools import lru_cache

_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The stem of a folded word."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    return _french(word) if language == "fr" else _english(word)


def _english(word: str) -> str:
    return _english_ending(_english_verb(_english_plural(word)))


def _english_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith(("ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _english_verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST and _VOWEL.search(root):
            return _single(root)
    return word


def _single(root: str) -> str:
    """“stopped” was “stop”, but “called” was “call”."""
    if root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return root


# Longest first. What is cut, what takes its place, and how much must be left.
_ENGLISH_ENDINGS = (
    ("ization", "iz", 3),
    ("isation", "iz", 3),
    ("ational", "at", 3),
    ("fulness", "ful", 3),
    ("iveness", "iv", 3),
    ("ation", "at", 3),
    ("ition", "it", 3),
    ("ement", "", 4),
    ("ility", "l", 3),
    ("ivity", "iv", 3),
    ("ment", "", 4),
    ("ness", "", 3),
    ("tion", "t", 3),
    ("sion", "s", 3),
    ("able", "", 4),
    ("ible", "", 4),
    ("ator", "at", 3),
    ("ise", "iz", 3),
    ("ize", "iz", 3),
    ("ate", "at", 3),
    ("ive", "iv", 3),
    ("ity", "", 4),
    ("ly", "", 4),
    ("al", "", 5),
    ("or", "", 4),
    ("er", "", 4),
    ("e", "", 3),
    ("y", "i", 3),
)


def _english_ending(word: str) -> str:
    for ending, instead, left in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)] + instead
    return word


# Folded French, longest first: ending, what takes its place, how much must be left.
_FRENCH_ENDINGS = (
    ("issements", "", 3),
    ("issement", "", 3),
    ("ellement", "el", 3),
    ("ivement", "", 3),
    ("atrices", "", 3),
    ("eraient", "", 3),
    ("issons", "", 3),
    ("issent", "", 3),
    ("issait", "", 3),
    ("issant", "", 3),
    ("atrice", "", 3),
    ("ateurs", "", 3),
    ("ations", "", 3),
    ("atives", "", 3),
    ("ements", "", 3),
    ("erions", "", 3),
    ("ateur", "", 3),
    ("ation", "", 3),
    ("ative", "", 3),
    ("atifs", "", 3),
    ("ement", "", 3),
    ("ments", "", 4),
    ("euses", "eu", 3),
    ("istes", "", 3),
    ("ismes", "", 3),
    ("iques", "", 3),
    ("ables", "", 3),
    ("aient", "", 3),
    ("erent", "", 3),
    ("eront", "", 3),
    ("erons", "", 3),
    ("erait", "", 3),
    ("erais", "", 3),
    ("antes", "", 3),
    ("ences", "ent", 3),
    ("ances", "", 3),
    ("ieres", "i", 3),
    ("aises", "", 4),
    ("elles", "el", 3),
    ("ennes", "en", 3),
    ("onnes", "on", 3),
    ("ettes", "et", 3),
    ("atif", "", 3),
    ("ment", "", 4),
    ("euse", "eu", 3),
    ("iste", "", 3),
    ("isme", "", 3),
    ("ique", "", 3),
    ("able", "", 3),
    ("erez", "", 3),
    ("erai", "", 4),
    ("eras", "", 4),
    ("ante", "", 3),
    ("ence", "ent", 3),
    ("ance", "", 3),
    ("ives", "if", 3),
    ("eurs", "eu", 3),
    ("iere", "i", 3),
    ("iers", "i", 3),
    ("aise", "", 4),
    ("ites", "", 4),
    ("eaux", "eau", 3),
    ("ales", "al", 3),
    ("elle", "el", 3),
    ("enne", "en", 3),
    ("onne", "on", 3),
    ("ette", "et", 3),
    ("ants", "", 3),
    ("era", "", 4),
    ("ive", "if", 3),
    ("ifs", "if", 3),
    ("eur", "eu", 3),
    ("eux", "eu", 3),
    ("ier", "i", 3),
    ("ais", "", 4),
    ("ite", "", 4),
    ("aux", "al", 2),
    ("ale", "al", 3),
    ("als", "al", 3),
    ("ant", "", 3),
    ("ait", "", 4),
    ("ees", "", 3),
    ("ues", "u", 3),
    ("ies", "", 4),
    ("ee", "", 3),
    ("ue", "u", 3),
    ("us", "u", 3),
    ("es", "", 3),
    ("er", "", 3),
    ("ez", "", 3),
    ("ir", "", 4),
    ("ie", "", 4),
    ("is", "", 4),
    ("it", "", 5),
    ("s", "", 3),
    ("x", "", 3),
    ("a", "", 4),
    ("e", "", 3),
)


def _french(word: str) -> str:
    for ending, instead, left in _FRENCH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return _french_root(word[: -len(ending)] + instead)
    return _french_root(word)


def _french_root(word: str) -> str:
    """A root without the vowel or double letter that only some of its forms have: “paye” and “payer”."""
    if len(word) > _SHORTEST and word[-1] in "ey":
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word
