"""What a text must be to be sent, and what its author is told on the way."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from forum.answers.rules import STEPS_LONGEST
from forum.complaints.rules import (
    BODY_LONGEST,
    TAG_LONGEST,
    TAGS_MOST,
    TITLE_LONGEST,
    WISH_LONGEST,
    Kind,
    Publication,
    tag_slug,
    tags_of,
)
from forum.redaction.rules import PublicWords, marks_back, removals_of

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
DAY = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?:er|st|nd|rd|th)?[ ./-]+(?P<m2>\d{1,2}|[^\W\d_]{3,}\.?)[ ./,-]+(?P<y2>\d{4})"
)
_MONTHS = (
    "january february march april may june july august september october november december "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
MONTHS = _MONTHS.split()
LONG_AGO = date(1900, 1, 1)
# What only the team reads, and how long it may be.
PRIVATE = {"order": 200, "reach": 300}
# Besides the words, by kind. Of the questions a draft keeps the answers and whether the heated line was asked about;
# `edit` tells a slow save from a later one.
_ALWAYS = ("language", "said", "calm", "edit")
_CHOSEN = ("kind", "product", "heard_only", "happened_on", "seriousness", "danger")
CHOICES = {
    "complaint": (*_CHOSEN, *PRIVATE, *_ALWAYS),
    "answer": _ALWAYS,
    "resolution": _ALWAYS,
    # What is edited, and what the removals in its public words stand for.
    "edit": ("of", "earlier", *_ALWAYS),
}
WORDS = {
    "complaint": ("title", "body", "wish", "tags"),
    "answer": ("body",),
    "resolution": ("body",),
    "edit": ("title", "body", "wish"),
}
ANSWERS = ("yes", "no")
CALM = ("out", "keep")
LANGUAGES = ("en", "fr")
# Where people put videos and recordings, for others to watch.
_RECORDING = re.compile(
    r"(?i)\b(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|tiktok\.com|twitch\.tv|soundcloud\.com|"
    r"instagram\.com/(?:reel|p|tv)|facebook\.com/\S*(?:video|watch|reel)|fb\.watch|snapchat\.com|streamable\.com|"
    r"loom\.com|vm\.tiktok\.com|\S+\.(?:mp4|mov|m4a|mp3|wav|avi|webm))\b"
)


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
    "date_form": N_("Please write day, month and year, such as 12/11/2026, or leave it empty."),
    "date_future": N_("This day is still to come. Please choose the day on which it happened."),
    "wish_long": N_("Please keep this under 1,000 characters."),
    "tags_many": N_("Please keep to five tags."),
    "tag_long": N_("Please keep each tag under 30 characters."),
    "tag_letters": N_("A tag needs letters from A to Z, or figures."),
    "order_long": N_("Please keep this under 200 characters."),
    "reach_long": N_("Please keep this under 300 characters."),
}
MISSING = {"complaint": "body_missing", "answer": "answer_missing", "resolution": "steps_missing"}
LONGEST = {"complaint": BODY_LONGEST, "answer": BODY_LONGEST, "resolution": STEPS_LONGEST}

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


def faults(subject_kind: str, fields: Mapping[str, str], today: date | None = None) -> dict[str, str]:
    """Say what keeps a text from being sent: field → code."""
    if subject_kind == "edit":
        marked = {name: words.text for name, words in edited_words(fields).items()}
        return faults(fields.get("of", "complaint"), {**marked, "kind": Kind.PROBLEM})
    wrong = {}
    if subject_kind == "complaint":
        if fields.get("kind") not in set(Kind):
            wrong["kind"] = "kind"
        title = fields.get("title", "").strip()
        if is_blank(title):
            wrong["title"] = "title_missing"
        elif len(title) > TITLE_LONGEST:
            wrong["title"] = "title_long"
        wrong |= _further_faults(fields, today)
    body = fields.get("body", "").strip()
    if is_blank(body):
        wrong["body"] = MISSING[subject_kind]
    elif len(body) > LONGEST[subject_kind]:
        wrong["body"] = "steps_long" if subject_kind == "resolution" else "body_long"
    return wrong


def _further_faults(fields: Mapping[str, str], today: date | None) -> dict[str, str]:
    """What may be left empty, but not be wrong."""
    happened, tags = fields.get("happened_on", "").strip(), tags_of(fields.get("tags", ""))
    day = day_of(happened)
    checks = {
        "happened_on": ("date_form", bool(happened) and day is None),
        "wish": ("wish_long", len(fields.get("wish", "").strip()) > WISH_LONGEST),
        "order": ("order_long", len(fields.get("order", "")) > PRIVATE["order"]),
        "reach": ("reach_long", len(fields.get("reach", "")) > PRIVATE["reach"]),
    }
    wrong = {name: code for name, (code, is_wrong) in checks.items() if is_wrong}
    if day is not None and today is not None and day > today:
        wrong["happened_on"] = "date_future"
    if len(tags) > TAGS_MOST:
        wrong["tags"] = "tags_many"
    elif any(len(tag) > TAG_LONGEST for tag in tags):
        wrong["tags"] = "tag_long"
    elif not all(tag_slug(tag) for tag in tags):
        wrong["tags"] = "tag_letters"
    return wrong


def edit_of(text: str) -> int:
    """When a browser says that words were typed, in milliseconds; nothing for anything else."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 16 else 0


