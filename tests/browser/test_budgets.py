"""What a page may weigh, as a browser receives it, and what a keyboard meets on it."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, CDPSession, Page

from forum.extensions import db
from tests.bench import filling
from tests.chromium import CHROMIUM

pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]

DOCUMENT, STYLE, SCRIPT, REQUESTS, AGAIN = 16_000, 9_000, 6_000, 6, 2_000  # bytes on the wire; a page's requests

# What is narrower or lower than 24 CSS pixels (WCAG 2.5.8); a link inside a sentence may be.
TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && one.type !== 'hidden')
  .filter((one) => getComputedStyle(one).display !== 'inline')
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""


@pytest.fixture
def problem(app: Flask) -> str:
    """The page of a problem with twenty answers, among others."""
    path = filling.fill(25)
    db.session.remove()
    return path


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone that asks as phones do."""
    page = chromium.new_page(viewport={"width": 360, "height": 780})
    yield page
    page.close()


def loaded(page: Page, address: str) -> dict[str, list[int]]:
    """Bytes on the wire by kind of what one visit asks for."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    weights: dict[str, list[int]] = {}

    def answered(event: dict[str, Any]) -> None:
        if not event["response"]["url"].startswith("data:"):
            kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in kinds:
            weights.setdefault(kinds[event["requestId"]], []).append(int(event["encodedDataLength"]))

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    session.detach()
    return weights


def test_pages_keep_to_their_budget(problem: str, served: str, phone: Page) -> None:
    for path in (problem, "/fr" + problem, "/", "/problems", "/problems/new", "/search?q=collection", "/sign-in"):
        weights = loaded(phone, served + path)
        assert sum(len(each) for each in weights.values()) <= REQUESTS, (path, weights)
        assert sum(weights["Document"]) <= DOCUMENT, (path, weights)
        assert sum(weights.get("Stylesheet", [0])) <= STYLE, (path, weights)
        assert sum(weights.get("Script", [0])) <= SCRIPT, (path, weights)


def test_a_second_visit_costs_next_to_nothing(problem: str, served: str, phone: Page) -> None:
    loaded(phone, served + problem)
    weights = loaded(phone, served + problem)
    assert sum(sum(each) for each in weights.values()) <= AGAIN, weights


def test_nothing_is_asked_of_anybody_else(problem: str, served: str, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for path in (problem, "/", "/search?q=collection", "/problems/new"):
        phone.goto(served + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((served, "data:"))] == []


def test_the_first_tab_skips_to_the_content_in_both_languages(problem: str, served: str, phone: Page) -> None:
    for path in (problem, "/", "/problems", "/problems/new", "/sign-in"):
        for prefix, word in (("", "Skip"), ("/fr", "Aller au")):
            phone.goto(served + prefix + path)
            phone.keyboard.press("Tab")
            assert phone.evaluate("document.activeElement.textContent").strip().startswith(word), prefix + path
            phone.keyboard.press("Enter")
            phone.keyboard.press("Tab")
            assert phone.evaluate("!!document.activeElement.closest('main')"), prefix + path


def test_what_is_pressed_is_large_enough(problem: str, served: str, phone: Page) -> None:
    small = {}
    for path in (problem, "/", "/problems", "/problems/new", "/search?q=collection", "/sign-in"):
        phone.goto(served + path)
        if found := phone.evaluate(TARGETS):
            small[path] = found
    assert small == {}
