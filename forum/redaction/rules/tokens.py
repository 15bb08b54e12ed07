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
    next_word = -1
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        # Most words stand one space after the word before; then there is no need to look back.
        opens = (start != next_word or text[start - 1] != " ") and _opens(text, start)
        next_word = end + 1
        if not (word.isascii() and word.isalpha()):
            found.append(_odd_token(text, start, word))
            continue
        key = word.lower()
        if key == word:
            found.append(Token(start, end, word, key, opens, False, False, False))
        else:
            capital = key[0] != word[0]
            found.append(
                Token(start, end, word, key, opens, capital, capital and end - start > 1 and word.isupper(), False)
            )
    return found


def _odd_token(text: str, start: int, word: str) -> Token:
    """Read a word with accents, digits, hyphens or apostrophes."""
    possessive = False
    if not word.isalpha():
        start, word = _without_elision(start, word)
        short = _POSSESSIVE.sub("", word)
        possessive, word = len(short) < len(word), short
    capital = word[0].isupper() or word[0].istitle()
    upper = capital and len(word) > 1 and word.isupper()
    return Token(start, start + len(word), word, fold(word), _opens(text, start), capital, upper, possessive)


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
