"""What is covered in a photo, without any photo: boxes, tiers, and names in lines that somebody else has read."""

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.redaction import rules as text_rules
from forum.redaction.photos.faces import Face, distinct, of_any_size
from forum.redaction.photos.layout import Layout
from forum.redaction.photos.names import Known, boxes_of
from forum.redaction.photos.reading import Line, Word
from forum.redaction.photos.rules import Box, Seen, Verdict, around_faces, doubts, strikes, verdict_of
from forum.redaction.rules import KeepWords, Roster, RosterEntry, Span, Tier
from forum.redaction.tables import tables

COVER = Box(100, 200, 40, 80, 0.9, Seen.FACE, Tier.strike)
sizes = st.integers(1, 3000)


def line(text: str, x: float = 100, y: float = 100, letter: float = 20) -> Line:
    """One line with its words, each letter as wide as half its height."""
    words, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        words.append(Word(word, x + at * letter, y, len(word) * letter, 2 * letter))
        at += len(word)
    return Line(text, x, y, len(text) * letter, 2 * letter, 0.98, tuple(words))


def read(*texts: str) -> list[Line]:
    """Lines below each other."""
    return [line(text, y=100 + 55 * number) for number, text in enumerate(texts)]


def found(
    lines: Sequence[Line], *, faces: Sequence[Face] = (), keep: Sequence[str] = (), roster: Sequence[str] = ()
) -> list[tuple[str, Box]]:
    """The boxes, each with the words of the lines that it touches."""
    language = text_rules.language_of(Layout.of(lines).text)
    known = Known(tables(), KeepWords.build(keep), language)
    people = Roster.build([RosterEntry(name) for name in roster])

    def propose(text: str) -> Sequence[Span]:
        found = text_rules.propose(text, roster=people, keep=known.keep, tables=tables(), language=language)
        return found.spans

    return [(_words_in(lines, box), box) for box in boxes_of(lines, faces, propose, known)]


def struck(lines: Sequence[Line], **more: Sequence[str]) -> list[str]:
    """The words that are covered without asking."""
    return [words for words, box in found(lines, **more) if box.tier is Tier.strike]


def _words_in(lines: Sequence[Line], box: Box) -> str:
    letters = [
        letter
        for one in lines
        for word in one.words
        for place, letter in enumerate(word.text)
        if box.x <= word.x + word.w * (place + 0.5) / len(word.text) < box.x + box.w
        and box.y <= word.y + 1 < box.y + box.h
    ]
    return "".join(letters)


def test_a_cover_reaches_a_quarter_further() -> None:
    assert COVER.grown() == Box(95, 190, 50, 100, 0.9, Seen.FACE, Tier.strike)


@given(sizes, sizes, sizes, sizes)
def test_a_cover_hides_all_that_was_found(x: int, y: int, w: int, h: int) -> None:
    box = Box(x, y, w, h, 0.9, Seen.TEXT, Tier.strike)
    grown = box.grown()
    assert grown.x <= x and grown.y <= y
    assert grown.x + grown.w >= x + w and grown.y + grown.h >= y + h


def test_a_face_is_covered_asked_about_or_left() -> None:
    faces = [Face(10.6, 20.2, 30, 40, score) for score in (0.9, 0.35, 0.34, 0.2, 0.19)]
    boxes = list(around_faces(faces))
    assert [box.tier for box in boxes] == [Tier.strike, Tier.strike, Tier.doubt, Tier.doubt]
    assert (boxes[0].x, boxes[0].y, boxes[0].w, boxes[0].h) == (10, 20, 31, 41)
    assert strikes(boxes) == boxes[:2]
    assert doubts(boxes) == boxes[2:]


def test_thresholds_are_the_operators() -> None:
    faces = [Face(0, 0, 9, 9, 0.5), Face(50, 0, 9, 9, 0.3)]
    assert [box.tier for box in around_faces(faces, 0.6, 0.4)] == [Tier.doubt]


def test_one_doubt_holds_a_photo() -> None:
    doubt = Box(0, 0, 9, 9, 0.3, Seen.FACE, Tier.doubt)
    assert verdict_of([]) is Verdict.CLEAN
    assert verdict_of([COVER]) is Verdict.COVERED
    assert verdict_of([COVER, doubt]) is Verdict.HELD


def test_of_boxes_around_one_face_the_surest_stays() -> None:
    sure, again, other = Face(10, 10, 40, 50, 0.9), Face(12, 9, 42, 52, 0.6), Face(100, 10, 40, 50, 0.5)
    assert distinct([other, again, sure]) == [sure, other]


def test_faces_of_no_size_are_apart() -> None:
    assert Face(0, 0, 0, 0, 1).shared(Face(0, 0, 0, 0, 1)) == 0


def test_a_face_in_another_size() -> None:
    assert Face(10, 20, 30, 40, 0.5).scaled(2, 3) == Face(20, 60, 60, 120, 0.5)


def _field(number: int, body: bytes) -> bytes:
    return bytes((number << 3 | 2, len(body))) + body


def _value(name: bytes, *sides: int) -> bytes:
    shape = b"".join(_field(1, bytes((8, side))) for side in sides)
    return _field(1, name) + _field(2, _field(1, b"\x08\x01" + _field(2, shape)))


def test_a_models_picture_may_have_any_size_and_its_weights_keep_theirs() -> None:
    weights, fixed = _field(11, _value(b"weights", 3, 3)), struct.pack("<f", 0.5)
    graph = (
        _field(11, _value(b"input.1", 10, 3, 32, 32)) + weights + _field(12, _value(b"537", 10, 1)) + b"\x1d" + fixed
    )
    opened = of_any_size(b"\x08\x80\x01" + _field(7, graph))
    assert opened.startswith(b"\x08\x80\x01")
    assert weights in opened and opened.endswith(fixed)
    assert opened.count(bytes((8, 32))) == 0
    assert opened.count(_field(1, b"")) == 6


