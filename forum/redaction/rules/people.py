"""Telling the people of one post apart, so that each keeps one letter; what is unclear gets none.

A wrong letter would say something false about someone. So two mentions are one person only where nothing else fits,
and a mention that fits two people, or that is its author's own, stays "[name removed]".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_uppercase

from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.folding import fold
from forum.redaction.rules.kinds import Kind, Span
from forum.redaction.rules.nicknames import nicknames_for
from forum.redaction.rules.public_words import PublicWords, Removal, letters_written, merged, strike
from forum.redaction.rules.roster import PARTICLES
from forum.redaction.rules.tokens import tokens_of

_MEN = frozenset(["mr", "m", "monsieur", "mister", "messrs", "mm"])
_WOMEN = frozenset(["mrs", "ms", "miss", "mme", "mlle", "mmes", "mlles", "madame", "mademoiselle"])
_JOINED = re.compile(r"[&/;+]|\b(?:and|et|or|ou|und|y)\b", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"(\w{1,12})\.?[ \u00a0\u202f]{1,2}$")
# The writer's own name: after a farewell, or after "my name is". "Thanks Tony" is somebody else's.
_OWN = re.compile(
    r"(?:\b(?:regards|sincerely|faithfully|truly|signed|cordialement|salutations|sincères|distinguées|signé"
    r"|bien à (?:vous|toi))[ ,.!:-]{0,3}\s{1,4}"
    r"|\b(?:wishes|cheers|love|best|thanks|thank you|merci)[ ,.!]{0,3}\n\s{0,3}"
    r"|\b(?:my name is|my name['’]s|i am|i['’]m|je m['’]appelle|je suis|mon nom est|je soussignée?|moi c['’]est)"
    r"[ ,:]{1,3})(?:[-–—~] ?)?(?:\w{1,12}\.? )?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_MOST = 26 + 26 * 26


@dataclass(frozen=True, slots=True)
class Mention:
    """One removed name: its words and initials, folded, and what its title says about who it is."""

    words: tuple[str, ...]
    initials: tuple[str, ...]
    title: str
    own: bool

    @property
    def told(self) -> tuple[int, int, bool, bool]:
        """How much it tells: whole names are looked at before parts, and parts with a title before bare ones."""
        return len(self.words), len(self.initials), bool(self.title), self.own


@dataclass(slots=True)
class _Person:
    """What a post says about one person's name."""

    words: tuple[str, ...]
    initials: tuple[str, ...]
    title: str
    own: bool = False
    places: list[int] = field(default_factory=list)


def strike_post(
    fields: Mapping[str, str],
    spans: Mapping[str, Sequence[Span]],
    earlier: Mapping[str, Sequence[Removal]] | None = None,
) -> dict[str, PublicWords]:
    """Put marks in the place of all spans of one post; its people get letters when there are several."""
    before = earlier or {}
    known = {removal.letter for removals in before.values() for removal in removals if removal.letter}
    letters = letters_in(fields, spans, known)
    return {
        name: strike(text, spans.get(name, ()), before.get(name, ()), letters[name]) for name, text in fields.items()
    }


def letters_in(
    fields: Mapping[str, str], spans: Mapping[str, Sequence[Span]], known: Iterable[str] = ()
) -> dict[str, dict[int, str]]:
    """Say for each field of a post which letter the name has that begins at a place; `known` are given already."""
    places: list[tuple[str, int]] = []
    mentions: list[Mention | None] = []
    for name, text in fields.items():
        if name == "tags":
            continue  # a tag in which something was struck is none any more, so nobody is met in it
        for span in merged(spans.get(name, ()), len(text)):
            if span.kind is Kind.name:
                places.append((name, span.start))
                mentions.append(mention(text, span))
    letters: dict[str, dict[int, str]] = {name: {} for name in fields}
    written = {letter for text in fields.values() for letter in letters_written(text)}
    for (name, start), letter in zip(places, letters_for(mentions, known, written), strict=True):
        if letter:
            letters[name][start] = letter
    return letters


def letters_for(
    mentions: Sequence[Mention | None], known: Iterable[str] = (), written: Iterable[str] = ()
) -> list[str]:
    """Give each mention its person's letter, in order of first appearance; nobody gets one who is alone.

    Letters that are `known`, or `written` in the text, stand for somebody else: the next ones are given.
    """
    given = set(known)
    letters = [""] * len(mentions)
    people = sorted((person for person in _people(mentions) if not person.own), key=lambda one: min(one.places))
    if len(people) < 2 and not given:
        return letters
    first = max((_number(letter) for letter in given.union(written)), default=-1) + 1
    for number, person in enumerate(people, first):
        for place in person.places:
            letters[place] = letter_of(number)
    return letters


