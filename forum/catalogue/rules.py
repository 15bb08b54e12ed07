"""What may be called how, and opening hours: read from what people write, checked, and gathered into runs of days."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

NAME_LONGEST = 80
ABOUT_LONGEST = 300
SLUG_LONGEST = 60
MOST_SPANS = 4
DAYS = range(7)  # 0 is Monday

_BETWEEN = re.compile(r"\s*[-–—]\s*")
_TIME = re.compile(r"(\d{1,2})(?:\s?[:.hH]\s?(\d{2})?)?", re.ASCII)
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
EXAMPLE = "09:00–12:00, 13:00–17:00"


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


HOURS_FAULTS: Mapping[str, str] = {
    "shape": N_("Please write hours like this: %(example)s. Leave it empty for a closed day."),
    "order": N_("It has to open before it closes."),
    "overlap": N_("These hours overlap."),
    "many": N_("At most four stretches fit into one day."),
}


@dataclass(frozen=True, order=True)
class Span:
    """One stretch of a day, as a clock on the wall shows it: "09:00" to "17:00"."""

    opens: str
    closes: str


Spans = tuple[Span, ...]
Week = Mapping[int, Spans]


@dataclass(frozen=True)
class Run:
    """Days that follow each other and have the same hours."""

    first: int
    last: int
    spans: Spans


class WrongHours(ValueError):
    """What somebody wrote is no opening hours; `code` is a key of HOURS_FAULTS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """Make an address of a name: lower case, plain letters, hyphens; with a number when it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LONGEST].strip("-") or "other"
    found, number = slug, 1
    while found in taken:
        number += 1
        found = f"{slug[: SLUG_LONGEST - 4]}-{number}"
    return found


def is_slug(text: str) -> bool:
    """Whether this can stand in an address."""
    return len(text) <= SLUG_LONGEST and bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))


def name_fault(text: str, longest: int = NAME_LONGEST) -> str:
    """Say why these words cannot be shown (a code), or nothing."""
    if any(unicodedata.category(letter) in _UNSEEN for letter in text):
        return "characters"
    if len(text) > longest:
        return "long"
    return "" if any(letter.isalpha() for letter in text) else "empty"


def spans_of(text: str) -> Spans:
    """Read the hours of one day; nothing written is a closed day. Raises WrongHours."""
    spans = sorted(_span(part) for part in re.split(r"[,;]", text) if part.strip())
    if len(spans) > MOST_SPANS:
        raise WrongHours("many")
    if any(later.opens < earlier.closes for earlier, later in zip(spans, spans[1:], strict=False)):
        raise WrongHours("overlap")
    return tuple(spans)


def written(spans: Sequence[Span]) -> str:
    """Write the hours of one day as `spans_of` reads them."""
    return ", ".join(f"{span.opens}–{span.closes}" for span in spans)


def runs(week: Week) -> list[Run]:
    """Gather days that follow each other with the same hours, from Monday on; closed days are a run too."""
    found: list[Run] = []
    for day in DAYS:
        spans = week.get(day, ())
        if found and found[-1].spans == spans:
            found[-1] = Run(found[-1].first, day, spans)
        else:
            found.append(Run(day, day, spans))
    return found


def _span(text: str) -> Span:
    ends = _BETWEEN.split(text.strip())
    if len(ends) != 2:
        raise WrongHours("shape")
    opens, closes = (_time(end) for end in ends)
    if opens >= closes:
        raise WrongHours("order")
    return Span(opens, closes)


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise WrongHours("shape")
    return f"{hour:02}:{minute:02}"
