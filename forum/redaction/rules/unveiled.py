"""A text whose digits, dots and at-signs read plainly, with the way back to the original's places."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

# What hides a contact from a reader of patterns, but not from a person: characters of no width, wide or foreign
# digits and dots, and what a browser or Markdown would take away.
_CHARACTERS = (
    "\u00ad\u200b-\u200f\u2060-\u2064\ufe0f\ufeff"
    "\uff01-\uff5e\ufe52\ufe6b\u2024\u3002\uff61"
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\U0001d7ce-\U0001d7ff"
)
_WRITTEN = r"%40|%2[Ee]|&#(?:0?64|0?46|[xX]40|[xX]2[eE]);|&commat;|&period;|\\(?=[@._#+-])|\*\*|</?[A-Za-z]{1,6}>"
_VEIL = re.compile(rf"[{_CHARACTERS}]|{_WRITTEN}")
_VEIL_CHARACTER = re.compile(f"[{_CHARACTERS}]")
_VEIL_IN_ASCII = re.compile(_WRITTEN)
_SIGNS = "%&\\*<"
_DOTS = frozenset("\u2024\u3002\uff61\ufe52")


@dataclass(frozen=True, slots=True)
class Unveiled:
    """The plain words, where each changed place began in the original, and which characters were longer there."""

    words: str
    places: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    lengths: Mapping[int, int] = field(default_factory=dict)

    def start(self, place: int) -> int:
        """Say where a plain place is in the original."""
        found = bisect_right(self.places, place) - 1
        return place if found < 0 else self.starts[found] + place - self.places[found]

    def end(self, place: int) -> int:
        """Say where a stretch that ends at a plain place ends in the original; "%40" ends behind its zero."""
        last = self.start(place - 1)
        return last + self.lengths.get(last, 1)


def unveiled(text: str) -> Unveiled:
    """Take the veils off; most texts have none and stay as they are."""
    written = any(sign in text for sign in _SIGNS) and _VEIL_IN_ASCII.search(text)
    if written or (not text.isascii() and _VEIL_CHARACTER.search(text)):
        return _without(text)
    return Unveiled(text)


def _without(text: str) -> Unveiled:
    parts: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    at = length = 0
    for match in _VEIL.finditer(text):
        plain = _plainly(match.group())
        parts += [text[at : match.start()], plain]
        length += match.start() - at
        # Two joints where something plain is left: before it, and behind it.
        for place, start in ((length, match.start()), (length + len(plain), match.end())):
            if places and places[-1] == place:
                starts[-1] = start
            else:
                places.append(place)
                starts.append(start)
        length += len(plain)
        at = match.end()
    lengths = {match.start(): len(match.group()) for match in _VEIL.finditer(text)}
    return Unveiled("".join([*parts, text[at:]]), tuple(places), tuple(starts), lengths)


def _plainly(veil: str) -> str:
    if len(veil) > 1:
        return _written(veil.lower())
    if veil in _DOTS:
        return "."
    digit = unicodedata.digit(veil, -1)
    if digit >= 0:
        return str(digit)
    return unicodedata.normalize("NFKC", veil) if "\uff01" <= veil <= "\uff5e" or veil == "\ufe6b" else ""


def _written(veil: str) -> str:
    if veil.startswith(("%40", "&#64", "&#064", "&#x40", "&commat")):
        return "@"
    return "." if veil.startswith(("%2e", "&#46", "&#046", "&#x2e", "&period")) else ""
