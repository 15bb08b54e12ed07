"""Telling "Harris" from "Harris & Harris" and "Jefferson" from "Jefferson Capital"."""

from collections.abc import Sequence

from forum.redaction.rules.cues import OFFICE_OF, ORGANISATIONS, TITLES
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.lists import words
from forum.redaction.rules.tokens import Token

_REACH = 5
_WIDEST_GAP = 4
_ACRONYM = range(3, 5)
_LANDS = frozenset(["american", "america", "canada", "france"])
_SIGNS = frozenset(["", "&", "+", ",", "'", "’", "."])
# What says "company" also without a capital.
_ALWAYS = words("inc llc llp ltd corp plc gmbh sarl associates loan loans servicing funding bank mortgage")


def is_firm(text: str, tokens: Sequence[Token], first: int, last: int, tables: Tables) -> bool:
    """Tell whether a name is a part of a company's; a family name beside "&" is one too."""
    return _firm_after(text, tokens, last, tables) or _firm_before(text, tokens, first, tables)


def _firm_after(text: str, tokens: Sequence[Token], last: int, tables: Tables) -> bool:
    family = _is_of_a_family(tokens[last], tables)
    for place in range(last + 1, min(last + 1 + _REACH, len(tokens))):
        token, before = tokens[place], tokens[place - 1]
        gap = text[before.end : token.start]
        sign = gap.strip()
        if len(gap) > _WIDEST_GAP or sign not in _SIGNS or _is_sentence_end(sign, before):
            return False
        if (token.key in ORGANISATIONS or token.key in _LANDS) and sign != "," and _counts(token):
            return True
        if sign in ("&", "+") and token.capital and (family or before is not tokens[last]):
            return _is_of_a_family(token, tables) or token.key in ORGANISATIONS
        if not (token.capital or _joins(tokens, place) or token.key == "s"):
            return False
    return False


def _firm_before(text: str, tokens: Sequence[Token], first: int, tables: Tables) -> bool:
    """See "Law Offices of Edwin B Perry", "Burgess & Wolff" and "BMO Harris"."""
    if first == 0:
        return False
    before = tokens[first - 1]
    gap = text[before.end : tokens[first].start]
    if gap.strip() in ("&", "+") and before.capital:
        return _is_of_a_family(tokens[first], tables) and _is_of_a_family(before, tables)
    if before.upper and not tokens[first].upper and gap == " " and _is_of_a_family(tokens[first], tables):
        return len(before.key) in _ACRONYM and before.key not in TITLES and "xx" not in before.key
    place = first - 1
    while place > max(0, first - _REACH) and tokens[place].capital and text[tokens[place].end] == " ":
        place -= 1
    return place > 0 and tokens[place].key in ("of", "de", "du") and tokens[place - 1].key in OFFICE_OF


def _is_of_a_family(token: Token, tables: Tables) -> bool:
    """Tell whether a word is a family name sooner than a first name; an unlisted one may be either."""
    return tables.last.get(token.key, 0) >= tables.first.get(token.key, 0)


def _counts(token: Token) -> bool:
    return token.capital or token.key in _ALWAYS


def _is_sentence_end(sign: str, before: Token) -> bool:
    return sign == "." and len(before.key) > 1


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """See "and Associates"."""
    return tokens[place].key in ("and", "et") and place + 1 < len(tokens) and tokens[place + 1].key in ORGANISATIONS
