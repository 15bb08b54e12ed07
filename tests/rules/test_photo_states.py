"""The states of a photo, as one printed matrix; what is covered with which answers; regions and boxes drawn by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.complaints.rules import Mover
from forum.photos import rules
from forum.photos.rules import MOVES, State
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import Tier
from tests.rules.test_states import printed

FACE = Box(100, 100, 40, 50, 0.9, Seen.FACE, Tier.strike)
MAYBE = Box(300, 100, 40, 50, 0.25, Seen.FACE, Tier.doubt)
NAME = Box(100, 300, 80, 20, 1.0, Seen.BADGE, Tier.strike, "lone_name")


def test_the_states_of_a_photo_as_printed() -> None:
    assert (
        printed(MOVES, State)
        == """\
          coveri waitin held   refuse approv publis left_o remove
covering  .      x      x      x      .      .      .      .
waiting   x      .      .      .      xm     .      m      .
held      xm     .      .      .      .      .      m      .
refused   .      .      .      .      .      .      .      .
approved  .      .      .      .      .      x      m      axm
published .      .      .      .      x      .      .      axm
left_out  .      .      .      .      .      .      .      .
removed   .      .      .      .      .      .      .      ."""
    )


def test_nothing_leads_back_from_what_is_over_and_nobody_but_the_machine_publishes() -> None:
    assert not [move for move in MOVES if move[0] in rules.OVER]
    assert {mover for move, movers in MOVES.items() if move[1] is State.PUBLISHED for mover in movers} == {
        Mover.MACHINE
    }


def test_every_state_and_reason_has_its_words() -> None:
    assert set(rules.STATE_WORDS) == set(State)
    assert all(words.endswith(".") for words in rules.REASONS.values())


def test_a_strike_is_covered_unless_it_was_taken_off_and_a_doubt_once_somebody_said_so() -> None:
    boxes = [FACE, MAYBE, NAME]
    assert rules.covered(boxes, {}, []) == [FACE, NAME]
    assert rules.covered(boxes, {"1": "cover", "2": "leave"}, []) == [FACE, MAYBE]
    drawn = rules.by_hand(0, 0, 50, 50, 1000, 800)
    assert drawn is not None and rules.covered([], {}, [drawn]) == [drawn]


def test_doubts_are_open_until_somebody_decides_and_only_faces_need_two_persons() -> None:
    boxes = [FACE, MAYBE, NAME]
    assert rules.open_doubts(boxes, {}) == [1]
    assert rules.open_doubts(boxes, {"1": "leave"}) == []
    assert rules.uncovered_faces(boxes, {"0": "leave", "1": "leave", "2": "leave"}) == [0]
    assert rules.uncovered_faces(boxes, {"0": "cover"}) == []


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (900, 1600), (7, 5), (4000, 3000)])
def test_twelve_regions_cover_the_whole_picture_without_a_gap(width: int, height: int) -> None:
    regions = [rules.region(number, width, height) for number in range(1, 13)]
    covered = sum(one.w * one.h for one in regions if one is not None)
    if min(width, height) > 4 * rules.SMALLEST:
        assert covered == width * height
    assert rules.region(0, width, height) is None and rules.region(13, width, height) is None


@given(*[st.integers(-5_000, 5_000)] * 4, st.integers(1, 3_000), st.integers(1, 3_000))
def test_a_box_drawn_by_hand_lies_in_the_picture_or_is_none(
    x: int, y: int, w: int, h: int, width: int, height: int
) -> None:
    box = rules.by_hand(x, y, w, h, width, height)
    if box is not None:
        assert 0 <= box.x < box.x + box.w <= width and 0 <= box.y < box.y + box.h <= height
        assert min(box.w, box.h) >= rules.SMALLEST


def test_a_box_is_stored_and_read_back_as_it_was() -> None:
    assert [rules.unpacked(rules.packed(box)) for box in (FACE, MAYBE, NAME)] == [FACE, MAYBE, NAME]
