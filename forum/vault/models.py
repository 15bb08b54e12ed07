"""The vault's one table: sealed words and when they must be destroyed."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.extensions import Model


class Sealed(Model):
    """Words as somebody submitted them. Opening takes the secret key; purging deletes key and box."""

    __tablename__ = "sealed"
    __table_args__ = (Index("ix_sealed_purge_at", "purge_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    sealed_key: Mapped[bytes] = mapped_column(LargeBinary)
    box: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime]
    # None: kept while something may still be contested.
    purge_at: Mapped[datetime | None]

    @property
    def context(self) -> str:
        """What is bound into the box."""
        return f"{self.kind}:{self.id}:{self.version}"


class Draft(Model):
    """Words that are still their author's, encrypted under the draft key; gone once they are sealed."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    # Also the key that makes a form sent twice one post.
    token: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int | None] = mapped_column(index=True)
    subject_kind: Mapped[str] = mapped_column(String(12))
    # For an answer or steps: the complaint they are for.
    complaint_id: Mapped[int | None]
    # The post that was made of it, while it cools off or after it came back.
    post_id: Mapped[int | None] = mapped_column(index=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]
    # Somebody who has not signed in yet: the hash of their cookie, and when the words are deleted unless claimed.
    visitor_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
