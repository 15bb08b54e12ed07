"""What the composer and the answer form may submit. What is wrong with it, the rules say: a draft is kept anyway."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import Form, StringField, TextAreaField

from forum.complaints.rules import Kind


class Words(Form):  # type: ignore[misc]
    """An answer, or the steps that solved it."""

    body = TextAreaField(_l("Your answer"))
    token = StringField()

    def fields(self) -> dict[str, str]:
        """What a draft keeps."""
        return {"body": self.body.data or ""}

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing yet that could be lost."""
        return not any(self[name].data for name in ("title", "body") if name in self)

    def give_back(self, wrong: Mapping[str, str]) -> None:
        """Show what is wrong beside the fields."""
        for name, words in wrong.items():
            if name in self:
                self[name].errors = [words]


class Compose(Words):
    """A problem, a question or praise."""

    kind = StringField(_l("What is it?"), default=Kind.PROBLEM.value)
    title = StringField(_l("In one line"))
    body = TextAreaField(_l("What happened, and what would put it right?"))
    product = StringField(_l("What is it about?"))
    heard_only = StringField()

    def fields(self) -> dict[str, str]:
        """What a draft keeps."""
        return {name: self[name].data or "" for name in ("kind", "title", "body", "product", "heard_only")}
