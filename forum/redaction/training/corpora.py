"""Texts in which people marked the names: files by path, and our own templates."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from forum.redaction.rules import MARK, has_reserved

_PERSON = "PERSON"
_SMALL, _LOUD, _MARKED = 0.15, 0.08, 0.08


@dataclass(frozen=True)
class Labelled:
    """A text, its language, and where people stand in it (code points)."""

    text: str
    spans: tuple[tuple[int, int], ...]
    language: str


def read(paths: Iterable[Path]) -> Iterator[Labelled]:
    """Read JSON lines with `text`, `spans` ([start, end, label]) and perhaps `lang`; PERSON are the names.

    Raises ValueError with the line when a file is written otherwise.
    """
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                try:
                    given = json.loads(line)
                    spans = tuple((int(s[0]), int(s[1])) for s in given.get("spans", ()) if s[2] == _PERSON)
                    text = str(given["text"])
                except (ValueError, KeyError, IndexError, TypeError) as error:
                    raise ValueError(f"{path.name}, line {number}: not a text with spans") from error
                if not has_reserved(text):
                    yield Labelled(text, spans, str(given.get("lang") or "auto"))


def varied(texts: Iterable[Labelled], seed: int) -> Iterator[Labelled]:
    """Add what readers meet: some texts once more in small letters or in capitals, some with a name already removed."""
    chance = Random(seed)
    for one in texts:
        yield one
        if not one.spans:
            continue
        drawn = chance.random()
        if drawn < _SMALL + _LOUD:
            other = one.text.lower() if drawn < _SMALL else one.text.upper()
            if len(other) == len(one.text):  # an ß in capitals is two letters
                yield Labelled(other, one.spans, one.language)
        if len(one.spans) > 1 and chance.random() < _MARKED:
            yield _without(one, chance.randrange(len(one.spans)))


def _without(one: Labelled, gone: int) -> Labelled:
    """Put a mark in the place of one name."""
    start, end = one.spans[gone]
    shift = end - start - len(MARK)
    spans = tuple(
        (low - shift, high - shift) if low >= end else (low, high)
        for place, (low, high) in enumerate(one.spans)
        if place != gone
    )
    return Labelled(one.text[:start] + MARK + one.text[end:], spans, one.language)
