"""Taking posts in, claiming, deciding, protecting, contesting: every verb of moderation."""

from forum.moderation.services.contesting import (
    appeal,
    decide_appeal,
    decide_report,
    is_contestable,
    open_appeal,
    open_report,
    report,
)
from forum.moderation.services.deciding import (
    decline,
    hide,
    publish,
    publish_unmarked,
    remove,
    return_to_author,
    withdrawn,
)
from forum.moderation.services.ending import end_edits
from forum.moderation.services.forgetting import date_private, forget_declined
from forum.moderation.services.holding import Held, staff_words
from forum.moderation.services.protecting import hide_disguised, protect, unprotect
from forum.moderation.services.queueing import (
    Beside,
    claim,
    claim_this,
    leave,
    open_for_review,
    private_words,
    save_answers,
    take_out,
)
from forum.moderation.services.restoring import restore
from forum.moderation.services.unread import take_in

__all__ = [
    "Beside",
    "Held",
    "appeal",
    "claim",
    "claim_this",
    "date_private",
    "decide_appeal",
    "decide_report",
    "decline",
    "end_edits",
    "forget_declined",
    "hide",
    "hide_disguised",
    "is_contestable",
    "leave",
    "open_appeal",
    "open_for_review",
    "open_report",
    "private_words",
    "protect",
    "publish",
    "publish_unmarked",
    "remove",
    "report",
    "restore",
    "return_to_author",
    "save_answers",
    "staff_words",
    "take_in",
    "take_out",
    "unprotect",
    "withdrawn",
]
