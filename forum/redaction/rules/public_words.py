"""A text as the public reads it: one mark per removal, written out as words only at the end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from forum.redaction.rules.kinds import MARK, Kind, Span, united

_WORDS: dict[str, dict[Kind, str]] = {
    "en": {
        Kind.name: "[name removed]",
        Kind.phone: "[phone removed]",
        Kind.email: "[email removed]",
        Kind.handle: "[handle removed]",
        Kind.address: "[address removed]",
        Kind.link: "[link removed]",
        Kind.number: "[number removed]",
        Kind.description: "[description removed]",
        Kind.insult: "[insult removed]",
        Kind.other: "[words removed]",
    },
    "fr": {
        Kind.name: "[nom retiré]",
        Kind.phone: "[téléphone retiré]",
        Kind.email: "[e-mail retiré]",
        Kind.handle: "[pseudo retiré]",
        Kind.address: "[adresse retirée]",
        Kind.link: "[lien retiré]",
        Kind.number: "[numéro retiré]",
        Kind.description: "[description retirée]",
        Kind.insult: "[insulte retirée]",
        Kind.other: "[mots retirés]",
    },
}
_PERSON = {"en": "[person {}]", "fr": "[personne {}]"}

_WRITTEN = re.compile(
    "|".join(re.escape(words) for table in _WORDS.values() for words in table.values())
    + r"|\[person [A-Z]{1,2}\]|\[personne [A-Z]{1,2}\]"
)

_LETTERED = re.compile(r"\[(?:person|personne) ([A-Z]{1,2})\]")


@dataclass(frozen=True)
class Removal:
    """What one mark stands for; the letter tells people of one post apart."""

    kind: Kind
    letter: str


@dataclass(frozen=True)
class PublicWords:
    """A text in which each removal is one mark, and what the marks stand for, in order."""

    text: str
    removals: tuple[Removal, ...]


def strike(
    text: str, spans: Iterable[Span], earlier: Sequence[Removal] = (), letters: Mapping[int, str] | None = None
) -> PublicWords:
    """Put one mark in the place of each span, and keep the marks that are already there.

    `letters` says by the place where a span begins which of a post's people it is.
    """
    kept = iter(earlier)
    parts: list[str] = []
    removals: list[Removal] = []
    at = 0
    for span in merged(spans, len(text)):
        _copy(text[at : span.start], kept, parts, removals)
        _skip(kept, text.count(MARK, span.start, span.end))
        parts.append(MARK)
        removals.append(Removal(span.kind, (letters or {}).get(span.start, "")))
        at = span.end
    _copy(text[at:], kept, parts, removals)
    return PublicWords("".join(parts), tuple(removals))


def removal_words(removal: Removal, language: str) -> str:
    """Say in the page's language what was removed."""
    known = language if language in _WORDS else "en"
    if removal.letter:
        return _PERSON[known].format(removal.letter)
    return _WORDS[known][removal.kind]


def plain(words: PublicWords, language: str) -> str:
    """Write the removals into the text, for readers without markup."""
    first, *others = words.text.split(MARK)
    removals = chain(words.removals, repeat(Removal(Kind.other, "")))
    return first + "".join(
        removal_words(removal, language) + piece for removal, piece in zip(removals, others, strict=False)
    )


def counts(removals: Iterable[Removal]) -> dict[str, int]:
    """Count the removals by kind, for the line under a published post."""
    found: dict[str, int] = {}
    for removal in removals:
        found[removal.kind.value] = found.get(removal.kind.value, 0) + 1
    return found


def marks_back(text: str, removals: Iterable[Removal]) -> PublicWords:
    """Put a mark where a text says in words what was removed before, as often as it was; other words stay words."""
    left = Counter(removals)
    known = {removal_words(removal, language): removal for removal in left for language in _WORDS}
    parts: list[str] = []
    found: list[Removal] = []
    at = 0
    for start, end in written_removals(text):
        removal = known.get(text[start:end])
        if removal is None or not left[removal]:
            continue
        left[removal] -= 1
        found.append(removal)
        parts += [text[at:start], MARK]
        at = end
    return PublicWords("".join(parts) + text[at:], tuple(found))


def written_removals(text: str) -> list[tuple[int, int]]:
    """Find where a text already says that something was removed."""
    return [match.span() for match in _WRITTEN.finditer(text)]


def merged(spans: Iterable[Span], length: int) -> list[Span]:
    """Spans as they are struck: those that overlap, or touch and are of one kind, become one mark."""
    joined: list[Span] = []
    for span in united(span for span in spans if 0 <= span.start < span.end <= length):
        last = joined[-1] if joined else None
        if last is not None and last.end == span.start and last.kind is span.kind:
            joined[-1] = Span(last.start, span.end, last.kind, last.tier, last.reason)
        else:
            joined.append(span)
    return joined


def letters_written(text: str) -> set[str]:
    """The letters of people that a text already speaks of, as in "[person A]"."""
    return {match.group(1) for match in _LETTERED.finditer(text)}


def _copy(piece: str, kept: Iterator[Removal], parts: list[str], removals: list[Removal]) -> None:
    parts.append(piece)
    removals += [next(kept, Removal(Kind.other, "")) for _ in range(piece.count(MARK))]


def _skip(kept: Iterator[Removal], number: int) -> None:
    for _ in range(number):
        next(kept, None)


def removals_json(words: PublicWords) -> list[list[str]]:
    """Removals as a public row stores them: kind and letter, in order."""
    return [[removal.kind.value, removal.letter] for removal in words.removals]


def removals_of(stored: Iterable[Sequence[str]]) -> tuple[Removal, ...]:
    """Stored removals, in order."""
    return tuple(Removal(Kind(kind), letter) for kind, letter in stored)
