"""Finding: the engine gives numbers and scores, the database says what may be seen and supplies the words."""

from forum.search.queries.counting import Band, bands
from forum.search.queries.finding import LONGEST, Results, close_ids, corrected, search, similar
from forum.search.queries.hits import STATES, Filter, product_counts, ranked
from forum.search.queries.threads import Thread, document_of, published_threads

__all__ = [
    "LONGEST",
    "STATES",
    "Band",
    "Filter",
    "Results",
    "Thread",
    "bands",
    "close_ids",
    "corrected",
    "document_of",
    "product_counts",
    "published_threads",
    "ranked",
    "search",
    "similar",
]
