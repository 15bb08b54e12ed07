"""The stylesheet, the script and the icon: joined at start, named by what they hold, served from memory."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, Response, request

from forum.config import ROOT
from forum.errors import NotFound
from forum.web.guards import public
from forum.web.languages import root_path

FOLDER = ROOT / "static"
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities")
QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
COMMENT = re.compile(QUOTED.pattern + r"|/\*.*?\*/", re.DOTALL)
# A line that is a comment and nothing else.
REMARK = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file as it is sent; its name changes whenever a byte of it does."""

    name: str
    mimetype: str
    body: bytes
    packed: bytes


def init_app(app: Flask) -> None:
    """Serve the static files and teach templates their addresses."""
    load(FOLDER)
    app.add_url_rule("/static/<path:name>", "static_file", static_file)
    app.jinja_env.globals["asset"] = asset


def asset(name: str) -> str:
    """Give the address of `site.css`, `site.js` or `icon.svg`, the same in every language."""
    return f"{root_path()}/static/{load(FOLDER)[name].name}"


@public
def static_file(name: str) -> Response:
    """Send one of the static files; everything else does not exist."""
    found = next((one for one in load(FOLDER).values() if one.name == name), None)
    if found is None:
        raise NotFound
    packed = request.accept_encodings.quality("gzip") > 0
    response = Response(found.packed if packed else found.body, mimetype=found.mimetype)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOR_A_YEAR
    response.vary.add("Accept-Encoding")
    return response


@cache
def load(folder: Path) -> dict[str, Asset]:
    """Join the sources of a folder into the three files that pages ask for."""
    return {
        "site.css": _asset("site.css", "text/css", joined_css(folder / "css")),
        "site.js": _asset("site.js", "text/javascript", joined_js(folder / "js")),
        "icon.svg": _asset("icon.svg", "image/svg+xml", (folder / "icon.svg").read_text("utf-8")),
    }


def joined_css(folder: Path) -> str:
    """Put the style sheets one after the other; the layer order stands once, at the top."""
    sheets = (path.read_text("utf-8") for path in css_files(folder))
    return f"@layer {','.join(LAYERS)};" + "".join(compact(sheet) for sheet in sheets)


def css_files(folder: Path) -> list[Path]:
    """List the sources in the order of their layers: `base.css`, then everything in `base/`."""
    return [path for layer in LAYERS for path in _layer(folder, layer)]


def joined_js(folder: Path) -> str:
    """Put the behaviours behind the function that binds them, in one scope of their own, without their comments."""
    paths = sorted(folder.glob("*.js"), key=lambda path: (path.name != "behaviour.js", path.name))
    return _in_one_scope(REMARK.sub("", path.read_text("utf-8")) for path in paths)


def compact(css: str) -> str:
    """Leave out comments and needless space, and touch nothing inside quotation marks."""
    # A comment is white space, never nothing: `a/**/b` are two words.
    bare = COMMENT.sub(lambda found: found[1] or " ", css)
    # Every second part is a quotation.
    parts = QUOTED.split(bare)
    return "".join(part if i % 2 else _squeezed(part) for i, part in enumerate(parts)).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    # After a colon only: before one, a space means "inside" (`.post :hover`).
    return re.sub(r";+}", "}", css.replace(": ", ":"))


def _layer(folder: Path, layer: str) -> list[Path]:
    single = folder / f"{layer}.css"
    return ([single] if single.exists() else []) + sorted((folder / layer).glob("*.css"))


def _in_one_scope(scripts: Iterable[str]) -> str:
    return "(() => {\n'use strict';\n" + "\n".join(scripts) + "})();\n"


def _asset(name: str, mimetype: str, text: str) -> Asset:
    body = text.encode()
    stem, suffix = name.split(".")
    mark = hashlib.blake2s(body, digest_size=6).hexdigest()
    # mtime=0: the same files give the same bytes on every machine.
    return Asset(f"{stem}.{mark}.{suffix}", mimetype, body, gzip.compress(body, 9, mtime=0))