def day_of(text: str) -> date | None:
    """A day as people write it: 2026-11-12, 12/11/2026, 12 November 2026, 12 nov. 2026; day before month.

    The check page says it in words, so that its author sees how it was read.
    """
    found = DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = found["y1"] or found["y2"], found["m1"] or found["m2"], found["d1"] or found["d2"]
    try:
        read = date(int(year), _month(month), int(day))
    except ValueError:
        return None
    return read if read >= LONG_AGO else None


def _month(text: str) -> int:
    """A month by its number, or by a beginning of its name that fits one alone; 0 is none."""
    if text.isdecimal():
        return int(text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().rstrip(".")
    fitting = {place % 12 + 1 for place, name in enumerate(MONTHS) if name.startswith(plain)}
    return fitting.pop() if plain and len(fitting) == 1 else 0


def asked_in_form(subject_kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What the form of this kind asks for; only the composer asks for more than words, such as the language."""
    chosen = CHOICES["complaint"] if subject_kind == "complaint" else ("edit",)
    return {name: text for name, text in fields.items() if name in WORDS[subject_kind] or name in chosen}


def public_words(subject_kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What of a draft everyone will read, field by field; praise wishes for nothing."""
    words = {name: fields.get(name, "").strip() for name in WORDS[subject_kind]}
    if subject_kind == "complaint":
        words["tags"] = ", ".join(tags_of(fields.get("tags", "")))
        if fields.get("kind") == Kind.PRAISE:
            words["wish"] = ""
    return words


def edited_words(fields: Mapping[str, str]) -> dict[str, PublicWords]:
    """The words of an edit as they are sealed: where they say that something was removed, and it was, is a mark."""
    earlier = json.loads(fields.get("earlier") or "{}")
    return {
        name: marks_back(text, removals_of(earlier.get(name, ())))
        for name, text in public_words("edit", fields).items()
    }


def letters_kept(subject_kind: str, fields: Mapping[str, str]) -> set[str]:
    """The people whom an edit tells apart already: their letters go on in the version that is public next."""
    words = edited_words(fields).values() if subject_kind == "edit" else ()
    return {removal.letter for one in words for removal in one.removals if removal.letter}


def without(text: str, start: int, end: int) -> str:
    """A text without one sentence; the space before it goes too, and no empty line is left behind."""
    before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
    if before.endswith("\n") or not before:
        return before + after.lstrip("\n") if after.startswith("\n") else before + after
    return f"{before} {after}" if after and not after.startswith("\n") else before + after


def shows_recording(texts: Mapping[str, str]) -> bool:
    """Whether a text leads to a video or a recording, which is never shown here."""
    return any(_RECORDING.search(text) for text in texts.values())


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
    """Whether an author may take a post back; a public fix ends by opening the case again, an edit by another."""
    bound = official or subject_kind in {"resolution", "edit"}
    return state in WITHDRAWABLE and not (bound and state in ONCE_PUBLIC)


def may_edit(subject_kind: str, state: Publication, official: bool) -> bool:
    """Whether an author may send a later version: of what is public, and not the team's word."""
    return subject_kind in {"complaint", "answer"} and state is P.PUBLISHED and not official
