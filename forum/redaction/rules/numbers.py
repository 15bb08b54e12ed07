"""Badge, extension, bank and insurance numbers, number plates, street addresses: what tells one person from another."""

import re
from collections.abc import Iterator

from forum.redaction.rules.badges import badge_places
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.plates import plate_places
from forum.redaction.rules.private_numbers import private_places
from forum.redaction.rules.streets import street_places
from forum.redaction.rules.unveiled import unveiled
from forum.redaction.rules.whose import whose

_HAS_DIGIT = re.compile(r"\d")
_SHORT = re.compile(r"(?<![\w.,$€£/-])[xX]?\d(?:-?\d){1,5}(?![\w%/-]|[.,:]\d)")
_EXTENSION = re.compile(
    r"\b(?:extension|ext\.?|extn\.?|(?<!bureau de )(?<!\bla )poste)(?:\s(?:no\.?|number|n°|is|was))?\s?[:#]?\s?"
    r"(?:\d{2,6}\s?(?:or|and|ou|et|/|,)\s?)?$"
    r"|\b(?:desk\sphone|internal\s(?:number|line)|ligne\s(?:interne|directe)|asked?\sfor\sdesk)(?:\s(?:is|was|no\.?|number|est|le))*\s?[:#]?\s?$",
    re.IGNORECASE,
)
# "His direct line is x4417": the letter alone says extension where a telephone is spoken of.
_A_LINE = re.compile(
    r"\b(?:line|direct|dial|ring|call|desk|reception|switchboard|office|ask)\b[^.!?\n\d]{0,24}$", re.IGNORECASE
)
_A_TIME = re.compile(r"\s?(?:days?|weeks?|months?|years?|hours?|minutes?|jours?|mois|ans|heures?)\b", re.IGNORECASE)
_CUES = ("ext", "poste", "x", "desk", "internal", "ligne")
_REACH = 40


def number_spans(text: str) -> Iterator[Span]:
    """Find numbers by which a member of staff, or a car, could be told."""
    if not _HAS_DIGIT.search(text):
        return
    plain = unveiled(text)
    for start, end, tier in badge_places(plain.words):
        yield Span(plain.start(start), plain.end(end), Kind.number, tier, "badge")
    for start, end in _extensions(plain.words):
        yield Span(plain.start(start), plain.end(end), Kind.number, Tier.strike, "extension")
    for start, end, tier in private_places(plain.words):
        yield Span(plain.start(start), plain.end(end), Kind.number, tier, "private_number")
    for start, end, tier in plate_places(text):
        yield Span(start, end, Kind.number, tier, whose(text, start, "plate"))


def _extensions(words: str) -> Iterator[tuple[int, int]]:
    low = words.lower()
    if not any(cue in low for cue in _CUES):
        return
    for match in _SHORT.finditer(words):
        before = words[max(0, match.start() - _REACH) : match.start()]
        lettered = match.group()[0] in "xX"
        if (_A_LINE if lettered else _EXTENSION).search(before) and not (_A_TIME.match(words, match.end())):
            yield match.span()


def address_spans(text: str) -> Iterator[Span]:
    """Find street addresses: a strike when someone lives there, else a question."""
    for start, end, home in street_places(text):
        reason = whose(text, start, "address") if home else "address"
        reason = "address_home" if home and reason == "address" else reason
        yield Span(start, end, Kind.address, Tier.strike if home else Tier.doubt, reason)
