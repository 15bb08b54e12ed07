"""Number plates of five countries, near a word that says so or of an unmistakable shape."""

import re
from collections.abc import Iterator

from forum.redaction.rules.kinds import Tier

# AB12 CDE and AB-123-CD, searched for by their digits, because those are rarer than letters.
_SHAPED = re.compile(
    r"\d\d(?:(?<=[A-HJ-PR-Y]{2}[0-25-7]\d)\s?[A-HJ-PR-Z]{3}|\d(?<=[A-HJ-NP-TV-Z]{2}-\d{3})-[A-HJ-NP-TV-Z]{2})(?![\w-])"
)
_LETTERS = re.compile(r"(?<![\w/.-])[A-Z]{2}-?$")
# What only a word such as "plate" right before makes a number plate.
_ANY = re.compile(
    r"(?:\s(?:number|no\.?|is|was|were|are|says?|n°|num[eé]ro|c['’]est|est|[eé]tait|lautet|war|ist|minéralogique|reads?|it|"
    r"of|suisse|belge|allemande|fran[cç]aise|french|german|swiss|belgian|spanish|polish|private|personal|temporary|rental|"
    r"begin(?:s|ning)?|start(?:s|ing)?|end(?:s|ing)?|(?:finiss|termin|commen[cç])\w{1,4}|with|in|par))*\s?[:=(\"“«#]?\s?[\"“«]?\s?"
    r"(?<![^\W\d])(?P<plate>(?i:[A-HJ-PR-Y]{2}\d\d\s?[A-HJ-PR-Z]{3})(?![\w-])"
    r"|[A-Z]{1,3}[\s-]\d{1,4}[\s-][A-Z]{1,3}(?![\w-])|[A-Z]{2,3}[\s-]\d{3,6}(?![\w-]|[.,]\d)"
    r"|\d{1,4}\s?[A-Z]{2,3}\s?(?:\d{2}|2[AB])(?![\w-])"
    r"|(?i:[A-Z]{2}[\s-]?\d{3}[\s-]?[A-Z]{2}|\d[A-Z]{3}\s?\d{3}|[A-Z]{3}-\d{3,4}|[A-Z]\d{1,3}\s?[A-Z]{3})(?![\w-])"
    r"|[A-ZÄÖÜ]{1,3}[\s-][A-Z]{1,2}\s?\d{1,4}[EH]?(?![\w-])"
    r"|(?=[A-Z\s-]{0,7}\d)(?=[\d\s-]{0,7}[A-Z])[A-Z\d]{1,4}[\s-]?[A-Z\d]{2,4}(?![\w-])"
    r"|(?=[A-Z]{0,7}\d)(?=\d{0,7}[A-Z])[A-Z\d]{5,8}(?![\w-]))"
)
# A part of one, where the text says that it is a part: "plate ending 482", « plaque finissant par 482 ».
_PART = re.compile(
    r"[^.!?\n\d]{0,12}\b(?:begin\w*|start\w*|end\w*|finiss\w+|finit|termin\w+|commen[cç]\w+)\s(?:(?:with|in|by|par|on)\s)?"
    r"[:\"“«]?\s?(?P<plate>(?=[A-Z]{0,3}\d)[A-Z\d]{2,5})(?![\w-])"
)
_TAXI_PLATE = re.compile(r"(?:\s(?:number|no\.?|n°|is|was))*\s?[:#]?\s?(?P<plate>\d{3,6})(?![\w-]|[.,]\d|\s?[€£$])")
# "The cab, licence 4471".
_LICENSED = re.compile(
    r"\b(?:taxi|cab|cabbie|minicab|uber|hackney)(?:\sdriver)?\W{1,3}(?:licen[cs]e|permit|medallion)"
    r"(?:\s(?:number|no\.?|is|was)|\s?[:#]){0,2}\s?(?P<plate>\d{3,6}|[A-Z]{1,4}\s?\d{3,6})(?![\w-]|[.,]\d|\s?[€£$])",
    re.IGNORECASE,
)
_TAXI = re.compile(r"\b(?:taxi|cab|minicab|licen[cs]e|licen[cs]ed|number)\s$", re.IGNORECASE)
_CAR = (
    r"(?:cars?|vans?|trucks?|lorry|lorries|taxis?|cabs?|minicabs?|minibus|suv|sedan|hatchback|pick-?up|motorbike|moped|"
    r"vehicles?|camper(?:van)?|trailer|corolla|prius|yaris|civic|camry|tesla|honda|jeep|chevy|tacoma|silverado|"
    r"voitures?|camion(?:nette)?|fourgon(?:nette)?|utilitaire|v[eé]hicule|scooter|moto|berline|remorque|clio|twingo|"
    r"m[eé]gane|sc[eé]nic|duster|sandero|dacia|peugeot|renault|citro[eë]n|opel|skoda|mazda|fiat|panda|golf|"
    r"polo|passat|corsa|astra|fiesta|focus|mondeo|qashqai|transit|vito|vivaro|sprinter|kangoo|berlingo|audi|bmw|mercedes|"
    r"toyota|nissan|ford|vauxhall|kia|hyundai|volvo|vw|wagen|auto)"
)
# 4417 XT 69 and 8KLM 332, when a car stands right before them.
_BESIDE_A_CAR = re.compile(
    r"(?<![\w.,$€£/-])(?:\d{2,4}\s[A-Z]{2,3}\s(?:\d{2}|2[AB])|\d[A-Z]{3}\s?\d{3}|[A-Z]{3}\s\d{4}|[A-Z]{2}\d{2}\s?[A-Z]{3}|"
    r"[A-Z]\d{1,3}\s[A-Z]{3}|[A-Z]{2}[\s-]?\d{3}[\s-]?[A-Z]{2}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?\d{1,4}|"
    r"[a-z]{2}-\d{3}-[a-z]{2}|(?!(?:at|by|in|is|of|on|to|up)\d)[a-z]{2}\d\d\s?[a-z]{3}|\d{3}\s(?!TDI|GTI|HDI|TSI|CDI|SUV|BHP|GTD|RPM|MPH|MPG|KMH|USD|EUR|GBP)[A-Z]{3})(?![\w-]|[.,]\d)"
)
# What every such plate has: a digit beside a letter, searched for quickly.
_MIXED = re.compile(r"\d(?:(?<=[A-Za-z]\d)|(?<=[A-ZÄÖÜ][\s-]\d)|(?<=[a-z]-\d)|(?=\s?[A-Z]{2,3}))")
_CAR_BEFORE = re.compile(
    rf"\b(?:{_CAR}|park(?:s|ed|ing)?|gare(?:nt|r)?|garée?s?|stationn\w+)\b[^.!?\n\d]{{0,20}}$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:(?:number)?plates?|reg(?:o|istration)?|immat(?:ricul\w+|\.)?|plaque|Kennzeichen|tags?)(?!\w)",
    re.IGNORECASE,
)
_CUES = ("plate", "reg ", "reg:", "reg,", "rego", "registration", "immat", "plaque", "kennzeichen", " tag")
_VEHICLE = re.compile(
    rf"\b(?:{_CAR}|bus|park(?:s|ed|ing)?|gare(?:nt|r)?|moteur|engine|driver|driving|drove|courier|plates?|reg(?:istration)?|immat\w*|plaque|Kennzeichen|"
    r"licen[cs]e|garé\w*|stationn\w+|livreur|chauffeur|conducteur)\b",
    re.IGNORECASE,
)
_CABS = ("taxi", " cab", "minicab", "uber", "hackney")
_NEAR = 45


