"""What was posted in which month: every problem and question stands on exactly one page that never moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

from babel.dates import format_date
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload

from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.public.queries import PROBLEMS
from forum.web import paging
from forum.web.languages import language
from forum.web.paging import Page, Place

A_PAGE = 50


@dataclass(frozen=True)
class Month:
    """A month in UTC, so that a post never changes its page."""

    year: int
    month: int
    count: int = 0

    @property
    def starts(self) -> datetime:
        """Its first moment."""
        return datetime(self.year, self.month, 1, tzinfo=UTC)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return datetime(self.year + self.month // 12, self.month % 12 + 1, 1, tzinfo=UTC)

    @property
    def name(self) -> str:
        """Its name for readers: November 2026, novembre 2026."""
        return str(format_date(date(self.year, self.month, 1), "LLLL y", locale=language()))

    def holds(self, at: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        """The conditions that a time lies in it."""
        return at >= self.starts, at < self.ends

    @property
    def short(self) -> str:
        """Its name in a chart: Nov, nov."""
        return str(format_date(date(self.year, self.month, 1), "LLL", locale=language()))

    @classmethod
    def of(cls, when: datetime) -> "Month":
        """The month of a time."""
        when = when.astimezone(UTC)
        return cls(when.year, when.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def months(kinds: Sequence[str] = PROBLEMS) -> list[Month]:
    """The months in which something was published, newest first, with how much; one query."""
    label = month_of(Complaint.published_at)
    wanted = select(label, func.count()).where(*_public(kinds)).group_by(label).order_by(label.desc())
    return [Month(int(text[:4]), int(text[5:]), count) for text, count in db.session.execute(wanted)]


def count(month: Month) -> int:
    """How many problems and questions of this month are public."""
    return db.session.scalar(select(func.count()).select_from(Complaint).where(*_within(month))) or 0


def posts(month: Month, place: Place) -> Page[Complaint]:
    """One page of a month, newest first."""
    return by_time(place, *_within(month))


def neighbours(month: Month) -> tuple[Month | None, Month | None]:
    """The months with posts before and after this one."""
    before = select(func.max(Complaint.published_at)).where(*_public(PROBLEMS), Complaint.published_at < month.starts)
    after = select(func.min(Complaint.published_at)).where(*_public(PROBLEMS), Complaint.published_at >= month.ends)
    earlier, later = db.session.scalar(before), db.session.scalar(after)
    return Month.of(earlier) if earlier else None, Month.of(later) if later else None


def posts_by_product() -> dict[int, int]:
    """How many public problems and questions there are about each product."""
    wanted = select(Complaint.product_id, func.count()).where(*_public(PROBLEMS)).group_by(Complaint.product_id)
    return {product_id: number for product_id, number in db.session.execute(wanted) if product_id is not None}


def month_of(column: Any) -> ColumnElement[str]:
    """A time's month as the database writes it: 2026-11, in UTC."""
    if db.engine.dialect.name == "sqlite":
        return func.strftime("%Y-%m", column)
    return func.to_char(func.timezone("UTC", column), "YYYY-MM")


def by_time(place: Place, *conditions: ColumnElement[bool]) -> Page[Complaint]:
    """One page of the complaints that meet these conditions, the one published last first; one query."""
    # Whatever is published has a time.
    at = cast("ColumnElement[datetime]", Complaint.published_at)
    wanted = paging.narrowed(_whole().where(*conditions), at, Complaint.id, place)
    return paging.page(db.session.scalars(wanted).all(), place, _key)


def _key(complaint: Complaint) -> tuple[datetime, int]:
    assert complaint.published_at is not None
    return complaint.published_at, complaint.id


def _within(month: Month) -> list[ColumnElement[bool]]:
    return [*_public(PROBLEMS), *month.holds(Complaint.published_at)]


def _public(kinds: Sequence[str]) -> list[ColumnElement[bool]]:
    return [Complaint.state == Publication.PUBLISHED, Complaint.kind.in_(kinds)]


def _whole() -> Select[tuple[Complaint]]:
    return select(Complaint).options(
        joinedload(Complaint.product),
        joinedload(Complaint.case).joinedload(Case.team),
        joinedload(Complaint.author),
    )
