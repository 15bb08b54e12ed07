"""Which event causes what, on one page. Features speak upwards only through events; here is who listens."""

from collections.abc import Mapping
from datetime import timedelta

from forum import log
from forum.events import Happened, Reaction, Routine
from forum.moderation import services as moderation
from forum.moderation.services import queueing
from forum.notices import services as notices
from forum.posting import services as posting
from forum.search import services as search
from forum.vault import services as vault


def take_in(happened: list[Happened]) -> None:
    """Seal what has cooled off and put it in the queue."""
    for one in {one.subject: one for one in happened}.values():
        assert one.subject is not None
        posting.hand_over(one.subject)


def index(happened: list[Happened]) -> None:
    """Bring the index to what is public now."""
    search.index_complaints(sorted({one.complaint_id for one in happened if one.complaint_id is not None}))


def hide_disguised(happened: list[Happened]) -> None:
    """Find disguised spellings of names that came onto the roster; exact ones were hidden with the change itself."""
    moderation.hide_disguised()


TAKE_IN = Reaction("take_in", "quick", take_in)
INDEX = Reaction("index", "quick", index, batch=True)
TELL_AUTHOR = Reaction("tell_author", "quick", notices.tell_author)
TELL_FOLLOWERS = Reaction("tell_followers", "quick", notices.tell_followers)
TELL_APPELLANT = Reaction("tell_appellant", "quick", notices.tell_appellant)
HIDE_DISGUISED = Reaction("hide_disguised", "slow", hide_disguised)

LISTENERS: Mapping[str, tuple[Reaction, ...]] = {
    "sent": (TAKE_IN,),
    "taken_in": (),
    "complaint_published": (INDEX,),
    "complaint_taken_down": (INDEX,),
    "answer_published": (INDEX, TELL_FOLLOWERS),
    "answer_taken_down": (INDEX,),
    "resolution_published": (INDEX,),
    "case_moved": (INDEX,),
    "decided": (TELL_AUTHOR,),
    "appealed": (),
    "appeal_decided": (TELL_APPELLANT,),
    "reported": (),
    "roster_grew": (HIDE_DISGUISED,),
}

ROUTINES: tuple[Routine, ...] = (
    # A search that met a damaged index asked for this.
    Routine("ensure_index", timedelta(minutes=1), search.ensure_index),
    Routine("purge", timedelta(hours=1), vault.purge),
    Routine("forget_declined", timedelta(hours=1), moderation.forget_declined),
    Routine("log_head", timedelta(hours=1), log.write_head),
    Routine("release_claims", timedelta(minutes=1), queueing.release_expired, lane="quick"),
)
