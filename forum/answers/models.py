"""Answers, and what solved a problem."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.catalogue.models import Team
from forum.complaints.models import Complaint, Post
from forum.extensions import Model


class Answer(Post, Model):
    """Help on a problem: a customer's, or official in a team's name."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("ix_answers_of_complaint", "complaint_id", "state", "published_at"),
        Index("ix_answers_of_team", "team_id", "state", "published_at"),
    )

    number: Mapped[int | None] = mapped_column(unique=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"))
    # From the server's grant, never from what a form says.
    official: Mapped[bool] = mapped_column(default=False)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    helpful_count: Mapped[int] = mapped_column(default=0)

    complaint: Mapped[Complaint] = relationship()
    team: Mapped[Team | None] = relationship()


class Helpful(Model):
    """Somebody says an answer helped."""

    __tablename__ = "helpful"

    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    at: Mapped[datetime]


class Resolution(Post, Model):
    """What solved it: which answer, in which steps, who says so and when. Steps pass the pipeline like any words."""

    __tablename__ = "resolutions"

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"))
    said_by: Mapped[str] = mapped_column(String(10))  # "author" or "moderator"
    said_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    complaint: Mapped[Complaint] = relationship()
    answer: Mapped[Answer | None] = relationship()


class Edit(Post, Model):
    """A later version of what is public already, on its way through the pipeline; the public text stays meanwhile.

    Once it is published its words are on the post, and no longer here.
    """

    __tablename__ = "edits"

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), index=True)
    # None: the complaint itself is edited.
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"))
    title: Mapped[str] = mapped_column(String(200), default="")
    wish: Mapped[str] = mapped_column(Text, default="")

    complaint: Mapped[Complaint] = relationship()
    answer: Mapped[Answer | None] = relationship()
