"""Markdown to clean HTML. Only this module knows the Markdown parser, bleach and nh3."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

import bleach
import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

# `span` stands for a removal only: html=False lets nobody write one.
TAGS = frozenset(["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "span"])
# What was removed, and what is still asked about.
SPANS = frozenset({"gone", "ask-word", "hot"})
# More signs or lines than anybody writes: reading them as Markdown would hold a process for half a second, so such a
# text is shown as it was typed. Of HTML with so many tags and entities nh3 alone takes care, in a fiftieth of the time.
SIGNS, MOST_SIGNS, MOST_LINES, MOST_TAGS = "[]*_`<>&\\!~", 1_500, 1_500, 2_000
LINE, BREAK = "\n", "<br>\n"
LINK_REL = "ugc nofollow noopener"
SCHEMES = frozenset({"http", "https"})


class Asked(str):
    """Words that still stand and are asked about, in the place of a removal."""


class Hot(str):
    """Words that may slow an answer down, as their author wrote them."""


def render(text: str, mark: str, removed: Sequence[str]) -> Markup:
    """Render public words as HTML. Each `mark` in the text becomes the next of `removed`, as real text.

    The words are written in after Markdown was read, so that "[name removed](x)" can become no link, and
    before the sanitisers, so that nothing touches what they let through.
    """
    if is_dense(text):
        return Markup(_clean(_as_typed(text, mark, removed)))
    tokens = _parser().parse(text)
    _write_removals(tokens, mark, iter(removed))
    html = _parser().renderer.render(tokens, _parser().options, {})
    return Markup(_clean(html))


def blocks(text: str, mark: str, removed: Sequence[str]) -> list[Markup]:
    """Render as `render` does, each paragraph or list by itself, so that a question can stand beside its line."""
    if is_dense(text):
        return [render(text, mark, removed)]
    tokens = _parser().parse(text)
    _write_removals(tokens, mark, iter(removed))
    found = [_parser().renderer.render(block, _parser().options, {}) for block in _blocks(tokens)]
    return [Markup(_clean(html)) for html in found]


def block_ends(text: str) -> list[int]:
    """Where each paragraph or list of a text ends, in characters."""
    if is_dense(text):
        return [len(text)]
    lines = text.split("\n")
    ends = [block[0].map[1] for block in _blocks(_parser().parse(text)) if block[0].map]
    return [sum(len(line) + 1 for line in lines[:end]) for end in ends]


def _blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def is_dense(text: str) -> bool:
    """Whether a text holds more signs or lines than anybody writes."""
    return text.count("\n") > MOST_LINES or sum(map(text.count, SIGNS)) > MOST_SIGNS


def _as_typed(text: str, mark: str, removed: Sequence[str]) -> str:
    """Its paragraphs and lines, and its removals; nothing else."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", inline(text, mark, removed))
    return "".join(f"<p>{paragraph.replace(LINE, BREAK)}</p>\n" for paragraph in paragraphs)


def inline(text: str, mark: str, removed: Sequence[str]) -> Markup:
    """Escape a line such as a title and write removals in; no Markdown."""
    words = iter(removed)
    parts = [escape(part) for part in text.split(mark)]
    html = parts[0]
    for part in parts[1:]:
        html += _span(next(words, "")) + part
    return html


def _span(words: str) -> Markup:
    kind = "ask-word" if isinstance(words, Asked) else "hot" if isinstance(words, Hot) else "gone"
    return Markup('<span class="{}">{}</span>').format(kind, words) if words else Markup("")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True, "maxNesting": 20})
    parser.disable(["image", "heading", "lheading", "hr", "html_block", "html_inline", "reference"])
    return parser


def _write_removals(tokens: list[Token], mark: str, removed: Iterator[str]) -> None:
    """Replace marks in reading order; a link whose address holds one loses its address."""
    for token in tokens:
        if token.children:
            _unlink_marked(token.children, mark)
            _write_removals(token.children, mark, removed)
        elif mark in token.content:
            token.content = _written(token, mark, removed)
            token.type = "html_inline" if token.type in {"text", "code_inline"} else "html_block"


def _written(token: Token, mark: str, removed: Iterator[str]) -> str:
    html = str(escape(token.content.split(mark)[0]))
    for part in token.content.split(mark)[1:]:
        html += str(_span(next(removed, ""))) + str(escape(part))
    if token.type == "code_inline":
        return f"<code>{html}</code>"
    if token.type in {"fence", "code_block"}:
        return f"<pre><code>{html}</code></pre>\n"
    return html


def _unlink_marked(children: list[Token], mark: str) -> None:
    encoded = quote(mark)
    for token in children:
        href = str(token.attrGet("href") or "")
        if token.type == "link_open" and (mark in href or encoded in href):
            token.attrs = {}
        if token.type == "link_open" and "title" in token.attrs:
            del token.attrs["title"]


def _clean(html: str) -> str:
    once = _bleached(html) if html.count("<") + html.count("&") <= MOST_TAGS else html
    return nh3.clean(
        once,
        tags=set(TAGS),
        attributes={"a": {"href"}, "span": {"class"}},
        attribute_filter=_last_word,
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
        generic_attribute_prefixes=None,
        strip_comments=True,
    )


def _bleached(html: str) -> str:
    cleaned: str = bleach.clean(
        html,
        tags=TAGS,
        attributes={"a": ["href"], "span": _only_removal},
        protocols=SCHEMES,
        strip=True,
        strip_comments=True,
    )
    return cleaned


def _only_removal(_tag: str, name: str, value: str) -> bool:
    return name == "class" and value in SPANS


def _last_word(tag: str, name: str, value: str) -> str | None:
    """Say no to `lang` and `title`, which nh3 would let through on every tag."""
    if tag == "a":
        return value if name == "rel" or (name == "href" and value.startswith(("http://", "https://"))) else None
    return value if (tag, name) == ("span", "class") and value in SPANS else None
