"""What a text must be to be sent, and what its author is told on the way."""

import re
import unicodedata
from collections.abc import Mapping

from forum.answers.rules import STEPS_LONGEST
from forum.complaints.rules import BODY_LONGEST, TITLE_LONGEST, Kind, Publication

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


FAULTS: Mapping[str, str] = {
    "title_missing": N_("Please say in one line what it is about."),
    "title_long": N_("Please keep the line under 150 characters."),
    "body_missing": N_("Please say what happened."),
    "answer_missing": N_("Please write your answer."),
    "steps_missing": N_("Please write the steps."),
    "body_long": N_("This is longer than 32,000 characters. Please shorten it, or post it in two parts."),
    "steps_long": N_("This is longer than 4,000 characters. Please shorten it."),
    "kind": N_("Please choose what it is."),
}
MISSING = {"complaint": "body_missing", "answer": "answer_missing", "resolution": "steps_missing"}
LONGEST = {"complaint": BODY_LONGEST, "answer": BODY_LONGEST, "resolution": STEPS_LONGEST}

# What happens next, by state, in words for the author.
NEXT: Mapping[Publication, str] = {
    Publication.DRAFT: N_("Only you can read it. Go on with it, or delete it."),
    Publication.COOLING_OFF: N_("You can still change it or withdraw it. Then a person checks it."),
    Publication.WAITING: N_("A person checks it next. Nothing is public yet."),
    Publication.IN_REVIEW: N_("A person is reading it now."),
    Publication.RETURNED: N_("It came back to you with a reason. Your text is kept: change it and send it again."),
    Publication.DECLINED: N_("It was not published. The reason stands with it, and how to contest it."),
    Publication.PUBLISHED: N_("Everyone can read it."),
    Publication.HIDDEN: N_("It is hidden while somebody checks it. The reason stands with it."),
    Publication.WITHDRAWN: N_("You withdrew it."),
    Publication.REMOVED: N_("It was removed. The reason stands with it, and how to contest it."),
}
STATE_WORDS: Mapping[Publication, str] = {
    Publication.DRAFT: N_("Draft"),
    Publication.COOLING_OFF: N_("Sent, still yours"),
    Publication.WAITING: N_("Waiting to be checked"),
    Publication.IN_REVIEW: N_("Being checked"),
    Publication.RETURNED: N_("Returned to you"),
    Publication.DECLINED: N_("Not published"),
    Publication.PUBLISHED: N_("Published"),
    Publication.HIDDEN: N_("Hidden"),
    Publication.WITHDRAWN: N_("Withdrawn"),
    Publication.REMOVED: N_("Removed"),
}
P = Publication
# An author may take back what is not over yet; an official answer that is public is the team's word, not one person's.
WITHDRAWABLE = frozenset({P.DRAFT, P.COOLING_OFF, P.WAITING, P.RETURNED, P.PUBLISHED, P.HIDDEN})
ONCE_PUBLIC = frozenset({P.PUBLISHED, P.HIDDEN})


def faults(subject_kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Say what keeps a text from being sent: field → code."""
    wrong = {}
    if subject_kind == "complaint":
        if fields.get("kind") not in set(Kind):
            wrong["kind"] = "kind"
        title = fields.get("title", "").strip()
        if is_blank(title):
            wrong["title"] = "title_missing"
        elif len(title) > TITLE_LONGEST:
            wrong["title"] = "title_long"
    body = fields.get("body", "").strip()
    if is_blank(body):
        wrong["body"] = MISSING[subject_kind]
    elif len(body) > LONGEST[subject_kind]:
        wrong["body"] = "steps_long" if subject_kind == "resolution" else "body_long"
    return wrong


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing: only spaces and characters that draw nothing."""
    return all(letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc", "Mn"} for letter in text)


def is_token(text: str | None) -> bool:
    """Whether this can be a draft's address; a form could send anything."""
    return bool(text and TOKEN.fullmatch(text))


def one_line(title: str) -> str:
    """A title without line breaks, whatever a form sent."""
    return " ".join(title.split())


def may_withdraw(subject_kind: str, state: Publication, official: bool) -> bool:
    """Whether an author may take a post back; a resolution that is public ends by opening the case again."""
    bound = official or subject_kind == "resolution"
    return state in WITHDRAWABLE and not (bound and state in ONCE_PUBLIC)
