"""What the official composer may submit."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from forum.posting.forms import Words
from forum.posting.rules import is_token


class OfficialAnswer(Words):
    """The team's words, where the case stands, and when the customer hears again."""

    body = TextAreaField(_l("The team’s answer"))
    progress = StringField(_l("Where the case stands after this"))
    days = StringField(_l("Next word in"), default="3")

    @property
    def key(self) -> str | None:
        """What makes a double click one answer."""
        return self.token.data if is_token(self.token.data) else None

    @property
    def in_days(self) -> int:
        """Days until the promised word; anything that is no number is refused by the service."""
        text = self.days.data or ""
        return int(text) if text.isdecimal() and len(text) < 4 else 0
