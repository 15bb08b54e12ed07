"""In how many public posts a word stands, as a band: the exact number would tell more than anybody asked."""

from collections.abc import Iterable
from enum import StrEnum

from forum.config import settings
from forum.search import engine
from forum.search.generations import Unreadable
from forum.search.rules.stop_words import ENGLISH, FRENCH
from forum.search.rules.words import fold

FEW = 20


class Band(StrEnum):
    """How many problems with their answers hold a word."""

    NONE = "none"
    FEW = "few"
    MANY = "many"
    UNKNOWN = "unknown"


def bands(words: Iterable[str]) -> dict[str, Band]:
    """Say of each word in how many public problems it stands, as the index knows it now; writes nothing."""
    asked = list(words)
    try:
        snapshot = engine.opened(settings().search_index)
        return {word: _band(snapshot, fold(word)) for word in asked}
    except Unreadable:
        return dict.fromkeys(asked, Band.UNKNOWN)


def _band(snapshot: engine.Snapshot, word: str) -> Band:
    # The index leaves these out because nearly every text has them.
    if word in ENGLISH or word in FRENCH:
        return Band.MANY
    found = snapshot.count_with(word)
    return Band.NONE if not found else Band.FEW if found <= FEW else Band.MANY
