"""People and their sessions."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.catalogue.models import Team
from forum.extensions import Model
from forum.roles import REVIEWERS, STAFF, Role


class Account(Model):
    """Somebody with a sign-in. The address is never shown; the pseudonym is public."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(254), unique=True)
    pseudonym: Mapped[str] = mapped_column(String(40))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    language: Mapped[str] = mapped_column(String(2), default="en")
    keys_on: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    team: Mapped[Team | None] = relationship()

    @property
    def is_staff(self) -> bool:
        """Official, moderator or administrator."""
        return self.role in STAFF

    @property
    def is_reviewer(self) -> bool:
        """May open originals."""
        return self.role in REVIEWERS

    @property
    def is_official(self) -> bool:
        """May answer on behalf of a team."""
        return self.role in {Role.OFFICIAL, Role.ADMINISTRATOR} and self.team_id is not None


class AccountSession(Model):
    """One signed-in browser. The cookie holds a random id, the table its hash."""

    __tablename__ = "account_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)
