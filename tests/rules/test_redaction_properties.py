"""What must hold for any text: exact places, no second strike, no error, no long wait."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forum.redaction.rules import MARK, Tier, has_reserved, masked_spans, plain, strike
from tests.rules.reading import proposal, roster_of
from tests.soon import seconds_of

STAFF = roster_of("Philippa Threlkeld", "Will Price", "Jesús Muñoz", nicknames=("Pip",), handles=("@pip_t",))
PIECES = [
    "Philippa",
    "Threlkeld",
    "will",
    "Will",
    "Price",
    "P.",
    "J",
    "Mr",
    "Mme",
    "M.",
    "the cashier",
    "spoke to",
    "la vendeuse",
    "named",
    "s'appelle",
    "Marlene",
    "marlene",
    "Karim",
    "and",
    "et",
    ",",
    ", ",
    ".",
    " ",
    "\n",
    "'s",
    "@",
    "@quill",
    "a@b.com",
    "at",
    "dot",
    "com",
    "06 12 34 56 78",
    "+44 20 7946 0958",
    "badge 4471",
    "12 Elm Street",
    "lives at",
    "[name removed]",
    "[nom retiré]",
    "[person A]",
    "**",
    "_",
    "-",
    "P h i l i p p a",
    "Ph1lippa",
    "the redhead at till 3",
    "XXXX",
    "BANK",
    "Bank",
    "\u200b",
    "é",
    "😀",
    MARK,
    "facebook.com/quill",
]

any_text = some.text(max_size=300)
woven_text = some.lists(some.sampled_from(PIECES), max_size=25).flatmap(
    lambda pieces: some.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
patient = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@given(text=some.one_of(any_text, woven_text))
@patient
def test_spans_are_exact_sorted_and_apart(text: str) -> None:
    spans = proposal(text, roster=STAFF).spans
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))


@given(text=some.one_of(any_text, woven_text))
@patient
def test_reading_the_public_words_again_strikes_nothing(text: str) -> None:
    text = "".join(character for character in text if not has_reserved(character))
    first = proposal(text, roster=STAFF)
    public = plain(strike(text, [span for span in first.spans if span.tier is Tier.strike]), first.language)
    again = [span for span in proposal(public, roster=STAFF).spans if span.tier is Tier.strike]
    assert [public[span.start : span.end] for span in again] == []


@given(text=some.one_of(any_text, woven_text))
@patient
def test_marks_and_written_removals_are_never_touched(text: str) -> None:
    for span in proposal(text, roster=STAFF).spans:
        assert MARK not in text[span.start : span.end]
        assert "removed]" not in text[span.start : span.end]


@given(text=any_text)
@patient
def test_masks_are_inside_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in masked_spans(text))


PATHOLOGICAL = [
    "a",
    "A ",
    "a.",
    "a@",
    "@",
    "1",
    "1 ",
    "+1-",
    "at dot ",
    "a at b dot ",
    "Philippa ",
    "Marlene, ",
    "Marlene and ",
    "Mr. ",
    "-",
    "l'",
    "J. ",
    "(",
    "facebook.com/",
    "the tall man ",
    "la grande femme ",
    "12 Elm ",
    "12 rue de la ",
    "[name removed]",
    "😀",
    "名",
    "Will ",
    "\n",
    "badge number ",
    "B\u200b",
    "\u0301",
    "_a",
    "P h i l ",
    "Jean-",
    "Threlkeld, ",
    "i will kill ",
    "<b>",
    "**a",
    "٣",
    "\U0001d54f",
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_the_longest_text_is_read_in_under_two_seconds(piece: str) -> None:
    text = (piece * 32_768)[:32_768]
    proposal("")  # loads the tables, which is not the text's fault
    assert seconds_of(lambda: (proposal(text, roster=STAFF), masked_spans(text)), under=2) < 2


def test_the_rules_load_neither_flask_nor_a_database() -> None:
    heavy = {"flask", "sqlalchemy", "faker", "wordfreq"}
    asked = f"import sys, forum.redaction.rules; print(sorted({heavy!r} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
