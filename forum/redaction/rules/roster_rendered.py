"""A text as it looks when it is shown: markup, tags and invisible characters gone, with the way back to each place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from forum.redaction.rules.folding import fold_character

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
)
# Letters in circles, squares and flags: signs to Unicode, letters to whoever reads them.
_SIGN_LETTERS = "Ⓐ-ⓩ⒜-⒵🄐-🄩🄰-🅉🅐-🅩🅰-🆉🇦-🇿"
_SHOWN_AS = re.compile(
    r"(?P<gone><!--.{0,200}?-->|</?[A-Za-z][^<>]{0,100}>|\]\([^()\s]{0,300}(?:\s\"[^\"\n]{0,100}\")?\)"
    r"|!?\[(?=[^\[\]\n]{1,200}\]\()|[*~`]{1,9}|(?<![^\W_])_{1,9}(?=[^\W_])|(?<=[^\W_])_{1,9}(?![^\W_])"
    r"|(?<=[^\W_])_{2,9}(?=[^\W_])|\\(?=\S)|(?<=[^\W\d_])-[ \t]{0,4}\r?\n[ \t]{0,4}(?=[^\W\d_])"
    rf"|[{_INVISIBLE}]+)"
    rf"|(?P<sign>[{_SIGN_LETTERS}])"
    r"|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
    re.DOTALL,
)
# Most texts have none of these, and then nothing else is looked at.
_MAY_DIFFER = re.compile(rf"[<\[*~`_\\&{_INVISIBLE}{_SIGN_LETTERS}]|-[ \t]{{0,4}}\r?\n")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text as shown, where each of its characters begins and ends in the source, and what was left out."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    changed: Sequence[tuple[int, int]]

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """Say where a stretch is in the source; None when it looks the same there and is read there too."""
        first, last = self.starts[start], self.ends[end - 1]
        place = bisect_right(self.changed, (first, first))
        if place == len(self.changed) or self.changed[place][0] >= last:
            return None
        return self._with_markup(first, last)

    def _with_markup(self, start: int, end: int) -> tuple[int, int]:
        """Take markup with it that hugs the name: half of a pair of stars would stay otherwise."""
        place = bisect_left(self.changed, (start, start)) - 1
        while place >= 0 and self.changed[place][1] == start:
            start = self.changed[place][0]
            place -= 1
        place = bisect_left(self.changed, (end, end))
        while place < len(self.changed) and self.changed[place][0] == end:
            end = self.changed[place][1]
            place += 1
        return start, end


def rendered(text: str) -> Rendered | None:
    """Take away what a reader does not see; None when a reader sees everything."""
    if not _MAY_DIFFER.search(text):
        return None
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    changed: list[tuple[int, int]] = []
    at = 0
    for match in _SHOWN_AS.finditer(text):
        start, end = match.span()
        letters = "" if match["gone"] else _letters(match.group())
        shown += (text[at:start], letters)
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        starts.extend([start] * len(letters))
        ends.extend([end] * len(letters))
        changed.append((start, end))
        at = end
    if not changed:
        return None
    shown.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Rendered("".join(shown), starts, ends, changed)


def _letters(sign: str) -> str:
    return unescape(sign) if len(sign) > 1 else fold_character(sign)
