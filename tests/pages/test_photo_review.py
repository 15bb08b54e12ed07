"""The pages on which moderators look at photos: what waits, one photo, its boxes, the original, taking one down."""

import re

import pytest
from flask import Flask

from forum.extensions import db, writing
from forum.log import LogEntry
from forum.photos.rules import State
from forum.photos.services import release_expired
from tests.browsing import Page, look
from tests.cast import Cast
from tests.pages.test_review import taken as post_taken
from tests.waiting_photos import BADGE, FACE, PERHAPS, at, make_photo_waiting


def taken(cast: Cast, name: str = "mo", language: str = "") -> Page:
    """The photo, reached as a moderator reaches it."""
    page = look(cast.signed_in(name), f"{language}/moderation/photos")
    return page.form("/moderation/photos/next").send()


def decide(page: Page, button: str, **values: str) -> Page:
    return page.form("/moderation/photos/").send(button, **values)


def row(left: str, top: str, width: str, height: str) -> dict[str, str]:
    return {"left": left, "top": top, "width": width, "height": height}


def test_one_button_approves_a_photo_without_a_finding_and_the_next_is_there(cast: Cast) -> None:
    first, second = make_photo_waiting(cast), make_photo_waiting(cast, title="The door")
    page = taken(cast)
    assert first in page.html and "The machine found nothing" in page.words
    page = decide(page, "approve")
    assert at(first).state == State.APPROVED
    assert second in page.html and page.address == f"/moderation/photos/{second}"
    page = decide(page, "approve")
    assert "No photo waits" in page.words


def test_the_queue_and_the_post_say_what_waits(cast: Cast) -> None:
    token = make_photo_waiting(cast, PERHAPS)
    page = look(cast.signed_in("mo"), "/moderation")
    assert "1Photos" in page.words.replace("1 Photos", "1Photos")
    review = post_taken(cast)
    assert "One photo" in review.words and "one doubt is open" in review.words
    assert f"/moderation/photos/{token}/picture.jpg" in review.html
    page = review.form("/moderation/").send("Look at it")
    assert page.address == f"/moderation/photos/{token}"
    assert "Read its post" in page.words


def test_a_doubt_is_answered_and_approved_with_one_button(cast: Cast) -> None:
    token = make_photo_waiting(cast, PERHAPS, BADGE)
    page = taken(cast)
    assert 'class="ask"' in page.html and "Not yet: one doubt is open" in page.words
    page = decide(page, "approve")
    assert page.status == 422 and "decide each doubt first" in page.words
    decide(page, "Save and approve", **{"a:0": "cover"})
    assert at(token).state == State.APPROVED
    assert at(token).answers["0"] == "cover"


def test_what_loses_its_cover_is_looked_at_before_it_goes_out(cast: Cast) -> None:
    token = make_photo_waiting(cast, BADGE)
    page = decide(taken(cast), "approve", **{"a:0": "leave"})
    assert at(token).state == State.WAITING and "A cover was taken off" in page.words
    decide(page, "approve")
    assert at(token).state == State.APPROVED


def test_a_face_without_a_cover_goes_to_a_second_person(cast: Cast) -> None:
    token = make_photo_waiting(cast, FACE)
    page = decide(taken(cast), "save", **{"a:0": "leave"})
    assert "a second person must agree" in page.words
    page = decide(page, "approve")
    assert at(token).state == State.WAITING and "It waits for a second person" in page.words
    page = taken(cast, "nia")
    assert "A colleague took the cover off a face" in page.words
    decide(page, "approve")
    assert at(token).state == State.APPROVED


