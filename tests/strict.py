"""A strict reader of what the forum writes: which elements and attributes stand there, and where addresses lead."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

# What somebody's words may become; written anew here, so that a slip in forum/markup.py is not repeated.
OF_WORDS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "span"})
LINK = {"href", "rel"}
REL = "ugc nofollow noopener"
SPANS = frozenset({"gone", "ask-word", "hot"})
WEB = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
LEADS_SOMEWHERE = frozenset({"href", "src", "action", "formaction", "poster", "data", "cite", "background", "srcset"})
# A page may lead to itself, to a path of its own, to the web; nothing else.
SAFE = re.compile(r"(?:https?://[^/]|/(?!/)|#|\?|mailto:)[^\x00-\x20]*|#|/|[\w%./=&;-]*(?::{0})", re.IGNORECASE)


def faults_of_words(html: str) -> list[str]:
    """What stands in the HTML of somebody's words that must not; empty when all is well."""
    fragment: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [fault for element in fragment.iter() if element is not fragment for fault in _of_element(element)]


def _of_element(element: Element) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str) or tag not in OF_WORDS:
        yield f"<{tag}>"
        return
    attributes = dict(element.attrib)
    if tag == "a":
        if not WEB.fullmatch(attributes.get("href", "http://x")) or attributes.get("rel") != REL:
            yield f"<a {attributes}>"
        attributes = {name: value for name, value in attributes.items() if name not in LINK}
    elif tag == "span" and attributes.get("class") in SPANS:
        del attributes["class"]
    if attributes:
        yield f"<{tag} {attributes}>"


def frame_of(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element stands on a page with which attributes, but for those that words may become."""
    return Counter(
        (str(one.tag), tuple(sorted(map(str, one.attrib)))) for one in _page(html).iter() if one.tag not in OF_WORDS
    )


def faults_of_page(html: str) -> list[str]:
    """Handlers, styles, addresses of another kind than a page's own; data that cannot be read."""
    found = []
    for one in _page(html).iter():
        for name, value in one.attrib.items():
            if str(name).lower().startswith("on") or name in {"style", "srcdoc"}:
                found.append(f"<{one.tag} {name}={value!r}>")
            if name in LEADS_SOMEWHERE and not SAFE.fullmatch(value):
                found.append(f"<{one.tag} {name}={value!r}>")
        if one.tag == "script" and one.get("type") != "application/ld+json" and (one.text or not one.get("src")):
            found.append(f"<script>{one.text}")
    return found


def data_on(html: str) -> list[Any]:
    """The structured data of a page, read as a search engine does."""
    scripts = (one for one in _page(html).iter("script") if one.get("type") == "application/ld+json")
    return [json.loads(one.text or "") for one in scripts]


def _page(html: str) -> Element:
    parsed: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return parsed
