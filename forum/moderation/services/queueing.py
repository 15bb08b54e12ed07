"""Into the queue; and a claimed post, opened and answered change by change."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock, events
from forum.accounts.models import Account
from forum.complaints.models import Complaint, Post
from forum.complaints.rules import Mover, Publication
from forum.errors import Invalid, NotFound, Stale
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.models import QueueEntry
from forum.moderation.services import claiming
from forum.moderation.services.claiming import claimed, leave, release_expired
from forum.redaction import queries as redaction_queries
from forum.redaction import services as redaction
from forum.redaction.rules import Kind, Removal, removals_of
from forum.vault import drafts
from forum.vault import services as vault
from forum.vault.models import Sealed

__all__ = [
    "Beside",
    "Opened",
    "claim",
    "claim_this",
    "claimed",
    "enqueue",
    "leave",
    "open_for_review",
    "private_words",
    "pseudonyms_of",
    "refresh",
    "refuse_stale",
    "release_expired",
    "save_answers",
    "take_in",
    "take_out",
]

EARLIER = "_earlier"  # removals that the words held already when they were sealed
MARKS_MOST = 100

Marks = Mapping[str, Sequence[tuple[int, int, str]]]


@dataclass(frozen=True)
class Beside:
    """What comes with the words of a post and never goes public.

    `said` is what its author answered about each doubtful passage, `private` is for the team alone; `earlier` is what
    the marks in an edit's words stand for.
    """

    said: Mapping[str, str] = dataclasses.field(default_factory=dict)
    private: Mapping[str, str] = dataclasses.field(default_factory=dict)
    earlier: Mapping[str, Sequence[Sequence[str]]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """A claimed post: the words as submitted, and what stands in them as removed already."""

    entry: QueueEntry
    post: Post
    fields: dict[str, str]
    earlier: dict[str, list[Removal]]


def take_in(kind: str, post: Post, fields: Mapping[str, str], beside: Beside | None = None) -> QueueEntry | None:
    """Seal the words, propose what to remove, put the post in the queue.

    The draft stays its author's until a moderator takes the post: until then it can be changed. Returns None when
    the author took it back in the meantime, so that it can be asked again without harm.
    """
    post_id, version, beside = post.id, post.version, beside or Beside()
    proposed = _with_public_labels(post, redaction.propose(fields, post.language, pseudonyms_of(post)))
    earlier = {EARLIER: json.dumps(beside.earlier)} if any(beside.earlier.values()) else {}
    sealed = vault.sealed(kind, {**fields, **earlier}, version)
    private = vault.sealed("private", beside.private, version) if any(beside.private.values()) else None
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        if post.state != Publication.COOLING_OFF or post.version != version:
            return None
        post.move_to(Publication.WAITING, Mover.MACHINE)
        entry = enqueue(kind, post, sealed, proposed)
        entry.proposal.answers = rules.authors_answers(entry.proposal.spans, fields, beside.said)
        if kind == "complaint":
            _keep_private(post, private)
        events.record("taken_in", subject=entry.token)
    return entry


def take_out(kind: str, post_id: int) -> bool:
    """Give a post that nobody has taken yet back to its author, inside a transaction; say whether it is theirs.

    What was sealed of it is destroyed: it is sealed anew when it is sent again.
    """
    waiting = select(QueueEntry).where(
        QueueEntry.subject_kind == kind, QueueEntry.subject_id == post_id, QueueEntry.decided_at.is_(None)
    )
    entries = db.session.scalars(waiting.with_for_update().execution_options(populate_existing=True)).all()
    post = subjects.load(kind, post_id, locked=True)
    if post.state not in {Publication.COOLING_OFF, Publication.WAITING} or drafts.of_post(kind, post_id) is None:
        return False
    post.move_to(Publication.DRAFT, Mover.AUTHOR)
    post.version += 1
    for entry in entries:
        entry.decided_at = clock.now()
        vault.keep_until(entry.original_id, clock.now())
    return True


def enqueue(kind: str, post: Post, sealed: Sealed, proposed: redaction.Proposed) -> QueueEntry:
    """Store sealed words, proposal and queue entry, inside a transaction."""
    db.session.add(sealed)
    post.labels = list(proposed.labels)
    proposal = redaction.store(kind, post.id, post.version, proposed)
    entry = QueueEntry(
        subject_kind=kind,
        subject_id=post.id,
        original_id=sealed.id,
        text_version=post.version,
        proposal_id=proposal.id,
        urgency=_urgency(post, kind, proposed.labels),
        marked=bool(proposed.struck or proposed.doubtful or rules.stops_one_click(proposed.labels)),
        entered_at=clock.now(),
        left_by=[],
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def claim(account: Account, *, unmarked: int = 0) -> list[QueueEntry]:
    """Take the next post, or ten without a finding; two moderators never get the same.

    Who holds one already gets that one again, so a double click takes no second.
    """
    account_id = account.id
    taken = claiming.take_next(account, unmarked)
    for token in [entry.token for entry in taken]:
        refresh(token, account_id)
    return [entry for entry in taken if not (unmarked and entry.marked)]


def claim_this(token: str, account: Account) -> QueueEntry:
    """Take one post by its address, unless somebody else holds it."""
    account_id = account.id
    entry = claiming.take_this(token, account)
    refresh(token, account_id)
    return entry


def open_for_review(token: str, account_id: int) -> Opened:
    """Open a claimed post: the claim, which the log knows, is its own reason. Raises NotFound, Stale, VaultClosed."""
    entry = claimed(token, account_id, locked=False)
    post = subjects.load(entry.subject_kind, entry.subject_id)
    fields = vault.open_claimed(entry.original_id)
    earlier = {name: list(removals_of(stored)) for name, stored in json.loads(fields.pop(EARLIER, "{}")).items()}
    names = subjects.KINDS[entry.subject_kind].fields
    return Opened(entry, post, {name: fields.get(name, "") for name in names}, earlier)


def private_words(post: Any) -> dict[str, str]:
    """What only the team may read of a post that somebody holds: the claim, which the log knows, is its own reason."""
    sealed_id = getattr(post, "private_id", None)
    if sealed_id is None:
        return {}
    try:
        return vault.open_claimed(sealed_id)
    except NotFound:
        return {}  # destroyed after its time


def refresh(token: str, account_id: int) -> bool:
    """Ask the machine again about a claimed post when the roster has changed since; say whether that changed anything.

    Without it a post that waited while a name came onto the roster would be published with that name in it.
    """
    opened = open_for_review(token, account_id)
    proposal = opened.entry.proposal
    if not rules.is_outdated(proposal.made_at, redaction_queries.roster_state()[1]):
        return False
    proposed = redaction.propose(opened.fields, proposal.language, pseudonyms_of(opened.post))
    spans = {name: [redaction.packed(span) for span in found] for name, found in proposed.spans.items()}
    known_version, changed = proposal.version, spans != proposal.spans
    with writing():
        entry = claimed(token, account_id)
        proposal = entry.proposal
        if proposal.version == known_version:
            proposal.made_at = clock.now()
            if changed:
                proposal.answers = rules.carried_answers(proposal.spans, proposal.answers, spans)
                proposal.spans = spans
                proposal.version += 1
                entry.marked = entry.marked or any(spans.values())
    return changed


def save_answers(
    token: str,
    account_id: int,
    version: int,
    answers: Mapping[str, str],
    marks: Marks | None = None,
    labels: Sequence[str] | None = None,
) -> None:
    """Keep what a moderator said about each change and doubt, and what was marked by hand; the claim begins anew.

    Raises Stale when the proposal has changed since the page was made, Invalid for an answer that cannot be.
    """
    lengths = {name: len(text) for name, text in open_for_review(token, account_id).fields.items()}
    with writing():
        entry = claimed(token, account_id)
        proposal = entry.proposal
        refuse_stale(proposal.version, version)
        proposal.answers = {**proposal.answers, **_checked_answers(proposal.spans, answers)}
        if marks is not None:
            proposal.marked = _checked_marks(lengths, marks)
        if labels is not None:
            proposal.labels = rules.chosen_labels(proposal.labels, labels)
        proposal.version += 1
        entry.claimed_until = claiming.claim_ends()


def refuse_stale(now_at: int, sent: int) -> None:
    """Refuse a form that was made from an older version."""
    if now_at != sent:
        raise Stale(_("This post has changed since you opened it. Both versions are below."))


def pseudonyms_of(post: Post) -> list[str]:
    """Names that the thread's own participants chose: they stay visible, unless they are on the roster."""
    people = {post.author, subjects.complaint_of(post).author}  # type: ignore[arg-type]
    return [person.pseudonym for person in people if person is not None]


