"""Count to ten: what is thrown at people is heat; criticism, however harsh, never is."""

import sys
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from forum.redaction.rules import FEELINGS, danger_of, heat_of, labels_of
from tests.rules.heated_examples import DEVELOPMENT, HELD_OUT, IN_DANGER, Example
from tests.soon import seconds_of

PIECES = [
    "You are all useless",
    "IT NEVER WORKS",
    "!!!",
    ". ",
    "\n",
    "“",
    "”",
    "vous êtes nuls",
    "idiot",
    "Mr.",
    "É",
    " ",
]


def measured(examples: Sequence[Example], found: Callable[[Example], bool]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum(one.yes and found(one) for one in examples)
    wrong = sum(not one.yes and found(one) for one in examples)
    return right / (right + wrong), right / sum(one.yes for one in examples)


def quoted(text: str, language: str = "en") -> str:
    heat = heat_of(text, language)
    return text[heat.start : heat.end] if heat else ""


@pytest.mark.parametrize("one", DEVELOPMENT, ids=lambda one: one.text)
def test_the_examples_we_learn_from_are_told_apart(one: Example) -> None:
    assert bool(heat_of(one.text, one.language)) == one.yes


@pytest.mark.parametrize("language", ["en", "fr"])
def test_held_out_examples_are_told_apart_well_enough(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    lot = [one for one in HELD_OUT if one.language == language]
    precision, recall = measured(lot, lambda one: heat_of(one.text, one.language) is not None)
    with capsys.disabled():
        sys.stdout.write(
            f"\n  heated, {language}: precision {precision:.2f}, recall {recall:.2f} on {len(lot)} held-out texts\n"
        )
    assert (precision >= 0.9, recall >= 0.85) == (True, True)


def test_there_are_enough_examples_and_as_many_calm_ones() -> None:
    every = DEVELOPMENT + HELD_OUT
    assert sum(one.language == "en" for one in every) >= 90 and sum(one.language == "fr" for one in every) >= 60
    assert 0.45 <= sum(one.yes for one in every) / len(every) <= 0.55
    assert len({one.text for one in every}) == len(every)


def test_someone_in_danger_is_seen() -> None:
    precision, recall = measured(IN_DANGER, lambda one: danger_of(one.text, one.language))
    assert (precision, recall) == (1.0, 1.0)


def test_one_sentence_is_quoted_the_one_that_slows_an_answer_down_most() -> None:
    text = "I was charged twice on Mr. K’s card. This is the third time I come in!!! You are all useless. Call me back."
    assert quoted(text) == "You are all useless."
    assert quoted("First line\n  WHY DOES NOBODY ANSWER\nlast line") == "WHY DOES NOBODY ANSWER"


def test_a_sentence_that_never_ends_is_quoted_in_part() -> None:
    text = "and then I called, " * 60 + "and you are all useless, " + "and I called again " * 60
    assert "you are all useless" in quoted(text) and len(quoted(text)) <= 300
    assert len(quoted("STOP IT " * 200)) <= 300


@pytest.mark.parametrize(
    ("text", "language", "feeling"),
    [
        ("You are all useless.", "en", "angry"),
        ("This is the third time I come in!!!", "en", "worn_out"),
        ("You are liars, you promised a refund.", "en", "let_down"),
        ("I AM SCARED FOR MY BABY", "en", "worried"),
        ("They LAUGHED AT ME IN FRONT OF EVERYONE", "en", "humiliated"),
        ("I am exhausted. You are all useless.", "en", "worn_out"),
        ("C’est la troisième fois que je viens !!!", "fr", "worn_out"),
        ("J’ai peur pour ma fille. RÉPONDEZ ENFIN À MES MAILS", "fr", "worried"),
        ("On m’a humilié. Vous êtes tous nuls.", "fr", "humiliated"),
        ("Je vous faisais confiance. Vous êtes des voleurs.", "fr", "let_down"),
    ],
)
def test_the_feeling_behind_it_is_named(text: str, language: str, feeling: str) -> None:
    heat = heat_of(text, language)
    assert heat is not None and heat.feeling == feeling
    assert feeling in FEELINGS


@pytest.mark.parametrize("one", [*DEVELOPMENT, *HELD_OUT], ids=lambda one: one.text)
def test_the_label_and_the_count_to_ten_never_differ(one: Example) -> None:
    assert ("heated" in labels_of(one.text)) == bool(heat_of(one.text, one.language))


@given(some.lists(some.sampled_from(PIECES) | some.text(max_size=20), max_size=30).map("".join))
def test_any_text_is_read_without_an_error_and_the_same_way_twice(text: str) -> None:
    for language in ("en", "fr"):
        heat = heat_of(text, language)
        assert heat == heat_of(text, language)
        assert danger_of(text, language) in {True, False}
        if heat is not None:
            assert 0 <= heat.start < heat.end <= len(text)
            assert heat.feeling in FEELINGS
            assert text[heat.start : heat.end].strip() == text[heat.start : heat.end]


@pytest.mark.parametrize("piece", ["a", "! ", "!?", "You are all ", "not a ", "like a ", "“", "I AM ", "a.", "é", "\n"])
def test_the_longest_text_is_read_at_once(piece: str) -> None:
    text = (piece * 32_000)[:32_000]
    assert seconds_of(lambda: (heat_of(text, "fr"), danger_of(text, "fr")), under=1) < 1
