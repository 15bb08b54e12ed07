"""Descriptions that single someone out are a question for a person."""

import pytest

from forum.redaction.rules import Kind, Span, Tier, coarser, why
from forum.redaction.rules.descriptions import description_spans
from forum.redaction.rules.flat import flat
from tests.rules.reading import doubted, kinds, proposal
from tests.soon import seconds_of

SINGLED_OUT = [
    ("The redhead at till 3 on Tuesday morning ignored me.", "The redhead at till 3 on Tuesday morning"),
    ("It was the tall one with the green scarf who shouted.", "the tall one with the green scarf"),
    ("the young lady with the nose ring sighed", "the young lady with the nose ring"),
    ("the young lady with the nose ring at the desk sighed", "the young lady with the nose ring at the desk"),
    (
        "the tall guy with the neck tattoo at the Lyon store swore",
        "the tall guy with the neck tattoo at the Lyon store",
    ),
    ("the older gentleman with a limp helped", "the older gentleman with a limp"),
    ("The girl at till 4 on Friday was rude.", "The girl at till 4 on Friday"),
    ("the only woman in the workshop was kind", "the only woman in the workshop"),
    ("It was the only man at reception that day", "the only man at reception"),
    ("the pregnant cashier had to carry it", "the pregnant cashier"),
    ("that bald security guard searched my bag", "that bald security guard"),
    ("La rousse de la caisse 2 mardi matin m'a ignoré.", "La rousse de la caisse 2 mardi matin"),
    ("C'est le grand avec l'écharpe verte qui a crié.", "le grand avec l'écharpe verte"),
    ("le grand chauve de l'accueil mardi matin a crié", "le grand chauve de l'accueil mardi matin"),
    ("la caissière enceinte a crié", "la caissière enceinte"),
    ("la seule femme de l'atelier m'a aidé", "la seule femme de l'atelier"),
    ("Voyez celle avec les lunettes à l'accueil.", "celle avec les lunettes à l'accueil"),
]

COULD_BE_ANYONE = [
    "The tall man was rude.",
    "The lady at the desk was nice.",
    "The manager with my order never came.",
    "I ordered the white one with the red stripes.",
    "La grande surface de la ville est fermée.",
    "Le responsable du rayon est venu.",
    "The old man pub, the black cable, the young tree and the white cat.",
    "La petite table de la cuisine et le vieux four.",
    "It was the only man I saw, and the only shop in town.",
]

CHILDREN = [
    ("my 7-year-old daughter cried", ["7-year-old"]),
    ("my 9 yo son cried", ["9 yo"]),
    ("our three year old was scared", ["three year old"]),
    ("my son is 9 and he cried", ["9"]),
    ("Our son (aged 11) cried", ["aged 11"]),
    ("my little girl goes to Oakfield Primary School", ["Oakfield Primary School"]),
    ("ma fille de 9 ans scolarisée à l'école Jean-Moulin", ["9 ans", "l'école Jean-Moulin"]),
    ("mon fils (12 ans) a pleuré", ["12 ans"]),
    ("he attends Greenfield Academy, he's 10 years old", ["Greenfield Academy", "10 years old"]),
]
NO_CHILD = [
    "My 7-year-old laptop died; the warranty is 2 years, my 30 year mortgage too.",
    "I am 45 years old. They treated me like a 5 year old child.",
    "Tickets for children aged 3 to 12 are free.",
    "Les enfants de 3 ans paient 4 €, la machine de 9 ans est morte.",
    "Oakfield Primary School is next to the shop.",
    "L'école Jean-Moulin est à côté, les enfants jouent.",
]


@pytest.mark.parametrize(("text", "description"), SINGLED_OUT)
def test_a_description_that_points_to_one_person_is_a_doubt(text: str, description: str) -> None:
    assert doubted(text) == [description]
    assert kinds(text) == [Kind.description]


@pytest.mark.parametrize("text", COULD_BE_ANYONE)
def test_a_description_that_could_be_anyone_stays(text: str) -> None:
    assert list(description_spans(text)) == []


@pytest.mark.parametrize(("text", "told"), CHILDREN)
def test_a_childs_age_and_school_are_a_doubt(text: str, told: list[str]) -> None:
    assert doubted(text) == told
    assert set(kinds(text)) == {Kind.description}


@pytest.mark.parametrize("text", NO_CHILD)
def test_an_age_or_a_school_without_a_child_stays(text: str) -> None:
    assert list(description_spans(text)) == []


@pytest.mark.parametrize(
    ("words", "language", "suggestion"),
    [
        ("The redhead at till 3 on Tuesday morning", "en", "someone at the till"),
        ("the bald man at the returns desk", "en", "someone at the counter"),
        ("the pregnant cashier", "en", "a cashier"),
        ("the only woman in the workshop", "en", "someone in the workshop"),
        ("the tall guy with the neck tattoo at the Lyon store", "en", "someone in the shop"),
        ("the tall one with the green scarf", "en", "a member of staff"),
        ("7-year-old", "en", "my child"),
        ("aged 11", "en", "my child"),
        ("9", "en", "my child"),
        ("Oakfield Primary School", "en", "a school"),
        ("le grand chauve de l'accueil mardi matin", "fr", "une personne de l’accueil"),
        ("La rousse de la caisse 2", "fr", "une personne de la caisse"),
        ("le grand avec l'écharpe verte", "fr", "un membre du personnel"),
        ("9 ans", "fr", "mon enfant"),
        ("l'école Jean-Moulin", "fr", "une école"),
        ("the redhead", "xx", "a member of staff"),
    ],
)
def test_a_coarser_wording_keeps_the_job_or_the_place(words: str, language: str, suggestion: str) -> None:
    assert coarser(words, language) == suggestion


@pytest.mark.parametrize(("text", "_description"), SINGLED_OUT)
def test_a_coarser_wording_is_no_doubt_itself(text: str, _description: str) -> None:
    language = proposal(text).language
    for words in doubted(text):
        assert list(description_spans(coarser(words, language).capitalize() + ".")) == []


def test_the_reason_says_what_could_be_written() -> None:
    text = "The bald man at the returns desk on Monday laughed."
    (span,) = proposal(text).spans
    assert why(span, text, "en") == "This could point to one person. You could write: “someone at the counter”."
    assert why(span, text, "fr").endswith("Vous pourriez écrire\u00a0: «\u00a0un membre du personnel\u00a0».")
    assert "You could write" not in why(Span(0, 3, Kind.name, Tier.doubt, "first_name"), text, "en")


def test_small_plain_letters_stay_in_their_places() -> None:
    assert flat("L’Été à İzmir") == "l'ete a İzmir"


@pytest.mark.parametrize(
    "piece", ["the tall man with a hat ", "le grand ", "my 7 year old ", "mon fils, ", "my kid School "]
)
def test_a_long_text_made_to_be_slow_is_read_at_once(piece: str) -> None:
    text = (piece * 32_000)[:32_000]
    assert seconds_of(lambda: list(description_spans(text)), under=2) < 2
