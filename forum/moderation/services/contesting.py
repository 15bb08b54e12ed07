"""Reports and appeals: anybody may say that a page is wrong, an author may contest a decision."""

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.complaints.rules import Mover, Publication
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.models import Appeal, Decision, QueueEntry, Report
from forum.moderation.rules import Act
from forum.moderation.services import deciding
from forum.vault import services as vault

WORDS_LONGEST = 4_000
REPORT_OUTCOMES = ("hidden", "removed", "kept")


def report(kind: str, subject_id: int | None, *, reason: str, words: str, reach: str) -> Report:
    """Say that a page is wrong or about oneself, with or without an account; the words are sealed.

    “It is about me” stands first in the moderators' list: who is concerned cannot answer for themselves in public.
    """
    if reason not in rules.REPORT_REASONS:
        raise Invalid(_("Please choose what is wrong."), {"reason": _("Choose one")}, {"words": words, "reach": reach})
    if len(words) > WORDS_LONGEST:
        raise Invalid(_("Please keep it under %(n)s characters.", n=WORDS_LONGEST), {"words": _("Too long")}, {"words": words})
    sealed = vault.sealed("report", {"words": words, "reach": reach})
    with writing():
        db.session.add(sealed)
        row = Report(
            subject_kind=kind,
            subject_id=subject_id,
            about_me=reason == "about_me",
            reason=reason,
            sealed_id=sealed.id,
            at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        events.record("reported", subject=row.token)
    return row


def decide_report(token: str, account: Account, outcome: str, reason: str = "report", words: str = "") -> Report:
    """Decide a report: hide or remove the post, or keep it."""
    if not rules.may("decide_report", account.role):
        raise NotAllowed(_("Only moderators do this."))
    if outcome not in REPORT_OUTCOMES:
        raise Invalid(_("Please choose what to do."))
    account_id, role = account.id, account.role
    with writing():
        row = db.session.scalar(
            select(Report).where(Report.token == token, Report.decided_at.is_(None)).with_for_update()
        )
        if row is None:
            raise NotFound(_("This report was decided already."))
        if outcome != "kept" and row.subject_id is not None:
            _act_on(row, account, outcome, reason, words)
        row.decided_at, row.decided_by_id, row.outcome = clock.now(), account_id, outcome
        vault.keep_until(row.sealed_id, clock.now() + timedelta(days=settings().purge_days))
        log.record("report_decided", actor_id=account_id, role=role, subject_kind="report", subject_id=token, outcome=outcome)
    return row


def appeal(decision: Decision, author_id: int, words: str) -> Appeal:
    """Contest a decision; another moderator decides, and nothing is destroyed until then."""
    decision_id = decision.id
    if not words.strip() or len(words) > WORDS_LONGEST:
        raise Invalid(_("Please say in a few words why you see it differently."), {"words": _("Missing or too long")}, {"words": words})
    post = subjects.load(decision.subject_kind, decision.subject_id)
    if post.author_id != author_id:
        raise NotFound(_("There is nothing here."))
    if decision.act not in rules.RESTRICTIONS or decision.appeal_until is None or decision.appeal_until < clock.now():
        raise NotAllowed(_("This decision cannot be contested any more."))
    sealed = vault.sealed("appeal", {"words": words})
    with writing():
        known = db.session.scalar(select(Appeal).where(Appeal.decision_id == decision_id))
        if known is not None:
            return known  # sent twice: the first one counts
        db.session.add(sealed)
        row = Appeal(decision_id=decision_id, sealed_id=sealed.id, at=clock.now())
        db.session.add(row)
        db.session.flush()
        if row.decision.original_id:
            vault.keep_until(row.decision.original_id, None)
        events.record("appealed", subject=row.token)
    return row


def decide_appeal(token: str, account: Account, upheld: bool) -> Appeal:
    """Decide an appeal: the decision stands, or the post goes on as if it had not been made.

    Raises NotAllowed for the moderator whose decision is contested.
    """
    account_id, role = account.id, account.role
    with writing():
        row = db.session.scalar(
            select(Appeal).where(Appeal.token == token, Appeal.decided_at.is_(None)).with_for_update()
        )
        if row is None:
            raise NotFound(_("This appeal was decided already."))
        if not rules.may_decide_appeal(role, account_id, row.decision.account_id):
            raise NotAllowed(_("This was your own decision. Another moderator decides the appeal."))
        row.decided_at, row.decided_by_id, row.upheld = clock.now(), account_id, upheld
        if not upheld:
            _undo(row.decision, account)
        if row.decision.original_id:
            vault.keep_until(row.decision.original_id, clock.now() + timedelta(days=settings().purge_days))
        vault.keep_until(row.sealed_id, clock.now() + timedelta(days=settings().purge_days))
        events.record("appeal_decided", subject=row.token)
        log.record(
            "appeal_decided", actor_id=account_id, role=role, subject_kind="appeal", subject_id=token, upheld=int(upheld)
        )
    return row


def appeal_words(row: Appeal) -> str:
    """What the author says; opened for the moderator who decides."""
    return vault.open_claimed(row.sealed_id)["words"]


def report_words(row: Report) -> dict[str, str]:
    """What the report says, and how to reach its author."""
    return vault.open_claimed(row.sealed_id)


def _act_on(row: Report, account: Account, outcome: str, reason: str, words: str) -> None:
    assert row.subject_id is not None
    post = subjects.load(row.subject_kind, row.subject_id)
    if outcome == "hidden" and post.state == Publication.PUBLISHED:
        deciding.hide(row.subject_kind, post, account, reason, words)
    if outcome == "removed" and post.state in {Publication.PUBLISHED, Publication.HIDDEN}:
        deciding.remove(row.subject_kind, post, account, reason, words)


def _undo(decision: Decision, account: Account) -> None:
    """Let a post go on: what was public is shown again, what was declined waits for another moderator."""
    post: Any = subjects.load(decision.subject_kind, decision.subject_id, locked=True)
    if decision.act in {Act.HIDDEN, Act.REMOVED}:
        deciding.restore(decision.subject_kind, post, account)
    elif decision.act == Act.DECLINED and decision.original_id:
        post.move_to(Publication.WAITING, Mover.MODERATOR)
        _queue_again(decision, post)


def _queue_again(decision: Decision, post: Any) -> None:
    """A new entry for the same sealed words, which the moderator who declined it will not get."""
    old = db.session.scalar(select(QueueEntry).where(QueueEntry.original_id == decision.original_id))
    if old is None:
        raise NotFound(_("The original was destroyed after its time."))
    db.session.add(
        QueueEntry(
            subject_kind=old.subject_kind,
            subject_id=old.subject_id,
            original_id=old.original_id,
            text_version=old.text_version,
            proposal_id=old.proposal_id,
            urgency=old.urgency,
            marked=True,
            entered_at=old.entered_at,
            left_by=[decision.account_id] if decision.account_id else [],
        )
    )


