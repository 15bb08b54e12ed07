"""Tables of what the operator has."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.extensions import Model


class Team(Model):
    """A team that answers; the public knows teams, never persons."""

    __tablename__ = "teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name_en: Mapped[str] = mapped_column(String(80))
    name_fr: Mapped[str] = mapped_column(String(80))

    def name(self, language: str) -> str:
        """Its name in the page's language."""
        return self.name_fr if language == "fr" else self.name_en


class Product(Model):
    """A product, service or place that a problem can be about, and the team that answers for it."""

    __tablename__ = "products"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name_en: Mapped[str] = mapped_column(String(80))
    name_fr: Mapped[str] = mapped_column(String(80))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    team: Mapped[Team] = relationship()

    def name(self, language: str) -> str:
        """Its name in the page's language."""
        return self.name_fr if language == "fr" else self.name_en


class KeepWord(Model):
    """A word that must stay visible though it looks like a name: a brand, a place, the company."""

    __tablename__ = "keep_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(80), unique=True)
