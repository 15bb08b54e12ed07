"""What a file says about itself is held against the limits before anything is decoded."""

import random
import subprocess
import sys

import pytest

from forum.config import ROOT
from forum.redaction.photos.files import Refused, header, kind_of, refusal_of, why_words
from forum.redaction.photos.reasons import codes
from tests import photo_files

REFUSED = photo_files.refused()


@pytest.mark.parametrize("name", sorted(photo_files.ordinary()))
def test_an_ordinary_picture_says_its_kind_and_size(name: str) -> None:
    read = header(photo_files.ordinary()[name])
    assert (read.kind, read.width, read.height) == (name.split()[-1], *photo_files.SIZE)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_not_a_safe_picture_is_refused_for_a_reason(name: str) -> None:
    data, code = REFUSED[name]
    with pytest.raises(Refused) as refused:
        header(data)
    assert refused.value.code == code


@pytest.mark.parametrize("name", sorted(photo_files.with_marks()))
def test_metadata_does_not_keep_a_picture_out(name: str) -> None:
    read = header(photo_files.with_marks()[name])
    assert (read.width, read.height) == photo_files.SIZE


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_as_large_as_its_canvas(kind: str) -> None:
    read = header(photo_files.moving(kind))
    assert (read.kind, read.width, read.height) == (kind.lower(), *photo_files.SIZE)


def test_the_name_of_a_file_says_nothing_but_its_first_bytes_do() -> None:
    known = {kind_of(data[:64]) for data in photo_files.ordinary().values()}
    assert known == {"jpeg", "png", "webp", "gif"}
    assert kind_of(b"") is None
    assert refusal_of(b"\0" * 64) == "not_a_picture"


def test_an_ordinary_progressive_picture_has_few_enough_scans() -> None:
    assert header(photo_files.scans(80)).width == 600
    with pytest.raises(Refused, match="too_many_scans"):
        header(photo_files.scans(101))


def test_whatever_the_bytes_say_it_is_a_size_or_a_reason() -> None:
    chance = random.Random(5)
    for data in photo_files.mutations(chance, 1_000):
        try:
            assert header(data).width > 0
        except Refused as refused:
            assert refused.code in codes()


@pytest.mark.parametrize("code", codes())
def test_every_reason_is_a_sentence_in_both_languages(code: str) -> None:
    english, french = why_words(code, "en"), why_words(code, "fr")
    assert english != french
    for words in (english, french):
        assert words[0].isupper() and words.endswith(".") and "!" not in words
    assert why_words(code, "de") == english


def test_an_unknown_reason_is_told_as_could_not_be_checked() -> None:
    assert why_words("something_new", "fr") == why_words("crash", "fr")


def test_reading_a_header_loads_neither_a_decoder_nor_flask() -> None:
    asked = "import sys, forum.redaction.photos.files; print({'PIL', 'numpy', 'flask', 'sqlalchemy'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"
