"""From first words to the queue: every verb of posting."""

from forum.posting.services.asking import Told, tell
from forum.posting.services.drafting import (
    autosave,
    check,
    discard,
    draft,
    is_declined,
    is_waiting,
    own_draft,
    refuse_unfinished,
    seen_as,
    unkept,
)
from forum.posting.services.editing import edit, is_unsent, open_edit
from forum.posting.services.exporting import own_data
from forum.posting.services.leaving import leave
from forum.posting.services.listing import Mine, draft_of, origin, sent, unsent, words_of
from forum.posting.services.previewing import Preview, Question, preview
from forum.posting.services.sending import change, hand_over, resolve, send, withdraw

__all__ = [
    "Mine",
    "Preview",
    "Question",
    "Told",
    "autosave",
    "change",
    "check",
    "discard",
    "draft",
    "draft_of",
    "edit",
    "hand_over",
    "is_declined",
    "is_unsent",
    "is_waiting",
    "leave",
    "own_data",
    "open_edit",
    "origin",
    "own_draft",
    "preview",
    "refuse_unfinished",
    "resolve",
    "seen_as",
    "send",
    "sent",
    "tell",
    "unkept",
    "unsent",
    "withdraw",
    "words_of",
]
