"""Which pages search engines may keep, which words stand for an accusation, and how a text becomes one line."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import TypeVar

# Counted in characters, since databases count those as we do: the sitemap must agree with the page.
CHARACTERS_ENOUGH = 120
UNANSWERED_LONGEST = timedelta(days=30)
LINE_LONGEST = 90

Value = TypeVar("Value")

_LIST_MARK = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*+•])\s+")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
# Thanks and apologies open an official answer; they belong there and tell nothing in a list.
_COURTESY = re.compile(r"\b(?:thank|sorry|apolog|merci|désolé|excus|regrett|bonjour|hello|dear)", re.IGNORECASE)
SHORTEST = 20
_SENTENCE = re.compile(r"(.{12,}?[.!?…])(?:\s|$)")


def is_indexable(characters: int, answers: int, expects_answer: bool, published_at: datetime, now: datetime) -> bool:
    """Whether a page helps whoever searches: not when it is very short, nor when nobody answered for long."""
    if characters < CHARACTERS_ENOUGH:
        return False
    return bool(answers) or not expects_answer or now - published_at <= UNANSWERED_LONGEST


def last_seen_change(*times: datetime | None) -> datetime:
    """When what readers see of a page changed last; hiding and showing again changes no word."""
    return max(time for time in times if time is not None)


def quantile(values: Sequence[Value], share: float) -> Value | None:
    """The value that this share of the sorted values does not exceed: 0.5 is the median."""
    if not values:
        return None
    return values[min(len(values) - 1, ceil(share * len(values)) - 1 if share else 0)]


def holds_accusation(labels: Iterable[str]) -> bool:
    """Whether a post accuses somebody of a crime or of racism, which nobody here has checked."""
    return any(label.startswith("accusation") for label in labels)


def first_line(text: str, longest: int = LINE_LONGEST) -> str:
    """The first step or sentence of a text, cut between words when it is too long for a line."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    line = _LIST_MARK.sub("", line).strip()
    sentence = _SENTENCE.match(line)
    line = sentence[1] if sentence else line
    return shortened(line.removesuffix("."), longest)


def gist(text: str, longest: int = LINE_LONGEST) -> str:
    """What a polite answer comes to in a line: its first step, else its first sentence that is no courtesy."""
    for line in text.splitlines():
        if _LIST_MARK.match(line):
            return first_line(line, longest)
    sentences = [part.strip() for part in _SENTENCES.split(text) if part.strip()]
    telling = next((part for part in sentences if not _COURTESY.search(part) and len(part) > SHORTEST), "")
    return first_line(telling or text, longest)


def shortened(text: str, longest: int) -> str:
    """A text in one line, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
