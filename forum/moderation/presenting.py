"""The two columns of the review page: the original in runs that know their place, and what everyone will see. Pure."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forum.redaction.rules import MARK, Removal, Span, Tier, removal_words, strike

ALLOWED = {Tier.strike: ("keep", "undo"), Tier.doubt: ("strike", "leave")}
BREAKS = re.compile(r"(\n+)")

Place = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """A stretch of the original. `at` is where it begins; None when other words stand in its place."""

    at: int | None
    text: str
    style: str = ""

    @property
    def is_break(self) -> bool:
        """Whether a line ends here."""
        return self.text == "\n"


@dataclass(frozen=True)
class Line:
    """One doubt, change or mark, with what a moderator said about it."""

    field: str
    start: int
    end: int
    kind: str
    tier: str
    reason: str
    words: str
    masked: bool = False
    answer: str = ""
    key: str = ""
    said: str = ""  # by the author, who was asked first
    letter: str = ""  # of the person who is struck here, when the post speaks of several

    @property
    def name(self) -> str:
        """The name of its choice in the form; it says the place, so that an answer never moves to another one."""
        return f"a:{self.place}"

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.field}:{self.start}:{self.end}"

    @property
    def is_open(self) -> bool:
        """Whether it is a doubt that nobody has decided."""
        return self.tier == Tier.doubt and not self.answer


@dataclass(frozen=True)
class Field:
    """One field of a post with everything that was found in it, said about it, and hidden from the reader's eye."""

    name: str
    text: str
    spans: tuple[Span, ...]
    answers: Mapping[int, str]
    marks: tuple[Span, ...] = ()
    masked: tuple[Place, ...] = ()
    earlier: tuple[Removal, ...] = ()
    said: Mapping[int, str] = dataclasses.field(default_factory=dict)
    letters: Mapping[int, str] = dataclasses.field(default_factory=dict)  # which of the post's people is struck where

    @property
    def struck(self) -> list[Span]:
        """What goes, by the machine and by hand, with the answers given so far."""
        return [*(span for n, span in enumerate(self.spans) if _goes(span, self.answers.get(n, ""))), *self.marks]

    @property
    def asked(self) -> list[Span]:
        """Doubts that are open."""
        return [span for n, span in enumerate(self.spans) if span.tier is Tier.doubt and not self.answers.get(n)]


def lines(field: Field, mask: str) -> Iterator[Line]:
    """Every doubt, change and mark of a field, in reading order; `mask` stands for words that are hidden."""
    found = [
        (span, field.answers.get(n, ""), f"{field.name}:{n}", field.said.get(n, ""))
        for n, span in enumerate(field.spans)
    ]
    found += [(span, "", "", "") for span in field.marks]
    for span, answer, key, said in sorted(found, key=lambda one: (one[0].start, one[0].end)):
        words, masked = shown(field, span.start, span.end, mask)
        place = field.name, span.start, span.end
        letter = field.letters.get(span.start, "")
        yield Line(*place, span.kind, span.tier, span.reason, words, masked, answer, key, said, letter)


def hidden_lines(field: Field, mask: str) -> Iterator[Line]:
    """Masked words that still stand in the public text."""
    struck = field.struck
    for start, end in field.masked:
        if not any(span.start <= start and end <= span.end for span in struck):
            yield Line(field.name, start, end, "insult", "", "", mask, True)


def paragraphs(field: Field, mask: str, language: str) -> list[list[Run]]:
    """The original, paragraph by paragraph: what goes, what is asked, what is masked."""
    out: list[list[Run]] = [[]]
    for run in _runs(field, mask, language):
        if run.at is not None and len(run.text) > 1 and set(run.text) == {"\n"}:
            out.append([])
        else:
            out[-1].append(run)
    return [one for one in out if one]


