"""Words under which posts are found. A tag that no public post wears does not exist for strangers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from forum.complaints.models import Case, Complaint, ComplaintTag, Tag
from forum.complaints.rules import Progress, Publication
from forum.extensions import db
from forum.public import archives
from forum.web.paging import Page, Place

MOST_SHOWN = 200


@dataclass(frozen=True)
class Used:
    """A tag, and how many public posts wear it."""

    tag: Tag
    posts: int
    solved: int = 0


def most_used(limit: int = MOST_SHOWN, least: int = 1) -> Sequence[Used]:
    """The tags that most public posts wear, in one query."""
    posts = func.count()
    wanted = (
        select(Tag, posts)
        .join(ComplaintTag, ComplaintTag.tag_id == Tag.id)
        .join(Complaint, Complaint.id == ComplaintTag.complaint_id)
        .where(Complaint.state == Publication.PUBLISHED)
        .group_by(Tag.id)
        .having(posts >= least)
        .order_by(posts.desc(), Tag.slug)
        .limit(limit)
    )
    return [Used(tag, number) for tag, number in db.session.execute(wanted)]


def by_slug(slug: str) -> Used | None:
    """One tag with its numbers, if a public post wears it."""
    tag = db.session.scalar(select(Tag).where(Tag.slug == slug))
    if tag is None:
        return None
    solved = func.count().filter(Case.state == Progress.SOLVED)
    wanted = select(func.count(), solved).select_from(Complaint).outerjoin(Case, Case.complaint_id == Complaint.id)
    posts, number = db.session.execute(wanted.where(worn_by(tag.id), Complaint.state == Publication.PUBLISHED)).one()
    return Used(tag, posts, number) if posts else None


def posts(tag: Tag, place: Place) -> Page[Complaint]:
    """One page of the posts that wear it, newest first."""
    return archives.by_time(place, worn_by(tag.id), Complaint.state == Publication.PUBLISHED)


def worn_by(tag_id: int) -> ColumnElement[bool]:
    """The condition that a complaint wears a tag."""
    return Complaint.id.in_(select(ComplaintTag.complaint_id).where(ComplaintTag.tag_id == tag_id))
