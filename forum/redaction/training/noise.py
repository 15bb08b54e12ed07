"""How people really type: in lower case, without accents, with typing errors. Names keep exact places."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from forum.redaction.training.filling import Piece

_STOPS = str.maketrans("", "", ".,;:!?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMOJI = ("😡", "🙏", "👍", "😂", "⭐⭐⭐⭐⭐", "🤬", "❤️", "👎👎", "🙄", "😊")
_WHOLE_TEXT = ((0.15, "lower"), (0.05, "upper"), (0.10, "lower_names"), (0.03, "upper_names"))

Pieces = list[Piece]


def noisy(pieces: Pieces, random: Random, language: str) -> Pieces:
    """Apply each kind of noise with its own probability; the letter case is one of a few."""
    for chance, change in (
        (0.15 if language == "fr" else 0.05, _without_accents),
        (0.06, _without_stops),
        (0.06, _mistyped),
        (0.08, _without_apostrophes),
        (0.20, _curly),
        (0.04, _double_spaces),
        (0.06, _broken_lines),
        (0.05, _with_emoji),
    ):
        if random.random() < chance:
            pieces = change(pieces, random)
    return _cased(pieces, random.random())


def _cased(pieces: Pieces, at: float) -> Pieces:
    for chance, case in _WHOLE_TEXT:
        if at < chance:
            return [Piece(_CASES[case](piece), piece.name) for piece in pieces]
        at -= chance
    return pieces


_CASES: dict[str, Callable[[Piece], str]] = {
    "lower": lambda piece: piece.text.lower(),
    "upper": lambda piece: piece.text.upper(),
    "lower_names": lambda piece: piece.text.lower() if piece.name else piece.text,
    "upper_names": lambda piece: piece.text.upper() if piece.name else piece.text,
}


def _every(pieces: Pieces, change: Callable[[str], str], names: bool = True) -> Pieces:
    return [Piece(change(piece.text) if names or not piece.name else piece.text, piece.name) for piece in pieces]


def _without_accents(pieces: Pieces, random: Random) -> Pieces:
    return _every(pieces, plain_letters)


def plain_letters(text: str) -> str:
    """Write a text without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _without_stops(pieces: Pieces, random: Random) -> Pieces:
    return _every(pieces, lambda text: text.translate(_STOPS), names=False)


def _without_apostrophes(pieces: Pieces, random: Random) -> Pieces:
    """Whoever writes "Janes desk" has made the s a part of the name; "d'Amina" is kept, or nobody could read it."""
    found: Pieces = []
    for piece in pieces:
        text = piece.text
        if not piece.name and found and found[-1].name and text.startswith("'s"):
            found[-1] = Piece(f"{found[-1].text}s", True)
            text = text[2:]
        if not piece.name:
            text = text[:-1].replace("'", "") + text[-1:]
        if text:
            found.append(Piece(text, piece.name))
    return found


def _curly(pieces: Pieces, random: Random) -> Pieces:
    return _every(pieces, lambda text: text.replace("'", "’"))


def _double_spaces(pieces: Pieces, random: Random) -> Pieces:
    return _every(pieces, lambda text: text.replace(" ", "  ") if random.random() < 0.5 else text)


def _broken_lines(pieces: Pieces, random: Random) -> Pieces:
    return _every(pieces, lambda text: text.replace(". ", ".\n" if random.random() < 0.7 else ".\n\n"), names=False)


def _with_emoji(pieces: Pieces, random: Random) -> Pieces:
    emoji = Piece(f" {random.choice(_EMOJI)}", False)
    return [*pieces, emoji] if random.random() < 0.8 else [Piece(f"{emoji.text.strip()} ", False), *pieces]


def _mistyped(pieces: Pieces, random: Random) -> Pieces:
    """Swap, drop or double a letter in about one word of eight that is no name."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        if random.random() > 0.12:
            return word
        at = random.randrange(1, len(word) - 1)
        wrong = (word[at + 1] + word[at], word[at + 1], word[at] * 2 + word[at + 1])
        return word[:at] + random.choice(wrong) + word[at + 2 :]

    return _every(pieces, lambda text: _WORD.sub(change, text), names=False)
