"""A photo that waits is one moderator’s at a time, and never of their own post."""

import threading
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum import clock
from forum.config import settings
from forum.errors import NotAllowed, NotFound, Stale
from forum.extensions import db
from forum.log import LogEntry
from forum.photos import services
from forum.photos.models import Photo
from tests.cast import Cast
from tests.waiting_photos import at, green
from tests.waiting_photos import make_photo_waiting as make


def taken(cast: Cast, token: str, name: str = "mo") -> Photo:
    return services.claim_this(token, cast.account(name))


def approve(cast: Cast, token: str, name: str = "mo") -> bool:
    return services.approve(token, cast.account(name), at(token).version)


def acts() -> list[str]:
    return [entry.act for entry in db.session.query(LogEntry).order_by(LogEntry.id) if entry.subject_kind == "photo"]


def test_the_oldest_is_taken_and_what_one_holds_comes_first(cast: Cast) -> None:
    first, second = make(cast), make(cast, title="The door")
    mo = cast.account("mo")
    for _time in range(2):
        photo = services.claim(mo)
        assert photo is not None and photo.token == first
    other = services.claim(cast.account("nia"))
    assert other is not None and other.token == second
    assert acts().count("photo_claimed") == 2


def test_a_photo_of_a_draft_is_nobodys_to_look_at(cast: Cast) -> None:
    token = cast.make_photo(cast.make_draft("The lift", "It is broken."), green()).token
    cast.run_worker()
    assert services.claim(cast.account("mo")) is None
    with pytest.raises(NotFound):
        taken(cast, token)


def test_nobody_decides_a_photo_of_their_own_post(cast: Cast) -> None:
    token = make(cast, author="mo")
    assert services.claim(cast.account("mo")) is None
    with pytest.raises(NotAllowed):
        taken(cast, token)
    assert services.claim(cast.account("nia")) is not None


def test_customers_and_officials_take_nothing(cast: Cast) -> None:
    token = make(cast)
    for name in ("carol", "olga"):
        with pytest.raises(NotAllowed):
            taken(cast, token, name)


def test_a_photo_in_other_hands_is_not_taken_and_comes_back_when_the_time_is_over(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    with pytest.raises(Stale):
        taken(cast, token, "nia")
    with time_machine.travel(clock.now() + timedelta(minutes=settings().claim_minutes + 1)):
        with pytest.raises(Stale):
            approve(cast, token)
        assert services.claim(cast.account("nia")) is not None


def test_what_was_held_too_long_is_its_authors_to_change_again(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    assert not at(token).is_open
    with time_machine.travel(clock.now() + timedelta(minutes=settings().claim_minutes + 1)):
        services.release_expired()
        assert at(token).is_open


def test_what_one_left_to_another_is_not_offered_again_that_day(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    services.leave(token, cast.account("mo"))
    assert services.claim(cast.account("mo")) is None
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert services.claim(cast.account("mo")) is not None


def test_two_moderators_in_one_moment_get_different_photos(cast: Cast, app: Flask) -> None:
    tokens = {make(cast), make(cast, title="The door")}
    accounts = [cast.account(name).id for name in ("mo", "nia")]
    db.session.rollback()
    got: list[str] = []
    start = threading.Barrier(2)

    def take(account_id: int) -> None:
        with app.app_context():
            start.wait()
            photo = services.claim(db.session.get_one(type(cast.account("mo")), account_id))
            got.append(photo.token if photo else "")

    threads = [threading.Thread(target=take, args=(one,)) for one in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(got) == tokens
