"""How well something finds the names in texts where people marked them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.redaction.rules.evidence import Seen
from forum.redaction.rules.model import NameModel
from forum.redaction.rules.shares import Counted
from forum.redaction.rules.weighing import Limits, candidates
from forum.redaction.training.fitting import Line

# Which words would be struck, and which would be struck or asked about.
Judge = Callable[[Sequence[Seen]], tuple[set[int], set[int]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted in one set of texts."""

    left_after_strike: Counted  # of the names, by mention
    left_after_doubt: Counted
    wrongly_struck: Counted  # of the words
    wrongly_marked: Counted  # of the texts: with any word struck or asked about that is nobody's name


def by_model(model: NameModel, limits: Limits) -> Judge:
    """Judge by the model's chances alone."""

    def judge(words: Sequence[Seen]) -> tuple[set[int], set[int]]:
        chances = model.probabilities(words, candidates(words)).items()
        struck = {place for place, chance in chances if chance >= limits.strike}
        return struck, {place for place, chance in chances if chance >= limits.doubt}

    return judge


def by_rules(words: Sequence[Seen]) -> tuple[set[int], set[int]]:
    """Judge by what the rules made of each word."""
    struck = {place for place, one in enumerate(words) if one.rule.startswith("s:")}
    return struck, {place for place, one in enumerate(words) if one.rule}


def evaluate(judge: Judge, lines: Iterable[Line]) -> Figures:
    """Compare with what people marked; a name is left when one of its words of two letters or more is."""
    texts = words = names = left = missed = wrong = posts = 0
    for line in lines:
        struck, marked = judge(line.words)
        nobody = {place for place, name in enumerate(line.names) if not name}
        texts, words = texts + 1, words + len(line.words)
        wrong += len(struck & nobody)
        posts += bool(marked & nobody)
        for mention in _mentions(line):
            names += 1
            left += not mention <= struck
            missed += not mention <= marked
    return Figures(Counted(left, names), Counted(missed, names), Counted(wrong, words), Counted(posts, texts))


def _mentions(line: Line) -> Iterator[set[int]]:
    run: set[int] = set()
    for place, name in enumerate([*line.names, False]):
        if name:
            run.add(place)
        elif run:
            long = {one for one in run if len(line.words[one].word.key) > 1}
            yield long or run
            run = set()
