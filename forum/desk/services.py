"""Answering for the team: public at once, or, when something is doubtful, after a person has read it."""

from flask_babel import gettext as _

from forum.accounts.models import Account
from forum.answers import services as answers
from forum.answers.rules import ANSWER_LONGEST, may_answer_officially
from forum.answers.services import Outcome
from forum.complaints.models import Complaint
from forum.complaints.rules import Progress
from forum.desk import rules
from forum.errors import Invalid, NotAllowed, NotFound
from forum.moderation import services as moderation
from forum.redaction import services as redaction
from forum.redaction.services import Proposed
from forum.vault import services as vault


def send_answer(
    complaint: Complaint, account: Account, text: str, *, progress: str = "", days: int = 3, token: str | None = None
) -> Outcome:
    """Answer in the team's name; doubtful words are in the queue when this returns. Sent twice it is one answer.

    Raises NotAllowed for somebody without a team, Invalid for an answer that cannot be.
    """
    text = text.replace("\r\n", "\n").strip()
    refuse(complaint, account, text, progress, days)
    held = moderation.staff_words("answer", {"body": text}, complaint.language)
    return answers.answer_officially(
        complaint,
        account,
        text,
        progress=Progress(progress) if progress else None,
        next_contact_days=days,
        token=token,
        hold=held.hold,
    )


def open_private(complaint: Complaint, account: Account) -> dict[str, str]:
    """Open what its author wrote for the team alone; the opening is in the log.

    Raises NotAllowed for another team, NotFound when there is nothing any more, TooMany, VaultClosed.
    """
    case_team = complaint.case.team_id if complaint.case else None
    if not rules.may_read_private(account.role, account.team_id, case_team):
        raise NotAllowed(_("Only the team that has this case may read it."))
    if complaint.private_id is None:
        raise NotFound(_("There is nothing here."))
    reason = "to answer the customer"
    return vault.open_with_reason(complaint.private_id, reason, account_id=account.id, role=account.role)


def preview(text: str, language: str) -> Proposed:
    """What the machine would take out of an official answer, and what it doubts. Stores nothing."""
    redaction.refuse_reserved({"body": text})
    return redaction.propose({"body": text}, language)


def refuse(complaint: Complaint, account: Account, text: str, progress: str, days: int) -> None:
    """Say what keeps an answer from being sent."""
    if not may_answer_officially(account.role, account.team_id):
        raise NotAllowed(_("An official answer needs an official with a team."), kept={"body": text})
    redaction.refuse_reserved({"body": text})
    wrong = {}
    if not text:
        wrong["body"] = _("Please write the answer.")
    elif len(text) > ANSWER_LONGEST:
        wrong["body"] = _("This is longer than 32,000 characters. Please shorten it.")
    state = complaint.case.state if complaint.case else None
    # Where it stands already is no move: the second of two clicks asks for it.
    if progress and progress not in {str(move) for move in rules.moves(state)} | {state}:
        wrong["progress"] = _("The case cannot go there from where it stands now. Please choose again.")
    if days not in rules.DAYS:
        wrong["days"] = _("Please choose when the customer hears from you again.")
    if wrong:
        raise Invalid(_("Your text is kept. Please look at it again."), wrong, {"body": text})
