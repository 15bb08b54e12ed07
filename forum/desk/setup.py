"""What an administrator sets up: every name and sentence is checked here before a customer can read it."""

import re
from collections.abc import Collection, Iterable, Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from forum.catalogue import queries as catalogue
from forum.catalogue import rules
from forum.catalogue import services as setting_up
from forum.catalogue.models import Product, Team
from forum.catalogue.rules import ABOUT_LONGEST, NAME_LONGEST, Spans, WrongHours
from forum.catalogue.services import By
from forum.errors import Invalid
from forum.redaction import services as redaction
from forum.redaction.rules import Kind, Span, Tier

NAMES = {"name_en": "en", "name_fr": "fr"}
ABOUT = {"about_en": "en", "about_fr": "fr"}
MOST_WORDS, MOST_TOLD = 500, 5

Words = Mapping[str, str]


def save_team(slug: str, words: Words, by: By) -> Team:
    """Make a team, or change what it is called. Raises Invalid."""
    _refuse(word_faults(words), words)
    return setting_up.put_team(slug, words, by)


def save_product(slug: str, words: Words, team_slug: str, is_place: bool, by: By) -> Product:
    """Make a product or place, or change it. Raises Invalid."""
    team = catalogue.team_by_slug(team_slug)
    faults = word_faults(words)
    if team is None:
        faults["team"] = _("Please choose the team that answers.")
    _refuse(faults, words)
    assert team is not None
    return setting_up.put_product(slug, words, team=team, is_place=is_place, by=by)


def save_hours(team: Team, written: Mapping[int, str], by: By) -> None:
    """Set when a team is there, from what was written for each day. Raises Invalid."""
    week, faults = hours_of(written)
    kept = {f"d{day}": text for day, text in written.items()}
    _refuse({f"d{day}": hours_words(code) for day, code in faults.items()}, kept)
    setting_up.put_hours(team, week, by)


def keep_words(lines: Iterable[str], by: By, anyway: bool = False) -> int:
    """Add words that stay visible, all of them or none; return how many were new. Raises Invalid.

    `anyway` also takes places and brands of several words of which one is a name that must stay hidden.
    """
    words = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if not words:
        _refuse({"words": _("Please write at least one word.")}, {})
    if len(words) > MOST_WORDS:
        _refuse({"words": _("Please add at most %(n)s words at once.", n=MOST_WORDS)}, {})
    faults = [fault for word in words if (fault := kept_word_fault(word, anyway))]
    ask = {"ask": "yes"} if any(map(_is_phrase, words)) else {}
    _refuse({"words": " ".join(faults[:MOST_TOLD])} if faults else {}, ask)
    return setting_up.keep(words, by)


def word_faults(words: Words, keep: Collection[str] = ()) -> dict[str, str]:
    """What keeps these names and sentences from being public, by field; `keep` will be kept words with them."""
    faults = {}
    for name, text in words.items():
        fault = _shape_fault(name, text) or (_outward_fault(text, (NAMES | ABOUT)[name], keep) if text else "")
        if fault:
            faults[name] = fault
    return faults


def hours_of(written: Mapping[int, str]) -> tuple[dict[int, Spans], dict[int, str]]:
    """The hours of each day, and what is wrong with which day (a code of HOURS_FAULTS)."""
    week, faults = {}, {}
    for day, text in written.items():
        try:
            week[day] = rules.spans_of(text)
        except WrongHours as wrong:
            faults[day] = wrong.code
    return week, faults


def hours_words(code: str) -> str:
    """What is wrong with the hours of a day."""
    return str(_(rules.HOURS_FAULTS[code], example=rules.EXAMPLE))


def kept_word_fault(word: str, anyway: bool = False) -> str:
    """Why a word cannot be kept visible, or nothing. A name of the roster is refused without saying whose it is."""
    short = word if len(word) <= 30 else word[:29] + "…"
    code = rules.name_fault(word)
    if code:
        return f"“{short}”: {_code_words(code, NAME_LONGEST)}"
    if not redaction.rules_hit(word):
        return ""
    if not _is_phrase(word):
        return str(_("“%(word)s” cannot be kept: a name that must stay hidden stands in it.", word=short))
    return "" if anyway else str(_("A word in “%(word)s” is also a name that must stay hidden.", word=short))


def _shape_fault(name: str, text: str) -> str:
    longest = NAME_LONGEST if name in NAMES else ABOUT_LONGEST
    code = rules.name_fault(text, longest)
    if code == "empty" and name in ABOUT and not text:
        return ""
    return _code_words(code, longest) if code else ""


def _code_words(code: str, longest: int) -> str:
    if code == "characters":
        return str(_("Some characters cannot be shown."))
    if code == "long":
        return str(ngettext("At most %(num)d character fits.", "At most %(num)d characters fit.", longest))
    return str(_("Please write a name, with letters in it."))


def _outward_fault(text: str, language: str, keep: Collection[str]) -> str:
    """Name what would be taken out, or what could be a person."""
    public, doubtful = redaction.outward(text, language)
    if not public.removals and not doubtful:
        return ""
    spans = redaction.propose({"text": text}, language).spans["text"]
    left = [span for span in spans if _is_hidden(span) or not _inside(span, text, keep)]
    return _span_fault(left[0], text) if left else ""


def _span_fault(span: Span, text: str) -> str:
    if _is_hidden(span):
        return str(_("A name that must stay hidden stands in this."))
    words = text[span.start : span.end]
    if span.kind is not Kind.name:
        return str(_("“%(words)s” would be taken out of every post. Please leave it out here too.", words=words))
    told = _("“%(words)s” could be a person. If it is not, add it to the words that stay visible first.", words=words)
    return str(told)


def _is_hidden(span: Span) -> bool:
    """Whether this is surely a name of the roster, or all of one, whatever stands around it."""
    return span.reason == "roster_full" or (span.tier is Tier.strike and span.reason.startswith("roster"))


def _inside(span: Span, text: str, keep: Collection[str]) -> bool:
    """Whether a place is part of a word that will be kept together with this text."""
    found = (match.span() for word in keep for match in re.finditer(re.escape(word), text, re.IGNORECASE))
    return any(start <= span.start and span.end <= end for start, end in found)


def _is_phrase(word: str) -> bool:
    """Whether a name that must stay hidden is only one word of several, and a common one: “Park Street”."""
    if len(word.split()) < 2:
        return False
    spans = redaction.propose({"text": word}, "en").spans["text"]
    return redaction.rules_hit(word) and not any(map(_is_hidden, spans))


def _refuse(faults: Mapping[str, str], kept: Mapping[str, str]) -> None:
    if faults:
        raise Invalid(_("Nothing was saved yet. Please look at it again."), faults, kept)
