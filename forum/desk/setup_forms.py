"""What the pages of the setup may submit: one line each, without spaces too many."""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from forum.catalogue.rules import DAYS

Form = MultiDict[str, str]


def names(form: Form) -> dict[str, str]:
    """What something is called, in both languages."""
    return _lines(form, "name_en", "name_fr")


def team(form: Form) -> dict[str, str]:
    """What a team is called, and what it does."""
    return names(form) | _lines(form, "about_en", "about_fr")


def hours(form: Form) -> dict[int, str]:
    """What was written for each day; Monday's hours as far as Friday when that was asked for."""
    written = {day: form.get(f"d{day}", "").strip() for day in DAYS}
    if form.get("do") == "week":
        written |= dict.fromkeys(DAYS[:5], written[0])
    return written


def kept(written: Mapping[int, str]) -> dict[str, str]:
    """The hours as the fields of their page."""
    return {f"d{day}": text for day, text in written.items()}


def number(text: str) -> int:
    """The number of a row; nothing that we wrote otherwise."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _lines(form: Form, *fields: str) -> dict[str, str]:
    return {name: " ".join(form.get(name, "").split()) for name in fields}
