"""The kinds of posts that pass the pipeline, and what is done to each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from forum.answers import editing
from forum.answers import services as answers
from forum.answers.models import Answer, Edit, Resolution
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, ComplaintTag, Tag
from forum.complaints.rules import Mover, Publication
from forum.complaints.services import Publishable
from forum.errors import NotFound
from forum.extensions import db

# What is asked of each kind. Resolutions are called "steps" where people read it.
AnyPost = Complaint | Answer | Resolution | Edit


@dataclass(frozen=True)
class Subject:
    """How one kind of post is loaded, published and taken down."""

    model: type[Any]
    fields: tuple[str, ...]
    publish: Callable[[Any, Publishable, Mover], None]
    take_down: Callable[[Any, Publication, Mover], None]


KINDS: Mapping[str, Subject] = {
    "complaint": Subject(Complaint, ("title", "body", "wish", "tags"), complaints.publish, complaints.take_down),
    "answer": Subject(Answer, ("body",), answers.publish, answers.take_down),
    "resolution": Subject(Resolution, ("body",), answers.publish_steps, answers.hide_steps),
    # Its words are never its own: once published they are those of the complaint or answer that it changes.
    "edit": Subject(Edit, ("title", "body", "wish"), editing.publish, editing.end),
}


def load(kind: str, subject_id: int, *, locked: bool = False) -> Any:
    """One post; `locked` keeps others from changing it until the end (PostgreSQL; SQLite has one writer)."""
    model = KINDS[kind].model
    lock = {"of": model} if locked else None
    post = db.session.get(model, subject_id, populate_existing=locked, with_for_update=lock)
    if post is None:
        raise NotFound(_("There is nothing here."))
    return post


def by_token(kind: str, token: str) -> Any:
    """One post by its random address."""
    if kind not in KINDS:
        raise NotFound(_("There is nothing here."))
    model = KINDS[kind].model
    post = db.session.query(model).filter(model.token == token).one_or_none()
    if post is None:
        raise NotFound(_("There is nothing here."))
    return post


def public_words(kind: str, post: Any) -> dict[str, str]:
    """The public words of a post by field, removal marks included; tags are one line."""
    return {
        name: ", ".join(tag.word for tag in post.tags) if name == "tags" else getattr(post, name)
        for name in KINDS[kind].fields
    }


def public_columns(kind: str) -> list[Any]:
    """The public words of every post of a kind, as columns of one query."""
    model = KINDS[kind].model
    return [_tags() if name == "tags" else getattr(model, name) for name in KINDS[kind].fields]


def _tags() -> Any:
    tags = select(func.aggregate_strings(Tag.word, ", ")).join(ComplaintTag, ComplaintTag.tag_id == Tag.id)
    of_complaint = tags.where(ComplaintTag.complaint_id == Complaint.id).correlate(Complaint)
    return func.coalesce(of_complaint.scalar_subquery(), "")


def edited(post: AnyPost) -> Complaint | Answer | None:
    """What an edit would change; nothing for any other post."""
    return (post.answer or post.complaint) if isinstance(post, Edit) else None


def complaint_of(post: AnyPost) -> Complaint:
    """The complaint a post is, or is on."""
    return post if isinstance(post, Complaint) else post.complaint
