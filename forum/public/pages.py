"""Everything the page of one complaint shows, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum import clock
from forum.accounts.viewers import Viewer, Visitor
from forum.answers import queries as answers
from forum.answers.models import Answer, Resolution
from forum.answers.rules import may_reopen, may_resolve
from forum.complaints.models import Complaint
from forum.complaints.rules import Kind, reading_minutes
from forum.public import lists, queries, words
from forum.public.close import Close, close_to
from forum.public.queries import Mine
from forum.public.rules import holds_accusation, is_indexable, shortened

DESCRIPTION_LONGEST = 200


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

    @property
    def officials(self) -> list[Answer]:
        """The team's answers."""
        return [one for one in self.answers if one.official]

    @property
    def others(self) -> list[Answer]:
        """Customers' answers."""
        return [one for one in self.answers if not one.official]

    @property
    def fix(self) -> Resolution | Answer | None:
        """Whose words say what fixed it."""
        return lists.fix_of(self.resolution)  # type: ignore[return-value]

    @property
    def fixing_answer(self) -> Answer | None:
        """The answer that solved it, while it is public."""
        answer = self.resolution.answer if self.resolution else None
        return answer if answer is not None and answer.is_public else None

    @property
    def minutes(self) -> int:
        """How long the page takes to read."""
        return reading_minutes(" ".join(self._texts()))

    @property
    def unverified(self) -> bool:
        """Whether it must be said that this is one side's account."""
        return holds_accusation(self.complaint.labels) and self.complaint.checked != "confirmed"

    @property
    def indexable(self) -> bool:
        """Whether search engines may keep the page."""
        one = self.complaint
        assert one.published_at is not None
        expects = one.kind != Kind.PRAISE and not one.heard_only
        count = len(" ".join(self._texts()).split())
        return self.first and is_indexable(count, one.answer_count, expects, one.published_at, clock.now())

    def summary(self, language: str) -> str:
        """What the page says, in the length of a search result."""
        post = self.fix or self.complaint
        return shortened(words.plain(post, language), DESCRIPTION_LONGEST)

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
    )


def _may(complaint: Complaint, viewer: Viewer | Visitor, own: bool) -> May:
    case, role, account_id = complaint.case, viewer.role, viewer.account_id
    return May(
        say_same=complaint.kind != Kind.PRAISE and not own,
        resolve=case is not None and may_resolve(role, account_id, complaint.author_id),
        reopen=case is not None and not case.is_open and may_reopen(role, account_id, complaint.author_id),
        answer_officially=bool(viewer.is_official),
    )
