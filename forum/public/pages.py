"""Everything the page of one complaint shows, gathered in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from forum.accounts.viewers import Viewer, Visitor
from forum.answers import queries as answers
from forum.answers.models import Answer, Resolution
from forum.answers.rules import may_reopen, may_resolve
from forum.complaints.models import Complaint
from forum.complaints.rules import Kind, reading_minutes
from forum.public import indexing, lists, queries, words
from forum.public.close import Close, close_to
from forum.public.photos import Shown, shown_with
from forum.public.queries import Mine
from forum.public.rules import shortened
from forum.web.languages import language

DESCRIPTION_LONGEST = 170


@dataclass(frozen=True)
class May:
    """What this reader may do here."""

    say_same: bool
    resolve: bool
    reopen: bool
    answer_officially: bool


@dataclass(frozen=True)
class ComplaintPage:
    """A complaint with its help, for one reader."""

    complaint: Complaint
    answers: Sequence[Answer]
    next_after: int | None
    first: bool
    resolution: Resolution | None
    close: Close
    mine: Mine
    may: May
    own: bool
    photos: Mapping[str, Sequence[Shown]]

    @cached_property
    def officials(self) -> list[Answer]:
        """The team's answers."""
        return [one for one in self.answers if one.official]

    @cached_property
    def others(self) -> list[Answer]:
        """Customers' answers."""
        return [one for one in self.answers if not one.official]

    @cached_property
    def fix(self) -> Resolution | Answer | None:
        """Whose words say what fixed it."""
        return lists.fix_of(self.resolution)  # type: ignore[return-value]

    @cached_property
    def fixing_answer(self) -> Answer | None:
        """The answer that solved it, while it is public."""
        answer = self.resolution.answer if self.resolution else None
        return answer if answer is not None and answer.is_public else None

    @cached_property
    def minutes(self) -> int:
        """How long the page takes to read."""
        return reading_minutes(" ".join(self._texts()))

    @cached_property
    def unverified(self) -> bool:
        """Whether it must be said that this is one side's account."""
        return words.accuses(self.complaint)

    @cached_property
    def indexable(self) -> bool:
        """Whether search engines may keep the page."""
        characters = sum(len(one.body) for one in self.answers)
        return self.first and indexing.keeps_post(indexing.facts_of(self.complaint, characters))

    def photos_of(self, post: Complaint | Answer) -> Sequence[Shown]:
        """What is shown with one of its posts."""
        return self.photos.get(post.token, ())

    def summary(self, language: str) -> str:
        """What the page says, in the length of a search result."""
        post = self.fix or self.complaint
        # What is unverified says so first, and takes that much of the room.
        return shortened(words.plain(post, language), DESCRIPTION_LONGEST - 40 * self.unverified)

    def _texts(self) -> list[str]:
        return [self.complaint.title, self.complaint.body, *(one.body for one in self.answers)]


def page_of(complaint: Complaint, viewer: Viewer | Visitor, after: int | None) -> ComplaintPage:
    """Gather the page: answers, what solved it, what is close to it, what this reader has said and may do."""
    found, next_after = queries.answers_on_page(complaint.id, after)
    own = viewer.account_id is not None and viewer.account_id == complaint.author_id
    return ComplaintPage(
        complaint=complaint,
        answers=found,
        next_after=next_after,
        first=after is None,
        resolution=answers.resolution_of(complaint.id) if complaint.case is not None else None,
        close=close_to(complaint),
        mine=queries.mine(complaint.id, viewer.account_id),
        may=_may(complaint, viewer, own),
        own=own,
        photos=shown_with([complaint, *found], language()),
    )


def _may(complaint: Complaint, viewer: Viewer | Visitor, own: bool) -> May:
    case, role, account_id = complaint.case, viewer.role, viewer.account_id
    return May(
        say_same=complaint.kind != Kind.PRAISE and not own,
        resolve=case is not None and may_resolve(role, account_id, complaint.author_id),
        reopen=case is not None and not case.is_open and may_reopen(role, account_id, complaint.author_id),
        answer_officially=bool(viewer.is_official),
    )
