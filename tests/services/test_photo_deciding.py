"""What a moderator does with a photo: each is one person's at a time, seen before it goes out, and never their own."""

import io
from collections.abc import Sequence
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from forum import clock
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale, TooMany
from forum.extensions import db, writing
from forum.log import LogEntry
from forum.photos import queries, rules, services
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import Tier
from forum.vault import services as vault
from forum.vault.models import Sealed
from tests.cast import Cast
from tests.waiting_photos import BADGE, DRAWN, FACE, GREEN, PERHAPS, at, green
from tests.waiting_photos import make_photo_waiting as make


def taken(cast: Cast, token: str, name: str = "mo") -> Photo:
    return services.claim_this(token, cast.account(name))


def approve(cast: Cast, token: str, name: str = "mo") -> bool:
    return services.approve(token, cast.account(name), at(token).version)


def save(cast: Cast, token: str, name: str = "mo", drawn: Sequence[Box] = (), **answers: str) -> Photo:
    said = {number.removeprefix("n"): answer for number, answer in answers.items()}
    return services.save(token, cast.account(name), at(token).version, said, drawn)


def colour(token: str, x: int, y: int) -> tuple[int, ...]:
    """What stands at this place of the covered copy."""
    with Image.open(io.BytesIO(services.picture(at(token)))) as image:
        return tuple(image.convert("RGB").getpixel((x, y)))  # type: ignore[arg-type]


def is_green(token: str, x: int, y: int) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour(token, x, y), GREEN, strict=True))


def acts() -> list[str]:
    return [entry.act for entry in db.session.query(LogEntry).order_by(LogEntry.id) if entry.subject_kind == "photo"]


# What is covered.


def test_an_answer_is_painted_and_a_doubt_that_may_stay_is_not(cast: Cast) -> None:
    token = make(cast, PERHAPS, BADGE)
    taken(cast, token)
    save(cast, token, n0="leave", n1="cover", drawn=[DRAWN])
    assert is_green(token, 220, 120)
    assert not is_green(token, 145, 190)
    assert not is_green(token, 25, 25)
    save(cast, token, n0="cover")
    assert not is_green(token, 220, 120)
    assert is_green(token, 25, 25)


def test_what_changes_nothing_keeps_version_and_picture(cast: Cast) -> None:
    token = make(cast, PERHAPS)
    taken(cast, token)
    before = (at(token).version, at(token).copies_id)
    save(cast, token)
    assert (at(token).version, at(token).copies_id) == before
    save(cast, token, n0="leave")
    assert (at(token).version, at(token).copies_id) == (before[0] + 1, before[1])


def test_what_its_author_covered_stays_covered(cast: Cast) -> None:
    token = make(cast)
    with writing():
        at(token).drawn = [rules.packed(Box(10, 10, 30, 30, 1.0, Seen.HAND, Tier.strike, "author"))]
    taken(cast, token)
    save(cast, token, drawn=[Box(200, 100, 20, 20, 1.0, Seen.HAND, Tier.strike, "moderator")])
    save(cast, token)
    assert [box.reason for box in at(token).by_hand] == ["author"]
    assert not is_green(token, 25, 25)


def test_an_answer_to_no_box_and_a_word_that_is_no_answer_are_passed_over(cast: Cast) -> None:
    token = make(cast, PERHAPS)
    taken(cast, token)
    save(cast, token, n7="leave", n0="perhaps")
    assert at(token).answers == {}


