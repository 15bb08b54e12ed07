"""Several people in one post keep their letters; where it is not sure who is who, nothing is claimed."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from forum.redaction.rules import (
    MARK,
    KeepWords,
    Kind,
    PublicWords,
    Removal,
    Span,
    Tier,
    letters_in,
    marks_back,
    plain,
    removals_json,
    removals_of,
    strike_post,
)
from forum.redaction.rules.people import letter_of
from forum.redaction.stream import redact_lines
from forum.redaction.tables import tables
from tests.rules.reading import proposal, roster_of, struck

NAME = re.compile(r"<(?:(\w+):)?([^<>]+)>")


def post_of(*fields: str) -> tuple[dict[str, str], dict[str, list[Span]]]:
    """Fields in which names stand in angle brackets, now and then with a reason: <signature:Jane>."""
    texts, spans = {}, {}
    for number, field in enumerate(fields):
        text, found, at = "", [], 0
        for match in NAME.finditer(field):
            text += field[at : match.start()]
            start = len(text)
            text += match.group(2)
            found.append(Span(start, len(text), Kind.name, Tier.strike, match.group(1) or "full_name"))
            at = match.end()
        texts[str(number)], spans[str(number)] = text + field[at:], found
    return texts, spans


def public(*fields: str, language: str = "en") -> list[str]:
    return [plain(words, language) for words in strike_post(*post_of(*fields)).values()]


def letters(field: str) -> str:
    """The letters in order; a dash where there is none."""
    words = strike_post(*post_of(field))["0"]
    return "".join(removal.letter or "-" for removal in words.removals)


def test_two_people_get_letters_and_keep_them() -> None:
    assert public("<Jane Whitfield> told me to ask <Raj>. <Whitfield> laughed, <jane>'s friend <RAJ> did not.") == [
        "[person A] told me to ask [person B]. [person A] laughed, [person A]'s friend [person B] did not."
    ]


def test_in_french_too() -> None:
    assert public("<Léa> puis <Karim>, puis <lea>.", language="fr") == [
        "[personne A] puis [personne B], puis [personne A]."
    ]


def test_one_person_stays_name_removed() -> None:
    assert public("<Jane Whitfield> laughed. <Jane> laughed again, <WHITFIELD> too.") == [
        "[name removed] laughed. [name removed] laughed again, [name removed] too."
    ]


def test_title_and_body_are_one_post() -> None:
    assert public("<Raj> was rude", "<Jane> was kind, <Raj> was not.") == [
        "[person A] was rude",
        "[person B] was kind, [person A] was not.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Parts, case, accents, order, initials, particles, nicknames.
        ("<José Núñez> and <Amy>. <jose>, <NUNEZ>.", "ABAA"),
        ("<Jane Whitfield>, <Raj>. <Whitfield, Jane>.", "ABA"),
        ("<Jane Whitfield>, <Raj>. <J. Whitfield>. <Jane W.>. <J.W.>", "ABAAA"),
        ("<Rajesh V.>, <Amy>. <Rajesh>.", "ABA"),
        ("<Piet van der Berg>, <Amy>. <van der Berg>. <Berg>.", "ABAA"),
        ("<Michael Brown>, <Amy>. <Mike>. <Mike Brown>.", "ABAA"),
        ("<Jane Mary Whitfield>, <Amy>. <Jane Whitfield>.", "ABA"),
        ("<B r e n d a>, <Amy>. <Brenda>.", "ABA"),
        ("Dr <Okafor>, <Amy>. <Okafor>. Dr. <Okafor>.", "ABAA"),
        ("Mr <John Whitfield>, <Amy>. Mr <Whitfield>. M. <Whitfield>.", "ABAA"),
        # Different people who share a word.
        ("Mr <Whitfield> and Mrs <Whitfield>.", "AB"),
        ("M. <Dupont> et Mme <Dupont>, puis M. <Dupont>.", "ABA"),
        ("<Jane Whitfield> and <John Whitfield>.", "AB"),
        ("<Jane Whitfield> and <Jane Okafor>.", "AB"),
        ("<Anne-Marie> and <Marie>.", "AB"),
        # Too little to say that they are one.
        ("<Michael> passed me to <Mike>.", "AB"),
        ("<Jane> at the desk, then <Whitfield>.", "AB"),
        ("<Rajesh V.> and <R. Verma>.", "AB"),
    ],
)
def test_who_is_who(text: str, expected: str) -> None:
    assert letters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr <Whitfield> and Mrs <Whitfield>. <Whitfield> lied.", "AB-"),
        ("<Jane Whitfield> and <Jane Okafor>. <Jane> lied, <J. Whitfield> did not.", "AB-A"),
        ("<Samuel Roy>, <Samantha Lee>. <Sam> lied.", "AB-"),
        # Her husband, perhaps.
        ("<Jane Whitfield> and <Raj>. Mr <Whitfield> lied.", "AB-"),
        # Two people under one mark.
        ("<Jane and Tom>, then <Raj>, then <Amy>.", "-AB"),
        ("<by_hand:Jane, Tom>, then <Raj>, then <Amy>.", "-AB"),
    ],
)
def test_what_fits_two_people_gets_no_letter(text: str, expected: str) -> None:
    assert letters(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<Raj> was rude, <Raj> lied.\n\nRegards,\n<Jane Whitfield>",
        "<Raj> was rude.\nThanks\n<signature:Jane>",
        "My name is <Jane Whitfield> and <Raj> was rude. He said: <Jane>, go home.",
        "Je m’appelle <Jeanne>. <Raj> a menti. Cordialement, Mme <Jeanne Petit>",
        "I'm <Jane>. <Raj> lied.",
    ],
)
def test_whoever_writes_is_not_one_of_the_people(text: str) -> None:
    assert set(letters(text)) == {"-"}


def test_thanking_somebody_is_no_signature() -> None:
    assert letters("<Raj> was rude. Thanks <Tony>") == "AB"


def test_other_kinds_get_no_letter() -> None:
    words = strike_post(
        {"body": "Jane, Raj, 555 0100"},
        {
            "body": [
                Span(0, 4, Kind.name, Tier.strike, ""),
                Span(6, 9, Kind.name, Tier.strike, ""),
                Span(11, 19, Kind.phone, Tier.strike, ""),
            ]
        },
    )
    assert words["body"].removals == (Removal(Kind.name, "A"), Removal(Kind.name, "B"), Removal(Kind.phone, ""))


def test_a_tag_introduces_nobody() -> None:
    spans = [Span(0, 3, Kind.name, Tier.strike, "")]
    words = strike_post({"body": "Raj lied", "tags": "amy"}, {"body": spans, "tags": spans})
    assert [one.removals for one in words.values()] == [(Removal(Kind.name, ""),), (Removal(Kind.name, ""),)]


def test_an_edit_goes_on_with_the_letters_that_are_public() -> None:
    earlier = {"body": (Removal(Kind.name, "A"), Removal(Kind.name, "B"))}
    text = f"{MARK} and {MARK}. Raj came."
    start = text.index("Raj")
    words = strike_post({"body": text}, {"body": [Span(start, start + 3, Kind.name, Tier.strike, "")]}, earlier)
    assert plain(words["body"], "en") == "[person A] and [person B]. [person C] came."


def test_an_edit_of_a_post_with_one_person_claims_nothing() -> None:
    earlier = {"body": (Removal(Kind.name, ""),)}
    words = strike_post(
        {"body": f"{MARK} lied. Raj came."}, {"body": [Span(8, 11, Kind.name, Tier.strike, "")]}, earlier
    )
    assert plain(words["body"], "en") == "[name removed] lied. [name removed] came."


def test_letters_that_somebody_typed_stand_for_others() -> None:
    """An answer may quote the problem; its own people are not those."""
    assert public("[person A] is right. <Raj> and <Amy> know.") == [
        "[person A] is right. [person B] and [person C] know."
    ]
    assert public("[person A] is right. <Raj> knows.") == ["[person A] is right. [name removed] knows."]


def test_letters_go_on_after_z() -> None:
    assert [letter_of(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", ""]
    many = " ".join(f"<Nam{one}{two}x>" for one in "abcdefghijklmnopqrstuvwxyz" for two in "bc")
    assert public(many)[0].endswith("[person AZ]")
    assert public(f"[person Z] {many}")[0].startswith("[person Z] [person AA]")


def test_what_is_stored_tells_letters_only() -> None:
    words = strike_post(*post_of("<Jane Whitfield> and <Raj>"))["0"]
    assert removals_json(words) == [["name", "A"], ["name", "B"]]
    assert removals_of(removals_json(words)) == words.removals
    assert marks_back(plain(words, "fr"), words.removals) == words


def test_screen_readers_meet_plain_words() -> None:
    """No sign, no short form: "person A" is said as it is written."""
    for language in ("en", "fr"):
        for said in re.findall(r"\[([^]]+)\]", public("<Jane> and <Raj>", language=language)[0]):
            assert re.fullmatch(r"personn?e? [A-Z]{1,2}", said)


STAFF = roster_of("Philippa Threlkeld", "Will Price", "Rajesh Verma", nicknames=("Pip",))
PIECES = (
    "Philippa Threlkeld", "Threlkeld", "philippa", "Pip", "Mr Price", "Mrs Price", "Will Price", "W. Price", "Rajesh",
    "R. Verma", "I spoke to Marlene", "Marlene", "the cashier Karim", "Regards,\nJane", "and", ",", ".", "\n",
    "told me", "[person A]", "[name removed]", "06 12 34 56 78", "refund",
)  # fmt: skip
woven = some.lists(some.sampled_from(PIECES), max_size=20).map(" ".join)


@given(text=woven)
@settings(deadline=None, max_examples=40)
def test_a_second_reading_of_lettered_words_strikes_nothing(text: str) -> None:
    found = proposal(text, roster=STAFF)
    spans = {"body": [span for span in found.spans if span.tier is Tier.strike]}
    words = strike_post({"body": text}, spans)["body"]
    assert words == strike_post({"body": text}, spans)["body"]
    assert struck(plain(words, found.language), roster=STAFF, language=found.language) == []


@given(text=woven)
@settings(deadline=None, max_examples=40)
def test_letters_are_counted_without_a_gap_and_never_one_alone(text: str) -> None:
    found = proposal(text, roster=STAFF)
    letters = letters_in({"body": text}, {"body": [span for span in found.spans if span.tier is Tier.strike]})["body"]
    in_order = list(dict.fromkeys(letter for _, letter in sorted(letters.items())))
    first = 1 if "[person A]" in text else 0
    assert in_order == [letter_of(number) for number in range(first, first + len(in_order))]
    assert len(in_order) != 1


def test_redact_writes_letters() -> None:
    line = json.dumps({"id": "1", "text": "Philippa Threlkeld sent me to Will Price. Philippa laughed."})
    keep = KeepWords.build(())
    answer = json.loads(next(redact_lines([line], roster=STAFF, keep=keep, tables=tables())))
    assert answer["public"] == "[person A] sent me to [person B]. [person A] laughed."


def test_nobody_and_nothing() -> None:
    assert strike_post({"body": "Nothing."}, {}) == {"body": PublicWords("Nothing.", ())}
    assert letters("<—>, <Jane>, <Raj>") == "-AB"
