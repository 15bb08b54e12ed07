"""Rows as publication leaves them, written straight into the database: search asks for no more."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from forum.accounts.models import Account
from forum.answers.models import Answer, Resolution
from forum.catalogue.models import Product
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Progress, Publication
from forum.extensions import db, writing
from forum.search import services

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def problem(number: int, title: str, body: str = "It does not work.", **choices: Any) -> Complaint:
    """A published problem whose case is open, unless chosen otherwise."""
    progress = choices.pop("progress", Progress.OPEN)
    choices.setdefault("removals", {})
    with writing():
        row = Complaint(
            number=number,
            kind=choices.pop("kind", "problem"),
            state=choices.pop("state", Publication.PUBLISHED),
            title=title,
            body=body,
            slug="slug",
            published_at=NOW + timedelta(minutes=number),
            **choices,
        )
        db.session.add(row)
        db.session.flush()
        if progress is not None:
            db.session.add(Case(complaint_id=row.id, state=progress, opened_at=NOW))
    return row


def answer(complaint: Complaint, number: int, body: str, *, official: bool = False, helpful: int = 0) -> Answer:
    """A published answer."""
    with writing():
        row = Answer(
            number=number,
            complaint_id=complaint.id,
            official=official,
            state=Publication.PUBLISHED,
            body=body,
            helpful_count=helpful,
            published_at=NOW,
            removals={},
        )
        db.session.add(row)
        if official:
            db.session.get_one(Complaint, complaint.id).answered_officially_at = NOW
    return row


def resolution(complaint: Complaint, steps: str) -> Resolution:
    """A published resolution; the case is solved."""
    with writing():
        row = Resolution(
            complaint_id=complaint.id,
            state=Publication.PUBLISHED,
            body=steps,
            said_by="author",
            said_at=NOW,
            published_at=NOW,
            removals={},
        )
        db.session.add(row)
        case = db.session.get_one(Complaint, complaint.id).case
        assert case is not None
        case.state = Progress.SOLVED
    return row


def author(name: str) -> Account:
    """Somebody who writes."""
    with writing():
        row = Account(address=f"{name}@example.org", pseudonym=name, password_hash="", role="customer", created_at=NOW)
        db.session.add(row)
    return row


def product(slug: str) -> Product:
    """A product of the cast."""
    found = db.session.query(Product).filter_by(slug=slug).one()
    assert isinstance(found, Product)
    return found


def take_down(complaint: Complaint) -> None:
    """What moderation leaves of a problem that is hidden."""
    with writing():
        row = db.session.get_one(Complaint, complaint.id)
        row.state, row.takedown = Publication.HIDDEN, row.takedown + 1


def index(*complaints: Complaint) -> None:
    """Let the index follow."""
    services.index_complaints([one.id for one in complaints])


def numbers(results: Sequence[Any]) -> list[int]:
    """The public numbers of results."""
    return [one.complaint.number for one in results]
