"""English and French: the path decides, `url_for` follows, and dates and numbers are written as readers write them."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, get_locale

from forum.config import ROOT, settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENGLISH, FRENCH = "en", "fr"
PREFIX = "/fr"
KEY = "forum.language"
TRANSLATIONS = ROOT / "forum" / "translations"


class LanguagePath:
    """Move `/fr` from the path into the root of the application, so that views know one set of paths."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Strip the exact segment: `/fr` and `/fr/…`, never `/french`."""
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(PREFIX + "/"):
            environ[KEY] = FRENCH
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path[len(PREFIX) :] or "/"
        return self.application(environ, start_response)


def init_app(app: Flask) -> None:
    """Let the path choose the language, for words, dates and numbers."""
    app.wsgi_app = LanguagePath(app.wsgi_app)  # type: ignore[method-assign]
    Babel(app, locale_selector=_of_request, default_translation_directories=str(TRANSLATIONS))
    app.before_request(_remember)
    # A sentence may be broken over lines in a template; its translation is found all the same.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.context_processor(lambda: {"lang": language()})
    app.jinja_env.globals["other_language_url"] = other_language_url
    app.jinja_env.globals["language_url"] = language_url
    app.jinja_env.filters.update(_filters())


def language() -> str:
    """Say which language is being written now: "en" or "fr"."""
    locale = get_locale()
    return locale.language if locale else ENGLISH


def root_path() -> str:
    """Give the root of the forum without its language: empty unless it is mounted below a folder."""
    if not has_request_context():
        return ""
    root = request.script_root
    return root.removesuffix(PREFIX) if request.environ.get(KEY) else root


def other_language_url() -> str:
    """Give the address of this very page in the other language."""
    query = quote(request.query_string, safe="=&%+;/?:@!$'()*,~-._")
    other = FRENCH if language() == ENGLISH else ENGLISH
    return language_url(other) + (f"?{query}" if query else "")


def language_url(wanted: str) -> str:
    """Give the path of this page in the wanted language, without its query."""
    return root_path() + (PREFIX if wanted == FRENCH else "") + quote(request.path)


def day(when: date, year: bool = True) -> str:
    """Write a day: 3 March 2026, 3 mars 2026, 1er mars 2026."""
    return _dated(when, "d MMMM y" if year else "d MMMM")


def weekday(when: date, year: bool = False) -> str:
    """Write a day with its name: Friday 6 March, vendredi 6 mars."""
    return _dated(when, "EEEE d MMMM y" if year else "EEEE d MMMM")


def day_time(when: datetime, year: bool = True) -> str:
    """Write a day and a time: 3 March 2026, 18:12."""
    return f"{day(when, year)}, {time_of_day(when)}"


def time_of_day(when: datetime) -> str:
    """Write a time as the operator's clock shows it: 18:12."""
    return f"{local(when):%H:%M}"


def local(when: datetime) -> datetime:
    """The same moment in the operator's time zone, the only one in which people read times here."""
    return when.astimezone(zone())


def zone() -> ZoneInfo:
    """The operator's time zone."""
    return ZoneInfo(settings().zone)


def local_day(when: datetime) -> date:
    """The day on which something happens for whoever reads it."""
    return local(when).date()


def iso(when: date) -> str:
    """Write a time for machines, always in UTC: 2026-03-03T18:12Z."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if isinstance(when, datetime) else when.isoformat()


def number(value: float) -> str:
    """Write a number: 1,234.5 in English, with a narrow space and a comma in French."""
    return format_decimal(value, locale=language())


def percent(value: float) -> str:
    """Write a share between 0 and 1: 91 %, never broken over two lines."""
    return f"{number(round(value * 100, 3))}\u00a0%"


def _filters() -> dict[str, Callable[..., Any]]:
    return {f.__name__: f for f in (day, weekday, day_time, time_of_day, local_day, iso, number, percent)}


def _dated(when: date, pattern: str) -> str:
    if isinstance(when, datetime):
        when = local_day(when)
    return _day_written(when, pattern, language())


@lru_cache(maxsize=4_000)
def _day_written(when: date, pattern: str, language: str) -> str:
    text = format_date(when, pattern, locale=language)
    # French counts the first of a month, and only the first: 1er mars, 2 mars.
    return text.replace("1 ", "1er ", 1) if language == FRENCH and when.day == 1 else text


def _of_request() -> str:
    return str(request.environ.get(KEY, ENGLISH)) if has_request_context() else ENGLISH


def _remember() -> None:
    g.language = language()
