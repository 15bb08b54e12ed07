"""Taking posts in, claiming, deciding, protecting, contesting: every verb of moderation."""

from forum.moderation.services.contesting import appeal, decide_appeal, decide_report, report
from forum.moderation.services.deciding import (
    decline,
    hide,
    publish,
    publish_unmarked,
    remove,
    restore,
    return_to_author,
    withdrawn,
)
from forum.moderation.services.protecting import protect
from forum.moderation.services.queueing import claim, leave, open_for_review, save_answers, take_in

__all__ = [
    "appeal",
    "claim",
    "decide_appeal",
    "decide_report",
    "decline",
    "hide",
    "leave",
    "open_for_review",
    "protect",
    "publish",
    "publish_unmarked",
    "remove",
    "report",
    "restore",
    "return_to_author",
    "save_answers",
    "take_in",
    "withdrawn",
]
