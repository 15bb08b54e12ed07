"""What the composer and the answer form may submit. What is wrong with it, the rules say: a draft is kept anyway."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import FileField, Form, StringField, TextAreaField

from forum.complaints.rules import COSTS, Kind
from forum.posting.rules import ANSWERS, CALM, LANGUAGES
from forum.posting.services import Told

# What somebody types, and what they choose besides.
WRITTEN = ("title", "body", "happened_on", "wish", "tags", "order", "reach")
DOUBT = "d:"
COMPOSED = ("kind", *WRITTEN, "product", "language", "seriousness", "heard_only", "danger")


class Words(Form):  # type: ignore[misc]
    """An answer, or the steps that solved it."""

    body = TextAreaField(_l("Your answer"))
    token = StringField()
    # Rises with every change in the browser, so that a slow save cannot undo a later one.
    edit = StringField()
    # The files themselves arrive elsewhere; what is wrong with them stands here.
    photos = FileField(_l("Photos"))

    def fields(self) -> dict[str, str]:
        """What a draft keeps."""
        return {"body": self.body.data or "", "edit": self.edit.data or ""}

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing yet that could be lost."""
        return not any(self[name].data for name in WRITTEN if name in self)

    def give_back(self, wrong: Mapping[str, str]) -> None:
        """Show what is wrong beside the fields."""
        for name, words in wrong.items():
            if name in self:
                self[name].errors = [words]


class Compose(Words):
    """A problem, a question or praise."""

    kind = StringField(_l("What is it?"), default=Kind.PROBLEM.value)
    title = StringField(_l("In one line"))
    body = TextAreaField(_l("What happened?"))
    happened_on = StringField(_l("When?"))
    wish = TextAreaField(_l("What would put it right?"))
    product = StringField(_l("What or where is it about?"))
    tags = StringField(_l("Tags"))
    language = StringField(_l("Which language is it in?"))
    seriousness = StringField(_l("How serious is it for you?"), default=str(COSTS))
    heard_only = StringField()
    danger = StringField()
    order = StringField(_l("Order number"))
    reach = StringField(_l("How to reach you"))

    def fields(self) -> dict[str, str]:
        """What a draft keeps."""
        return {name: self[name].data or "" for name in (*COMPOSED, "edit")}


class Later(Words):
    """A later version of what is public: a post in three fields, or an answer in one."""

    title = StringField(_l("In one line"))
    body = TextAreaField(_l("What happened?"))
    wish = TextAreaField(_l("What would put it right?"))

    def fields(self) -> dict[str, str]:
        """What a draft keeps."""
        return {name: self[name].data or "" for name in ("title", "body", "wish", "edit")}


def told(form: Mapping[str, str]) -> Told:
    """Read the form of the check page; what it cannot hold is passed over."""
    return Told(
        seen=form.get("seen"),
        answers={
            name.removeprefix(DOUBT): answer
            for name, answer in form.items()
            if name.startswith(DOUBT) and answer in ANSWERS
        },
        calm=form.get("calm", "") if form.get("calm") in CALM else "",
        danger=form.get("danger") == "yes",
        language=form.get("language", "") if form.get("language") in LANGUAGES else "",
    )


@dataclass(frozen=True)
class Marks:
    """What an author does with a photo: one act, perhaps with its number, and the description as it stands now."""

    do: str
    number: int
    version: int
    regions: tuple[int, ...]
    box: tuple[int, int, int, int] | None
    alt: str | None

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> Self:
        """Read the form of a photo's page; what it cannot hold is passed over."""
        do, _colon, number = form.get("do", "").partition(":")
        x, y, w, h = (_number(form.get(name)) for name in ("x", "y", "w", "h"))
        return cls(
            do=do,
            number=_number(number),
            version=_number(form.get("version")),
            regions=tuple(_number(one) for one in form.getlist("region")),
            box=(x, y, w, h) if w > 0 and h > 0 else None,
            alt=form.get("alt"),
        )


def _number(typed: str | None) -> int:
    """A whole number of a form; less than nothing for what is none."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) <= 7 else -1
