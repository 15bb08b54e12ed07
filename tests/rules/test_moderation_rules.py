"""Moderation's decisions, and the two columns of the review page."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.complaints.rules import Publication
from forum.moderation import presenting, rules
from forum.moderation.presenting import Field
from forum.redaction.rules import MARK, Kind, Removal, Span, Tier, plain, strike
from forum.redaction.rules.labels import LABELS
from forum.roles import Role

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
MATRIX = """
                  report appeal review protect hide decide_report decide_appeal
visitor           yes    -      -      -       -    -             -
customer          yes    yes    -      -       -    -             -
official          yes    yes    -      -       -    -             -
moderator         yes    yes    yes    yes     yes  yes           yes
administrator     yes    yes    yes    yes     yes  yes           yes
"""


def printed_matrix() -> str:
    acts = ["report", "appeal", "review", "protect", "hide", "decide_report", "decide_appeal"]
    lines = [" " * 18 + " ".join(acts)]
    for role in Role:
        said = " ".join(("yes" if rules.may(act, role) else "-").ljust(len(act)) for act in acts)
        lines.append(f"{role:<18}{said}".rstrip())
    return "\n" + "\n".join(lines) + "\n"


def test_who_may_do_what_stands_in_one_table() -> None:
    assert printed_matrix() == MATRIX


def test_being_negative_is_no_reason() -> None:
    codes = {*rules.REASONS, *rules.RULES}
    assert not any(word in code for code in codes for word in ("negative", "tone", "criticism", "reputation"))


def test_every_reason_stands_under_a_rule() -> None:
    assert {rule for rule, _words in rules.REASONS.values()} <= set(rules.RULES)


def test_threats_come_first_then_answers_then_the_rest() -> None:
    posts = [("complaint", ["threat"]), ("answer", []), ("complaint", [])]
    assert [rules.urgency(kind, labels) for kind, labels in posts] == [0, 1, 3]


def test_danger_comes_first_and_what_is_serious_before_what_is_a_nuisance() -> None:
    assert rules.urgency("complaint", [], 1, danger=True) == 0
    assert [rules.urgency("complaint", [], serious) for serious in (3, 2, 1)] == [2, 3, 4]
    assert rules.urgency("answer", []) < rules.urgency("complaint", [], 3)


NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
MONTH, HALF_YEAR = timedelta(days=30), timedelta(days=183)


@pytest.mark.parametrize(
    ("state", "published", "case", "until"),
    [
        ("waiting", None, None, None),
        ("published", NOON, (None,), None),
        ("published", NOON, (NOON + MONTH,), NOON + 2 * MONTH),
        ("published", NOON, None, NOON + MONTH),
        ("hidden", NOON, (None,), None),
        ("withdrawn", NOON, (None,), NOON + MONTH),
        ("declined", None, None, NOON + HALF_YEAR),
        ("removed", NOON, (None,), NOON + HALF_YEAR),
    ],
)
def test_what_only_the_team_may_read_is_kept_while_it_is_needed(
    state: str, published: datetime | None, case: tuple[datetime | None] | None, until: datetime | None
) -> None:
    assert rules.private_until(Publication(state), published, NOON, case, MONTH, HALF_YEAR) == until


def test_an_author_who_says_yes_takes_the_words_out_and_one_who_says_no_closes_nothing() -> None:
    fields = {"title": "Grace paid", "body": "Karen and Will"}
    answers = rules.authors_answers(SPANS, fields, {"Grace": "yes", " Wi": "no", "Karen": "no"})
    assert answers == {"author:title:0": "yes", "title:0": "strike", "author:body:1": "no"}
    assert rules.open_doubts(SPANS, answers) == ["body:1"]
    assert rules.what_was_said(SPANS, fields, answers) == {"Grace": "yes", " Wi": "no"}


def test_what_an_author_said_is_carried_to_a_new_proposal() -> None:
    new = {**SPANS, "body": [[0, 5, "name", "strike", "roster"], [6, 7, "name", "doubt", "x"], SPANS["body"][1]]}
    assert rules.carried_answers(SPANS, {"author:body:1": "no"}, new) == {"author:body:2": "no"}


SPANS = {
    "title": [[0, 5, "name", "doubt", "first_name"]],
    "body": [[0, 5, "name", "strike", "roster"], [9, 12, "name", "doubt", "list"]],
}


def test_a_doubt_is_open_until_somebody_decides_it() -> None:
    assert rules.open_doubts(SPANS, {}) == ["title:0", "body:1"]
    assert rules.open_doubts(SPANS, {"title:0": "leave", "body:1": "keep"}) == ["body:1"]
    assert rules.open_doubts(SPANS, {"title:0": "leave", "body:1": "strike"}) == []


def test_what_goes_is_what_the_machine_and_the_person_say_together() -> None:
    answers = {"body:0": "undo", "body:1": "strike"}
    out = rules.struck_spans(SPANS, answers, {"body": [[20, 25, "insult"]]})
    assert [span[:2] for span in out["body"]] == [[9, 12], [20, 25]]
    assert out["title"] == []


def test_a_mark_inside_what_goes_already_is_not_counted_twice() -> None:
    assert len(rules.struck_spans(SPANS, {}, {"body": [[1, 3, "name"]]})["body"]) == 1


def test_answers_follow_the_places_they_are_about() -> None:
    new = {"body": [[2, 4, "name", "strike", "roster"], [9, 12, "name", "doubt", "roster_common"]]}
    assert rules.carried_answers(SPANS, {"body:1": "leave", "body:0": "undo"}, new) == {"body:1": "leave"}


def test_an_answer_about_a_doubt_does_not_stand_for_a_strike() -> None:
    new = {"body": [[9, 12, "name", "strike", "roster"]]}
    assert rules.carried_answers(SPANS, {"body:1": "leave"}, new) == {}


def test_a_moderator_takes_wrong_labels_away_and_adds_missing_ones() -> None:
    kept = rules.chosen_labels(["accusation_crime", "insult"], ["minor", "insult", "made up", "minor"])
    assert kept == ["insult", "minor"]


def test_only_accusations_go_out_with_a_post() -> None:
    assert rules.public_labels(rules.LABELS) == ["accusation_crime", "accusation_racism"]


def test_every_label_of_the_machine_is_told_in_words_and_in_the_same_order() -> None:
    assert tuple(rules.LABELS) == LABELS
    assert all(name and meaning.endswith(".") for name, meaning in rules.LABELS.values())


def test_anger_alone_stops_no_publication_and_every_other_label_does() -> None:
    assert [label for label in rules.LABELS if not rules.stops_one_click([label])] == ["heated"]
    assert rules.stops_one_click(["heated", "recording"]) and not rules.stops_one_click([])


def test_a_proposal_is_outdated_when_the_roster_changed_after_it() -> None:
    assert not rules.is_outdated(NOW, None)
    assert not rules.is_outdated(NOW, NOW - timedelta(hours=1))
    assert rules.is_outdated(NOW, NOW + timedelta(seconds=1))
    # The roster was read a moment before the proposal was stored.
    assert rules.is_outdated(NOW, NOW - timedelta(seconds=30))


@pytest.mark.parametrize(
    ("claimed_by", "until", "free"),
    [(None, None, True), (1, NOW + timedelta(minutes=1), False), (1, NOW, True), (1, None, True)],
)
def test_a_post_is_free_when_nobody_holds_it(claimed_by: int | None, until: datetime | None, free: bool) -> None:
    assert rules.is_claimable(claimed_by, until, NOW) is free


@pytest.mark.parametrize(
    ("role", "who", "decided_by", "author", "may"),
    [
        ("moderator", 1, 2, 3, True),
        ("moderator", 1, 1, 3, False),
        ("moderator", 1, None, 1, False),
        ("official", 1, 2, 3, False),
        ("administrator", 1, None, 3, True),
    ],
)
def test_another_person_decides_an_appeal(role: str, who: int, decided_by: int | None, author: int, may: bool) -> None:
    assert rules.may_decide_appeal(role, who, decided_by, author) is may


# The two columns.


def span(start: int, end: int, tier: Tier = Tier.strike, kind: Kind = Kind.name) -> Span:
    return Span(start, end, kind, tier, "named")


def field(text: str, *spans: Span, masked: tuple[tuple[int, int], ...] = (), **more: object) -> Field:
    return Field("body", text, spans, **{"answers": {}, "masked": masked, **more})  # type: ignore[arg-type]


def written(one: Field) -> str:
    words, marks = presenting.public_view(one, "[masked]", "en")
    first, *rest = words.split(MARK)
    return first + "".join(said + piece for (_asked, said), piece in zip(marks, rest, strict=True))


def test_the_public_column_shows_strikes_doubts_and_masks() -> None:
    text = "Ann told Bea, you idiot, call 12345."
    one = field(text, span(0, 3), span(9, 12, Tier.doubt), masked=((18, 23),))
    words, marks = presenting.public_view(one, "[masked]", "en")
    assert written(one) == "[name removed] told Bea, you [masked], call 12345."
    assert marks == [(False, "[name removed]"), (True, "Bea"), (True, "[masked]")]


def test_a_masked_word_that_is_struck_is_gone_and_not_masked() -> None:
    one = field("you idiot", span(4, 9, kind=Kind.insult), masked=((4, 9),))
    assert written(one) == "you [insult removed]"
    assert list(presenting.hidden_lines(one, "[masked]")) == []


def test_what_a_strike_leaves_of_a_masked_word_stays_masked() -> None:
    assert written(field("a stupid cow b", span(2, 5), masked=((2, 12),))) == "a [name removed][masked] b"


def test_an_undone_strike_and_a_left_doubt_stand_in_public() -> None:
    one = field("Ann met Bea", span(0, 3), span(8, 11, Tier.doubt), answers={0: "undo", 1: "leave"})
    assert written(one) == "Ann met Bea"


def test_removals_from_before_keep_their_place() -> None:
    text = f"{MARK} and Ann and {MARK}"
    one = field(text, span(6, 9), earlier=(Removal(Kind.phone, ""), Removal(Kind.name, "B")))
    assert written(one) == "[phone removed] and [name removed] and [person B]"
    assert [run.text for run in presenting.paragraphs(one, "[masked]", "en")[0]] == [
        "[phone removed]",
        " and ",
        "Ann",
        " and ",
        "[person B]",
    ]


def test_lines_hide_masked_words_and_name_their_place() -> None:
    one = field("that idiot Ann", span(5, 14, Tier.doubt), masked=((5, 10),))
    (line,) = presenting.lines(one, "[masked]")
    assert (line.words, line.masked, line.is_open, line.name) == ("[masked] Ann", True, True, "a:body:5:14")


def test_paragraphs_and_lines_break_where_the_author_broke_them() -> None:
    shown = presenting.paragraphs(field("one\ntwo\n\n\nthree"), "[masked]", "en")
    assert [[run.text for run in one] for one in shown] == [["one", "\n", "two"], ["three"]]


def test_words_are_found_wherever_they_stand_as_words() -> None:
    assert presenting.every_place("Ann, Annabel, ann and Ann", "Ann") == [(0, 3), (22, 25)]
    assert presenting.every_place("the red\nscarf, red scarf", "red scarf") == [(4, 13), (15, 24)]
    assert presenting.every_place("a (b) c", "(b)") == [(2, 5)]
    assert presenting.every_place("anything", "  ") == []


TEXTS = st.text(alphabet="ab c\n😀é.", max_size=60)


@st.composite
def fields(draw: st.DrawFn) -> Field:
    """Any text with spans as the rules give them: in order, never overlapping; masks anywhere."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [
        span(start, end, draw(st.sampled_from(Tier)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if start < end
    ]
    masks = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
    answers = {n: draw(st.sampled_from(["", *presenting.ALLOWED[one.tier]])) for n, one in enumerate(spans)}
    return field(text, *spans, masked=tuple((a, b) for a, b in masks if a < b), answers=answers)


@given(fields())
def test_each_run_stands_where_it_says(one: Field) -> None:
    for paragraph in presenting.paragraphs(one, "[masked]", "en"):
        for run in paragraph:
            if run.at is not None:
                assert one.text[run.at : run.at + len(run.text)] == run.text
                assert not any(start < run.at + len(run.text) and run.at < end for start, end in one.masked)


@given(fields())
def test_the_runs_are_the_whole_text(one: Field) -> None:
    bare = field(one.text, *one.spans, answers=one.answers)
    shown = "".join(run.text for part in presenting.paragraphs(bare, "[masked]", "en") for run in part)
    assert shown.replace("\n", "") == one.text.replace("\n", "")


@given(fields())
def test_the_public_column_is_what_is_published(one: Field) -> None:
    bare = field(one.text, *one.spans, answers=one.answers)
    struck = strike(one.text, bare.struck)
    assert written(bare) == plain(struck, "en")


@given(fields())
def test_masked_words_are_in_neither_column(one: Field) -> None:
    secret = "".join("#" if any(a <= n < b for a, b in one.masked) else sign for n, sign in enumerate(one.text))
    hidden = Field("body", secret, one.spans, one.answers, masked=one.masked)
    assert "#" not in written(hidden)
    assert not any("#" in run.text for part in presenting.paragraphs(hidden, "[m]", "en") for run in part)
    assert not any("#" in line.words for line in presenting.lines(hidden, "[m]"))
