"""The three axes of states, printed: rows are where a post stands, columns where it goes, letters who may move it.

a the author, x the machine, o an official, m a moderator; a dot is no way.
"""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from forum.complaints import rules
from forum.complaints.rules import Checked, Mover, Progress, Publication

LETTERS = {Mover.AUTHOR: "a", Mover.MACHINE: "x", Mover.OFFICIAL: "o", Mover.MODERATOR: "m"}
Table = Mapping[tuple[StrEnum, StrEnum], frozenset[Mover]]


def printed(table: Table, states: type[StrEnum]) -> str:
    """A state table as people read it."""
    width = max(len(state) for state in states)
    head = " " * width + " " + " ".join(f"{state[:6]:6}" for state in states)
    lines = [head.rstrip()]
    for old in states:
        cells = ("".join(LETTERS[one] for one in LETTERS if one in table.get((old, new), ())) for new in states)
        lines.append(f"{old:{width}} " + " ".join(f"{cell or '.':6}" for cell in cells).rstrip())
    return "\n".join(lines)


def test_publication_as_printed() -> None:
    assert (
        printed(rules.PUBLICATION, Publication)
        == """\
            draft  coolin waitin in rev return declin publis hidden withdr remove
draft       .      a      .      .      .      .      .      .      ax     .
cooling-off a      .      x      .      .      .      .      .      ax     .
waiting     a      .      .      m      .      .      x      .      ax     .
in review   .      .      xm     .      m      m      m      .      x      .
returned    .      a      .      .      .      .      .      .      ax     .
declined    .      .      m      .      .      .      .      .      .      .
published   .      .      .      .      .      .      .      xm     a      m
hidden      .      .      .      .      .      .      m      .      a      m
withdrawn   .      .      .      .      .      .      .      .      .      .
removed     .      .      .      .      .      .      m      .      .      ."""
    )


def test_progress_as_printed() -> None:
    assert (
        printed(rules.PROGRESS, Progress)
        == """\
                open   acknow lookin propos solved not up referr reopen
open            .      xom    om     om     aom    .      om     .
acknowledged    .      .      om     om     aom    om     om     .
looking into it .      .      .      om     aom    om     om     .
proposed        .      .      om     .      aom    om     om     .
solved          .      .      .      .      .      .      .      aom
not upheld      .      .      .      .      .      .      .      aom
referred        .      .      .      .      .      .      .      aom
reopened        .      .      om     om     aom    om     om     ."""
    )


def test_checked_as_printed() -> None:
    assert (
        printed(rules.CHECKED, Checked)
        == """\
              unveri being  confir not co
unverified    .      om     .      .
being checked om     .      om     om
confirmed     .      om     .      .
not confirmed .      om     .      ."""
    )


@pytest.mark.parametrize(
    ("table", "start"),
    [
        (rules.PUBLICATION, Publication.DRAFT),
        (rules.PROGRESS, Progress.OPEN),
        (rules.CHECKED, Checked.UNVERIFIED),
    ],
)
def test_every_state_can_be_reached(table: Table, start: StrEnum) -> None:
    reached = {start}
    while new := {to for (old, to) in table if old in reached} - reached:
        reached |= new
    assert reached == set(type(start))


def test_nobody_moves_what_the_table_does_not_say() -> None:
    for table, states in ((rules.PUBLICATION, Publication), (rules.PROGRESS, Progress), (rules.CHECKED, Checked)):
        for old in states:
            for new in states:
                may = {mover for mover in Mover if rules.may_move(old, new, mover)}
                assert may == set(table.get((old, new), frozenset()))  # type: ignore[call-overload]


def test_only_an_author_or_a_person_who_read_it_makes_a_post_public() -> None:
    to_public = {old: movers for (old, new), movers in rules.PUBLICATION.items() if new is Publication.PUBLISHED}
    assert Mover.AUTHOR not in set().union(*to_public.values())
    # The machine publishes only what waits and holds no doubt.
    assert {old for old, movers in to_public.items() if Mover.MACHINE in movers} == {Publication.WAITING}


@pytest.mark.parametrize("state", Publication)
def test_only_what_stood_in_public_and_was_taken_away_is_gone(state: Publication) -> None:
    gone = state in {Publication.WITHDRAWN, Publication.REMOVED}
    assert rules.is_gone(state, was_published=True) is gone
    assert not rules.is_gone(state, was_published=False)


def test_what_is_withdrawn_never_comes_back() -> None:
    assert not [new for old, new in rules.PUBLICATION if old is Publication.WITHDRAWN]


def test_a_case_that_ended_opens_again_and_goes_nowhere_else() -> None:
    for ended in rules.ENDED:
        assert [new for old, new in rules.PROGRESS if old is ended] == [Progress.REOPENED]