def plate_places(text: str) -> Iterator[tuple[int, int, Tier]]:
    """Find number plates: sure near a word for a car, a question by their shape alone."""
    for match in _SHAPED.finditer(text):
        letters = _LETTERS.search(text, max(0, match.start() - 3), match.start())
        if letters is None:
            continue
        start = letters.start()
        around = text[max(0, start - _NEAR) : match.end() + _NEAR // 2]
        if _VEHICLE.search(around):
            yield start, match.end(), Tier.strike
        elif " " in match.group() or "-" in match.group():
            yield start, match.end(), Tier.doubt
    yield from _beside_a_car(text)
    low = " " + text.lower()
    if any(cab in low for cab in _CABS):
        yield from ((*match.span("plate"), Tier.strike) for match in _LICENSED.finditer(text))
    if any(cue in low for cue in _CUES):
        yield from _called(text)


def _called(text: str) -> Iterator[tuple[int, int, Tier]]:
    for cue in _CUE.finditer(text):
        plate = _ANY.match(text, cue.end()) or _PART.match(text, cue.end())
        if (
            plate is None
            and cue.group().lower().startswith("plate")
            and _TAXI.search(text, max(0, cue.start() - 10), cue.start())
        ):
            plate = _TAXI_PLATE.match(text, cue.end())
        if plate:
            yield *plate.span("plate"), Tier.strike


def _beside_a_car(text: str) -> Iterator[tuple[int, int, Tier]]:
    if not _MIXED.search(text):
        return
    for match in _BESIDE_A_CAR.finditer(text):
        if _CAR_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()):
            yield *match.span(), Tier.strike
