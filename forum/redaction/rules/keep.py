"""Words that must stay: the company, its brands, products and places, and the thread's pseudonyms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forum.redaction.rules.ambiguous import PHRASES_TO_KEEP
from forum.redaction.rules.brands import BRANDS, NAMED_AFTER_SOMEBODY
from forum.redaction.rules.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class KeepWords:
    """Compiled phrases by their first word, so that a long list costs no more than a short one."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def build(cls, words: Iterable[str]) -> "KeepWords":
        """Compile words and phrases; case, accents and possessives do not matter."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for phrase in words:
            keys = tuple(token.key for token in tokens_of(phrase))
            if keys:
                found.setdefault(keys[0], set()).add(keys)
        return cls({first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in found.items()})

    def places(self, tokens: Sequence[Token]) -> set[int]:
        """Say which tokens are part of a phrase to keep."""
        kept: set[int] = set()
        phrases = self.phrases
        for place in [place for place, token in enumerate(tokens) if token.key in phrases]:
            for keys in phrases[tokens[place].key]:
                if all(place + step < len(tokens) and tokens[place + step].key == key for step, key in enumerate(keys)):
                    kept.update(range(place, place + len(keys)))
                    break
        return kept


def keep_from_text(text: str) -> list[str]:
    """Read the operator's list: one word or phrase per line, or the first cell of a CSV; # opens a remark."""
    cells = [
        line.replace(";", ",").split(",")[0].strip().strip('"').strip() for line in text.lstrip("\ufeff").splitlines()
    ]
    return [cell for cell in cells if cell and not cell.startswith("#")]


@cache
def well_known() -> KeepWords:
    """Compile the brands and places that carry a person's name everywhere, and brands that are no names at all."""
    return KeepWords.build((*PHRASES_TO_KEEP, *NAMED_AFTER_SOMEBODY, *BRANDS))


@cache
def taught() -> KeepWords:
    """Compile what stays while a model learns: from the other brands it learns what a brand looks like."""
    return KeepWords.build(PHRASES_TO_KEEP)
