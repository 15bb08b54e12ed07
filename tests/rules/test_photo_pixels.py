"""From files to pixels and to copies: what a person sees is kept, what a file hides is gone."""

from io import BytesIO
from math import ceil, floor

import pytest
from PIL import Image, ImageChops, ImageDraw

from forum.redaction.photos.faces import Face
from forum.redaction.photos.files import Refused, header
from forum.redaction.photos.looking import _TURNS, _turned_back
from forum.redaction.photos.pixels import _COVER, Picture, encoded, opened
from tests import photo_files
from tests.photo_files import BLUE, GREEN, MARK, RED, SIZE, YELLOW, quarters

# Where each quarter is looked at, and how far JPEG and WebP may be from the colour.
PLACES = {(8, 8): RED, (56, 8): GREEN, (8, 40): BLUE, (56, 40): YELLOW}
NEAR = 24

Edges = tuple[int, int, int, int]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_upright_however_the_camera_was_held(orientation: int) -> None:
    picture = _opened(photo_files.turned(orientation))
    assert (picture.width, picture.height) == picture.image.size == SIZE
    _shows_quarters(picture.image)


@pytest.mark.parametrize(
    "name", [name for name in photo_files.ordinary() if name.split()[0] not in ("grey", "one-bit")]
)
def test_every_kind_of_picture_keeps_its_colours(name: str) -> None:
    _shows_quarters(_opened(photo_files.ordinary()[name]).image)


@pytest.mark.parametrize("name", ["grey jpeg", "one-bit png"])
def test_a_picture_without_colours_is_opened_too(name: str) -> None:
    assert _opened(photo_files.ordinary()[name]).image.mode == "RGB"


@pytest.mark.parametrize("name", sorted(photo_files.with_marks()))
def test_nothing_that_a_file_hides_is_in_a_copy(name: str) -> None:
    data = photo_files.with_marks()[name]
    assert MARK in data or name in ("png", "webp")
    picture = _opened(data)
    for copy in [*picture.copies([]).values(), encoded(picture.image, "jpg")]:
        shown = Image.open(BytesIO(copy))
        assert MARK not in copy
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & shown.info.keys()
        _shows_quarters(shown.convert("RGB"))


def test_colours_under_transparency_are_gone() -> None:
    assert _opened(photo_files.under_nothing()).image.getcolors() == [(SIZE[0] * SIZE[1], (255, 255, 255))]


def test_half_transparent_is_mixed_with_white() -> None:
    half = Image.new("RGBA", SIZE, (0, 0, 0, 128))
    assert _opened(photo_files.written(half, "PNG")).image.getpixel((5, 5)) == (127, 127, 127)


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    image = _opened(photo_files.of_16_bits()).image
    greys = [_pixel(image, x, 5)[0] for x in (0, 16, 32, 48, 63)]
    assert greys == pytest.approx([0, 65, 130, 194, 255], abs=2)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_only_the_first_picture_of_a_moving_one_is_seen(kind: str) -> None:
    _is_near(_pixel(_opened(photo_files.moving(kind)).image, 30, 20), RED)


@pytest.mark.parametrize("name", sorted(photo_files.broken_inside()))
def test_what_only_decoding_shows_to_be_broken_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="broken"):
        _opened(photo_files.broken_inside()[name])


@pytest.mark.parametrize("size", [(4032, 3024), (3024, 4032), (2500, 90), (1800, 1200)])
def test_a_large_photo_is_scaled_down_and_speaks_of_its_own_pixels(size: tuple[int, int]) -> None:
    picture = _opened(photo_files.written(quarters(size), "JPEG"))
    assert (picture.width, picture.height) == size
    assert max(picture.image.size) <= 2048
    copies = {name: Image.open(BytesIO(copy)) for name, copy in picture.copies([]).items()}
    assert {name: max(copy.size) for name, copy in copies.items()} == {
        "1600.webp": 1600,
        "1600.jpg": 1600,
        "720.webp": 720,
        "720.jpg": 720,
    }
    assert {copy.format for copy in copies.values()} == {"WEBP", "JPEG"}


def test_a_small_photo_is_never_enlarged() -> None:
    copies = _opened(photo_files.ordinary()["png"]).copies([])
    assert {Image.open(BytesIO(copy)).size for copy in copies.values()} == {SIZE}


def test_a_cover_hides_every_pixel_that_it_touches_and_no_other() -> None:
    picture = _opened(photo_files.written(quarters((3000, 2000)), "JPEG"))
    shown = picture.covered([(901, 701, 333, 222)])
    edges = _edges((901, 701, 1234, 923), (3000, 2000), shown.image)
    assert ImageChops.difference(shown.image, picture.image).getbbox() == edges
    assert len(shown.image.crop(edges).getcolors() or ()) == 1


def test_a_cover_is_as_sharp_in_a_smaller_copy() -> None:
    box = (901, 701, 333, 222)
    shown = _opened(photo_files.written(quarters((3000, 2000)), "JPEG")).covered([box]).fitted(720, [box])
    assert len(shown.image.crop(_edges((901, 701, 1234, 923), (3000, 2000), shown.image)).getcolors() or ()) == 1


def test_a_cover_in_a_copy_is_one_colour_but_for_its_edge() -> None:
    copies = _opened(photo_files.written(quarters((1200, 800)), "PNG")).copies([(400, 300, 400, 200)])
    for name, copy in copies.items():
        image = Image.open(BytesIO(copy)).convert("RGB")
        left, top, right, low = _edges((400, 300, 800, 500), (1200, 800), image)
        inside = image.crop((left + 16, top + 16, right - 16, low - 16))
        away = ImageChops.difference(inside, Image.new("RGB", inside.size, _COVER)).convert("L").getextrema()
        assert away[1] <= 3, name


@pytest.mark.parametrize(
    "box", [(-50, -50, 60, 60), (60, 40, 500, 500), (0, 0, 64, 48), (500, 500, 9, 9), (9, 9, 0, 0)]
)
def test_a_cover_may_reach_beyond_the_picture(box: tuple[int, int, int, int]) -> None:
    assert len(_opened(photo_files.ordinary()["png"]).copies([box])) == 4


@pytest.mark.parametrize("turn", _TURNS)
def test_what_was_found_in_a_turned_picture_is_turned_back(turn: Image.Transpose) -> None:
    upright = Image.new("L", (90, 60))
    ImageDraw.Draw(upright).rectangle((20, 10, 49, 24), fill=255)
    left, top, right, low = upright.transpose(turn).getbbox() or (0, 0, 0, 0)
    face = _turned_back(Face(left, top, right - left, low - top, 1.0), turn, *upright.size)
    assert (face.x, face.y, face.w, face.h) == (20, 10, 30, 15)


def _opened(data: bytes) -> Picture:
    return opened(data, header(data))


def _edges(box: Edges, size: tuple[int, int], image: Image.Image) -> Edges:
    """The pixels of a scaled picture that a rectangle of the original, which is of this size, touches."""
    across, down = image.width / size[0], image.height / size[1]
    return floor(box[0] * across), floor(box[1] * down), ceil(box[2] * across), ceil(box[3] * down)


def _shows_quarters(image: Image.Image) -> None:
    for place, colour in PLACES.items():
        _is_near(_pixel(image, *place), colour)


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(map(int, pixel))


def _is_near(seen: tuple[int, ...], colour: tuple[int, ...]) -> None:
    assert max(abs(one - other) for one, other in zip(seen, colour, strict=True)) <= NEAR, (seen, colour)