def test_lines_are_read_row_by_row_and_groups_apart() -> None:
    apart = [line("Kitchen roll", 100, 100), line("2.50", 380, 102), line("Exit", 900, 700)]
    assert Layout.of(apart).text == "Kitchen roll 2.50\n\nExit\n\n"


def test_a_name_far_behind_its_colon_is_in_its_row() -> None:
    assert Layout.of([line("Cashier:", 100), line("Brenda", 700)]).text.startswith("Cashier: Brenda")


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("CASHIER:BRENDA", "CASHIER: BRENDA"),
        ("ServedbyKEVIN", "Servedby KEVIN"),
        ("OPERATOR 0417KEVIN", "OPERATOR 0417 KEVIN"),
        ("BrendaOkafor", "Brenda Okafor"),
        ("McAllister", "McAllister"),
        ("MILK2L", "MILK2L"),
    ],
)
def test_dropped_spaces_are_put_back(said: str, mended: str) -> None:
    assert Layout.of([line(said)]).text == f"{mended}\n\n"


@given(st.lists(st.text("Abc é:.9", min_size=1, max_size=12), max_size=6))
def test_every_letter_lies_in_its_line(texts: list[str]) -> None:
    lines = read(*texts)
    layout = Layout.of(lines)
    assert len(layout.text) == len(layout.letters)
    for letter in layout.letters:
        if letter:
            number, (x, y, w, h) = letter
            one = lines[number]
            assert one.x <= x + 0.01 and x + w <= one.x + one.w + 0.01
            assert one.y <= y and y + h <= one.y + one.h


def test_a_line_without_its_words_is_cut_by_letters() -> None:
    bare = Line("Cashier: Brenda", 0, 0, 150, 20, 0.9)
    (box,) = (box for _words, box in found([bare]))
    assert (box.x, box.w) == (90, 61)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["BRENDA"], "BRENDA"),
        (["Hello my name is", "Brenda"], "Brenda"),
        (["Nordmart", "Priya", "Cashier"], "Priya"),
        (["Rajesh V. · Team leader"], "RajeshV."),
        (["Eszter Okafor", "Responsable"], "EszterOkafor"),
        (["Bonjour, je m'appelle", "Xyoling"], "Xyoling"),
        (["Grace", "Supervisor"], "Grace"),
    ],
)
def test_a_name_on_a_badge_is_covered_and_nothing_else(lines: list[str], name: str) -> None:
    ((words, box),) = found(read(*lines), keep=["Nordmart"])
    assert (words, box.kind, box.tier) == (name, Seen.BADGE, Tier.strike)


def test_two_rare_words_beside_a_job_are_asked_about() -> None:
    boxes = [box for _words, box in found(read("Qwendrell", "Zhorlin", "Cashier"))]
    assert [box.tier for box in boxes] == [Tier.doubt, Tier.doubt]


def test_a_rare_word_below_a_face_may_be_a_name() -> None:
    shirt = [line("Zhorlin", 100, 300), *(line(word, 1500, y) for word, y in (("Push", 100), ("Pull", 400)))]
    assert found(shirt) == []
    assert struck(shirt, faces=[Face(120, 50, 90, 110, 0.9)]) == ["Zhorlin"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cashier: Brenda", "Brenda"),
        ("CASHIER:BRENDA", "BRENDA"),
        ("Served by Xyoling", "Xyoling"),
        ("Operator 12 KEVIN", "KEVIN"),
        ("OPERATOR: 0417SHIRIN", "SHIRIN"),
        ("Caissier(e) : FATOU", "FATOU"),
        ("Vous avez été servi par Julien", "Julien"),
        ("Caisse 07 Hôte : SANDRINE", "SANDRINE"),
        ("Your cashier today was Priya", "Priya"),
    ],
)
def test_who_sat_at_the_till_is_covered_and_the_prices_stay(text: str, name: str) -> None:
    receipt = read("NORDMART", "WHITE BREAD 800G 1.20", "GRANNY SMITH APPLES 2.40", "TOTAL 3.60", "CARD 3.60", text)
    assert struck(receipt) == [name]
    assert [words for words, box in found(receipt)] == [name]


def test_brands_and_goods_stay() -> None:
    shelf = read("Johnson's 2.50", "Uncle Ben's 3.10", "GRANNYSMITHAPPLES 1.99", "Dr. Oetker 4.20", "SALE")
    assert found(shelf) == []


def test_a_name_among_goods_is_asked_about() -> None:
    shelf = [*read("Bread 1.20", "Milk 1.10", "Eggs 2.30"), line("Brenda", 1500, 900)]
    assert [(words, box.tier) for words, box in found(shelf)] == [("Brenda", Tier.doubt)]


def test_words_to_keep_stay_and_the_roster_goes() -> None:
    assert found(read("BRENDA"), keep=["Brenda"]) == []
    assert struck(read("Zhorlin Quebb", "TOTAL 3.60"), roster=["Zhorlin Quebb"]) == ["ZhorlinQuebb"]


def test_an_address_in_a_photo_is_covered_as_in_a_text() -> None:
    assert struck(read("Questions?", "write to zoe.quill@example.com")) == ["zoe.quill@example.com"]


def test_a_letter_in_a_photo_is_read_as_a_text() -> None:
    assert struck(read("then I was told by Brenda at the desk", "that nothing could be done")) == ["Brenda"]


def test_nothing_read_is_nothing_covered() -> None:
    assert found([]) == []
