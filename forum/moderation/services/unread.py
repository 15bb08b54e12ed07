"""Publishing a text in which nothing was found without a person having read it, where the evidence allows that."""

from collections.abc import Mapping

from forum.complaints.models import Post
from forum.complaints.rules import Publication
from forum.errors import Stale
from forum.extensions import db, writing
from forum.moderation import rules, subjects, trust
from forum.moderation.models import QueueEntry
from forum.moderation.services import deciding, queueing
from forum.moderation.services.queueing import Beside, Opened
from forum.redaction import queries as redaction_queries
from forum.vault import drafts

AT_ONCE = 0  # the urgency of threats and danger


def take_in(kind: str, post: Post, fields: Mapping[str, str], beside: Beside | None = None) -> QueueEntry | None:
    """Put a post in the queue, and let it go out at once when that is allowed without a person; edits never are.

    Two transactions: whatever happens between them, the post waits for a person like any other.
    """
    entry = queueing.take_in(kind, post, fields, beside)
    if entry is None or kind == "edit" or entry.marked or entry.proposal.labels or entry.urgency == AT_ONCE:
        return entry
    if trust.may_go_unread(entry.proposal.language):
        _publish(entry.token, fields)
    return entry


def _publish(token: str, fields: Mapping[str, str]) -> None:
    roster = redaction_queries.roster_state()
    try:
        with writing():
            entry = db.session.query(QueueEntry).filter_by(token=token).with_for_update().one()
            post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
            if not _waits_untouched(entry, post) or rules.is_outdated(entry.proposal.made_at, roster[1]):
                return
            names = subjects.KINDS[entry.subject_kind].fields
            opened = Opened(entry, post, {name: fields.get(name, "") for name in names}, {})
            own = drafts.of_post(entry.subject_kind, post.id)
            if own is not None:
                drafts.drop(own)  # until now its author could change it
            words = deciding.as_published(opened)
            deciding.publish_in(entry, words, account_id=None, role="machine", rule="nothing-marked")
            # As with a person: the log's head is ours now, and protecting a name needs it too.
            if redaction_queries.roster_state() != roster:
                raise Stale
    except Stale:
        return  # what it was published under has changed in this moment: a person reads it


def _waits_untouched(entry: QueueEntry, post: Post) -> bool:
    """Whether nobody took the post or took it back since it was queued, and what it belongs to is public."""
    untouched = entry.decided_at is None and entry.claimed_by_id is None and post.version == entry.text_version
    alone = entry.subject_kind == "complaint" or subjects.complaint_of(post).is_public  # type: ignore[arg-type]
    return untouched and alone and post.state == Publication.WAITING
