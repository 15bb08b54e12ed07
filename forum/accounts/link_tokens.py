"""The secret of a link that goes by mail: made from the row's nonce and the forum's own key.

Whoever copies the table of links can open none of them.
"""

import hashlib
import hmac

from forum.accounts.rules import Purpose
from forum.config import settings

NONCE, MARK = 32, 40


def token_of(nonce: str, purpose: str) -> str:
    """What stands in the address of the link."""
    return nonce + _mark(nonce, purpose)


def nonce_of(token: str, purpose: Purpose) -> str | None:
    """Whose link this is, if we made it and made it for this purpose."""
    nonce, mark = token[:NONCE], token[NONCE:]
    good = hmac.compare_digest(mark.encode(), _mark(nonce, purpose).encode())
    return nonce if good else None


def _mark(nonce: str, purpose: str) -> str:
    text = f"address link|{purpose}|{nonce}"
    return hmac.new(settings().secret.encode(), text.encode(), hashlib.sha256).hexdigest()[:MARK]
