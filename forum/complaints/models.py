"""Public words of a complaint, its states and its case. What is public is stored public."""

import secrets
from datetime import date, datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from forum import clock
from forum.accounts.models import Account
from forum.catalogue.models import Product, Team
from forum.complaints import rules
from forum.complaints.rules import Checked, Mover, Progress, Publication
from forum.errors import Stale
from forum.extensions import Model


def new_token() -> str:
    """Make the random address of what is not public yet."""
    return secrets.token_urlsafe(16)


class Post:
    """What complaints, answers and steps have in common: public words on their way through one pipeline.

    Before publication the words are empty here: they are in a draft, then sealed.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    state: Mapped[str] = mapped_column(String(20), default=Publication.DRAFT)
    language: Mapped[str] = mapped_column(String(2), default="en")
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[str] = mapped_column(Text, default="")
    # In order, per field: [kind, letter] for each removal mark in the words.
    removals: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # {"name": {"roster": 2}}: how many of what kind for which reason; never what.
    removed_counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    labels: Mapped[list[Any]] = mapped_column(default=list)
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None]
    cooling_until: Mapped[datetime | None]
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    changed_at: Mapped[datetime | None]
    # When a later version of it became public.
    edited_at: Mapped[datetime | None]

    @declared_attr
    def author_id(cls) -> Mapped[int | None]:
        """Whose words these are."""
        return mapped_column(ForeignKey("accounts.id"), index=True)

    @declared_attr
    def author(cls) -> Mapped[Account | None]:
        """The account behind the pseudonym."""
        return relationship(Account)

    def move_to(self, state: Publication, mover: Mover) -> Self:
        """Change the publication state; the only way through. Raises Stale for a move that is not in the table."""
        if not rules.may_move(Publication(self.state), state, mover):
            raise Stale(_("This post has moved on in the meantime. Please look at it again."))
        self.state = state
        self.changed_at = clock.now()
        return self

    @property
    def is_public(self) -> bool:
        """Whether strangers may read it."""
        return self.state == Publication.PUBLISHED


class Complaint(Post, Model):
    """A problem, question or praise as everyone reads it."""

    __tablename__ = "complaints"
    __table_args__ = (
        Index("ix_complaints_listed", "state", "published_at", "id"),
        Index("ix_complaints_product_listed", "product_id", "state", "published_at"),
        # Lists go by number: page 1,000 of 100,000 problems must cost what page 1 costs.
        Index("ix_complaints_numbered", "state", "number"),
        Index("ix_complaints_kind_numbered", "state", "kind", "number"),
        Index("ix_complaints_product_numbered", "product_id", "state", "number"),
    )

    # Given at publication, so that numbers tell nothing about what waits.
    number: Mapped[int | None] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"))
    heard_only: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(String(200), default="")
    # What would put it right, in the author's public words.
    wish: Mapped[str] = mapped_column(Text, default="", server_default="")
    happened_on: Mapped[date | None]
    # How serious it is for its author, 1 to 3: it orders the queue and the desk.
    seriousness: Mapped[int] = mapped_column(default=2, server_default="2")
    # Somebody may be in danger: it goes first everywhere, and did not cool off.
    danger: Mapped[bool] = mapped_column(default=False, server_default=false())
    # What only the team may read, sealed: an order number, how to reach the author.
    private_id: Mapped[str | None] = mapped_column(String(32))
    slug: Mapped[str] = mapped_column(String(80), default="")
    checked: Mapped[str] = mapped_column(String(20), default=Checked.UNVERIFIED)
    # Rises with every hiding, so that an index entry made before is recognised as old.
    takedown: Mapped[int] = mapped_column(default=0)
    same_count: Mapped[int] = mapped_column(default=0)
    helped_count: Mapped[int] = mapped_column(default=0)
    answer_count: Mapped[int] = mapped_column(default=0)
    answered_officially_at: Mapped[datetime | None]
    # The name this post had where it was imported from.
    source_id: Mapped[str | None] = mapped_column(String(200), unique=True)

    product: Mapped[Product | None] = relationship()
    tags: Mapped[list["Tag"]] = relationship(secondary="complaint_tags", order_by="Tag.slug")
    case: Mapped["Case | None"] = relationship(back_populates="complaint", uselist=False)

    @property
    def is_gone(self) -> bool:
        """Whether it stood in public and was withdrawn or removed."""
        return rules.is_gone(Publication(self.state), self.published_at is not None)

    @property
    def standing(self) -> str:
        """One word for lists: solved, answered, waiting …"""
        progress = self.case.state if self.case else None
        return rules.standing(self.kind, self.heard_only, progress, self.answered_officially_at is not None)


class Case(Model):
    """What the operator does about a complaint, and by when the customer hears again."""

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_ended", "state", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), unique=True)
    state: Mapped[str] = mapped_column(String(20), default=Progress.OPEN)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    opened_at: Mapped[datetime]
    next_contact_at: Mapped[datetime | None] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]

    complaint: Mapped[Complaint] = relationship(back_populates="case")
    team: Mapped[Team | None] = relationship()

    def move_to(self, state: Progress, mover: Mover) -> Self:
        """Change where the case stands; the only way through. Raises Stale for a move that is not in the table."""
        if not rules.may_move(Progress(self.state), state, mover):
            raise Stale(_("This case has moved on in the meantime. Please look at it again."))
        self.state = state
        self.ended_at = clock.now() if state in rules.ENDED else None
        if state in rules.ENDED:
            self.next_contact_at = None
        return self

    @property
    def is_open(self) -> bool:
        """Whether the customer still waits for something."""
        return Progress(self.state) not in rules.ENDED


class Same(Model):
    """Somebody says the same happened to them."""

    __tablename__ = "same"

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    at: Mapped[datetime]


class Follow(Model):
    """Somebody wants to hear when this problem moves on."""

    __tablename__ = "follows"

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    at: Mapped[datetime]


class Fixed(Model):
    """A reader's answer to “Did this fix it for you?”; no account needed, `voter` is a keyed hash of the day."""

    __tablename__ = "fixed"

    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), index=True)
    voter: Mapped[str] = mapped_column(String(64))
    worked: Mapped[bool]
    at: Mapped[datetime]

    __table_args__ = (Index("uq_fixed_voter", "complaint_id", "voter", unique=True),)


class Counter(Model):
    """The last public number given, one row a kind of post."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int]


class Tag(Model):
    """One word under which problems are found; it has passed redaction like any words."""

    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    word: Mapped[str] = mapped_column(String(40))


class ComplaintTag(Model):
    """Which complaint wears which tag."""

    __tablename__ = "complaint_tags"
    __table_args__ = (Index("ix_complaint_tags_tag", "tag_id", "complaint_id"),)

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id"), primary_key=True)
