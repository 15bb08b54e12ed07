"""Names of the roster in disguise: spaced, dotted, leet, stretched, split by markup."""

import re
from collections.abc import Iterator, Sequence

from forum.redaction.rules.folding import fold, fold_character
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import Roster, squeezed
from forum.redaction.rules.tokens import Token

_PIECE = re.compile(r"(?:</?[A-Za-z]{1,10}>|[^\s,;:/()\"“”«»])+")
_ODD = re.compile(r"[^\W_][^\w\s'’]+[^\W\d_]|[^\W\d_]_+[^\W\d_]|[^\W\d_][\d@$!|€£]|[\d@$!|€£][^\W\d_]|<")
_TAG = re.compile(r"<[^<>\s]{0,40}>")
SPACED_LETTERS = re.compile(r"(?<!\w)\w(?:[ .\-_*·•]{1,3}\w(?!\w)){2,40}")
_MARKUP = "*_~`"
_LEET_I = str.maketrans("0134578@$!|€£9+", "oieastbasiielgt")
_LEET_L = str.maketrans("0134578@$!|€£9+", "oleastbasllelgt")
_LONGEST_PIECE = 64
_RARE = 2.0


def disguised_names(
    text: str, tokens: Sequence[Token], roster: Roster, tables: Tables, language: str
) -> Iterator[Span]:
    """Find names of the roster that someone wrote so that a simple search misses them."""
    yield from _odd_pieces(text, roster, tables, language)
    yield from _spaced_letters(text, roster)
    yield from _stretched(tokens, roster, tables, language)


def _odd_pieces(text: str, roster: Roster, tables: Tables, language: str) -> Iterator[Span]:
    for match in _PIECE.finditer(text):
        piece = match.group()
        if len(piece) > _LONGEST_PIECE or not _ODD.search(piece.rstrip(".!?'’")):
            continue
        name = _undisguised(piece, roster)
        word = tables.is_ambiguous(name, language)
        if name and not (word and piece[0].isdigit()):
            start, end = _core(text, *match.span())
            yield Span(start, end, Kind.name, Tier.doubt if word else Tier.strike, "roster_disguised")


def _undisguised(piece: str, roster: Roster) -> str:
    letters = fold(_TAG.sub("", piece)).rstrip(".!?'’")
    letters = re.sub(r"['’]s$", "", letters)
    for table in (_LEET_I, _LEET_L):
        read = letters.translate(table)
        key = "" if any(map(str.isdigit, read)) else squeezed(read)
        if key in roster.disguises:
            return roster.disguises[key]
    return ""


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave outer punctuation standing, but take markup that hugs the name with it."""
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in _MARKUP + "$@|>":
        end -= 1
    while start < end and not text[start].isalnum() and text[start] not in _MARKUP + "$@|<":
        start += 1
    return start, end


def _spaced_letters(text: str, roster: Roster) -> Iterator[Span]:
    for match in SPACED_LETTERS.finditer(text):
        places = [place for place in range(*match.span()) if text[place].isalnum()]
        letters = [fold_character(text[place]).translate(_LEET_I) for place in places]
        if roster.knows("".join(letters)):
            yield Span(places[0], places[-1] + 1, Kind.name, Tier.strike, "roster_disguised")
        else:
            yield from _names_among(places, letters, roster)


def _names_among(places: Sequence[int], letters: Sequence[str], roster: Roster) -> Iterator[Span]:
    """Look for names in a run of single letters, doubled ones counted once."""
    kept = [place for place in range(len(letters)) if place == 0 or letters[place] != letters[place - 1]]
    word = "".join(letters[place][:1] or " " for place in kept)
    start = 0
    while start < len(word):
        length = _name_length(word, start, roster)
        if length:
            after = kept[start + length] if start + length < len(kept) else len(places)
            yield Span(places[kept[start]], places[after - 1] + 1, Kind.name, Tier.strike, "roster_disguised")
        start += length or 1


def _name_length(word: str, start: int, roster: Roster) -> int:
    for length in range(min(roster.longest_disguise, len(word) - start), 2, -1):
        if word[start : start + length] in roster.disguises:
            return length
    return 0


def _stretched(tokens: Sequence[Token], roster: Roster, tables: Tables, language: str) -> Iterator[Span]:
    for token in tokens:
        key = token.key
        if len(key) < 4 or roster.knows(key) or tables.commonness(key, language) >= _RARE or tables.is_name(key):
            continue
        if squeezed(key) in roster.disguises:
            word = tables.is_ambiguous(roster.disguises[squeezed(key)], language)
            yield Span(token.start, token.end, Kind.name, Tier.doubt if word else Tier.strike, "roster_disguised")
