"""The words of a text with what their shape and place say."""

import re
from dataclasses import dataclass

from forum.redaction.rules.folding import fold

# Combining marks and joiners belong to the word they disguise; \w leaves them out.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_][\w{_INSIDE}]*(?:['’`´\-‐‑·][^\W_][\w{_INSIDE}]*)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’´`](?=[^\W\d_])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’´`](?:s|ll|d|ve|re|m|t)$", re.IGNORECASE)
_SENTENCE_END = frozenset(".!?…\n•*#>|")
_SKIPPED_BACK = frozenset(" \t\"“”«»'‘’()[]_~\u00a0\u202f")


@dataclass(slots=True)
class Token:
    """One word: where it is, how it reads when folded, and whether it opens a sentence."""

    start: int
    end: int
    text: str
    key: str
    opens: bool
    capital: bool
    upper: bool
    possessive: bool

    @property
    def upper_initial(self) -> bool:
        """Tell whether this is a single capital letter, as in J. Whitfield."""
        return self.capital and len(self.key) == 1


def tokens_of(text: str) -> list[Token]:
    """Split a text into words, French elisions and possessives taken off."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if not word.isalpha():
            start, word = _without_elision(start, word)
            short = _POSSESSIVE.sub("", word)
            possessive = len(short) < len(word)
            word, end = short, start + len(short)
        else:
            possessive = False
        found.append(_token(text, start, end, word, possessive))
    return found


def _token(text: str, start: int, end: int, word: str, possessive: bool) -> Token:
    first = word[0]
    capital = first.isupper() or first.istitle()
    upper = capital and len(word) > 1 and word.isupper()
    return Token(start, end, word, fold(word), _opens(text, start), capital, upper, possessive)


def _without_elision(start: int, word: str) -> tuple[int, str]:
    """Take "l'" off "l'agent" and "L'Agence d'", but leave D'Angelo and N'Diaye whole."""
    match = _ELISION.match(word)
    if match is None:
        return start, word
    rest = word[match.end() :]
    whole = word[0].isupper() and rest[0].isupper() and not rest.isupper()
    return (start, word) if whole else (start + match.end(), rest)


def _opens(text: str, start: int) -> bool:
    """Tell whether a word begins a sentence; looks back over quotes and spaces, never far."""
    place = start - 1
    stop = max(-1, start - 8)
    while place > stop and text[place] in _SKIPPED_BACK:
        place -= 1
    return place < 0 or text[place] in _SENTENCE_END
