"""What the page of mail choices may submit, and what undoes a stop."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from forum.notices.rules import CHOICES, Kind, Often

LANGUAGES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True)
class Wanted:
    """What somebody chose: how often which mail, and in which language; `faults` by field."""

    choices: Mapping[Kind, Often]
    language: str
    faults: Mapping[str, str] = field(default_factory=dict)


def read(form: MultiDict[str, str]) -> Wanted:
    """Read the page of choices; a choice that is missing or cannot be made is a fault."""
    choices, language = chosen(form), form.get("language", "")
    fields = [str(kind) for kind in CHOICES if kind not in choices]
    fields += [] if language in LANGUAGES else ["language"]
    return Wanted(choices, language, dict.fromkeys(fields, _("Please choose one of these.")))


def chosen(form: Mapping[str, str]) -> dict[Kind, Often]:
    """The choices in a form that can be made."""
    return {
        kind: Often(form[kind]) for kind, choice in CHOICES.items() if kind in form and form[kind] in choice.allowed
    }
