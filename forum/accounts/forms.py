"""What the pages of accounts may submit, and what the sign-in page carries for somebody who wrote first."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, PasswordField, StringField
from wtforms.validators import DataRequired, Length, Optional

from forum.accounts.rules import PASSWORD_LONGEST
from forum.errors import Invalid

OWN = frozenset({"address", "password", "next", "again", "code"})
# Fields in which people write; everything else is a choice.
WRITTEN = ("title", "body", "text", "steps", "words")
FIRST_WORDS = 120
ADDRESS_LONGEST, CODE_LONGEST, PSEUDONYM_TYPED = 254, 40, 200

_LONG = _l("This is longer than we can take.")


def _address(label: Any) -> Field:
    return StringField(label, [DataRequired(_l("Please type your e-mail address.")), Length(max=ADDRESS_LONGEST)])


def _password(label: Any, missing: Any) -> Field:
    return PasswordField(label, [DataRequired(missing), Length(max=PASSWORD_LONGEST, message=_LONG)])


class SignIn(Form):  # type: ignore[misc]
    """Address and password."""

    address = _address(_l("E-mail address"))
    password = _password(_l("Password"), _l("Please type your password."))


class Code(Form):  # type: ignore[misc]
    """A code of the second factor, or a recovery code."""

    code = StringField(_l("Code"), [DataRequired(_l("Please type the code.")), Length(max=CODE_LONGEST, message=_LONG)])


class Register(Form):  # type: ignore[misc]
    """Address, password, and what one wants to be called."""

    address = _address(_l("E-mail address"))
    new = _password(_l("Password"), _l("Please choose a password."))
    pseudonym = StringField(
        _l("Pseudonym"), [DataRequired(_l("Please choose a pseudonym.")), Length(max=PSEUDONYM_TYPED, message=_LONG)]
    )


class Confirm(Form):  # type: ignore[misc]
    """The password of the registration, and another pseudonym when the first one was taken meanwhile."""

    password = _password(_l("Your password"), _l("Please type your password."))
    pseudonym = StringField(_l("Pseudonym"), [Optional(), Length(max=PSEUDONYM_TYPED, message=_LONG)])


class Forgot(Form):  # type: ignore[misc]
    """Where the link goes."""

    address = _address(_l("E-mail address"))


class NewPassword(Form):  # type: ignore[misc]
    """A new password."""

    new = _password(_l("New password"), _l("Please choose a password."))


class ChangePassword(Form):  # type: ignore[misc]
    """The password so far, and the new one."""

    password = _password(_l("Your password so far"), _l("Please type your password."))
    new = _password(_l("New password"), _l("Please choose a password."))


class ChangeAddress(Form):  # type: ignore[misc]
    """The new address, and the password."""

    address = _address(_l("New e-mail address"))
    password = _password(_l("Your password"), _l("Please type your password."))


class ChangePseudonym(Form):  # type: ignore[misc]
    """What one wants to be called."""

    pseudonym = StringField(
        _l("Pseudonym"), [DataRequired(_l("Please choose a pseudonym.")), Length(max=PSEUDONYM_TYPED, message=_LONG)]
    )


class Password(Form):  # type: ignore[misc]
    """The password, before something that could lock its owner out."""

    password = _password(_l("Your password"), _l("Please type your password."))


def blame(form: Form, wrong: Invalid) -> Form:
    """Put what a service refused beside the fields it is about."""
    for name, words in wrong.fields.items():
        if name in form:
            form[name].errors = [words]
    return form


def faults(form: Form) -> Mapping[str, str]:
    """What is wrong, by field."""
    return {field.name: field.errors[0] for field in form if field.errors}


def carried(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Everything of a form that has to go on its way after signing in."""
    return [(name, text) for name, text in form.items(multi=True) if name not in OWN]


def first_words(kept: Sequence[tuple[str, str]]) -> str:
    """The beginning of what somebody wrote, so that they see that it is kept."""
    written = [text for wanted in WRITTEN for name, text in kept if name == wanted and text.strip()]
    return textwrap.shorten(written[0], FIRST_WORDS, placeholder=" …") if written else ""
