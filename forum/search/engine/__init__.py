"""Whoosh, and nobody else imports it: finds numbers and scores, never decides what may be seen.

A word's weight in a document is computed when it is written (`rules.documents`), so a search only adds up postings.
Files are immutable; which of them count is for `generations` to say, also to Whoosh.
"""

from forum.search.engine.reading import Found, Snapshot, forget, opened
from forum.search.engine.writing import Building, update

__all__ = ["Building", "Found", "Snapshot", "forget", "opened", "update"]
