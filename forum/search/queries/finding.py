"""Search, correction of a mistyped word, and problems like the one being written."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from forum.catalogue import queries as catalogue
from forum.catalogue.models import Product
from forum.complaints.models import Complaint
from forum.config import settings
from forum.search import engine, generations
from forum.search.engine import Snapshot
from forum.search.generations import Unreadable
from forum.search.queries.hits import WINDOW, Filter, Ranked, Seen, matching, ranked, visible
from forum.search.queries.threads import Thread, published_threads, snippet_of
from forum.search.rules.documents import HIGHEST_WEIGHT
from forum.search.rules.questions import STORY, Question, question, question_of_problem
from forum.search.rules.ranking import HELPED
from forum.search.rules.snippets import Piece
from forum.search.rules.words import words as words_of

PAGE = 10
LONGEST = 200
# A word is shown to others only when so many people wrote it in so many public problems.
ENOUGH_PROBLEMS = ENOUGH_AUTHORS = 3
# The share of the best possible score from which on a problem is called similar. On real threads the first one shown is
# then one that people linked in 51 of 100 cases; for texts about something else 1 or 2 of 100 get any.
SIMILAR = 0.22
# Every unknown word costs several hundred looks into the index.
MOST_CORRECTED = 3


@dataclass(frozen=True)
class Result:
    """One problem as a result shows it."""

    thread: Thread
    snippet: list[Piece]
    score: float

    @property
    def complaint(self) -> Complaint:
        """The problem itself."""
        return self.thread.complaint


@dataclass(frozen=True)
class Correction:
    """A query read as another: the words as typed, and as they were understood."""

    typed: str
    read: str


@dataclass(frozen=True)
class Results:
    """One page of results, with counts over everything that was checked."""

    words: str
    results: list[Result] = field(default_factory=list)
    only: Filter = Filter()
    page: int = 1
    total: int = 0
    all: int = 0
    about: bool = False
    states: dict[str, int] = field(default_factory=dict)
    products: list[tuple[Product, int]] = field(default_factory=list)
    correction: Correction | None = None
    close_words: list[tuple[str, int]] = field(default_factory=list)
    has_next: bool = False
    exact: bool = False
    rebuilding: bool = False

    @property
    def first(self) -> int:
        """The place of the first result of this page."""
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The place of the last one."""
        return self.first + len(self.results) - 1


def search(
    words: str,
    *,
    language: str = "",
    state: str = "",
    product: str = "",
    page: int = 1,
    exact: bool = False,
    page_language: str = "en",
) -> Results:
    """Find published problems. Counts and words come from what was checked; `page_language` writes the removals."""
    words, only = words[:LONGEST], Filter(language, state, product)
    try:
        return _search(words, only, page, exact, page_language)
    except Unreadable:
        root = settings().search_index
        engine.forget(root)
        generations.ask_for_rebuild(root)
        return Results(words, only=only, rebuilding=True)


def similar(title: str, body: str, language: str, limit: int = 3) -> list[Result]:
    """Solved or officially answered problems like one that is being written; none rather than a far-fetched one."""
    near, asked = _near(title, body, language)
    return _results(near[:limit], asked, language)


def close_ids(title: str, body: str, language: str, limit: int = 3) -> list[int]:
    """The rows of problems like one that is being read; whoever shows them asks the database for them again."""
    return [one.complaint_id for one in _near(title, body, language)[0][:limit]]


def _near(title: str, body: str, language: str) -> tuple[list[Seen], Collection[str]]:
    try:
        snapshot = engine.opened(settings().search_index)
        asked = question_of_problem(title, body, snapshot.rarity, language)
        near = [one for one in ranked(snapshot, asked, most=30, weed=False).seen if one.state in HELPED]
    except Unreadable:
        generations.ask_for_rebuild(settings().search_index)
        return [], ()
    enough = SIMILAR * ceiling(asked, snapshot)
    return [one for one in near if one.hit.score >= enough], asked.asked


def ceiling(asked: Question, snapshot: Snapshot) -> float:
    """The score of a document that is full of every word asked for."""
    return sum(times * snapshot.rarity(word) for word, times in asked.times) * HIGHEST_WEIGHT


