"""Parts of pages as strangers read them, remembered: else each would be written anew for every reader."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, get_template_attribute, render_template
from flask_login import current_user
from jinja2.runtime import Macro
from markupsafe import Markup

from forum.answers.models import Answer
from forum.public import lists
from forum.public.pages import ComplaintPage
from forum.public.structured import data_of
from forum.public.told import mark_of_page, mark_of_row, marks_of_answers
from forum.web.languages import language

# In characters: of everything that is kept, and of one part.
MOST_KEPT, LONGEST = 24_000_000, 100_000


@dataclass
class Written:
    """What this process has written before, each by the mark of what it was made of: nothing older is ever shown."""

    parts: OrderedDict[Hashable, Markup] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, key: Hashable, write: Callable[[], Markup]) -> Markup:
        """What was written for this key, or is written now."""
        with self.lock:
            known = self.parts.get(key)
        if known is None:
            known = write()
            if len(known) <= LONGEST:
                self._keep(key, known)
        return known

    def _keep(self, key: Hashable, written: Markup) -> None:
        with self.lock:
            if key not in self.parts:
                self.parts[key] = written
                self.size += len(written)
            while self.size > MOST_KEPT:
                self.size -= len(self.parts.popitem(last=False)[1])


class Writer:
    """Writes the parts of one problem’s page; for whoever is signed in always anew, with what they may do."""

    def __init__(self, page: ComplaintPage, said: str) -> None:
        self.page, self.said, self.late = page, said, lists.is_late(page.complaint)
        self.known: Written | None = None
        if not current_user.signed_in:
            self.known = _written()
            self.mark = mark_of_page(page, language(), said, self.late)
            fixing = [page.fixing_answer] if page.fixing_answer else []  # it may stand on another page
            self.answers = marks_of_answers([*page.answers, *fixing], page, language())

    def head(self, title: str, description: str) -> Markup:
        """What search engines read, the answers too."""
        if self.known is None:
            return self._head(title, description)
        key = ("head", self.mark, title, description, b"".join(self.answers.values()))
        return self.known.find(key, lambda: self._head(title, description))

    def part(self, name: str, title: str = "") -> Markup:
        """One of `templates/public/parts/` that shows no answer."""
        if self.known is None:
            return self._part(name, title)
        return self.known.find((name, self.mark, title), lambda: self._part(name, title))

    def answer(self, one: Answer, first: bool = False) -> Markup:
        """One answer, official or a customer's."""
        if self.known is None:
            return self._answer(one, first)
        return self.known.find((self.answers[one.id], first), lambda: self._answer(one, first))

    def _head(self, title: str, description: str) -> Markup:
        data = data_of(self.page, language())
        return self._written("head", title=title, description=description, structured=data)

    def _part(self, name: str, title: str) -> Markup:
        return self._written(name, title=title)

    def _written(self, name: str, **values: Any) -> Markup:
        one = self.page.complaint
        given = {"page": self.page, "one": one, "said": self.said, "late": self.late, **values}
        return Markup(render_template(f"public/parts/{name}.html", **given))

    def _answer(self, one: Answer, first: bool) -> Markup:
        if one.official:
            return Markup(_component("official_answer")(one, self.page, language(), current_user))
        return Markup(_component("customers_answer")(one, self.page, language(), current_user, first))


def row_html(macro: Macro, row: lists.Row) -> Markup:
    """A line of a list, the same for every reader, as its macro writes it."""
    return _written().find(("row", mark_of_row(row, language())), lambda: Markup(macro(row, language())))


def _written() -> Written:
    written: Written = current_app.extensions.setdefault("written", Written())
    return written


def _component(name: str) -> Callable[..., str]:
    macro: Callable[..., str] = get_template_attribute("components/answers.html", name)
    return macro
