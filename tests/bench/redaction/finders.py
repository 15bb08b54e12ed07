"""Who looks for names: our rules, our lists alone, and other tools in a Python of their own."""

import json
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from forum.redaction.rules import KeepWords, Kind, Roster, Tier, fold, propose
from forum.redaction.tables import tables
from tests.bench.redaction.memory import resident

NAME, CONTACT, DESCRIPTION = "name", "contact", "description"
# On the Zipf scale; chosen on the development part of the Broad Twitter Corpus.
_COMMON_WORD = 5.0
_CAPITALISED = re.compile(r"[^\W\d_][^\W\d_]*(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that a tool would remove, or asks about."""

    start: int
    end: int
    kind: str
    strike: bool
    reason: str = ""


class Finder(Protocol):
    """A tool that is measured."""

    name: str
    before: float
    after: float

    def find(self, words: str, language: str) -> tuple[list[Found], float]:
        """Give what was found, and the seconds of CPU."""


class Rules:
    """The rules of the forum, without a roster unless one is given."""

    def __init__(self, keep: KeepWords, name: str = "Redress", roster: Roster | None = None) -> None:
        self.name, self._keep, self._roster = name, keep, roster or Roster.build(())
        self.before = resident()
        self._tables = tables()
        propose("Warm up: I spoke to Jane.", roster=self._roster, keep=keep, tables=self._tables)
        self.after = resident()

    def find(self, words: str, language: str) -> tuple[list[Found], float]:
        """Propose as the forum does, which tells the language by itself."""
        started = time.process_time()
        spans = propose(words, roster=self._roster, keep=self._keep, tables=self._tables).spans
        seconds = time.process_time() - started
        return [
            Found(span.start, span.end, _kind(span.kind), span.tier is Tier.strike, span.reason) for span in spans
        ], seconds


class ListsAlone:
    """Every capitalised word that the name lists know and that is no common word."""

    name = "name lists alone"

    def __init__(self) -> None:
        self.before = resident()
        self._tables = tables()
        self.after = resident()

    def find(self, words: str, language: str) -> tuple[list[Found], float]:
        """Look up each capitalised word; neighbours become one name."""
        started = time.process_time()
        found: list[Found] = []
        for match in _CAPITALISED.finditer(words):
            if match[0][0].isupper() and self._listed(fold(match[0]), language):
                joined = found and words[found[-1].end : match.start()] == " "
                start = found.pop().start if joined else match.start()
                found.append(Found(start, match.end(), NAME, strike=True, reason="listed"))
        return found, time.process_time() - started

    def _listed(self, key: str, language: str) -> bool:
        known = key in self._tables.first or key in self._tables.last
        return known and self._tables.commonness(key, language) < _COMMON_WORD


class Other:
    """A tool in a Python of its own, which reads JSON lines and answers with JSON lines."""

    def __init__(self, python: str, tool: str) -> None:
        script = Path(__file__).with_name("others.py")
        self._process = subprocess.Popen(
            [python, str(script), tool], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        hello = self._answer()
        self.name, self.before, self.after = hello["name"], hello["before"], hello["after"]

    def find(self, words: str, language: str) -> tuple[list[Found], float]:
        """Ask for one text; whatever the tool finds it would remove."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"text": words, "language": language}) + "\n")
        self._process.stdin.flush()
        answer = self._answer()
        return [Found(start, end, kind, strike=True) for start, end, kind in answer["found"]], answer["seconds"]

    def _answer(self) -> dict:  # type: ignore[type-arg]
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("The other tool ended; run tests/bench/redaction/others.py by hand to see why.")
        return json.loads(line)  # type: ignore[no-any-return]


def _kind(kind: Kind) -> str:
    return {Kind.name: NAME, Kind.description: DESCRIPTION}.get(kind, CONTACT)
