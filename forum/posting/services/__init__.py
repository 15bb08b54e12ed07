"""From first words to the queue: every verb of posting."""

from forum.posting.services.drafting import (
    Preview,
    check,
    discard,
    draft,
    own_draft,
    preview,
    refuse_unfinished,
    seen_as,
)
from forum.posting.services.listing import Mine, draft_of, mine, origin, words_of
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
    "mine",
    "origin",
    "own_draft",
    "preview",
    "refuse_unfinished",
    "resolve",
    "seen_as",
    "send",
    "withdraw",
    "words_of",
]
