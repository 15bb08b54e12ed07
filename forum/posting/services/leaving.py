"""Leaving for good, in one transaction: no word that was not public stays, and nothing says whose the public ones were.

What stays: public words that their author leaves here (also a pseudonym that somebody wrote into them), numbers of
votes, decisions with their reasons, and in the log the number of an account that is empty.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select

from forum import clock, events, log
from forum.accounts import closing, passwords
from forum.accounts.models import Account
from forum.answers.models import Helpful
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Follow, Same
from forum.complaints.rules import Mover, Publication
from forum.errors import Invalid
from forum.extensions import db, writing
from forum.moderation import subjects
from forum.moderation.services import deciding, parting
from forum.photos import services as photos
from forum.posting import queries, rules
from forum.vault import drafts
from forum.vault import services as vault


class Posts(StrEnum):
    """What becomes of somebody's public posts."""

    KEEP = "keep"
    WITHDRAW = "withdraw"


def leave(account_id: int, password: str, posts: str) -> None:
    """Close an account for good. Raises Invalid, and NotAllowed for the last administrator; said twice it is done once.

    1. Withdraw or sign off each post, and destroy what is sealed of it. 2. Delete drafts, votes, follows. 3. Empty the
    account. 4. Make the database's files forget.
    """
    _refuse(account_id, password, posts)
    with writing():
        account = db.session.get_one(Account, account_id, with_for_update={"of": Account})
        if account.closed_at is not None:
            return
        files = photos.sign_off(queries.tokens_of(account_id))
        closing.refuse_last_administrator(account)
        role = account.role
        for kind in subjects.KINDS:
            for post_id in _ids(kind, account_id):
                _part_with(kind, post_id, Posts(posts))
        _forget_acts(account_id)
        closing.close(account)
        events.record("account_closed", subject=f"account:{account_id}")
        log.record(
            "account_closed", actor_id=account_id, role=role, subject_kind="account", subject_id=account_id, posts=posts
        )
    photos.forget_files(files)
    photos.forget_lost()
    vault.forget_deleted()


def _refuse(account_id: int, password: str, posts: str) -> None:
    faults = {}
    if posts not in set(Posts):
        faults["posts"] = _("Please choose what happens to your posts.")
    if not passwords.fits(password, db.session.get_one(Account, account_id).password_hash):
        faults["password"] = _("This is not your password. Please try again.")
    if faults:
        raise Invalid(next(iter(faults.values())), faults)


def _ids(kind: str, account_id: int) -> Sequence[int]:
    model = subjects.KINDS[kind].model
    return db.session.scalars(select(model.id).where(model.author_id == account_id).order_by(model.id)).all()


def _part_with(kind: str, post_id: int, posts: Posts) -> None:
    post = parting.taken_back(kind, post_id)
    state = Publication(post.state)
    if state in rules.ONCE_PUBLIC:
        if posts is Posts.WITHDRAW and _is_own_word(kind, post):
            subjects.KINDS[kind].take_down(post, Publication.WITHDRAWN, Mover.AUTHOR)
            _end(kind, post)
    else:
        if state in rules.WITHDRAWABLE:
            post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
        _end(kind, post)
    parting.destroy_originals(kind, post)
    post.author_id = None


def _is_own_word(kind: str, post: Any) -> bool:
    """An official answer is its team's, what a moderator marked as the fix is the forum's; an edit holds no words."""
    if kind == "resolution":
        return bool(post.said_by == "author")
    return kind != "edit" and not getattr(post, "official", False)


def _end(kind: str, post: Any) -> None:
    """Nobody will read it again: its words go, it leaves the queue, and its case is over."""
    complaints.forget_words(post)
    deciding.withdrawn(kind, post)
    if isinstance(post, Complaint) and post.case is not None:
        post.case.ended_at, post.case.next_contact_at = post.case.ended_at or clock.now(), None


def _forget_acts(account_id: int) -> None:
    drafts.drop_all(account_id)
    parting.let_go(account_id)
    # The counts stay: the same did happen to somebody, and an answer did help. Only who it was is forgotten.
    for model in (Same, Helpful, Follow):
        db.session.execute(delete(model).where(model.account_id == account_id))
