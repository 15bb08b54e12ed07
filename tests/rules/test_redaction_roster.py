"""The roster: exact, in part, and in disguise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from forum.redaction.rules import Roster, RosterEntry, ambiguous_words, nicknames_for, roster_from_csv
from forum.redaction.rules.roster import facts_of
from forum.redaction.rules.roster_table import merged, sorted_row
from forum.redaction.tables import tables
from tests.rules.reading import doubted, kinds, marked, proposal, roster_of, struck

STAFF = Roster.build(
    [
        RosterEntry("Philippa Threlkeld", ("Pippa",), ("@pip_threl",)),
        RosterEntry("Rajesh Verma"),
        RosterEntry("Will Price"),
        RosterEntry("Jesús Muñoz"),
        RosterEntry("Jan van der Heijden"),
    ]
)

DISGUISES = [
    "philippa",
    "PHILIPPA",
    "Ｐｈｉｌｉｐｐａ",
    "Phílíppà",
    "Phil\u200bippa",
    "Рhiliрра",
    "Ph1l1ppa",
    "Phil!ppa",
    "P h i l i p p a",
    "P.h.i.l.i.p.p.a",
    "Phi-lip-pa",
    "Phil_ippa",
    "Philllippaaa",
    "**Phil**ippa",
    "<b>Phil</b>ippa",
    "Threlkeld",
    "Thr3lkeld",
    "P. Threlkeld",
    "Threlkeld, Philippa",
    "Threlkeld Philippa",
    "Philippa J. Threlkeld",
    "Philippa T.",
    "Pippa",
    "Munoz",
    "Heijden",
]


@pytest.mark.parametrize("written", DISGUISES)
def test_a_name_of_the_roster_is_struck_however_it_is_written(written: str) -> None:
    text = f"Yesterday {written} was on the shift."
    found = struck(text, roster=STAFF)
    assert len(found) == 1
    assert written in found[0] or found[0] in written


def test_initials_and_the_other_order_take_the_whole_name() -> None:
    assert struck("It was J. Verma? no, R. Verma, or Verma, Rajesh.", roster=STAFF)[-2:] == [
        "R. Verma",
        "Verma, Rajesh",
    ]


def test_a_handle_of_the_roster_is_struck_without_its_sign() -> None:
    text = "Write to pip_threl about it."
    assert struck(text, roster=STAFF) == ["pip_threl"]
    assert kinds(text, roster=STAFF) == ["handle"]


def test_a_common_word_on_the_roster_alone_is_a_doubt() -> None:
    assert doubted("I think that Will knows more.", roster=STAFF) == ["Will"]
    assert marked("It will do, at that price.", roster=STAFF) == []


def test_a_common_word_on_the_roster_with_its_surname_is_struck() -> None:
    assert struck("I think that Will Price knows more.", roster=STAFF) == ["Will Price"]
    assert struck("I think that Mr Price knows more.", roster=STAFF) == ["Price"]


def test_a_word_to_keep_wins_over_half_a_name_but_not_over_a_whole_one() -> None:
    assert marked("My Threlkeld kettle broke.", roster=STAFF, keep=("Threlkeld",)) == []
    assert struck("Philippa Threlkeld broke it.", roster=STAFF, keep=("Threlkeld",)) == ["Philippa Threlkeld"]


def test_the_order_of_the_roster_does_not_matter() -> None:
    entries = [RosterEntry("Philippa Threlkeld"), RosterEntry("Rajesh Verma", ("Raj",)), RosterEntry("Jane Threlkeld")]
    assert Roster.build(entries) == Roster.build(reversed(entries))


names = some.builds(
    RosterEntry,
    some.sampled_from(["Philippa Threlkeld", "Will Price", "Jesús Muñoz", "Jan van der Heijden", "Anne-Sophie Roy"]),
    some.lists(some.sampled_from(["Pippa", "Jay", "Big Jim"]), max_size=2).map(tuple),
    some.lists(some.sampled_from(["@pip", "jesus.m"]), max_size=1).map(tuple),
)


@given(entries=some.lists(names, max_size=6), text=some.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_any_order_of_any_roster_finds_the_same(entries: list[RosterEntry], text: str) -> None:
    one, other = Roster.build(entries), Roster.build([*reversed(entries), *entries[:2]])
    assert one == other
    said = f"{text} Philippa met Jim, Jesus.M and P1ppa {text}"
    assert proposal(said, roster=one) == proposal(said, roster=other)


def test_what_is_put_into_a_row_later_is_as_if_it_had_been_there() -> None:
    entries = [RosterEntry(f"Nm{chr(97 + number)}x Threlkeld", ("Pip",)) for number in range(20)]
    first, rest = (sorted_row(facts_of(part), b"key") for part in (entries[:7], entries[7:]))
    together = [number for piece in merged(first, rest) for number in piece]
    assert together == list(sorted_row(facts_of(entries), b"key"))


def test_another_secret_gives_other_numbers() -> None:
    entries = [RosterEntry("Philippa Threlkeld")]
    assert set(sorted_row(facts_of(entries), b"one")).isdisjoint(sorted_row(facts_of(entries), b"other"))


def test_words_that_are_also_names_are_told() -> None:
    assert ambiguous_words(RosterEntry("Will Price", ("Grace",)), tables()) == ["will", "price", "grace"]
    assert ambiguous_words(RosterEntry("Philippa van Threlkeld"), tables()) == []


def test_an_empty_roster_finds_nothing() -> None:
    assert not roster_of()
    assert marked("Nothing here at all.", roster=roster_of()) == []


def test_a_big_roster_is_looked_up_word_by_word() -> None:
    many = Roster.build(RosterEntry(f"Nm{number}x Fam{number}y") for number in range(20_000))
    assert marked("Nothing of that list is in this text.", roster=many) == []
    assert many.knows("nm19999x")


def test_a_csv_with_a_header_is_read_by_its_columns() -> None:
    entries, wrong = roster_from_csv("Handles,Name,Nicknames\n@pt;@pip,Philippa Threlkeld,Pippa;Pip\n")
    assert wrong == []
    assert entries == [RosterEntry("Philippa Threlkeld", ("Pippa", "Pip"), ("@pt", "@pip"))]


def test_a_csv_without_a_header_is_read_in_the_usual_order() -> None:
    assert roster_from_csv("Rajesh Verma,Raj\n\nJane Doe\n")[0] == [
        RosterEntry("Rajesh Verma", ("Raj",)),
        RosterEntry("Jane Doe"),
    ]


def test_a_csv_may_use_semicolons() -> None:
    entries, wrong = roster_from_csv("nom;surnoms\nJean Dupré;Jeannot\nAnne Roy;\n")
    assert wrong == []
    assert [entry.name for entry in entries] == ["Jean Dupré", "Anne Roy"]
    assert entries[0].nicknames == ("Jeannot",)


def test_a_csv_says_which_lines_it_could_not_read() -> None:
    entries, wrong = roster_from_csv("name\nJane Doe\n,Janie\nX\n" + "a" * 200 + "\n\ue000 Roe\n")
    assert [entry.name for entry in entries] == ["Jane Doe"]
    assert [line for line, _ in wrong] == [3, 4, 5, 6]
    assert all(words.endswith(".") for _, words in wrong)


def test_a_family_name_first_with_a_comma_is_turned_round() -> None:
    turned, _ = roster_from_csv('"Threlkeld, Philippa"\n')
    assert struck("It was P. Threlkeld.", roster=Roster.build(turned)) == ["P. Threlkeld"]


def test_short_forms_are_suggested_in_both_languages() -> None:
    assert {"Bob", "Rob"} <= set(nicknames_for("Robert Ashworth"))
    assert "Fred" in nicknames_for("Frédéric Morel")
    assert nicknames_for("Zzyzx") == ()
    assert nicknames_for("") == ()
