"""Labels warn and mask; they never strike."""

import pytest

from forum.redaction.rules import labels_of, masked_spans
from tests.rules.reading import proposal

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
]


@pytest.mark.parametrize(("text", "label"), LABELLED)
def test_a_text_is_labelled_with_what_it_holds(text: str, label: str) -> None:
    assert label in labels_of(text)
    assert label in proposal(text).labels
    assert proposal(text).spans == ()


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


def test_insults_are_masked_where_they_stand_however_they_are_written() -> None:
    text = "Such an ÌDIOT, and a\u200b real mo\u200bron too."
    assert [text[start:end] for start, end in masked_spans(text)] == ["ÌDIOT", "mo\u200bron"]
