"""Publish, return, decline, hide, remove, restore: each leaves a decision with its reason."""

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.complaints.models import Post
from forum.complaints.rules import Mover, Publication
from forum.complaints.services import Publishable, PublicField
from forum.config import settings
from forum.errors import Invalid, NotAllowed
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.rules import Act
from forum.moderation.services import queueing
from forum.moderation.services.queueing import Opened
from forum.redaction import rules as redacting
from forum.redaction import services as redaction
from forum.redaction.models import Proposal
from forum.vault import drafts
from forum.vault import services as vault


def publish(token: str, account: Account, version: int) -> Decision:
    """Make a claimed post public as the page showed it.

    Raises Stale for a page made from an older version, NotAllowed while a doubt is open.
    """
    account_id, role = account.id, account.role
    opened = queueing.open_for_review(token, account_id)
    words = as_published(opened)
    if rules.open_doubts(opened.entry.proposal.spans, opened.entry.proposal.answers):
        raise NotAllowed(_("Not yet: decide each doubt first."))
    with writing():
        entry = queueing.claimed(token, account_id)
        queueing.refuse_stale(entry.proposal.version, version)
        decision = publish_in(entry, words, account_id=account_id, role=role)
    return decision


def publish_unmarked(token: str, account: Account) -> Decision:
    """Publish a post in which the machine found nothing, after a person has read it on the list of ten."""
    entry = queueing.claimed(token, account.id)
    return publish(token, account, entry.proposal.version)


def publish_in(
    entry: QueueEntry, words: Publishable, *, account_id: int | None, role: str, rule: str = "read-by-a-person"
) -> Decision:
    """Publish an entry's post inside a transaction; without an account it was a rule that decided."""
    post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
    mover = Mover.MACHINE if account_id is None else Mover.MODERATOR
    subjects.KINDS[entry.subject_kind].publish(post, words, mover)
    decision = _decide(entry.subject_kind, post, Act.PUBLISHED, None, account_id, role, entry=entry, rule=rule)
    _purge_after(entry.original_id, settings().purge_days)
    return decision


def return_to_author(token: str, account: Account, reason: str, words: str) -> Decision:
    """Give a post back with its text, a reason and what to change."""
    return _refuse(token, account, Act.RETURNED, reason, words)


def decline(token: str, account: Account, reason: str, words: str) -> Decision:
    """Say no to a post, with a reason from the list; its author can appeal."""
    return _refuse(token, account, Act.DECLINED, reason, words)


def hide(kind: str, post: Any, account: Account | None, reason: str, words: str = "") -> Decision:
    """Take a published post out of the public's sight while something is checked; at once, everywhere."""
    return _take_down(kind, post, account, Act.HIDDEN, Publication.HIDDEN, reason, words)


def remove(kind: str, post: Any, account: Account, reason: str, words: str = "") -> Decision:
    """Take a published post away for good; its address says that something stood here."""
    return _take_down(kind, post, account, Act.REMOVED, Publication.REMOVED, reason, words)


def restore(kind: str, post: Any, account: Account) -> Decision:
    """Show a hidden or removed post again, as it was."""
    account_id, role, post_id = account.id, account.role, post.id
    _refuse_role(role)
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        words = Publishable(
            {
                name: PublicField(text, post.removals.get(name, ()))
                for name, text in subjects.public_words(kind, post).items()
            },
            post.removed_counts,
            post.labels,
            post.language,
        )
        subjects.KINDS[kind].publish(post, words, Mover.MODERATOR)
        return _decide(kind, post, Act.RESTORED, None, account_id, role)


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
    fields = {}
    for name, text in opened.fields.items():
        spans = [redaction.unpacked(span) for span in chosen.get(name, ())]
        words = redacting.strike(text, spans, opened.earlier.get(name, ()))
        fields[name] = PublicField(words.text, redaction.removals_json(words))
    return Publishable(fields, _counted(chosen, opened), tuple(proposal.labels), proposal.language)


def undoubted(proposal: Proposal) -> bool:
    """Whether the machine is sure of everything in it."""
    return not proposal.labels and not rules.open_doubts(proposal.spans, proposal.answers)


