"""Hostile words in every public field, judged by Chromium: what runs, and what stands there that must not.

    python -m tests.bench.hostile [--inputs FILE …] [--most 0]

Files: JSON with `items` (each with its text as `s`), or with `recipes` (expressions of `n` that make a long text).
Without any: the inputs of our own tests. The judge's page has no content security policy, so what could run does run;
what is asked to run counts even where it fails. The network is closed. The same inputs are shown raw first: a judge
that sees nothing there would be no judge.
"""

import argparse
import ast
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import Page, Route

from forum import create_app, markup
from forum.complaints.models import Complaint
from forum.config import Settings
from forum.extensions import db
from forum.redaction.rules import MARK
from forum.search import services as search
from tests import hostile_world, strict
from tests.chromium import launched
from tests.hostile_inputs import INPUTS, LONG

LENGTHS, LONGEST = (100, 1_000, 8_000), 32_000
A_FRAME, FRAMES, ANSWERS, POSTS = 200, 120, 100, 1_000
HOST = "http://judge.test/"

# Each document gets a frame of its own. Everything that payloads like to call is listened to, then every element is
# touched, as a reader would, so that handlers which wait for a pointer run too.
JUDGE = """
async (documents) => {
  const run = [];
  const frames = documents.map((html, place) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const page = frame.contentWindow, note = () => { run[place] = true; };
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'hit', 'eval', 'fetch']) page[name] = note;
    for (const name of ['log', 'error', 'warn', 'info', 'debug']) page.console[name] = note;
    page.document.open();
    // It says what would run under a policy, and lets it run; the forum's own script is meant to.
    page.document.addEventListener('securitypolicyviolation', (said) => {
      if (!/\\/static\\/site\\.\\w+\\.js$/.test(said.blockedURI)) note();
    });
    page.document.write(html);
    try { page.document.close(); } catch (gone) { run[place] = true; }
    return frame;
  });
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  await wait(300);
  for (const frame of frames) {
    try {
      const inside = frame.contentDocument;
      for (const one of [...inside.querySelectorAll('*')].slice(0, 3000)) {
        for (const name of ['mouseover', 'mouseenter', 'mousemove', 'pointerover', 'focus', 'blur', 'toggle'])
          one.dispatchEvent(new Event(name));
        if (/^\\s*(java|vb)script:/i.test(one.href?.baseVal ?? one.href ?? '')) run[frames.indexOf(frame)] = true;
      }
    } catch (gone) { run[frames.indexOf(frame)] = true; }
  }
  await wait(300);
  const off = frames.map((frame) => {
    const found = [];
    try {
      for (const one of frame.contentDocument.querySelectorAll('[data-words] *')) {
        const names = one.getAttributeNames(), tag = one.localName;
        const fine = OF_WORDS.includes(tag) && names.every((name) =>
          (tag === 'a' && name === 'rel') || (tag === 'a' && name === 'href' && /^https?:\\/\\//i.test(one.href))
          || (tag === 'span' && name === 'class'));
        if (!fine) found.push(one.outerHTML.slice(0, 200));
      }
    } catch (gone) { found.push('the document is gone'); }
    return found;
  });
  frames.forEach((frame) => frame.remove());
  return { run: documents.map((_, place) => !!run[place]), off };
}
""".replace("OF_WORDS", json.dumps(sorted(strict.OF_WORDS)))


