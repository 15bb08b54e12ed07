"""Which event causes what, on one page. Features speak upwards only through events; here is who listens."""

from collections.abc import Mapping
from datetime import timedelta

from forum import clock, events, log
from forum.accounts import services as accounts
from forum.events import Happened, Reaction, Routine
from forum.moderation import services as moderation
from forum.moderation.services import queueing
from forum.notices import links
from forum.notices import services as notices
from forum.photos import queries as photo_queries
from forum.photos import services as photos
from forum.posting import services as posting
from forum.search import services as search
from forum.vault import drafts
from forum.vault import services as vault
from forum.web import freshness

EVENTS_KEPT = timedelta(days=30)


def take_in(happened: list[Happened]) -> None:
    """Seal what has cooled off and put it in the queue."""
    for one in {one.subject: one for one in happened}.values():
        assert one.subject is not None
        posting.hand_over(one.subject)


def index(happened: list[Happened]) -> None:
    """Bring the index to what is public now."""
    search.index_complaints(sorted({one.complaint_id for one in happened if one.complaint_id is not None}))


def end_edits(happened: list[Happened]) -> None:
    """Take edits out of the queue of what is not public any more."""
    for complaint_id in {one.complaint_id for one in happened if one.complaint_id is not None}:
        moderation.end_edits(complaint_id)


def hide_disguised(happened: list[Happened]) -> None:
    """Find disguised spellings of names that came onto the roster; exact ones were hidden with the change itself."""
    moderation.hide_disguised()


def cover_photo(happened: list[Happened]) -> None:
    """Let the machine look at a photo that was kept."""
    for one in {one.subject: one for one in happened}.values():
        assert one.subject is not None
        photos.cover(one.subject)


def settle_photos(happened: list[Happened]) -> None:
    """Show photos with their post, or take them away with it."""
    for one in happened:
        token = one.subject or photo_queries.token_of(one.complaint_id, one.answer_id)
        if token:
            photos.settle(token)


def look_again(happened: list[Happened]) -> None:
    """Read the photos that wait once more: a name that came onto the roster may stand in one."""
    photos.look_again()


def forget_events() -> None:
    """Delete what everybody has heard of a month ago."""
    events.forget(clock.now() - EVENTS_KEPT)


TAKE_IN = Reaction("take_in", "quick", take_in)
INDEX = Reaction("index", "quick", index, batch=True)
END_EDITS = Reaction("end_edits", "quick", end_edits)
SPREAD_DECISION = Reaction("spread_decision", "quick", notices.spread_decision, atomic=True)
SPREAD_APPEAL = Reaction("spread_appeal", "quick", notices.spread_appeal, atomic=True)
SPREAD_NEWS = Reaction("spread_news", "quick", notices.spread_news, atomic=True)
SPREAD_THANKS = Reaction("spread_thanks", "quick", notices.spread_thanks, atomic=True)
TELL = Reaction("tell", "quick", notices.tell)
SEND_SUMMARY = Reaction("send_summary", "quick", notices.send_summary)
FORGET_PERSON = Reaction("forget_person", "quick", notices.forget_person, atomic=True)
WRITE_LINK = Reaction("write_link", "quick", links.write_link)
WARN_OLD_ADDRESS = Reaction("warn_old_address", "quick", links.warn_old_address)
TELL_PASSWORD_CHANGED = Reaction("tell_password_changed", "quick", links.tell_password_changed)
TELL_FACTOR_CHANGED = Reaction("tell_factor_changed", "quick", links.tell_factor_changed)
TELL_ROLE_CHANGED = Reaction("tell_role_changed", "quick", links.tell_role_changed)
COVER_PHOTO = Reaction("cover_photo", "slow", cover_photo)
SETTLE_PHOTOS = Reaction("settle_photos", "quick", settle_photos)
LOOK_AGAIN = Reaction("look_again", "slow", look_again)
HIDE_DISGUISED = Reaction("hide_disguised", "slow", hide_disguised)

LISTENERS: Mapping[str, tuple[Reaction, ...]] = {
    "sent": (TAKE_IN,),
    "taken_in": (),
    "complaint_published": (INDEX, SETTLE_PHOTOS),
    "complaint_taken_down": (INDEX, END_EDITS, SETTLE_PHOTOS),
    "answer_published": (INDEX, SPREAD_NEWS, SETTLE_PHOTOS),
    "answer_taken_down": (INDEX, END_EDITS, SETTLE_PHOTOS),
    "resolution_published": (INDEX,),
    "case_moved": (INDEX, SPREAD_NEWS),
    "called_helpful": (SPREAD_THANKS,),
    "decided": (SPREAD_DECISION,),
    "appealed": (),
    "appeal_decided": (SPREAD_APPEAL,),
    "to_tell": (TELL,),
    "summary_due": (SEND_SUMMARY,),
    "reported": (),
    "link_asked": (WRITE_LINK,),
    "address_asked": (WARN_OLD_ADDRESS,),
    "password_changed": (TELL_PASSWORD_CHANGED,),
    "second_factor_changed": (TELL_FACTOR_CHANGED,),
    "role_changed": (TELL_ROLE_CHANGED,),
    "roster_grew": (HIDE_DISGUISED, LOOK_AGAIN),
    "photo_kept": (COVER_PHOTO,),
    "photo_approved": (SETTLE_PHOTOS,),
    "photo_unmarked": (SETTLE_PHOTOS,),
    "photo_published": (),
    "account_closed": (FORGET_PERSON,),
}

ROUTINES: tuple[Routine, ...] = (
    # A search that met a damaged index asked for this.
    Routine("ensure_index", timedelta(minutes=1), search.ensure_index),
    Routine("date_private", timedelta(hours=1), moderation.date_private),
    Routine("purge", timedelta(hours=1), vault.purge),
    Routine("forget_visitors_drafts", timedelta(hours=1), drafts.forget_expired),
    Routine("forget_lost_photos", timedelta(hours=1), photos.forget_lost),
    Routine("sweep_vault", timedelta(hours=1), photos.sweep),
    Routine("forget_old_links", timedelta(hours=1), accounts.forget_old),
    Routine("forget_declined", timedelta(hours=1), moderation.forget_declined),
    Routine("log_head", timedelta(hours=1), log.write_head),
    Routine("forget_events", timedelta(days=1), forget_events),
    Routine("forget_changes", timedelta(minutes=10), freshness.forget),
    Routine("release_claims", timedelta(minutes=1), queueing.release_expired, lane="quick"),
    Routine("release_photos", timedelta(minutes=1), photos.release_expired, lane="quick"),
    Routine("call_for_summaries", timedelta(minutes=5), notices.call_for_summaries, lane="quick"),
)
