"""How much the redaction rules leave, and how much they take too much.

    python tests/bench/redaction.py --names names_en.jsonl --clean complaints.jsonl [--half even|odd] [--show]

`--names` files hold JSON lines with `text` and `spans` ([start, end, label]; PERSON are the names);
`--clean` files hold texts in which every name is already masked, so that nearly every strike of a name is wrong.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forum.redaction.rules import KeepWords, Kind, Proposal, Roster, Tier, keep_from_text, propose
from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.tokens import tokens_of
from forum.redaction.tables import tables

_CONTACTS = ("CONTACT", "EMAIL", "EMAIL_ADDRESS", "PHONE_NUMBER")


@dataclass
class Figures:
    """What was counted in one set."""

    texts: int = 0
    words: int = 0
    characters: int = 0
    seconds: float = 0.0
    mentions: int = 0
    left_by_strike: int = 0
    left_by_both: int = 0
    contacts: int = 0
    contacts_left: int = 0
    wrong_words: int = 0
    wrong_doubts: int = 0
    wrong_posts: int = 0
    wrongly_struck_posts: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the paths, measure each file, print one table."""
    options = _options()
    keep = KeepWords.build(keep_from_text(Path(options.keep).read_text()) if options.keep else [])
    tables()
    _say(_HEADER)
    for path in [*options.names, *options.clean]:
        figures = measure(_lines(path, options.half), keep, options)
        _say(_row(Path(path).stem, figures))
        if options.show:
            _say(f"   wrong strikes by reason: {dict(figures.reasons.most_common())}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", nargs="*", default=[], help="JSON lines with text and spans")
    parser.add_argument("--clean", nargs="*", default=[], help="JSON lines with texts whose names are masked")
    parser.add_argument("--keep", help="the operator's words to keep, one per line")
    parser.add_argument("--half", choices=("even", "odd"), help="only every second line")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    return parser.parse_args()


def measure(lines: Iterator[dict[str, object]], keep: KeepWords, options: argparse.Namespace) -> Figures:
    """Propose for every text of one set, and compare with what people marked."""
    figures = Figures()
    for line in lines:
        text = str(line["text"])
        started = time.process_time()
        proposal = propose(text, roster=Roster.build(()), keep=keep, tables=tables())
        figures.seconds += time.process_time() - started
        _compare(text, line.get("spans") or [], proposal, figures, options.show)
    return figures


def _compare(text: str, marked: object, proposal: Proposal, figures: Figures, show: bool) -> None:
    spans = [(int(start), int(end), str(label)) for start, end, label in marked]  # type: ignore[attr-defined]
    people = [(start, end) for start, end, label in spans if label == "PERSON"]
    contacts = [(start, end) for start, end, label in spans if label in _CONTACTS]
    struck = [(span.start, span.end) for span in proposal.spans if span.tier is Tier.strike]
    both = [(span.start, span.end) for span in proposal.spans]
    figures.texts += 1
    figures.words += len(text.split())
    figures.characters += len(text)
    for person in people:
        figures.mentions += 1
        figures.left_by_strike += not _covered(text, person, struck)
        left = not _covered(text, person, both)
        figures.left_by_both += left
        if show and not _covered(text, person, struck):
            _say(f"   {'LEFT ' if left else 'doubt'} {text[person[0] : person[1]]!r} in {_around(text, *person)!r}")
    for contact in contacts:
        figures.contacts += 1
        left = not _covered(text, contact, both)
        figures.contacts_left += left
        if show and left:
            _say(f"   LEFT contact {text[contact[0] : contact[1]]!r} in {_around(text, *contact)!r}")
    _count_wrong(text, [(start, end) for start, end, _ in spans], people, proposal, figures, show)


def _count_wrong(
    text: str,
    spans: Sequence[tuple[int, int]],
    people: Sequence[tuple[int, int]],
    proposal: Proposal,
    figures: Figures,
    show: bool,
) -> None:
    """Count name spans that touch no person; a contact or address that nobody marked is no mistake here."""
    wrong = [
        span
        for span in proposal.spans
        if span.kind is Kind.name and not any(start < span.end and span.start < end for start, end in people)
    ]
    described = [span for span in proposal.spans if span.kind is Kind.description]
    strikes = [span for span in wrong if span.tier is Tier.strike]
    figures.wrong_words += sum(len(text[span.start : span.end].split()) for span in strikes)
    figures.wrong_doubts += len(wrong) - len(strikes) + len(described)
    figures.wrong_posts += bool(wrong or described)
    figures.wrongly_struck_posts += bool(strikes)
    figures.reasons.update(span.reason for span in strikes)
    if show:
        for span in [*wrong, *described]:
            words = text[span.start : span.end]
            _say(f"   WRONG {span.tier} {span.reason} {words!r} in {_around(text, span.start, span.end)!r}")


def _covered(text: str, mention: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """A mention is gone when none of its words of two letters or more is left; a title may stay."""
    start, end = mention
    places = [
        (start + token.start, start + token.end) for token in tokens_of(text[start:end]) if token.key not in TITLES
    ]
    words = [(low, high) for low, high in places if high - low > 1] or [(start, end)]
    return all(any(low >= begin and high <= stop for begin, stop in spans) for low, high in words)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 45) : end + 30].replace("\n", " ")


def _lines(path: str, half: str | None) -> Iterator[dict[str, object]]:
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            if half is None or number % 2 == (half == "odd"):
                yield json.loads(line)


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """Give a share and its 95 % Wilson interval, in per cent."""
    if not of:
        return 0.0, 0.0, 100.0
    share, z = hits / of, 1.96
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return 100 * share, 100 * max(0.0, (middle - spread) / below), 100 * (middle + spread) / below


_HEADER = (
    f"{'set':16} {'texts':>5} {'names':>5} {'left after strike %':>22} {'left after both %':>22} "
    f"{'contacts left %':>20} "
    f"{'wrong /1000 words':>17} {'posts marked wrongly %':>22} {'struck wrongly %':>22} {'ms/kB':>6}"
)


def _row(name: str, figures: Figures) -> str:
    def share(hits: int, of: int) -> str:
        middle, low, high = wilson(hits, of)
        return f"{middle:.1f} ({low:.1f}–{high:.1f})" if of else "–"

    per_thousand = 1000 * figures.wrong_words / max(1, figures.words)
    per_kilobyte = 1e6 * figures.seconds / max(1, figures.characters)
    return (
        f"{name:16} {figures.texts:5} {figures.mentions:5} {share(figures.left_by_strike, figures.mentions):>22} "
        f"{share(figures.left_by_both, figures.mentions):>22} {share(figures.contacts_left, figures.contacts):>20} "
        f"{per_thousand:17.2f} {share(figures.wrong_posts, figures.texts):>22} "
        f"{share(figures.wrongly_struck_posts, figures.texts):>22} {per_kilobyte:6.2f}"
    )


if __name__ == "__main__":
    main()
