"""Descriptions that single someone out without a name: always a question, never a strike."""

import re
from collections.abc import Iterator

from forum.redaction.rules.folding import fold_with_map
from forum.redaction.rules.kinds import MARK, Kind, Span, Tier

_EN_LOOKS = (
    r"(?:red-?\s?haired|blonde?|ginger|bald|bearded|tattooed|tall|short|fat|skinny|thin|chubby|overweight|heavy-?set|old|older|elderly|young|younger|"
    r"middle-aged|pregnant|asian|black|white|indian|pakistani|arab|african|chinese|polish|mexican|hispanic|latino|latina|"
    r"eastern european|"
    r"muslim|foreign|blue-eyed|dark-haired|grey-haired|gray-haired|long-haired|short-haired|curly-haired|disabled|limping|pierced)"
)
_EN_PEOPLE = (
    r"(?:one|guy|man|woman|lady|girl|boy|bloke|chap|gentleman|kid|person|cashier|clerk|assistant|waiter|waitress|manager|supervisor|nurse|"
    r"doctor|driver|teller|employee|worker|agent|rep|receptionist|salesman|saleswoman|barista|bartender|guard|technician|officer|server|host|hostess)"
)
_EN_NOUNS = r"(?:redhead|blonde|brunette|skinhead|baldy|ginger)"
_EN_PLACE = (
    r"(?:at|on|behind|from|in|by)\s(?:the\s|your\s)?(?:till|checkout|counter|desk|window|register|reception|aisle|gate|door|bar|booth|lane|table)"
    r"(?:\s(?:no\.?\s|number\s|#)?(?:\d{1,3}|one|two|three|four|five|six))?"
)
_EN_SIGN = r"(?:with|wearing|in)\s(?:a\s|an\s|the\s|his\s|her\s|their\s)?[^.,;:!?\n()" + MARK + r"]{3,45}"
_EN_TIME = (
    r"(?:on\s|this\s|last\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"yesterday|today|this|last night)"
    r"(?:\s(?:morning|afternoon|evening|night|lunchtime|at\s\d{1,2}(?::\d\d)?\s?(?:am|pm)?))?"
)
_WEARABLE = re.compile(
    r"\b(?:hair|beard|mustache|moustache|scarf|glasses|tattoos?|piercings?|braces|accent|limp|hijab|headscarf|turban|ponytail|braids|dreadlocks|"
    r"dreads|earrings?|nose ring|cap|hat|wheelchair|cane|scar|birthmark|freckles|eyes|lipstick|nails|shirt|"
    r"jumper|hoodie|uniform|badge|"
    r"cheveux|barbe|lunettes|echarpe|tatouages?|foulard|voile|turban|queue|boucles?|accent|casquette|chapeau|fauteuil|cicatrice|piercings?|veste|pull)\b"
)
_COLOUR = re.compile(
    r"\s(?:rouges?|bleue?s?|vertes?|verts?|noire?s?|blanche?s?|gris(?:es?)?|jaunes?|roses?|longs?|courts?|boucles?|blonds?|roux)\b"
)
_FR_LOOKS = (
    r"(?:rousse?|roux|blonde?|brune?|chauve|barbue?|tatouee?|grande?|petite?|grosse?|maigre|mince|vieux|vieille|vieil|jeune|agee?|enceinte|noire?|"
    r"blanche?|asiatique|arabe|metisse?|voilee|etranger|etrangere|frisee?)"
)
_FR_PEOPLE = (
    r"(?:homme|femme|dame|fille|garcon|type|mec|nana|monsieur|personne|caissier|caissiere|vendeur|vendeuse|serveur|serveuse|"
    r"responsable|infirmiere|infirmier|chauffeur|livreur|employee?|agent|guichetiere?|receptionniste|conseillere?|hotesse|vigile|technicien|stagiaire)"
)
_FR_PLACE = (
    r"(?:a|de|du|derriere|au)\s(?:la\s|l'|le\s)?(?:caisse|comptoir|guichet|accueil|reception|bar|porte|rayon|table|bureau|fenetre)"
    r"(?:\s(?:n°\s?|numero\s)?(?:\d{1,3}|une?|deux|trois|quatre))?"
)
_FR_SIGN = (
    r"(?:avec|portant|qui porte|a|aux|en)\s(?:un\s|une\s|des\s|les\s|la\s|le\s|l'|sa\s|son\s|ses\s)?[^.,;:!?\n()"
    + MARK
    + r"]{3,45}"
)
_FR_TIME = (
    r"(?:(?:ce|le)\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui)"
    r"(?:\s(?:matin|midi|apres-midi|soir))?"
)

_ENGLISH = re.compile(
    rf"\b(?:the|that|this|some)\s(?:(?:very|really|rather)\s)?(?:(?P<looks>(?:{_EN_LOOKS}\s){{1,3}}{_EN_PEOPLE}|{_EN_NOUNS})|{_EN_PEOPLE})\b"
    rf"(?P<place>\s{_EN_PLACE})?(?P<sign>\s{_EN_SIGN})?(?P<time>\s{_EN_TIME})?"
)
_FRENCH = re.compile(
    rf"\b(?:celle|celui|(?:le|la|cette|cet|ce|l')\s?(?:(?P<looks>(?:{_FR_LOOKS}\s){{1,2}}{_FR_PEOPLE}|{_FR_PEOPLE}(?:\s{_FR_LOOKS}){{1,2}}|"
    rf"{_FR_LOOKS})|{_FR_PEOPLE}))(?!\w)"
    rf"(?P<place>\s?{_FR_PLACE})?(?P<sign>\s?{_FR_SIGN})?(?P<time>\s{_FR_TIME})?"
)
_THING = re.compile(r"\b(?:black|white|old|older|short|thin|new) one$")
_NUMBERED = re.compile(r"\d|\b(?:one|two|three|four|five|six|une|deux|trois|quatre)$")
_ENDS_A_SIGN = re.compile(
    r"\b(?:who|that|which|and|was|is|were|told|said|had|has|did|qui|et|est|etait|a ete|m'a|a|ne|n'a)\b"
)


def description_spans(text: str) -> Iterator[Span]:
    """Find looks together with a place, a sign or a time; "the tall man" alone could be anyone."""
    folded, origins = fold_with_map(text)
    for pattern in (_ENGLISH, _FRENCH):
        for match in pattern.finditer(folded):
            end = _end(match)
            if end:
                yield Span(origins[match.start()], origins[end - 1] + 1, Kind.description, Tier.doubt, "description")


def _end(match: re.Match[str]) -> int:
    """Say where the description ends, 0 when it could be anyone."""
    looks, place, sign, time = (match.group(part) or "" for part in ("looks", "place", "sign", "time"))
    worn = _cut(sign)
    points = 2 * bool(looks) + bool(place) + bool(place and _NUMBERED.search(place)) + 2 * bool(worn) + bool(time)
    if (points < 3 and not worn) or _THING.search(looks):
        return 0
    if sign and not worn:
        return match.start("sign")
    return match.start("sign") + len(worn) if sign and not time else match.end()


def _cut(sign: str) -> str:
    """Keep what someone wears or looks like, up to the next verb; "with my order" is no sign."""
    stop = _ENDS_A_SIGN.search(sign, 6)
    short = (sign[: stop.start()] if stop else sign).rstrip()
    worn = list(_WEARABLE.finditer(short))
    if not worn:
        return ""
    last = worn[-1]
    colour = _COLOUR.match(short, last.end())
    return short[: colour.end() if colour else last.end()]
