"""What moderators do with keys and pointer, in a real browser: posts one after another, and the page of a photo."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from forum.accounts.models import Account
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db, writing
from forum.photos.rules import State
from forum.photos.services import claim_this
from tests.cast import Cast
from tests.chromium import CHROMIUM, still
from tests.waiting_photos import FACE, PERHAPS, at, make_photo_waiting

pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]
SIDES = ("left", "top", "width", "height")


@pytest.fixture
def page(cast: Cast, served: str, chromium: Browser) -> Iterator[Page]:
    """A page of Mo's, who has switched the keys on; it must end without an error."""
    with writing():
        db.session.get_one(Account, cast.account("mo").id).keys_on = True
    cookie = cast.signed_in("mo").get_cookie("session")
    assert cookie is not None
    context = still(chromium, base_url=served, viewport={"width": 1280, "height": 1200})
    context.add_cookies([{"name": "session", "value": cookie.value, "url": served}])
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    context.close()
    assert errors == []


def opened(page: Page, cast: Cast, token: str) -> dict[str, float]:
    """Open the photo as one's own; where its picture stands."""
    claim_this(token, cast.account("mo"))
    page.goto(f"/moderation/photos/{token}#picture")
    place = page.locator("svg.boxed").bounding_box()
    assert place is not None
    return {"x": place["x"], "y": place["y"], "w": place["width"], "h": place["height"]}


def drag(page: Page, place: dict[str, float], start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw from one place to another, in hundredths of the picture."""
    across = [(place["x"] + place["w"] * x / 100, place["y"] + place["h"] * y / 100) for x, y in (start, end)]
    page.mouse.move(*across[0])
    page.mouse.down()
    page.mouse.move(*across[1], steps=4)
    page.mouse.up()


def figures(page: Page) -> list[float]:
    first = page.locator("#by-hand > fieldset").first
    return [round(float(first.locator(f"[name={side}]").input_value())) for side in SIDES]


def test_posts_with_a_doubt_follow_each_other_by_four_keys_each(cast: Cast, page: Page) -> None:
    for hue in ("red", "blue"):
        cast.make_waiting("Rude", f"The tall one with the {hue} scarf laughed.")
    page.goto("/moderation#next")
    for keys in ("jyp", "pyp"):  # P alone leads to what is open
        page.keyboard.press("Enter")
        page.wait_for_url("**#read")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url("**/moderation#next")
    db.session.rollback()
    assert {one.state for one in db.session.scalars(select(Complaint))} == {Publication.PUBLISHED}
    assert "scarf" not in "".join(one.body for one in db.session.scalars(select(Complaint)))


def test_one_key_approves_and_the_next_photo_takes_the_focus(cast: Cast, page: Page) -> None:
    first, second = make_photo_waiting(cast), make_photo_waiting(cast, title="The door")
    opened(page, cast, first)
    for token in (first, second):
        page.wait_for_url(f"**/{token}*")
        page.keyboard.press("p")
        page.wait_for_load_state()
    page.wait_for_url("**/moderation/photos?none=1")
    assert {at(first).state, at(second).state} == {State.APPROVED}


def test_keys_answer_the_line_that_has_the_focus(cast: Cast, page: Page) -> None:
    token = make_photo_waiting(cast, FACE, PERHAPS)
    opened(page, cast, token)
    for key in "jju":
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("s")
    assert at(token).answers["1"] == "leave"


def test_a_box_is_drawn_moved_resized_and_taken_away(cast: Cast, page: Page) -> None:
    token = make_photo_waiting(cast)
    place = opened(page, cast, token)
    drag(page, place, (60, 60), (40, 40))
    assert figures(page) == [40, 40, 20, 20]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")
    assert figures(page) == [39, 40, 20, 21]
    drag(page, place, (49, 50), (59, 50))
    assert figures(page) == [49, 40, 20, 21]
    drag(page, place, (69, 61), (79, 71))
    assert figures(page) == [49, 40, 30, 31]
    with page.expect_navigation():
        page.keyboard.press("s")
    [box] = at(token).by_hand
    assert (box.x, box.y, box.w, box.h) == (157, 96, 96, 74)
    page.locator("rect.hand").focus()
    page.keyboard.press("Delete")
    with page.expect_navigation():
        page.locator("[data-key=s]").click()
    assert at(token).drawn == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_the_page_fits_and_axe_finds_nothing(cast: Cast, page: Page, width: int, scheme: str) -> None:
    token = make_photo_waiting(cast, FACE, PERHAPS)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    drag(page, opened(page, cast, token), (60, 60), (80, 80))
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
