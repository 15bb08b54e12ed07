"""What stands in a mail: numbers, states and addresses, never a word from a post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from forum import mail
from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.complaints.rules import Progress
from forum.config import settings
from forum.extensions import db
from forum.mail import Letter
from forum.notices import queries, rules
from forum.notices.models import DigestLine
from forum.notices.rules import PROGRESS_NEWS, SUMMARY, Kind, News, Stop
from forum.web.languages import day as day_words
from forum.web.languages import language

Lines = Sequence[DigestLine]


@dataclass(frozen=True)
class Said:
    """One thing in a mail: what happened, in a line, what to do there, and where."""

    words: str
    lead: str
    path: str


def single(person: Account, kind: Kind, lines: Lines, since: datetime) -> Letter:
    """Write the mail of one kind about one problem; `since` makes the same mail recognisable when it is sent again."""
    complaint = db.session.get_one(Complaint, lines[0].complaint_id)
    number = complaint.number if kind is Kind.FOLLOWED else None
    with force_locale(person.language):
        said = _told(person, lines)
        text = "\n\n".join([_one(said[0])] if len(said) == 1 else [_listed(one) for one in said])
        stop = _stop_address(person, kind, number)
        text = f"{text}\n\n{_closing(person, _why(kind), _how_to_stop(kind), stop)}"
        subject = said[-1].words
    return Letter(
        to=person.address,
        subject=subject,
        text=text,
        list_unsubscribe=stop,
        message_id=f"{kind}.{person.id}.{complaint.id}.{since:%Y%m%dT%H%M%S%f}",
        thread=f"problem-{complaint.number}" if complaint.number else None,
    )


def summary(person: Account, lines: Lines, day: str) -> Letter:
    """Write one mail with a line for each problem, and each post of one's own."""
    with force_locale(person.language):
        said = _told(person, lines)
        stop = _stop_address(person, SUMMARY)
        why = _("You get this summary because you have an account at %(name)s.", name=settings().name)
        closing = _closing(person, why, _("No more summaries:"), stop)
        text = "\n\n".join([*(_listed(one) for one in said), closing])
        subject = _("Your summary of %(day)s", day=day_words(date.fromisoformat(day)))
    return Letter(
        to=person.address,
        subject=subject,
        text=text,
        list_unsubscribe=stop,
        message_id=f"digest.{person.id}.{day}",
        bulk=True,
    )


def _told(person: Account, lines: Lines) -> list[Said]:
    """Own posts first, then one line a problem, in the order in which they moved."""
    decided: dict[tuple[object, ...], DigestLine] = {}
    problems: dict[int, list[DigestLine]] = {}
    for line in lines:
        if queries.news_of(line) in queries.DECISIONS:  # of several about one post, the last one
            decided[line.complaint_id, line.answer_id, line.kind.partition("/")[2]] = line
        else:
            problems.setdefault(line.complaint_id, []).append(line)
    return [*(_of_post(line) for line in decided.values()), *(_of_problem(about) for about in problems.values())]


def _of_post(line: DigestLine) -> Said:
    news, post = queries.news_of(line), queries.post_of(line)
    assert post is not None
    kind = line.kind.partition("/")[2] or ("answer" if line.answer_id else "complaint")
    path = f"/my-posts/{kind}/{post.token}"
    if news in {News.STANDS, News.TAKEN_BACK}:
        stands = news is News.STANDS
        words = (
            _("Your appeal was decided: the decision stands")
            if stands
            else _("Your appeal was decided: you were right")
        )
        return Said(words, _("Where your post stands now:"), path)
    return Said(_decided(news, kind == "edit"), _lead(news), path)


def _decided(news: News, edit: bool) -> str:
    words: dict[News, str] = {
        News.PUBLISHED: _("Your change is published") if edit else _("Your post is published"),
        News.RESTORED: _("Your post is public again"),
        News.RETURNED: _("Your change came back to you") if edit else _("Your post came back to you"),
        News.DECLINED: _("Your change was not published") if edit else _("Your post was not published"),
        News.HIDDEN: _("Your post is hidden for now"),
        News.REMOVED: _("Your post was removed"),
    }
    return words[news]


def _lead(news: News) -> str:
    leads: dict[News, str] = {
        News.PUBLISHED: _("You find it here:"),
        News.RESTORED: _("You find it here:"),
        News.RETURNED: _("Your text is kept. The reason, and how to send it again, stand here:"),
    }
    return leads.get(news) or str(_("The reason, the rule behind it and how to contest it stand here:"))


def _of_problem(lines: Lines) -> Said:
    complaint = db.session.get_one(Complaint, lines[0].complaint_id)
    names = {
        "problem": _("Problem %(number)s", number=complaint.number),
        "question": _("Question %(number)s", number=complaint.number),
        "praise": _("Praise %(number)s", number=complaint.number),
    }
    told = ", ".join(_what(lines, complaint))
    folder = "praise" if complaint.kind == "praise" else "problems"
    words = _("%(problem)s: %(news)s", problem=names[complaint.kind], news=told)
    return Said(words, _("Read it here:"), f"/{folder}/{complaint.number}")


def _what(lines: Lines, complaint: Complaint) -> list[str]:
    by = {news: {line.answer_id for line in lines if queries.news_of(line) is news} for news in News}
    official, answers = len(by[News.OFFICIAL]), len(by[News.ANSWER])
    found = []
    if official:
        found.append(ngettext("an official answer", "%(num)d official answers", official))
    if answers:
        found.append(ngettext("a new answer", "%(num)d new answers", answers))
    if any(by[news] for news in PROGRESS_NEWS):
        found += _progress(complaint, bool(official))
    if by[News.SOLVED_IT]:
        found.append(_("your answer solved it"))
    elif by[News.HELPED]:
        found.append(_("your answer helped"))
    return found


def _progress(complaint: Complaint, official: bool) -> list[str]:
    """Where it stands now. An official answer moves it too, and says so itself."""
    state = complaint.case.state if complaint.case else None
    if state == Progress.SOLVED:
        return [_("solved")]
    if state == Progress.REOPENED:
        return [_("open again")]
    return [] if official else [_("news on where it stands")]


def _one(said: Said) -> str:
    return f"{said.words}.\n\n{said.lead}\n{_here(said.path)}"


def _listed(said: Said) -> str:
    return f"{said.words}\n{_here(said.path)}"


def _why(kind: Kind) -> str:
    reasons: dict[Kind, str] = {
        Kind.PUBLISHED: _("You get this mail because you wrote it."),
        Kind.RETURNED: _("You get this mail because you wrote it, and we have to tell you."),
        Kind.MINE: _("You get this mail because it is your own."),
        Kind.FOLLOWED: _("You get this mail because you follow it."),
        Kind.THANKS: _("You get this mail because you answered."),
    }
    return reasons[kind]


def _how_to_stop(kind: Kind) -> str:
    ways: dict[Kind, str] = {
        Kind.RETURNED: _("Have these once a day instead:"),
        Kind.FOLLOWED: _("Stop following it:"),
    }
    return ways.get(kind) or str(_("No more mails like this:"))


def _closing(person: Account, why: str, how: str, stop: str) -> str:
    choices = _("Choose which mails you get, and how often:")
    return f"{why}\n\n{how}\n{stop}\n\n{choices}\n{_here('/account/mail')}\n"


def _stop_address(person: Account, what: str, number: int | None = None) -> str:
    token = rules.signed(Stop(person.handle, what, number), settings().secret)
    return mail.address(f"/unsubscribe/{token}", person.language)


def _here(path: str) -> str:
    return mail.address(path, language())
