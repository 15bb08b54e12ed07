"""A later version of what is public already: begun by its author, published in its place by a person who read it."""

from dataclasses import replace
from typing import TypeVar

from flask_babel import gettext as _

from forum import clock, events
from forum.answers.models import Answer, Edit
from forum.complaints import services as complaints
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover, Publication
from forum.complaints.services import Publishable
from forum.errors import Stale
from forum.extensions import db

Kind = TypeVar("Kind", Complaint, Answer)


def begin(post: Complaint | Answer) -> Edit:
    """Make the row of an edit; its words are its author's draft. Inside a transaction."""
    row = Edit(
        author_id=post.author_id,
        complaint_id=post.id if isinstance(post, Complaint) else post.complaint_id,
        answer_id=post.id if isinstance(post, Answer) else None,
        language=post.language,
        state=Publication.DRAFT,
    )
    db.session.add(row)
    db.session.flush()
    return row


def publish(row: Edit, words: Publishable, mover: Mover) -> None:
    """Let the words take the place of the public ones, inside the deciding transaction; the row keeps none of them.

    Raises Stale when there is nothing public any more that could be changed.
    """
    post = _locked(row)
    if not post.is_public or not row.complaint.is_public:
        raise Stale(_("What this would change is not public now."))
    row.move_to(Publication.PUBLISHED, mover)
    row.published_at = clock.now()
    if isinstance(post, Complaint):
        complaints.rewrite(post, words)
    else:
        _rewrite(post, words)


def end(row: Edit, state: Publication, mover: Mover) -> None:
    """An edit is over before it was public, because what it would have changed is gone."""
    row.move_to(state, mover)


def _rewrite(answer: Answer, words: Publishable) -> None:
    complaints.wear(answer, replace(words, fields={"body": words.fields["body"]}))
    answer.edited_at = answer.complaint.changed_at = clock.now()
    answer.version += 1
    events.record("answer_published", complaint_id=answer.complaint_id, answer_id=answer.id)


def _locked(row: Edit) -> Complaint | Answer:
    """What is edited, kept for this transaction: a takedown in the same moment waits, or was first."""
    if row.answer_id is None:
        return _kept(Complaint, row.complaint_id)
    return _kept(Answer, row.answer_id)


def _kept(model: type[Kind], post_id: int) -> Kind:
    return db.session.get_one(model, post_id, populate_existing=True, with_for_update={"of": model})
