"""One line for each complaint of a list: where it stands, and what fixed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from forum import clock
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint, Post
from forum.complaints.rules import Kind
from forum.public import queries, words
from forum.public.queries import Help
from forum.public.rules import first_line, gist
from forum.web.languages import local_day, weekday

Said = tuple[str, str]  # some words, and their language


@dataclass(frozen=True)
class Row:
    """A complaint in a list. `how` is in `how_language`: the author's, or the page's."""

    complaint: Complaint
    how: str
    how_language: str
    late: bool = False


def rows(complaints: Sequence[Complaint], language: str) -> list[Row]:
    """Make the lines of a list, in two queries."""
    helped = queries.help_for(complaints)
    return [_row(one, helped.get(one.id) or Help(), language) for one in complaints]


def tallies(counts: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """The numbers beside a list: problems and questions together, by where they stand; questions; praise."""
    found = dict.fromkeys(("all", "solved", "answered", "waiting", "question", "praise"), 0)
    for (kind, standing), number in counts.items():
        if kind == Kind.PRAISE:
            found["praise"] += number
            continue
        found["all"] += number
        found["question"] += number if kind == Kind.QUESTION else 0
        state = "waiting" if standing == "reopened" else standing
        if state in found:
            found[state] += number
    return found


def fix_of(resolution: Resolution | None) -> Post | None:
    """Whose words say what fixed it: the steps, else the answer, as far as it is still public."""
    if resolution is None:
        return None
    if resolution.body.strip():
        return resolution
    answer = resolution.answer
    return answer if answer is not None and answer.is_public else None


def _row(complaint: Complaint, helped: Help, language: str) -> Row:
    how, how_language = _how(complaint, helped, language)
    return Row(complaint, how, how_language, is_late(complaint))


def _how(complaint: Complaint, helped: Help, language: str) -> Said:
    standing = complaint.standing
    if standing in {"waiting", "reopened"}:
        return next_word(complaint), language
    if standing == "referred":
        return _("Passed on to somebody who decides"), language
    words_of = fix_of(helped.resolution) or _official(standing, helped.official) or _own(standing, complaint)
    if words_of is None:
        return "", language
    shorten = gist if isinstance(words_of, Answer) and words_of.official else first_line
    return shorten(words.plain(words_of, language)), words_of.language


def next_word(complaint: Complaint) -> str:
    """By when somebody hears again, in words."""
    case = complaint.case
    if case is None or case.next_contact_at is None:
        return ""
    if is_late(complaint):
        return str(_("The next word was due on %(day)s", day=weekday(case.next_contact_at)))
    return str(_("Next word by %(day)s", day=weekday(case.next_contact_at)))


def is_late(complaint: Complaint) -> bool:
    """Whether a promised day has passed without a word."""
    case = complaint.case
    if case is None or case.next_contact_at is None:
        return False
    return local_day(case.next_contact_at) < local_day(clock.now())


def _official(standing: str, answer: Answer | None) -> Post | None:
    return answer if standing in {"answered", "closed", "solved"} else None


def _own(standing: str, complaint: Complaint) -> Post | None:
    return complaint if standing in {"praise", "heard"} else None
