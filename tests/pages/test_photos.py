"""Photos as Eve sees them: covered copies beside the words, by a name of their own, until they are taken down."""

import io
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from forum import markup
from forum.config import ROOT, settings
from forum.extensions import db
from forum.moderation import services as moderation
from forum.photos import queries
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.posting import services as posting
from forum.redaction.rules import MARK
from tests.cast import Cast
from tests.services.test_photos import picture, published


@pytest.fixture
def cast(app: Flask) -> Cast:
    return Cast(app)


def page(cast: Cast, path: str = "/problems/1", prefix: str = "") -> str:
    answer = cast.browser().get(prefix + path, follow_redirects=True)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def addresses(html: str) -> list[str]:
    return sorted(set(re.findall(r"/photos/[0-9a-f]{32}-\d+\.\w+", html)))


def test_a_published_photo_stands_under_the_words_with_its_size_and_loads_late(cast: Cast) -> None:
    published(cast)
    html = page(cast)
    assert len(addresses(html)) == 2  # a picture of 640 pixels has no smaller copy
    assert 'width="640" height="480"' in html and 'loading="lazy"' in html
    assert "nobody has described it" in html and "personne ne l’a décrite" in page(cast, prefix="/fr")


def test_its_description_is_public_without_names_and_structured_data_knows_the_picture(cast: Cast) -> None:
    cast.protect("Brenda Miller")
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    photos.describe(photo.token, cast.account("carol").id, "A crate with a hole, packed by Brenda Miller")
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    cast.approve_photo(photo)
    html = page(cast)
    assert 'alt="A crate with a hole, packed by [name removed]"' in html and "Brenda" not in html
    assert "[nom retiré]" in page(cast, prefix="/fr")
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])["@graph"]  # type: ignore[index]
    assert [address.endswith("-1600.jpg") for address in graph[0]["image"]] == [True]


def test_a_large_photo_has_a_small_copy_and_both_kinds_of_file(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture(size=(1800, 1200)))
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    cast.approve_photo(photo)
    found = addresses(page(cast))
    assert [address.split("-")[1] for address in found] == ["1600.jpg", "1600.webp", "720.jpg", "720.webp"]
    sizes = {}
    for address in found:
        answer = cast.browser().get(address)
        assert answer.status_code == 200
        sizes[address.split("-")[1]] = Image.open(io.BytesIO(answer.data)).size
    assert sizes["1600.jpg"] == sizes["1600.webp"] == (1600, 1067) and sizes["720.jpg"] == (720, 480)


def test_a_copy_may_be_kept_by_browsers_and_allows_nothing_but_itself(cast: Cast) -> None:
    published(cast)
    address = addresses(page(cast))[0]
    answer = cast.browser().get(address)
    assert answer.mimetype == "image/jpeg" and "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, s-maxage=60, immutable"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(rb"Exif|ICC_PROFILE|<x:xmpmeta", answer.data)


def test_an_answer_shows_its_photos_too(cast: Cast) -> None:
    complaint = cast.make_published()
    token = posting.draft(cast.account("dan").id, "answer", {"body": "Mine too."}, complaint_id=complaint.id).token
    photo = cast.make_photo(token, picture())
    answer = posting.send(token, cast.account("dan").id)[1]
    cast.run_worker()
    cast.publish("answer", answer.id)
    before = page(cast)
    cast.approve_photo(photo)
    assert addresses(before) == [] and len(addresses(page(cast))) == 2


def test_a_removed_photo_answers_410_in_the_same_second_and_the_page_goes_on(cast: Cast) -> None:
    photo = published(cast)
    address = addresses(page(cast))[0]
    photos.discard(photo.token, cast.account("carol").id)
    assert cast.browser().get(address).status_code == 410
    assert addresses(page(cast)) == []


def test_a_hidden_posts_photo_does_not_exist_and_a_removed_posts_is_gone(cast: Cast) -> None:
    photo = published(cast)
    address = addresses(page(cast))[0]
    complaint = queries.post_of(photo.post_token)
    moderation.hide("complaint", complaint, cast.account("mo"), "report")
    assert cast.browser().get(address).status_code == 404
    cast.run_worker()
    assert cast.browser().get(address).status_code == 404
    moderation.remove("complaint", complaint, cast.account("mo"), "legal")
    assert cast.browser().get(address).status_code == 410
    cast.run_worker()
    assert cast.browser().get(address).status_code == 410


@pytest.mark.parametrize(
    "path", ["/photos/x", f"/photos/{'0' * 32}-1600.jpg", "/photos/../vault/x", "/photos/%2e%2e%2fvault", "/photos/"]
)
def test_no_other_address_leads_to_a_file(cast: Cast, path: str) -> None:
    published(cast)
    assert cast.browser().get(path).status_code == 404


def test_no_route_and_no_static_folder_leads_into_the_vault(cast: Cast, app: Flask) -> None:
    photo = published(cast)
    folder = settings().instance / "vault"
    assert photo.sealed_id and (folder / photo.sealed_id).exists()
    assert not [
        root
        for root in (ROOT / "static", ROOT / "templates", settings().instance / "photos")
        if folder.is_relative_to(root)
    ]
    adapter = app.url_map.bind("localhost")
    names = [photo.sealed_id, photo.copies_id, f"vault/{photo.sealed_id}", f"../vault/{photo.sealed_id}"]
    stored = {path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or not rule.arguments:
            continue
        for name in names:
            try:
                address = adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, name))
            except ValueError:  # a number is asked for
                continue
            assert cast.browser().get(address).data not in stored, rule.endpoint


def test_words_never_bring_a_picture_from_elsewhere(app: Flask) -> None:
    hostile = '![x](https://elsewhere.test/a.png) <img src="https://elsewhere.test/a.png"> ![y](/photos/a.jpg)'
    html = str(markup.render(hostile, MARK, ()))
    assert "<img" not in html


def test_photos_that_nobody_has_seen_are_on_no_page(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    assert db.session.get_one(Photo, photo.id).state == "waiting"
    assert "<picture" not in page(cast) and not list(Path(settings().instance / "photos").glob("*"))
