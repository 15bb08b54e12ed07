"""Whether a photo may be shown unseen; and a photo's whole life in two buckets."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from forum import clock
from forum.extensions import db
from forum.photos import queries, trust
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.posting import services as posting
from tests.cast import Cast
from tests.services.buckets import KEY, new_bucket, s3_server
from tests.services.test_photos import photo_of, picture, public_files, published, vault_files


@pytest.fixture
def cast(app: Flask) -> Cast:
    return Cast(app)


@pytest.fixture
def bucket_server() -> Iterator[str]:
    with s3_server() as address:
        yield address


def allow(app: Flask, **more: object) -> None:
    """The operator asks for photos to go out unseen, or for other things."""
    app.extensions["settings"] = replace(app.extensions["settings"], **({"photo_review": "doubtful"} | more))


def seen(count: int, missed: int = 0) -> None:
    """So many photos were seen by persons, and in so many something was missed."""
    now = clock.now()
    rows = [Photo(post_token=f"p{number}", state=State.LEFT_OUT, missed=number < missed) for number in range(count)]
    for row in rows:
        row.decided_at = now
    db.session.add_all(rows)
    db.session.commit()


def test_a_person_sees_every_photo_unless_the_operator_asked_and_enough_was_seen(app: Flask) -> None:
    seen(500)
    assert trust.everything_is_seen()
    allow(app)
    assert not trust.everything_is_seen()


@pytest.mark.parametrize(("count", "missed"), [(499, 0), (500, 2), (500, 50)])
def test_too_little_or_too_bad_evidence_lets_nothing_out(app: Flask, count: int, missed: int) -> None:
    seen(count, missed)
    allow(app)
    assert trust.everything_is_seen() and not any(trust.may_go_unseen(str(n)) for n in range(50))


def test_one_in_ten_is_seen_all_the_same(app: Flask) -> None:
    seen(500)
    allow(app)
    unseen = sum(trust.may_go_unseen(str(n)) for n in range(300))
    assert 220 < unseen < 300


def test_only_a_photo_in_which_nothing_was_found_goes_out_unseen_and_not_before_its_post(cast: Cast) -> None:
    seen(500)
    allow(cast.app)
    token = cast.make_draft("Crates broken", "They broke.")
    made = [cast.make_photo(token, picture(f"#{number * 40:02x}5070")) for number in range(6)]
    made[0].drawn = [[1, 1, 50, 50, 1.0, "hand", "strike", "author"]]
    db.session.commit()
    cast.run_worker()
    assert {photo_of(photo).state for photo in made} == {State.WAITING}
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    states = {photo.token: photo_of(photo).state for photo in made[1:]}
    assert {one for one, state in states.items() if state == State.PUBLISHED} == set(
        filter(trust.may_go_unseen, states)
    )
    assert State.PUBLISHED in states.values() and photo_of(made[0]).state == State.WAITING
    assert {photo_of(photo).missed for photo in made} == {None}


def test_a_photo_lives_in_two_buckets_as_in_two_folders(cast: Cast, bucket_server: str) -> None:
    sealed, shown = (f"s3://{new_bucket(bucket_server)}/forum" for _ in range(2))
    allow(
        cast.app,
        photo_review="everything",
        vault_store=sealed,
        photo_store=shown,
        s3_endpoint=bucket_server,
        **KEY,
    )
    photo = published(cast)
    assert vault_files() == public_files() == set()
    address = f"/photos/{photo.name}-1600.webp"
    answer = cast.browser().get(address)
    assert answer.status_code == 200 and answer.mimetype == "image/webp"
    photos.discard(photo.token, cast.account("carol").id)
    assert cast.browser().get(address).status_code == 410
    assert photo.name and queries.standing(photo.name) == (False, True)
