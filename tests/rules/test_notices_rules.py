"""How often a mail may come, when a summary is due, and the address that stops it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.notices import rules
from forum.notices.rules import CHOICES, SUMMARY, Kind, News, Often, Stop

SECRET, OTHER = "c2VjcmV0", "b3RoZXI="
PARIS = ZoneInfo("Europe/Paris")
A, D, W, N = Often.AT_ONCE, Often.DAILY, Often.WEEKLY, Often.NEVER


@pytest.mark.parametrize(
    ("kind", "usual", "least"),
    [
        (Kind.RETURNED, A, D),
        (Kind.PUBLISHED, A, N),
        (Kind.MINE, A, N),
        (Kind.FOLLOWED, A, N),
        (Kind.THANKS, D, N),
    ],
)
def test_what_is_held_back_must_be_told_and_everything_else_can_stop(kind: Kind, usual: Often, least: Often) -> None:
    assert (rules.often({}, kind), rules.least(kind)) == (usual, least)
    assert set(CHOICES) == set(Kind)


def test_a_choice_that_cannot_be_made_counts_as_none() -> None:
    choices = {"returned": "never", "thanks": "at once", "mine": "hourly", "followed": 7, "published": "weekly"}
    assert [rules.often(choices, kind) for kind in (Kind.RETURNED, Kind.THANKS, Kind.MINE, Kind.FOLLOWED)] == [
        A, D, A, A,
    ]  # fmt: skip
    assert rules.often(choices, Kind.PUBLISHED) is W


def test_all_news_has_a_kind_and_fits_its_column() -> None:
    assert {rules.kind_of(news, own) for news in News for own in (True, False)} == set(Kind)
    assert rules.kind_of(News.ANSWER, own=True) is Kind.MINE
    assert rules.kind_of(News.ANSWER, own=False) is Kind.FOLLOWED
    decisions = [news for news in News if rules.kind_of(news, False) in {Kind.PUBLISHED, Kind.RETURNED}]
    assert max(len(f"{news}/resolution") for news in decisions) <= 20


# Summaries

MONDAY_SEVEN = datetime(2026, 11, 23, 6, tzinfo=UTC)  # seven in Paris


@pytest.mark.parametrize(
    ("wanted", "now", "sent"),
    [
        (D, datetime(2026, 11, 25, 5, 59, tzinfo=UTC), datetime(2026, 11, 24, 6, tzinfo=UTC)),
        (D, datetime(2026, 11, 25, 6, 0, tzinfo=UTC), datetime(2026, 11, 25, 6, tzinfo=UTC)),
        (W, datetime(2026, 11, 23, 5, 59, tzinfo=UTC), MONDAY_SEVEN - timedelta(days=7)),
        (W, datetime(2026, 11, 23, 6, 0, tzinfo=UTC), MONDAY_SEVEN),
        (W, datetime(2026, 11, 29, 23, 30, tzinfo=UTC), MONDAY_SEVEN),  # Monday already, not yet seven
        # The clocks changed on 25 October 2026: seven is an hour later in UTC.
        (D, datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 24, 5, tzinfo=UTC)),
        (D, datetime(2026, 10, 25, 12, tzinfo=UTC), datetime(2026, 10, 25, 6, tzinfo=UTC)),
    ],
)
def test_a_summary_leaves_at_seven_where_the_operator_is(wanted: Often, now: datetime, sent: datetime) -> None:
    assert rules.last_summary(wanted, now, PARIS) == sent


@pytest.mark.parametrize(
    ("wanted", "hours_before_seven", "due"),
    [(D, 0, False), (D, 1, True), (W, 1, True), (A, 1, False), (A, 25, True), (N, 1, True)],
)
def test_what_came_before_seven_goes_into_the_summary(wanted: Often, hours_before_seven: int, due: bool) -> None:
    at = MONDAY_SEVEN - timedelta(hours=hours_before_seven)
    assert rules.is_due(wanted, at, MONDAY_SEVEN + timedelta(minutes=3), PARIS) is due


def test_what_is_shown_again_or_imported_is_no_news() -> None:
    now = MONDAY_SEVEN
    assert rules.is_news(now, now)
    assert not rules.is_news(now - timedelta(days=3), now)
    assert not rules.is_news(None, now)


# The address

HANDLES = st.text("0123456789abcdef", min_size=12, max_size=12)
STOPS = st.builds(
    Stop, HANDLES, st.sampled_from([*map(str, Kind), SUMMARY]), st.one_of(st.none(), st.integers(1, 2**31 - 1))
)


@given(STOPS)
def test_what_was_signed_is_read_again_and_only_with_the_same_key(stop: Stop) -> None:
    token = rules.signed(stop, SECRET)
    assert rules.read(token, SECRET) == stop
    assert rules.read(token, OTHER) is None
    assert token.replace("-", "").isalnum()


@given(STOPS, st.data())
def test_no_letter_of_an_address_can_be_changed(stop: Stop, data: st.DataObject) -> None:
    token = rules.signed(stop, SECRET)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters().filter(lambda one: one != token[place]))
    assert rules.read(token[:place] + letter + token[place + 1 :], SECRET) is None


@given(st.text())
def test_nothing_that_we_did_not_sign_is_read(text: str) -> None:
    assert rules.read(text, SECRET) is None
