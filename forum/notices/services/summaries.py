"""One mail for everything that somebody wants to hear of once a day, or once a week."""

from forum import clock, events, mail
from forum.events import Happened
from forum.extensions import db, writing
from forum.notices import queries, rules
from forum.notices.models import DigestLine
from forum.notices.rules import Often
from forum.notices.services import letters, telling
from forum.web.languages import local_day, zone

REACTION = "send_summary"


def call_for_summaries() -> None:
    """Say whose summary is due; each is sent, tried again and parked on its own."""
    now = clock.now()
    with writing():
        waiting = queries.waiting_since(rules.last_summary(Often.DAILY, now, zone()))
        called = {subject.partition(":")[0] for subject in queries.called_for(REACTION)} if waiting else set()
        for account_id in waiting:
            if str(account_id) not in called and _due(account_id):
                events.record("summary_due", subject=f"{account_id}:{local_day(now)}")


def send_summary(happened: list[Happened]) -> None:
    """Send one person's summary; with nothing left that may be read, nothing is sent."""
    for one in happened:
        account_id, _, day = (one.subject or "").partition(":")
        _send(int(account_id), day)


def _send(account_id: int, day: str) -> None:
    person, lines = queries.account(account_id), _due(account_id)
    found = telling.still_to_tell(person, lines) if person else []
    letter = letters.summary(person, found, day) if person and found else None
    told = [line.id for line in lines]
    db.session.rollback()  # a slow mail server must not keep a transaction open
    if letter is not None:
        mail.send(letter)
    telling.forget(account_id, told)


def _due(account_id: int) -> list[DigestLine]:
    person, now, here = queries.account(account_id), clock.now(), zone()
    choices = person.mail_choices if person else {}
    return [
        line
        for line in queries.digest_lines(account_id)
        if rules.is_due(rules.often(choices, telling.kind_of(line)), line.at, now, here)
    ]
