"""The name lists of Faker and the word frequencies of wordfreq, as one value for the rules."""

import pkgutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

import wordfreq
from faker.providers import address, person

from forum.redaction.rules import Tables, fold
from forum.redaction.rules.knowledge import name_shape
from forum.redaction.rules.nicknames import short_forms
from forum.redaction.rules.tokens import tokens_of

_RAREST_WORD = 1.5
_WORD_FOR_SHAPE = 2.6
# Lists that are mostly everyday words or endings in Latin letters help nobody.
_LEFT_OUT = frozenset(["en_TH", "or_IN", "yo_NG", "ig_NG", "ha_NG", "sw", "vi_VN"])
_PLACES_FROM = ("en_US", "en_GB", "en_CA", "en_AU", "en_IE", "fr_FR", "fr_CA", "fr_CH", "nl_BE", "de_DE")
_PLACE_LISTS = ("states", "provinces", "countries", "regions", "departments", "cantons")


@cache
def tables() -> Tables:
    """Load everything once per process; the rules get it as an argument."""
    known = Tables(
        first=MappingProxyType({**dict.fromkeys(short_forms(), 1), **_names("first")}),
        last=MappingProxyType(_names("last")),
        places=frozenset(_places()),
        frequency=MappingProxyType({language: _frequency(language) for language in ("en", "fr")}),
    )
    return replace(known, shape=MappingProxyType(_shape(known)))


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


def _shape(known: Tables) -> dict[str, float]:
    """Set names that are nothing but names against words that are nobody's name."""
    everyday = known.frequency["en"]
    names = {key for key in known.first.keys() | known.last.keys() if not known.is_ambiguous(key, "en")}
    words = (key for key, common in everyday.items() if common >= _WORD_FOR_SHAPE and not known.is_name(key))
    return name_shape(filter(_is_plain, names), filter(_is_plain, words))


def _is_plain(key: str) -> bool:
    return len(key) > 2 and key.isascii() and key.isalpha()


def _frequency(language: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict(language, wordlist="best").items():
        common = wordfreq.freq_to_zipf(share)
        if common >= _RAREST_WORD:
            key = fold(word)
            found[key] = max(common, found.get(key, 0.0))
    # wordfreq keeps its own copy of the list for ever.
    wordfreq.get_frequency_dict.cache_clear()
    return MappingProxyType(found)
