"""How the tests of redaction ask: what is struck, what is doubted, what does the public read?"""

from dataclasses import replace
from functools import cache

from forum.redaction.rules import KeepWords, Kind, Proposal, Roster, RosterEntry, Tables, Tier, plain, propose, strike
from forum.redaction.tables import tables

NOBODY = Roster.build(())


@cache
def without_model() -> Tables:
    return replace(tables(), model=None)


def proposal(
    text: str,
    *,
    roster: Roster = NOBODY,
    keep: tuple[str, ...] = (),
    language: str = "auto",
    rules_alone: bool = False,
) -> Proposal:
    known = without_model() if rules_alone else tables()
    return propose(text, roster=roster, keep=KeepWords.build(keep), tables=known, language=language)


def struck(text: str, **lists: object) -> list[str]:
    return [text[span.start : span.end] for span in _spans(text, lists) if span.tier is Tier.strike]


def doubted(text: str, **lists: object) -> list[str]:
    return [text[span.start : span.end] for span in _spans(text, lists) if span.tier is Tier.doubt]


def marked(text: str, **lists: object) -> list[str]:
    return [text[span.start : span.end] for span in _spans(text, lists)]


def kinds(text: str, **lists: object) -> list[Kind]:
    return [span.kind for span in _spans(text, lists)]


def public(text: str, **lists: object) -> str:
    found = proposal(text, **lists)  # type: ignore[arg-type]
    return plain(strike(text, [span for span in found.spans if span.tier is Tier.strike]), found.language)


def roster_of(*names: str, nicknames: tuple[str, ...] = (), handles: tuple[str, ...] = ()) -> Roster:
    return Roster.build([RosterEntry(name, nicknames, handles) for name in names])


def _spans(text: str, lists: dict[str, object]):  # type: ignore[no-untyped-def]
    return proposal(text, **lists).spans  # type: ignore[arg-type]
