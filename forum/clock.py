"""The only clock: everything that asks for the time asks here, so that tests can stop it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Say what time it is, aware and in UTC."""
    return datetime.now(UTC)
