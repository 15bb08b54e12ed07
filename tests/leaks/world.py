"""A forum in every state at once, with a canary in every field; and the rows that say how each route is visited."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from PIL import Image, ImageDraw

from forum.accounts import services as accounts
from forum.accounts import visitors
from forum.accounts.link_tokens import token_of
from forum.accounts.rules import Purpose
from forum.answers import services as answering
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import Decision, QueueEntry, Report
from forum.moderation.services import queueing
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.posting import services as posting
from forum.vault.models import Draft
from tests.cast import PASSWORD, Cast

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
    "edit": "bettkastenlade",
    "in review": "tintenfassig",
    "returned": "ampelkrauter",
    "declined": "wolkenschrank",
    "answer": "birnbaumelig",
    "report": "regenrinnerl",
    "appeal": "fensterkitter",
    "reach": "ofenrohrwart",
    "visitor": "treppengeland",
    "order": "pflaumenkeks",
}
# Words that were public and were taken away: in no page, feed, result or mail any more.
TAKEN = {"hidden": "schubladenzaun", "removed": "kellertreppig", "withdrawn": "dachrinnenfee", "answer": "gartentorich"}

# What the browser of somebody holds who has written without an account.
VISITORS_COOKIE = "a-token-that-nobody-else-has"

# In the files of photos as their authors send them: a comment, and the name of the file. No copy ever holds it.
IN_FILES = "kaminsimstaub"
# What authors say their photos show: a name, and a word that is public only with the photo.
ALTS = {"published": "brunnendeckel", "waiting": "fahrradklingl", "draft": "gummistiefele", "hidden": "heizungsrohre"}

CANARIES = {*NAMES.values(), *SEALED.values(), *TAKEN.values(), IN_FILES, *set(ALTS.values()) - {ALTS["published"]}}
NEVER_STORED_PLAIN = {*NAMES.values(), *SEALED.values(), IN_FILES, ALTS["waiting"], ALTS["draft"]}


# What else Carol writes: names in the public fields, and something that only the team may read.
BESIDE = {
    "wish": f"An apology from {NAMES['body']} Harrowgate.",
    "tags": f"till, {NAMES['title']} Harrowgate",
    "order": SEALED["order"],
}


@dataclass
class World:
    """What the routes are visited with."""

    app: Flask
    cast: Cast
    complaints: dict[str, Complaint] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    tokens: dict[str, list[str]] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)
    # The covered copies of photos that are not public, and whose they are.
    pictures: dict[bytes, str] = field(default_factory=dict)


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
    _edit(world)
    _ask_for_links(world)
    _visit(world)
    cast.run_worker()
    _picture(world)
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
    complaint = cast.make_published(title, body, **BESIDE)
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


def _edit(world: World) -> None:
    """A change of what is public waits for a moderator, another one is still its author's."""
    edits = [("complaint", world.complaints["published"], "carol"), ("answer", world.answers["published"], "dan")]
    for kind, post, name in edits:
        account_id = world.cast.account(name).id
        made = posting.edit(kind, post.token, account_id)
        title, body = words("edit", SEALED["edit"])
        posting.draft(account_id, "edit", {"title": title, "body": body}, token=made.token)
        world.tokens.setdefault("edits", []).append(made.token)
    posting.send(world.tokens["edits"][0], world.cast.account("carol").id)


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


def _visit(world: World) -> None:
    """Somebody without an account writes, and their browser keeps a token."""
    title, body = words("visitor", SEALED["visitor"])
    fields = {"kind": "problem", "title": title, "body": body}
    visitor = visitors.hashed(VISITORS_COOKIE)
    world.tokens["visitor"] = [posting.draft(visitor, "complaint", fields).token]


def _picture(world: World) -> None:
    """A photo in every state that matters, each with a colour of its own."""
    cast, carol = world.cast, world.cast.account("carol").id
    homes = {"draft": world.tokens["draft"][0], "visitor": world.tokens["visitor"][0]}
    homes |= {state: world.complaints[state].token for state in ("waiting", "published")}
    homes |= dict.fromkeys(("hidden", "held"), world.complaints["published"].token)
    for number, (state, token) in enumerate(homes.items()):
        world.photos[state] = cast.make_photo(token, crate(number))
        owner = carol if state != "visitor" else visitors.hashed(VISITORS_COOKIE)
        words = f"The crate that {NAMES['body']} Harrowgate packed, {ALTS.get(state, 'quite plain')}"
        photos.describe(world.photos[state].token, owner, words)
    cast.run_worker()
    for state in ("published", "hidden"):
        world.photos[state] = cast.approve_photo(world.photos[state])
    photos.discard(world.photos["hidden"].token, carol)
    photos.claim_this(world.photos["waiting"].token, cast.account("mo"))
    world.photos["held"].state = "held"
    db.session.commit()


def crate(number: int) -> bytes:
    """A picture with something in the file that nobody may ever read."""
    image = Image.new("RGB", (320, 240), "#d8d2c4")
    ImageDraw.Draw(image).rectangle((80, 60, 240, 180), fill=f"#{40 + 30 * number:02x}5070")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", comment=f"{IN_FILES} {IN_FILES.upper()}".encode())
    return buffer.getvalue()


def _ask_for_links(world: World) -> None:
    """One link of each kind, as it stands in a mail."""
    carol = world.cast.account("carol").id
    asked = {
        Purpose.REGISTER: accounts.ask_to_register("new@example.org", PASSWORD, "Newly here", language="en"),
        Purpose.RESET: accounts.ask_to_reset("dan@example.org", language="en"),
        Purpose.ADDRESS: accounts.ask_to_move(carol, "carol.c@example.org", PASSWORD, language="en"),
    }
    world.tokens["links"] = [token_of(nonce, purpose) for purpose, nonce in asked.items()]


def _collect(world: World) -> None:
    world.complaints = {state: db.session.get_one(Complaint, one.id) for state, one in world.complaints.items()}
    world.answers = {state: db.session.get_one(Answer, one.id) for state, one in world.answers.items()}
    world.tokens["drafts"] = [draft.token for draft in db.session.query(Draft)]
    world.tokens["queue"] = [entry.token for entry in db.session.query(QueueEntry)]
    world.tokens["decision"] = [decision.token for decision in db.session.query(Decision)]
    world.tokens["report"] = [report.token for report in db.session.query(Report)]
    for state, photo in world.photos.items():
        world.photos[state] = photo = db.session.get_one(Photo, photo.id)
        if photo.state in {"waiting", "held"}:
            world.pictures[photos.picture(photo)] = f"picture of {state}"
    world.tokens["photos"] = [photo.token for photo in world.photos.values()]
    names = {photo.name for photo in world.photos.values() if photo.name}
    world.tokens["pictures"] = [f"{name}-{size}" for name in sorted(names) for size in ("1600.webp", "720.jpg")]


Values = Callable[[World], Iterator[dict[str, Any]]]
