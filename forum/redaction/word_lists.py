"""The name lists of Faker, the names of a census and the word frequencies of wordfreq, made into tables.

Reading them takes seconds and a hundred megabytes, so a process of its own does it:
`python -m forum.redaction.word_lists` writes the packed tables to its standard output.
"""

import pkgutil
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import names
import wordfreq
from faker.providers import address, person

from forum.redaction.rules import Tables, fold
from forum.redaction.rules.knowledge import name_shape
from forum.redaction.rules.nicknames import short_forms
from forum.redaction.rules.packed import packed
from forum.redaction.rules.tokens import tokens_of

_RAREST_WORD = 1.5
_WORD_FOR_SHAPE = 2.6
# Lists that are mostly everyday words or endings in Latin letters help nobody.
_LEFT_OUT = frozenset(["en_TH", "or_IN", "yo_NG", "ig_NG", "ha_NG", "sw", "vi_VN"])
_PLACES_FROM = ("en_US", "en_GB", "en_CA", "en_AU", "en_IE", "fr_FR", "fr_CA", "fr_CH", "nl_BE", "de_DE")
_PLACE_LISTS = ("states", "provinces", "countries", "regions", "departments", "cantons")
# Percent of the people counted in the United States in 1990: from here on a name is in class 2, 3, 4, 5, 6.
_COUNTED_FROM = (0.0005, 0.003, 0.01, 0.03, 0.1)


def packed_lists() -> bytes:
    """Read every list and pack it."""
    first = {**dict.fromkeys(short_forms(), 1), **_names("first")}
    last, places = _names("last"), frozenset(_places())
    frequency = {language: _frequency(language) for language in ("en", "fr")}
    counted_first, counted_last = _counted("first:female", "first:male"), _counted("last")
    known = Tables(
        first=first,
        last=last,
        places=places,
        frequency=frequency,
        counted_first=counted_first,
        counted_last=counted_last,
    )
    shape = _shape(known, first.keys() | last.keys(), frequency["en"])
    listed = first.keys() | last.keys() | places | counted_first.keys() | counted_last.keys()
    words = listed | frequency["en"].keys() | frequency["fr"].keys()
    return packed(replace(known, shape=shape), set(words))


def listed_names(locale: str, which: str) -> tuple[str, ...]:
    """One country's "first" or "last" names as they are written there, in an order that stays the same."""
    return tuple(sorted(set(_listed(import_module(f"{person.__name__}.{locale}").Provider, which))))


def _counted(*files: str) -> dict[str, int]:
    """Class the names of a census by how many people bear them, from 1 (hardly anyone) to 6."""
    found: dict[str, int] = {}
    for file in files:
        for line in Path(names.FILES[file]).read_text("ascii").splitlines():
            name, percent, *_ = line.split()
            key = name.lower()
            found[key] = max(found.get(key, 0), 1 + bisect_right(_COUNTED_FROM, float(percent)))
    return found


def _names(which: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        if module.name not in _LEFT_OUT:
            provider = import_module(f"{person.__name__}.{module.name}").Provider
            found.update({key for name in _listed(provider, which) for key in _keys(name)})
    return dict(found)


def _listed(provider: type, which: str) -> Iterable[str]:
    for attribute in dir(provider):
        if attribute.startswith(which) and "name" in attribute:
            yield from _strings(getattr(provider, attribute))


def _strings(listed: object) -> Iterable[str]:
    """Faker keeps its lists as tuples, sets or weighted mappings, some of them nested."""
    if isinstance(listed, str):
        yield listed
    elif isinstance(listed, Mapping | list | tuple | set | frozenset):
        for part in listed:
            yield from _strings(part)


def _keys(name: str) -> Iterable[str]:
    """Take single words only: the parts of "van der Berg" are looked up one by one."""
    words = tokens_of(name)
    longest = max((token.key for token in words), key=len, default="")
    if len(longest) > 1:
        yield longest


def _places() -> Iterable[str]:
    for locale in _PLACES_FROM:
        provider = import_module(f"{address.__name__}.{locale}").Provider
        for attribute in _PLACE_LISTS:
            for place in _strings(getattr(provider, attribute, ())):
                if " " not in place:
                    yield fold(place)


def _shape(known: Tables, names: Iterable[str], everyday: Mapping[str, float]) -> dict[str, float]:
    """Set names that are nothing but names against words that are nobody's name."""
    clear = (key for key in names if not known.is_ambiguous(key, "en"))
    words = (key for key, common in everyday.items() if common >= _WORD_FOR_SHAPE and not known.is_name(key))
    return name_shape(filter(_is_plain, clear), filter(_is_plain, words))


def _is_plain(key: str) -> bool:
    return len(key) > 2 and key.isascii() and key.isalpha()


def _frequency(language: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict(language, wordlist="best").items():
        common = wordfreq.freq_to_zipf(share)
        if common >= _RAREST_WORD:
            key = fold(word)
            found[key] = max(common, found.get(key, 0.0))
    return found


if __name__ == "__main__":
    sys.stdout.buffer.write(packed_lists())
