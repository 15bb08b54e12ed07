"""Every word of the interface is written in French too, and set as French is set."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from forum.redaction.rules.reasons import reason_words, reasons

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "forum" / "translations"
FRENCH = TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po"
COMPILED = FRENCH.with_suffix(".mo")
# What marks a string besides Babel's own words.
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_l": None, "lazy_gettext": None}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
ELEMENT = re.compile(r"</?\w+>")
# What is wrong in French typography, and how it looks.
MISSET = {
    "no no-break space before : ; ? or a closing guillemet": re.compile(r"(?<!\u00a0)[:;?»]"),
    "no no-break space before a per cent sign": re.compile(r"(?<!\u00a0)%(?!\(\w+\)[a-z])"),
    "no no-break space after an opening guillemet": re.compile(r"«(?!\u00a0)"),
    "typewriter quotes": re.compile(r"['\"“”]"),
    "three dots in place of an ellipsis": re.compile(r"\.\.\."),
    "an exclamation mark": re.compile(r"!"),
    "a space too many": re.compile(r"^\s|\s$|\s\s"),
}

Key = tuple[str, str | None]
Ids = tuple[str, ...]


@cache
def asked() -> dict[Key, Ids]:
    """What the program asks for, extracted anew: first msgid and context → the forms of the msgid."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(ROOT, methods, options, keywords=KEYWORDS):
        found.add(message, context=context)
    return {(forms(m.id)[0], m.context): forms(m.id) for m in found if m.id}


@cache
def french() -> Catalog:
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def forms(words: str | Sequence[str] | None) -> Ids:
    """The one form of a message, or its singular and plural."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def told() -> Iterator[tuple[Ids, Ids]]:
    """Each message and its French."""
    return ((forms(m.id), forms(m.string)) for m in french() if m.id)


def test_every_message_has_its_french() -> None:
    kept = contents(french())
    missing = [ids for key, ids in asked().items() if len(kept.get(key, ())) != len(ids) or not all(kept[key])]
    assert missing == []


def test_no_french_is_kept_that_nobody_asks_for() -> None:
    unasked = [m.id for m in french() if m.id and asked().get((forms(m.id)[0], m.context)) != forms(m.id)]
    assert (unasked, list(french().obsolete)) == ([], [])


def test_no_french_is_a_guess() -> None:
    assert [m.id for m in french() if m.id and m.fuzzy] == []


def test_placeholders_and_elements_are_the_same_in_french() -> None:
    wrong = []
    for ids, strings in told():
        for form, string in enumerate(strings):
            # French says "0 jour" in the singular: it may name a number that the English singular leaves out.
            allowed = [ids[form], ids[-1]] if form == 0 else [ids[-1]]
            if marks(string) not in [marks(words) for words in allowed]:
                wrong.append((ids[form], string))
    assert wrong == []


def marks(words: str) -> list[str]:
    """What a translation has to keep as it is, in any order."""
    return sorted(PLACEHOLDER.findall(words) + ELEMENT.findall(words))


def test_the_plural_is_the_french_one() -> None:
    assert (french().num_plurals, french().plural_expr) == (2, "(n > 1)")


def test_the_compiled_words_are_the_written_ones() -> None:
    compiled = BytesIO()
    write_mo(compiled, french())
    compiled.seek(0)
    with COMPILED.open("rb") as file:
        assert contents(read_mo(file)) == contents(read_mo(compiled))


def contents(catalog: Catalog) -> dict[Key, Ids]:
    return {(forms(m.id)[0], m.context): forms(m.string) for m in catalog if m.id}


@pytest.mark.parametrize("fault", MISSET)
def test_french_is_set_with_its_own_spaces_and_signs(fault: str) -> None:
    written = [string for _ids, strings in told() for string in strings] + [reason_words(r, "fr") for r in reasons()]
    assert [string for string in written if MISSET[fault].search(string)] == []
