"""People and their sessions."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.catalogue.models import Team
from forum.extensions import Model
from forum.roles import REVIEWERS, STAFF, Role


def new_handle() -> str:
    """Make the random part of the address of a person's page."""
    return secrets.token_hex(6)


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
    # Random, so that the address of a person's page tells nothing about when they came.
    handle: Mapped[str] = mapped_column(String(16), unique=True, default=new_handle)
    # The secret of the second factor, locked; None until it is set up.
    second_factor_box: Mapped[bytes | None] = mapped_column(LargeBinary)
    second_factor_at: Mapped[datetime | None]
    # The last time step whose code was used: a code is good once (RFC 6238, section 5.2).
    second_factor_step: Mapped[int | None]
    # Kind of mail → "at once", "daily", "weekly" or "never"; what is missing has its default.
    mail_choices: Mapped[dict[str, Any]] = mapped_column(default=dict)
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
    # Browser and system in two words, so that somebody recognises their own; never the whole header.
    agent: Mapped[str] = mapped_column(String(60), default="")
    second_factor_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class RecoveryCode(Model):
    """One code that replaces the second factor once."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class AddressLink(Model):
    """A link that goes to an e-mail address: to confirm a new account, choose a new password, change the address.

    A row is written for every address that is asked for, known or not, so that both cost the same. The link's secret
    is made from the nonce and the forum's own key, so that a copied table opens nothing.
    """

    __tablename__ = "address_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(12))
    nonce: Mapped[str] = mapped_column(String(32), unique=True)
    address: Mapped[str] = mapped_column(String(254), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    # Of somebody who registers; the account itself is made when they confirm.
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    pseudonym: Mapped[str] = mapped_column(String(40), default="")
    language: Mapped[str] = mapped_column(String(2), default="en")
    # Whose drafts go with the account: the hash of a visitor's cookie.
    visitor_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
