"""What the sign-in page may submit, and what it carries for somebody who wrote before signing in."""

import textwrap
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, PasswordField, StringField
from wtforms.validators import DataRequired, Length

OWN = frozenset({"address", "password", "next", "again"})
# Fields in which people write; everything else is a choice.
WRITTEN = ("title", "body", "text", "steps", "words")
FIRST_WORDS = 120


class SignIn(Form):  # type: ignore[misc]
    """Address and password."""

    address = StringField(_l("E-mail address"), [DataRequired(_l("Please type your e-mail address.")), Length(max=254)])
    password = PasswordField(_l("Password"), [DataRequired(_l("Please type your password.")), Length(max=200)])


def carried(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Everything of a form that has to go on its way after signing in."""
    return [(name, text) for name, text in form.items(multi=True) if name not in OWN]


def first_words(kept: Sequence[tuple[str, str]]) -> str:
    """The beginning of what somebody wrote, so that they see that it is kept."""
    written = [text for wanted in WRITTEN for name, text in kept if name == wanted and text.strip()]
    return textwrap.shorten(written[0], FIRST_WORDS, placeholder=" …") if written else ""
