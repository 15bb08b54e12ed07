"""Descriptions that single someone out are a question for a person."""

import pytest

from forum.redaction.rules import Kind
from tests.rules.reading import doubted, kinds, marked, struck

SINGLED_OUT = [
    ("The redhead at till 3 on Tuesday morning ignored me.", "The redhead at till 3 on Tuesday morning"),
    ("It was the tall one with the green scarf who shouted.", "the tall one with the green scarf"),
    ("the young lady with the nose ring at the desk sighed", "the young lady with the nose ring"),
    ("The girl at till 4 on Friday was rude.", "The girl at till 4 on Friday"),
    ("La rousse de la caisse 2 mardi matin m'a ignoré.", "La rousse de la caisse 2 mardi matin"),
    ("C'est le grand avec l'écharpe verte qui a crié.", "le grand avec l'écharpe verte"),
    ("Voyez celle avec les lunettes à l'accueil.", "celle avec les lunettes"),
]

COULD_BE_ANYONE = [
    "The tall man was rude.",
    "The lady at the desk was nice.",
    "The manager with my order never came.",
    "I ordered the white one with the red stripes.",
    "La grande surface de la ville est fermée.",
    "Le responsable du rayon est venu.",
]


@pytest.mark.parametrize(("text", "description"), SINGLED_OUT)
def test_a_description_that_points_to_one_person_is_a_doubt(text: str, description: str) -> None:
    assert doubted(text) == [description]
    assert kinds(text) == [Kind.description]
    assert struck(text) == []


@pytest.mark.parametrize("text", COULD_BE_ANYONE)
def test_a_description_that_could_be_anyone_stays(text: str) -> None:
    assert marked(text) == []
