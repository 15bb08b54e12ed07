"""Edits of what was taken down: given back to their author while it is only hidden, over when it is gone."""

from sqlalchemy import select

from forum import clock
from forum.answers import queries as answers
from forum.complaints.rules import Mover, Publication
from forum.extensions import db, writing
from forum.moderation import subjects
from forum.moderation.models import QueueEntry
from forum.moderation.services import queueing
from forum.vault import drafts
from forum.vault import services as vault

GONE = frozenset({Publication.WITHDRAWN, Publication.REMOVED})


def end_edits(complaint_id: int) -> None:
    """Take edits out of the queue whose post is not public any more; asked again it does nothing.

    Nothing of them can be published meanwhile. Entries are locked before posts, as by whoever decides them.
    """
    for edit_id in [edit.id for edit in answers.open_edits([complaint_id])]:
        with writing():
            edit = subjects.load("edit", edit_id)
            states = {edit.complaint.state, edit.answer.state if edit.answer else edit.complaint.state}
            if not states.isdisjoint(GONE):
                _end(edit_id)
            elif states != {Publication.PUBLISHED}:
                queueing.take_out("edit", edit_id)


def _end(edit_id: int) -> None:
    of_edit = select(QueueEntry).where(QueueEntry.subject_kind == "edit", QueueEntry.subject_id == edit_id)
    entries = db.session.scalars(of_edit.with_for_update()).all()
    edit = subjects.load("edit", edit_id, locked=True)
    if edit.state not in answers.OPEN_EDIT:
        return
    subjects.KINDS["edit"].take_down(edit, Publication.WITHDRAWN, Mover.MACHINE)
    for entry in entries:
        entry.decided_at = entry.decided_at or clock.now()
        vault.keep_until(entry.original_id, clock.now())
    own = drafts.of_post("edit", edit_id)
    if own is not None:
        drafts.drop(own)
