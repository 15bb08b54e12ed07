"""What a moderator does with a photo in hand: cover more or less, approve, leave out, look at the original."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from flask_babel import gettext as _

from forum import clock, events, log
from forum.accounts.models import Account
from forum.complaints.rules import Mover
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db, writing
from forum.photos import queries, rules, trust
from forum.photos.models import Photo
from forum.photos.rules import State
from forum.photos.services import claiming, covering, describing
from forum.redaction.photos import services as redaction
from forum.redaction.photos.rules import Box
from forum.redaction.rules import PublicWords, removals_json
from forum.vault import files
from forum.vault import services as vault

MODERATOR = "moderator"  # who drew a box


def save(token: str, account: Account, version: int, answers: Mapping[str, str], drawn: Iterable[Box]) -> Photo:
    """Keep what was said about the boxes and what was drawn; the covered copies are made anew when that changes them.

    Boxes that the author drew stay: what somebody wants covered in their own photo is not uncovered here.
    """
    account_id = account.id
    photo = _in_hand(token, account_id, version, locked=False)
    said = {**photo.answers, **_known(photo, answers)}
    ours = (box for box in drawn if box.reason == MODERATOR)
    boxes = [*(box for box in photo.by_hand if box.reason != MODERATOR), *ours]
    if (said, boxes) == (photo.answers, photo.by_hand):
        return photo
    if len(boxes) > rules.BOXES_MOST:
        raise Invalid(_("That is a lot to cover. Leave the photo out instead."))
    covers = rules.covered(photo.found, said, boxes)
    made = covering.redrawn(photo, covers) if covers != photo.covers else None
    before = None
    try:
        with writing():
            photo = _in_hand(token, account_id, version)
            _note_uncovered(photo, said, account_id)
            photo.answers, photo.drawn = said, [rules.packed(box) for box in boxes]
            if made is not None:
                before = covering.wear(photo, *made)
            photo.version += 1
    except Exception:
        covering.forget_copies(made[0] if made else None)
        raise
    covering.forget_copies(before)
    return photo


def approve(token: str, account: Account, version: int, *, described: bool = True) -> bool:
    """Let a photo go out as it is covered now; False when a second person must agree, since a face has no cover.

    Without `described` its author's description stays out.
    """
    account_id, role = account.id, account.role
    photo = _in_hand(token, account_id, version, locked=False)
    alt = outward(photo) if described else PublicWords("", ())
    with writing():
        photo = _in_hand(token, account_id, version)
        _refuse_undecided(photo)
        agreed = not rules.uncovered_faces(photo.found, photo.answers) or photo.uncovered_by_id not in {
            None,
            account_id,
        }
        if agreed:
            photo.alt, photo.alt_removals = alt.text, removals_json(alt)
            _close(photo.move_to(State.APPROVED, Mover.MODERATOR), account_id)
            events.record("photo_approved", subject=photo.post_token)
        else:
            photo.uncovered_by_id = account_id
            claiming.put_back(photo)
        act = "photo_approved" if agreed else "photo_uncovered"
        log.record(act, actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id)
    return agreed


def approve_unseen(photo: Photo) -> None:
    """Let a photo in which nothing was found go out without a person, where the evidence allows that."""
    if not rules.is_unmarked(photo.state, photo.boxes, photo.drawn) or not trust.may_go_unseen(photo.token):
        return
    token, version, alt = photo.token, photo.version, outward(photo)
    with writing():
        found = queries.by_token(token, locked=True)
        if found is None or found.version != version or found.state != State.WAITING or found.claimed_by_id:
            return  # it changed in this moment, or a person has it: a person decides
        found.alt, found.alt_removals = alt.text, removals_json(alt)
        _close(found.move_to(State.APPROVED, Mover.MACHINE), None)
        log.record("photo_approved", actor_id=None, role="machine", subject_kind="photo", subject_id=found.id)


def leave_out(token: str, account: Account, version: int, reason: str) -> None:
    """Say that a photo is not shown, and why; its author reads the reason."""
    if reason not in rules.REASONS:
        raise Invalid(_("Please choose a reason."), {"reason": _("Please choose a reason.")})
    account_id, role = account.id, account.role
    with writing():
        photo = _in_hand(token, account_id, version)
        _close(photo.move_to(State.LEFT_OUT, Mover.MODERATOR), account_id)
        photo.why, copies_id, photo.copies_id = reason, photo.copies_id, None
        log.record(
            "photo_left_out", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id, reason=reason
        )
    covering.forget_copies(copies_id)


def try_again(token: str, account: Account) -> None:
    """Let the machine look once more at a photo that it could not check."""
    account_id, role = account.id, account.role
    with writing():
        photo = claiming.claimed(token, account_id)
        if photo.key_box is None or photo.sealed_id is None:
            raise NotFound(_("The original of this photo is not here any more. It can only be left out."))
        photo.move_to(State.COVERING, Mover.MODERATOR).version += 1
        photo.why = ""
        claiming.put_back(photo)
        events.record("photo_kept", subject=photo.token)
        log.record("photo_tried_again", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id)


def open_original(token: str, account: Account, reason: str = "") -> None:
    """Ask for the original of a photo in hand: logged, at most so many an hour; a reason that is given is sealed."""
    account_id, role = account.id, account.role
    why = vault.sealed("opening", {"reason": reason}) if reason else None
    with writing():
        photo = claiming.claimed(token, account_id)
        if photo.opened_by_id == account_id:
            return
        if photo.sealed_id is None:
            raise NotFound(_("The original of this photo is not here any more."))
        vault.refuse_too_many("photo_original_opened", account_id)
        photo.opened_by_id = account_id
        db.session.add_all([why] if why else [])
        codes = {"why": why.id} if why else {}
        log.record(
            "photo_original_opened", actor_id=account_id, role=role, subject_kind="photo", subject_id=photo.id, **codes
        )


def original(token: str, account: Account) -> bytes:
    """A photo without covers, as a JPEG, for whoever has it in hand and asked to see it."""
    photo = claiming.claimed(token, account.id, locked=False)
    if photo.opened_by_id != account.id or photo.sealed_id is None:
        raise NotAllowed(_("Ask for the original first: it is written down who opened it."))
    return redaction.upright(files.open_claimed(photo.sealed_id))


def outward(photo: Photo) -> PublicWords:
    """The description as everybody would hear it once the photo is approved."""
    post = queries.post_of(photo.post_token)
    if not photo.alt_box or post is None:
        return PublicWords("", ())
    return describing.described_outward(photo, post.language)


def _in_hand(token: str, account_id: int, version: int, *, locked: bool = True) -> Photo:
    photo = claiming.claimed(token, account_id, locked=locked)
    if photo.version != version:
        raise Stale(_("This photo has changed since you opened it. Please look at it again."))
    return photo


def _known(photo: Photo, answers: Mapping[str, str]) -> dict[str, str]:
    numbers = {str(number) for number in range(len(photo.boxes))}
    return {number: said for number, said in answers.items() if number in numbers and said in {"cover", "leave"}}


def _note_uncovered(photo: Photo, said: Mapping[str, str], account_id: int) -> None:
    """Each face that loses its cover is somebody's doing, and another person's to agree with."""
    before, after = (set(rules.uncovered_faces(photo.found, one)) for one in (photo.answers, said))
    if after - before:
        photo.uncovered_by_id = account_id
    elif not after:
        photo.uncovered_by_id = None


def _refuse_undecided(photo: Photo) -> None:
    if photo.state != State.WAITING or photo.copies_id is None:
        raise NotAllowed(_("This photo could not be checked, so it cannot be shown."))
    if rules.open_doubts(photo.found, photo.answers):
        raise NotAllowed(_("Not yet: decide each doubt first."))


def _close(photo: Photo, account_id: int | None) -> None:
    """It is decided: nothing opens it with the draft key any more, and its original has a last day."""
    photo.alt_box = photo.key_box = None
    photo.decided_by_id, photo.decided_at = account_id, clock.now()
    photo.missed = _was_missed(photo.by_hand) if account_id and photo.state == State.APPROVED else None
    claiming.put_back(photo)
    if photo.sealed_id is not None:
        vault.keep_until(photo.sealed_id, clock.now() + timedelta(days=settings().purge_days))


def _was_missed(drawn: Collection[Box]) -> bool:
    return any(box.reason == MODERATOR for box in drawn)
