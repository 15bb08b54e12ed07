"""Photos in the forms and pages of their author: nothing is lost, and nobody else sees anything of them."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from forum.extensions import db
from forum.photos import queries, rules, services
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.redaction.photos.rules import Seen
from forum.vault import files
from tests.browsing import Page, look
from tests.cast import PASSWORD, Cast

PORTRAIT = (Path(__file__).parents[1] / "pictures" / "portrait.jpg").read_bytes()
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
VIDEO = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 200
TITLE, BODY = "Charged twice", "I was charged twice on Monday."
Files = Sequence[tuple[str, bytes]]


def picture(colour: str = "white", size: tuple[int, int] = (400, 300)) -> bytes:
    """A picture of nothing, each colour another file."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG")
    return made.getvalue()


def send(browser: FlaskClient, address: str, chosen: Files = (), **fields: str) -> Page:
    """Send a form with files, as a browser does."""
    photos = [FileStorage(io.BytesIO(content), name) for name, content in chosen] or [FileStorage(io.BytesIO(), "")]
    boundary, body = encode_multipart({**fields, "photos": photos})  # in memory: a large one would leave a file open
    kind = f"multipart/form-data; boundary={boundary}"
    return Page(browser, browser.post(address, data=body, content_type=kind, follow_redirects=True))


def compose(browser: FlaskClient, chosen: Files, **fields: str) -> Page:
    """Write a problem with photos, and go on to the check page."""
    return send(browser, "/problems/new", chosen, **({"kind": "problem", "title": TITLE, "body": BODY} | fields))


def photos() -> list[Photo]:
    """Every photo, in the order in which they came."""
    db.session.rollback()
    return db.session.query(Photo).order_by(Photo.id).all()


def originals() -> int:
    """How many files lie in the vault."""
    return sum(1 for _name in files._vault().names())


# Choosing them


def test_the_composer_asks_for_pictures_and_names_their_kinds(eve: FlaskClient) -> None:
    page = look(eve, "/problems/new")
    [field] = [one for one in page.tree.iter("input") if one.get("type") == "file"]
    assert field.get("accept") == "image/jpeg,image/png,image/webp,image/gif" and field.get("multiple") is not None
    assert page.form("/problems/new").element.get("enctype") == "multipart/form-data"
    assert "Faces and names are covered before anyone sees them." in page.words
    assert "under “Only for the team”" in page.words


def test_photos_go_along_with_the_words_to_the_check_page(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture()), ("b.jpg", picture("red"))])
    assert page.address.endswith("/check") and page.words.count("Being checked for faces and names.") == 2
    assert [photo.state for photo in photos()] == [State.COVERING, State.COVERING]


@pytest.mark.parametrize("button", ["save", "preview", ""])
def test_every_button_of_the_composer_keeps_them(cast: Cast, button: str) -> None:
    compose(cast.signed_in("carol"), [("a.jpg", picture())], do=button)
    assert len(photos()) == 1


def test_photos_without_a_word_are_kept_too(cast: Cast) -> None:
    compose(cast.signed_in("carol"), [("a.jpg", picture())], title="", body="", do="save")
    assert len(photos()) == 1


def test_an_unfinished_text_loses_no_photo(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture())], title="")
    assert page.status == 422 and "Being checked for faces and names." in page.words
    again = dict(page.form("/drafts/").fields)
    page = send(page.browser, page.form("/drafts/").action, [], **(again | {"title": TITLE}))
    assert page.address.endswith("/check") and len(photos()) == 1


def test_a_form_sent_twice_keeps_one(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    token = look(carol, "/problems/new").form("/problems/new").fields
    for _time in range(2):
        compose(carol, [("a.jpg", picture())], **dict(token) | {"title": TITLE, "body": BODY})
    assert len(photos()) == 1 and originals() == 1


def test_of_nine_photos_eight_are_kept_and_the_form_says_so(cast: Cast) -> None:
    colours = ["red", "blue", "green", "gold", "navy", "pink", "teal", "black", "white"]
    page = compose(cast.signed_in("carol"), [(f"{one}.jpg", picture(one)) for one in colours])
    assert page.status == 422 and "At most 8 photos; the others were not kept." in page.words
    assert len(photos()) == 8 and originals() == 8


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEIC, "HEIC"),
        (VIDEO, "Videos are not published here"),
        (b"%PDF-1.7" + b" " * 200, "PDF"),
        (b"Brenda at the till" * 20, "This is not a picture that we know"),
        (b"\xff\xd8\xff\xe0" + b"\0" * rules.LARGEST, "15 MB"),
    ],
    ids=["heic", "video", "pdf", "text", "too large"],
)
def test_what_is_no_picture_is_refused_beside_the_field_and_the_rest_is_kept(
    cast: Cast, content: bytes, words: str
) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", content), ("b.jpg", picture())])
    assert page.status == 422 and words in page.words
    assert dict(page.form("/drafts/").fields)["body"] == BODY
    assert len(photos()) == 1 and originals() == 1


