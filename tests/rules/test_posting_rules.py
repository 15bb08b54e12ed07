"""What a text must be to be sent, and what an author is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.complaints.rules import BODY_LONGEST, TITLE_LONGEST, Kind, Publication
from forum.posting import rules

WHOLE = {"kind": "problem", "title": "Charged twice", "body": "I was charged twice."}


@pytest.mark.parametrize("kind", Kind)
def test_a_whole_text_of_any_kind_can_be_sent(kind: Kind) -> None:
    assert rules.faults("complaint", {**WHOLE, "kind": str(kind)}) == {}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": ""}, {"title": "title_missing"}),
        ({"title": " \t "}, {"title": "title_missing"}),
        ({"title": "\u200b\u00ad"}, {"title": "title_missing"}),
        ({"title": "x" * (TITLE_LONGEST + 1)}, {"title": "title_long"}),
        ({"body": "\n\n"}, {"body": "body_missing"}),
        ({"body": "x" * (BODY_LONGEST + 1)}, {"body": "body_long"}),
        ({"kind": "rant"}, {"kind": "kind"}),
        ({"kind": ""}, {"kind": "kind"}),
    ],
)
def test_each_fault_is_named_at_its_field(changed: dict[str, str], fault: dict[str, str]) -> None:
    assert rules.faults("complaint", {**WHOLE, **changed}) == fault


def test_at_its_limits_a_text_is_fine() -> None:
    whole = {**WHOLE, "title": "x" * TITLE_LONGEST, "body": "x" * BODY_LONGEST}
    assert rules.faults("complaint", whole) == {}


def test_spaces_around_a_text_do_not_count() -> None:
    assert rules.faults("complaint", {**WHOLE, "title": "  " + "x" * TITLE_LONGEST + "  "}) == {}


def test_an_answer_needs_words_and_nothing_else() -> None:
    assert rules.faults("answer", {"body": "Ask for a refund."}) == {}
    assert rules.faults("answer", {}) == {"body": "answer_missing"}


def test_steps_are_shorter_than_a_post() -> None:
    assert rules.faults("resolution", {"body": "x" * 4001}) == {"body": "steps_long"}
    assert rules.faults("resolution", {"body": ""}) == {"body": "steps_missing"}


@given(st.dictionaries(st.sampled_from(["kind", "title", "body", "product"]), st.text()))
def test_every_fault_of_any_text_has_a_sentence(fields: dict[str, str]) -> None:
    for kind in ("complaint", "answer", "resolution"):
        assert set(rules.faults(kind, fields).values()) <= set(rules.FAULTS)


@given(st.text())
def test_a_title_is_one_line_whatever_was_sent(title: str) -> None:
    assert len(rules.one_line(title).splitlines()) <= 1


@pytest.mark.parametrize("state", Publication)
def test_an_author_is_told_where_every_post_stands(state: Publication) -> None:
    assert rules.STATE_WORDS[state]


def test_what_an_author_may_withdraw_as_printed() -> None:
    def line(kind: str, official: bool = False) -> str:
        return " ".join(state for state in Publication if rules.may_withdraw(kind, state, official))

    assert line("complaint") == "draft cooling-off waiting returned published hidden"
    assert line("answer") == "draft cooling-off waiting returned published hidden"
    # What the team said in public is the team's; a resolution ends by opening the case again.
    assert line("answer", official=True) == "draft cooling-off waiting returned"
    assert line("resolution") == "draft cooling-off waiting returned"


@pytest.mark.parametrize("text", [None, "", "short", "x" * 23, "../../../../etc/passwd", "ünïcödé" * 3 + "x"])
def test_only_an_address_of_ours_can_be_a_drafts_address(text: str | None) -> None:
    assert not rules.is_token(text)
    assert rules.is_token("Aa0_-" * 4 + "zz")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-12",
        "12/11/2026",
        "12.11.2026",
        "12-11-2026",
        "12 11 2026",
        "12 November 2026",
        "12 nov. 2026",
        "12th Nov 2026",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert rules.day_of(text) == date(2026, 11, 12)


def test_french_months_are_known_with_and_without_accents() -> None:
    assert rules.day_of("1er février 2026") == rules.day_of("1 fevrier 2026") == date(2026, 2, 1)
    assert rules.day_of("14 août 2026") == date(2026, 8, 14)


@pytest.mark.parametrize(
    "text", ["", "soon", "11/25/2026", "30/02/2026", "12/11/26", "12 ju 2026", "1 x 2026", "12/11/0202"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert rules.day_of(text) is None
