"""Reports and appeals: anybody may say that a page is wrong, an author may contest a decision."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
from forum.moderation.services import deciding, notes, queueing
from forum.moderation.services.restoring import restore
from forum.vault import drafts
from forum.vault import services as vault

WORDS_LONGEST = 4_000
REACH_LONGEST = 200
REPORT_OUTCOMES = ("hidden", "removed", "kept")


@dataclass(frozen=True)
class Heard:
    """A report or an appeal, opened: what somebody says, and for an appeal the words it is about."""

    words: str
    reach: str = ""
    original: dict[str, str] = field(default_factory=dict)


def report(kind: str, subject_id: int | None, *, reason: str, words: str, reach: str) -> Report:
    """Say that a page is wrong or about oneself, with or without an account; the words are sealed.

    “It is about me” stands first in the moderators' list: who is concerned cannot answer for themselves in public.
    """
    faults = _report_faults(reason, words, reach)
    if faults:
        raise Invalid(next(iter(faults.values())), faults, {"words": words, "reach": reach})
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


def open_report(token: str, account: Account) -> tuple[Report, Heard]:
    """Open a report for the moderator who decides it; each opening is in the log. Raises NotFound, VaultClosed."""
    _refuse("decide_report", account)
    row = _open_report(token)
    fields = vault.open_claimed(row.sealed_id)
    _log_opening("report", token, account)
    return row, Heard(fields["words"], fields["reach"])


def decide_report(token: str, account: Account, outcome: str, reason: str = "report", words: str = "") -> Report:
    """Decide a report: hide or remove the post, or keep it."""
    _refuse("decide_report", account)
    if outcome not in REPORT_OUTCOMES:
        missing = _("Please choose what to do.")
        raise Invalid(missing, {"outcome": missing}, {"words": words})
    row = _open_report(token)
    post = subjects.load(row.subject_kind, row.subject_id) if row.subject_id is not None else None
    if post is not None and post.author_id == account.id:
        raise NotAllowed(_("This is your own post. Another moderator decides it."))
    if outcome != "kept" and post is None:
        raise Invalid(_("This report names no post. Take the post down on its own page first."), {}, {"words": words})
    if outcome != "kept" and reason not in rules.REASONS:
        raise Invalid(notes.choose_reason(), {"reason": notes.choose_reason()}, {"words": words})
    public = notes.outward_note(words if outcome != "kept" else "", post.language if post else "en")
    account_id, role = account.id, account.role
    with writing():
        row = _open_report(token, locked=True)
        if post is not None:
            _act_on(row, account, outcome, reason, public)
        row.decided_at, row.decided_by_id, row.outcome = clock.now(), account_id, outcome
        vault.keep_until(row.sealed_id, clock.now() + timedelta(days=settings().purge_days))
        log.record(
            "report_decided", actor_id=account_id, role=role, subject_kind="report", subject_id=token, outcome=outcome
        )
    return row


def appeal(decision: Decision, author_id: int, words: str) -> Appeal:
    """Contest a decision; another moderator decides, and nothing is destroyed until then."""
    decision_id = decision.id
    post = subjects.load(decision.subject_kind, decision.subject_id)
    if post.author_id != author_id:
        raise NotFound(_("There is nothing here."))
    if not is_contestable(decision):
        raise NotAllowed(_("This decision cannot be contested any more."), {"words": words})
    if not words.strip():
        raise Invalid(_("Please say in a few words why you see it differently."), {"words": _("Missing")})
    if len(words) > WORDS_LONGEST:
        too_long = _("Please keep it under %(n)s characters.", n=WORDS_LONGEST)
        raise Invalid(too_long, {"words": too_long}, {"words": words})
    sealed = vault.sealed("appeal", {"words": words})
    with writing():
        # The lock makes the second of two clicks wait for the first.
        decision = db.session.scalars(select(Decision).where(Decision.id == decision_id).with_for_update()).one()
        known = db.session.scalar(select(Appeal).where(Appeal.decision_id == decision_id))
        if known is not None:
            return known  # sent twice: the first one counts
        db.session.add(sealed)
        row = Appeal(decision_id=decision_id, sealed_id=sealed.id, at=clock.now())
        db.session.add(row)
        db.session.flush()
        if decision.original_id:
            vault.keep_until(decision.original_id, None)
        events.record("appealed", subject=row.token)
    return row


def is_contestable(decision: Decision) -> bool:
    """Whether an author may still contest it."""
    until = decision.appeal_until
    return decision.act in rules.RESTRICTIONS and until is not None and until >= clock.now()


def open_appeal(token: str, account: Account) -> tuple[Appeal, Heard]:
    """Open an appeal and what it is about, for a moderator who may decide it; each opening is in the log."""
    _refuse("decide_appeal", account)
    row = _open_appeal(token)
    post = subjects.load(row.decision.subject_kind, row.decision.subject_id)
    _refuse_own_decision(row, post, account)
    words = vault.open_claimed(row.sealed_id)["words"]
    original = _original(row.decision, post)
    _log_opening("appeal", token, account)
    return row, Heard(words, original=original)


def decide_appeal(token: str, account: Account, upheld: bool) -> Appeal:
    """Decide an appeal: the decision stands, or the post goes on as if it had not been made.

    Raises NotAllowed for the moderator whose decision is contested, and for the author.
    """
    _refuse("decide_appeal", account)
    account_id, role = account.id, account.role
    with writing():
        row = _open_appeal(token, locked=True)
        decision = row.decision
        post = subjects.load(decision.subject_kind, decision.subject_id, locked=True)
        _refuse_own_decision(row, post, account)
        row.decided_at, row.decided_by_id, row.upheld = clock.now(), account_id, upheld
        keep: datetime | None = clock.now() + timedelta(days=settings().purge_days)
        vault.keep_until(row.sealed_id, keep)
        if not upheld and _undo(decision, post, account):
            keep = None  # it waits in the queue again: nothing of it may be destroyed
        if decision.original_id:
            vault.keep_until(decision.original_id, keep)
        events.record("appeal_decided", subject=row.token)
        log.record(
            "appeal_decided",
            actor_id=account_id,
            role=role,
            subject_kind="appeal",
            subject_id=token,
            upheld=int(upheld),
        )
    return row


def _report_faults(reason: str, words: str, reach: str) -> dict[str, str]:
    faults = {}
    if reason not in rules.REPORT_REASONS:
        faults["reason"] = _("Please choose what is wrong.")
    if len(words) > WORDS_LONGEST:
        faults["words"] = _("Please keep it under %(n)s characters.", n=WORDS_LONGEST)
    if len(reach) > REACH_LONGEST:
        faults["reach"] = _("Please keep it under %(n)s characters.", n=REACH_LONGEST)
    return faults


def _open_report(token: str, *, locked: bool = False) -> Report:
    wanted = select(Report).where(Report.token == token, Report.decided_at.is_(None))
    row = db.session.scalar(wanted.with_for_update() if locked else wanted)
    if row is None:
        raise NotFound(_("This report was decided already."))
    return row


def _open_appeal(token: str, *, locked: bool = False) -> Appeal:
    wanted = select(Appeal).where(Appeal.token == token, Appeal.decided_at.is_(None))
    row = db.session.scalar(wanted.with_for_update() if locked else wanted)
    if row is None:
        raise NotFound(_("This appeal was decided already."))
    return row


def _original(decision: Decision, post: Any) -> dict[str, str]:
    """The sealed words a decision is about, or what stood in public, if these are all that is left."""
    if decision.original_id is not None:
        try:
            fields = vault.open_claimed(decision.original_id)
        except NotFound:
            pass
        else:
            return {name: text for name, text in fields.items() if name != queueing.EARLIER}
    return subjects.public_words(decision.subject_kind, post)


def _log_opening(kind: str, token: str, account: Account) -> None:
    account_id, role = account.id, account.role
    with writing():
        log.record(f"{kind}_opened", actor_id=account_id, role=role, subject_kind=kind, subject_id=token)


def _refuse(act: str, account: Account) -> None:
    if not rules.may(act, account.role):
        raise NotAllowed(_("Only moderators do this."))


def _refuse_own_decision(row: Appeal, post: Any, account: Account) -> None:
    if not rules.may_decide_appeal(account.role, account.id, row.decision.account_id, post.author_id):
        raise NotAllowed(_("This was your own decision, or your own post. Another moderator decides the appeal."))


def _act_on(row: Report, account: Account, outcome: str, reason: str, public: Any) -> None:
    post: Any = subjects.load(row.subject_kind, row.subject_id or 0)
    if outcome == "hidden" and post.state == Publication.PUBLISHED:
        deciding.take_down_in(row.subject_kind, post, account, Act.HIDDEN, Publication.HIDDEN, reason, public)
    if outcome == "removed" and post.state in {Publication.PUBLISHED, Publication.HIDDEN}:
        deciding.take_down_in(row.subject_kind, post, account, Act.REMOVED, Publication.REMOVED, reason, public)


def _undo(decision: Decision, post: Any, account: Account) -> bool:
    """Let a post go on; say whether it waits in the queue now.

    What was public is shown again, what was declined waits for another moderator. What was returned is its
    author's draft: it is sent again as it is, and nothing that was changed in it meanwhile is lost.
    """
    if decision.act in {Act.HIDDEN, Act.REMOVED}:
        hidden = post.state in {Publication.HIDDEN, Publication.REMOVED}
        return hidden and restore(decision.subject_kind, post, account) is None
    if decision.act == Act.DECLINED and post.state == Publication.DECLINED and decision.original_id:
        post.move_to(Publication.WAITING, Mover.MODERATOR)
        given_back = drafts.of_post(decision.subject_kind, post.id)
        if given_back is not None:
            drafts.drop(given_back)
        _queue_again(decision, post)
        return True
    return False


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
