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
from forum.moderation.services.forgetting import forget_declined
from forum.moderation.services.holding import Held, staff_words
from forum.moderation.services.protecting import hide_disguised, protect, unprotect
from forum.moderation.services.queueing import claim, claim_this, leave, open_for_review, save_answers, take_in
from forum.moderation.services.restoring import restore

__all__ = [
    "Held",
    "appeal",
    "claim",
    "claim_this",
    "decide_appeal",
    "decide_report",
    "decline",
    "forget_declined",
    "hide",
    "hide_disguised",
    "is_contestable",
    "leave",
    "open_appeal",
    "open_for_review",
    "open_report",
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
    "unprotect",
    "withdrawn",
]
