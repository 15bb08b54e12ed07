"""What an author is told about the way ahead: in words, and with times."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from flask_babel import gettext as _
from flask_babel import ngettext

from forum import clock
from forum.catalogue import queries as catalogue
from forum.catalogue.models import Team
from forum.complaints.rules import Kind, Publication, opens_case
from forum.config import settings
from forum.moderation import queries as moderation
from forum.moderation import trust
from forum.web.languages import time_of_day, weekday

MINUTE, HOUR, DAY = 60, 3600, 86400
P = Publication


@dataclass(frozen=True)
class Step:
    """One thing that happens next."""

    title: str
    words: str


def ahead(kind: str, choices: dict[str, str], language: str, *, heated: bool = False) -> list[Step]:
    """What happens once it is sent, before anybody has pressed the button."""
    seconds = max(settings().cooling_off, settings().heated_cooling_off) if heated else settings().cooling_off
    if choices.get("danger") == "yes":
        seconds = 0
    steps = [Step(_("You can still change or withdraw it"), _for_next(seconds))] if seconds else []
    steps.append(_check(kind))
    return steps + _afterwards(kind, choices, language, clock.now() + timedelta(seconds=seconds))


def still_ahead(
    kind: str, state: Publication, until: datetime | None, choices: dict[str, str], language: str
) -> list[Step]:
    """What happens next to something that was sent."""
    steps = []
    if state is P.COOLING_OFF and until is not None and until > clock.now():
        steps.append(Step(_("You can still change or withdraw it"), _("until %(time)s", time=time_of_day(until))))
    if state in {P.COOLING_OFF, P.WAITING}:
        steps.append(_check(kind) if state is P.COOLING_OFF else Step(_("A person checks it"), usual_wait()))
    if state in {P.COOLING_OFF, P.WAITING, P.IN_REVIEW}:
        steps += _afterwards(kind, choices, language, clock.now())
    return steps


def _check(kind: str) -> Step:
    """Who checks what is sent: a person, or where texts without a mark go out unread, perhaps nobody."""
    if kind == "edit" or trust.everything_is_read():
        return Step(_("A person checks it"), usual_wait())
    words = _("at once when nothing is found in it, else by a person, %(wait)s", wait=usual_wait())
    return Step(_("It is checked"), words)


def usual_wait() -> str:
    """How long the check takes as a rule, from what was decided last."""
    wait = moderation.median_wait()
    words = _("usually within %(time)s", time=duration(wait)) if wait is not None else _("as soon as one is free")
    return str(words)


def duration(time: timedelta) -> str:
    """A length of time as people say it, rounded up."""
    seconds = max(1, ceil(time.total_seconds()))
    if seconds <= 90 * MINUTE:
        return str(ngettext("%(num)d minute", "%(num)d minutes", ceil(seconds / MINUTE)))
    if seconds <= 2 * DAY:
        return str(ngettext("%(num)d hour", "%(num)d hours", ceil(seconds / HOUR)))
    return str(ngettext("%(num)d day", "%(num)d days", ceil(seconds / DAY)))


def _for_next(seconds: int) -> str:
    return str(_("for the next %(time)s, and until a person takes it", time=duration(timedelta(seconds=seconds))))


def _afterwards(kind: str, choices: dict[str, str], language: str, sent: datetime) -> list[Step]:
    if kind == "edit":
        return [Step(_("It takes the place of the public text"), _("until then, everyone reads the text as it is now"))]
    if kind != "complaint":
        return [Step(_("Everyone can read it"), _("on the page of the problem"))]
    heard_only = choices.get("heard_only") == "yes"
    if not opens_case(Kind(choices["kind"]), heard_only):
        words = _("it is read, and opens no case") if heard_only else _("and so can the team it is about")
        return [Step(_("Everyone can read it"), words)]
    days = timedelta(days=settings().next_contact_days)
    by = sent + (moderation.median_wait() or timedelta()) + days
    return [
        Step(_("Everyone can read it, and others can help"), _("from then on")),
        Step(_first_word(choices.get("product", ""), language), _("usually by %(day)s", day=weekday(by))),
    ]


def _first_word(product: str, language: str) -> str:
    found = catalogue.product_by_slug(product) if product else None
    team: Team | None = found.team if found else None
    if team is None:
        return str(_("An answer, or word on where it stands"))
    return str(_("%(team)s answers, or says where it stands", team=team.name(language)))
