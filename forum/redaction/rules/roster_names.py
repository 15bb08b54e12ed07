"""Finding the roster's names in a text, word by word."""

from collections.abc import Iterator, Sequence

from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.disguises import disguised_names
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import PARTICLES, Roster
from forum.redaction.rules.tokens import Token

_BETWEEN = frozenset(" .,'’-*_\u00a0\u202f")
_REACH = 4
_ACRONYM = 3
_COMMON = 3.0


def roster_spans(
    text: str, tokens: Sequence[Token], kept: set[int], roster: Roster, tables: Tables, language: str
) -> Iterator[Span]:
    """Find names of the roster: whole, in part, by initials, turned round, or disguised."""
    if not roster:
        return
    skip = 0
    for place, token in enumerate(tokens):
        if place < skip:
            continue
        end = _whole_name(text, tokens, place, roster)
        if end:
            yield Span(token.start, _with_dot(text, tokens[end]), Kind.name, Tier.strike, "roster_full")
            skip = end + 1
        elif place not in kept:
            yield from _alone(text, tokens, place, roster, tables, language)
    yield from disguised_names(text, tokens, roster, tables, language)


def _whole_name(text: str, tokens: Sequence[Token], place: int, roster: Roster) -> int:
    """Say where a name of two parts ends that begins here; 0 when none does."""
    key = tokens[place].key
    if not (roster.knows(key) or len(key) == 1):
        return 0
    for other in range(place + 1, min(place + _REACH, len(tokens))):
        if not _close(text, tokens[other - 1], tokens[other]):
            return 0
        if _one_person(roster, tokens[place], tokens[other]) and not _is_an_article(text, tokens[place]):
            return other
        if len(tokens[other].key) > 1 and tokens[other].key not in PARTICLES and not tokens[other].capital:
            return 0
    return 0


def _one_person(roster: Roster, first: Token, second: Token) -> bool:
    if len(first.key) == 1 and not (first.capital and second.capital):
        return False
    if roster.are_one(first.key, second.key):
        return True
    if len(second.key) == 1:
        return second.upper_initial and second.key in roster.initials.get(first.key, ())
    return len(first.key) > 1 and roster.are_one(second.key, first.key)


def _is_an_article(text: str, token: Token) -> bool:
    """Tell "A price" from "A. Price"."""
    return token.key in ("a", "i", "y") and text[token.end : token.end + 1] != "."


def _close(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return 0 < len(gap) <= 6 and all(character in _BETWEEN for character in gap)


def _may_be_a_word(token: Token, roster: Roster, tables: Tables, language: str) -> bool:
    """Ask about "sellers" and "IRA" even when someone is called so."""
    if token.upper:
        return len(token.key) <= _ACRONYM
    return not (token.capital or token.key in roster.given) and tables.commonness(token.key, language) >= _COMMON


def _is_a_title(token: Token, gap: str) -> bool:
    """See a title only with its capital: "I'm" ends in an m too."""
    return token.key in TITLES and token.capital and not gap.strip(" .\u00a0\u202f") and 0 < len(gap) <= 3


def _with_dot(text: str, token: Token) -> int:
    return token.end + 1 if len(token.key) == 1 and text[token.end : token.end + 1] == "." else token.end


def _alone(
    text: str, tokens: Sequence[Token], place: int, roster: Roster, tables: Tables, language: str
) -> Iterator[Span]:
    token = tokens[place]
    if token.key in roster.handles:
        yield Span(token.start, token.end, Kind.handle, Tier.strike, "roster")
    elif roster.knows(token.key) and len(token.key) > 1:
        titled = (
            place > 0 and token.capital and _is_a_title(tokens[place - 1], text[tokens[place - 1].end : token.start])
        )
        ambiguous = tables.is_ambiguous(token.key, language)
        if titled or not (ambiguous or _may_be_a_word(token, roster, tables, language)):
            yield Span(token.start, token.end, Kind.name, Tier.strike, "roster")
        elif token.capital or not ambiguous:
            yield Span(token.start, token.end, Kind.name, Tier.doubt, "roster_common")
