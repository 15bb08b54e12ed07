"""Telephone numbers as several countries write them; dates, prices and order numbers are none."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.spoken import spoken_numbers
from forum.redaction.rules.unveiled import Unveiled, unveiled
from forum.redaction.rules.whose import whose

_MANY = re.compile(r"\d[\d ()._\-–/·•|~\u00a0\u202f\u2009]{5,}\d")
_DIGIT = re.compile(r"\d")
_DATE = (
    r"(?<![\w.,$€£#/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:[0-2]?\d|3[01])[-/.](?:[0-2]?\d|3[01])[-/.]\d{2,4})"
    r"(?![-/\w]|\.\d)"
)
# Dates come first, so that a number after one is read by itself.
_CANDIDATE = re.compile(
    rf"(?P<date>{_DATE})"
    r"|(?:(?<![\w$€£#])(?<!\d[.,])|(?<=(?i:phone|obile))|(?<=(?i:t[eé]l|sms|num))|(?<=(?i:cell|sapp|text|call)))"
    r"(?:\+|00|[Oo](?=[1-9]))?[(]?\d(?:[ ()._\-–/·•|~\u00a0\u202f\u2009]{0,3}\d){6,17}(?!\d|[^\W\dx])"
)
_WRITTEN_AS = str.maketrans("Oo_•|~", "00----")
_HOURS = re.compile(r"\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d")
_DECIMAL = re.compile(r"(?!0\d)\d{1,3}\.\d{5,}|0\.\d\d")
_YEARS = re.compile(r"^[(]?(?:1\d|20)\d\d\s?[-–/]\s?(?:1\d|20)\d\d$")
_CALLED = re.compile(
    r"(?<![^\W\d_])(?:(?:my|her|his|their)\snumber|call|phone|t[eé]l|t[eé]l[eé]phone|mobile|cell|fax|text|sms|landline|voicemail|"
    r"whats\s?app|telegram|signal|viber|imessage|gsm|(?:mob|ph)\b(?=[.:\s])|hit me up|get me (?:on|at)|"
    r"(?:^|[.,;:!(\n]\s?)number\s?[:=]|"
    r"reach|ring|desk|office|messages? to|answering at|dial|line|appel|joindre|joignable|rappel\w*|portable|fixe|"
    r"num[eé]ro|contact|n[°o] de t)[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?<![^\W\d_])(?:order|ref|reference|account|acct|invoice|tracking|ticket|claim|policy|parcel|"
    r"serial|model|item|sku|iban|ssn|"
    r"loan|id|isbn|ean|imei|booking|confirmation|receipt|transaction|voucher|bag\stag|batch|barcode|vin|routing|"
    r"cheque|complaint|"
    r"commande|dossier|facture|colis|suivi|r[eé]f|r[eé]f[eé]rence|client|contrat|compte|carte|s[eé]rie|"
    r"r[eé]clamation|siret|siren)"
    r"\b(?:\s?(?:no|nr|num|ref|n°)\.|(?<=ref|réf|cct)\.|[^\d\n.!?]|\.(?!\s)){0,16}$",
    re.IGNORECASE,
)
# "He left his card: 0117 …" is followed by a telephone number, "card 4970 …" is not.
_PERHAPS_OTHER = re.compile(r"(?<![^\W\d_])(?:card|file|check|case)\b[^\d\n]{0,16}$", re.IGNORECASE)
# "1Z 999 AA1 01 2345 6784" is one code, not a code and a telephone number.
_TAIL_OF_A_CODE = re.compile(r"(?<!\w)(?=[A-Z\d]{0,6}\d)(?=\d{0,6}[A-Z])[A-Z\d]{2,8}[ -]$")
_CALLED_AFTER = re.compile(r"[\s-]{1,2}\(?(?:office|mobile|fax|desk|cell|portable|fixe|bureau)\b", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"^\s?(?:€|\$|£|%|(?:euros?|dollars?|pounds?|eur|usd|gbp|kg|km|mb|gb|mah|years|days|ans|jours)\b)", re.IGNORECASE
)
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}")
_IN_GROUPS = re.compile(r"\d{3}\D+\d{4}$|^(?:\d[ .-]){9,10}\d$")
_EXTENSION = re.compile(r"\s?(?:x|ext\.?|poste)\s?\d{1,6}\b", re.IGNORECASE)
_LOOK_BACK = 40
# Numbers that only firms have: free ones, dear ones, and those at one price from everywhere.
_SERVICE = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
    }
)
_HOTLINE = re.compile(
    r"\b(?:hot\s?line|help\s?line|customer\s(?:services?|care|support|relations)|call\scent(?:re|er)|contact\scent(?:re|er)|"
    r"support|sales|switchboard|freephone|toll[\s-]?free|local\srate|your|their\s(?:hot|help|customer|main|own)\w*|lines?|"
    r"service\s(?:client|consommateur|apr[eè]s)\w*|sav|standard|num[eé]ro\s(?:vert|gratuit|surtax[eé]|payant|azur|unique)|"
    r"assistance|plateforme|votre|surtax[eé]|us|nous)\b[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_HOTLINE_AFTER = re.compile(
    r"[^.!?\n]{0,30}\b(?:hot\s?line|help\s?line|queue|on\shold|menus?|press\s\d|music|minutes|hours|heures|attente)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(?:phone|t[eé]l|mobile|desk|fax|cell|portable)\.?\s?:\s*$", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:me|my|moi|mon|his|her|their|direct|personal|private|mobile|cell|son|leur|perso|sa\sligne)\b(?!\s(?:hot|help|customer|main))"
    r"[^\d\n]{0,16}$",
    re.IGNORECASE,
)
# An O for a zero, or letters for digits: "07700 9OO 123", "1-800-555-FAKE".
_WITH_O = re.compile(r"[+0Oo](?<![\w.,$€£#][+0Oo])[\dOo]{3,5}(?:[ .-]?[\dOo]{2,6}){1,4}(?!\w)")
_LETTERED = re.compile(
    r"(?:1[-. ])?\(?\d(?<![\w.,$€£#]\d)\d{2}\)?[-. ]"
    r"(?:\d{3}[-. ][A-Z]{4}|[A-Z]{3}[-. ](?:[A-Z]{4}|\d{4})|[A-Z]{7})(?!\w)"
)
# "My number ends in 4419" tells as much as "ask for extension 4419".
_ENDING = (" end", " fini", "termine")
_ENDS = re.compile(
    r"\b(?:(?:my|his|her|their|our|mobile|phone|cell)\s(?:phone\s|mobile\s|cell\s)?number|[ms]on\snuméro)"
    r"\s(?:which\s|that\s|qui\s)?(?:ends?|ending|finit|se\stermine|finissant)\s(?:in|with|by|par)\s"
    r"(?P<end>\d{2,5})(?![\w,.]\d|\w)",
    re.IGNORECASE,
)


def phone_spans(text: str, regions: Sequence[str]) -> Iterator[Span]:
    """Find telephone numbers that are valid in one of the operator's countries, and ask about those in words."""
    plain = unveiled(text)
    if _MANY.search(plain.words):
        yield from _written(plain, regions)
    for start, end, tier in _unusual(plain.words):
        yield Span(plain.start(start), plain.end(end), Kind.phone, tier, whose(plain.words, start, "phone"))
    for start, end, digits in spoken_numbers(text):
        reason = whose(text, start, "phone")
        before = text[max(0, start - _LOOK_BACK) : start]
        sure = reason != "phone" or _dialled(digits, before, regions)
        yield Span(start, end, Kind.phone, Tier.strike if sure else Tier.doubt, reason)


