"""The texts that are measured, with what people marked in them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent.parent / "texts"
HELD_OUT = {"own_en": OWN / "held_out_en.jsonl", "own_fr": OWN / "held_out_fr.jsonl"}
DISGUISES = OWN / "disguises.jsonl"
KEEP = OWN / "keep.txt"

_CONTACTS = ("CONTACT", "EMAIL", "EMAIL_ADDRESS", "PHONE_NUMBER")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One text and the places that people marked; `whole` when contacts and descriptions are all marked too."""

    words: str
    language: str
    people: tuple[Place, ...]
    contacts: tuple[Place, ...]
    descriptions: tuple[Place, ...]
    whole: bool


def marked_texts(path: Path, half: str | None = None, at_most: int = 0) -> list[Marked]:
    """Read JSON lines with `text` and, perhaps, `spans`."""
    chosen = list(_halved(path, half))
    return [_marked(line) for line in chosen[: at_most or len(chosen)]]


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _halved(path: Path, half: str | None) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines_of(path)):
        if half is None or number % 2 == (half == "odd"):
            yield line


def _marked(line: dict[str, Any]) -> Marked:
    spans = line.get("spans") or []
    return Marked(
        words=str(line["text"]),
        language=str(line.get("lang") or "en"),
        people=_places(spans, ("PERSON",)),
        contacts=_places(spans, _CONTACTS),
        descriptions=_places(spans, ("DESCRIPTION",)),
        whole=line.get("source") == "own",
    )


def _places(spans: Iterable[tuple[int, int, str]], labels: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple((start, end) for start, end, label in spans if label in labels)
