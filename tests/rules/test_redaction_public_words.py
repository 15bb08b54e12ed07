"""What the public reads: one mark per removal, and words for it."""

from forum.redaction.rules import (
    MARK,
    Kind,
    PublicWords,
    Removal,
    Span,
    Tier,
    counts,
    fold,
    fold_with_map,
    has_reserved,
    plain,
    reason_words,
    removal_words,
    strike,
)
from forum.redaction.rules.reasons import reasons


def _span(start: int, end: int, kind: Kind = Kind.name) -> Span:
    return Span(start, end, kind, Tier.strike, "by_hand")


def test_each_removal_is_one_mark() -> None:
    words = strike("Ask Ann or Bob.", [_span(11, 14), _span(4, 7)])
    assert words == PublicWords(f"Ask {MARK} or {MARK}.", (Removal(Kind.name, ""), Removal(Kind.name, "")))


def test_touching_removals_of_one_kind_become_one() -> None:
    assert strike("AnnBob", [_span(0, 3), _span(3, 6)]).removals == (Removal(Kind.name, ""),)
    assert len(strike("AnnBob", [_span(0, 3), _span(3, 6, Kind.phone)]).removals) == 2


def test_nothing_that_an_overlapping_span_covers_stays() -> None:
    assert strike("Ann Maria Bob", [_span(0, 9), _span(4, 13)]).text == MARK


def test_spans_outside_the_text_are_left_out() -> None:
    assert strike("Ann", [_span(5, 9), _span(2, 2)]) == PublicWords("Ann", ())


def test_earlier_removals_keep_their_order_and_letters() -> None:
    earlier = (Removal(Kind.phone, ""), Removal(Kind.name, "A"))
    words = strike(f"{MARK} and Ann and {MARK}", [_span(6, 9)], earlier)
    assert words.removals == (Removal(Kind.phone, ""), Removal(Kind.name, ""), Removal(Kind.name, "A"))


def test_a_span_over_an_earlier_mark_swallows_it() -> None:
    words = strike(f"x {MARK} y {MARK}", [_span(0, 5)], (Removal(Kind.phone, ""), Removal(Kind.link, "")))
    assert words == PublicWords(f"{MARK} {MARK}", (Removal(Kind.name, ""), Removal(Kind.link, "")))


def test_a_mark_without_a_removal_still_reads_as_one() -> None:
    assert plain(strike(f"a {MARK}", []), "en") == "a [words removed]"
    assert plain(PublicWords(f"a {MARK}", ()), "fr") == "a [mots retirés]"


def test_removals_are_said_in_the_readers_language() -> None:
    assert removal_words(Removal(Kind.name, ""), "en") == "[name removed]"
    assert removal_words(Removal(Kind.name, ""), "fr") == "[nom retiré]"
    assert removal_words(Removal(Kind.name, "B"), "en") == "[person B]"
    assert removal_words(Removal(Kind.name, "B"), "fr") == "[personne B]"
    assert removal_words(Removal(Kind.phone, ""), "xx") == "[phone removed]"


def test_every_kind_has_words_in_both_languages() -> None:
    for language in ("en", "fr"):
        assert len({removal_words(Removal(kind, ""), language) for kind in Kind}) == len(Kind)


def test_removals_are_counted_by_kind() -> None:
    assert counts([Removal(Kind.name, "A"), Removal(Kind.name, "B"), Removal(Kind.phone, "")]) == {
        "name": 2,
        "phone": 1,
    }


def test_private_use_characters_are_reserved() -> None:
    assert (
        has_reserved("\ue000") and has_reserved("\uf8ff") and has_reserved("\U0010fffd") and has_reserved("\U000f0000")
    )
    assert not has_reserved("é 😀 \uf900 \ufffd")


def test_every_reason_is_a_sentence_in_both_languages() -> None:
    for reason in reasons():
        assert reason_words(reason).endswith(".")
        assert reason_words(reason, "fr").endswith(".")
        assert reason_words(reason, "fr") != reason_words(reason)
    assert reason_words("never heard of", "fr").endswith(".")


def test_folding_writes_look_alikes_one_way() -> None:
    assert fold("Ｂｒéndа") == "brenda"
    assert fold("Straße Łódź ﬁ") == "strasse lodz fi"
    assert fold("a\u200bb\u0301") == "ab"


def test_folding_says_where_each_letter_came_from() -> None:
    folded, origins = fold_with_map("ß\u200bA")
    assert folded == "ssa"
    assert origins == [0, 0, 2]
