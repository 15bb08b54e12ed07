"""A text in small letters without accents, each character still in its place."""

_ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’ʼ\u00a0\u202f\u2011"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyy''  -"
_TO_PLAIN = str.maketrans(_ACCENTED, _PLAIN)


def flat(text: str) -> str:
    """Write a text small and plain, as long as it was, so that places stay the same."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return low if low.isascii() else low.translate(_TO_PLAIN)
