"""Publish, return, decline, hide, remove, restore: each leaves a decision with its reason."""

import json
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.answers.models import Edit
from forum.complaints.models import Post
from forum.complaints.rules import Mover, Publication
from forum.complaints.services import PublicField, Publishable
from forum.config import settings
from forum.errors import Invalid, NotAllowed, Stale
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.rules import Act
from forum.moderation.services import notes, queueing
from forum.moderation.services.queueing import Opened
from forum.redaction import learning
from forum.redaction import queries as redaction_queries
from forum.redaction import rules as redacting
from forum.redaction import services as redaction
from forum.redaction.models import Proposal
from forum.redaction.rules.kinds import united
from forum.vault import drafts
from forum.vault import services as vault


def publish(token: str, account: Account, version: int) -> Decision:
    """Make a claimed post public as the page showed it.

    Raises Stale for a page made from an older version or an older roster, NotAllowed while a doubt is open.
    """
    account_id, role = account.id, account.role
    roster = redaction_queries.roster_state()
    if queueing.refresh(token, account_id):
        raise Stale(_("A protected name has come onto the list since you opened this. Please look at it again."))
    opened = queueing.open_for_review(token, account_id)
    words = as_published(opened)
    if rules.open_doubts(opened.entry.proposal.spans, opened.entry.proposal.answers):
        raise NotAllowed(_("Not yet: decide each doubt first."))
    taught = learning.learned(opened.entry.proposal, opened.fields, marked=opened.entry.marked)
    with writing():
        entry = queueing.claimed(token, account_id)
        queueing.refuse_stale(entry.proposal.version, version)
        taught.store()
        decision = publish_in(entry, words, account_id=account_id, role=role)
        # The log's head is ours now, and protecting a name needs it too: whoever was first is seen by the other.
        if redaction_queries.roster_state() != roster:
            raise Stale(_("A protected name has come onto the list since you opened this. Please look at it again."))
    return decision


def publish_unmarked(token: str, account: Account) -> Decision:
    """Publish a post in which the machine found nothing, after a person has read it on the list of ten."""
    entry = queueing.claimed(token, account.id, locked=False)
    if entry.marked:
        raise NotAllowed(_("Something was found in this post. Open it and decide there."))
    return publish(token, account, entry.proposal.version)


def publish_in(
    entry: QueueEntry, words: Publishable, *, account_id: int | None, role: str, rule: str = "read-by-a-person"
) -> Decision:
    """Publish an entry's post inside a transaction; without an account it was a rule that decided."""
    post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
    mover = Mover.MACHINE if account_id is None else Mover.MODERATOR
    subjects.KINDS[entry.subject_kind].publish(post, words, mover)
    decision = decide(entry.subject_kind, post, Act.PUBLISHED, None, account_id, role, entry=entry, rule=rule)
    _purge_after(entry.original_id, settings().purge_days)
    return decision


def return_to_author(token: str, account: Account, reason: str, words: str) -> Decision:
    """Give a post back with its text, a reason and what to change."""
    return _refuse(token, account, Act.RETURNED, reason, words)


def decline(token: str, account: Account, reason: str, words: str) -> Decision:
    """Say no to a post, with a reason from the list; its author gets the text back, and can appeal."""
    return _refuse(token, account, Act.DECLINED, reason, words)


def hide(kind: str, post: Any, account: Account | None, reason: str, words: str = "") -> Decision:
    """Take a published post out of the public's sight while something is checked; at once, everywhere."""
    return _take_down(kind, post, account, Act.HIDDEN, Publication.HIDDEN, reason, words)


def remove(kind: str, post: Any, account: Account, reason: str, words: str = "") -> Decision:
    """Take a published post away for good; its address says that something stood here."""
    return _take_down(kind, post, account, Act.REMOVED, Publication.REMOVED, reason, words)


def withdrawn(kind: str, post: Any) -> None:
    """Take an author's withdrawn post out of the queue and let its original be destroyed, inside a transaction."""
    entries = select(QueueEntry).where(QueueEntry.subject_kind == kind, QueueEntry.subject_id == post.id)
    for entry in db.session.scalars(entries):
        entry.decided_at = entry.decided_at or clock.now()
        vault.keep_until(entry.original_id, clock.now())


