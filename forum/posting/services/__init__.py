"""From first words to the queue: every verb of posting."""

from forum.posting.services.drafting import (
    Preview,
    check,
    discard,
    draft,
    is_declined,
    own_draft,
    preview,
    refuse_unfinished,
    seen_as,
)
from forum.posting.services.listing import Mine, draft_of, origin, sent, unsent, words_of
from forum.posting.services.sending import change, hand_over, resolve, send, withdraw

__all__ = [
    "Mine",
    "Preview",
    "change",
    "check",
    "discard",
    "draft",
    "draft_of",
    "hand_over",
    "is_declined",
    "origin",
    "own_draft",
    "preview",
    "refuse_unfinished",
    "resolve",
    "seen_as",
    "send",
    "sent",
    "unsent",
    "withdraw",
    "words_of",
]
