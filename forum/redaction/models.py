"""The roster, locked, and what the machine proposed for a text: offsets and reasons, never words."""

from datetime import datetime
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
