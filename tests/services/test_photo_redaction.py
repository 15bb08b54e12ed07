"""A photo is covered: real models, real pictures, a child process for each."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from forum.redaction.photos import services
from forum.redaction.photos.rules import Box, Seen, Verdict
from forum.redaction.photos.services import Models
from forum.redaction.rules import Roster, RosterEntry, Tier
from tests import drawn
from tests.drawn import Drawn, DrawnWord

PORTRAIT = Path(__file__).parents[1] / "pictures" / "portrait.jpg"
FACE = (184, 70, 84, 96)  # in the portrait, by eye: left, top, width, height
NOWHERE = Path("/nowhere/model.onnx")


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Iterable[None]:
    with app.app_context():
        yield


def jpeg(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", quality=92)
    return written.getvalue()


def hides(boxes: Iterable[Box], where: tuple[float, float, float, float]) -> bool:
    """Whether one grown box covers all of a rectangle."""
    x, y, w, h = where
    grown = [box.grown() for box in boxes]
    return any(b.x <= x and b.y <= y and b.x + b.w >= x + w and b.y + b.h >= y + h for b in grown)


def hidden(boxes: Iterable[Box], words: Iterable[DrawnWord]) -> list[str]:
    """The words whose middle is painted over."""
    return [
        word.text
        for word in words
        if hides(boxes, (word.x + word.w * 0.4, word.y + word.h * 0.4, 0.2 * word.w, 0.2 * word.h))
    ]


def covered(picture: Drawn) -> services.Covered:
    return services.cover(jpeg(picture.image))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_face_is_covered_however_the_camera_was_held(turn: int) -> None:
    portrait = Image.open(PORTRAIT)
    x, y, w, h = FACE
    where = {
        0: (x, y, w, h),
        90: (y, portrait.width - x - w, h, w),
        180: (portrait.width - x - w, portrait.height - y - h, w, h),
        270: (portrait.height - y - h, x, h, w),
    }[turn]
    found = services.cover(jpeg(portrait.rotate(turn, expand=True)), read=False)
    assert (found.verdict, found.why) == (Verdict.COVERED, "")
    assert hides((box for box in found.boxes if box.kind is Seen.FACE and box.tier is Tier.strike), where)


def test_where_the_face_was_one_colour_is_left() -> None:
    found = services.cover(PORTRAIT.read_bytes(), read=False)
    assert (found.width, found.height) == (512, 512)
    assert found.copies is not None
    copy = Image.open(BytesIO(found.copies.files["1600.webp"]))
    x, y, w, h = FACE
    assert max(high - low for low, high in copy.crop((x, y, x + w, y + h)).getextrema()) <= 8


def test_a_badge_is_covered_and_the_job_stays() -> None:
    picture = drawn.badge("Brenda", "Cashier")
    found = covered(picture)
    assert [(box.kind, box.tier) for box in found.boxes] == [(Seen.BADGE, Tier.strike)]
    assert hidden(found.boxes, picture.names) == ["Brenda"]
    assert hidden(found.boxes, picture.others) == []


@pytest.mark.parametrize(
    ("signed", "name"),
    [("Cashier: {}", "Brenda"), ("Operator 12 {}", "KEVIN"), ("Vous avez été servi par {}", "Julien")],
)
def test_of_a_receipt_only_the_name_is_covered(signed: str, name: str) -> None:
    picture = drawn.receipt(signed, name)
    found = covered(picture)
    assert found.verdict is Verdict.COVERED
    assert hidden(found.boxes, picture.names) == [name]
    assert hidden(found.boxes, picture.others) == []


def test_a_sign_is_clean() -> None:
    _shelf, sign = drawn.scenes(2, seed=4)
    found = covered(sign)
    assert (found.verdict, found.boxes, found.why) == (Verdict.CLEAN, (), "")
    assert found.copies is not None


def test_a_name_of_the_roster_is_covered_wherever_it_stands() -> None:
    picture = drawn.badge("Zhorlin Quebb", "Exit")
    found = services.cover(jpeg(picture.image), roster=Roster.build([RosterEntry("Zhorlin Quebb")]))
    assert found.verdict is Verdict.COVERED
    assert hidden(found.boxes, picture.names) == ["Zhorlin", "Quebb"]


@pytest.mark.parametrize(("models", "why"), [(Models(faces=NOWHERE), "no_model"), (Models(letters=NOWHERE), "no_ocr")])
def test_without_its_models_a_photo_is_held(models: Models, why: str) -> None:
    found = services.cover(PORTRAIT.read_bytes(), models=models)
    assert (found.verdict, found.why, found.copies, found.boxes) == (Verdict.HELD, why, None, ())


def test_what_is_no_picture_is_refused() -> None:
    found = services.cover(b"%PDF-1.7 and so on")
    assert (found.verdict, found.why, found.copies) == (Verdict.REFUSED, "pdf", None)


def test_a_doubt_holds_a_photo_and_is_covered_all_the_same() -> None:
    found = services.cover(PORTRAIT.read_bytes(), read=False, cover_from=1.0)
    assert (found.verdict, found.why) == (Verdict.HELD, "doubtful")
    assert [box.tier for box in found.boxes] == [Tier.doubt]
    assert found.copies is not None


def test_boxes_of_a_person_are_drawn_as_they_are() -> None:
    copies = services.draw(PORTRAIT.read_bytes(), [Box(0, 0, 400, 400, 1, Seen.HAND, Tier.strike)])
    copy = Image.open(BytesIO(copies.files["1600.webp"]))
    assert max(high - low for low, high in copy.crop((4, 4, 396, 396)).getextrema()) <= 8


def test_a_moderator_who_asks_sees_it_uncovered() -> None:
    shown = Image.open(BytesIO(services.upright(PORTRAIT.read_bytes())))
    assert (shown.format, shown.size) == ("JPEG", (512, 512))


def test_the_command_covers_a_folder(app: Flask, tmp_path: Path) -> None:
    photos, out = tmp_path / "in", tmp_path / "out"
    photos.mkdir()
    (photos / "a.jpg").write_bytes(PORTRAIT.read_bytes())
    (photos / "b.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    result = app.test_cli_runner().invoke(args=["photo", str(photos), str(out), "--json"])
    assert result.exit_code == 0, result.output
    covered, refused = map(json.loads, result.stdout.splitlines())
    assert list(covered) == ["file", "verdict", "boxes", "why", "width", "height", "cpu_s"]
    assert (covered["file"], covered["verdict"], covered["why"]) == ("a.jpg", "covered", "")
    assert set(covered["boxes"][0]) == {"x", "y", "w", "h", "score", "kind", "tier"}
    assert (refused["verdict"], refused["boxes"], refused["width"]) == ("refused", [], 0)
    assert "HEIC" in refused["why"]
    assert [file.name for file in out.iterdir()] == ["a.jpg"]


def test_the_command_takes_a_roster_and_one_file(app: Flask, tmp_path: Path) -> None:
    photo, roster = tmp_path / "photo.jpg", tmp_path / "roster.csv"
    photo.write_bytes(jpeg(drawn.badge("Zhorlin Quebb", "Exit").image))
    roster.write_text("name,nicknames,handles\nZhorlin Quebb,,\n")
    out = tmp_path / "covered.jpg"
    result = app.test_cli_runner().invoke(args=["photo", str(photo), str(out), "--roster", str(roster)])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("photo.jpg: covered: ")
    assert out.read_bytes().startswith(b"\xff\xd8\xff")


def test_the_command_writes_over_no_original(app: Flask, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(PORTRAIT.read_bytes())
    runner = app.test_cli_runner()
    assert runner.invoke(args=["photo", str(photo), str(photo)]).exit_code == 2
    assert runner.invoke(args=["photo", str(tmp_path), str(tmp_path)]).exit_code == 2
    assert photo.read_bytes() == PORTRAIT.read_bytes()