@dataclass
class Seen:
    """What the judge saw of one kind of documents."""

    what: str
    documents: int = 0
    texts: int = 0
    ran: int = 0
    off: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One row of the table."""
        return f"| {self.what} | {self.texts:,} | {self.documents:,} | {self.ran:,} | {len(self.off):,} |"


def main() -> None:
    """Show everything to the judge, print one table."""
    options = _options()
    texts = _texts(options.inputs)[: options.most or None]
    _say(f"{len(texts):,} inputs")
    rendered = _rendered(texts)
    with launched() as browser:
        page = browser.new_page()
        page.route("**", _closed)
        judged = [
            _judge(page, "raw, each by itself (control)", [f"<div data-words>{text}</div>" for text in texts], texts),
            _judge(page, "through the render function", list(_in_frames(rendered)), texts),
            *(_judge(page, what, found, texts) for what, found in _pages(texts)),
        ]
    _say("| what | inputs | documents | executions | off the list |\n|---|---|---|---|---|")
    for one in judged:
        _say(one.line())
        for example in [*one.off, *(() if "control" in one.what else one.examples)][:5]:
            _say(f"    {example[:300]}")


def _rendered(texts: Sequence[str]) -> list[str]:
    """Each as a body is shown; and say what took longest."""
    took, found, faults = [], [], 0
    for text in texts:
        begun = time.process_time()
        found.append(str(markup.render(text, MARK, ["[name removed]"])))
        took.append(((time.process_time() - begun) * 1000, text))
        faults += bool(strict.faults_of_words(found[-1]))
    slowest = sorted(took, reverse=True)[:3]
    _say(f"render: {sum(ms for ms, _ in took) / len(took):.2f} ms on average; html5lib sees {faults} with a fault")
    for ms, text in slowest:
        _say(f"    slowest {ms:.0f} ms, {len(text):,} characters: {text[:40]!r}")
    return found


def _in_frames(rendered: Sequence[str]) -> Iterator[str]:
    for first in range(0, len(rendered), A_FRAME):
        yield "".join(f"<div data-words>{html}</div>" for html in rendered[first : first + A_FRAME])


def _pages(texts: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """What the forum shows of posts whose every field is hostile: whole pages, and of every post its head."""
    texts = [text.replace("\x00", "") for text in texts]
    found: dict[str, list[str]] = {"problem pages, 100 answers each": [], "lists, home, tags, people": [], "heads": []}
    faults = 0
    for first in range(0, len(texts), POSTS):
        with tempfile.TemporaryDirectory() as folder:
            app = _forum(Path(folder))
            with app.app_context():
                posts = hostile_world.fill([*texts[first : first + POSTS], "x"], ANSWERS)
                search.reindex()
                browser = app.test_client()
                for what, path in _paths(posts):
                    html = browser.get(path, follow_redirects=True).text
                    if what == "heads":
                        [data] = strict.data_on(html.split("</head>")[0])
                        faults += data["@context"] != "https://schema.org"
                        html = html.split("</head>")[0]
                    else:
                        faults += bool(strict.faults_of_page(html))
                    found[what].append(html)
                db.session.remove()
                db.engine.dispose()
    _say(f"pages: {sum(map(len, found.values())):,}; html5lib sees {faults} with a fault")
    yield from found.items()


def _paths(posts: Sequence[Complaint]) -> Iterator[tuple[str, str]]:
    for place, post in enumerate(posts):
        folder = "praise" if post.kind == "praise" else "problems"
        what = "problem pages, 100 answers each" if place * ANSWERS < len(posts) else "heads"
        yield what, f"/{folder}/{post.number}-{post.slug}"
    lists = ["/", "/fr/", "/feed.atom", "/praise", "/products/p", "/tags", "/teams", "/teams/t", "/search?q=hit"]
    numbers = range(len(posts) + 1, 0, -20)
    lists += [f"{path}?before={number}" for path in ("/problems", "/praise") for number in numbers]
    lists += [f"/people/{post.author.handle}" for post in posts[:20] if post.author]
    yield from (("lists, home, tags, people", path) for path in lists if not path.endswith(".atom"))


def _forum(folder: Path) -> Flask:
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    app = create_app(Settings.from_environment(environment))
    with app.app_context():
        upgrade()
        search.ensure_index()
    return app


def _judge(page: Page, what: str, documents: Sequence[str], texts: Sequence[str]) -> Seen:
    """Show documents, some at a time; a batch that takes the judge's page away is shown again one by one."""
    seen = Seen(what, len(documents), len(texts))
    begun = time.monotonic()
    for first in range(0, len(documents), FRAMES):
        batch = documents[first : first + FRAMES]
        for place, (ran, off) in enumerate(_shown(page, batch)):
            seen.ran += ran
            seen.off += off
            if ran:
                seen.examples.append(batch[place][:500])
    _say(f"{what}: {time.monotonic() - begun:.0f} s")
    return seen


def _shown(page: Page, batch: Sequence[str]) -> list[tuple[bool, list[str]]]:
    try:
        page.goto(HOST)
        said = page.evaluate(JUDGE, list(batch))
        return list(zip(said["run"], said["off"], strict=True))
    except Exception:  # the page was led elsewhere, which only something that ran can do
        if len(batch) == 1:
            return [(True, [])]
        half = len(batch) // 2
        return _shown(page, batch[:half]) + _shown(page, batch[half:])


def _closed(route: Route) -> None:
    """Answer for the judge's own address; everything else is nowhere."""
    if route.request.url == HOST and route.request.is_navigation_request() and not route.request.frame.parent_frame:
        says = {"Content-Security-Policy-Report-Only": "script-src 'none'"}
        route.fulfill(body="<!doctype html><title>judge</title><body>", content_type="text/html", headers=says)
    else:
        route.abort()


def _texts(paths: Iterable[Path]) -> list[str]:
    """The inputs of these files, or our own."""
    texts = [text for path in paths for text in _of_file(path)]
    return [text[:LONGEST] for text in texts] or [*INPUTS, *LONG]


def _of_file(path: Path) -> Iterator[str]:
    known = json.loads(path.read_text("utf-8"))
    yield from (str(one["s"]) for one in known.get("items", ()))
    for expression in known.get("recipes", {}).values():
        yield from (_made(expression, n) for n in LENGTHS)


def _made(expression: str, n: int) -> str:
    """A long text from its recipe, made of texts, `n`, sums and products alone."""
    return str(_value(ast.parse(expression, mode="eval").body, n))


def _value(node: ast.expr, n: int) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name) and node.id == "n":
        return n
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _value(node.left, n) + _value(node.right, n)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _value(node.left, n) * _value(node.right, n)
    raise SystemExit(f"This recipe does more than make a text: {ast.unparse(node)}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=Path, nargs="*", default=[], help="files with hostile inputs")
    parser.add_argument("--most", type=int, default=0, help="only so many of them")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
