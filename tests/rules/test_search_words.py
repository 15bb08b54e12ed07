"""Words, stems and what is known of a text."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search.rules.stems import stem
from forum.search.rules.words import MARK, fold, language_of, telling_words, variants, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refund", "refunds"),
        ("refunded", "refunding"),
        ("deliveries", "delivery"),
        ("stopped", "stop"),
        ("called", "calls"),
        ("boxes", "box"),
        ("cancellation", "cancellations"),
        ("charging", "charges"),
        ("classes", "class"),
        ("replied", "reply"),
        ("ties", "tie"),
    ],
)
def test_english_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one, "en") == stem(other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("remboursement", "remboursements"),
        ("livraison", "livraisons"),
        ("paye", "payer"),
        ("refusee", "refuse"),
        ("journaux", "journal"),
        ("commander", "commande"),
        ("premiere", "premier"),
        ("organisation", "organiser"),
        ("journee", "journees"),
        ("envoyee", "envoyer"),
        ("personnelle", "personnels"),
    ],
)
def test_french_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one, "fr") == stem(other, "fr")


@pytest.mark.parametrize(
    ("one", "other"), [("policy", "police"), ("bill", "billion"), ("card", "care"), ("organ", "organize")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one, "en") != stem(other, "en")


def test_a_short_word_or_a_number_is_its_own_stem() -> None:
    assert [stem(word, "en") for word in ("bus", "4711", "x200s")] == ["bus", "4711", "x200s"]


def test_accents_case_and_width_do_not_matter() -> None:
    assert fold("Été") == fold("ETE") == fold("ete") == "ete"
    assert fold("ＲＥＦＵＮＤ") == "refund"
    assert fold("Cœur") == "coeur"
    assert fold("straße") == "strasse"


def test_email_is_one_word_with_or_without_its_hyphen() -> None:
    assert telling_words("No e-mail came, no E-Mail, no email", "en") == ["email", "came", "email", "email"]


def test_words_know_where_they_stand() -> None:
    text = "L’été, ça va"
    assert [text[word.start : word.end] for word in words(text)] == ["L", "été", "ça", "va"]


def test_a_removal_is_no_word_and_joins_none() -> None:
    assert [word.spelled for word in words(f"thank{MARK}you {MARK}")] == ["thank", "you"]


def test_stop_words_depend_on_the_language() -> None:
    assert telling_words("pour the milk", "en") == ["pour", "milk"]
    assert telling_words("pour le lait", "fr") == ["lait"]


def test_signs_that_fold_to_nothing_are_no_words() -> None:
    assert list(words("\ufc5e ")) == []


def test_the_language_is_told_by_its_small_words() -> None:
    assert language_of("Where is the refund of my order") == "en"
    assert language_of("Où est le remboursement de ma commande") == "fr"
    assert language_of("refund", otherwise="fr") == "fr"
    assert language_of("refund", otherwise="de") == "en"


def test_a_word_of_both_languages_is_looked_for_in_both() -> None:
    assert variants("orders") == {stem("orders", "en"), stem("orders", "fr")}


@given(st.text())
def test_any_text_has_words_without_marks_and_within_bounds(text: str) -> None:
    for word in words(text):
        assert word.spelled.isalnum() and MARK not in word.spelled and len(word.spelled) <= 40
        assert 0 <= word.start < word.end <= len(text)
        assert all(stem(word.spelled, language) for language in ("en", "fr"))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_rules_load_neither_the_database_nor_whoosh() -> None:
    code = (
        "import sys, importlib\n"
        "for name in 'words stems documents questions ranking snippets spelling'.split():\n"
        "    importlib.import_module('forum.search.rules.' + name)\n"
        "print([name for name in ('sqlalchemy', 'whoosh') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
