"""One table: a photo, what was found in it, who said what about it. No picture is here."""

from datetime import datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.complaints.models import new_token
from forum.complaints.rules import Mover
from forum.errors import Stale
from forum.extensions import Model
from forum.photos import rules
from forum.photos.rules import State
from forum.redaction.photos.rules import Box


class Photo(Model):
    """A photo on its way through the pipeline, and what of it may be shown."""

    __tablename__ = "photos"
    __table_args__ = (
        Index("ix_photos_of_post", "post_token", "place"),
        Index("ix_photos_waiting", "state", "made_at"),
        Index("ix_photos_named", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # Its address for its author and for moderators; the public one is its name.
    token: Mapped[str] = mapped_column(String(32), unique=True, default=new_token)
    # The address of the draft, and then of the post: they share one.
    post_token: Mapped[str] = mapped_column(String(32))
    place: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(12), default=State.COVERING)
    # A code: why it is held, refused or left out.
    why: Mapped[str] = mapped_column(String(24), default="")
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    # A keyed hash of the original, so that a form sent twice keeps it once.
    digest: Mapped[str] = mapped_column(String(32), default="")
    # The sealed original; it outlives nothing but its time in the vault.
    sealed_id: Mapped[str | None] = mapped_column(String(32))
    # Its key under the draft key: until a person has the photo, its author and the worker may open it.
    key_box: Mapped[bytes | None] = mapped_column(LargeBinary)
    # The covered copies, encrypted under the draft key: what its author and moderators look at.
    copies_id: Mapped[str | None] = mapped_column(String(32))
    # Pixels of the upright original, and of the large copy.
    width: Mapped[int | None]
    height: Mapped[int | None]
    shown_width: Mapped[int | None]
    shown_height: Mapped[int | None]

    # What the machine found; what a person said about each, by number; what somebody drew.
    boxes: Mapped[list[Any]] = mapped_column(default=list)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    drawn: Mapped[list[Any]] = mapped_column(default=list)
    # Rises with every change, so that a form made from an older page is noticed.
    version: Mapped[int] = mapped_column(default=1)

    # What its author says it shows: encrypted, and in public words once it was decided.
    alt_box: Mapped[bytes | None] = mapped_column(LargeBinary)
    alt: Mapped[str] = mapped_column(Text, default="")
    alt_removals: Mapped[list[Any]] = mapped_column(default=list)

    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    claimed_until: Mapped[datetime | None]
    # Who opened the original while having it.
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    # Who took the cover off a face: somebody else must agree.
    uncovered_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime | None]
    # Whether a person had to cover what the machine had missed.
    missed: Mapped[bool | None]

    # What strangers ask for: made of the covered bytes alone, so two posts may share one.
    name: Mapped[str | None] = mapped_column(String(64))
    published_at: Mapped[datetime | None]

    def move_to(self, state: State, mover: Mover) -> Self:
        """Change where it stands; the only way through. Raises Stale for a move that is not in the table."""
        if not rules.may_move(State(self.state), state, mover):
            raise Stale(_("This photo has moved on in the meantime. Please look at it again."))
        self.state = state
        return self

    @property
    def found(self) -> list[Box]:
        """What the machine found."""
        return [rules.unpacked(one) for one in self.boxes]

    @property
    def by_hand(self) -> list[Box]:
        """What somebody drew."""
        return [rules.unpacked(one) for one in self.drawn]

    @property
    def covers(self) -> list[Box]:
        """What is painted over as things stand."""
        return rules.covered(self.found, self.answers, self.by_hand)

    @property
    def is_open(self) -> bool:
        """Whether its author may still change what is covered."""
        return State(self.state) in rules.OPEN and self.claimed_by_id is None and self.uncovered_by_id is None
