"""How good and how fast search is, beside plain Whoosh on the same texts in the same run.

    python -m tests.bench.search --documents threads.jsonl --queries q.jsonl --qrels r.jsonl [--language fr] [--typos]

Documents: JSON lines with `id`, `title`, `body`, `answer`. Queries: `id`, `text`, `kind`, `exclude`. Qrels: `qid`,
`did`, `rel`. `--enlarge 10` writes every document ten times, with other numbers, for the cost alone.
"""

import argparse
import json
import math
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from whoosh import index as whoosh_index
from whoosh.analysis import LanguageAnalyzer, StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.qparser import MultifieldParser, OrGroup

from forum.search import engine, generations
from forum.search.rules.documents import SearchDocument
from forum.search.rules.questions import STORY, question
from forum.search.rules.words import words

Row = dict[str, Any]
Search = Callable[[str], list[str]]
DEPTH = 50
BATCH = 2000


class Figures(NamedTuple):
    """What one engine showed."""

    ndcg: dict[str, float]
    cpu_ms: dict[str, float]
    build_seconds: float
    megabytes: float


def main() -> None:
    """Build both, ask both, print one table."""
    options = _options()
    documents, queries = _rows(options.documents), _rows(options.queries)
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(options.qrels):
        relevant[row["qid"]][row["did"]] = row["rel"]
    asked = [query for query in queries if query["id"] in relevant]
    asked += [_mistyped(query) for query in asked if query.get("kind") == "title"] if options.typos else []
    _say(f"{len(documents)} documents × {options.enlarge}, {len(asked)} queries")
    for name, build in (("ours", _ours), ("plain Whoosh", _plain)):
        with tempfile.TemporaryDirectory() as folder:
            figures = _measured(build, Path(folder), documents, asked, relevant, options)
            _report(name, figures, judged=options.enlarge == 1)


def _measured(
    build: Callable[..., Search],
    folder: Path,
    documents: Sequence[Row],
    asked: Sequence[Row],
    relevant: Mapping[str, Mapping[str, int]],
    options: argparse.Namespace,
) -> Figures:
    started = time.perf_counter()
    search = build(folder, documents, options.language, options.enlarge)
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    scores: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, float] = defaultdict(float)
    for query in asked:
        kind, before = str(query.get("kind")), time.process_time()
        hits = search(query["text"])
        cpu[kind] += time.process_time() - before
        kept = [hit for hit in hits if hit != query.get("exclude")]
        scores[kind].append(_ndcg(kept, relevant[query.get("of", query["id"])]))
    means = {kind: sum(values) / len(values) for kind, values in scores.items()}
    return Figures(means, {kind: cpu[kind] * 1000 / len(scores[kind]) for kind in cpu}, seconds, size)


def _ours(folder: Path, documents: Sequence[Row], language: str, enlarge: int) -> Search:
    root = folder / "index"
    generations.make(root)
    building = engine.Building(root)
    batch: list[SearchDocument] = []
    for number, row in _numbered(documents, enlarge):
        help_ = (row.get("answer") or "",)
        batch.append(SearchDocument(number, "problem", language, "", "", 0, row["title"], row["body"], answers=help_))
        if len(batch) == BATCH:
            building.add(batch)
            batch = []
    building.add(batch)
    building.switch()

    def search(text: str) -> list[str]:
        snapshot = engine.opened(root)
        read = _corrected(text, snapshot)
        hits = snapshot.find(question(read, snapshot.rarity, language), DEPTH, weed=False).hits
        return [documents[hit.number % len(documents)]["id"] for hit in hits]

    return search


def _corrected(text: str, snapshot: engine.Snapshot) -> str:
    """As `queries.corrected` does, but without asking a database how many people wrote the word."""

    def meant(word: str) -> str:
        return word if snapshot.is_known(word) else next(iter(snapshot.spellings(word)), word)

    typed = _spelled(text)
    return text if len(typed) > STORY else " ".join(meant(word) for word in typed)


def _spelled(text: str) -> list[str]:
    return [word.spelled for word in words(text)]


def _plain(folder: Path, documents: Sequence[Row], language: str, enlarge: int) -> Search:
    analyser = StemmingAnalyzer() if language == "en" else LanguageAnalyzer(language)
    fields = {name: TEXT(analyzer=analyser) for name in ("title", "body", "answer")}
    index = whoosh_index.create_in(str(folder), Schema(id=ID(stored=True), **fields))
    writer = index.writer(limitmb=128)
    for _number, row in _numbered(documents, enlarge):
        writer.add_document(id=row["id"], title=row["title"], body=row["body"], answer=row.get("answer") or "")
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "body", "answer"], index.schema, group=OrGroup)

    def search(text: str) -> list[str]:
        return [hit["id"] for hit in searcher.search(parser.parse(" ".join(_spelled(text))), limit=DEPTH)]

    return search


def _numbered(documents: Sequence[Row], enlarge: int) -> Iterator[tuple[int, Row]]:
    for copy in range(enlarge):
        for place, row in enumerate(documents):
            yield copy * len(documents) + place, row


def _mistyped(query: Row) -> Row:
    """The same title with two letters of its longest word swapped."""
    longest = max(query["text"].split(), key=len)
    place = random.Random(query["id"]).randrange(1, max(2, len(longest) - 1))
    swapped = longest[:place] + longest[place + 1 : place + 2] + longest[place : place + 1] + longest[place + 2 :]
    return {**query, "text": query["text"].replace(longest, swapped), "kind": "title with a typo", "of": query["id"]}


def _ndcg(hits: Sequence[str], relevant: Mapping[str, int]) -> float:
    def gain(grades: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))

    return gain([relevant.get(hit, 0) for hit in hits]) / gain(sorted(relevant.values(), reverse=True))


def _report(name: str, figures: Figures, judged: bool) -> None:
    for kind, ndcg in figures.ndcg.items():
        # Copies of a document are judged relevant too, so that the figure means nothing for them.
        relevance = f"nDCG@10 {ndcg:.3f}" if judged else ""
        _say(f"{name:13} {kind:18} {relevance}   {figures.cpu_ms[kind]:6.1f} ms CPU per query")
    _say(f"{name:13} built in {figures.build_seconds:.1f} s, {figures.megabytes:.1f} MB")


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Search: relevance and cost.")
    for name in ("documents", "queries", "qrels"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--language", choices=["en", "fr"], default="en")
    parser.add_argument("--enlarge", type=int, default=1)
    parser.add_argument("--typos", action="store_true", help="Ask every title once more with a typing mistake.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
