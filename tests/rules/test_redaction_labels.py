"""Labels warn and mask; they never strike. How often they are right is measured on texts of our own."""

import sys
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forum.redaction.rules import heated_words, labels_of, masked_spans
from forum.redaction.rules.labels import LABELS, LEXICONS
from forum.redaction.rules.lexicons import starts_of
from tests.rules.heated_examples import Example
from tests.rules.label_examples import DEVELOPMENT, Lot
from tests.rules.label_examples_held_out import FRESH, HELD_OUT
from tests.rules.label_examples_more import MORE
from tests.rules.reading import proposal
from tests.soon import seconds_of

MEASURED = [label for label in LABELS if label != "heated"]  # heated words have a test of their own
LABELLED = [
    ("The clerk stole my watch.", "accusation_crime"),
    ("Ce vendeur est un escroc.", "accusation_crime"),
    ("On me facture deux fois, c’est du vol.", "accusation_crime"),
    ("It was racist from start to end.", "accusation_racism"),
    ("Il m'a refusé à cause de ma couleur.", "accusation_racism"),
    ("What an idiot.", "insult"),
    ("Quel connard.", "insult"),
    ("I know where you live.", "threat"),
    ("Je sais où tu habites.", "threat"),
    ("THIS IS THE WORST SHOP EVER", "heated"),
    ("Answer me!!!", "heated"),
    ("See https://youtu.be/abc", "recording"),
]


@pytest.mark.parametrize(("text", "label"), LABELLED)
def test_a_text_is_labelled_with_what_it_holds(text: str, label: str) -> None:
    assert label in labels_of(text)
    assert label in proposal(text).labels
    assert not any(span.reason == label for span in proposal(text).spans)


@pytest.mark.parametrize(
    "text",
    [
        "The parcel came late and wet.",
        "Le colis est arrivé en retard.",
        "Le vol de 14 h est complet.",
        "The consultant was kind.",
        "",
    ],
)
def test_a_calm_text_has_no_label(text: str) -> None:
    assert labels_of(text) == ()
    assert masked_spans(text) == ()


def test_labels_come_in_one_order_whatever_comes_first_in_the_text() -> None:
    told = "My son is 6 years old. I filmed her. Fire her. I know where you live. The clerk stole my watch."
    assert labels_of(told) == ("accusation_crime", "threat", "demand_dismissal", "heated", "recording", "minor")


def test_what_somebody_else_said_is_no_insult_of_theirs_and_a_threat_all_the_same() -> None:
    assert labels_of("He said “you are an idiot” and left.") == ()
    assert labels_of("He said “I know where you live” and left.") == ("threat",)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Such an ÌDIOT, and a\u200b real mo\u200bron too.", ["ÌDIOT", "mo\u200bron"]),
        ("He asked for a blow job, the pikey.", ["blow job", "pikey"]),
        ("Ce connard voulait une fellation.", ["connard", "fellation"]),
        ("Soap scum, a chink in the curtain and a chicken breast.", []),
    ],
)
def test_insults_slurs_and_sexual_words_are_masked_where_they_stand(text: str, masked: list[str]) -> None:
    assert [text[start:end] for start, end in masked_spans(text)] == masked


def right_and_wrong(lots: list[Mapping[str, Lot]], label: str) -> tuple[int, int, int]:
    """How many texts are rightly labelled, wrongly labelled, missed."""
    texts = [one for lot in lots if label in lot for one in lot[label].examples()]
    found = [(label in labels_of(one.text), one.yes) for one in texts]
    return found.count((True, True)), found.count((True, False)), found.count((False, True))


@pytest.mark.parametrize(
    ("name", "lots", "precision", "recall", "of_each"),
    [
        ("development", [DEVELOPMENT, MORE], 0.95, 0.95, 0.8),
        ("held out", [HELD_OUT, FRESH], 0.93, 0.9, 0.75),
        ("held out, written last", [FRESH], 0.9, 0.8, 0.4),
    ],
)
def test_labels_are_right_often_enough(
    name: str,
    lots: list[Mapping[str, Lot]],
    precision: float,
    recall: float,
    of_each: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = {label: right_and_wrong(lots, label) for label in MEASURED}
    right, wrong, missed = (sum(count[place] for count in counts.values()) for place in range(3))
    shares = {label: (r / ((r + w) or 1), r / (r + m)) for label, (r, w, m) in counts.items()}
    with capsys.disabled():
        sys.stdout.write(
            f"\n  labels, {name}: precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f}\n"
        )
        sys.stdout.writelines(f"    {label:18} {p:.2f} {r:.2f}\n" for label, (p, r) in shares.items())
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall
    assert [label for label, (p, r) in shares.items() if min(p, r) < of_each] == []


def every_example() -> Iterator[Example]:
    for lots in (DEVELOPMENT, MORE, HELD_OUT, FRESH):
        for lot in lots.values():
            yield from lot.examples()


def test_each_label_has_examples_enough_and_as_many_traps() -> None:
    for label in MEASURED:
        texts = [one for lots in (DEVELOPMENT, MORE, HELD_OUT, FRESH) for one in lots[label].examples()]
        assert sum(one.language == "en" for one in texts) >= 20, label
        assert sum(one.language == "fr" for one in texts) >= 10, label
        assert sum(one.yes for one in texts) * 2 == len(texts), label
    texts_of_all = [one.text for one in every_example()]
    assert len(set(texts_of_all)) == len(texts_of_all)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(some.data())
def test_no_phrase_of_a_lexicon_is_passed_over(data: some.DataObject) -> None:
    """What is looked at closer is chosen by how words begin: every phrase must hold one of the chosen beginnings."""
    lexicon = data.draw(some.sampled_from(LEXICONS))
    phrase = data.draw(some.from_regex(lexicon.says, fullmatch=True))
    assert not lexicon.starts.isdisjoint(starts_of(phrase))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(some.data())
def test_nothing_that_is_thrown_at_people_is_passed_over(data: some.DataObject) -> None:
    lexicons = (heated_words.CONTEMPT, heated_words.SWEARING_AT, heated_words.INSULT_OF_PERSON)
    phrase = data.draw(some.from_regex(data.draw(some.sampled_from(lexicons)), fullmatch=True))
    assert "*" in phrase or not heated_words.THROWN_STARTS.isdisjoint(starts_of(phrase))


@pytest.mark.parametrize(
    "piece", ["a ", "he hit ", "not ", "my son is ", "you are a ", "« ", "il m'a ", "she will kill "]
)
def test_the_longest_text_is_labelled_at_once(piece: str) -> None:
    text = (piece * 32_000)[:32_000]
    assert seconds_of(lambda: (labels_of(text), masked_spans(text)), under=1) < 1
