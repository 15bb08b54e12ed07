"""Fill an empty forum with invented stories, through the same pipeline that real ones take."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from forum import clock
from forum.accounts import second_factor
from forum.accounts import services as accounts
from forum.accounts.models import Account
from forum.answers import services as answering
from forum.answers.models import Answer, Resolution
from forum.catalogue import queries as catalogue
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover, Progress, Publication
from forum.config import settings
from forum.desk import setup_file
from forum.errors import Misconfigured
from forum.extensions import db, writing
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.services import queueing
from forum.posting import services as posting
from forum.redaction import rules
from forum.redaction import services as redaction
from forum.roles import REVIEWERS, Role
from forum.vault import drafts
from forum.vault import services as vault

HERE = Path(__file__).parent
PASSWORD = "redress demo"
PEOPLE = {  # address → role, pseudonym, team: who a newcomer may sign in as
    "carol@example.org": (Role.CUSTOMER, "Carol", ""),
    "dan@example.org": (Role.CUSTOMER, "Dan", ""),
    "olga@example.org": (Role.OFFICIAL, "Payments desk", "payments"),
    "mo@example.org": (Role.MODERATOR, "Desk M", ""),
    "nia@example.org": (Role.MODERATOR, "Desk N", ""),
    "ada@example.org": (Role.ADMINISTRATOR, "Desk A", "customer-care"),
}
PROGRESS = {"looking": Progress.LOOKING, "not_upheld": Progress.NOT_UPHELD}

Story = Mapping[str, Any]


def fill() -> int:
    """Make accounts, teams, roster and stories in an empty forum; return how many stories. Never in production.

    Raises Misconfigured where demo accounts must not exist.
    """
    if settings().production or not settings().demo:
        raise Misconfigured("Demo accounts have known passwords: set FORUM_DEMO=1, and never in production.")
    if db.session.scalar(select(func.count()).select_from(Complaint)):
        return 0
    setup = json.loads((HERE / "setup.json").read_text("utf-8"))
    _set_up(setup)
    people = _people(setup)
    stories = [*_stories("stories_en.json"), *_stories("stories_fr.json")]
    stories.sort(key=lambda story: -story["days_ago"])
    later = [story for story in stories if story["state"] in {"cooling-off", "draft"}]
    with _nobody_listens():
        for story in stories:
            if story not in later:
                _tell(story, people)
    for story in later:
        _begin(story, people)
    return len(stories)


def _set_up(setup: Mapping[str, Any]) -> None:
    named = {"keep": "keep", "team": "teams", "product": "products", "place": "places"}
    setup_file.apply(setup_file.checked({name: setup[key] for name, key in named.items()}))
    entries, _wrong = rules.roster_from_csv((HERE / "rosters.csv").read_text("utf-8"))
    redaction.add_to_roster(entries)


def _people(setup: Mapping[str, Any]) -> dict[str, int]:
    """Account ids by key; only those in PEOPLE have a password that anybody knows."""
    made = {
        address: accounts.grant(address, role, pseudonym=name, password=PASSWORD, team=team)[0].id
        for address, (role, name, team) in PEOPLE.items()
    }
    for address, (role, _name, _team) in PEOPLE.items():
        if role in REVIEWERS:  # their second factor is known too: the page that asks for its code tells it
            accounts.give_factor(made[address], second_factor.DEMO_SECRET)
    for one in setup["customers"]:
        address = f"{one['key']}@customers.example"
        account, _password = accounts.grant(
            address, Role.CUSTOMER, pseudonym=one["pseudonym"], language=one["language"]
        )
        made[one["key"]] = account.id
    return made


def _stories(name: str) -> list[Story]:
    language = name.removesuffix(".json")[-2:]
    return [{**story, "language": language} for story in json.loads((HERE / name).read_text("utf-8"))]


@contextmanager
def _nobody_listens() -> Iterator[None]:
    """What is invented sends no mail; the index is built afterwards, whole."""
    kept = current_app.extensions["reactions"]
    current_app.extensions["reactions"] = {}
    try:
        yield
    finally:
        current_app.extensions["reactions"] = kept


def _begin(story: Story, people: Mapping[str, int]) -> str:
    fields = {
        "kind": story["kind"],
        "product": story["product"],
        "heard_only": "yes" if story["heard_only"] else "",
        **_words(story),
    }
    token = posting.draft(people[story["author"]], "complaint", fields).token
    if story["state"] != "draft":
        posting.send(token, people[story["author"]])
    return token


def _words(story: Story) -> dict[str, str]:
    """What its author wrote; a wish and tags where there are some."""
    return {name: story.get(name, "") for name in ("title", "body", "wish", "tags")}


def _tell(story: Story, people: Mapping[str, int]) -> None:
    """Take one story through the pipeline to the state it should be in."""
    token = _begin(story, people)
    draft = drafts.find(token, people[story["author"]])
    assert draft is not None and draft.post_id is not None
    complaint = db.session.get_one(Complaint, draft.post_id)
    complaint.language = story["language"]
    entry = queueing.take_in("complaint", complaint, _words(story))
    assert entry is not None
    _settle(story, entry, people)
    _date(story, entry.subject_id)


def _settle(story: Story, entry: QueueEntry, people: Mapping[str, int]) -> None:
    mo = db.session.get_one(Account, people["mo@example.org"])
    state, complaint_id = story["state"], entry.subject_id
    if state == "waiting":
        return
    if state in {"returned", "declined"}:
        queueing.claim_this(entry.token, mo)
        decide = moderation.return_to_author if state == "returned" else moderation.decline
        decide(entry.token, mo, story["reason"], story["note"])
        return
    slipped = state in {"hidden", "removed", "withdrawn"}
    _publish(entry, [] if slipped else story["names"], mo)
    complaint = db.session.get_one(Complaint, complaint_id)
    if state == "withdrawn":
        posting.withdraw("complaint", complaint.token, people[story["author"]])
    elif state in {"hidden", "removed"}:
        take_down = moderation.hide if state == "hidden" else moderation.remove
        take_down("complaint", complaint, mo, story["reason"], story["note"])
    else:
        _help(story, complaint_id, people, mo)


def _publish(entry: QueueEntry, names: Sequence[str], mo: Account) -> None:
    """Decide as a careful moderator would: what is listed goes, what else was proposed stays."""
    token = entry.token
    queueing.claim_this(token, mo)
    opened = queueing.open_for_review(token, mo.id)
    answers, marks = {}, {}
    for field, text in opened.fields.items():
        wanted = [(at, at + len(name)) for name in names for at in _places(text, name)]
        spans = entry.proposal.spans.get(field, ())
        for number, (start, end, _kind, tier, _reason) in enumerate(spans):
            meant = any(start < stop and begin < end for begin, stop in wanted)
            answers[f"{field}:{number}"] = (
                ("keep" if meant else "undo") if tier == "strike" else ("strike" if meant else "leave")
            )
        marks[field] = [(begin, stop, _kind_of(text[begin:stop])) for begin, stop in wanted]
    queueing.save_answers(token, mo.id, entry.proposal.version, answers, marks)
    moderation.publish(token, mo, entry.proposal.version)


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _kind_of(words: str) -> str:
    if "@" in words.strip("@"):
        return "email"
    if words.startswith("@"):
        return "handle"
    digits = sum(letter.isdigit() for letter in words)
    if digits >= 8:
        return "phone"
    return "number" if digits and words.isdigit() else "description" if len(words.split()) > 4 else "name"


def _help(story: Story, complaint_id: int, people: Mapping[str, int], mo: Account) -> None:
    rows = [_answer(story, one, complaint_id, people, mo) for one in story["answers"]]
    if story["resolution"]:
        _resolve(story, complaint_id, rows, people, mo)
    with writing():
        complaint = db.session.get_one(Complaint, complaint_id)
        complaint.same_count = story["same"]
        wanted = story["case"]
        if complaint.case is not None and wanted not in {"none", "open", "solved", "reopened"}:
            _move(complaint, PROGRESS.get(wanted) or Progress(wanted))
    if story["case"] == "reopened":
        author = db.session.get_one(Account, people[story["author"]])
        answering.reopen(db.session.get_one(Complaint, complaint_id), author)


def _move(complaint: Complaint, state: Progress) -> None:
    """Walk a case to where it should stand; every step is one that an official may take."""
    assert complaint.case is not None
    if state in {Progress.NOT_UPHELD} and complaint.case.state == Progress.OPEN:
        complaint.case.move_to(Progress.LOOKING, Mover.OFFICIAL)
    if complaint.case.state != state:
        complaint.case.move_to(state, Mover.OFFICIAL)


def _answer(story: Story, one: Mapping[str, Any], complaint_id: int, people: Mapping[str, int], mo: Account) -> int:
    team = catalogue.team_by_slug(one["team"]) if one["official"] else None
    proposed = redaction.propose({"body": one["body"]}, story["language"])
    sealed = vault.sealed("answer", {"body": one["body"]})
    with writing():
        row = Answer(
            complaint_id=complaint_id,
            author_id=people["olga@example.org"] if team else people[one["author"]],
            official=team is not None,
            team_id=team.id if team else None,
            language=story["language"],
            state=Publication.WAITING,
            sent_at=clock.now(),
        )
        db.session.add(row)
        db.session.flush()
        entry = queueing.enqueue("answer", row, sealed, proposed)
    _publish(entry, story["names"], mo)
    return row.id


def _resolve(story: Story, complaint_id: int, rows: Sequence[int], people: Mapping[str, int], mo: Account) -> None:
    said = story["resolution"]
    author = people[story["author"]] if said["by"] == "author" else mo.id
    number = db.session.get_one(Answer, rows[said["answer"]]).number if said["answer"] is not None else None
    steps = "\n".join(f"{n}. {step}" for n, step in enumerate(said["steps"], 1))
    complaint = db.session.get_one(Complaint, complaint_id)
    outcome = answering.resolve(complaint, db.session.get_one(Account, author), answer_number=number, steps=steps)
    if outcome.doubtful:
        proposed = redaction.propose({"body": steps}, story["language"])
        sealed = vault.sealed("resolution", {"body": steps})
        with writing():
            entry = queueing.enqueue("resolution", outcome.post, sealed, proposed)
        _publish(entry, story["names"], mo)


def _date(story: Story, complaint_id: int) -> None:
    """Set the invented times: everything above happened in one second."""
    posted = clock.now() - timedelta(days=story["days_ago"])
    with writing():
        complaint = db.session.get_one(Complaint, complaint_id)
        complaint.sent_at = posted
        if complaint.published_at is not None:
            complaint.published_at = complaint.changed_at = posted + timedelta(minutes=50)
            _date_answers(story, complaint, posted)
            _date_case(story, complaint, posted)
        for entry in db.session.scalars(select(QueueEntry).where(QueueEntry.subject_id == complaint_id)):
            if entry.subject_kind == "complaint":
                entry.entered_at = posted


def _date_answers(story: Story, complaint: Complaint, posted: datetime) -> None:
    rows = db.session.scalars(select(Answer).where(Answer.complaint_id == complaint.id).order_by(Answer.id))
    for row, one in zip(rows, story["answers"], strict=False):
        row.published_at = row.changed_at = posted + timedelta(days=one["days_later"])
        row.helpful_count = one["helpful"]
        complaint.changed_at = max(complaint.changed_at or posted, row.published_at)
        if row.official and (complaint.answered_officially_at or clock.now()) > row.published_at:
            complaint.answered_officially_at = row.published_at


def _date_case(story: Story, complaint: Complaint, posted: datetime) -> None:
    case = complaint.case
    if case is None:
        return
    case.opened_at = posted
    if case.is_open and story["next_contact_days"] is not None:
        case.next_contact_at = clock.now() + timedelta(days=story["next_contact_days"])
    for row in db.session.scalars(select(Resolution).where(Resolution.complaint_id == complaint.id)):
        row.said_at = row.published_at = posted + timedelta(days=story["resolution"]["days_later"])
        case.ended_at = row.said_at if case.ended_at else None
        complaint.changed_at = max(complaint.changed_at or posted, row.said_at)
    if case.ended_at is not None and story["resolution"] is None:
        case.ended_at = complaint.changed_at
