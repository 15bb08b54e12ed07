"""What the author of a problem may submit about its end."""

from flask_babel import lazy_gettext as _l
from wtforms import Form, IntegerField, TextAreaField
from wtforms.validators import NumberRange, Optional

LARGEST = 2**31 - 1


class Solved(Form):  # type: ignore[misc]
    """Which answer solved it, and in which steps; one of the two is enough (the service asks for it)."""

    answer = IntegerField(_l("Which answer helped?"), [Optional(), NumberRange(1, LARGEST)])
    steps = TextAreaField(_l("The steps that worked"))
