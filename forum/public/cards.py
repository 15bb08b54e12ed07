"""The picture that other sites show beside a shared address: drawn of public words only. Sole user of Pillow's pens."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from flask import Blueprint, Response
from flask_babel import gettext as _
from flask_babel import ngettext
from PIL import Image, ImageDraw, ImageFont

from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.config import ROOT, settings
from forum.errors import Gone, NotFound
from forum.public import words
from forum.public.indexing import unlisted
from forum.web.guards import public
from forum.web.languages import language
from forum.web.limits import limit_reading

WIDTH, HEIGHT, EDGE = 1200, 630, 72
FONTS = ROOT / "static" / "fonts"
# The colours of static/css/tokens.css, in light.
PAPER, INK, SECOND, BRAND, SOLVED, WAITS = "#faf8f4", "#1b2530", "#414d58", "#0e5563", "#1c5b34", "#6b4700"
SIZES, MOST_LINES = (68, 58, 50, 44), 4
# What the two font files hold; a title in other letters is left to the page.
NOT_DRAWABLE = re.compile(r"[^\u0020-\u007e\u00a0-\u017f\u2010-\u2022\u2026\u202f\u2039\u203a\u20ac\u2212]+")
SPACE, SPACES = re.compile(r"[\t\r\n]"), re.compile(" +")
KEPT = 64
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class Words:
    """Everything that stands on a card."""

    title: str
    standing: str
    colour: str
    small: tuple[str, ...]
    site: str


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint the address of the cards."""
    blueprint.add_url_rule("/cards/<int:number>.png", "card", card, methods=["GET"])


@public
def card(number: int) -> Response:
    """The card of one post; what strangers may not read has none."""
    limit_reading("card", per_minute=240)
    found = complaints.by_number(number)
    if found is not None and found.is_gone:
        raise Gone
    if found is None or not found.is_public:
        raise NotFound
    return unlisted(Response(drawn(_words(found)), mimetype="image/png"))


def standing_words(standing: str) -> str:
    """Where a post stands, in a word."""
    known = {
        "solved": _("Solved"),
        "answered": _("Answered"),
        "waiting": _("Waiting for an official answer"),
        "reopened": _("Open again"),
        "referred": _("Passed on"),
        "closed": _("Closed"),
        "heard": _("Heard"),
        "praise": _("Praise"),
    }
    return str(known[standing])


def _words(one: Complaint) -> Words:
    title = words.title_of(one, language())
    colour = {"solved": SOLVED, "praise": SOLVED, "waiting": WAITS, "reopened": WAITS}.get(one.standing, SECOND)
    small = [_("One customer’s account, unverified")] if words.accuses(one) else []
    return Words(title, standing_words(one.standing), colour, (*small, _removed(one)), settings().name)


def _removed(one: Complaint) -> str:
    """How many names were taken out, or that they always are."""
    reasons = (one.removed_counts or {}).get("name", 0)
    number = sum(reasons.values()) if isinstance(reasons, dict) else int(reasons)
    if not number:
        return str(_("No employee is ever named here."))
    return str(ngettext("%(num)d name was removed.", "%(num)d names were removed.", number))


@lru_cache(maxsize=KEPT)
def drawn(told: Words) -> bytes:
    """The card as a PNG: site, standing, title, and what was removed."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 14), fill=BRAND)
    _mark(pen)
    pen.text((EDGE + 62, 62), drawable(told.site), fill=INK, font=_font("Bold", 34))
    pen.text((EDGE, 150), drawable(told.standing), fill=told.colour, font=_font("Bold", 34))
    _title(pen, drawable(told.title))
    lines = [drawable(line) for line in told.small]
    for place, line in enumerate(reversed(lines)):
        pen.text((EDGE, HEIGHT - 84 - 46 * place), line, fill=SECOND, font=_font("Regular", 32))
    file = io.BytesIO()
    picture.quantize(64, Image.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()


def drawable(text: str) -> str:
    """The letters that the fonts hold, on one line."""
    # Only plain spaces are squeezed: French keeps signs beside their words with spaces that do not break.
    return SPACES.sub(" ", NOT_DRAWABLE.sub("", unicodedata.normalize("NFC", SPACE.sub(" ", text)))).strip()


def wrapped(text: str, font: Font, width: float) -> Iterator[str]:
    """Break a text between words, and inside a word that is wider than the card."""
    line = ""
    for word in text.split(" "):
        if line and font.getlength(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while font.getlength(line) > width:
            fits = next(n for n in range(len(line) - 1, 0, -1) if font.getlength(line[:n]) <= width)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _title(pen: ImageDraw.ImageDraw, text: str) -> None:
    """As large as fits in four lines; what still does not fit ends in dots."""
    width = WIDTH - 2 * EDGE
    for size in SIZES:
        lines = list(wrapped(text, _font("Bold", size), width))
        if len(lines) <= MOST_LINES - (size > SIZES[1]):
            break
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" ,.;:")[:-2] + "…"]
    for place, line in enumerate(lines):
        pen.text((EDGE, 212 + place * size * 1.22), line, fill=INK, font=_font("Bold", size))


def _mark(pen: ImageDraw.ImageDraw) -> None:
    """The disc with its tick, as static/icon.svg draws it."""
    pen.ellipse((EDGE, 62, EDGE + 46, 108), fill=BRAND)
    pen.line([(EDGE + 13, 86), (EDGE + 20, 93), (EDGE + 34, 76)], fill="#ffffff", width=5, joint="curve")


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"NotoSans-{weight}.ttf", size)
