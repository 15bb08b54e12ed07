"""What a text must be to be sent, and what its author is told on the way."""

from collections.abc import Mapping

from forum.complaints.rules import BODY_LONGEST, TITLE_LONGEST, Kind, Publication


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


FAULTS: Mapping[str, str] = {
    "title_missing": N_("Please say in one line what it is about."),
    "title_long": N_("Please keep the line under 150 characters."),
    "body_missing": N_("Please say what happened."),
    "body_long": N_("This is longer than 32,000 characters. Please shorten it, or post it in two parts."),
    "kind": N_("Please choose what it is."),
}

# What happens next, by state, in words for the author.
NEXT: Mapping[Publication, str] = {
    Publication.COOLING_OFF: N_("You can still change it or withdraw it. Then a person checks it."),
    Publication.WAITING: N_("A person checks it next. Nothing is public yet."),
    Publication.IN_REVIEW: N_("A person is reading it now."),
    Publication.RETURNED: N_("It came back to you with a reason. Your text is kept: change it and send it again."),
    Publication.DECLINED: N_("It was not published. The reason is below, and how to contest it."),
    Publication.PUBLISHED: N_("Everyone can read it."),
    Publication.HIDDEN: N_("It is hidden while somebody checks it. The reason is below."),
    Publication.WITHDRAWN: N_("You withdrew it."),
    Publication.REMOVED: N_("It was removed. The reason is below, and how to contest it."),
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


def faults(subject_kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Say what keeps a text from being sent: field → code."""
    wrong = {}
    if subject_kind == "complaint":
        title = fields.get("title", "").strip()
        if not title:
            wrong["title"] = "title_missing"
        elif len(title) > TITLE_LONGEST:
            wrong["title"] = "title_long"
        if fields.get("kind") not in set(Kind):
            wrong["kind"] = "kind"
    body = fields.get("body", "").strip()
    if not body:
        wrong["body"] = "body_missing"
    elif len(body) > BODY_LONGEST:
        wrong["body"] = "body_long"
    return wrong
