"""Templates are compiled once for each language, with its words in them; addresses are made once.

A page asks for some eighty translations and thirty addresses, nearly all of which never change. Both cost more than
the rest of the frame, so a sentence without a variable becomes plain text when its template is compiled.
"""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask, current_app, request, url_for
from flask.templating import Environment as FlaskEnvironment
from flask_babel import get_translations
from jinja2 import nodes
from jinja2.environment import Template
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from forum.web.languages import language

GETTEXT = frozenset({"_", "gettext"})
ADDRESSES = 20_000


class Environment(FlaskEnvironment):
    """Keeps the templates of each language apart."""

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **options)
        self.cache = OfLanguage()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Every template has the same: comparing chained ones at each import would take a tenth of a page."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = Words().visit(super()._parse(source, name, filename))
        return parsed


class OfLanguage(dict[Any, Template]):
    """The compiled templates, each once a language: a list with an end, so none is ever dropped."""

    def get(self, key: Any, default: Any = None) -> Any:
        """A template of this language."""
        return super().get((language(), key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        """Keep a template of this language."""
        super().__setitem__((language(), key), value)


class Words(NodeTransformer):
    """Puts the words of this language where a template asks for a translation without a variable."""

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        """Translate now what can never change later."""
        self.generic_visit(node)
        words = _constant(node)
        if words is None:
            return node
        translated = get_translations().gettext(words)
        # Jinja reads every translation as a format, so a per cent sign stands twice.
        return nodes.Const(Markup(translated % {}), lineno=node.lineno) if "%(" not in translated else node


def init_app(app: Flask) -> None:
    """Take over before the first template is asked for."""
    app.jinja_environment = Environment  # type: ignore[assignment]


def finish(app: Flask) -> None:
    """Give templates quicker ways to the words and addresses that are still asked for while a page is written."""
    app.extensions["addresses"] = {}
    app.jinja_env.globals.update(gettext=_gettext, _=_gettext, ngettext=_ngettext, url_for=address)


def address(endpoint: str, **values: Any) -> str:
    """The path of a page in this language, as `url_for` gives it; asked again, it is remembered."""
    known: dict[Any, str] = current_app.extensions["addresses"]
    key = (request.script_root, endpoint, *values.items())
    found = known.get(key)
    if found is None:
        found = url_for(endpoint, **values)
        if len(known) >= ADDRESSES:
            known.clear()
        known[key] = found
    return found


def _gettext(words: str, /, **variables: Any) -> Markup:
    return Markup(get_translations().gettext(words)) % variables


def _ngettext(singular: str, plural: str, n: int, /, **variables: Any) -> Markup:
    variables.setdefault("num", n)
    return Markup(get_translations().ngettext(singular, plural, n)) % variables


def _constant(node: nodes.Call) -> str | None:
    called, arguments = node.node, node.args
    if not isinstance(called, nodes.Name) or called.name not in GETTEXT or len(arguments) != 1:
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not isinstance(arguments[0], nodes.Const):
        return None
    return arguments[0].value if isinstance(arguments[0].value, str) else None
