"""Descriptions that single someone out without a name: always a question, never a strike."""

import re
from collections.abc import Iterator

from forum.redaction.rules.children import child_places
from forum.redaction.rules.flat import flat
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.looks import ENGLISH, FRENCH, ONLY, REST, TELLING, WORN

_COLOUR = re.compile(
    r"\s(?:rouges?|bleue?s?|vertes?|verts?|noire?s?|blanche?s?|gris(?:es?)?|jaunes?|roses?|longs?|courts?|"
    r"boucles?|blonds?|roux)\b"
)
_RARE = re.compile(
    r"\b(?:pregnant|enceinte|blind|deaf|mute|one-(?:armed|legged|eyed)|albino|transgender|trans|hijabi|"
    r"sourde?|aveugle|muette?|manchot|unijambiste|"
    r"heavily|ginger|red-?\s?haired|tattooed|tatouee?|pierced|bald|chauve|rousse|roux|hijab|bearded|barbue?|"
    r"moustachue?)\b"
)
_ROLE = re.compile(
    r"\b(?:cashier|clerk|assistant|waiter|waitress|manager|supervisor|nurse|doctor|driver|teller|employee|"
    r"worker|agent|rep|receptionist|salesman|"
    r"saleswoman|barista|bartender|guard|technician|officer|server|host|hostess|mechanic|courier|conductor|"
    r"inspector|attendant|steward|engineer|fitter|installer|plumber|electrician|warden|postman|librarian|"
    r"teacher|pharmacist|dentist|builder|cleaner|caissiere?|vendeu(?:r|se)|"
    r"serveu(?:r|se)|responsable|"
    r"infirmiere?|chauffeur|livreur|employee?|guichetiere?|receptionniste|conseillere?|hotesse|vigile|"
    r"technicien|stagiaire)\b"
)
_THING = re.compile(r"\b(?:black|white|old|older|short|thin|new|big|small) one$")
_NUMBERED = re.compile(r"\d|\b(?:one|two|three|four|five|six|une|deux|trois|quatre)$")
_ENDS_A_SIGN = re.compile(
    r"\b(?:who|that|which|and|was|is|were|told|said|had|has|did|qui|et|est|etait|a ete|m'a|a|ne|n'a)\b"
)
# The verb is looked for behind " with a ", because « a » is a verb in French.
_DETERMINED = 8
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(".,;:!?()[]\"'-/“”«»…*_", " "))


def description_spans(text: str) -> Iterator[Span]:
    """Find looks with a place, a sign or a time, and a child's age or school; "the tall man" could be anyone."""
    plain = flat(text)
    said = set(plain.translate(_BETWEEN_WORDS).split())
    if not TELLING.isdisjoint(said):
        for start, end in _described(plain):
            yield Span(start, end, Kind.description, Tier.doubt, "description")
    for start, end, reason in child_places(text, plain, said):
        yield Span(start, end, Kind.description, Tier.doubt, reason)


def _described(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (ENGLISH, FRENCH):
        for match in pattern.finditer(plain):
            end = _end(plain, match)
            if end:
                yield match.start(), end
    if " only " in plain or "seul" in plain or "unique" in plain:
        yield from (match.span() for match in ONLY.finditer(plain))


def _end(plain: str, match: re.Match[str]) -> int:
    """Say where the description ends, 0 when it could be anyone."""
    looks, place, sign, time = (match.group(part) or "" for part in ("looks", "place", "sign", "time"))
    worn = _cut(sign)
    points = 2 * bool(looks) + bool(place) + bool(place and _NUMBERED.search(place)) + 2 * bool(worn) + bool(time)
    points += bool(_RARE.search(looks) and _ROLE.search(looks))
    enough = points >= 4 if match.group("one") else points >= 3 or worn
    if not enough or _THING.search(looks):
        return 0
    if sign and not worn:
        return match.start("sign")
    if not worn:
        return match.end()
    end = match.start("sign") + len(worn)
    rest = REST.match(plain, end)
    return rest.end() if rest else end


def _cut(sign: str) -> str:
    """Keep what someone wears or looks like, up to the next verb; "with my order" is no sign."""
    stop = _ENDS_A_SIGN.search(sign, _DETERMINED)
    short = (sign[: stop.start()] if stop else sign).rstrip()
    worn = list(WORN.finditer(short))
    if not worn:
        return ""
    last = worn[-1]
    colour = _COLOUR.match(short, last.end())
    return short[: colour.end() if colour else last.end()]
