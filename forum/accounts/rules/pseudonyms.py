"""What somebody may be called: nothing that looks official, like somebody else, or like a way to reach a person."""

import re
import unicodedata
from collections.abc import Iterable

PSEUDONYM_LONGEST = 40
FEWEST_DIGITS_OF_A_PHONE = 7
MOST_MARKS = 2

# One of these words anywhere claims an office; the others only when nothing else stands beside them.
_OFFICES_WORDS = (
    "official officiel officielle officiels moderator moderators moderateur moderatrice moderateurs moderation "
    "administrator administrators administrateur administratrice admin admins sysadmin webmaster"
)
_OFFICES = frozenset(_OFFICES_WORDS.split())
_RESERVED_WORDS = (
    "staff support team help helpdesk redress customercare customerservice customersupport customer care service "
    "services desk equipe assistance aide client clients serviceclient serviceclients personnel system systeme "
    "security securite root the le la l de du des of and et from your our notre votre former formercustomer ancien "
    "ancienne ancienclient anciencliente employee employe employees manager"
)
_RESERVED = frozenset(_RESERVED_WORDS.split())
# Letters that show nothing, though Unicode calls them letters.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_UNSHOWN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Me"})
_ALIKE = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})
_LEET = str.maketrans({"!": "i", "$": "s", "5": "s", "3": "e", "4": "a", "@": "a", "7": "t"})
_PLACE = re.compile(r"://|\bwww\b|[\w-][.。](com|org|net|info|biz|fr|uk|de|eu|be|ch|ca|us|io|me|co|app|dev|xyz|ru)\b")


def clean_pseudonym(pseudonym: str) -> str:
    """The form in which a pseudonym is kept: NFKC, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", pseudonym).split())


def pseudonym_fault(pseudonym: str, folded: str, operator: str, names: Iterable[str] = ()) -> str | None:
    """Say why a pseudonym cannot be taken (a code), or None.

    `folded` is it without case, accents and look-alike letters; `names` are those of the forum and its teams.
    """
    if not pseudonym.strip() or len(pseudonym) > PSEUDONYM_LONGEST:
        return "length"
    if not _can_be_shown(pseudonym):
        return "characters"
    if not any(letter.isalnum() for letter in pseudonym):
        return "letters"
    if _reaches_somebody(pseudonym, folded):
        return "contact"
    return "reserved" if _looks_official(folded, [operator, *names]) else None


def look_alike(folded: str) -> str:
    """The skeleton by which two pseudonyms are told to look the same (after Unicode TR39)."""
    bare = re.sub(r"[\W_]+", "", folded.translate(_ALIKE))
    return (bare or folded).replace("rn", "m").replace("vv", "w")


def _can_be_shown(pseudonym: str) -> bool:
    if any(unicodedata.category(letter) in _UNSHOWN or letter in _BLANK for letter in pseudonym):
        return False
    marks = 0
    for letter in unicodedata.normalize("NFC", pseudonym):
        marks = marks + 1 if unicodedata.category(letter) == "Mn" else 0
        if marks > MOST_MARKS:
            return False
    return not unicodedata.combining(pseudonym[0])


def _reaches_somebody(pseudonym: str, folded: str) -> bool:
    digits = sum(letter.isdigit() for letter in pseudonym)
    return digits >= FEWEST_DIGITS_OF_A_PHONE or bool(re.search(r"\S@\S", pseudonym) or _PLACE.search(folded))


def _looks_official(folded: str, names: Iterable[str]) -> bool:
    folded = folded.translate(_LEET)
    words = [look_alike(word) for word in re.split(r"[\W_]+", folded.translate(_ALIKE)) if word]
    ours = {look_alike(name.casefold()) for name in names if name}
    parts = {look_alike(part) for name in names for part in re.split(r"[\W_]+", name.casefold()) if part}
    reserved = {look_alike(word) for word in _RESERVED}
    offices = {look_alike(word) for word in _OFFICES}
    whole = look_alike(folded)
    if whole in ours | reserved | offices or any(word in offices for word in words):
        return True
    return all(word in reserved | parts for word in words)