def test_more_boxes_than_anybody_draws_are_refused(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    many = [Box(n, n, 10, 10, 1.0, Seen.HAND, Tier.strike, "moderator") for n in range(rules.BOXES_MOST + 1)]
    with pytest.raises(Invalid):
        save(cast, token, drawn=many)


def test_an_older_page_changes_and_decides_nothing(cast: Cast) -> None:
    token = make(cast, PERHAPS)
    old, mo = taken(cast, token).version, cast.account("mo")
    save(cast, token, n0="cover")
    with pytest.raises(Stale):
        services.save(token, mo, old, {"0": "leave"}, [])
    with pytest.raises(Stale):
        services.approve(token, cast.account("mo"), old)
    with pytest.raises(Stale):
        services.leave_out(token, cast.account("mo"), old, "person")
    assert at(token).answers == {"0": "cover"}


# Approving.


def test_an_approved_photo_keeps_no_key_and_its_original_gets_a_last_day(cast: Cast) -> None:
    token = make(cast)
    services.describe(token, cast.account("carol").id, "The button that Brenda Harrowgate broke")
    taken(cast, token)
    assert approve(cast, token)
    photo = at(token)
    assert (photo.state, photo.key_box, photo.alt_box, photo.claimed_by_id) == (State.APPROVED, None, None, None)
    assert "Harrowgate" not in photo.alt and photo.alt.startswith("The button")
    assert len(photo.alt_removals) == photo.alt.count("\ue000") > 0
    assert photo.missed is False and photo.decided_by_id == cast.account("mo").id
    last = db.session.get_one(Sealed, photo.sealed_id).purge_at
    assert last is not None and abs(last - clock.now() - timedelta(days=settings().purge_days)) < timedelta(minutes=1)
    assert acts()[-1] == "photo_approved"


def test_a_description_can_stay_out(cast: Cast) -> None:
    token = make(cast)
    services.describe(token, cast.account("carol").id, "A broken button")
    taken(cast, token)
    services.approve(token, cast.account("mo"), at(token).version, described=False)
    assert (at(token).alt, at(token).alt_box) == ("", None)


def test_an_open_doubt_is_decided_first(cast: Cast) -> None:
    token = make(cast, PERHAPS)
    taken(cast, token)
    with pytest.raises(NotAllowed):
        approve(cast, token)
    save(cast, token, n0="leave")
    assert approve(cast, token)


def test_what_the_machine_missed_is_counted(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    save(cast, token, drawn=[DRAWN])
    approve(cast, token)
    assert queries.last_seen(500) == (1, 1)


def test_an_approved_photo_of_a_public_post_is_public(cast: Cast) -> None:
    post = cast.make_published()
    photo = cast.make_photo(post.token, green())
    cast.run_worker()
    assert cast.approve_photo(photo).state == State.PUBLISHED


# A face without a cover.


def test_a_face_loses_its_cover_only_with_a_second_person(cast: Cast) -> None:
    token = make(cast, FACE)
    taken(cast, token)
    save(cast, token, n0="leave")
    assert not approve(cast, token)
    assert at(token).state == State.WAITING
    assert services.claim(cast.account("mo")) is None
    agreed = services.claim(cast.account("nia"))
    assert agreed is not None and agreed.token == token
    assert approve(cast, token, "nia")
    assert is_green(token, 70, 70)
    assert acts()[-4:] == ["photo_claimed", "photo_uncovered", "photo_claimed", "photo_approved"]


def test_the_second_person_may_cover_it_again(cast: Cast) -> None:
    token = make(cast, FACE)
    taken(cast, token)
    save(cast, token, n0="leave")
    approve(cast, token)
    taken(cast, token, "nia")
    save(cast, token, "nia", n0="cover")
    assert approve(cast, token, "nia")
    assert not is_green(token, 70, 70)


def test_a_face_that_the_second_person_uncovers_needs_somebody_else_again(cast: Cast) -> None:
    other = Box(200, 40, 60, 60, 0.9, Seen.FACE, Tier.strike)
    token = make(cast, FACE, other)
    taken(cast, token)
    save(cast, token, n0="leave")
    approve(cast, token)
    taken(cast, token, "nia")
    save(cast, token, "nia", n1="leave")
    assert not approve(cast, token, "nia")
    taken(cast, token)
    assert approve(cast, token)


def test_who_uncovered_a_face_cannot_agree_by_taking_it_again(cast: Cast) -> None:
    token = make(cast, FACE)
    for _time in range(2):
        taken(cast, token)
        save(cast, token, n0="leave")
        assert not approve(cast, token)


def test_leaving_an_uncovered_face_to_another_counts_as_the_first_word(cast: Cast) -> None:
    token = make(cast, FACE)
    taken(cast, token)
    save(cast, token, n0="leave")
    services.leave(token, cast.account("mo"))
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert services.claim(cast.account("mo")) is None


# Leaving out, and what could not be checked.


def test_a_photo_that_is_left_out_leaves_a_reason_and_no_picture(cast: Cast) -> None:
    token = make(cast)
    taken(cast, token)
    with pytest.raises(Invalid):
        services.leave_out(token, cast.account("mo"), at(token).version, "because")
    services.leave_out(token, cast.account("mo"), at(token).version, "person")
    photo = at(token)
    assert (photo.state, photo.why, photo.copies_id, photo.key_box) == (State.LEFT_OUT, "person", None, None)
    assert photo.missed is None
    with pytest.raises(NotFound):
        services.picture(photo)
    with pytest.raises(Stale):
        taken(cast, token, "nia")


def hold_back(cast: Cast, token: str) -> None:
    with writing():
        photo = at(token)
        photo.state, photo.why, photo.copies_id = State.HELD, "no_model", None
    assert taken(cast, token).state == State.HELD


def test_a_photo_that_was_not_checked_is_never_approved_and_the_machine_can_look_again(cast: Cast) -> None:
    token = make(cast)
    hold_back(cast, token)
    with pytest.raises(NotAllowed):
        approve(cast, token)
    services.try_again(token, cast.account("mo"))
    assert (at(token).state, at(token).claimed_by_id) == (State.COVERING, None)
    cast.run_worker()
    assert at(token).state == State.WAITING
    assert is_green(token, 70, 70)


def test_what_waits_comes_before_what_is_held_back(cast: Cast) -> None:
    held, waits = make(cast), make(cast, title="The door")
    hold_back(cast, held)
    services.leave(held, cast.account("mo"))
    photo = services.claim(cast.account("nia"))
    assert photo is not None and photo.token == waits
    assert queries.held_reasons() == {"no_model": 1}


# The original.


def test_the_original_is_shown_to_whoever_has_it_and_asked_for_it(cast: Cast) -> None:
    token = make(cast, FACE)
    taken(cast, token)
    with pytest.raises(NotAllowed):
        services.original(token, cast.account("mo"))
    services.open_original(token, cast.account("mo"), "Is this a poster?")
    services.open_original(token, cast.account("mo"))
    assert acts().count("photo_original_opened") == 1
    with Image.open(io.BytesIO(services.original(token, cast.account("mo")))) as image:
        assert image.size == (320, 240)
    services.leave(token, cast.account("mo"))
    with pytest.raises(Stale):
        services.original(token, cast.account("mo"))
    taken(cast, token, "nia")
    with pytest.raises(NotAllowed):
        services.original(token, cast.account("nia"))


def test_nobody_opens_originals_without_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "OPENINGS_AN_HOUR", 1)
    first, second = make(cast), make(cast, title="The door")
    taken(cast, first)
    services.open_original(first, cast.account("mo"))
    taken(cast, second)
    with pytest.raises(TooMany):
        services.open_original(second, cast.account("mo"))
    with time_machine.travel(clock.now() + timedelta(hours=1, minutes=1)):
        taken(cast, second)
        services.open_original(second, cast.account("mo"))
