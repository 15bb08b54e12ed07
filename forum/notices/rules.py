"""Which kinds of mail there are, how often each may come, when a summary is due, and the address that stops them."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


class Kind(StrEnum):
    """What a mail is about, as far as one can choose how often it comes."""

    PUBLISHED = "published"
    RETURNED = "returned"
    MINE = "mine"
    FOLLOWED = "followed"
    THANKS = "thanks"


class Often(StrEnum):
    """How often a kind of mail comes."""

    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class News(StrEnum):
    """One thing somebody has to hear of."""

    PUBLISHED = "published"
    RESTORED = "restored"
    RETURNED = "returned"
    DECLINED = "declined"
    HIDDEN = "hidden"
    REMOVED = "removed"
    STANDS = "stands"
    TAKEN_BACK = "granted"
    ANSWER = "answer"
    OFFICIAL = "official"
    MOVED = "moved"
    SOLVED = "solved"
    REOPENED = "reopened"
    HELPED = "helped"
    SOLVED_IT = "solved it"


@dataclass(frozen=True)
class Choice:
    """What one can choose of a kind of mail; the first of `allowed` is the usual."""

    words: str
    allowed: tuple[Often, ...]
    hint: str = ""


ALL = (Often.AT_ONCE, Often.DAILY, Often.WEEKLY, Often.NEVER)
CHOICES: Mapping[Kind, Choice] = {
    Kind.RETURNED: Choice(
        N_("A post of yours came back, was not published, or was taken down; an appeal was decided"),
        (Often.AT_ONCE, Often.DAILY),
        N_("These cannot be switched off: when something of yours is held back, we have to tell you."),
    ),
    Kind.PUBLISHED: Choice(N_("A post of yours is published"), ALL),
    Kind.MINE: Choice(N_("News on a problem of yours: an answer, or where it stands"), ALL),
    Kind.FOLLOWED: Choice(N_("News on a problem you follow"), ALL),
    Kind.THANKS: Choice(
        N_("Thanks: your answer helped, or solved a problem"),
        (Often.DAILY, Often.WEEKLY, Often.NEVER),
        N_("At most one mail a day."),
    ),
}
OFTEN_WORDS: Mapping[Often, str] = {
    Often.AT_ONCE: N_("At once"),
    Often.DAILY: N_("Once a day"),
    Often.WEEKLY: N_("Once a week"),
    Often.NEVER: N_("Never"),
}

_KINDS: Mapping[News, Kind] = {
    News.PUBLISHED: Kind.PUBLISHED,
    News.RESTORED: Kind.PUBLISHED,
    News.RETURNED: Kind.RETURNED,
    News.DECLINED: Kind.RETURNED,
    News.HIDDEN: Kind.RETURNED,
    News.REMOVED: Kind.RETURNED,
    News.STANDS: Kind.RETURNED,
    News.TAKEN_BACK: Kind.RETURNED,
    News.HELPED: Kind.THANKS,
    News.SOLVED_IT: Kind.THANKS,
}
# What is said of a case; of several, only what is true when the mail is written.
PROGRESS_NEWS = frozenset({News.MOVED, News.SOLVED, News.REOPENED})


def kind_of(news: News, own: bool) -> Kind:
    """Say to which kind of mail something belongs; `own` means that it is about the reader's own problem."""
    return _KINDS.get(news) or (Kind.MINE if own else Kind.FOLLOWED)


def often(choices: Mapping[str, object], kind: Kind) -> Often:
    """How often somebody wants this kind; what is missing, or cannot be, has its default."""
    allowed = CHOICES[kind].allowed
    return next((one for one in allowed if one == choices.get(kind)), allowed[0])


def least(kind: Kind) -> Often:
    """How seldom a kind can be: never, unless its reader must be told."""
    allowed = CHOICES[kind].allowed
    return Often.NEVER if Often.NEVER in allowed else allowed[-1]


def is_news(published_at: datetime | None, at: datetime) -> bool:
    """Whether something was new to everybody at that time: what is edited, shown again or imported was told before."""
    return published_at is not None and at - published_at < timedelta(seconds=30)


# Summaries

SENT_AT = time(7)
MONDAY = 0


def is_due(wanted: Often, at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether what happened then belongs in a summary that is to be sent now."""
    sent = last_summary(wanted, now, zone)
    # What was to be told at once has a mail of its own; a summary takes what is left of it after a day.
    return at < (sent - timedelta(days=1) if wanted is Often.AT_ONCE else sent)


def last_summary(wanted: Often, now: datetime, zone: ZoneInfo) -> datetime:
    """When a summary was last to be sent: at seven where the operator is; the weekly one on Mondays."""
    day = now.astimezone(zone).date()
    sent = datetime.combine(day, SENT_AT, zone)
    if sent > now:
        day -= timedelta(days=1)
    if wanted is Often.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime.combine(day, SENT_AT, zone)


# The address that stops a kind of mail: whoever has it may use it, without signing in, as long as the key lives.

SUMMARY = "summary"
_STOPPABLE = frozenset({*Kind, SUMMARY})


@dataclass(frozen=True)
class Stop:
    """What an address stops: of whom, which kind, and for news of one followed problem, which one."""

    handle: str
    what: str
    number: int | None = None


def signed(stop: Stop, secret: str) -> str:
    """Write what is to be stopped so that nobody else can write it."""
    plain = f"{stop.handle}-{stop.what}-{stop.number or 0}"
    return f"{plain}-{_signature(plain, secret)}"


def read(token: str, secret: str) -> Stop | None:
    """Read what we signed; anything else is nothing."""
    plain, _, signature = token.rpartition("-")
    if not hmac.compare_digest(_signature(plain, secret).encode(), _bytes(signature)):
        return None
    handle, what, number = plain.split("-")
    return Stop(handle, what, int(number) or None) if what in _STOPPABLE else None


def _signature(plain: str, secret: str) -> str:
    found = hmac.new(secret.encode(), _bytes(f"unsubscribe|{plain}"), hashlib.sha256).digest()
    # Letters and digits only: a hyphen separates, and a sign at the end gets lost where people copy an address.
    return base64.b32encode(found[:20]).decode().lower()


def _bytes(text: str) -> bytes:
    """Whatever stands in an address can be looked at, half a character too."""
    return text.encode("utf-8", "surrogatepass")
