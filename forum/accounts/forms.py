"""What the sign-in page may submit."""

from flask_babel import lazy_gettext as _l
from wtforms import Form, PasswordField, StringField
from wtforms.validators import DataRequired, Length


class SignIn(Form):
    """Address and password."""

    address = StringField(
        _l("E-mail address"), [DataRequired(_l("Please type your e-mail address.")), Length(max=254)]
    )
    password = PasswordField(
        _l("Password"), [DataRequired(_l("Please type your password.")), Length(max=200)]
    )
