"""Telephone numbers as several countries write them; dates, prices and order numbers are none."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from forum.redaction.rules.kinds import Kind, Span, Tier

_DIGIT = re.compile(r"\d")
_DATE = r"(?<![\w.,$€£#/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?![-/.\w])"
# Dates come first, so that a number after one is read by itself.
_CANDIDATE = re.compile(
    rf"(?P<date>{_DATE})"
    r"|(?<![\w.,$€£#])(?:\+|00)?[(]?\d(?:[ ().\-–/·\u00a0\u202f\u2009]{0,3}\d){6,17}(?!\d|[^\W\dx])"
)
_DECIMAL = re.compile(r"\d{1,3}\.\d{5,}")
_YEARS = re.compile(r"^(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d$")
_CALLED = re.compile(
    r"(?<![^\W\d_])(?:call|phone|t[eé]l|t[eé]l[eé]phone|mobile|cell|fax|text|sms|whatsapp|"
    r"reach|ring|desk|office|messages? to|answering at|dial|line|appel|joindre|portable|"
    r"num[eé]ro|contact|n[°o] de t)[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?<![^\W\d_])(?:order|ref|reference|account|acct|invoice|tracking|ticket|case|claim|policy|card|parcel|serial|model|item|sku|iban|ssn|"
    r"loan|id|isbn|ean|imei|booking|confirmation|receipt|transaction|batch|barcode|file|vin|routing|check|cheque|complaint|"
    r"commande|dossier|facture|colis|suivi|r[eé]f[eé]rence|client|contrat|compte|carte|s[eé]rie|r[eé]clamation|siret|siren)"
    r"\b[^\d\n]{0,16}$",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(r"[\s-]{1,2}\(?(?:office|mobile|fax|desk|cell|portable|fixe|bureau)\b", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"^\s?(?:€|\$|£|%|euros?|dollars?|pounds?|eur|usd|gbp|kg|km|mb|gb|mah|years?|days?|ans|jours)", re.IGNORECASE
)
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}")
_EXTENSION = re.compile(r"\s?(?:x|ext\.?|poste)\s?\d{1,6}\b", re.IGNORECASE)
_LOOK_BACK = 40


def phone_spans(text: str, regions: Sequence[str]) -> Iterator[Span]:
    """Find telephone numbers that are valid in one of the operator's countries."""
    for match in _CANDIDATE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        number = match.group()
        if match.group("date") or _is_something_else(number, before, text[match.end() : match.end() + 10]):
            continue
        called = bool(_CALLED.search(before) or _CALLED_AFTER.match(text, match.end()))
        tier = _tier(number, called, regions)
        if tier:
            extension = _EXTENSION.match(text, match.end())
            end = extension.end() if extension else match.end()
            yield Span(match.start(), end, Kind.phone, tier, "phone")


def _is_something_else(number: str, before: str, after: str) -> bool:
    if _YEARS.match(number) or _DECIMAL.match(number) or _MONEY_AFTER.match(after):
        return True
    other, called = _OTHER_NUMBER.search(before), _CALLED.search(before)
    return other is not None and (called is None or called.start() < other.start())


def _tier(number: str, called: bool, regions: Sequence[str]) -> Tier | None:
    """Strike what is surely a phone; ask about bare digits that only might be one."""
    digits = "".join(_DIGIT.findall(number))
    if not 7 <= len(digits) <= 15 or len(set(digits)) < 3:
        return None
    if number.startswith("+"):
        return Tier.strike if _is_phone(number.replace("(0)", ""), None, False) else None
    if _NORTH_AMERICAN.fullmatch(number):
        return Tier.strike
    if number.startswith("00") and _is_phone("+" + number[2:], None, True):
        return Tier.strike
    if any(_fits(number, digits, region) for region in regions):
        grouped = len(digits) < len(number)
        return Tier.strike if called or grouped or digits.startswith("0") else Tier.doubt
    if called and any(_is_phone(number, region, False) for region in regions):
        return Tier.strike
    return None


def _fits(number: str, digits: str, region: str) -> bool:
    """Ask for the shape of the country too: German numbers of any length would swallow every figure."""
    if region in ("US", "CA"):
        shape = len(digits) == 10 or (len(digits) == 11 and digits[0] == "1")
        grouped = len(digits) == len(number) or bool(re.search(r"\d{3}\D+\d{4}$", number))
        return shape and grouped and _is_phone(number, region, True)
    return digits.startswith("0") and len(digits) >= 9 and _is_phone(number, region, region not in ("GB", "FR"))


def _is_phone(number: str, region: str | None, strict: bool) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or (not strict and phonenumbers.is_possible_number(parsed))