def as_published(opened: Opened) -> Publishable:
    """What everyone would read with the answers given so far."""
    proposal = opened.entry.proposal
    chosen = rules.struck_spans(proposal.spans, proposal.answers, proposal.marked)
    spans = {name: [redaction.unpacked(span) for span in found] for name, found in chosen.items()}
    public = redacting.strike_post(opened.fields, spans, opened.earlier)
    fields = {name: PublicField(words.text, redacting.removals_json(words)) for name, words in public.items()}
    labels = tuple(rules.public_labels(proposal.labels))
    return Publishable(fields, _counted(chosen, opened), labels, proposal.language)


def undoubted(proposal: Proposal) -> bool:
    """Whether the machine is sure of everything in it."""
    return not rules.stops_one_click(proposal.labels) and not rules.open_doubts(proposal.spans, proposal.answers)


def _refuse(token: str, account: Account, act: Act, reason: str, words: str) -> Decision:
    known = rules.RETURN_REASONS if act is Act.RETURNED else rules.DECLINE_REASONS
    if reason not in known:
        raise Invalid(notes.choose_reason(), {"reason": notes.choose_reason()}, {"words": words})
    account_id, role = account.id, account.role
    opened = queueing.open_for_review(token, account_id)
    language = opened.post.language
    public = notes.outward_note(words, language)
    fields = {**_in_words(opened), **_beside(opened)}
    with writing():
        entry = queueing.claimed(token, account_id)
        post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
        state = Publication.RETURNED if act is Act.RETURNED else Publication.DECLINED
        if post.published_at is not None:
            raise NotAllowed(_("This post was public before. Hide or remove it instead."))
        post.move_to(state, Mover.MODERATOR)
        decision = decide(entry.subject_kind, post, act, reason, account_id, role, entry=entry, words=public)
        _give_back(entry.subject_kind, post, fields)
        _purge_after(entry.original_id, settings().appeal_days)
    return decision


def _give_back(kind: str, post: Any, fields: dict[str, str]) -> None:
    """The text becomes its author's draft again, whole: to be changed when returned, only to be read when declined."""
    if post.author_id is None:
        return  # imported: nobody could read it
    complaint = subjects.complaint_of(post)
    if kind == "complaint":
        fields |= {
            "kind": complaint.kind,
            "product": complaint.product.slug if complaint.product else "",
            "heard_only": "yes" if complaint.heard_only else "",
            "happened_on": complaint.happened_on.isoformat() if complaint.happened_on else "",
            "seriousness": str(complaint.seriousness),
            "danger": "yes" if complaint.danger else "",
        }
    drafts.keep(
        fields,
        owner=post.author_id,
        subject_kind=kind,
        complaint_id=None if kind == "complaint" else complaint.id,
        post_id=post.id,
        token=post.token,  # one address for the text, whether it is a draft or sent
    )


def _beside(opened: Opened) -> dict[str, str]:
    """What goes back to its author besides the words: what only the team read, the language when it was corrected,
    and what was asked and answered already."""
    found = redacting.language_of("\n".join(opened.fields.values()))
    said = rules.what_was_said(opened.entry.proposal.spans, opened.fields, opened.entry.proposal.answers)
    return {
        **queueing.private_words(opened.post),
        "language": opened.post.language if opened.post.language != found else "",
        "said": json.dumps(said),
        "calm": "asked",
    }


def _in_words(opened: Opened) -> dict[str, str]:
    """The text as its author wrote it: what was removed before an edit stands there in words, and is known to be it."""
    if not isinstance(opened.post, Edit):
        return dict(opened.fields)
    language, earlier = opened.post.language, opened.earlier
    words = {
        name: redacting.plain(redacting.PublicWords(text, tuple(earlier.get(name, ()))), language)
        for name, text in opened.fields.items()
    }
    stored = {name: [[one.kind.value, one.letter] for one in removals] for name, removals in earlier.items()}
    return {**words, "of": "answer" if opened.post.answer_id else "complaint", "earlier": json.dumps(stored)}


