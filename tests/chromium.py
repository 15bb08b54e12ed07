"""The Chromium of this machine, for every test and bench that opens pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Small machines give /dev/shm too little room, and pages then die as they open.
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium that has shown one empty page; one that dies while it starts is started once more."""
    with sync_playwright() as playwright:
        try:
            browser = _opened(playwright)
        except Error:
            browser = _opened(playwright)
        yield browser
        browser.close()


def still(browser: Browser, **options: Any) -> BrowserContext:
    """A browser of one person's in which nothing glides: a page that still scrolls moves away under the pointer."""
    return browser.new_context(reduced_motion="reduce", **options)


def _opened(playwright: Playwright) -> Browser:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
    page = browser.new_page()
    page.goto("about:blank")
    page.close()
    return browser
