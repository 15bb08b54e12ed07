"""One spelling for all the ways to write the same letters."""

import unicodedata
from functools import lru_cache

from confusable_homoglyphs import confusables

# Letters without a decomposition in Unicode.
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "’": "'",
    "ʼ": "'",
    # Small capitals, which Unicode takes for letters of their own.
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
}
# White letters in black circles and squares, and the letters that flags are made of: all of them from A to Z.
_SIGN_ALPHABETS = (0x1F150, 0x1F170, 0x1F1E6)


def fold(text: str) -> str:
    """Write a text without case, width, accents, invisible characters and look-alike letters."""
    if text.isascii():
        return text.lower()
    return "".join(map(fold_character, text))


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Fold a text, and say for each folded character where it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        letters = fold_character(character)
        folded.append(letters)
        origins += [place] * len(letters)
    return "".join(folded), origins


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """Fold one character; invisible ones become nothing."""
    if character.isascii():
        return character.lower()
    if character >= "\U0001f150" and (letter := _sign_letter(ord(character))):
        return letter
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character)).casefold()
    return "".join(_plain_letter(part) for part in spread)


def _sign_letter(code: int) -> str:
    for first in _SIGN_ALPHABETS:
        if first <= code < first + 26:
            return chr(ord("a") + code - first)
    return ""


def _plain_letter(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return _LETTERS.get(character) or _look_alike(character) or character


def _look_alike(character: str) -> str:
    """Read Cyrillic and Greek letters that look like Latin ones as those (Unicode TR39)."""
    if not character.isalpha():
        return ""
    for shape in (character, character.upper()):
        for glyph in confusables.confusables_data.get(shape, ()):
            letter: str = glyph["c"]
            if len(letter) == 1 and letter.isascii() and letter.isalpha():
                return letter.lower()
    return ""
