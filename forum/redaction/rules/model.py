"""A sequence model for names that no list and no rule knows: a linear chain of two states, name and no name.

A conditional random field (Lafferty, McCallum, Pereira 2001), trained with CRFsuite and read here: its weights are few,
and sums kept for words and neighbours make reading a text several times quicker than asking the library.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from forum.redaction.rules.evidence import Group, Seen, Word, attributes, groups

_MOST_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class NameModel:
    """Weights of attributes for "name" against "no name", and of the four steps between the two."""

    weights: Mapping[str, float] = field(default_factory=dict)
    # From no name to no name and to a name, from a name to no name and to a name.
    steps: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    kept: dict[Group, float] = field(default_factory=dict, compare=False, repr=False)
    words: dict[Group, Word] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.weights)

    def probabilities(self, words: Sequence[Seen], candidates: Sequence[int]) -> dict[int, float]:
        """Say how probable a name is at each of these places, in rising order; elsewhere there is none."""
        for memory in (self.kept, self.words):
            if len(memory) > _MOST_KEPT:
                memory.clear()
        found: dict[int, float] = {}
        run: list[int] = []
        for place in candidates:
            if run and place != run[-1] + 1:
                found.update(zip(run, self._run(words, run), strict=True))
                run = []
            run.append(place)
        found.update(zip(run, self._run(words, run), strict=True))
        return found

    def _score(self, words: Sequence[Seen], place: int) -> float:
        total = 0.0
        kept = self.kept
        for group in groups(words, place):
            score = kept.get(group)
            if score is None:
                score = kept[group] = sum(self.weights.get(one, 0.0) for one in attributes(group))
            total += score
        return total

    def _run(self, words: Sequence[Seen], run: Sequence[int]) -> list[float]:
        """Forwards and backwards through neighbouring places; what stands on both sides is no name."""
        if not run:
            return []
        stay, begin, end, go_on = map(exp, self.steps)
        odds = [exp(max(-30.0, min(30.0, self._score(words, place)))) for place in run]
        first, last = run[0] == 0, run[-1] == len(words) - 1
        ahead = [(1.0, odds[0]) if first else (stay, begin * odds[0])]
        for one in odds[1:]:
            no, yes = ahead[-1]
            no, yes = no * stay + yes * end, (no * begin + yes * go_on) * one
            ahead.append((no / (no + yes), yes / (no + yes)))
        back = [(1.0, 1.0) if last else (stay, end)]
        for one in reversed(odds[1:]):
            no, yes = back[-1]
            no, yes = stay * no + begin * one * yes, end * no + go_on * one * yes
            back.append((no / (no + yes), yes / (no + yes)))
        back.reverse()
        found = []
        for (no, yes), (no_after, yes_after) in zip(ahead, back, strict=True):
            found.append(yes * yes_after / (no * no_after + yes * yes_after))
        return found