def test_boxes_are_typed_taken_away_and_chosen_by_region(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    page = decide(taken(cast), "save", **row("10", "20.5", "30", "40"))
    [box] = at(token).by_hand
    assert (box.x, box.y, box.w, box.h, box.reason) == (32, 49, 96, 96, "moderator")
    page = decide(page, "save", drop="0", region="12")
    [box] = at(token).by_hand
    assert (box.x, box.y, box.w, box.h) == (240, 160, 80, 80)
    version = at(token).version
    decide(page, "save")
    assert at(token).version == version


@pytest.mark.parametrize(
    "figures", [("nan", "1", "2", "3"), ("x", "1", "2", "3"), ("1", "", "2", "3"), ("99", "99", "0", "0")]
)
def test_figures_that_are_no_box_are_none(cast: Cast, figures: tuple[str, str, str, str]) -> None:
    token = make_photo_waiting(cast)
    decide(taken(cast), "save", **row(*figures))
    assert at(token).drawn == []


def test_an_older_page_is_told_so_and_what_was_drawn_is_kept(cast: Cast) -> None:
    make_photo_waiting(cast, PERHAPS)
    old = taken(cast)
    decide(old, "save", **{"a:0": "leave"})
    page = decide(old, "save", **{"a:0": "cover"}, **row("11", "22", "33", "44"))
    assert page.status == 409 and "has changed since you opened it" in page.words
    assert re.search(r'name="left" value="1\d\.\d\d"', page.html)


def test_a_photo_in_other_hands_shows_nothing_of_itself(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    taken(cast)
    page = look(cast.signed_in("nia"), f"/moderation/photos/{token}")
    assert page.status == 409 and "Another moderator is looking at it until" in page.words
    assert "picture.jpg" not in page.html
    with writing():
        at(token).claimed_until = at(token).made_at
    release_expired()
    page = look(cast.signed_in("nia"), f"/moderation/photos/{token}").form("/take").send("Take this photo")
    assert "picture.jpg" in page.html


def test_ones_own_photo_is_for_another_to_decide(cast: Cast) -> None:
    token = make_photo_waiting(cast, author="mo")
    page = taken(cast)
    assert "Nothing is free for you now" in page.words and "of your own post" in page.words
    assert "Another moderator decides it" in look(cast.signed_in("mo"), f"/moderation/photos/{token}").words


def test_a_photo_is_left_out_with_a_reason(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    page = decide(taken(cast), "leave_out")
    assert page.status == 422 and "Please choose a reason" in page.words
    decide(page, "leave_out", reason="unrelated")
    assert (at(token).state, at(token).why) == (State.LEFT_OUT, "unrelated")


def test_a_photo_that_could_not_be_checked_says_why_to_those_who_can_mend_it(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    with writing():
        photo = at(token)
        photo.state, photo.why, photo.copies_id = State.HELD, "no_model", None
    page = look(cast.signed_in("ada"), "/setup")
    assert "1 photo is held back" in page.words and "1: The model that finds faces is missing." in page.words
    page = taken(cast)
    assert "could not be checked" in page.words and "approve" not in page.html
    page = decide(page, "Look again")
    assert at(token).state == State.COVERING


def test_the_original_is_shown_on_request_and_written_down(cast: Cast) -> None:
    token = make_photo_waiting(cast, FACE)
    page = taken(cast)
    address = f"/moderation/photos/{token}/original.jpg"
    assert address not in page.html and page.browser.get(address).status_code == 403
    page = decide(page, "Open the original")
    assert address in page.html
    answer = page.browser.get(address)
    assert answer.mimetype == "image/jpeg" and answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert db.session.query(LogEntry).filter_by(act="photo_original_opened").count() == 1
    assert cast.signed_in("nia").get(address).status_code == 409


def test_the_pictures_are_for_moderators_alone(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    address = f"/moderation/photos/{token}/picture.jpg"
    answer = cast.signed_in("mo").get(address)
    assert answer.mimetype == "image/jpeg" and answer.headers["Cache-Control"] == "no-store"
    for name in ("carol", "olga"):
        assert cast.signed_in(name).get(address).status_code == 403
    assert cast.browser().get(address).status_code in {302, 303, 401}


def test_the_picture_of_a_draft_is_not_for_moderators(cast: Cast, app: Flask) -> None:
    token = make_photo_waiting(cast)
    with writing():
        at(token).post_token = cast.make_draft("The door", "It is broken.")
    assert cast.signed_in("mo").get(f"/moderation/photos/{token}/picture.jpg").status_code == 404


def test_one_photo_of_a_public_post_is_taken_down_and_the_post_stays(cast: Cast) -> None:
    token = make_photo_waiting(cast)
    post = at(token).post_token
    cast.approve_photo(at(token))
    entry = cast.entry("complaint", 1)
    cast.publish("complaint", entry.subject_id)
    assert at(token).state == State.PUBLISHED and at(token).post_token == post
    page = look(cast.signed_in("mo"), "/moderation/posts/complaint/1/take-down")
    page = page.form(f"{token}/remove").send("Remove this photo")
    assert at(token).state == State.REMOVED
    assert "take-down" in page.address and "Remove this photo" not in page.words
    assert cast.browser().get(f"/photos/{at(token).name}-720.jpg").status_code == 410


def test_the_page_speaks_french(cast: Cast) -> None:
    make_photo_waiting(cast, PERHAPS)
    page = taken(cast, language="/fr")
    assert "Un visage\u00a0?" in page.html and "Enregistrer et approuver" in page.words
