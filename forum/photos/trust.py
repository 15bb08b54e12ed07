"""Whether a photo may be shown unseen: only while what persons saw shows how little the machine misses."""

import hashlib
import hmac

from forum.config import settings
from forum.photos import queries
from forum.redaction.rules.shares import Counted

LAST = 500
# So many are seen all the same, or nobody would notice what is missed.
ONE_IN = 10


def missed() -> Counted:
    """Of the last photos that persons saw, in how many they had to cover something by hand."""
    of, count = queries.last_seen(LAST)
    return Counted(count, of)


def is_enough() -> bool:
    """Whether even the upper end of the interval is under the operator's figure."""
    shown = missed()
    return shown.of >= LAST and shown.between[1] < settings().missed_percent / 100


def everything_is_seen() -> bool:
    """Whether a person sees every photo, so that pages may say so."""
    return settings().photo_review != "doubtful" or not is_enough()


def may_go_unseen(token: str) -> bool:
    """Whether this photo may go out unseen; one in ten is seen all the same, and nobody outside can tell which.

    Asked again about the same photo, the answer is the same: else asking often enough would let every one out.
    """
    drawn = hmac.new(settings().secret.encode(), b"unseen " + token.encode(), hashlib.sha256).digest()
    return not everything_is_seen() and drawn[0] % ONE_IN > 0