def test_words_are_kept_when_the_place_for_photos_does_not_answer(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    away = {"vault_store": "s3://sealed/x", "s3_endpoint": "http://127.0.0.1:9", "s3_key": "k", "s3_secret": "s"}
    cast.app.extensions["settings"] = replace(cast.app.extensions["settings"], **away)
    page = compose(carol, [("a.jpg", picture())])
    assert page.status == 422 and "Photos cannot be kept at the moment" in page.words
    assert ("body", BODY) in page.form("/drafts").fields and photos() == []


def test_a_photo_is_taken_away_in_the_composer_and_the_words_typed_meanwhile_stay(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture()), ("b.jpg", picture("red"))], title="")
    first, second = (photo.token for photo in photos())
    page = page.form("/drafts/").send("Take it away (Photo 1)", title="Charged three times")
    assert page.status == 200 and dict(page.form("/drafts/").fields)["title"] == "Charged three times"
    assert [photo.token for photo in photos()] == [second] and first not in page.html
    assert originals() == 1


def test_an_answer_may_have_photos_and_they_survive_signing_in(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published()
    cast.account("dan")
    page = send(eve, f"/problems/{complaint.number}/answers", [("a.jpg", picture())], body="Ask for a refund.")
    assert page.address.endswith("/check") and "Being checked" in page.words
    page = page.form("/send").send("Send it")
    page = page.form("/sign-in").send("", address="dan@example.org", password=PASSWORD)
    assert page.address.endswith("/check") and "Being checked" in page.words
    page = page.form("/send").send("Send it")
    assert "/my-posts/answer/" in page.address and "Being checked" in page.words


def test_a_file_to_a_form_without_photos_lies_nowhere(cast: Cast) -> None:
    page = send(cast.signed_in("carol"), "/drafts/autosave", [("a.jpg", picture())], token="a" * 22, title=TITLE)
    assert page.status == 200 and originals() == 0
    page = send(cast.signed_in("carol"), "/drafts/autosave", [("a.jpg", b"\xff\xd8\xff" + b"\0" * 300_000)])
    assert page.status == 413


def test_a_form_from_elsewhere_is_refused_before_anything_arrives(cast: Cast) -> None:
    body = {"title": TITLE, "photos": [(io.BytesIO(picture()), "a.jpg")]}
    browser = cast.browser()
    answer = browser.post("/problems/new", data=body, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and originals() == 0


def test_text_may_not_be_as_large_as_photos(cast: Cast) -> None:
    carol = cast.signed_in("carol")
    assert carol.post("/problems/new", data={"body": "a" * 300_000}).status_code == 413
    assert send(carol, "/problems/new", body="a" * 300_000).status == 413


def test_a_form_that_breaks_off_leaves_no_file(cast: Cast) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n' + picture(
        "red", (900, 900)
    )
    answer = cast.signed_in("carol").post(
        "/problems/new", data=part, content_type="multipart/form-data; boundary=x", headers={}
    )
    assert answer.status_code < 500 and originals() == 0


# The check page


def test_the_check_page_shows_each_photo_as_everyone_will_see_it(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", PORTRAIT), ("b.jpg", picture())])
    cast.run_worker()
    page = look(page.browser, page.address)
    assert "1 face covered." in page.words and "Nothing to cover was found." in page.words
    assert "There are people in it. Keep it only if they would agree" in page.words
    assert page.html.count("/picture.jpg") == 2 and "Being checked" not in page.words


def test_photos_are_added_on_the_check_page_and_what_was_answered_stays(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [], body="I spoke to Mark at the desk. He was no help.")
    fields = dict(page.form("/send").fields) | {"language": "fr"}
    page = send(page.browser, page.address.replace("/check", "/photos"), [("a.jpg", picture())], **fields)
    assert page.address.endswith("/check") and "Being checked" in page.words
    assert dict(page.form("/send").fields)["language"] == "fr" and len(photos()) == 1


def test_what_is_wrong_with_a_photo_stands_on_the_check_page(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [])
    page = send(page.browser, page.address.replace("/check", "/photos"), [("a.heic", HEIC), ("b.jpg", picture())])
    assert page.status == 422 and "HEIC" in page.words and "Being checked" in page.words


def test_photos_chosen_and_not_yet_added_are_shown_before_anything_is_sent(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [])
    fields = dict(page.form("/send").fields)
    page = send(page.browser, page.form("/send").action, [("a.jpg", picture())], **fields)
    assert page.status == 200 and "Your photos were added." in page.words
    page = page.form("/send").send("Send it")
    assert "/my-posts/complaint/" in page.address


def test_a_photo_that_still_waits_does_not_keep_the_text_back(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture())])
    page = page.form("/send").send("Send it")
    assert "/my-posts/complaint/" in page.address and "Being checked for faces and names" in page.words


