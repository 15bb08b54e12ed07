"""Numbers that a bank or a state gave to one person: cards, bank accounts, insurance and identity papers."""

import re
from collections.abc import Iterator

from forum.redaction.rules.kinds import Tier

Place = tuple[int, int, Tier]

_LONG = re.compile(r"(?<![\w.,$€£#/-])\d(?:[ -]?\d){12,18}(?![\w%€$£]|[.,]\d|[ -]\d)")
_CARD = re.compile(
    r"(?<![^\W\d_])(?:card|carte(?:\sbleue|\sbancaire)?|cb|cc|visa|master\s?card|amex|debit|credit)(?:['’]?s)?"
    r"(?:\s(?:number|no\.?|num[eé]ro|n°|is|was|est|de|credit|visa|card))*\s?[:#(]?\s?$",
    re.IGNORECASE,
)
_NO_CARD = re.compile(
    r"\b(?:gift|loyalty|sim|library|points|reward|rewards|club|member|membership|store|travel|oyster|prepaid|phone|graphics|"
    r"video|sd|memory|cadeau|fid[eé]lit[eé]|membre)\s(?:card|carte)?[^\d\n]{0,24}$|\bcarte\s(?:cadeau|de\sfid|fid|sim|membre)",
    re.IGNORECASE,
)
_IN_FOURS = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|3\d{3}([ -])\d{6}\2\d{5}$")
_IBAN = re.compile(r"(?<!\w)(?i:[A-Z]{2})\d\d(?:\s?(?i:[A-Z\d]{4})){2,7}(?:\s?(?i:[A-Z\d]{1,3})(?!\w))?(?!\w)")
_IBAN_SAID = re.compile(r"\biban(?:\s(?:number|is|est|n°|:))*\s?[:=]?\s?$", re.IGNORECASE)
# Social security (United States), national insurance (United Kingdom), « numéro de sécu » (France).
_SOCIAL = re.compile(r"(?<![\w-])\d{3}-\d\d-\d{4}(?![\w-])")
_SOCIAL_SAID = re.compile(r"\b(?:ssn|social(?:\ssecurity)?)\b[^.!?\n]{0,24}$", re.IGNORECASE)
_INSURED = re.compile(
    r"\b(?:ni|nino|national\sinsurance)(?:\s(?:number|no\.?|is|was))*\s?[:#]?\s?"
    r"(?P<number>[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D])(?!\w)",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"(?<!\w)[12]\s?\d\d\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d\d|2[ABab])\s?\d{3}\s?\d{3}(?P<key>\s?\d\d)?(?!\w)"
)
_FRENCH_SAID = re.compile(
    r"\b(?:s[eé]cu|s[eé]curit[eé]\ssociale|nir|num[eé]ro\ss[eé]cu)\b[^.!?\n\d]{0,24}$", re.IGNORECASE
)
# "Sort code 20-44-51, account 73910284": the account only beside the sort code.
_SORT = re.compile(
    r"\bsort(?:\scode)?(?:\s(?:is|was|number|no\.?))?\s?[:=]?\s?(?P<number>\d\d[- ]?\d\d[- ]?\d\d)(?![\w-])", re.I
)
_ACCOUNT = re.compile(
    r"\b(?:account|acct?|a/c)\.?(?:\s(?:number|no\.?|num|is|was))*\s?[:=#]?\s?(?P<number>\d{8})(?![\w-]|[.,]\d)", re.I
)
_PAPERS = re.compile(
    r"\b(?:passport|passeport|nhs|driv(?:ing|er['’]?s?)\slicen[cs]e|permis\sde\sconduire|carte\sd['’]identit[eé])"
    r"(?:\s(?:number|no\.?|n°|num[eé]ro|is|was|est))*\s?[:#]?\s?"
    r"(?P<number>(?=(?:[ -]?[A-Z\d])*?\d[ -]?(?:[A-Z]?[ -]?\d){4})[A-Z\d](?:[ -]?[A-Z\d]){7,17})(?!\w)",
)
_SIX_DIGITS = re.compile(r"\d(?:[ -]?\d){5}")
_BEFORE = 40
_HINTS = ("iban", "sort", "passport", "passeport", "nhs", "licen", "permis", "identit", "insurance", "ni ", "nino")


def private_places(words: str) -> Iterator[Place]:
    """Find such numbers by what stands before them, or by their own check digits."""
    if not _SIX_DIGITS.search(words):
        return
    yield from _long_ones(words)
    for match in _SOCIAL.finditer(words):
        yield *match.span(), Tier.strike if _SOCIAL_SAID.search(_ahead(words, match)) else Tier.doubt
    low = words.lower()
    if not any(hint in low for hint in _HINTS):
        return
    for match in _IBAN.finditer(words):
        if _checks(match.group()) or _IBAN_SAID.search(_ahead(words, match)):
            yield *match.span(), Tier.strike
    sorts = list(_SORT.finditer(words))
    accounts = _ACCOUNT.finditer(words) if sorts else ()
    for match in (*sorts, *accounts, *_INSURED.finditer(words), *_PAPERS.finditer(words)):
        yield *match.span("number"), Tier.strike


def _long_ones(words: str) -> Iterator[Place]:
    for match in _LONG.finditer(words):
        number, before = match.group(), _ahead(words, match)
        said = _CARD.search(before) is not None and not _NO_CARD.search(before)
        if said or (
            _IN_FOURS.match(number) and number[0] in "3456" and _sums_to_ten(number) and not _NO_CARD.search(before)
        ):
            yield *match.span(), Tier.strike if said else Tier.doubt
        elif (french := _FRENCH.fullmatch(number)) and (_FRENCH_SAID.search(before) or _has_key(french)):
            yield *match.span(), Tier.strike


def _ahead(words: str, match: re.Match[str]) -> str:
    return words[max(0, match.start() - _BEFORE) : match.start()]


def _sums_to_ten(number: str) -> bool:
    """Check the last digit of a card (Luhn)."""
    digits = [int(digit) for digit in number if digit.isdigit()][::-1]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


def _checks(number: str) -> bool:
    """Check the two digits behind the country (ISO 7064)."""
    plain = "".join(number.split()).upper()
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _has_key(match: re.Match[str]) -> bool:
    digits = "".join(match.group().split())
    return match["key"] is not None and digits.isdigit() and int(digits[:-2]) % 97 == 97 - int(digits[-2:])
