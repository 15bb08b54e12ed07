"""Posts as publication leaves them, straight in the tables: what is looked at is the public site, not the queue."""

from datetime import UTC, datetime
from typing import Any

from forum.accounts.models import Account
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Case, Complaint, ComplaintTag, Tag
from forum.complaints.rules import Progress, Publication, slug_of
from forum.extensions import db, writing

NOVEMBER = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
WORDS = (
    "I was charged twice for one basket on Monday, and nobody on the telephone could say when the money comes back. "
    "I have both lines on my statement."
)


def make_post(
    number: int | None,
    title: str = "",
    *,
    progress: Progress | None = Progress.OPEN,
    due: datetime | None = None,
    **facts: Any,
) -> int:
    """A post, public unless said otherwise; return its row."""
    title = title or f"Problem {number}"
    public = {"kind": "problem", "state": Publication.PUBLISHED, "body": WORDS, "published_at": NOVEMBER}
    with writing():
        one = Complaint(number=number, title=title, slug=slug_of(title), **(public | facts))
        if progress is not None and one.kind != "praise":
            ended = one.published_at if progress is Progress.SOLVED else None
            one.case = Case(state=progress, opened_at=one.published_at or NOVEMBER, ended_at=ended, next_contact_at=due)
        db.session.add(one)
        db.session.flush()
        return one.id


def make_peer(complaint_id: int, number: int, body: str = "Ask at the desk.", **facts: Any) -> int:
    """An answer of a customer, or official."""
    public = {"state": Publication.PUBLISHED, "published_at": NOVEMBER}
    with writing():
        one = Answer(complaint_id=complaint_id, number=number, body=body, **(public | facts))
        db.session.add(one)
        db.session.get_one(Complaint, complaint_id).answer_count += one.state == Publication.PUBLISHED
        db.session.flush()
        return one.id


def make_steps(complaint_id: int, body: str, **facts: Any) -> None:
    """What its author says solved it."""
    public = {"state": Publication.PUBLISHED, "published_at": NOVEMBER, "said_by": "author", "said_at": NOVEMBER}
    with writing():
        db.session.add(Resolution(complaint_id=complaint_id, body=body, **(public | facts)))


def make_tag(word: str, *complaint_ids: int) -> None:
    """A tag on these posts."""
    with writing():
        tag = Tag(slug=slug_of(word), word=word)
        db.session.add(tag)
        db.session.flush()
        db.session.add_all(ComplaintTag(complaint_id=one, tag_id=tag.id) for one in complaint_ids)


def make_customer(name: str, role: str = "customer", **facts: Any) -> Account:
    """Somebody with an account."""
    with writing():
        one = Account(
            address=f"{name}@example.org", pseudonym=name, password_hash="", role=role, created_at=NOVEMBER, **facts
        )
        db.session.add(one)
    return one
