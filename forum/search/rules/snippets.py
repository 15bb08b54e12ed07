"""The few words of a text that answer a query, in pieces: plain ones, and those to mark."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from forum.search.rules.stems import stem
from forum.search.rules.words import Word, words

LENGTH = 180
# How far back a snippet may begin, to begin with a sentence.
LEAD = 60
# A long text full of one word must not cost more than another.
LOOKED_AT = 6000
MOST_FOUND = 100
_SENTENCE_ENDS = ".!?\n"
_ELLIPSIS = "…"
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SIGNS = re.compile(r"\*+|`+|^[ \t]*(?:>+|[-+]|#+)[ \t]+|\\(?=[^\w\s])", re.MULTILINE)


class Piece(NamedTuple):
    """A piece of a snippet; the template escapes `text`, and marks it when it was asked for."""

    text: str
    marked: bool


def snippet(text: str, asked: Collection[str], language: str, length: int = LENGTH) -> list[Piece]:
    """The stretch of a text with most of the words asked for; its beginning when it has none of them."""
    flat = " ".join(text.split())[:LOOKED_AT]
    stems = {stem(word, language) for word in asked}
    found = [word for word in words(flat) if stem(word.spelled, language) in stems][:MOST_FOUND]
    start = _start(flat, found, language, length)
    end = _word_end(flat, start + length)
    pieces = _pieces(flat, start, end, found)
    return [*_dots(start > 0), *pieces, *_dots(end < len(flat))]


def _start(text: str, found: Sequence[Word], language: str, length: int) -> int:
    """Where the stretch begins that holds most different words; the beginning of the text when it holds as many."""

    def different(start: int, end: int) -> int:
        return len({stem(word.spelled, language) for word in found if start <= word.start and word.end <= end})

    counts = {word.start: different(word.start, word.start + length - LEAD) for word in found}
    most = max(counts.values(), default=0)
    if different(0, length) >= most:
        return 0
    return _sentence_start(text, min(start for start, count in counts.items() if count == most))


def best_text(texts: Sequence[str], asked: Collection[str], language: str) -> str:
    """The text with most of the words asked for; the earlier of equals, so give the fix first."""
    stems = {stem(word, language) for word in asked}

    def different(text: str) -> int:
        return len(stems & {stem(word.spelled, language) for word in words(text[:LOOKED_AT])})

    return max(texts, key=different, default="")


def _sentence_start(text: str, at: int) -> int:
    """The beginning of the sentence around a place, or of a word not far before it."""
    earliest = max(0, at - LEAD)
    for place in range(at - 1, earliest, -1):
        if text[place] == " " and text[place - 1] in _SENTENCE_ENDS:
            return place + 1
    return text.find(" ", earliest, at) + 1 if earliest else 0


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return space if space > at - LEAD else at


def _pieces(text: str, start: int, end: int, found: Sequence[Word]) -> list[Piece]:
    pieces = []
    place = start
    for word in found:
        if word.start < place or word.end > end:
            continue
        pieces += [Piece(text[place : word.start], False), Piece(text[word.start : word.end], True)]
        place = word.end
    pieces.append(Piece(text[place:end], False))
    return [piece for piece in pieces if piece.text]


def _dots(cut: bool) -> list[Piece]:
    return [Piece(_ELLIPSIS, False)] if cut else []


def without_markup(text: str) -> str:
    """A text without the signs of Markdown, for a line that shows no markup."""
    return _SIGNS.sub("", _LINK.sub(r"\1", text))
