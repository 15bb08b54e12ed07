"""The roster, locked; what the machine proposed for a text, offsets and reasons; and what decisions taught, without
any word of a name or a way back to a post."""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.extensions import Model


class RosterName(Model):
    """One person whose name must stay hidden, encrypted: a copied database names nobody."""

    __tablename__ = "roster_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_id: Mapped[str] = mapped_column(String(32), unique=True)
    # Name, approved nicknames and handles, locked under the draft key.
    box: Mapped[bytes] = mapped_column(LargeBinary)
    # Keyed hash of the folded name, so that the same name is not entered twice.
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime] = mapped_column(index=True)


class Proposal(Model):
    """What would be removed from one version of a text, what is doubtful, and what a person said about each."""

    __tablename__ = "proposals"
    __table_args__ = (Index("ix_proposals_subject", "subject_kind", "subject_id", "text_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[int]
    text_version: Mapped[int]
    language: Mapped[str] = mapped_column(String(2))
    # {"title": [[start, end, kind, tier, reason], …], "body": […]}
    spans: Mapped[dict[str, Any]]
    # {"body:0": "keep" | "undo" | "strike" | "leave"}: index into spans.
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # {"body": [[start, end, kind], …]}: what a moderator marked by hand.
    marked: Mapped[dict[str, Any]] = mapped_column(default=dict)
    labels: Mapped[list[Any]] = mapped_column(default=list)
    # Rises with every saved answer; a form made from an older one is refused.
    version: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]


def unordered_id() -> str:
    """An id that tells neither when its row was written nor which rows were written with it."""
    return secrets.token_urlsafe(16)


class RedactionLesson(Model):
    """How one place turned out that was proposed, or that a person marked by hand. Nothing leads back to a post.

    SQLite would number the rows in the order of writing, which would put those of one post side by side.
    """

    __tablename__ = "redaction_lessons"
    __table_args__ = (Index("ix_redaction_lessons_day", "day"), {"sqlite_with_rowid": False})

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=unordered_id)
    day: Mapped[date]  # no time: a busy minute has one post
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(12))
    tier: Mapped[str] = mapped_column(String(8))  # empty: the machine had seen nothing
    reason: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(12))
    # The words around a name by shape and lists; a word itself only from a closed public vocabulary, and never the
    # one at the place. Empty for everything but names, and for whatever the roster told.
    seen: Mapped[list[Any]] = mapped_column(default=list)


class ReadPost(Model):
    """One post that a person read and published: whether the machine had missed a name or struck too much in it."""

    __tablename__ = "read_posts"
    __table_args__ = (Index("ix_read_posts_last", "language", "day", "id"), {"sqlite_with_rowid": False})

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=unordered_id)
    day: Mapped[date]
    language: Mapped[str] = mapped_column(String(2))
    marked: Mapped[bool]  # the machine had found something, or labelled it
    name_missed: Mapped[bool]
    wrongly_struck: Mapped[bool]
    words: Mapped[int]  # in steps of fifty: an exact length would tell which post it was
