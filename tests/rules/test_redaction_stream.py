"""The JSON Lines that the redact command reads and writes."""

import json

from forum.redaction.rules import KeepWords, Roster, RosterEntry, keep_from_text
from forum.redaction.stream import redact_lines
from forum.redaction.tables import tables

STAFF = Roster.build([RosterEntry("Philippa Threlkeld")])


def _redact(*lines: str, keep: str = "", language: str = "auto") -> list[dict[str, object]]:
    kept = KeepWords.build(keep_from_text(keep))
    written = redact_lines(lines, roster=STAFF, keep=kept, tables=tables(), language=language)
    return [json.loads(line) for line in written]


def test_a_line_comes_back_with_its_public_words_and_the_reasons() -> None:
    (answer,) = _redact('{"id": "a1", "text": "Philippa Threlkeld shouted."}')
    assert answer == {
        "id": "a1",
        "public": "[name removed] shouted.",
        "spans": [
            {
                "start": 0,
                "end": 18,
                "kind": "name",
                "tier": "strike",
                "why": "This is the full name of someone on the roster.",
            }
        ],
        "labels": [],
    }


def test_a_doubt_stays_in_the_public_words() -> None:
    (answer,) = _redact('{"id": 7, "text": "The redhead at till 3 on Monday."}')
    assert answer["id"] == 7
    assert answer["public"] == "The redhead at till 3 on Monday."
    assert [span["tier"] for span in answer["spans"]] == ["doubt"]  # type: ignore[attr-defined]


def test_a_french_text_is_answered_in_french() -> None:
    (answer,) = _redact('{"id": 1, "text": "J\'ai parlé à Philippa Threlkeld de mon colis."}')
    assert answer["public"] == "J'ai parlé à [nom retiré] de mon colis."
    assert "liste" in answer["spans"][0]["why"]  # type: ignore[index]


def test_a_line_that_cannot_be_read_gets_its_number_and_the_rest_goes_on() -> None:
    answers = _redact(
        "{", "[1]", '{"id": 3}', '{"id": 4, "text": 5}', '{"id": 5, "text": "\\ue000"}', '{"id": 6, "text": "fine"}'
    )
    assert [answer.get("line") for answer in answers] == [1, 2, 3, 4, 5, None]
    assert all(answer["id"] is None and answer["error"] for answer in answers[:5])
    assert answers[5]["public"] == "fine"


def test_a_lone_surrogate_and_deep_brackets_do_not_stop_the_stream() -> None:
    answers = _redact('{"id": 1, "text": "odd \\ud800 one"}', "[" * 100_000, "")
    assert answers[0]["id"] == 1
    assert [answer["id"] for answer in answers[1:]] == [None, None]


def test_the_operators_words_to_keep_are_read_from_lines_or_a_csv() -> None:
    assert keep_from_text('# ours\nAcme\n"Acme Gold";brand\n\nAcme Centre, place\n') == [
        "Acme",
        "Acme Gold",
        "Acme Centre",
    ]
    (answer,) = _redact('{"id": 1, "text": "I asked Samira at the till."}', keep="Samira")
    assert answer["spans"] == []
