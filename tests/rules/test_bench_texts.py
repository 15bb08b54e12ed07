"""The held-out texts are well formed: spans exact, nothing twice, as many traps as a fair measure needs."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXTS = Path(__file__).parent.parent / "bench" / "texts"
LANGUAGES = (("en", 100, 200), ("fr", 50, 100))
LABELS = {"PERSON", "CONTACT", "DESCRIPTION"}


def held_out(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_text_and_every_id_is_there_once() -> None:
    lines = [line for name in ("held_out_en", "held_out_fr", "disguises") for line in held_out(name)]

    assert len({line["id"] for line in lines}) == len(lines)
    assert len({line["text"] for line in lines}) == len(lines)


@pytest.mark.parametrize(("language", "texts", "names"), LANGUAGES)
def test_there_are_enough_texts_and_names_and_as_many_traps(language: str, texts: int, names: int) -> None:
    lines = held_out(f"held_out_{language}")
    people = [span for line in lines for span in line["spans"] if span[2] == "PERSON"]
    traps = [trap for line in lines for trap in line["traps"]]

    assert len(lines) >= texts
    assert len(people) >= names
    assert len(traps) >= len(people)
    assert {line["lang"] for line in lines} == {language}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_spans_are_whole_words_inside_the_text_and_never_overlap(language: str) -> None:
    for line in held_out(f"held_out_{language}"):
        text, spans = line["text"], line["spans"]
        places = sorted([*((start, end) for start, end, _ in spans), *map(tuple, line["traps"])])
        assert {label for _, _, label in spans} <= LABELS
        for start, end in places:
            assert 0 <= start < end <= len(text), line["id"]
            assert text[start:end] == text[start:end].strip(), line["id"]
            assert not text[start - 1 : start].isalnum(), line["id"]
            assert not text[end : end + 1].isalnum(), line["id"]
        assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False)), line["id"]


def test_a_disguise_has_its_place_and_a_trap_has_none() -> None:
    lines = held_out("disguises")
    traps = [line for line in lines if line["span"] is None]

    assert len(lines) - len(traps) >= 100
    assert len(traps) >= 30
    assert all(line["how"] == "trap" for line in traps)
    for line in lines:
        assert line["roster"], line["id"]
        if line["span"]:
            start, end = line["span"]
            assert 0 <= start < end <= len(line["text"]), line["id"]
            assert line["text"][start:end].strip("* "), line["id"]
