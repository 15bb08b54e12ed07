"""Whether texts of a language may be published unread: only while what persons read shows how little is missed."""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from forum.config import settings
from forum.extensions import db
from forum.moderation.models import Decision
from forum.moderation.rules import Act
from forum.redaction import queries as redaction
from forum.redaction.rules.shares import Counted

logger = logging.getLogger(__name__)

LANGUAGES = ("en", "fr")
LAST = 500
# So many of the texts that could go out unread are read all the same, or nobody would notice what is missed.
ONE_IN = 10


@dataclass(frozen=True)
class Trust:
    """What the last posts of a language that persons read say about names that the machine misses."""

    language: str
    missed: Counted
    limit: float

    @property
    def missing(self) -> int:
        """How many posts must still be read before anything can be said."""
        return max(0, LAST - self.missed.of)

    @property
    def is_enough(self) -> bool:
        """Whether even the upper end of the interval is under the operator's figure."""
        return not self.missing and self.missed.between[1] < self.limit


def trust(language: str) -> Trust:
    """Ask the last five hundred posts; a name that was found after publication counts as missed too."""
    last = redaction.last_read(language, LAST)
    later = _found_later(language, last.since) if last.since else 0
    missed = Counted(min(last.posts, last.missed + later), last.posts)
    return Trust(language, missed, settings().missed_percent / 100)


def unread_languages() -> Sequence[str]:
    """Languages in which a text without a mark may be published unread: none, unless the operator asked for it."""
    if settings().review != "doubtful":
        return ()
    return tuple(language for language in LANGUAGES if trust(language).is_enough)


def everything_is_read() -> bool:
    """Whether a person reads every post, so that pages may say so."""
    return not unread_languages()


def may_go_unread(language: str) -> bool:
    """Whether one text of this language may go out unread; one in ten is read all the same, and nobody knows which."""
    asked = settings().review == "doubtful"
    return asked and trust(language).is_enough and secrets.randbelow(ONE_IN) > 0


def tell() -> None:
    """Say at the start who reads, when the operator asked that not everything be read."""
    if settings().review != "doubtful":
        return
    unread = unread_languages()
    if not unread:
        logger.warning(
            "FORUM_REVIEW is doubtful, but the posts read so far do not show that few names are missed: "
            "a person reads every post"
        )
    elif len(unread) < len(LANGUAGES):
        logger.warning("FORUM_REVIEW is doubtful in one language so far: in the other a person reads every post")
    else:
        logger.info("texts without a mark are published unread, and a person reads one in ten")


def _found_later(language: str, since: date) -> int:
    """Posts that were hidden since that day because a name still stood in them."""
    begun = datetime.combine(since, time(), UTC)
    named = (Decision.act == Act.HIDDEN, Decision.reason == "name_left", Decision.language == language)
    posts = select(Decision.subject_kind, Decision.subject_id).where(*named, Decision.at >= begun).distinct()
    return db.session.scalar(select(func.count()).select_from(posts.subquery())) or 0
