"""How often one person may do one thing: counted in a table that all processes share."""

import hashlib
import hmac
import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask import current_app, request
from flask_babel import gettext as _
from sqlalchemy import Index, String, delete
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.config import settings
from forum.errors import TooMany
from forum.extensions import Model, db, writing

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MOST_READERS = 10_000  # remembered by one process; the one unseen longest is forgotten first


class RateWindow(Model):
    """How often somebody did something in one minute or one day; `key` tells nobody who."""

    __tablename__ = "rate_windows"
    __table_args__ = (Index("ix_rate_windows_ends_at", "ends_at"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    ends_at: Mapped[datetime]


def limit(name: str, *, who: str | None = None, per_minute: int | None = None, per_day: int | None = None) -> None:
    """Count this act and refuse it when it is one too many.

    `who` is the account, such as "account:12"; without it the address counts. Raises TooMany.
    """
    periods = [(MINUTE, per_minute), (DAY, per_day)]
    asked = [(period, most) for period, most in periods if most is not None]
    with writing():
        db.session.execute(delete(RateWindow).where(RateWindow.ends_at < clock.now()))
        counts = [(_counted(name, who or network(), period), most) for period, most in asked]
    if any(count > most for count, most in counts):
        _refuse()


def limit_reading(name: str, *, per_minute: int) -> None:
    """Count a costly GET, such as a search, in the memory of this process: reading never writes."""
    readers: Readers = current_app.extensions.setdefault("readers", Readers())
    if readers.counted(f"{name}|{network()}") > per_minute:
        _refuse()


@dataclass
class Readers:
    """Who asked how often in this minute, for one process."""

    minute: int = 0
    counts: OrderedDict[str, int] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def counted(self, who: str) -> int:
        """Count once more and say how often it was."""
        with self.lock:
            minute = int(clock.now().timestamp() // 60)
            if minute != self.minute:
                self.minute, self.counts = minute, OrderedDict()
            self.counts[who] = self.counts.pop(who, 0) + 1
            if len(self.counts) > MOST_READERS:
                self.counts.popitem(last=False)
            return self.counts[who]


def _counted(name: str, who: str, period: timedelta) -> int:
    window = int(clock.now().timestamp() // period.total_seconds())
    ends_at = datetime.fromtimestamp((window + 1) * period.total_seconds(), UTC)
    insert = sqlite_insert if db.engine.dialect.name == "sqlite" else postgresql_insert
    row = insert(RateWindow).values(key=_key(name, who, period, window), count=1, ends_at=ends_at)
    once_more = row.on_conflict_do_update(index_elements=["key"], set_={"count": RateWindow.count + 1})
    return int(db.session.execute(once_more.returning(RateWindow.count)).scalar_one())


def _key(name: str, who: str, period: timedelta, window: int) -> str:
    """The period and the window are inside, so that two days of one person cannot be told to be one's."""
    text = f"{name}|{who}|{period.total_seconds():.0f}|{window}"
    return hmac.new(settings().secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def network() -> str:
    """Give the network that asks: an address, or one household of IPv6."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _refuse() -> None:
    raise TooMany(_("That was a lot in a short time. Please wait a minute, then send it again."))
