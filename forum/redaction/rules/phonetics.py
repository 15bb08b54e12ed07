"""How a name sounds: Metaphone for English, Soundex 2 for French, since people write names as they heard them."""

import re

import jellyfish

LANGUAGES = ("en", "fr")
_SHORTEST_WORD = 4
_SHORTEST_SOUND = 3
_GROUPS = (
    ("gui", "ki"),
    ("gue", "ke"),
    ("ga", "ka"),
    ("go", "ko"),
    ("gu", "k"),
    ("ca", "ka"),
    ("co", "ko"),
    ("cu", "ku"),
    ("q", "k"),
    ("cc", "k"),
    ("ck", "k"),
)
_BEGINNINGS = (("mac", "mcc"), ("asa", "aza"), ("kn", "nn"), ("pf", "ff"), ("sch", "sss"), ("ph", "ff"))
_SILENT_H = re.compile(r"(?<![cs])h")
_SILENT_Y = re.compile(r"(?<!a)y")
_REPEATS = re.compile(r"(.)\1+")


# Names that nobody who only heard them can spell, and how they are heard in English.
_HEARD_AS = {
    "aisling": "ashling",
    "aoife": "eefa",
    "beauchamp": "beecham",
    "caoimhe": "keeva",
    "cholmondeley": "chumley",
    "ciara": "keera",
    "eilidh": "ayley",
    "eoin": "owen",
    "fearghal": "fergal",
    "geoffrey": "jeffrey",
    "grainne": "grawnya",
    "joaquin": "wakeen",
    "jorge": "horhay",
    "maeve": "mayve",
    "marjoribanks": "marchbanks",
    "niamh": "neeve",
    "nguyen": "nuwin",
    "oisin": "osheen",
    "orlaith": "orla",
    "padraig": "porrick",
    "roisin": "rosheen",
    "ruairi": "rory",
    "sadhbh": "sive",
    "saoirse": "seersha",
    "sian": "sharn",
    "sinead": "shinade",
    "siobhan": "shivon",
    "tadhg": "tige",
    "xochitl": "sochee",
}


def sound(key: str, language: str) -> str:
    """Say how a folded word sounds; nothing for what is short or not Latin."""
    if len(key) < _SHORTEST_WORD or not (key.isascii() and key.isalpha()):
        return ""
    heard = french_sound(key) if language == "fr" else str(jellyfish.metaphone(_HEARD_AS.get(key, key)))
    return heard if len(heard) >= _SHORTEST_SOUND else ""


def french_sound(key: str) -> str:
    """Write down how a French name sounds.

    Soundex 2 by Frédéric Brouard (sqlpro.developpez.com, "Soundex 2"), without its cut at four letters:
    that cut makes half a directory sound the same.
    """
    for group, sound in _GROUPS:
        key = key.replace(group, sound)
    key = key[:1] + re.sub("[eiou]", "a", key[1:])
    for beginning, sound in _BEGINNINGS:
        if key.startswith(beginning):
            key = sound + key[len(beginning) :]
    key = _SILENT_Y.sub("", _SILENT_H.sub("", key)).rstrip("atds")
    return _REPEATS.sub(r"\1", key[:1] + key[1:].replace("a", ""))
