"""A decision, a place or a reason, in words for the page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum.moderation import rules
from forum.moderation.models import Decision
from forum.moderation.rules import Act
from forum.roles import Role

ACTS = {
    Act.PUBLISHED: _l("It was published."),
    Act.RETURNED: _l("It came back to you."),
    Act.DECLINED: _l("It was not published."),
    Act.HIDDEN: _l("It was hidden."),
    Act.REMOVED: _l("It was removed."),
    Act.RESTORED: _l("It is public again."),
}
ROLES = {
    Role.MODERATOR: _l("decided by a person, a moderator"),
    Role.ADMINISTRATOR: _l("decided by a person, an administrator"),
}
SUBJECTS = {"complaint": _l("Problem"), "answer": _l("Answer"), "resolution": _l("Steps"), "edit": _l("Change")}
COMPLAINTS = {"problem": _l("Problem"), "question": _l("Question"), "praise": _l("Praise")}
# What was found, as a change and as a question.
FOUND = {
    "name": (_l("Name"), _l("Name?")),
    "phone": (_l("Phone number"), _l("Phone number?")),
    "email": (_l("E-mail address"), _l("E-mail address?")),
    "handle": (_l("Account name"), _l("Account name?")),
    "address": (_l("Street address"), _l("Street address?")),
    "link": (_l("Link"), _l("Link?")),
    "number": (_l("Personal number"), _l("Personal number?")),
    "description": (_l("Points to one person"), _l("Points to one person?")),
    "insult": (_l("Insult"), _l("Insult?")),
    "other": (_l("Words"), _l("Words?")),
}


@dataclass(frozen=True)
class Told:
    """A decision in words."""

    what: str
    why: str
    rule: str
    who: str


def told(decision: Decision) -> Told:
    """Say what was decided, why, under which rule, and by whom: a person in which role, or nobody."""
    return Told(
        str(ACTS[Act(decision.act)]),
        _(rules.REASONS[decision.reason][1]) if decision.reason else "",
        _(rules.RULES.get(decision.rule, decision.rule)),
        _("decided automatically, by a rule") if decision.automatic else str(ROLES[Role(decision.role)]),
    )


def options(reasons: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Reasons as a list to choose from, with nothing chosen first."""
    return [("", _("Choose one")), *((code, _(words)) for code, (_rule, words) in reasons.items())]


def spoken(wait: timedelta | None) -> str:
    """How long something takes, in words as round as the figure is."""
    if wait is None:
        return ""
    minutes = max(1, round(wait.total_seconds() / 60))
    if minutes < 90:
        return str(ngettext("%(num)d minute", "%(num)d minutes", minutes))
    hours = round(minutes / 60)
    if hours < 48:
        return str(ngettext("%(num)d hour", "%(num)d hours", hours))
    return str(ngettext("%(num)d day", "%(num)d days", round(hours / 24)))


def is_over(until: datetime | None, now: datetime) -> bool:
    """Whether a time has passed, or was never set."""
    return until is None or until <= now