def _with_public_labels(post: Post, proposed: redaction.Proposed) -> redaction.Proposed:
    """What readers are told about a post stays on it when it is edited, until a moderator says otherwise."""
    edited = subjects.edited(post)  # type: ignore[arg-type]
    worn = edited.labels if edited is not None else ()
    return dataclasses.replace(proposed, labels=tuple(dict.fromkeys((*proposed.labels, *worn))))


def _urgency(post: Post, kind: str, labels: Sequence[str]) -> int:
    if isinstance(post, Complaint):
        return rules.urgency(kind, labels, post.seriousness, post.danger)
    return rules.urgency(kind, labels)


def _keep_private(post: Any, sealed: Sealed | None) -> None:
    """Store what is for the team alone; what an earlier version held is destroyed."""
    if post.private_id is not None:
        vault.keep_until(post.private_id, clock.now())
    if sealed is not None:
        db.session.add(sealed)
    post.private_id = sealed.id if sealed is not None else None


def _checked_answers(spans: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, str]:
    allowed = {"strike": {"keep", "undo"}, "doubt": {"strike", "leave"}}
    good = {}
    for key, answer in answers.items():
        field, _colon, number = key.partition(":")
        known = number.isdecimal() and int(number) < len(spans.get(field, ()))
        if not known or answer not in allowed[spans[field][int(number)][3]]:
            raise Invalid(_("One of the answers does not fit this post. Please look at it again."))
        good[key] = answer
    return good


def _checked_marks(lengths: Mapping[str, int], marks: Marks) -> dict[str, Any]:
    good: dict[str, Any] = {}
    for field, of_field in marks.items():
        if field not in lengths or len(of_field) > MARKS_MOST:
            raise Invalid(_("One of the marks does not fit this post. Please look at it again."))
        for start, end, kind in of_field:
            if not 0 <= start < end <= lengths[field] or kind not in set(Kind):
                raise Invalid(_("One of the marks does not fit this post. Please look at it again."))
        good[field] = sorted([start, end, kind] for start, end, kind in of_field)
    return good
