"""Eve writes first and registers last: without JavaScript, at 360 px, and the mail is opened on another device."""

import email
import os
import re
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from forum import clock
from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.config import settings
from forum.extensions import db
from tests.cast import Cast
from tests.chromium import CHROMIUM, still

pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]
LOCALES = [("", "en"), ("/fr", "fr")]
WORDS = {
    "en": ("Charged twice for one parcel", "The cashier Brenda Miller charged me twice for one parcel."),
    "fr": ("Débité deux fois pour un colis", "La caissière Brigitte Lefèvre m’a débité deux fois pour un seul colis."),
}
GONE = {"en": "[name removed]", "fr": "[nom retiré]"}
PASSPHRASE = "three words together here"


def device(chromium: Browser) -> Page:
    """A phone without JavaScript, with nothing on it."""
    return still(chromium, java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()


def seen(page: Page, step: str) -> None:
    """Nothing hangs over the edge; with FORUM_SHOTS a picture is kept to be looked at."""
    box = page.locator("body").bounding_box()
    assert box is not None and box["width"] <= 360, step
    if folder := os.environ.get("FORUM_SHOTS"):
        page.screenshot(path=Path(folder) / f"write-{step}.png", full_page=True)


def link_in_mail() -> str:
    """The link of the one mail that went out."""
    [letter] = (settings().instance / "mail").glob("*.eml")
    words = email.message_from_bytes(letter.read_bytes(), policy=default).get_content()
    found = re.search(r"/(?:fr/)?confirm/\S+", str(words))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(("prefix", "language"), LOCALES)
def test_her_words_survive_registration_on_another_device(
    app: Flask, served: str, chromium: Browser, prefix: str, language: str
) -> None:
    cast, phone, other = Cast(app), device(chromium), device(chromium)
    title, body = WORDS[language]
    phone.goto(f"{served}{prefix}/problems/new")
    seen(phone, f"{language}-1-empty")
    phone.fill("[name=title]", title)
    phone.fill("[name=body]", body)
    phone.click("button[value=preview]")
    assert GONE[language] in phone.inner_text(".preview")
    seen(phone, f"{language}-2-preview")
    phone.click("main .btn.main")
    assert phone.url.endswith("/check") and GONE[language] in phone.inner_text("main")
    seen(phone, f"{language}-3-check")
    phone.click("main .btn.main")
    assert "/sign-in" in phone.url and title in phone.inner_text("blockquote")
    seen(phone, f"{language}-4-kept")
    phone.click("main a[href$='/register']")
    phone.fill("[name=address]", "eve@example.org")
    phone.fill("[name=new]", PASSPHRASE)
    phone.fill("[name=pseudonym]", "Evening walker")
    seen(phone, f"{language}-5-register")
    phone.click("main .btn.main")
    cast.run_worker()

    other.goto(served + link_in_mail())
    other.fill("[name=password]", PASSPHRASE)
    other.click("main .btn.main")
    assert other.url == f"{served}{prefix}/my-posts" and title in other.inner_text("main")
    seen(other, f"{language}-6-my-posts")
    other.click(f"text={title}")
    other.click("main .btn.main")
    other.click("main .btn.main")
    assert "/my-posts/complaint/" in other.url
    seen(other, f"{language}-7-sent")

    db.session.rollback()
    [complaint] = db.session.scalars(select(Complaint))
    [account] = db.session.scalars(select(Account))
    assert complaint.author_id == account.id and complaint.sent_at is not None and complaint.sent_at <= clock.now()
    assert account.pseudonym == "Evening walker"
    # The phone holds nothing any more: the words are hers alone now.
    phone.goto(f"{served}{prefix}/sign-in")
    assert title not in phone.inner_text("main")
