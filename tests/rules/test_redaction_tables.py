"""The tables of names and words: small ones by hand, and what is left of them when they are packed."""

import pytest

from forum.redaction.rules import KeepWords, Roster, Tables, propose
from forum.redaction.rules.classes import Class, Lexicon, shouted, titled
from forum.redaction.rules.packed import packed, unpacked
from forum.redaction.rules.tokens import Token, tokens_of

NOBODY = Roster.build(())
SMALL = Tables(
    first={"brenda": 12, "sean": 3, "jean": 20, "baptiste": 2},
    last={"kowalski": 4, "jean": 1},
    places=frozenset(["lyon"]),
    frequency={"en": {"brenda": 3.41, "table": 4.75}, "fr": {"table": 5.2, "été": 5.5}},
    shape={"^br": 1.2345678901234567, "da$": -0.5},
    counted_first={"brenda": 5, "jean": 2},
    counted_last={"kowalski": 1},
)
WORDS = {"brenda", "sean", "jean", "baptiste", "kowalski", "lyon", "table", "été"}
OTHERS = ["", "b", "brend", "brendaa", "Brenda", "jean-baptiste", "kowalski-jean", "\udcff", "名前", "x" * 5000]


@pytest.mark.parametrize("key", [*sorted(WORDS), *OTHERS])
def test_packed_tables_say_the_same_of_every_word(key: str) -> None:
    read = unpacked(memoryview(packed(SMALL, WORDS)))
    for language in ("en", "fr", "de"):
        assert read.commonness(key, language) == SMALL.commonness(key, language)
        assert read.is_ambiguous(key, language) == SMALL.is_ambiguous(key, language)
        assert read.is_certainly_a_word(key, language) == SMALL.is_certainly_a_word(key, language)
    assert (read.first.get(key, 0), read.last.get(key, -1)) == (SMALL.first.get(key, 0), SMALL.last.get(key, -1))
    assert read.counted_first.get(key, 0) == SMALL.counted_first.get(key, 0)
    assert read.counted_last.get(key, 0) == SMALL.counted_last.get(key, 0)
    assert (read.is_first(key), read.is_last(key)) == (SMALL.is_first(key), SMALL.is_last(key))
    assert (key in read.places) == (key in SMALL.places)
    assert read.looks_like_a_name(key) == SMALL.looks_like_a_name(key)


def test_letter_groups_are_packed_to_the_last_digit() -> None:
    assert unpacked(memoryview(packed(SMALL, WORDS))).shape == SMALL.shape


def test_packed_tables_hold_no_word() -> None:
    content = packed(SMALL, WORDS)
    assert not any(word.encode() in content for word in WORDS)


def test_tables_of_nothing_can_be_packed() -> None:
    empty = Tables(frequency={"en": {}, "fr": {}})
    read = unpacked(memoryview(packed(empty, set())))
    assert not read.is_name("brenda")
    assert read.commonness("table", "en") == 0.0


def test_what_is_remembered_of_a_word_belongs_to_its_tables_and_language() -> None:
    (word,) = tokens_of("table")
    english = Tables(frequency={"en": {"table": 4.75}})
    assert Lexicon(english, NOBODY, "en").classes_of([word]) == [Class.word]
    assert Lexicon(Tables(first={"table": 5}), NOBODY, "en").classes_of([word]) == [Class.first]
    assert Lexicon(Tables(), NOBODY, "en").classes_of([word]) == [Class.unknown]
    assert Lexicon(english, NOBODY, "de").classes_of([word]) == [Class.word]


@pytest.mark.parametrize("roster", [NOBODY, Roster.build([])])
def test_one_word_and_all_words_are_classed_alike(roster: Roster) -> None:
    tokens = tokens_of("Brenda Kowalski, J0hn, Jean-Baptiste, d'été, check-in, table, XXXX, " + "long" * 30)
    lexicon = Lexicon(SMALL, roster, "en")
    assert lexicon.classes_of(tokens) == [lexicon.class_of(token) for token in tokens]


def test_rules_take_small_tables_by_hand() -> None:
    text = "I spoke to Brenda today."
    found = propose(text, roster=NOBODY, keep=KeepWords.build(()), tables=Tables(first={"brenda": 9}))
    assert [text[span.start : span.end] for span in found.spans] == ["Brenda"]


def _read(token: Token) -> tuple[str, str, bool, bool, bool, bool]:
    return token.text, token.key, token.opens, token.capital, token.upper, token.possessive


def test_a_word_is_read_with_its_shape_and_place() -> None:
    text = "Hi. Anna's JOB, l'été d'Élodie! D'Angelo _ok_ “Yes”\nno ÉTÉ A"
    assert [_read(token) for token in tokens_of(text)] == [
        ("Hi", "hi", True, True, False, False),
        ("Anna", "anna", True, True, False, True),
        ("JOB", "job", False, True, True, False),
        ("été", "ete", False, False, False, False),
        ("Élodie", "elodie", False, True, False, False),
        ("D'Angelo", "d'angelo", True, True, False, False),
        ("ok_", "ok_", False, False, False, False),
        ("Yes", "yes", False, True, False, False),
        ("no", "no", True, False, False, False),
        ("ÉTÉ", "ete", False, True, True, False),
        ("A", "a", False, True, False, False),
    ]
    assert all(text[token.start : token.end] == token.text for token in tokens_of(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("THE MAN AT DESK TWO. it was fine.", {0, 1, 2, 3, 4}),
        ("it was fine.\nTHE MAN AT DESK\nit was fine", {3, 4, 5, 6}),
        ("it was fine THE MAN AT", set()),
        ("\n\nTHE MAN AT DESK\n\n", {0, 1, 2, 3}),
        ("", set()),
    ],
)
def test_shouting_is_found_line_by_line_and_sentence_by_sentence(text: str, words: set[int]) -> None:
    assert shouted(text, tokens_of(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Terrible Service From Their Staff\nit was Monday", {0, 1, 2, 3, 4}),
        ("Terrible Service From them all here again", set()),
        ("Ok So Is It", set()),
    ],
)
def test_a_line_of_capital_words_is_found(text: str, words: set[int]) -> None:
    assert titled(text, tokens_of(text)) == words
