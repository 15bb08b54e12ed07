"""What is known of a problem to the search, and how much each of its words weighs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from forum.search.rules.stems import stem
from forum.search.rules.words import telling_words, without_marks

# Raise it when stems, stop words or weights change: an index of another edition is rebuilt.
EDITION = 1
# One field, each part with its weight: on real threads .38 against .31 for one field per part (nDCG@10).
TITLE, RESOLUTION, OFFICIAL, ANSWER, BODY = 5.0, 2.0, 1.5, 1.0, 1.0
MOST_ANSWERS = 3
# BM25: how fast a repeated word stops counting, and how much length matters. USUAL is a fixed pivot instead of the
# average length, so that a word's weight is known when it is written; it costs nothing on either data set.
K1, B, USUAL = 1.2, 0.5, 200
HIGHEST_WEIGHT = K1 + 1


@dataclass(frozen=True)
class SearchDocument:
    """One published problem, question or praise with its answers: public words only, removals taken out."""

    number: int
    kind: str
    language: str
    state: str
    product: str
    takedown: int
    title: str
    body: str
    wish: str = ""
    resolution: str = ""
    official: str = ""
    answers: tuple[str, ...] = ()
    source_id: str = ""
    published_at: datetime | None = None

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """The texts in order of importance, each with its weight."""
        told = ((self.resolution, RESOLUTION), (self.official, OFFICIAL), (self.body, BODY), (self.wish, BODY))
        return ((self.title, TITLE), *told, *((answer, ANSWER) for answer in self.answers[:MOST_ANSWERS]))


@dataclass(frozen=True)
class Analysed:
    """A document as the engine keeps it: how much each stem says about it (BM25F without the rarity, at most
    HIGHEST_WEIGHT), and its words as they are spelled, folded, without stop words."""

    weights: dict[str, float]
    title: str
    rest: str


def analysed(document: SearchDocument) -> Analysed:
    """Read a document once, part by part."""
    counts: dict[str, float] = defaultdict(float)
    spelled: list[str] = []
    for text, weight in document.parts:
        telling = telling_words(without_marks(text), document.language)
        spelled.append(" ".join(telling))
        for word in telling:
            counts[stem(word, document.language)] += weight
    slack = K1 * (1 - B + B * sum(counts.values()) / USUAL)
    weights = {term: count * HIGHEST_WEIGHT / (count + slack) for term, count in counts.items()}
    return Analysed(weights, spelled[0], " ".join(filter(None, spelled[1:])))
