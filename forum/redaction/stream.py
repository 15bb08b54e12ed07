"""JSON Lines in, JSON Lines out: what the `redact` command does with each text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from forum.redaction.rules import (
    LIMITS,
    REGIONS,
    KeepWords,
    Limits,
    Proposal,
    Roster,
    Tables,
    Tier,
    has_reserved,
    plain,
    propose,
    strike_post,
    why,
)


def redact_lines(
    lines: Iterable[str],
    *,
    roster: Roster,
    keep: KeepWords,
    tables: Tables,
    language: str = "auto",
    regions: Sequence[str] = REGIONS,
    limits: Limits = LIMITS,
) -> Iterator[str]:
    """Redact each line's text in order; a line that cannot be read is answered with an error, and the rest goes on."""
    for number, line in enumerate(lines, start=1):
        given, problem = _read(line)
        if problem:
            yield _written({"id": None, "error": problem, "line": number})
            continue
        proposal = propose(
            given["text"],
            roster=roster,
            keep=keep,
            tables=tables,
            language=language,
            regions=regions,
            limits=limits,
        )
        yield _written(_answer(given, proposal))


def _read(line: str) -> tuple[dict[str, Any], str]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "This line is not JSON."
    if not isinstance(given, dict):
        return {}, "This line is not a JSON object."
    if not isinstance(given.get("text"), str):
        return {}, "This line has no text."
    if has_reserved(given["text"]):
        return {}, "This text holds characters that the forum keeps for itself."
    if isinstance(given.get("id"), str) and has_reserved(given["id"]):
        return {}, "This id holds characters that the forum keeps for itself."
    return given, ""


def _answer(given: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    struck = [span for span in proposal.spans if span.tier is Tier.strike]
    return {
        "id": given.get("id"),
        "public": plain(strike_post({"text": given["text"]}, {"text": struck})["text"], proposal.language),
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "kind": span.kind.value,
                "tier": span.tier.value,
                "why": why(span, given["text"], proposal.language),
            }
            for span in proposal.spans
        ],
        "labels": list(proposal.labels),
    }


def _written(answer: dict[str, Any]) -> str:
    """Write one line; a lone surrogate that JSON let in is escaped, so that any output can carry it."""
    try:
        line = json.dumps(answer, ensure_ascii=False)
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return line
