"""Reading photos: of a draft or post, what waits for a person, what strangers may see. No picture is here."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.photos.models import Photo
from forum.photos.rules import State

Post = Complaint | Answer


def by_token(token: str, *, locked: bool = False) -> Photo | None:
    """One photo by its private address."""
    wanted = select(Photo).where(Photo.token == token)
    if locked:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(wanted)


def sent_by_token(token: str) -> Photo | None:
    """One photo by its private address, once its post was sent and while it is not gone."""
    return db.session.scalar(select(Photo).where(Photo.token == token, sent()))


def of_post(post_token: str, *, locked: bool = False) -> Sequence[Photo]:
    """Every photo of a draft or post, in the order in which they were added."""
    wanted = select(Photo).where(Photo.post_token == post_token).order_by(Photo.place, Photo.id)
    if locked:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(wanted).all()


def shown(post_token: str) -> Sequence[Photo]:
    """The photos that stand in public with a post."""
    wanted = select(Photo).where(Photo.post_token == post_token, Photo.state == State.PUBLISHED)
    return db.session.scalars(wanted.order_by(Photo.place, Photo.id)).all()


def numbers(post_tokens: Sequence[str]) -> Mapping[str, int]:
    """How many photos each of these drafts and posts has, in one query; nothing for those without."""
    wanted = select(Photo.post_token, func.count()).where(Photo.post_token.in_(post_tokens)).group_by(Photo.post_token)
    rows: Sequence[Any] = db.session.execute(wanted).all()
    return dict(rows)


def post_of(post_token: str) -> Post | None:
    """The post with this address; nothing while it is a draft alone."""
    complaint = db.session.scalar(select(Complaint).where(Complaint.token == post_token))
    if complaint is not None:
        return complaint
    answers = select(Answer).options(joinedload(Answer.complaint)).where(Answer.token == post_token)
    return db.session.scalar(answers)


def token_of(complaint_id: int | None, answer_id: int | None) -> str | None:
    """The address of the post that an event tells of."""
    model, post_id = (Complaint, complaint_id) if answer_id is None else (Answer, answer_id)
    return db.session.scalar(select(model.token).where(model.id == post_id))


def is_public(post: Post | None) -> bool:
    """Whether strangers read the post; an answer needs its problem for that."""
    if post is None or not post.is_public:
        return False
    return not isinstance(post, Answer) or post.complaint.is_public


def is_gone(post: Post) -> bool:
    """Whether the post stood in public and was withdrawn or removed, or never will be public."""
    over = {Publication.WITHDRAWN, Publication.REMOVED}
    return post.state in over or (isinstance(post, Answer) and post.complaint.state in over)


def standing(name: str) -> tuple[bool, bool]:
    """Whether strangers may see the picture of this name, and else whether they could once: (shown, gone)."""
    photos = db.session.scalars(select(Photo).where(Photo.name == name)).all()
    if any(one.state == State.PUBLISHED and is_public(post_of(one.post_token)) for one in photos):
        return True, False
    return False, any(_is_gone_for_good(one) for one in photos)


def is_named(name: str, *, but: int) -> bool:
    """Whether another photo that stands in public shares these covered bytes."""
    wanted = select(Photo.id).where(Photo.name == name, Photo.state == State.PUBLISHED, Photo.id != but)
    return db.session.scalar(wanted.limit(1)) is not None


def held_by(account_id: int) -> Photo | None:
    """The photo that a moderator has in hand."""
    mine = (Photo.claimed_by_id == account_id, Photo.claimed_until > clock.now(), Photo.decided_at.is_(None))
    return db.session.scalar(select(Photo).where(*mine).order_by(Photo.made_at, Photo.id).limit(1))


def waiting(limit: int = 50) -> Sequence[Photo]:
    """What waits for a person: the oldest first."""
    return db.session.scalars(select(Photo).where(*to_see()).order_by(Photo.made_at, Photo.id).limit(limit)).all()


def waiting_count() -> int:
    """How many photos wait for a person."""
    return db.session.scalar(select(func.count()).select_from(Photo).where(*to_see())) or 0


def held_count() -> int:
    """How many photos are held back because they could not be checked."""
    held = (Photo.state == State.HELD, sent())
    return db.session.scalar(select(func.count()).select_from(Photo).where(*held)) or 0


def held_reasons() -> Mapping[str, int]:
    """Why photos are held back, and how many for each reason, the most frequent first."""
    counted = select(Photo.why, func.count()).where(Photo.state == State.HELD, sent()).group_by(Photo.why)
    return {row.why: row[1] for row in db.session.execute(counted.order_by(func.count().desc(), Photo.why))}


def to_see() -> tuple[ColumnElement[bool], ...]:
    """Which photos a person must look at: covered or held, and their post was sent."""
    return Photo.state.in_((State.WAITING, State.HELD)), sent()


def sent() -> ColumnElement[bool]:
    """Whether a photo's post is on its way or public: what is still a draft is its author's alone."""
    at_rest = (Publication.DRAFT, Publication.COOLING_OFF, Publication.RETURNED, Publication.DECLINED)
    over = (Publication.WITHDRAWN, Publication.REMOVED)
    return or_(
        *(
            Photo.post_token.in_(select(model.token).where(model.state.not_in(at_rest + over)))
            for model in (Complaint, Answer)
        )
    )


def last_seen(most: int) -> tuple[int, int]:
    """Of the last photos that persons looked at: how many, and in how many the machine had missed something."""
    wanted = select(Photo.missed).where(Photo.missed.is_not(None)).order_by(Photo.decided_at.desc()).limit(most)
    rows: Sequence[Any] = db.session.scalars(wanted).all()
    return len(rows), sum(bool(row) for row in rows)


def _is_gone_for_good(photo: Photo) -> bool:
    post = post_of(photo.post_token)
    return photo.state == State.REMOVED or post is None or is_gone(post)