def corrected(words: str, snapshot: Snapshot) -> str:
    """The query with words nobody wrote replaced by near ones that several people wrote.

    A whole story is left as it is: it has words enough.
    """
    typed = list(words_of(words))
    if len(typed) > STORY:
        return words
    parts, place = [], 0
    for word in [word for word in typed if not snapshot.is_known(word.spelled)][:MOST_CORRECTED]:
        if meant := _meant(word.spelled, snapshot):
            parts += [words[place : word.start], meant]
            place = word.end
    return "".join((*parts, words[place:]))


def _search(words: str, only: Filter, page: int, exact: bool, page_language: str) -> Results:
    snapshot = engine.opened(settings().search_index)
    read = words if exact else corrected(words, snapshot)
    asked = question(read, snapshot.rarity, page_language)
    every = ranked(snapshot, asked)
    chosen = _narrowed(snapshot, asked, every, only)
    page = min(page, max(1, -(-len(chosen.seen) // PAGE)))
    shown = chosen.seen[(page - 1) * PAGE : page * PAGE]
    return Results(
        words=read,
        results=_results(shown, asked.asked, page_language),
        only=only,
        page=page,
        total=len(chosen.seen) + chosen.unchecked,
        all=len(every.seen) + every.unchecked,
        about=bool(every.unchecked),
        states=dict(Counter(one.state for one in every.seen)),
        products=_products(every.seen),
        correction=Correction(words, read) if read != words else None,
        has_next=page * PAGE < len(chosen.seen),
        exact=exact,
        close_words=[] if every.seen or not exact else _close_words(asked, snapshot),
    )


def _narrowed(snapshot: Snapshot, asked: Question, every: Ranked, only: Filter) -> Ranked:
    """What a filter lets through; asked of the engine again when it did not fit into the window."""
    if not only:
        return every
    if every.unchecked:
        again = ranked(snapshot, asked, facets=only.facets, most=WINDOW)
        return Ranked(matching(again.seen, only), again.unchecked)
    return Ranked(matching(every.seen, only))


def _results(seen: Sequence[Seen], asked: Collection[str], language: str) -> list[Result]:
    threads = {thread.complaint.id: thread for thread in published_threads([one.complaint_id for one in seen])}
    known = [(one, threads[one.complaint_id]) for one in seen if one.complaint_id in threads]
    return [Result(thread, snippet_of(thread, asked, language), one.hit.score) for one, thread in known]


def _products(seen: Sequence[Seen]) -> list[tuple[Product, int]]:
    counts = Counter(one.product for one in seen if one.product)
    products = {product.slug: product for product in catalogue.every_product()}
    return [(products[slug], count) for slug, count in counts.most_common(6) if slug in products]


def _close_words(asked: Question, snapshot: Snapshot) -> list[tuple[str, int]]:
    """Words that come close to those asked for, each with the number of problems it leads to."""
    meant = {word: _meant(word, snapshot) for word in asked.asked[:MOST_CORRECTED]}
    found = {word: len(ranked(snapshot, question(word, snapshot.rarity)).seen) for word in meant.values() if word}
    return [(word, count) for word, count in found.items() if count]


def _meant(word: str, snapshot: Snapshot) -> str:
    """The likeliest word that somebody meant, as people write it; "" when none is common enough to be shown."""
    for other in snapshot.spellings(word):
        complaints = [one.complaint_id for one in visible(snapshot.documents_with(other))]
        written = _written_by_several(other, complaints)
        if written:
            return written
    return ""


def _written_by_several(word: str, complaint_ids: Sequence[int]) -> str:
    """A word with its accents, if at least three authors wrote it in three problems that everyone may read now."""
    spellings: Counter[str] = Counter()
    authors = []
    for one in (thread.complaint for thread in published_threads(complaint_ids)):
        here = [*_spelled(word, one.title), *_spelled(word, one.body)]
        if here:
            spellings.update(here)
            # An imported problem without an account has an author of its own.
            authors.append(one.author_id or -one.id)
    if len(authors) < ENOUGH_PROBLEMS or len(set(authors)) < ENOUGH_AUTHORS:
        return ""
    return max(spellings, key=lambda spelling: (spellings[spelling], spelling))


def _spelled(word: str, text: str) -> list[str]:
    return [text[found.start : found.end].lower() for found in words_of(text) if found.spelled == word]
