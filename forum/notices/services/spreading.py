"""Who has to hear of what happened: written as one row a person, in one transaction, exactly once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from forum import clock, events
from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Progress
from forum.events import Event, Happened
from forum.extensions import db
from forum.moderation.models import Appeal, Decision
from forum.notices import queries, rules
from forum.notices.models import DigestLine
from forum.notices.rules import Kind, News, Often

# News of one problem that comes within a minute goes into one mail.
GATHERED = timedelta(minutes=1)
GATHERED_KINDS = frozenset({Kind.MINE, Kind.FOLLOWED})
PROGRESS = {Progress.SOLVED: News.SOLVED, Progress.REOPENED: News.REOPENED}


@dataclass(frozen=True)
class Hears:
    """Somebody has to hear of something; `of` is the kind of post where ids alone do not say it."""

    person: Account
    news: News
    complaint_id: int
    answer_id: int | None = None
    of: str = ""
    own: bool = False


def spread_decision(happened: list[Happened]) -> None:
    """An author hears what was decided about their post."""
    tokens = [one.subject for one in happened]
    for decision in db.session.scalars(select(Decision).where(Decision.token.in_(tokens))):
        _write(_author_hears(decision, News(decision.act)))


def spread_appeal(happened: list[Happened]) -> None:
    """An author hears what became of their appeal."""
    tokens = [one.subject for one in happened]
    for appeal in db.session.scalars(select(Appeal).where(Appeal.token.in_(tokens), Appeal.decided_at.is_not(None))):
        _write(_author_hears(appeal.decision, News.STANDS if appeal.upheld else News.TAKEN_BACK))


def spread_news(happened: list[Happened]) -> None:
    """An author and those who follow hear of a new answer, or that the problem moved on; whoever did it does not."""
    _write(hears for one in happened for hears in _all_hear(one))


def spread_thanks(happened: list[Happened]) -> None:
    """Whoever answered hears that it helped."""
    for one in happened:
        answer = db.session.get(Answer, one.answer_id)
        if answer is not None and answer.helpful_count:
            _write(_thanks(answer, News.HELPED))


def _author_hears(decision: Decision, news: News) -> Iterator[Hears]:
    kind = decision.subject_kind
    post: Any = db.session.get(queries.MODELS[kind], decision.subject_id)
    author = queries.account(post.author_id) if post is not None else None
    if author is None:
        return
    if kind == "complaint":
        yield Hears(author, news, post.id)
    elif kind == "answer":
        yield Hears(author, news, post.complaint_id, post.id)
    else:
        yield Hears(author, news, post.complaint_id, post.answer_id, kind)


def _all_hear(one: Happened) -> Iterator[Hears]:
    complaint = db.session.get(Complaint, one.complaint_id)
    if complaint is None or not complaint.is_public:
        return
    if one.answer_id is not None:
        yield from _hear_of_answer(one, complaint)
    elif complaint.case is not None:
        yield from _hear_of_progress(one, complaint, Progress(complaint.case.state))


def _hear_of_answer(one: Happened, complaint: Complaint) -> Iterator[Hears]:
    answer = db.session.get(Answer, one.answer_id)
    at = db.session.get_one(Event, one.event_id).at
    if answer is None or not answer.is_public or not rules.is_news(answer.published_at, at):
        return
    news = News.OFFICIAL if answer.official else News.ANSWER
    for person in _interested(complaint, but=answer.author_id):
        yield Hears(person, news, complaint.id, answer.id, own=person.id == complaint.author_id)


def _hear_of_progress(one: Happened, complaint: Complaint, progress: Progress) -> Iterator[Hears]:
    news = PROGRESS.get(progress, News.MOVED)
    for person in _interested(complaint, but=int(one.subject) if one.subject else None):
        yield Hears(person, news, complaint.id, own=person.id == complaint.author_id)
    solved = queries.solved_by(complaint.id) if progress is Progress.SOLVED else None
    if solved is not None and solved.answer is not None and solved.answer.author_id != solved.author_id:
        yield from _thanks(solved.answer, News.SOLVED_IT)


def _interested(complaint: Complaint, *, but: int | None) -> list[Account]:
    author = queries.account(complaint.author_id)
    people = {person.id: person for person in (*queries.followers(complaint.id), *([author] if author else []))}
    return [person for person in people.values() if person.id != but]


def _thanks(answer: Answer, news: News) -> Iterator[Hears]:
    author = queries.account(answer.author_id)
    if author is not None and not queries.waits(author.id, answer.id, news):
        yield Hears(author, news, answer.complaint_id, answer.id)


def _write(all_who_hear: Iterable[Hears]) -> None:
    """Write down what each has to hear of; where they want that at once, call once for a mail."""
    now, calls = clock.now(), {}
    for it in all_who_hear:
        kind = rules.kind_of(it.news, it.own)
        wanted = rules.often(it.person.mail_choices, kind)
        if wanted is Often.NEVER:
            continue
        db.session.add(_line(it))
        if wanted is Often.AT_ONCE:
            calls[f"{it.person.id}:{kind}:{it.complaint_id}"] = now + GATHERED if kind in GATHERED_KINDS else now
    for subject, due in calls.items():
        events.record("to_tell", subject=subject, due=due)


def _line(it: Hears) -> DigestLine:
    return DigestLine(
        account_id=it.person.id,
        complaint_id=it.complaint_id,
        answer_id=it.answer_id,
        kind=f"{it.news}/{it.of}" if it.of else str(it.news),
        at=clock.now(),
    )
