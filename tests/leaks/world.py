"""A forum in every state at once, with a canary in every field; and the rows that say how each route is visited."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from forum.answers import services as answering
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import Decision, QueueEntry, Report
from forum.moderation.services import queueing
from forum.posting import services as posting
from forum.vault.models import Draft
from tests.cast import Cast

# On the roster: struck wherever it stands. Nobody outside the vault may ever meet one of these.
NAMES = {
    "title": "Quorvath",
    "body": "Zwillinbek",
    "answer": "Mbarukose",
    "steps": "Drozdeczki",
    "official": "Fennimoret",
    "pseudonym": "Ostrovanik",
}
# Words of texts that nobody has published: not a name, so nothing strikes them; only the pipeline keeps them in.
SEALED = {
    "draft": "zinnobergrau",
    "cooling-off": "klapperholz",
    "waiting": "morgenrotblau",
    "in review": "tintenfassig",
    "returned": "ampelkrauter",
    "declined": "wolkenschrank",
    "answer": "birnbaumelig",
    "report": "regenrinnerl",
    "appeal": "fensterkitter",
    "reach": "ofenrohrwart",
}
# Words that were public and were taken away: in no page, feed, result or mail any more.
TAKEN = {"hidden": "schubladenzaun", "removed": "kellertreppig", "withdrawn": "dachrinnenfee", "answer": "gartentorich"}

CANARIES = {*NAMES.values(), *SEALED.values(), *TAKEN.values()}
NEVER_STORED_PLAIN = {*NAMES.values(), *SEALED.values()}


@dataclass
class World:
    """What the routes are visited with."""

    app: Flask
    cast: Cast
    complaints: dict[str, Complaint] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    tokens: dict[str, list[str]] = field(default_factory=dict)


def words(state: str, word: str) -> tuple[str, str]:
    """A title and a body with canaries: two names, and a plain word."""
    title = f"Till closed, said {NAMES['title']} Harrowgate ({state})"
    body = f"The cashier {NAMES['body']} Harrowgate sent me away. It was {word}. Call 07700 900123."
    return title, body


def build(app: Flask) -> World:
    """Make one post in every state, with answers, steps, reports, appeals and decisions."""
    cast = Cast(app)
    world = World(app, cast)
    cast.protect(*(f"{name} Harrowgate" for name in NAMES.values()))
    for state in Publication:
        if state != Publication.COOLING_OFF:
            _make(world, str(state))
    _help(world)
    _contest(world)
    cast.run_worker()
    _make(world, "cooling-off")  # last: the worker would take it in
    _collect(world)
    return world


def _make(world: World, state: str) -> None:
    cast = world.cast
    title, body = words(state, SEALED.get(state) or TAKEN.get(state) or "quite ordinary")
    if state == "draft":
        world.tokens["draft"] = [cast.make_draft(title, body)]
    elif state == "cooling-off":
        world.complaints[state] = cast.make_sent(title, body)
    elif state in {"waiting", "in review"}:
        world.complaints[state] = cast.make_waiting(title, body)
        if state == "in review":
            queueing.claim_this(cast.entry("complaint", world.complaints[state].id).token, cast.account("mo"))
    elif state in {"returned", "declined"}:
        world.complaints[state] = _refused(world, state, title, body)
    else:
        world.complaints[state] = _taken(world, state, title, body)


def _refused(world: World, state: str, title: str, body: str) -> Complaint:
    cast = world.cast
    complaint = cast.make_waiting(title, body)
    mo = cast.account("mo")
    token = cast.entry("complaint", complaint.id).token
    queueing.claim_this(token, mo)
    if state == "returned":
        moderation.return_to_author(token, mo, "unclear", "Please say where it was.")
    else:
        moderation.decline(token, mo, "advertising", "")
    return db.session.get_one(Complaint, complaint.id)


def _taken(world: World, state: str, title: str, body: str) -> Complaint:
    cast = world.cast
    complaint = cast.make_published(title, body)
    mo = cast.account("mo")
    if state == "hidden":
        moderation.hide("complaint", complaint, mo, "report")
    elif state == "removed":
        moderation.remove("complaint", complaint, mo, "legal")
    elif state == "withdrawn":
        posting.withdraw("complaint", complaint.token, cast.account("carol").id)
    return db.session.get_one(Complaint, complaint.id)


def _help(world: World) -> None:
    cast, public = world.cast, world.complaints["published"]
    world.answers["published"] = cast.make_answer(
        public, f"Ask the desk again, I had {NAMES['answer']} Harrowgate there and it worked."
    )
    hidden = cast.make_answer(public, f"It was {TAKEN['answer']} for me as well, at the other desk.")
    moderation.hide("answer", hidden, cast.account("mo"), "report")
    world.answers["hidden"] = db.session.get_one(Answer, hidden.id)
    world.answers["waiting"] = cast.make_answer_sent(public, f"It was {SEALED['answer']} with me.")
    answering.answer_officially(
        public,
        cast.account("olga"),
        f"Customer Care has this now. {NAMES['official']} Harrowgate closed the till early.",
    )
    public = db.session.get_one(Complaint, public.id)
    number = db.session.get_one(Answer, world.answers["published"].id).number
    steps = f"1. Go to the desk.\n2. Ask again, {NAMES['steps']} Harrowgate knows."
    answering.resolve(public, cast.account("carol"), answer_number=number, steps=steps)


def _contest(world: World) -> None:
    cast, public = world.cast, world.complaints["published"]
    report = moderation.report(
        "complaint", public.id, reason="wrong", words=f"It is {SEALED['report']}.", reach=SEALED["reach"]
    )
    world.tokens["report"] = [report.token]
    declined = world.complaints["declined"]
    decision = db.session.query(Decision).filter_by(subject_id=declined.id, act="declined").one()
    appeal = moderation.appeal(decision, cast.account("carol").id, f"It was {SEALED['appeal']}.")
    world.tokens["appeal"] = [appeal.token]


def _collect(world: World) -> None:
    world.complaints = {state: db.session.get_one(Complaint, one.id) for state, one in world.complaints.items()}
    world.answers = {state: db.session.get_one(Answer, one.id) for state, one in world.answers.items()}
    world.tokens["drafts"] = [draft.token for draft in db.session.query(Draft)]
    world.tokens["queue"] = [entry.token for entry in db.session.query(QueueEntry)]
    world.tokens["decision"] = [decision.token for decision in db.session.query(Decision)]
    world.tokens["report"] = [report.token for report in db.session.query(Report)]


Values = Callable[[World], Iterator[dict[str, Any]]]
