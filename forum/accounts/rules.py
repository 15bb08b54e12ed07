"""What an account may be called, and for how long a session lasts."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta

from forum.roles import Role


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


PSEUDONYM_LONGEST = 40
PASSWORD_SHORTEST = 10
SESSION_IDLE = timedelta(days=14)
# Whoever can open originals is signed out after half an hour without a click.
REVIEWER_IDLE = timedelta(minutes=30)

_RESERVED = (
    "official staff support admin administrator moderator moderation team customercare help redress "
    "officiel equipe assistance moderateur administrateur service"
)
RESERVED = frozenset(_RESERVED.split())
ROLE_WORDS: Mapping[Role, str] = {
    Role.CUSTOMER: N_("Customer"),
    Role.OFFICIAL: N_("Official: you answer for your team"),
    Role.MODERATOR: N_("Moderator: you decide what is published"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")


def normal_address(address: str) -> str:
    """The form in which an e-mail address is compared."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def is_address(address: str) -> bool:
    """Whether this can be an e-mail address."""
    return bool(_ADDRESS.fullmatch(address))


def pseudonym_fault(pseudonym: str, folded: str, operator: str) -> str | None:
    """Say why a pseudonym cannot be taken (a code), or None. `folded` is its look-alike skeleton."""
    if not pseudonym.strip() or len(pseudonym) > PSEUDONYM_LONGEST:
        return "length"
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} for letter in pseudonym):
        return "characters"
    bare = re.sub(r"[\W_]+", "", folded)
    if bare in RESERVED or bare == re.sub(r"[\W_]+", "", operator.casefold()):
        return "reserved"
    return None