def _refuse(token: str, account: Account, act: Act, reason: str, words: str) -> Decision:
    known = rules.RETURN_REASONS if act is Act.RETURNED else rules.DECLINE_REASONS
    if reason not in known:
        raise Invalid(_("Please choose a reason; its author reads it."), {"reason": _("Choose one")}, {"words": words})
    account_id, role = account.id, account.role
    opened = queueing.open_for_review(token, account_id)
    language = opened.post.language
    public = _staff_words(words, language)
    fields = dict(opened.fields)
    with writing():
        entry = queueing.claimed(token, account_id)
        post = subjects.load(entry.subject_kind, entry.subject_id, locked=True)
        state = Publication.RETURNED if act is Act.RETURNED else Publication.DECLINED
        if post.state == Publication.HIDDEN:
            raise NotAllowed(_("This post was public before. Hide or remove it instead."))
        post.move_to(state, Mover.MODERATOR)
        decision = _decide(entry.subject_kind, post, act, reason, account_id, role, entry=entry, words=public)
        if act is Act.RETURNED:
            _give_back(entry.subject_kind, post, fields)
        _purge_after(entry.original_id, settings().appeal_days)
    return decision


def _give_back(kind: str, post: Any, fields: dict[str, str]) -> None:
    """The text becomes its author's draft again, whole."""
    complaint = subjects.complaint_of(post)
    if kind == "complaint":
        fields |= {
            "kind": complaint.kind,
            "product": complaint.product.slug if complaint.product else "",
            "heard_only": "yes" if complaint.heard_only else "",
        }
    drafts.keep(
        fields,
        account_id=post.author_id,
        subject_kind=kind,
        complaint_id=None if kind == "complaint" else complaint.id,
        post_id=post.id,
    )


def _take_down(
    kind: str, post: Any, account: Account | None, act: Act, state: Publication, reason: str, words: str
) -> Decision:
    if reason not in rules.REASONS:
        raise Invalid(_("Please choose a reason; its author reads it."), {"reason": _("Choose one")}, {"words": words})
    role = account.role if account else "machine"
    account_id = account.id if account else None
    if account is not None:
        _refuse_role(role)
    post_id, language = post.id, post.language
    public = _staff_words(words, language)
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        mover = Mover.MODERATOR if account_id else Mover.MACHINE
        subjects.KINDS[kind].take_down(post, state, mover)
        return _decide(kind, post, act, reason, account_id, role, words=public)


def _staff_words(words: str, language: str) -> redaction.PublicWords:
    public, doubts = redaction.outward(words.strip(), language)
    if doubts:
        raise Invalid(
            _("A name may stand in your note. Please write it without."),
            {"words": _("A name may stand here.")},
            {"words": words},
        )
    return public


def _decide(
    kind: str,
    post: Post,
    act: Act,
    reason: str | None,
    account_id: int | None,
    role: str,
    *,
    entry: QueueEntry | None = None,
    words: redaction.PublicWords | None = None,
    rule: str = "read-by-a-person",
) -> Decision:
    """Write the decision, the log and the event, inside the deciding transaction."""
    now = clock.now()
    restricts = act in rules.RESTRICTIONS
    decision = Decision(
        subject_kind=kind,
        subject_id=post.id,
        original_id=entry.original_id if entry else None,
        act=act,
        reason=reason,
        words=words.text if words else "",
        removals=redaction.removals_json(words) if words else [],
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
        str(act), actor_id=account_id, role=role, subject_kind=kind, subject_id=post.id, reason=reason or "", rule=decision.rule
    )
    return decision


def _purge_after(original_id: str, days: int) -> None:
    vault.keep_until(original_id, clock.now() + timedelta(days=days))


def _refuse_role(role: str) -> None:
    if not rules.may("hide", role):
        raise NotAllowed(_("Only moderators do this."))


def _counted(chosen: dict[str, list[list[Any]]], opened: Opened) -> dict[str, Any]:
    """How many places of which kind were removed for which reason; never which words."""
    counts: dict[str, dict[str, int]] = {}
    for spans in chosen.values():
        for _start, _end, kind, _tier, reason in spans:
            of_kind = counts.setdefault(kind, {})
            of_kind[reason] = of_kind.get(reason, 0) + 1
    for removals in opened.earlier.values():
        for removal in removals:
            of_kind = counts.setdefault(str(removal.kind), {})
            of_kind["earlier"] = of_kind.get("earlier", 0) + 1
    return counts

