"""Questions, weights, order, snippets and spelling."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from forum.search.rules.documents import HIGHEST_WEIGHT, SearchDocument, analysed
from forum.search.rules.questions import RAREST, STORY_HEAD, question, question_of_problem
from forum.search.rules.ranking import Hit, rarity, reranked, solved_first_among_the_best, worthwhile
from forum.search.rules.snippets import best_text, snippet, without_markup
from forum.search.rules.spelling import beginning, mistakes, near, two_away
from forum.search.rules.words import MARK

DOCUMENT = SearchDocument(1, "problem", "en", "waiting", "payments", 0, "Refund came twice", "My card was charged.")


def plain(_word: str) -> float:
    return 1.0


def hit(number: int, score: float, state: str = "waiting", title: str = "", rest: str = "") -> Hit:
    return Hit(number, 0, score, "en", state, title, rest)


def test_a_word_in_the_title_weighs_more_than_one_in_the_body() -> None:
    weights = analysed(DOCUMENT).weights
    assert weights["refund"] > weights["card"] > 0
    assert max(weights.values()) < HIGHEST_WEIGHT


def test_a_removed_name_is_no_word_of_a_document() -> None:
    read = analysed(replace(DOCUMENT, title=f"Thank you {MARK}{MARK} for the refund", body=MARK))
    assert "\ue000" not in read.title + read.rest + "".join(read.weights)
    assert read.title == "thank refund"


def test_only_three_answers_count() -> None:
    read = analysed(replace(DOCUMENT, answers=("first", "second", "third", "fourth")))
    assert read.rest.split()[-3:] == ["first", "second", "third"]


def test_a_query_counts_each_word_and_pairs_neighbours() -> None:
    asked = question("refund on the credit card refund", plain)
    assert dict(asked.times) == {"refund": 2.0, "credit": 1.0, "card": 1.0}
    assert asked.pairs == (("refund", "credit"), ("credit", "card"), ("card", "refund"))


def test_a_query_of_small_words_asks_nothing() -> None:
    assert not question("who is it", plain)
    assert not question(" \ud800 … \ue000", plain)


def test_a_story_is_asked_by_its_first_and_its_rarest_words() -> None:
    text = " ".join(f"word{number}" for number in range(200)) + " unicorn"
    asked = question(text, lambda word: 9.0 if word == "unicorn" else 1.0)
    assert len(asked.times) == STORY_HEAD + RAREST
    assert dict(asked.times)["word0"] == 2.0 and dict(asked.times)["unicorn"] == 1.0


def test_a_problem_that_is_written_asks_by_its_title_twice() -> None:
    asked = question_of_problem("Refund missing", "The refund of the parcel", plain, "en")
    assert dict(asked.times) == {"refund": 2.0, "missing": 2.0, "parcel": 1.0}


def test_a_rare_word_tells_more() -> None:
    assert rarity(100, 1) > rarity(100, 50) > rarity(100, 100) > 0


def test_words_side_by_side_lift_a_hit() -> None:
    asked = question("gift card", plain)
    apart, together = hit(1, 2.0, rest="card gift"), hit(2, 1.9, title="new gift cards")
    assert [one.number for one in reranked([apart, together], asked, plain)] == [2, 1]


def test_a_single_word_has_no_pair_to_lift() -> None:
    asked = question("refund", plain)
    assert asked.asked == ("refund",) and reranked([hit(1, 2.0, title="refund")], asked, plain)[0].score == 2.0


def test_a_pair_does_not_reach_from_title_to_body() -> None:
    asked = question("gift card", plain)
    assert reranked([hit(1, 2.0, title="gift", rest="card")], asked, plain)[0].score == 2.0


def test_solved_comes_first_only_among_the_best() -> None:
    hits = [hit(1, 10.0), hit(2, 9.5, "solved"), hit(3, 8.9, "solved"), hit(4, 1.0)]
    assert [one.number for one in solved_first_among_the_best(hits)] == [2, 1, 3, 4]
    assert solved_first_among_the_best([]) == []


def test_a_hit_far_below_the_best_is_not_worthwhile() -> None:
    assert 1.4 < worthwhile(10.0) <= 1.5
    assert worthwhile(0.0) == 0.0


def test_a_snippet_shows_the_place_with_most_words_and_marks_them() -> None:
    text = "Nothing here. " * 30 + "Ask for a refund of the card at the desk. " + "Nothing there. " * 30
    pieces = snippet(text, {"refund", "card"}, "en")
    assert [piece.text for piece in pieces if piece.marked] == ["refund", "card"]
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("…") and shown.endswith("…") and len(shown) < 200


def test_a_snippet_begins_with_the_text_when_nothing_is_lost_by_it() -> None:
    text = (
        "One of the two is only reserved and falls away after three working days. Else the refund is made. "
        + "So it is. " * 30
    )
    assert snippet(text, {"refund"}, "en")[0].text.startswith("One of the two")


def test_a_snippet_without_the_words_is_the_beginning() -> None:
    assert [tuple(piece) for piece in snippet("It broke.", {"refund"}, "en")] == [("It broke.", False)]
    assert snippet("", {"refund"}, "en") == []


def test_a_snippet_begins_with_a_sentence_or_at_least_a_word() -> None:
    story = "It was a long day and nothing happened at all. " * 6
    text = f"{story}Then the refund came with a card. {story}"
    assert snippet(text, {"refund"}, "en")[1].text.startswith("Then the ")
    text = f"{'unbroken ' * 40}refund {'unbroken ' * 40}"
    assert snippet(text, {"refund"}, "en")[1].text.startswith("unbroken ")


def test_a_long_word_in_a_snippet_is_cut() -> None:
    assert sum(len(piece.text) for piece in snippet("x" * 500, {"refund"}, "en")) < 200


def test_words_beyond_the_end_of_a_snippet_are_not_marked() -> None:
    text = "refund " + "and so on " * 30 + "refund"
    assert [piece.text for piece in snippet(text, {"refund"}, "en") if piece.marked] == ["refund"]


def test_a_snippet_finds_other_forms_of_a_word() -> None:
    assert ("remboursé", True) in [
        tuple(piece) for piece in snippet("J’ai été remboursé hier.", {"remboursement"}, "fr")
    ]


@given(st.text(), st.sets(st.sampled_from(["refund", "a", "x", "0"])))
def test_a_snippet_is_made_of_the_text_alone(text: str, asked: set[str]) -> None:
    shown = "".join(piece.text for piece in snippet(text, asked, "en")).strip("…")
    assert shown in " ".join(text.split())


def test_of_equal_texts_the_fix_is_shown() -> None:
    assert best_text(["the fix for a refund", "a refund please"], {"refund"}, "en") == "the fix for a refund"
    assert best_text(["the fix", "a refund please"], {"refund"}, "en") == "a refund please"


def test_signs_of_markdown_are_not_shown() -> None:
    text = "> **Ask** [the desk](https://example.org) for `form 7`\n- *twice* \\* 5 * 3"
    assert without_markup(text) == "Ask the desk for form 7\ntwice  5  3"


def test_one_mistake_is_undone() -> None:
    assert {"refund"} <= set(near("refnud")) & set(near("refun")) & set(near("refundd")) & set(near("rifund"))


def test_mistakes_are_counted_up_to_a_bound() -> None:
    assert mistakes("refund", "refund") == 0
    assert mistakes("refnud", "refund") == 1
    assert mistakes("recieveing", "receiving") == 2
    assert mistakes("refund", "delivery") == 3
    assert mistakes("a", "abcdef") == 3
    assert mistakes("abcd", "wxyz") == 3


def test_two_mistakes_are_undone_for_a_long_word() -> None:
    assert beginning("recieveing") == beginning("receiving")
    assert two_away("recieveing", ["receiving", "recently", "recieveing"]) == ["receiving"]
