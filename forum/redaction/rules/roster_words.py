"""The words of a text that may be names of the roster, each with its place."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.redaction.rules.disguises import Reading, read_word
from forum.redaction.rules.kinds import Tier
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import Roster
from forum.redaction.rules.tokens import Token

# A piece is what stands between spaces; an odd one has a sign or a digit among its letters.
_SPACE = re.compile(r"\s")
_ODD = re.compile(
    r"[^\W_][^\w\s'’]+[^\W\d_]|[^\W\d_]_+[^\W\d_]|[^\W\d_][\d@$!|€£¢(]|[\d@$!|€£¢(][^\W\d_]"
    r"|[^\W\d_](?:…|\.\.|\*\*|__|--)"
)
# Where such a piece may be, found without looking at every letter.
_SIGN = re.compile(r"[^a-zA-Z\u00c0-\u024f\s'’](?:(?<![.,;:\"])|(?=[^\W\d_])|(?<=\.\.))")
_ADDRESS_SIGN = re.compile(r"[@/:;,()\[\]{}?=&\"“”«»<>|]+")
_OUTER_LEFT = " \t\"“”«»‹›()[]{}<>,;:?!.…'’‘`´~*_#-–—"
_OUTER_RIGHT = " \t\"“”«»‹›)]}>,;:?'’‘`´~"
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_LONGEST_PIECE = 80
_SHORTEST_JOINED = 5
_COMMON = 3.0
_CUTS = ("", " ", "' ", "’ ", "'", "’")


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that may be a name: from which token to which, where exactly, and how it reads."""

    first: int
    last: int
    start: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of a word: how it reads, and whether it is hardly used."""

    reading: Reading | None
    rare: bool


_EVERYDAY = _Known(None, False)


def name_words(text: str, tokens: Sequence[Token], roster: Roster, tables: Tables, language: str) -> list[NameWord]:
    """Read every word, then every piece with odd signs, then words that a space cut in two."""
    found: dict[int, NameWord] = {}
    rare: list[int] = []
    memory = roster.memory(language)
    for place, token in enumerate(tokens):
        known = memory.get(token.text)
        if known is None:
            known = memory[token.text] = _known(token, roster, tables, language)
        if known is not _EVERYDAY:
            if known.reading:
                found[place] = NameWord(place, place, token.start, token.end, known.reading)
            elif known.rare:
                rare.append(place)
    taken = {place: word for word in _odd_words(text, tokens, roster, tables, language) for place in _places(word)}
    for word in _cut_words(text, tokens, rare, found, roster, tables, language):
        taken.update(dict.fromkeys(_places(word), word))
    for place, word in taken.items():
        if place not in found or _says_more(word, found[place]):
            found[place] = word
    return sorted(set(found.values()), key=lambda word: (word.start, word.end))


def _known(token: Token, roster: Roster, tables: Tables, language: str) -> "_Known":
    reading = read_word(token.text, roster, tables, language) if len(token.key) > 1 else None
    rare = tables.commonness(token.key, language) < _COMMON
    return _Known(reading, rare) if reading or rare else _EVERYDAY


def _places(word: NameWord) -> range:
    return range(word.first, word.last + 1)


def _says_more(piece: NameWord, word: NameWord) -> bool:
    """A name that stands there plainly counts more than one that a piece could be."""
    return word.reading.reason != "roster" or piece.reading.tier is Tier.strike


def _odd_words(text: str, tokens: Sequence[Token], roster: Roster, tables: Tables, language: str) -> Iterator[NameWord]:
    starts: list[int] = []
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        piece = _piece_around(text, sign.start(), done)
        done = piece[1]
        if piece[1] - piece[0] > _LONGEST_PIECE or not _ODD.search(text, *piece):
            continue
        starts = starts or [token.start for token in tokens]
        for start, end, asked in _readings_of(text, *piece):
            reading = read_word(asked, roster, tables, language)
            if reading:
                first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
                # A word that is one with letters before it, as "l'" is, begins a token later.
                if first <= last:
                    yield NameWord(first, last, start, end, reading)
                break


def _piece_around(text: str, place: int, done: int) -> tuple[int, int]:
    """Find the spaces around a place, not farther away than the longest piece."""
    start = place
    while start > done and place - start <= _LONGEST_PIECE and not text[start - 1].isspace():
        start -= 1
    space = _SPACE.search(text, place)
    return start, space.start() if space else len(text)


def _readings_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Give the whole piece, then what signs of addresses part; those count as account names."""
    whole = _trimmed(text, start, end)
    yield (*whole, text[slice(*whole)])
    if not _ADDRESS_SIGN.search(text, start, end):
        return
    at = start
    for match in (*_ADDRESS_SIGN.finditer(text, start, end), None):
        stop = match.start() if match else end
        part = _trimmed(text, at, stop)
        if part[0] < part[1] and part != whole:
            address = text[at - 1 : at] in ("@", "/") or text[stop : stop + 1] == "@"
            yield (*part, ("/" if address else "") + text[slice(*part)])
        at = match.end() if match else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave outer punctuation and the possessive standing."""
    while start < end and text[start] in _OUTER_LEFT:
        start += 1
    while start < end and (text[end - 1] in _OUTER_RIGHT or (text[end - 1] in ".!" and text[end - 2 : end - 1] != ".")):
        end -= 1
    owner = _POSSESSIVE.search(text[start:end])
    return start, end - 2 if owner else end


def _cut_words(
    text: str,
    tokens: Sequence[Token],
    rare: Sequence[int],
    known: dict[int, NameWord],
    roster: Roster,
    tables: Tables,
    language: str,
) -> Iterator[NameWord]:
    """Read "Priyan ka": two words of which one is hardly used, and together they are a name."""
    for place in sorted({near for one in rare for near in (one - 1, one)}):
        if not 0 <= place < len(tokens) - 1 or place in known or place + 1 in known:
            continue
        left, right = tokens[place], tokens[place + 1]
        key = left.key + right.key
        if len(key) < _SHORTEST_JOINED or text[left.end : right.start] not in _CUTS or not roster.knows(key):
            continue
        sure = place in rare and left.capital and not tables.is_ambiguous(key, language)
        reading = Reading(key, "roster_disguised", Tier.strike if sure else Tier.doubt)
        yield NameWord(place, place + 1, left.start, right.end, reading)
