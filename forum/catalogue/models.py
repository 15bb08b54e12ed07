"""Tables of what the operator has."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.extensions import Model


class Team(Model):
    """A team that answers; the public knows teams, never persons."""

    __tablename__ = "teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name_en: Mapped[str] = mapped_column(String(80))
    name_fr: Mapped[str] = mapped_column(String(80))
    # One sentence for the team's page; it has passed `redaction.services.outward`.
    about_en: Mapped[str] = mapped_column(String(300), default="")
    about_fr: Mapped[str] = mapped_column(String(300), default="")

    def name(self, language: str) -> str:
        """Its name in the page's language."""
        return self.name_fr if language == "fr" else self.name_en

    def about(self, language: str) -> str:
        """What it does, in the page's language."""
        return self.about_fr if language == "fr" else self.about_en


class Product(Model):
    """A product, service or place that a problem can be about, and the team that answers for it."""

    __tablename__ = "products"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name_en: Mapped[str] = mapped_column(String(80))
    name_fr: Mapped[str] = mapped_column(String(80))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    # A branch, a station, a ward: the composer lists places after products.
    is_place: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Not offered any more; what was posted about it stays.
    retired_at: Mapped[datetime | None]
    team: Mapped[Team] = relationship()

    def name(self, language: str) -> str:
        """Its name in the page's language."""
        return self.name_fr if language == "fr" else self.name_en


class KeepWord(Model):
    """A word that must stay visible though it looks like a name: a brand, a place, the company."""

    __tablename__ = "keep_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(80), unique=True)


class OpeningHours(Model):
    """When a team is there: one row for each span of a weekday (0 is Monday), in the operator's time zone."""

    __tablename__ = "opening_hours"
    __table_args__ = (Index("ix_opening_hours_team", "team_id", "weekday"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    weekday: Mapped[int]
    opens: Mapped[str] = mapped_column(String(5))
    closes: Mapped[str] = mapped_column(String(5))
