"""What search engines may keep, and how a text becomes one line of a list."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.public.rules import CHARACTERS_ENOUGH, first_line, gist, holds_accusation, is_indexable, shortened

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


@pytest.mark.parametrize(
    ("characters", "answers", "expects", "age", "kept"),
    [
        (CHARACTERS_ENOUGH, 0, True, timedelta(0), True),
        (CHARACTERS_ENOUGH - 1, 5, True, timedelta(0), False),
        (500, 0, True, MONTH, True),
        (500, 0, True, MONTH + timedelta(seconds=1), False),
        (500, 1, True, 12 * MONTH, True),
        (500, 0, False, 12 * MONTH, True),
    ],
)
def test_a_page_is_indexed_when_it_helps_somebody(
    characters: int, answers: int, expects: bool, age: timedelta, kept: bool
) -> None:
    assert is_indexable(characters, answers, expects, NOW - age, NOW) is kept


@pytest.mark.parametrize(("labels", "said"), [(["accusation_crime"], True), (["heated", "insult"], False), ([], False)])
def test_an_accusation_is_known_by_its_label(labels: list[str], said: bool) -> None:
    assert holds_accusation(labels) is said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. Open Account, then Phone number.\n2. Ask again.", "Open Account, then Phone number"),
        ("\n\n- Look at your blocked senders", "Look at your blocked senders"),
        ("Ask at the desk. They know.", "Ask at the desk"),
        ("No. 5 is the one to press.", "No. 5 is the one to press"),
        ("", ""),
    ],
)
def test_a_text_becomes_its_first_step_or_sentence(text: str, line: str) -> None:
    assert first_line(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thank you for telling us. We are sorry.\n\nThe code goes to your account.", "The code goes to your account"),
        ("Merci de l’avoir écrit. Le virement part aujourd’hui.", "Le virement part aujourd’hui"),
        ("Thank you.\n\nIt comes to this:\n1. Ask for a new code.\n2. Wait.", "Ask for a new code"),
        ("Thank you for telling us.", "Thank you for telling us"),
        ("Yes. Sorry.", "Yes. Sorry"),
    ],
)
def test_a_polite_answer_comes_to_what_helps(text: str, line: str) -> None:
    assert gist(text) == line


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_a_line_is_one_line_and_short(text: str, longest: int) -> None:
    for line in (shortened(text, longest), first_line(text, longest), gist(text, longest)):
        assert len(line) <= longest + 1
        assert len(line.splitlines()) <= 1
