"""Badge, employee and extension numbers, and the street a person lives in."""

import re
from collections.abc import Iterator

from forum.redaction.rules.kinds import Kind, Span, Tier

_SIGN = r"(?:\s?(?:no|nr|num|number|id|#|n°|nº|num[eé]ro|code)\b\.?|\s?[#°])"
_CODE = r"(?P<code>(?:[A-Z]{1,4}[-\s]?)?\d{1,10}[A-Z]?)(?![\w/%]|[.,:]\d)"
_BADGE = re.compile(
    rf"\b(?:(?:badge|matricule|payroll|clock|staff|employee|employ[eé]e?|personnel|collar|warrant){_SIGN}{{0,2}}"
    rf"|(?:agent|operator|officer|rep|representative|advis[eo]r|associate|cashier|teller|driver|crew|driver's|op[eé]rateur|"
    rf"conseill[eè]re?|caissi[eè]re?|chauffeur|livreur|vendeu(?:r|se)|server|clerk){_SIGN}{{1,2}})"
    rf"(?:\s(?:is|was|est|[eé]tait))?\s?[:=(]?\s?{_CODE}",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\b(?:extension|ext\.?|poste)(?:\s(?:no\.?|number|n°|is|was))?\s?[:#]?\s?(?P<code>\d{3,6})(?![\w/%]|[.,:]\d)",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\s?(?:days?|weeks?|months?|years?|jours?|mois|euros?|dollars?|\$|€|£)", re.IGNORECASE)

_HOUSE = r"(?<![\w.,$€£/-])\d{1,5}(?:\s?(?:bis|ter|[A-Da-d])\b)?"
_ENGLISH_STREET = re.compile(
    rf"{_HOUSE},?\s(?:(?:North|South|East|West|N|S|E|W|Old|New|Upper|Lower)\.?\s)?(?:[A-Z][\w'’.-]{{1,24}}\s){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Way|Place|Pl|Boulevard|Blvd|Terrace|Gardens|Grove|"
    r"Mews|Square|Sq|Hill|Row|Walk|Circle|Parkway|Pkwy)\b\.?"
)
_FRENCH_STREET = re.compile(
    rf"{_HOUSE},?\s(?:rue|avenue|av\.|boulevard|bd\.?|chemin|impasse|all[eé]e|place|quai|route|square|cours|ruelle|sentier|passage)\s"
    r"(?:(?:de|du|des|de\sla|de\sl|d|la|le|les|l)[\s'’]){0,2}[A-ZÀ-Ý][\w'’.-]{1,30}(?:[\s-](?:de|du|des|la|le|[A-ZÀ-Ý][\w'’.-]{1,30})){0,4}",
)
_HOME = re.compile(
    r"\b(?:live|lives|living|lived|home|house|resid\w+|habite\w*|domicile|demeur\w+|loge\w*|vit|chez\s(?:lui|elle|moi))\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_LOOK_BACK = 70


def number_spans(text: str) -> Iterator[Span]:
    """Find numbers by which a member of staff could be told."""
    for pattern, reason in ((_BADGE, "badge"), (_EXTENSION, "extension")):
        for match in pattern.finditer(text):
            start, end = match.span("code")
            if not _A_TIME.match(text, end):
                yield Span(start, end, Kind.number, Tier.strike, reason)


def address_spans(text: str) -> Iterator[Span]:
    """Find street addresses: a strike when someone lives there, else a question."""
    for pattern in (_ENGLISH_STREET, _FRENCH_STREET):
        for match in pattern.finditer(text):
            home = _HOME.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
            end = match.start() + len(match.group().rstrip(".,;-"))
            reason = "address_home" if home else "address"
            yield Span(match.start(), end, Kind.address, Tier.strike if home else Tier.doubt, reason)