def _dialled(digits: str, before: str, regions: Sequence[str]) -> bool:
    """Tell whether what was said in words is a number that would ring, or is said to be one."""
    if _OTHER_NUMBER.search(before):
        return False
    return bool(_CALLED.search(before)) or any(_fits(digits, digits, region) for region in regions)


def _unusual(words: str) -> Iterator[tuple[int, int, Tier]]:
    """Find numbers with letters in them, and the last digits of one where the text says so."""
    if not _DIGIT.search(words):
        return
    for match in _WITH_O.finditer(words):
        digits = len(re.findall(r"[\dOo]", match.group()))
        if "o" in match.group()[1:].lower() and 9 <= digits <= 15 and len(_DIGIT.findall(match.group())) > digits // 2:
            yield *match.span(), Tier.strike
    for match in _LETTERED.finditer(words):
        called = _CALLED.search(words[max(0, match.start() - _LOOK_BACK) : match.start()])
        yield *match.span(), Tier.strike if called else Tier.doubt
    if any(hint in words for hint in _ENDING):
        yield from ((*match.span("end"), Tier.strike) for match in _ENDS.finditer(words))


def _written(plain: Unveiled, regions: Sequence[str]) -> Iterator[Span]:
    words = plain.words
    for match in _CANDIDATE.finditer(words):
        before = words[max(0, match.start() - _LOOK_BACK) : match.start()]
        number = match.group().translate(_WRITTEN_AS)
        if match.group("date") or _is_something_else(number, before, words[match.end() : match.end() + 10]):
            continue
        called = bool(_CALLED.search(before) or _CALLED_AFTER.match(words, match.end()))
        tier = _unless_a_firm(words, match, number, _tier(number, called, regions), regions)
        if tier:
            extension = _EXTENSION.match(words, match.end())
            end = plain.end(extension.end() if extension else match.end())
            opened = number[0] == "(" and ")" not in number
            yield Span(plain.start(match.start() + opened), end, Kind.phone, tier, whose(words, match.start(), "phone"))


def _unless_a_firm(
    words: str, match: re.Match[str], number: str, tier: Tier | None, regions: Sequence[str]
) -> Tier | None:
    """Leave the hotlines of firms, and ask about other numbers that no person has at home."""
    before = words[max(0, match.start() - _LOOK_BACK) : match.start()]
    if tier is None or not _is_service(number, regions) or _THEIRS.search(before) or _LABELLED.search(before):
        return tier
    return None if _HOTLINE.search(before) or _HOTLINE_AFTER.match(words, match.end()) else Tier.doubt


def _is_service(number: str, regions: Sequence[str]) -> bool:
    digits = "".join(_DIGIT.findall(number))
    here = [region for region in regions if _fits(number, digits, region)]
    for region in (None,) if number.startswith("+") else here:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.number_type(parsed) in _SERVICE
    return False


def _is_something_else(number: str, before: str, after: str) -> bool:
    if _YEARS.match(number) or _DECIMAL.match(number) or _HOURS.fullmatch(number) or _MONEY_AFTER.match(after):
        return True
    if _TAIL_OF_A_CODE.search(before):
        return True
    other, called = _OTHER_NUMBER.search(before), _CALLED.search(before)
    if other is None and not number.startswith(("0", "+")):
        other = _PERHAPS_OTHER.search(before)
    return other is not None and number[0] != "+" and (called is None or called.start() < other.start())


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
        grouped = len(digits) == len(number) or _IN_GROUPS.search(number) is not None
        return shape and grouped and _is_phone(number, region, True)
    return digits.startswith("0") and len(digits) >= 9 and _is_phone(number, region, region not in ("GB", "FR"))


def _is_phone(number: str, region: str | None, strict: bool) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or (not strict and phonenumbers.is_possible_number(parsed))