# The page of one photo


def covered(cast: Cast, content: bytes = PORTRAIT, author: str = "carol") -> tuple[FlaskClient, Photo]:
    """Carol's photo, covered, with words that she has not sent yet."""
    browser = cast.signed_in(author)
    compose(browser, [("a.jpg", content)])
    cast.run_worker()
    return browser, photos()[-1]


def test_a_photo_has_a_page_for_its_author_and_for_nobody_else(cast: Cast, eve: FlaskClient) -> None:
    carol, photo = covered(cast)
    page = look(carol, f"/my-photos/{photo.token}")
    assert page.status == 200 and "1 face covered." in page.words
    for other in (eve, cast.signed_in("dan"), cast.signed_in("mo")):
        for address in (f"/my-photos/{photo.token}", f"/my-photos/{photo.token}/picture.jpg"):
            assert other.get(address).status_code == 404
        assert other.post(f"/my-photos/{photo.token}", data={"do": "remove"}).status_code == 404
    assert len(photos()) == 1


def test_the_picture_is_covered_kept_nowhere_and_never_a_page(cast: Cast) -> None:
    carol, photo = covered(cast)
    answer = carol.get(f"/my-photos/{photo.token}/picture.jpg")
    assert answer.mimetype == "image/jpeg" and answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    box = next(one for one in photo.found if one.kind is Seen.FACE)
    with Image.open(io.BytesIO(answer.data)) as shown:
        share = shown.width / (photo.width or 1)
        place = (round((box.x + box.w / 2) * share), round((box.y + box.h / 2) * share))
        around = [shown.getpixel((place[0] + dx, place[1] + dy)) for dx in (-9, 0, 9) for dy in (-9, 0, 9)]
    assert len({tuple(value // 8 for value in one) for one in around}) == 1  # one colour: nothing shines through


def test_regions_are_covered_without_a_pointer_and_taken_back(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    page = look(carol, f"/my-photos/{photo.token}")
    assert [one.get("value") for one in page.tree.iter("input") if one.get("name") == "region"] == [
        str(number) for number in range(1, 13)
    ]
    page = page.form("/my-photos/").send("Cover these parts", region="1", alt="A till")
    assert page.status == 200 and "Covered by you" in page.words and photos()[0].by_hand[0].w == 100
    with Image.open(io.BytesIO(carol.get(f"/my-photos/{photo.token}/picture.jpg").data)) as shown:
        assert sum(shown.getpixel((50, 50))) < 3 * 250 < sum(shown.getpixel((350, 250)))
    assert dict(page.form("/my-photos/").fields)["alt"] == "A till"
    page = page.form("/my-photos/").send("Take the cover off")
    assert "Covered by you" not in page.words and photos()[0].by_hand == []


def test_a_rectangle_drawn_over_the_picture_is_covered(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    page = look(carol, f"/my-photos/{photo.token}")
    page.form("/my-photos/").send("box", x="300", y="200", w="5000", h="60")
    [box] = photos()[0].by_hand
    assert (box.x, box.y, box.w, box.h) == (300, 200, 100, 60)


@pytest.mark.parametrize("box", [{"w": "1", "h": "1"}, {"w": "-5", "h": "9"}, {"w": "a", "h": "9e9"}, {}])
def test_a_rectangle_that_is_none_is_told(cast: Cast, box: dict[str, str]) -> None:
    carol, photo = covered(cast, picture())
    form = {"x": "0", "y": "0", **box, "do": "box", "version": str(photo.version), "alt": "A till"}
    page = Page(carol, carol.post(f"/my-photos/{photo.token}", data=form))
    assert page.status == 422 and "That was too small." in page.words and photos()[0].by_hand == []
    assert dict(page.form("/my-photos/").fields)["alt"] == "A till"


def test_a_doubt_is_numbered_and_covered_by_its_author(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    photo.boxes = [[100, 100, 80, 80, 0.3, "face", "doubt", "score"]]
    db.session.commit()
    page = look(carol, f"/my-photos/{photo.token}")
    assert "Is this a person, or a name?" in page.words and "One question is for you" in page.words
    page = page.form("/my-photos/").send("Cover it")
    assert "1 face covered." in page.words and photos()[0].answers == {"0": "cover"}


def test_a_form_made_of_an_older_page_is_noticed_and_its_words_stay(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    old = look(carol, f"/my-photos/{photo.token}").form("/my-photos/")
    old.send("Cover these parts", region="1")
    page = old.send("Cover these parts", region="2", alt="A receipt")
    assert page.status == 409 and "This photo has changed since you opened it." in page.words
    assert dict(page.form("/my-photos/").fields)["alt"] == "A receipt" and len(photos()[0].by_hand) == 1


def test_a_description_is_read_as_everyone_will_hear_it(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    cast.protect("Brenda Miller")
    page = (
        look(carol, f"/my-photos/{photo.token}")
        .form("/my-photos/")
        .send("Keep the description", alt="The receipt of Brenda Miller")
    )
    assert "Everyone will hear: “The receipt of [name removed]”" in page.words
    page = page.form("/my-photos/").send("Keep the description", alt="a" * 201)
    assert page.status == 422 and "Please keep it under 200 characters." in page.words
    assert dict(page.form("/my-photos/").fields)["alt"] == "a" * 201


def test_a_photo_is_removed_with_its_files_and_leads_back(cast: Cast) -> None:
    carol, photo = covered(cast)
    token = photo.token
    page = look(carol, f"/my-photos/{token}")
    [removing] = [one for one in page.tree.iter("form") if any(b.get("value") == "remove" for b in one.iter("button"))]
    assert "It is deleted for good" in "".join(removing.itertext())
    answer = carol.post(f"/my-photos/{token}", data={"do": "remove"})
    assert answer.headers["Location"].endswith("/check") and photos() == [] and originals() == 0
    assert carol.get(f"/my-photos/{token}").status_code == 404


def test_what_could_not_be_checked_says_why_and_shows_nothing(cast: Cast) -> None:
    carol, photo = covered(cast, picture()[:-200])
    page = look(carol, f"/my-photos/{photo.token}")
    assert photo.state == State.REFUSED and "a part of it is missing or damaged" in page.words
    assert "<image" not in page.html and carol.get(f"/my-photos/{photo.token}/picture.jpg").status_code == 404


def test_acts_on_photos_are_counted(cast: Cast, whole_minute: None) -> None:
    carol, photo = covered(cast, picture())
    codes = [carol.post(f"/my-photos/{photo.token}", data={"do": "describe"}).status_code for _time in range(21)]
    assert codes[:20] == [303] * 20 and codes[20] == 429


# After it was sent


def test_my_posts_and_the_page_of_a_post_tell_where_each_photo_stands(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture()), ("b.jpg", picture("red"))])
    page = page.form("/send").send("Send it")
    cast.run_worker()
    assert "2 photos" in look(page.browser, "/my-posts").words
    first, second = photos()
    second.state, second.why = State.LEFT_OUT, "unrelated"
    db.session.commit()
    page = look(page.browser, page.address)
    assert "Nothing to cover was found." in page.words
    assert "Not published: It does not show what the post is about." in page.words
    assert look(page.browser, f"/my-photos/{first.token}").follow("Go back").address == page.address


def test_an_author_takes_a_published_photo_away(cast: Cast) -> None:
    page = compose(cast.signed_in("carol"), [("a.jpg", picture())])
    page.form("/send").send("Send it")
    cast.run_worker()
    [photo] = photos()
    post = queries.post_of(photo.post_token)
    assert post is not None
    photo.move_to(State.APPROVED, rules.M)
    db.session.commit()
    cast.publish("complaint", post.id)
    services.settle(photo.post_token)
    assert photos()[0].state == State.PUBLISHED
    page = look(page.browser, f"/my-photos/{photo.token}")
    assert "Published" in page.words and "Cover more" not in page.words
    page = page.form("/my-photos/").send("Yes, remove it")
    assert photos()[0].state == State.REMOVED and "Removed" in page.words
    page.browser.post(f"/my-photos/{photo.token}", data={"do": "remove"})
    assert photos()[0].state == State.REMOVED  # pressed twice, its public address goes on saying that it is gone


def test_everything_is_there_in_french(cast: Cast) -> None:
    carol, photo = covered(cast, picture())
    page = look(carol, f"/fr/my-photos/{photo.token}")
    for english in ("Your photo", "Cover more", "covered", "Keep the description", "Remove this photo"):
        assert english not in page.words
