"""Words that would be public at once, were it not for a doubt: official answers and the steps that solved it."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum import events
from forum.complaints.models import Post
from forum.moderation.services import queueing
from forum.redaction import services as redaction
from forum.vault import services as vault
from forum.vault.models import Sealed


@dataclass(frozen=True)
class Held:
    """Sealed words and what the machine says of them, made before the transaction that may need them."""

    kind: str
    sealed: Sealed
    proposed: redaction.Proposed

    def hold(self, post: Post) -> None:
        """Put the post that was just made in the queue, in the same transaction: nothing is lost in between."""
        entry = queueing.enqueue(self.kind, post, self.sealed, self.proposed)
        events.record("taken_in", subject=entry.token)


def staff_words(kind: str, fields: Mapping[str, str], language: str) -> Held:
    """Seal words that may have to wait for a person; nothing is stored until they are queued."""
    return Held(kind, vault.sealed(kind, fields), redaction.propose(fields, language))
