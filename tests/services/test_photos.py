"""A photo from the form to the public and away again: what is kept, shown, taken down and forgotten."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from PIL import Image, ImageDraw

from forum import clock, storage
from forum.config import settings
from forum.errors import Invalid, NotFound, Stale
from forum.extensions import db
from forum.moderation import services as moderation
from forum.photos import queries, rules
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.posting import services as posting
from forum.vault import drafts, files
from forum.vault import services as vault
from forum.vault.models import Sealed
from tests.cast import PASSWORD, Cast


@pytest.fixture
def cast(app: Flask) -> Cast:
    return Cast(app)


def picture(colour: str = "#3b6ea5", kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A crate on a floor: nobody and no word in it."""
    image = Image.new("RGB", size, "#d8d2c4")
    ImageDraw.Draw(image).rectangle((160, 140, 460, 360), fill=colour, outline="#222222", width=6)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def vault_files() -> set[str]:
    folder = settings().instance / "vault"
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")} if folder.exists() else set()


def public_files() -> set[str]:
    folder = settings().instance / "photos"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def photo_of(photo: Photo) -> Photo:
    return db.session.get_one(Photo, photo.id, populate_existing=True)


def published(cast: Cast) -> Photo:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.approve_photo(photo)
    cast.publish("complaint", complaint.id)
    return photo_of(photo)


def test_a_photo_is_sealed_as_it_arrives_and_lies_nowhere_as_it_came(cast: Cast) -> None:
    came = picture()
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), came)
    assert photo.state == State.COVERING and photo.sealed_id in vault_files()
    read = [path.read_bytes() for path in Path(settings().instance).rglob("*") if path.is_file()]
    assert not [one for one in read if came[200:264] in one]
    assert photo.sealed_id and photo.key_box and files.read(photo.sealed_id, photo.key_box) == came
    assert files.open_claimed(photo.sealed_id) == came


