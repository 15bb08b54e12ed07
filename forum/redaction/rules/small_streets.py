"""Street addresses as people type them on a telephone: in small letters, or with nothing but a postcode to tell."""

import re
from collections.abc import Iterator

_AREAS = (
    r"(?:AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|"
    r"GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|"
    r"OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|"
    r"WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE)"
)
BRITISH_CODE = rf"(?:(?-i:{_AREAS}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{{2}})|(?i:{_AREAS}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{{2}}))"
CANADIAN_CODE = r"[A-Z]\d[A-Z]\s?\d[A-Z]\d"
OUTWARD_CODE = rf"{_AREAS}\d[A-Z\d]?"
_HOUSE = r"\d(?<![\w.,$€£/#-]\d)\d{0,4}(?i:\s?[a-d]\b|\sbis\b|\ster\b)?(?:\s?[-–/]\s?\d{1,4}[A-Da-d]?\b)?"
# Words that no street is called by: "2 weeks down the road", "3 days on my street".
_NO_STREET = (
    r"(?!(?:ce|cette|qui|que|la|le|les|des|de|du|un|une|en|au|et|dans|pour|most|very|so|not|the|a|an|my|your|his|her|our|their|this|that|on|in|of|to|for|and|or|was|were|is|are|it|at|by|from|off|with|"
    r"minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times?|miles?|metres?|meters?|yards?|feet|more|other|"
    r"different|wrong|same|whole|right|people|cars?|vans?|shops?|stores?|houses?|doors?|pm|am|down|up|across|along|"
    r"percent|items?|star|january|february|march|april|may|june|july|august|september|october|november|december|parcels?|streets?|roads?|stars|lanes?|way)\s)"
)
_TYPE = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|crescent|cres|close|drive|terrace|gardens|gdns|grove|mews|square|boulevard|"
    r"blvd|court|way|place|mansions|villas|croft|parade|walk|rise|hill|wynd|brae)"
)
_SMALL = re.compile(
    rf"{_HOUSE},?\s(?:{_NO_STREET}(?:st\.?\s)?[a-z][\w'’.-]{{1,24}}\s){{1,2}}{_TYPE}\b"
    r"(?!\s(?:too|more|less|over|past|better|to|of|store|shop|branch|depot|office|warehouse|for)\b)",
    re.IGNORECASE,
)
# "Drop it at 11 the green": only behind such words.
_SMALL_THE = re.compile(
    r"\d(?<=\s(?:at|to|is)\s\d)\d{0,3}[a-d]?,?\sthe\s(?!(?:next|same|first|second|last|day|other|following|latest|earliest|whole|very|"
    r"most|more|only|least|night|morning|moment|time|end|best|company|store|shop|driver|man|lady)\b)[a-z]{4,20}\b(?:,\s[a-z]{3,15}){0,1}",
    re.IGNORECASE,
)
_SMALL_FRENCH = re.compile(
    rf"{_HOUSE},?\s(?:rue|avenue|boulevard|bd|chemin|impasse|all[eé]e|quai|ruelle|sentier|lotissement|hameau|clos|traverse|"
    r"venelle|r[eé]sidence|lieu-dit|cit[eé])\s(?:(?:de\sla|du|des|de|la|le|les)\s|(?:de\s)?[dl]['’]){0,2}"
    r"(?!(?:et|est|a|qui|que|dans|pour|mais|il|on|je|très)\s)[\w'’-]{2,30}"
    r"(?:(?-i:[\s-](?:(?:de|du|des|la|le)\s)?[A-ZÀ-Ý][\w'’.-]{1,30}){1,3}|(?:\s[\w'’-]{2,20}){1,2}(?=,?\s\d{5}\b))?",
    re.IGNORECASE,
)
# "52 Ashgrove, Bradford BD7 1BN": a number, a few words and a postcode, whatever the street is called.
_UP_TO_A_CODE = re.compile(
    rf"{_HOUSE},?\s(?:the\s)?(?=[A-Za-z]{{3}}){_NO_STREET}(?:[^.!?;:\n@\d]|(?<=[SRD][tdr])\.|(?:[Aa]pt|[Uu]nit|[Ff]lat|[Ss]uite|[Ss]te|\#)\.?\s?\d{{1,4}}|(?<=Ave)\.|(?<=\s[NSEW])\.){{3,60}}?[\s,]\s?"
    rf"(?:{BRITISH_CODE}|{CANADIAN_CODE}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)(?![\w-])",
)
# The digits come first, because they are rarer than letters.
_PERHAPS_A_CODE = re.compile(
    r"\d(?:[A-Za-z\d]?\s?\d[A-Za-z]{2}(?!\w)|[A-Z]\s?\d[A-Z]\d(?!\w)|\d{4}(?<=[A-Z]{2}\s\d{5})|\d{4}\s[A-ZÀ-Ý])"
)


def may_have_code(text: str) -> bool:
    """Tell quickly whether a postcode could stand in a text."""
    return _PERHAPS_A_CODE.search(text) is not None


def small_places(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Find what could be addresses, and say of which a resident must be told elsewhere in the text."""
    yield from ((match, True) for pattern in (_SMALL, _SMALL_THE) for match in pattern.finditer(text))
    yield from ((match, match.group()[:4].isdigit()) for match in _SMALL_FRENCH.finditer(text))
    if may_have_code(text):
        yield from ((match, False) for match in _UP_TO_A_CODE.finditer(text))