def public_view(field: Field, mask: str, language: str) -> tuple[str, list[tuple[bool, str]]]:
    """What everyone will see: a text with one mark per removal, open doubt or masked word, and what stands there.

    Each mark comes with (still asked, words).
    """
    struck, text = field.struck, field.text
    stops = _asides(field, mask)
    earlier = iter(field.earlier)
    words, marks, at = "", [], 0
    for start, end, aside in [*stops, (len(text), len(text), "")]:
        piece = text[at:start]
        inside = [_moved(span, -at) for span in struck if at <= span.start and span.end <= start]
        before = [next(earlier) for _ in range(piece.count(MARK))] if field.earlier else ()
        public = strike(piece, inside, before, {place - at: letter for place, letter in field.letters.items()})
        words += public.text
        marks += [(False, removal_words(removal, language)) for removal in public.removals]
        if end > start:
            words += MARK
            marks.append((True, aside))
        at = end
    return words, marks


def shown(field: Field, start: int, end: int, mask: str) -> tuple[str, bool]:
    """Words of the original as the moderator sees them, and whether any of them is masked."""
    parts, at, masked = [], start, False
    for from_, to in _united(field.masked):
        if from_ < end and start < to:
            parts += [field.text[at : max(at, from_)], mask]
            at, masked = to, True
    return "".join([*parts, field.text[at:end]]), masked


def every_place(text: str, words: str) -> list[Place]:
    """Where exactly these words stand, not inside longer ones."""
    words = words.strip()
    if not words:
        return []
    before, after = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [match.span() for match in re.finditer(before + pattern + after, text)]


def same_words(one: str, other: str) -> bool:
    """Whether two texts read the same; a browser writes spaces and line ends in its own way."""
    return "".join(one.split()) == "".join(other.split()) != ""


def _goes(span: Span, answer: str) -> bool:
    return answer != "undo" if span.tier is Tier.strike else answer == "strike"


def _runs(field: Field, mask: str, language: str) -> Iterator[Run]:
    """Cut the text wherever its look changes; masked words and earlier removals are one run each."""
    earlier = iter(field.earlier)
    at = 0
    for start, end, masked in _replaced(field):
        yield from _visible(field, at, start)
        removal = None if masked else next(earlier, None)
        words = removal_words(removal, language) if removal else mask
        yield Run(None, words, "masked" if masked else "gone")
        at = end
    yield from _visible(field, at, len(field.text))


def _replaced(field: Field) -> list[tuple[int, int, bool]]:
    masked = [(start, end, True) for start, end in _united(field.masked)]
    marks = [
        (match.start(), match.end(), False)
        for match in re.finditer(MARK, field.text)
        if not any(start <= match.start() < end for start, end, _masked in masked)
    ]
    return sorted(masked + marks)


def _visible(field: Field, start: int, end: int) -> Iterator[Run]:
    looks = [(span, "was") for span in field.struck] + [(span, "ask-word") for span in field.asked]
    cuts = {start, end}
    for span, _look in looks:
        cuts |= {cut for cut in (span.start, span.end) if start < cut < end}
    places = sorted(cuts)
    for one, other in zip(places, places[1:], strict=False):
        style = next((look for span, look in looks if span.start <= one and other <= span.end), "")
        at = one
        for text in filter(None, BREAKS.split(field.text[one:other])):
            yield Run(at, text, style)
            at += len(text)


def _asides(field: Field, mask: str) -> list[tuple[int, int, str]]:
    """What stands in the public words for now but is asked about or hidden from the eye."""
    taken = [(span.start, span.end) for span in field.struck]
    hidden = [piece for place in _united(field.masked) for piece in _without(place, taken)]
    doubts = [
        (span.start, span.end)
        for span in field.asked
        if not any(span.start < end and start < span.end for start, end in [*hidden, *taken])
    ]
    return sorted([(*place, mask) for place in hidden] + [(*place, field.text[slice(*place)]) for place in doubts])


def _without(place: Place, taken: Iterable[Place]) -> list[Place]:
    """What is left of a place when others are taken out of it."""
    left = [place]
    for start, end in taken:
        left = [
            piece
            for one, other in left
            for piece in ((one, min(other, start)), (max(one, end), other))
            if piece[0] < piece[1]
        ]
    return left


def _united(places: Sequence[Place]) -> list[Place]:
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.kind, span.tier, span.reason)