def letter_of(number: int) -> str:
    """A, B … Z, AA, AB … ZZ; nothing for a post of more people than that."""
    if number >= _MOST:
        return ""
    tens, ones = divmod(number, 26)
    return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]


def mention(text: str, span: Span) -> Mention | None:
    """Read one removed name; None when it holds several people, or nothing that a name is made of."""
    written = text[span.start : span.end]
    if _JOINED.search(written) or (("," in written) and span.reason == "by_hand"):
        return None
    keys = [token.key for token in tokens_of(written)]
    title = _title(keys[0]) if keys else ""
    keys = [key for key in keys if key not in TITLES] or keys
    if len(keys) > 2 and all(len(key) == 1 for key in keys):
        keys = ["".join(keys)]  # B r e n d a
    whole = [key for key in keys if len(key) > 1]
    words = tuple(key for key in whole if key not in PARTICLES) or tuple(whole)
    initials = tuple(key for key in keys if len(key) == 1)
    if not words and not initials:
        return None
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    own = span.reason == "signature" or span.reason.startswith("own") or _OWN.search(before) is not None
    return Mention(words, initials, title or _title_before(before), own)


def _title_before(before: str) -> str:
    match = _TITLE_BEFORE.search(before)
    return _title(fold(match.group(1))) if match else ""


def _title(key: str) -> str:
    return "man" if key in _MEN else "woman" if key in _WOMEN else ""


def _people(mentions: Sequence[Mention | None]) -> list[_Person]:
    """Gather what is surely one person's; what fits two people belongs to nobody."""
    forms: dict[Mention, list[int]] = {}
    for place, one in enumerate(mentions):
        if one is not None:
            forms.setdefault(one, []).append(place)
    people: list[_Person] = []
    for one in sorted(forms, key=lambda form: form.told, reverse=True):
        _join(people, one, forms[one])
    return people


def _join(people: list[_Person], one: Mention, places: list[int]) -> None:
    fitting = [person for person in people if _may_be(person, one)]
    if not fitting:
        people.append(_Person(one.words, one.initials, one.title, one.own, places))
    elif len(fitting) == 1 and _surely(fitting[0], one):
        person = fitting[0]
        person.places += places
        person.title = person.title or one.title
        person.own = person.own or one.own


def _may_be(person: _Person, one: Mention) -> bool:
    """Whether nothing in a mention speaks against this person."""
    if person.title and one.title and person.title != one.title:
        return False
    if not one.words:
        return _begins(person, one.initials)
    shared = [word for word in one.words if word in person.words]
    others = [word for word in person.words if word not in one.words]
    strangers = [word for word in one.words if word not in person.words]
    if one.initials and not shared:
        return False
    if one.initials and not _begins_any(others, person.initials, one.initials):
        return False
    if not strangers:
        return True
    whole = len(person.words) + len(person.initials) > 1
    return whole and len(strangers) == 1 and _is_short_for(strangers[0], others) and len(shared) == len(one.words) - 1


def _surely(person: _Person, one: Mention) -> bool:
    """Whether a title adds nothing: "Mr Whitfield" may be Jane Whitfield's husband."""
    return not one.title or person.title == one.title or not person.words or person.words == one.words


def _begins(person: _Person, initials: Sequence[str]) -> bool:
    """Whether these are the first letters of a person's name, in order."""
    letters = [word[0] for word in person.words] + list(person.initials)
    return len(initials) <= len(letters) and letters[: len(initials)] == list(initials)


def _begins_any(words: Sequence[str], known: Sequence[str], initials: Sequence[str]) -> bool:
    return all(initial in known or any(word.startswith(initial) for word in words) for initial in initials)


def _is_short_for(word: str, others: Sequence[str]) -> bool:
    """Whether a listed nickname joins a word to one of the others: Mike and Michael."""
    return any(word in _short_forms(other) or other in _short_forms(word) for other in others)


@lru_cache(maxsize=1024)
def _short_forms(key: str) -> frozenset[str]:
    return frozenset(map(fold, nicknames_for(key)))


def _number(letter: str) -> int:
    number = 0
    for one in letter:
        number = number * 26 + ascii_uppercase.find(one) + 1
    return number - 1
