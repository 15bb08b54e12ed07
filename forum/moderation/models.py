"""The queue, decisions and their reasons, reports, appeals."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.accounts.models import Account
from forum.complaints.models import new_token
from forum.extensions import Model
from forum.redaction.models import Proposal


class QueueEntry(Model):
    """One text that waits for a person. The words are sealed; the entry knows where."""

    __tablename__ = "queue_entries"
    __table_args__ = (
        Index("ix_queue_entries_order", "decided_at", "urgency", "entered_at"),
        Index("ix_queue_entries_subject", "subject_kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    subject_kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[int]
    original_id: Mapped[str] = mapped_column(String(32))
    text_version: Mapped[int]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    # Smaller comes first: 0 a threat or danger, 1 an answer, 2 to 4 by how serious it is; a step weighs an hour.
    urgency: Mapped[int] = mapped_column(default=3)
    marked: Mapped[bool] = mapped_column(default=True)  # the machine found something that a person must look at
    entered_at: Mapped[datetime]
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    claimed_until: Mapped[datetime | None]
    # A moderator who left it to another does not get it again.
    left_by: Mapped[list[Any]] = mapped_column(default=list)
    decided_at: Mapped[datetime | None]

    proposal: Mapped[Proposal] = relationship()


class Decision(Model):
    """What was decided about a post, why, under which rule, by a person or not. Never edited."""

    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_subject", "subject_kind", "subject_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    subject_kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[int]
    original_id: Mapped[str | None] = mapped_column(String(32))
    act: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(40))
    # The moderator's own words to the author, redacted like anything that goes outward.
    words: Mapped[str] = mapped_column(Text, default="")
    removals: Mapped[list[Any]] = mapped_column(default=list)
    language: Mapped[str] = mapped_column(String(2), default="en")
    rule: Mapped[str] = mapped_column(String(40))
    automatic: Mapped[bool] = mapped_column(default=False)
    role: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]
    appeal_until: Mapped[datetime | None]

    account: Mapped[Account | None] = relationship()


class Appeal(Model):
    """An author contests a decision; the words are sealed; another moderator decides."""

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), unique=True)
    sealed_id: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    upheld: Mapped[bool | None]  # True: the decision stands

    decision: Mapped[Decision] = relationship()


class Report(Model):
    """Somebody, with or without an account, says a page is wrong or is about them; the words are sealed."""

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_open", "decided_at", "about_me", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    subject_kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[int | None]  # None: “is a post about you?” without an address
    about_me: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(40))
    sealed_id: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    outcome: Mapped[str | None] = mapped_column(String(20))