def _take_down(
    kind: str, post: Any, account: Account | None, act: Act, state: Publication, reason: str, words: str
) -> Decision:
    if reason not in rules.REASONS:
        raise Invalid(notes.choose_reason(), {"reason": notes.choose_reason()}, {"words": words})
    if account is not None:
        refuse_own(post, account)
    public = notes.outward_note(words, post.language)
    return take_down_in(kind, post, account, act, state, reason, public)


def take_down_in(
    kind: str,
    post: Any,
    account: Account | None,
    act: Act,
    state: Publication,
    reason: str,
    public: redacting.PublicWords,
) -> Decision:
    """Hide or remove with a note that has passed redaction already; joins a transaction."""
    account_id, role = (account.id, account.role) if account else (None, "machine")
    post_id = post.id
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        mover = Mover.MODERATOR if account_id else Mover.MACHINE
        subjects.KINDS[kind].take_down(post, state, mover)
        entry = _last_entry(kind, post_id)
        decision = decide(kind, post, act, reason, account_id, role, original=entry, words=public)
        if entry is not None:
            if act is Act.REMOVED:
                entry.decided_at = entry.decided_at or clock.now()  # nothing is left to review
            _purge_after(entry.original_id, settings().appeal_days)
    return decision


def refuse_own(post: Any, account: Account) -> None:
    """Refuse somebody without the role, and a moderator's act on their own post."""
    if not rules.may("hide", account.role):
        raise NotAllowed(_("Only moderators do this."))
    if post.author_id == account.id:
        raise NotAllowed(_("This is your own post. Another moderator decides it."))


def _last_entry(kind: str, post_id: int) -> QueueEntry | None:
    wanted = select(QueueEntry).where(QueueEntry.subject_kind == kind, QueueEntry.subject_id == post_id)
    return db.session.scalar(wanted.order_by(QueueEntry.id.desc()).limit(1))


def decide(
    kind: str,
    post: Post,
    act: Act,
    reason: str | None,
    account_id: int | None,
    role: str,
    *,
    entry: QueueEntry | None = None,
    original: QueueEntry | None = None,
    words: redacting.PublicWords | None = None,
    rule: str = "read-by-a-person",
) -> Decision:
    """Write the decision, the log and the event, inside the deciding transaction.

    `entry` is decided by it; `original` only knows where the sealed words are.
    """
    source = entry or original
    now = clock.now()
    restricts = act in rules.RESTRICTIONS
    decision = Decision(
        subject_kind=kind,
        subject_id=post.id,
        original_id=source.original_id if source else None,
        act=act,
        reason=reason,
        words=words.text if words else "",
        removals=redacting.removals_json(words) if words else [],
        language=post.language,
        rule=rules.REASONS[reason][0] if reason else rule,
        automatic=account_id is None,
        role=role,
        account_id=account_id,
        at=now,
        appeal_until=now + timedelta(days=settings().appeal_days) if restricts else None,
    )
    db.session.add(decision)
    if entry is not None:
        entry.decided_at, entry.claimed_until = now, None
    db.session.flush()
    events.record("decided", subject=decision.token)
    log.record(
        str(act),
        actor_id=account_id,
        role=role,
        subject_kind=kind,
        subject_id=post.id,
        reason=reason or "",
        rule=decision.rule,
    )
    return decision


def _purge_after(original_id: str, days: int) -> None:
    vault.keep_until(original_id, clock.now() + timedelta(days=days))


def _counted(chosen: dict[str, list[list[Any]]], opened: Opened) -> dict[str, Any]:
    """How many places of which kind were removed for which reason; never which words."""
    counts: dict[str, dict[str, int]] = {}
    for spans in chosen.values():
        for span in united(redaction.unpacked(span) for span in spans):
            of_kind = counts.setdefault(str(span.kind), {})
            of_kind[span.reason] = of_kind.get(span.reason, 0) + 1
    for removals in opened.earlier.values():
        for removal in removals:
            of_kind = counts.setdefault(str(removal.kind), {})
            of_kind["earlier"] = of_kind.get("earlier", 0) + 1
    return counts
