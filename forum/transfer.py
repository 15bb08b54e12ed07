"""Texts from elsewhere, through redaction into the queue; and public words out again, as JSON Lines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.answers import queries as answers
from forum.answers import services as answering
from forum.answers.models import Answer, Resolution
from forum.catalogue import queries as catalogue
from forum.catalogue import services as setting_up
from forum.catalogue.models import Product
from forum.catalogue.rules import slug_of
from forum.complaints.models import Complaint
from forum.complaints.rules import BODY_LONGEST, TITLE_LONGEST, Kind, Progress, Publication
from forum.config import settings
from forum.extensions import db, writing
from forum.moderation import rules as moderating
from forum.moderation import trust
from forum.moderation.services import deciding, queueing
from forum.redaction import pages as redaction_pages
from forum.redaction import rules
from forum.redaction import services as redaction
from forum.vault import services as vault
from forum.vault.models import Sealed

BATCH = 50
DERIVED_TITLE = 90


@dataclass
class Tally:
    """What an import did, for the person who runs it."""

    read: int = 0
    known: int = 0
    wrong: int = 0
    queued: int = 0
    published: int = 0
    words: int = 0
    struck: int = 0
    doubtful: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """One text made ready outside the transaction: proposed and sealed."""

    kind: str
    fields: Mapping[str, str]
    proposed: redaction.Proposed
    sealed: Sealed
    official_team: str = ""


@dataclass(frozen=True)
class Thread:
    """One line of the file: a complaint with its answers."""

    source_id: str
    line: Mapping[str, Any]
    complaint: Text
    answers: Sequence[Text]
    accepted: int | None
    steps: Text | None


class BadLine(ValueError):
    """A line that cannot be imported; says why."""


def read_in(
    lines: Iterable[str], *, publish_undoubted: bool = False, progress: Callable[[int], None] = lambda n: None
) -> Tally:
    """Import threads and bare complaints, a batch a transaction; lines that are here already are passed over.

    With `publish_undoubted`, what the machine is sure of is published without a person having read it; in production
    one text in ten is read all the same, and every one in a language of which too little is known.
    """
    tally = Tally()
    batch: list[Thread] = []
    for number, line in enumerate(lines, 1):
        progress(number)
        if not line.strip():
            continue
        tally.read += 1
        try:
            thread = _prepared(line, tally)
        except BadLine as why:
            tally.wrong += 1
            tally.faults.append((number, str(why)))
            continue
        if thread is not None and thread.source_id not in {one.source_id for one in batch}:
            batch.append(thread)
        if len(batch) >= BATCH:
            _store(batch, publish_undoubted, tally)
            batch = []
    _store(batch, publish_undoubted, tally)
    return tally


def write_out() -> Iterator[str]:
    """Every published complaint with its answers and steps, one JSON line each, oldest first; public words only."""
    last = 0
    while True:
        wanted = (
            select(Complaint)
            .options(joinedload(Complaint.product), joinedload(Complaint.case))
            .where(Complaint.state == Publication.PUBLISHED, Complaint.number > last)
        )
        rows = db.session.scalars(wanted.order_by(Complaint.number).limit(200)).all()
        if not rows:
            return
        for row in rows:
            yield json.dumps(_line_of(row), ensure_ascii=False)
        last = rows[-1].number or last


def _line_of(row: Complaint) -> dict[str, Any]:
    resolution = answers.resolution_of(row.id)
    public = answers.published_for(row.id, limit=10_000)
    accepted = next((n for n, one in enumerate(public) if resolution and one.id == resolution.answer_id), None)
    solved = row.case is not None and row.case.state == Progress.SOLVED
    return {
        "id": row.source_id or f"redress-{row.number}",
        "title": _plain(row, "title"),
        "body": _plain(row, "body"),
        "answer": _plain(public[accepted], "body") if accepted is not None else None,
        "product": row.product.slug if row.product else None,
        "category": None,
        "status": "resolved" if solved else "open",
        "lang": row.language,
        "kind": row.kind,
        "heard_only": row.heard_only,
        "labels": row.labels,
        # What a page says in words: this is one customer's account, and nobody has checked the accusation in it.
        "unverified": _unverified(row) and row.checked != "confirmed",
        "answers": [
            {
                "text": _plain(one, "body"),
                "team": one.team.slug if one.official and one.team else None,
                "unverified": _unverified(one) and not one.official,
            }
            for one in public
        ],
        "accepted": accepted,
        "steps": _plain(resolution, "body") if resolution and resolution.body else None,
    }


def _unverified(post: Complaint | Answer) -> bool:
    return bool(moderating.public_labels(post.labels))


def _plain(post: Complaint | Answer | Resolution, name: str) -> str:
    return redaction_pages.public_text(getattr(post, name), post.removals.get(name), post.language)


def _prepared(line: str, tally: Tally) -> Thread | None:
    """Read, check, propose and seal one line; None when it is here already. Raises BadLine."""
    raw = _object(line)
    source_id = raw.get("id")
    if not isinstance(source_id, str) or not 0 < len(source_id) <= 200:
        raise BadLine("“id” must be text of 1 to 200 characters")
    if db.session.scalar(select(Complaint.id).where(Complaint.source_id == source_id)):
        tally.known += 1
        return None
    title, body = _title_and_body(raw)
    language = raw.get("lang") if raw.get("lang") in {"en", "fr"} else "auto"
    complaint = _text("complaint", {"title": title, "body": body}, str(language), tally)
    found = [
        _text("answer", {"body": one["text"]}, complaint.proposed.language, tally, one.get("team") or "")
        for one in _answers(raw)
    ]
    steps = raw.get("steps")
    return Thread(
        source_id,
        raw,
        complaint,
        found,
        _accepted(raw, found),
        _text("resolution", {"body": steps}, complaint.proposed.language, tally) if steps else None,
    )


def _object(line: str) -> dict[str, Any]:
    try:
        raw = json.loads(line)
    except ValueError as wrong:
        raise BadLine("not JSON") from wrong
    if not isinstance(raw, dict):
        raise BadLine("not a JSON object")
    return raw


def _title_and_body(raw: Mapping[str, Any]) -> tuple[str, str]:
    body = raw.get("body", raw.get("text"))
    if not isinstance(body, str) or not body.strip():
        raise BadLine("“body” or “text” must be text")
    title = raw.get("title")
    if title is None:
        title = _derived_title(body)
    if not isinstance(title, str) or not title.strip():
        raise BadLine("“title” must be text")
    if len(title) > TITLE_LONGEST:
        title = title[: TITLE_LONGEST - 2].rsplit(" ", 1)[0] + " …"
    if len(body) > BODY_LONGEST:
        raise BadLine(f"the text is longer than {BODY_LONGEST} characters")
    if rules.has_reserved(title + body):
        raise BadLine("it holds private-use characters")
    return title.strip(), body.strip()


def _derived_title(body: str) -> str:
    """The first words of a text that came without a title."""
    first = " ".join(body.split())[: DERIVED_TITLE + 1]
    return first if len(first) <= DERIVED_TITLE else first.rsplit(" ", 1)[0] + " …"


def _answers(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = raw.get("answers")
    if found is None:
        found = [{"text": raw["answer"]}] if raw.get("answer") else []
    for one in found:
        text = one.get("text") if isinstance(one, dict) else None
        if not isinstance(text, str) or not text.strip() or len(text) > BODY_LONGEST or rules.has_reserved(text):
            raise BadLine("an answer is not a text that can be published")
    return list(found)


def _accepted(raw: Mapping[str, Any], found: Sequence[Text]) -> int | None:
    if raw.get("status") not in {"resolved", "solved"} or not found:
        return None
    accepted = raw.get("accepted", 0)
    return accepted if isinstance(accepted, int) and 0 <= accepted < len(found) else None


def _text(kind: str, fields: Mapping[str, str], language: str, tally: Tally, team: str = "") -> Text:
    proposed = redaction.propose(fields, language)
    tally.words += sum(len(text.split()) for text in fields.values())
    tally.struck += proposed.struck
    tally.doubtful += proposed.doubtful
    return Text(kind, fields, proposed, vault.sealed(kind, fields), team)


def _store(batch: Sequence[Thread], publish_undoubted: bool, tally: Tally) -> None:
    if not batch:
        return
    with writing():
        products = _products(batch)
        for thread in batch:
            _store_thread(thread, products, publish_undoubted, tally)


def _products(batch: Sequence[Thread]) -> dict[str, Product]:
    """Products that the lines name, made when they are new; a general team answers for them."""
    found = {product.slug: product for product in catalogue.every_product()}
    team = catalogue.team_by_slug("customer-care")
    for thread in batch:
        name = thread.line.get("product")
        if isinstance(name, str) and name.strip() and slug_of(name) not in found:
            team = team or setting_up.add_team("customer-care", "Customer Care", "Service clients")
            slug = slug_of(name)
            found[slug] = setting_up.add_product(slug, name[:80], name[:80], team)
    return found


def _store_thread(thread: Thread, products: Mapping[str, Product], publish_undoubted: bool, tally: Tally) -> None:
    line = thread.line
    product = products.get(slug_of(str(line.get("product") or "")))
    complaint = Complaint(
        kind=line.get("kind") if line.get("kind") in set(Kind) else Kind.PROBLEM,
        product_id=product.id if product else None,
        heard_only=bool(line.get("heard_only")),
        source_id=thread.source_id,
        state=Publication.WAITING,
        language=thread.complaint.proposed.language,
        sent_at=clock.now(),
    )
    db.session.add(complaint)
    db.session.flush()
    public = _enter(complaint, thread.complaint, publish_undoubted, tally)
    rows = [_store_answer(complaint, text, publish_undoubted and public, tally) for text in thread.answers]
    if thread.accepted is not None or thread.steps:
        _store_resolution(complaint, thread, rows, publish_undoubted and public, tally)


def _store_answer(complaint: Complaint, text: Text, publish: bool, tally: Tally) -> Answer:
    team = catalogue.team_by_slug(text.official_team) if text.official_team else None
    row = Answer(
        complaint_id=complaint.id,
        state=Publication.WAITING,
        language=complaint.language,
        official=team is not None,
        team_id=team.id if team else None,
        sent_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    _enter(row, text, publish, tally)
    return row


def _store_resolution(
    complaint: Complaint, thread: Thread, rows: Sequence[Answer], publish: bool, tally: Tally
) -> None:
    """Which answer solved it; without steps of its own it becomes public with that answer."""
    accepted = rows[thread.accepted] if thread.accepted is not None else None
    row = Resolution(
        complaint_id=complaint.id,
        answer_id=accepted.id if accepted else None,
        said_by="author",
        said_at=clock.now(),
        state=Publication.WAITING,
        language=complaint.language,
        sent_at=clock.now() if thread.steps else None,
    )
    db.session.add(row)
    db.session.flush()
    if thread.steps is not None:
        _enter(row, thread.steps, publish, tally)
    elif accepted is not None and accepted.is_public:
        answering.publish_waiting_resolution(accepted)


def _enter(post: Complaint | Answer | Resolution, text: Text, publish: bool, tally: Tally) -> bool:
    """Put a text in the queue; publish it when it may be and nothing in it is doubtful."""
    entry = queueing.enqueue(text.kind, post, text.sealed, text.proposed)
    if not publish or not deciding.undoubted(entry.proposal) or not _may_go_unread(post.language):
        tally.queued += 1
        return False
    opened = queueing.Opened(entry, post, dict(text.fields), {})
    deciding.publish_in(entry, deciding.as_published(opened), account_id=None, role="machine", rule="imported")
    tally.published += 1
    return True


def _may_go_unread(language: str) -> bool:
    """In a real installation only where the posts that persons read show that few names are missed."""
    return not settings().production or trust.may_go_unread(language)
