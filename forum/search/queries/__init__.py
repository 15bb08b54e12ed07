"""Finding: the engine gives numbers and scores, the database says what may be seen and supplies the words."""

from forum.search.queries.finding import Results, corrected, search, similar
from forum.search.queries.hits import Filter, ranked
from forum.search.queries.threads import Thread, document_of, published_threads

__all__ = ["Filter", "Results", "Thread", "corrected", "document_of", "published_threads", "ranked", "search", "similar"]
