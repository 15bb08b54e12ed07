"""A browser without JavaScript: reads forms as they stand on a page, fills them in, sends them."""

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Fields = list[tuple[str, str]]


def tree(html: str) -> Element:
    """The page as a browser would understand it."""
    parsed: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return parsed


def text_of(element: Element) -> str:
    """What is read aloud of an element."""
    return " ".join("".join(element.itertext()).split())


@dataclass
class Form:
    """One form on a page, with what stands in it."""

    page: "Page"
    element: Element
    fields: Fields = field(default_factory=list)

    @property
    def action(self) -> str:
        """Where it goes."""
        return self.element.get("action") or self.page.address

    def send(self, button: str = "", **values: str) -> "Page":
        """Fill in fields by name, press a button by its words or value, go where it leads."""
        chosen = [(name, value) for name, value in self.fields if name not in values]
        chosen += list(values.items())
        pressed = self._button(button)
        action = self.action
        if pressed is not None:
            action = pressed.get("formaction") or action
            if pressed.get("name"):
                chosen.append((pressed.get("name", ""), pressed.get("value", "")))
        return self.page.visit_with(action, (self.element.get("method") or "get").lower(), chosen)

    def _button(self, words: str) -> Element | None:
        buttons = [one for one in self.element.iter("button") if one.get("type", "submit") == "submit"]
        if not words:
            return buttons[0] if buttons else None
        for one in buttons:
            if words in {one.get("value"), text_of(one)} or text_of(one).startswith(words):
                return one
        raise AssertionError(f"no button “{words}” among {[text_of(one) for one in buttons]}")


class Page:
    """A page somebody looks at."""

    def __init__(self, browser: FlaskClient, answer: TestResponse) -> None:
        self.browser = browser
        self.answer = answer
        self.status = answer.status_code
        self.address = answer.request.full_path.rstrip("?") if answer.request else ""
        if answer.request is not None and answer.request.root_path:
            self.address = answer.request.root_path + self.address
        self.html = answer.get_data(as_text=True)
        self.tree = tree(self.html)

    @property
    def words(self) -> str:
        """Everything that is read on it."""
        body = self.tree.find("body")
        return text_of(body) if body is not None else ""

    def form(self, action: str) -> Form:
        """The form whose address ends with, or holds, these words."""
        for element in self.tree.iter("form"):
            found = Form(self, element, list(_fields(element)))
            if action in found.action:
                return found
        raise AssertionError(f"no form to {action} among {[one.get('action') for one in self.tree.iter('form')]}")

    def follow(self, words: str) -> "Page":
        """Click a link by its words."""
        for link in self.tree.iter("a"):
            if words in text_of(link) and link.get("href"):
                return look(self.browser, link.get("href", ""))
        raise AssertionError(f"no link “{words}”")

    def visit_with(self, action: str, method: str, fields: Fields) -> "Page":
        """Send a form; redirects are followed as a browser does."""
        data: dict[str, Any] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        path = action.split("#", 1)[0] or self.address
        if method == "get":
            return Page(self.browser, self.browser.get(path, query_string=data, follow_redirects=True))
        return Page(self.browser, self.browser.post(path, data=data, follow_redirects=True))


def look(browser: FlaskClient, address: str) -> Page:
    """Open an address."""
    return Page(browser, browser.get(address.split("#", 1)[0], follow_redirects=True))


def _fields(form: Element) -> Fields:
    found: Fields = []
    for one in form.iter():
        name = one.get("name")
        if not name or one.get("disabled") is not None:
            continue
        if one.tag == "textarea":
            found.append((name, "".join(one.itertext()).removeprefix("\n")))
        elif one.tag == "select":
            found.append((name, _selected(one)))
        elif one.tag == "input" and one.get("type") in {"radio", "checkbox"}:
            if one.get("checked") is not None:
                found.append((name, one.get("value", "on")))
        elif one.tag == "input" and one.get("type") not in {"submit", "button", "file", "image"}:
            found.append((name, one.get("value", "")))
    return found


def _selected(select: Element) -> str:
    options = list(select.iter("option"))
    for one in options:
        if one.get("selected") is not None:
            return one.get("value", text_of(one))
    return options[0].get("value", text_of(options[0])) if options else ""
