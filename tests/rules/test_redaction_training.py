"""The made-up texts that teach the forum what a name looks like: every name in them is marked, exactly."""

from itertools import pairwise
from random import Random

import pytest

from forum.redaction.rules import has_reserved
from forum.redaction.training.examples import Example, examples, joined, nobody_patterns, people_patterns
from forum.redaction.training.fillers import fillers
from forum.redaction.training.filling import PERSON_SLOTS, Cast, Piece, Slot
from forum.redaction.training.noise import noisy, plain_letters
from forum.redaction.training.people import Person, someone

LANGUAGES = ("en", "fr")


def slots(language: str) -> set[str]:
    patterns = people_patterns(language) + nobody_patterns(language)
    return {part.what for pattern in patterns for part in pattern if isinstance(part, Slot)}


def cast(language: str, seed: int) -> Cast:
    return Cast(Random(seed), language, fillers(language))


def test_there_are_enough_patterns_with_and_without_people() -> None:
    assert (len(people_patterns("en")) + len(nobody_patterns("en"))) >= 160
    assert (len(people_patterns("fr")) + len(nobody_patterns("fr"))) >= 100
    assert len(people_patterns("en")) + len(people_patterns("fr")) >= 200
    assert len(nobody_patterns("en")) + len(nobody_patterns("fr")) >= 60
    for language in LANGUAGES:
        written = people_patterns(language) + nobody_patterns(language)
        assert len(set(written)) == len(written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pattern_speaks_of_people_or_of_nobody(language: str) -> None:
    def people(pattern: tuple[str | Slot, ...]) -> bool:
        return any(isinstance(part, Slot) and part.what in PERSON_SLOTS for part in pattern)

    assert all(people(pattern) for pattern in people_patterns(language))
    assert not any(people(pattern) for pattern in nobody_patterns(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_can_be_filled(language: str) -> None:
    for pattern in people_patterns(language) + nobody_patterns(language):
        text = joined(cast(language, 1).fill(pattern)).text
        assert not set(text) & set("{}¶|")
        assert text == text.strip()


def test_a_word_that_is_somebodys_name_is_none_in_small_letters() -> None:
    big, between, small = cast("en", 3).fill((Slot("word", ""), " or ", Slot("small_word", "")))
    assert (big.name, between.name, small.name) == (True, False, False)
    assert small.text == big.text.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_texts_and_another_seed_others(language: str) -> None:
    first = list(examples(language, 200, 7))
    assert first == list(examples(language, 200, 7))
    assert first[:50] == list(examples(language, 50, 7))
    assert first != list(examples(language, 200, 8))


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_are_names_and_nothing_around_them(language: str) -> None:
    for example in examples(language, 1500, 3):
        ends = [0, *(place for span in example.spans for place in span), len(example.text)]
        assert all(low <= high for low, high in pairwise(ends)), example
        assert not has_reserved(example.text)
        for start, end in example.spans:
            name = example.text[start:end]
            assert name == name.strip() and any(letter.isalpha() for letter in name), example
            assert not example.text[start - 1 : start].isalpha() or start == 0, example
            assert not example.text[end : end + 1].isalpha(), example


@pytest.mark.parametrize("language", LANGUAGES)
def test_noise_keeps_the_places_of_names(language: str) -> None:
    """The marked words read as the name did, but for case, accents and the s of "Janes desk"."""
    for seed in range(300):
        filled = cast(language, seed)
        pieces = filled.fill(filled.random.choice(people_patterns(language)))
        names = [piece.text for piece in pieces if piece.name]
        noised = joined(noisy(pieces, filled.random, language))
        marked = [noised.text[start:end] for start, end in noised.spans]
        assert len(marked) == len(names)
        for now, before in zip(marked, names, strict=True):
            assert _bare(now).removesuffix("S") == _bare(before).removesuffix("S")


def test_possessives_and_titles_stay_outside() -> None:
    pieces = [Piece("Mr ", False), Piece("Tester", True), Piece("'s desk", False)]
    assert joined(pieces) == Example("Mr Tester's desk", ((3, 9),))
    for seed in range(40):
        title, name = PERSON_SLOTS["title_last"](_person(seed))
        assert name.name and not title.name and title.text.endswith(" ")


def test_one_person_keeps_one_name_through_a_text() -> None:
    pattern = (Slot("full", ""), " and ", Slot("full", "2"), ", then ", Slot("last", ""))
    for seed in range(40):
        whole, _, other, _, again = cast("en", seed).fill(pattern)
        assert again.text in whole.text
        assert whole != other


def test_french_elides_before_a_vowel() -> None:
    for seed in range(60):
        before, name = cast("fr", seed).fill(("l'avis de ", Slot("first", "")))
        assert before.text == ("l'avis d'" if plain_letters(name.text)[0] in "AEIOU" else "l'avis de "), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_as_varied_as_asked(language: str) -> None:
    made = list(examples(language, 2000, 11))
    nobody = sum(not example.spans for example in made) / len(made)
    lower = sum(example.text == example.text.lower() for example in made) / len(made)
    upper = sum(example.text == example.text.upper() for example in made) / len(made)
    names = {example.text[start:end].casefold() for example in made for start, end in example.spans}
    assert 0.15 < nobody < 0.4
    assert 0.10 < lower < 0.25
    assert 0.02 < upper < 0.10
    assert len(names) > 1200
    assert any(example.spans and example.spans[0][0] == 0 for example in made)


def test_slots_are_known_in_both_languages() -> None:
    assert slots("en") <= slots("en") & (set(PERSON_SLOTS) | set(fillers("en")) | _made_slots())
    assert slots("fr") <= set(PERSON_SLOTS) | set(fillers("fr")) | _made_slots()


def _made_slots() -> set[str]:
    return {"amount", "date", "clock", "postcode", "minutes", "days", "age", "till", "year", "number", "flight"}


def _person(seed: int) -> Person:
    return someone(Random(seed), "en")


def _bare(name: str) -> str:
    return " ".join(plain_letters(name).upper().replace("’", "'").split())
