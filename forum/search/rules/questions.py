"""What somebody looks for: the words of a query, or of a problem that is being written."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forum.search.rules.words import language_of, telling_words, variants

# A longer text is not a query but a story: its first words and its rarest ones speak for it.
# +3 % over all its words on real threads, and a bounded cost.
STORY = 24
STORY_HEAD = 10
RAREST = 12
TITLE_TIMES = 2.0


@dataclass(frozen=True)
class Question:
    """Words to look for, each with how often it counts, and the pairs that stood side by side."""

    times: tuple[tuple[str, float], ...]
    pairs: tuple[tuple[str, str], ...]
    language: str

    @property
    def asked(self) -> tuple[str, ...]:
        """The words, as spelled."""
        return tuple(word for word, _times in self.times)

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.times)


def question(text: str, rarity: Callable[[str], float], language: str = "en") -> Question:
    """Read a query; `rarity` tells how rare a word is, `language` is the page's, for words that fit both."""
    spoken = language_of(text, otherwise=language)
    asked = telling_words(text, spoken)
    if len(asked) > STORY:
        return _story(asked[:STORY_HEAD], asked[STORY_HEAD:], rarity, spoken)
    times = tuple((word, float(count)) for word, count in Counter(asked).items())
    return Question(times, _pairs(asked), spoken)


def question_of_problem(title: str, body: str, rarity: Callable[[str], float], language: str) -> Question:
    """Ask for problems like one that is being written: its title counts twice, then its rarest words."""
    return _story(telling_words(title, language)[:STORY], telling_words(body, language), rarity, language)


def _story(head: Sequence[str], rest: Sequence[str], rarity: Callable[[str], float], language: str) -> Question:
    times = dict.fromkeys(head, TITLE_TIMES)
    counts = Counter(word for word in rest if word not in times)
    rarest = sorted(counts, key=lambda word: (-rarity(word) * counts[word] ** 0.5, word))
    times |= dict.fromkeys(rarest[:RAREST], 1.0)
    return Question(tuple(times.items()), _pairs(head), language)


def _pairs(asked: Sequence[str]) -> tuple[tuple[str, str], ...]:
    side_by_side = zip(asked, asked[1:], strict=False)
    return tuple(dict.fromkeys(pair for pair in side_by_side if not variants(pair[0]) & variants(pair[1])))
