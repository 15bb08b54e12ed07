"""One-time codes (RFC 6238) and the picture that an app scans. Only this module knows the two libraries."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

import pyotp
import segno

from forum.config import settings

PERIOD = 30
WINDOW = (-1, 0, 1)  # telephones whose clock is a little off
RECOVERY_CODES = 10
# Without letters that are mistaken for one another when copied by hand.
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
_CODE = re.compile(r"\d{6}")
# Everybody may know it: demo accounts have it, and the page tells its code where demo accounts may exist.
DEMO_SECRET = "REDRESSDEMOREDRESSDEMOREDRESSDEM"


def new_secret() -> str:
    """Make a secret to be shared with somebody's app."""
    return pyotp.random_base32()


def plain_code(typed: str) -> str:
    """A code as typed, without spaces and hyphens, in small letters."""
    return re.sub(r"[\s-]+", "", typed).lower()


def is_one_time(code: str) -> bool:
    """Whether this is a code from an app; anything else can only be a recovery code."""
    return bool(_CODE.fullmatch(code))


def step_of(now: datetime) -> int:
    """Which half minute this is."""
    return int(now.timestamp()) // PERIOD


def code_at(secret: str, step: int) -> str:
    """The code of one half minute."""
    return pyotp.TOTP(secret).generate_otp(step)


def matching_step(secret: str, code: str, now: datetime, used: int | None) -> int | None:
    """The half minute whose code this is, a step to either side; one that was used, or an older one, is refused."""
    found = None
    for offset in WINDOW:
        step = step_of(now) + offset
        if hmac.compare_digest(code_at(secret, step).encode(), code.encode()) and step > (used or 0):
            found = step
    return found


def picture(secret: str, pseudonym: str) -> str:
    """What an app scans, as the address of an SVG inside the page."""
    address = pyotp.TOTP(secret).provisioning_uri(name=pseudonym, issuer_name=settings().name)
    return segno.make(address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff")


def in_groups(secret: str) -> str:
    """The secret for typing by hand, four letters at a time."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def new_recovery_codes() -> list[str]:
    """Codes that replace the app once each, as they are shown."""
    made = ("".join(secrets.choice(_LETTERS) for _ in range(12)) for _ in range(RECOVERY_CODES))
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in made]


def recovery_hash(account_id: int, code: str) -> str:
    """What is stored of a recovery code."""
    text = f"recovery|{account_id}|{plain_code(code)}"
    return hmac.new(settings().secret.encode(), text.encode(), hashlib.sha256).hexdigest()
