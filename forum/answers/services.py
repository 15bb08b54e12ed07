"""Answering, calling something helpful, saying what solved it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from forum import clock, events, log
from forum.accounts.models import Account
from forum.answers import rules
from forum.answers.models import Answer, Helpful, Resolution
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, new_token
from forum.complaints.rules import Mover, Progress, Publication
from forum.complaints.services import PublicField, Publishable
from forum.errors import Invalid, NotAllowed, NotFound
from forum.extensions import db, writing
from forum.redaction import services as redaction
from forum.redaction.rules import PublicWords, counts, removals_json

Kind = TypeVar("Kind", Answer, Resolution)
# What is done, in the same transaction, with words that a person must read first.
Hold = Callable[[Any], None]


@dataclass(frozen=True)
class Outcome:
    """What became of staff words: public at once, or doubtful and waiting for a person."""

    post: Answer | Resolution
    doubtful: bool


def answer(*, complaint_id: int, author_id: int, language: str) -> Answer:
    """Make the row of an answer that is being sent; its words go through the same pipeline as a complaint's."""
    row = Answer(complaint_id=complaint_id, author_id=author_id, language=language, state=Publication.DRAFT)
    db.session.add(row)
    db.session.flush()
    return row


def answer_officially(
    complaint: Complaint,
    account: Account,
    text: str,
    *,
    progress: Progress | None = None,
    next_contact_days: int = 3,
    token: str | None = None,
    hold: Hold | None = None,
) -> Outcome:
    """Answer in the team's name: public at once when nothing is doubtful, else it waits for a person.

    The same token is the same answer, however often it is sent; `hold` takes doubtful words, in the same transaction.
    Raises NotAllowed for somebody without a team. The promise of a next word is made in the same transaction.
    """
    if not rules.may_answer_officially(account.role, account.team_id):
        raise NotAllowed(_("An official answer needs an official with a team."))
    complaint_id, account_id, team_id, role = complaint.id, account.id, account.team_id, account.role
    words, doubts = redaction.outward(text, complaint.language)
    with writing():
        complaint = _locked(complaint_id)
        if not complaint.is_public:
            raise NotFound(_("This problem is not public any more."))
        known = _known(Answer, token, account_id)
        if known is not None:
            return Outcome(known, not known.is_public)
        row = Answer(
            token=token or new_token(),
            complaint_id=complaint_id,
            author_id=account_id,
            language=complaint.language,
            official=True,
            team_id=team_id,
            state=Publication.WAITING,
            sent_at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        if not doubts:
            publish(row, _publishable(words, complaint.language), Mover.MACHINE)
        elif hold is not None:
            hold(row)
        log.record("answered_officially", actor_id=account_id, role=role, subject_kind="answer", subject_id=row.id)
        if complaint.case is not None and complaint.case.is_open:
            complaints.move_case(
                complaint_id,
                progress or Progress(complaint.case.state),
                Mover.OFFICIAL,
                next_contact_days,
                actor_id=account_id,
            )
    return Outcome(row, bool(doubts))


def publish(row: Answer, words: Publishable, mover: Mover) -> None:
    """Store what everyone may read of an answer; inside the deciding transaction."""
    row.move_to(Publication.PUBLISHED, mover)
    complaints.wear(row, words)
    row.number = row.number or complaints.next_number("answer")
    complaint = row.complaint
    if row.published_at is None:
        row.published_at = clock.now()
        if row.official and complaint.answered_officially_at is None:
            complaint.answered_officially_at = row.published_at
    complaint.changed_at = clock.now()
    _recount(row.complaint_id)
    publish_waiting_resolution(row)
    events.record("answer_published", complaint_id=row.complaint_id, answer_id=row.id)


def publish_waiting_resolution(row: Answer) -> None:
    """Show what an import said: this answer solved it. Steps of their own pass the queue instead."""
    waiting = select(Resolution).where(
        Resolution.answer_id == row.id, Resolution.state == Publication.WAITING, Resolution.sent_at.is_(None)
    )
    for resolution in db.session.scalars(waiting):
        publish_steps(resolution, Publishable({"body": PublicField("")}, language=row.language), Mover.MACHINE)


def take_down(row: Answer, state: Publication, mover: Mover) -> None:
    """Hide, remove or withdraw an answer; the problem's index entry made before is now old."""
    row.move_to(state, mover)
    row.complaint.takedown += 1
    row.complaint.changed_at = clock.now()
    if state is Publication.WITHDRAWN:
        complaints.forget_words(row)
    _recount(row.complaint_id)
    events.record("answer_taken_down", complaint_id=row.complaint_id, answer_id=row.id)


def helpful(answer_id: int, account_id: int) -> tuple[bool, int]:
    """Call an answer helpful, or take it back; return whether it stands and how many do."""
    with writing():
        row = db.session.get_one(Answer, answer_id)
        if row.author_id == account_id:
            raise NotAllowed(_("Others say whether your answer helps."))
        had = db.session.execute(
            delete(Helpful).where(Helpful.answer_id == answer_id, Helpful.account_id == account_id)
        ).rowcount  # type: ignore[attr-defined]
        if not had:
            db.session.add(Helpful(answer_id=answer_id, account_id=account_id, at=clock.now()))
            events.record("called_helpful", complaint_id=row.complaint_id, answer_id=answer_id)
        counted = Answer.helpful_count + (-1 if had else 1)
        step = update(Answer).where(Answer.id == answer_id).values(helpful_count=counted)
        count = db.session.scalar(step.returning(Answer.helpful_count).execution_options(synchronize_session=False))
    return not had, int(count or 0)


def resolve(
    complaint: Complaint,
    account: Account,
    *,
    answer_number: int | None,
    steps: str,
    token: str | None = None,
    hold: Hold | None = None,
) -> Outcome:
    """Say what solved it: an answer, steps, or both; by the author or a moderator, and marked so.

    The case is solved at once. Steps with a doubt wait for a person: `hold` takes them, in the same transaction.
    The same token is the same resolution, however often it is sent.
    """
    if not rules.may_resolve(account.role, account.id, complaint.author_id):
        raise NotAllowed(_("The person who posted it, or a moderator, says what solved it."))
    if complaint.case is None:
        raise NotAllowed(_("There is no case here that could be solved."))
    if len(steps) > rules.STEPS_LONGEST:
        raise Invalid(_("Please keep the steps under %(n)s characters.", n=rules.STEPS_LONGEST), kept={"steps": steps})
    if not steps.strip() and answer_number is None:
        raise Invalid(_("Choose the answer that helped, or write the steps."), kept={"steps": steps})
    words, doubts = redaction.outward(steps.strip(), complaint.language)
    complaint_id, account_id, role = complaint.id, account.id, account.role
    said_by = "author" if account_id == complaint.author_id else "moderator"
    with writing():
        complaint = _locked(complaint_id)
        known = _known(Resolution, token, account_id)
        if known is not None:
            return Outcome(known, not known.is_public)
        _withdraw_resolutions(complaint_id)
        row = Resolution(
            token=token or new_token(),
            complaint_id=complaint_id,
            answer_id=_answer_id(complaint_id, answer_number),
            author_id=account_id,
            said_by=said_by,
            said_at=clock.now(),
            language=complaint.language,
            state=Publication.WAITING,
            sent_at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        if not doubts:
            publish_steps(row, _publishable(words, complaint.language), Mover.MACHINE)
        elif hold is not None:
            hold(row)
        assert complaint.case is not None
        if complaint.case.state != Progress.SOLVED:
            mover = Mover.AUTHOR if said_by == "author" else Mover.MODERATOR
            complaint.case.move_to(Progress.SOLVED, mover)
        log.record("resolved", actor_id=account_id, role=role, subject_kind="complaint", subject_id=complaint_id)
        events.record("case_moved", complaint_id=complaint_id, subject=str(account_id))
    return Outcome(row, bool(doubts))


def publish_steps(row: Resolution, words: Publishable, mover: Mover) -> None:
    """Show what solved it; inside the deciding transaction."""
    row.move_to(Publication.PUBLISHED, mover)
    complaints.wear(row, words)
    row.published_at = row.published_at or clock.now()
    row.complaint.changed_at = clock.now()
    case = row.complaint.case
    if case is not None and case.state != Progress.SOLVED:
        case.move_to(Progress.SOLVED, Mover.AUTHOR if row.said_by == "author" else Mover.MODERATOR)
    events.record("resolution_published", complaint_id=row.complaint_id)


def hide_steps(row: Resolution, state: Publication, mover: Mover) -> None:
    """Take steps down that should not be public."""
    row.move_to(state, mover)
    row.complaint.takedown += 1
    events.record("answer_taken_down", complaint_id=row.complaint_id)


def reopen(complaint: Complaint, account: Account) -> None:
    """Say that it is not solved after all; the resolution is withdrawn, the case opens again with a new date."""
    if not rules.may_reopen(account.role, account.id, complaint.author_id):
        raise NotAllowed(_("The person who posted it, or a moderator, opens it again."))
    mover = Mover.AUTHOR if account.id == complaint.author_id else Mover.MODERATOR
    complaint_id, account_id = complaint.id, account.id
    with writing():
        complaints.reopen(db.session.get_one(Complaint, complaint_id), mover, account_id)
        _withdraw_resolutions(complaint_id)


def _publishable(words: PublicWords, language: str) -> Publishable:
    return Publishable(
        {"body": PublicField(words.text, removals_json(words))},
        {kind: {"outward": count} for kind, count in counts(words.removals).items()},
        (),
        language,
    )


def _locked(complaint_id: int) -> Complaint:
    """The complaint, kept for this transaction: the second of two clicks waits for the first."""
    return db.session.get_one(Complaint, complaint_id, with_for_update={"of": Complaint})


def _known(model: type[Kind], token: str | None, account_id: int) -> Kind | None:
    """What the first of two clicks made."""
    if token is None:
        return None
    return db.session.scalar(select(model).where(model.token == token, model.author_id == account_id))


def _answer_id(complaint_id: int, number: int | None) -> int | None:
    if number is None:
        return None
    found = db.session.scalar(
        select(Answer.id).where(
            Answer.number == number, Answer.complaint_id == complaint_id, Answer.state == Publication.PUBLISHED
        )
    )
    if found is None:
        raise NotFound(_("This answer is not public any more."))
    return found


def _withdraw_resolutions(complaint_id: int) -> None:
    db.session.execute(
        update(Resolution)
        .where(Resolution.complaint_id == complaint_id, Resolution.withdrawn_at.is_(None))
        .values(withdrawn_at=clock.now())
        .execution_options(synchronize_session="fetch")
    )


def _recount(complaint_id: int) -> None:
    db.session.flush()
    public = select(func.count()).where(Answer.complaint_id == complaint_id, Answer.state == Publication.PUBLISHED)
    db.session.get_one(Complaint, complaint_id).answer_count = db.session.scalar(public) or 0
