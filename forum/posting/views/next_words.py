"""What happens next with each of one's own posts, in one or two sentences and with a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from forum import clock
from forum.complaints.models import Case
from forum.complaints.rules import Progress, Publication
from forum.moderation import queries as moderation
from forum.moderation import trust
from forum.moderation.models import Appeal, Decision, QueueEntry
from forum.posting import queries
from forum.posting.views.telling import duration
from forum.vault.models import Draft
from forum.web.languages import day, day_time, local, local_day, time_of_day, weekday

P = Publication
ROUND = 10  # minutes: nobody waits to the minute


@dataclass(frozen=True)
class Known:
    """What is known of a post besides itself, and in which language it is told."""

    language: str
    wait: timedelta | None = None
    draft: Draft | None = None
    restriction: Decision | None = None
    appeal: Appeal | None = None
    entry: QueueEntry | None = None


def known_of(posts: Sequence[tuple[str, Any, Draft | None]], language: str) -> dict[tuple[str, int], Known]:
    """Everything the sentences need, for a whole list in a few queries."""
    pairs = [(kind, post) for kind, post, _draft in posts]
    restrictions, entries = queries.restrictions(pairs), queries.open_entries(pairs)
    appeals = moderation.appeals_of([one.id for one in restrictions.values()])
    wait = moderation.median_wait()
    found = {}
    for kind, post, draft in posts:
        last = restrictions.get((kind, post.id))
        appeal = appeals.get(last.id) if last else None
        found[kind, post.id] = Known(language, wait, draft, last, appeal, entries.get((kind, post.id)))
    return found


def next_of(kind: str, post: Any, known: Known) -> str:
    """Where a post stands and what comes next. Public pages say the same to nobody else."""
    state = P(post.state)
    if state is P.COOLING_OFF and (post.cooling_until is None or post.cooling_until <= clock.now()):
        state = P.WAITING
    return _TOLD[state](kind, post, known)


def saved(draft: Draft) -> str:
    """What is said of a draft that was never sent."""
    return str(
        _("Saved on %(time)s. Only you can read it: go on with it, or delete it.", time=day_time(draft.saved_at))
    )


def moment(when: datetime) -> str:
    """A time today, or a day and a time."""
    if local_day(when) == local_day(clock.now()):
        return time_of_day(when)
    return str(_("%(day)s, %(time)s", day=weekday(when), time=time_of_day(when)))


def checked_by(begin: datetime, wait: timedelta | None) -> str:
    """How long the check takes as a rule, and so until when."""
    if wait is None:
        return str(_("as soon as one is free"))
    by = _rounded(begin + wait)
    if by <= clock.now():
        return str(_("as soon as one is free: it takes longer than usual"))
    return str(_("usually within %(time)s: by about %(by)s", time=duration(wait), by=moment(by)))


def _rounded(when: datetime) -> datetime:
    over = timedelta(minutes=local(when).minute % ROUND, seconds=when.second, microseconds=when.microsecond)
    return when - over + timedelta(minutes=ROUND) if over else when


def _draft(_kind: str, _post: Any, known: Known) -> str:
    return saved(known.draft) if known.draft else str(_("Only you can read it."))


def _cooling_off(kind: str, post: Any, known: Known) -> str:
    until, wait = moment(post.cooling_until), checked_by(post.cooling_until, known.wait)
    if kind != "edit" and not trust.everything_is_read():
        return str(
            _(
                "You can change it or withdraw it until %(until)s. Then it is checked, perhaps by a person: %(wait)s.",
                until=until,
                wait=wait,
            )
        )
    return str(
        _(
            "You can change it or withdraw it until %(until)s. Then a person checks it, %(wait)s.",
            until=until,
            wait=wait,
        )
    )


def _waiting(_kind: str, post: Any, known: Known) -> str:
    begin = known.entry.entered_at if known.entry else post.cooling_until or post.sent_at or clock.now()
    words = str(_("A person checks it, %(wait)s.", wait=checked_by(begin, known.wait)))
    still = str(_("Until one takes it, you can still change it."))
    return f"{words} {still}" if known.draft else words


def _in_review(_kind: str, _post: Any, known: Known) -> str:
    until = known.entry.claimed_until if known.entry else None
    if until is None or until <= clock.now():
        return str(_("A person is reading it now."))
    return str(
        _("A person is reading it now. It is decided by %(until)s, or another takes it over.", until=moment(until))
    )


def _returned(_kind: str, post: Any, known: Known) -> str:
    words = _("It came back on %(day)s. Your text is kept: change it and send it again.", day=_decided(post, known))
    return f"{words} {_contest(known)}".strip()


def _declined(_kind: str, post: Any, known: Known) -> str:
    words = _("It was decided on %(day)s not to publish it. The reason stands with it.", day=_decided(post, known))
    return f"{words} {_contest(known)}".strip()


def _hidden(_kind: str, post: Any, known: Known) -> str:
    words = _("Hidden since %(day)s. The reason stands with it.", day=_decided(post, known))
    return f"{words} {_contest(known)}".strip()


def _removed(_kind: str, post: Any, known: Known) -> str:
    words = _("Removed on %(day)s. The reason stands with it.", day=_decided(post, known))
    return f"{words} {_contest(known)}".strip()


def _withdrawn(kind: str, post: Any, _known: Known) -> str:
    when = day(post.changed_at or post.started_at)
    if kind == "edit" and not post.complaint.is_public:
        return str(_("It ended on %(day)s, because what it would have changed is gone.", day=when))
    return str(_("You withdrew it on %(day)s.", day=when))


def _published(kind: str, post: Any, known: Known) -> str:
    when = day(post.edited_at or post.published_at)
    if kind == "edit":
        return str(_("Everyone reads it in place of the earlier text, since %(day)s.", day=when))
    case = post.case if kind == "complaint" else None
    if case is not None:
        return _case(case, known)
    if kind == "complaint" and post.heard_only:
        return str(_("Everyone can read it since %(day)s. It opened no case: nobody has to answer.", day=when))
    return str(_("Everyone can read it since %(day)s.", day=when))


def _case(case: Case, known: Known) -> str:
    if case.next_contact_at is None or not case.is_open:
        words = _("Solved on %(day)s.") if case.state == Progress.SOLVED else _("The case ended on %(day)s.")
        return str(words) % {"day": day(case.ended_at or case.opened_at)}
    by, late = weekday(case.next_contact_at), case.next_contact_at <= clock.now()
    team = case.team.name(known.language) if case.team else ""
    if late:
        return str(_("The next word was promised for %(day)s. It is late.", day=by))
    if team:
        return str(_("%(team)s writes by %(day)s.", team=team, day=by))
    return str(_("Next word by %(day)s.", day=by))


def _decided(post: Any, known: Known) -> str:
    return day(known.restriction.at if known.restriction else post.changed_at or post.started_at)


def _contest(known: Known) -> str:
    """Until when a decision can be contested, or that it is."""
    until = known.restriction.appeal_until if known.restriction else None
    if known.appeal is not None:
        if known.appeal.decided_at is not None:
            return ""
        return str(_("You contested it on %(day)s. Somebody else decides.", day=day(known.appeal.at)))
    if until is None or until <= clock.now():
        return ""
    return str(_("You can contest it until %(day)s.", day=day(until)))


_TOLD: Mapping[Publication, Callable[[str, Any, Known], str]] = {
    P.DRAFT: _draft,
    P.COOLING_OFF: _cooling_off,
    P.WAITING: _waiting,
    P.IN_REVIEW: _in_review,
    P.RETURNED: _returned,
    P.DECLINED: _declined,
    P.PUBLISHED: _published,
    P.HIDDEN: _hidden,
    P.WITHDRAWN: _withdrawn,
    P.REMOVED: _removed,
}
