"""Changing what is public already: a draft with the public words, which goes the way of every draft."""

import json

from flask_babel import gettext as _

from forum.answers import editing
from forum.answers import queries as answers
from forum.answers.models import Answer, Edit
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import NotAllowed
from forum.extensions import writing
from forum.moderation import subjects
from forum.moderation.services import Beside
from forum.posting import queries, rules
from forum.posting.services.previewing import said_in
from forum.redaction import rules as redacting
from forum.redaction.rules import PublicWords
from forum.vault import drafts


def edit(kind: str, token: str, account_id: int) -> Edit:
    """Begin to change one's own public post, or go on with the one edit that is under way.

    The original is sealed, so the draft holds the public words; each removal stands in them in words.
    """
    post = queries.own_post(kind, token, account_id)
    _refuse(kind, post)
    with writing():
        post = subjects.load(kind, post.id, locked=True)
        _refuse(kind, post)
        under_way = open_edit(post)
        if under_way is not None:
            return under_way
        made = editing.begin(post)
        drafts.keep(
            _as_it_stands(kind, post),
            owner=account_id,
            subject_kind="edit",
            complaint_id=made.complaint_id,
            post_id=made.id,
            token=made.token,
        )
    return made


def open_edit(post: Complaint | Answer) -> Edit | None:
    """The one edit of a post that is under way, if there is one."""
    if isinstance(post, Answer):
        return answers.open_edit(post.complaint_id, post.id)
    return answers.open_edit(post.id, None)


def is_unsent(row: Edit) -> bool:
    """Whether its words are in a draft that its author can go on with."""
    return row.state in {Publication.DRAFT, Publication.RETURNED}


def to_seal(fields: dict[str, str]) -> tuple[dict[str, str], Beside]:
    """The words of an edit for the queue, and what goes with them: what was removed before stays removed."""
    words = rules.edited_words(fields)
    earlier = {name: redacting.removals_json(one) for name, one in words.items()}
    return {name: one.text for name, one in words.items()}, Beside(said_in(fields), earlier=earlier)


def refuse_closed(row: Edit) -> None:
    """An edit needs what it changes; the words stay in the draft."""
    post = subjects.edited(row)
    if post is None or not post.is_public or not row.complaint.is_public:
        raise NotAllowed(_("What you would change is not public now. Your words are kept in “My posts”."))


def _refuse(kind: str, post: Complaint | Answer) -> None:
    is_read = subjects.complaint_of(post).is_public
    if not is_read or not rules.may_edit(kind, Publication(post.state), getattr(post, "official", False)):
        raise NotAllowed(_("Only what is public now can be changed here."))


def _as_it_stands(kind: str, post: Complaint | Answer) -> dict[str, str]:
    """The public words for a form: each removal written out in the language of the text."""
    names = [name for name in rules.WORDS["edit"] if hasattr(post, name)]
    words = {
        name: PublicWords(getattr(post, name), redacting.removals_of(post.removals.get(name, ()))) for name in names
    }
    return {
        **{name: redacting.plain(one, post.language) for name, one in words.items()},
        "of": kind,
        "earlier": json.dumps({name: redacting.removals_json(one) for name, one in words.items()}),
        "language": post.language,
    }
