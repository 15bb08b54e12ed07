"""Opening hours in words, as people say them: Monday to Friday 09:00–17:00."""

from datetime import date, timedelta

from babel.dates import format_date
from flask_babel import gettext as _

from forum.catalogue.rules import DAYS, Run, Spans, Week, runs
from forum.web.languages import language

A_MONDAY = date(2024, 1, 1)


def hours_in_words(week: Week) -> list[tuple[str, str]]:
    """Days and their hours, days with the same hours in one line; nothing when nobody has said any."""
    if not any(week.values()):
        return []
    return [(_days(run), _spans(run.spans)) for run in runs(week)]


def day_name(day: int) -> str:
    """Monday, lundi."""
    return str(format_date(A_MONDAY + timedelta(days=day), "EEEE", locale=language()))


def day_names() -> list[str]:
    """The days of the week as labels: each begins with a capital."""
    return [_capital(day_name(day)) for day in DAYS]


def _days(run: Run) -> str:
    first, last = day_name(run.first), day_name(run.last)
    if run.first == run.last:
        words = first
    elif (run.first, run.last) == (DAYS[0], DAYS[-1]):
        words = str(_("every day"))
    elif run.last == run.first + 1:
        words = str(_("%(first)s and %(last)s", first=first, last=last))
    else:
        words = str(_("%(first)s to %(last)s", first=first, last=last))
    return _capital(words)


def _spans(spans: Spans) -> str:
    if not spans:
        return str(_("closed"))
    return ", ".join(_("%(opens)s–%(closes)s", opens=span.opens, closes=span.closes) for span in spans)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
