"""One mail to one person, at once: everything of its kind about one problem that waits for them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete

from forum import mail
from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.events import Happened
from forum.extensions import db, writing
from forum.notices import queries, rules
from forum.notices.models import DigestLine
from forum.notices.rules import Kind, Often
from forum.notices.services import letters


def tell(happened: list[Happened]) -> None:
    """Send what waits; with nothing left that is true, nothing is sent."""
    for one in happened:
        account_id, kind, complaint_id = (one.subject or "").split(":")
        _tell(int(account_id), Kind(kind), int(complaint_id))


def kind_of(line: DigestLine) -> Kind:
    """To which kind of mail a line belongs today."""
    complaint = db.session.get_one(Complaint, line.complaint_id)
    return rules.kind_of(queries.news_of(line), complaint.author_id == line.account_id)


def still_to_tell(person: Account, lines: Iterable[DigestLine]) -> list[DigestLine]:
    """What of it is still true, and still wanted."""
    return [
        line
        for line in lines
        if rules.often(person.mail_choices, kind_of(line)) is not Often.NEVER and queries.is_true(line)
    ]


def forget(account_id: int, lines: Sequence[int]) -> None:
    """What was told waits no more: in one transaction, once the server has said 250."""
    with writing():
        db.session.execute(delete(DigestLine).where(DigestLine.account_id == account_id, DigestLine.id.in_(lines)))


def _tell(account_id: int, kind: Kind, complaint_id: int) -> None:
    person = queries.account(account_id)
    lines = [line for line in queries.digest_lines(account_id, complaint_id) if kind_of(line) is kind]
    if not lines or (person and rules.often(person.mail_choices, kind) in {Often.DAILY, Often.WEEKLY}):
        return  # told already, or left to the summary
    found = still_to_tell(person, lines) if person else []
    letter = letters.single(person, kind, found, lines[0].at) if person and found else None
    told = [line.id for line in lines]
    db.session.rollback()  # a slow mail server must not keep a transaction open
    if letter is not None:
        mail.send(letter)
    forget(account_id, told)
