"""Texts with their names marked, as many as one asks for; the same seed gives the same texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from forum.redaction.training import (
    clauses_both,
    clauses_en,
    clauses_fr,
    clauses_traps,
    templates_en,
    templates_fr,
    traps_en,
    traps_fr,
)
from forum.redaction.training.fillers import fillers
from forum.redaction.training.filling import Cast, Pattern, Piece, patterns
from forum.redaction.training.noise import noisy

_NOBODY, _AMONG_OTHERS, _TWO = 0.25, 0.25, 0.08
_BETWEEN = (" ", " ", " ", "\n", "\n\n")
_ENDED = (".", "!", "?", ")", "…")


@dataclass(frozen=True)
class Example:
    """A text, and where the names of people stand in it, in code points."""

    text: str
    spans: tuple[tuple[int, int], ...]


def examples(language: str, count: int, seed: int) -> Iterator[Example]:
    """Make up texts in "en" or "fr"."""
    random = Random(f"{language} {seed}")
    for _ in range(count):
        yield _example(random, language)


def people_patterns(language: str) -> tuple[Pattern, ...]:
    """Every pattern that speaks of someone."""
    return _patterns(language)[0]


def nobody_patterns(language: str) -> tuple[Pattern, ...]:
    """Every pattern that speaks of nobody by name."""
    return _patterns(language)[1]


@cache
def _patterns(language: str) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    if language == "fr":
        return (
            _read(templates_fr.PEOPLE, clauses_fr.PEOPLE, clauses_both.PEOPLE),
            _read(traps_fr.NOBODY, clauses_traps.FRENCH, clauses_both.NOBODY),
        )
    return (
        _read(templates_en.PEOPLE, clauses_en.PEOPLE, clauses_both.PEOPLE),
        _read(traps_en.NOBODY, clauses_traps.ENGLISH, clauses_both.NOBODY),
    )


def _read(*written: str) -> tuple[Pattern, ...]:
    return tuple(pattern for one in written for pattern in patterns(one))


_things = cache(fillers)


def _example(random: Random, language: str) -> Example:
    cast = Cast(random, language, _things(language))
    pieces: list[Piece] = []
    for pattern in _chosen(random, language):
        if pieces:
            between = random.choice(_BETWEEN) if pieces[-1].text.endswith(_ENDED) else "\n"
            pieces.append(Piece(between, False))
        pieces += cast.fill(pattern)
    return joined(noisy(pieces, random, language))


def _chosen(random: Random, language: str) -> Sequence[Pattern]:
    """Choose one pattern about someone, alone or among others, or some about nobody."""
    people, nobody = _patterns(language)
    at = random.random()
    if at < _NOBODY:
        return random.sample(nobody, random.randrange(1, 4))
    if at < _NOBODY + _AMONG_OTHERS:
        chosen = [random.choice(people), *random.sample(nobody, random.randrange(1, 4))]
        random.shuffle(chosen)
        return chosen
    if at < _NOBODY + _AMONG_OTHERS + _TWO:
        return random.sample(people, 2)
    return [random.choice(people)]


def joined(pieces: Sequence[Piece]) -> Example:
    """Put the pieces one after the other, and note where the names are."""
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        if piece.name:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return Example("".join(piece.text for piece in pieces), tuple(spans))
