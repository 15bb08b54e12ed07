"""The Chromium of this machine, for every test and bench that opens pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

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


def _opened(playwright: Playwright) -> Browser:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
    page = browser.new_page()
    page.goto("about:blank")
    page.close()
    return browser