def test_the_same_file_sent_twice_is_kept_once_and_a_ninth_is_not(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    cast.make_photo(token, picture())
    again = photos.Incoming()
    again.write(picture())
    again.seek(0)
    assert photos.keep(token, [again], "en") == []
    again.close()
    for number in range(1, rules.MOST):
        cast.make_photo(token, picture(f"#{number * 30:02x}0000"))
    with pytest.raises(Invalid, match="At most 8 photos"):
        cast.make_photo(token, picture("#00ff00"))
    assert len(queries.of_post(token)) == rules.MOST


@pytest.mark.parametrize(
    ("came", "said"), [(b"%PDF-1.4" + b" " * 100, "PDF"), (b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC"), (b"GIF8", "")]
)
def test_what_is_no_photo_is_refused_in_words_and_leaves_no_file(cast: Cast, came: bytes, said: str) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    with pytest.raises(Invalid) as refused:
        cast.make_photo(token, came)
    assert said.casefold() in refused.value.message.casefold() and vault_files() == set()
    assert queries.of_post(token) == []


def test_a_file_over_15_mb_is_refused_and_leaves_no_file(cast: Cast) -> None:
    arrived = photos.Incoming()
    arrived.write(picture())
    for _part in range(16):
        arrived.write(bytes(1 << 20))
    arrived.seek(0)
    with pytest.raises(Invalid, match="15 MB"):
        photos.keep(cast.make_draft("Crate broken", "The crate came broken."), [arrived], "en")
    assert vault_files() == set()


def test_the_worker_covers_it_and_its_author_alone_sees_the_copy(cast: Cast) -> None:
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    cast.run_worker()
    photo = photo_of(photo)
    assert (photo.state, photo.width, photo.height) == (State.WAITING, 640, 480)
    assert Image.open(io.BytesIO(photos.picture(photo))).size == (640, 480)
    assert photos.look(photo.token, cast.account("carol").id).id == photo.id
    with pytest.raises(NotFound):
        photos.look(photo.token, cast.account("dan").id)
    assert public_files() == set()


def test_what_a_worker_finishes_after_the_photo_was_taken_away_is_thrown_away(cast: Cast) -> None:
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    photos.discard(photo.token, cast.account("carol").id)
    cast.run_worker()
    assert db.session.query(Photo).count() == db.session.query(Sealed).filter_by(kind="photo").count() == 0
    assert vault_files() == set()


def test_an_author_covers_more_takes_it_back_and_an_older_page_changes_nothing(cast: Cast) -> None:
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    cast.run_worker()
    photo, carol = photo_of(photo), cast.account("carol").id
    before, version = photos.picture(photo), photo.version
    box = rules.region(6, 640, 480)
    assert box is not None
    photo = photos.draw(photo.token, carol, version, [box])
    x, y = box.x + box.w // 2, box.y + box.h // 2
    painted = Image.open(io.BytesIO(photos.picture(photo))).convert("RGB")
    assert painted.getpixel((x, y)) == painted.getpixel((x + 20, y + 20)) and photos.picture(photo) != before
    with pytest.raises(Stale):
        photos.draw(photo.token, carol, version, [box])
    photo = photos.undraw(photo.token, carol, photo.version, 0)
    assert photo.drawn == [] and photos.picture(photo) == before
    assert len(vault_files()) == 2  # the original and one set of copies


def test_a_description_passes_redaction(cast: Cast) -> None:
    cast.protect("Brenda Miller")
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    photo = photos.describe(photo.token, cast.account("carol").id, "The crate that Brenda Miller packed")
    assert photos.described(photo) == "The crate that Brenda Miller packed"
    assert "Brenda" not in photos.described_outward(photo, "en").text
    with pytest.raises(Invalid):
        photos.describe(photo.token, cast.account("carol").id, "x" * 201)


def test_a_photo_is_public_once_both_it_and_its_post_are(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    assert cast.approve_photo(photo).state == State.APPROVED and public_files() == set()
    assert photo_of(photo).key_box is None
    cast.publish("complaint", complaint.id)
    photo = photo_of(photo)
    assert photo.state == State.PUBLISHED and photo.name
    assert {name.rsplit("-", 1)[1] for name in public_files()} == {"1600.webp", "1600.jpg", "720.webp", "720.jpg"}
    assert queries.standing(photo.name) == (True, False)


def test_a_hidden_post_hides_its_photos_at_once_and_brings_them_back(cast: Cast) -> None:
    photo = published(cast)
    complaint, name = queries.post_of(photo.post_token), photo.name
    assert name is not None
    moderation.hide("complaint", complaint, cast.account("mo"), "report")
    assert queries.standing(name) == (False, False)
    cast.run_worker()
    assert public_files() == set() and photo_of(photo).state == State.APPROVED
    moderation.restore("complaint", queries.post_of(photo.post_token), cast.account("mo"))
    cast.run_worker()
    assert queries.standing(name) == (True, False) and len(public_files()) == 4


def test_a_withdrawn_post_takes_its_photos_with_it_for_good(cast: Cast) -> None:
    photo = published(cast)
    assert photo.name is not None
    posting.withdraw("complaint", photo.post_token, cast.account("carol").id)
    assert queries.standing(photo.name) == (False, True)
    cast.run_worker()
    assert public_files() == set() and photo_of(photo).state == State.REMOVED and photo_of(photo).copies_id is None


def test_a_photo_that_its_author_takes_away_is_gone_and_the_post_stays(cast: Cast) -> None:
    photo = published(cast)
    photos.discard(photo.token, cast.account("carol").id)
    assert photo.name and queries.standing(photo.name) == (False, True)
    assert public_files() == set() and queries.is_public(queries.post_of(photo.post_token))


def test_two_posts_with_the_same_covered_picture_share_a_file_until_the_last_goes(cast: Cast) -> None:
    first, second = published(cast), published(cast)
    assert first.name and first.name == second.name
    photos.discard(first.token, cast.account("carol").id)
    assert queries.standing(first.name) == (True, False) and len(public_files()) == 4
    photos.discard(second.token, cast.account("carol").id)
    assert queries.standing(first.name) == (False, True) and public_files() == set()


def test_a_discarded_draft_takes_its_photos_with_it(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    cast.make_photo(token, picture())
    kept = cast.make_photo(cast.make_draft("Other crate", "This one too."), picture())
    posting.discard(token, cast.account("carol").id)
    assert [one.id for one in db.session.query(Photo)] == [kept.id] and vault_files() == {kept.sealed_id}


def test_a_visitors_photos_go_with_their_draft_after_a_day_and_stay_when_it_is_claimed(cast: Cast) -> None:
    tokens = [
        posting.draft("visitor", "complaint", {"kind": "problem", "title": title, "body": "It broke."}).token
        for title in ("Stays", "Goes")
    ]
    first = cast.make_photo(tokens[0], picture())
    drafts.claim("visitor", cast.account("carol").id)
    second = posting.draft("visitor", "complaint", {"kind": "problem", "title": "Goes", "body": "It broke."}).token
    cast.make_photo(second, picture("#aa0000"))
    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        drafts.forget_expired()
        photos.forget_lost()
    assert [one.id for one in db.session.query(Photo)] == [first.id]
    assert photos.look(first.token, cast.account("carol").id).id == first.id


def test_whoever_leaves_leaves_no_original_and_no_unpublished_photo(cast: Cast) -> None:
    shown = published(cast)
    cast.make_photo(cast.make_draft("Other crate", "This one too."), picture("#aa0000"))
    posting.leave(cast.account("carol").id, PASSWORD, "keep")
    assert [one.id for one in db.session.query(Photo)] == [shown.id]
    assert shown.name and queries.standing(shown.name) == (True, False)
    assert vault_files() == {photo_of(shown).copies_id}


def test_the_original_is_destroyed_after_its_time_and_the_photo_stays(cast: Cast) -> None:
    photo = published(cast)
    with time_machine.travel(clock.now() + timedelta(days=settings().purge_days, minutes=1), tick=False):
        vault.purge()
        assert photo.sealed_id is not None and photo.sealed_id not in vault_files()
        with pytest.raises(NotFound):
            files.open_claimed(photo.sealed_id)
    assert photo.name and queries.standing(photo.name) == (True, False)


def test_files_that_a_crash_left_are_swept_away_and_no_others(cast: Cast) -> None:
    photo = published(cast)
    files.lock(b"copies that no row knows")
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        assert photos.sweep() == 1
    assert vault_files() == {photo.sealed_id, photo.copies_id}


def test_a_post_sent_again_keeps_its_photos(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    carol = cast.account("carol").id
    sent = posting.send(token, carol)[1]
    back = posting.change("complaint", sent.token, carol)
    again = posting.send(back.token, carol)[1]
    assert [one.id for one in queries.of_post(again.token)] == [photo.id]


def test_a_returned_post_comes_back_with_its_photos(cast: Cast) -> None:
    token = cast.make_draft("Crate broken", "The crate came broken.")
    photo = cast.make_photo(token, picture())
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    entry, mo = cast.entry("complaint", complaint.id), cast.account("mo")
    moderation.claim_this(entry.token, mo)
    moderation.return_to_author(entry.token, mo, "unclear", "Where was it?")
    photos.forget_lost()
    assert [one.id for one in queries.of_post(complaint.token)] == [photo.id]


def test_a_grown_roster_lets_the_machine_look_again_at_what_waits(cast: Cast) -> None:
    photo = cast.make_photo(cast.make_draft("Crate broken", "The crate came broken."), picture())
    cast.run_worker()
    version = photo_of(photo).version
    cast.protect("Brenda Miller")
    cast.run_worker()
    assert photo_of(photo).state == State.WAITING and photo_of(photo).version > version


def test_the_vault_and_the_public_copies_are_two_places(app: Flask) -> None:
    assert storage.photo_store() != storage.store(settings().vault_store, settings().instance / "vault")
