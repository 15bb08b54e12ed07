"""Every page: no accessibility fault, no sideways scrolling at 320 px or with large text, HTML without a fault."""

from collections.abc import Iterator

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.cast import PASSWORD, Cast
from tests.chromium import CHROMIUM
from tests.leaks import rows, world

pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]

# Who looks at which pages; the addresses come from the leak matrix, so that a new page is looked at too.
LOOKS = {
    "eve": ("public.", "search.", "accounts.", "moderation.about", "moderation.report_", "complaints.", "notices."),
    "carol": ("posting.", "accounts.", "moderation.appeal", "notices.mail", "notices.following"),
    "olga": ("desk.",),
    "mo": ("moderation.",),
    "ada": ("accounts.roles", "accounts.factor", "desk.setup"),
}
NOT_PAGES = {
    "public.card", "public.feed", "public.product_feed", "public.tag_feed", "public.robots", "public.sitemap",
    "public.sitemap_part", "public.photo", "posting.photo_picture", "moderation.photo_picture",
    "moderation.photo_original",
}  # fmt: skip


def pages(everything: world.World, reader: str) -> list[str]:
    """One address for each page this reader can open."""
    browser = everything.cast.browser() if reader == "eve" else everything.cast.signed_in(reader)
    found: dict[str, str] = {}
    for endpoint, address in rows.addresses(everything, "GET"):
        if endpoint in found or endpoint in NOT_PAGES or not endpoint.startswith(LOOKS[reader]):
            continue
        if browser.get(address).status_code == 200:
            found[endpoint] = address
    if reader == "eve":
        found["404"] = "/nothing-here"
        found["410"] = f"/problems/{everything.complaints['removed'].number}"
        found["search with hits"] = "/search?q=cashier"
    if reader == "carol":
        found["post with photos"] = f"/my-posts/complaint/{everything.complaints['published'].token}"
    return sorted(found.values())


def open_as(browser: Browser, served: str, cast: Cast, reader: str) -> Page:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    if reader != "eve":
        page.goto(f"{served}/sign-in")
        page.fill("[name=address]", f"{reader}@example.org")
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        if "/sign-in/second" in page.url:
            page.fill("[name=code]", cast.code(reader))
            page.click("main button[type=submit]")
    return page


def faults(page: Page, axe: Axe) -> Iterator[str]:
    found = axe.run(page)
    if found.violations_count:
        yield found.generate_report()[:1500]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        yield f"{width} px wide at 320 px"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        yield f"{width} px wide at 320 px with text at 200 %"


@pytest.mark.parametrize("reader", sorted(LOOKS))
def test_every_page_can_be_read_by_everybody(app: Flask, served: str, chromium: Browser, reader: str) -> None:
    everything = world.build(app)
    page, axe = open_as(chromium, served, everything.cast, reader), Axe()
    wrong = {}
    seen = pages(everything, reader)
    for address in seen:
        for prefix in ("", "/fr"):
            page.goto(served + prefix + address)
            if here := list(faults(page, axe)):
                wrong[prefix + address] = here
    assert wrong == {}
    assert len(seen) > 1


@pytest.mark.parametrize("reader", sorted(LOOKS))
def test_every_page_is_html_without_a_fault(app: Flask, reader: str) -> None:
    everything = world.build(app)
    browser = everything.cast.browser() if reader == "eve" else everything.cast.signed_in(reader)
    wrong = {}
    for address in pages(everything, reader):
        for prefix in ("", "/fr"):
            html = browser.get(prefix + address).get_data(as_text=True)
            parser = html5lib.HTMLParser(strict=False)
            parser.parse(html)
            if parser.errors:
                wrong[prefix + address] = parser.errors
            title = html.partition("<title>")[2].partition("</title>")[0]
            if title.strip().startswith("–") or '<meta name="description" content="' not in html:
                wrong[prefix + address] = ["no title or no description"]
    assert wrong == {}
