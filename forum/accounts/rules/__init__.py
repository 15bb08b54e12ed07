"""What an account may be called, how it is kept its owner's, and for how long a session lasts."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from forum.accounts.rules.agents import agent_of
from forum.accounts.rules.pseudonyms import PSEUDONYM_LONGEST, clean_pseudonym, look_alike, pseudonym_fault
from forum.roles import REVIEWERS, Role

__all__ = [
    "PSEUDONYM_LONGEST",
    "agent_of",
    "clean_pseudonym",
    "look_alike",
    "pseudonym_fault",
]


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


PASSWORD_SHORTEST, PASSWORD_LONGEST = 10, 200
SESSION_IDLE = timedelta(days=14)
# Whoever can open originals is signed out after half an hour without a click.
REVIEWER_IDLE = timedelta(minutes=30)
# The time between the password and the code of the second factor.
CODE_TIME = timedelta(minutes=10)
# Ended and forgotten sessions are listed nowhere; after this time their rows go.
SESSION_KEPT = timedelta(days=30)

ROLE_WORDS: Mapping[Role, str] = {
    Role.CUSTOMER: N_("Customer"),
    Role.OFFICIAL: N_("Official: you answer for your team"),
    Role.MODERATOR: N_("Moderator: you decide what is published"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
ROLE_NAMES: Mapping[Role, str] = {
    Role.OFFICIAL: N_("Official"),
    Role.MODERATOR: N_("Moderator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}


class Purpose(StrEnum):
    """What a link that goes to an e-mail address is good for."""

    REGISTER = "register"
    RESET = "reset"
    ADDRESS = "address"


LINK_TIME: Mapping[Purpose, timedelta] = {
    Purpose.REGISTER: timedelta(hours=24),
    Purpose.RESET: timedelta(hours=1),
    Purpose.ADDRESS: timedelta(hours=24),
}
# Asked for again within the same minutes, one mail is enough: its link is still good.
SAME_MAIL = timedelta(minutes=5)


class Standing(StrEnum):
    """How far somebody is signed in."""

    GOOD = "good"
    CODE = "code"  # the password was right; the code of the second factor is missing
    SET_UP = "set up"  # may open originals, and has no second factor yet


_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*")
# What everybody tries first; most others are too short here.
_COMMON_WORDS = (
    "1234567890 12345678910 0123456789 0987654321 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop azertyuiop qwerty12345 "
    "qwerty123456 azerty12345 azerty123456 password12 password123 password1234 passw0rd123 motdepasse "
    "motdepasse1 motdepasse123 iloveyou12 jetaime123 abcdefghij abcdefghijkl abcd123456 letmein123 welcome123 "
    "bienvenue1 bienvenue123 administrator changeme123 football123 superman123 princess123 soleil1234"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def normal_address(address: str) -> str:
    """The form in which an e-mail address is compared; a domain in another script as the mail servers write it."""
    local, at, domain = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode() if not domain.isascii() else domain
    return f"{local}{at}{domain}"


def is_address(address: str) -> bool:
    """Whether this can be an e-mail address."""
    local, _at, domain = address.rpartition("@")
    return len(local) <= 64 and len(domain) <= 189 and bool(_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain))


def password_fault(password: str, *own: str) -> str | None:
    """Say why a password cannot be taken (a code), or None; `own` are words that others know of this person."""
    if not PASSWORD_SHORTEST <= len(password) <= PASSWORD_LONGEST:
        return "length"
    plain = password.casefold()
    if plain in _COMMON or len(set(plain)) < 4:
        return "common"
    return "own" if plain in {word.casefold() for word in own} else None


def standing(role: str, factor_at: datetime | None, passed_at: datetime | None) -> Standing:
    """How far a session is: a second factor that was set up anew is asked for anew."""
    if factor_at is None:
        return Standing.SET_UP if role in REVIEWERS else Standing.GOOD
    return Standing.GOOD if passed_at is not None and passed_at >= factor_at else Standing.CODE


def idle_time(role: str) -> timedelta:
    """How long a session lives without a click."""
    return REVIEWER_IDLE if role in REVIEWERS else SESSION_IDLE
