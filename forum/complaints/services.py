"""What can happen to a complaint. Each verb is one transaction and tells its event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from forum import clock, events
from forum.complaints import rules
from forum.complaints.models import Case, Complaint, Counter, Fixed, Follow, Post, Same, Tag
from forum.complaints.rules import Kind, Mover, Progress, Publication
from forum.config import settings
from forum.errors import NotAllowed
from forum.extensions import db, writing
from forum.redaction.rules import MARK


@dataclass(frozen=True)
class PublicField:
    """Words as everyone reads them: each removal one mark, and what the marks stand for, in order."""

    text: str
    removals: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Publishable:
    """Everything that becomes public of a post."""

    fields: Mapping[str, PublicField]
    removed_counts: Mapping[str, Any] = field(default_factory=dict)
    labels: Sequence[str] = ()
    language: str = "en"


def begin(*, author_id: int | None, kind: Kind, product_id: int | None, heard_only: bool, language: str) -> Complaint:
    """Make the row of a complaint that is being sent; its words are not in it."""
    complaint = Complaint(
        author_id=author_id,
        kind=kind,
        product_id=product_id,
        heard_only=heard_only,
        language=language,
        state=Publication.DRAFT,
    )
    db.session.add(complaint)
    db.session.flush()
    return complaint


def publish(complaint: Complaint, words: Publishable, mover: Mover) -> None:
    """Store what everyone may read, give a number, open the case; inside the deciding transaction."""
    complaint.move_to(Publication.PUBLISHED, mover)
    title = words.fields["title"]
    complaint.title = title.text
    complaint.slug = rules.slug_of(title.text)
    wear(complaint, words)
    if complaint.number is None:
        complaint.number = next_number("complaint")
    if complaint.published_at is None:
        complaint.published_at = clock.now()
        _open_case(complaint)
    events.record("complaint_published", complaint_id=complaint.id)


def wear(post: Post, words: Publishable) -> None:
    """Put public words on a post."""
    post.body = words.fields["body"].text
    post.removals = {
        name: [list(one) for one in part.removals] for name, part in words.fields.items() if name != "tags"
    }
    post.removed_counts = dict(words.removed_counts)
    post.labels = list(words.labels)
    post.language = words.language
    post.changed_at = clock.now()
    if isinstance(post, Complaint):
        post.wish = words.fields["wish"].text if "wish" in words.fields else ""
        _tag(post, words.fields["tags"].text if "tags" in words.fields else "")


def rewrite(complaint: Complaint, words: Publishable) -> None:
    """Let a later version take the place of the public words; number, tags, case, votes and answers stay."""
    tags = PublicField(", ".join(tag.word for tag in complaint.tags))
    title = words.fields["title"].text
    complaint.title, complaint.slug = title, rules.slug_of(title)
    wear(complaint, replace(words, fields={**words.fields, "tags": tags}))
    complaint.edited_at = clock.now()
    complaint.version += 1
    events.record("complaint_published", complaint_id=complaint.id)


def forget_words(post: Post) -> None:
    """Empty what will never be shown again; the row and its number stay."""
    if isinstance(post, Complaint):
        post.title = post.slug = post.wish = ""
        post.happened_on = None
        post.tags = []
    post.body = ""
    post.removals, post.removed_counts, post.labels = {}, {}, []


def take_down(complaint: Complaint, state: Publication, mover: Mover) -> None:
    """Hide, remove or withdraw; every index entry and kept page made before is now old."""
    complaint.move_to(state, mover)
    complaint.takedown += 1
    if state is Publication.WITHDRAWN:
        forget_words(complaint)
    events.record("complaint_taken_down", complaint_id=complaint.id)


def restore(complaint: Complaint) -> None:
    """Show a hidden complaint again, as it was."""
    complaint.move_to(Publication.PUBLISHED, Mover.MODERATOR)
    events.record("complaint_published", complaint_id=complaint.id)


def same(complaint_id: int, account_id: int) -> tuple[bool, int]:
    """Say, or take back, that one has the same problem; return whether it stands and how many there are."""
    with writing():
        had = db.session.execute(
            delete(Same).where(Same.complaint_id == complaint_id, Same.account_id == account_id)
        ).rowcount  # type: ignore[attr-defined]
        if not had:
            db.session.add(Same(complaint_id=complaint_id, account_id=account_id, at=clock.now()))
            follow_in(complaint_id, account_id)
        count = _count_up(complaint_id, Complaint.same_count, -1 if had else 1)
    return not had, count


def follow(complaint_id: int, account_id: int) -> bool:
    """Follow a problem, or stop; return whether one follows now."""
    with writing():
        had = db.session.execute(
            delete(Follow).where(Follow.complaint_id == complaint_id, Follow.account_id == account_id)
        ).rowcount  # type: ignore[attr-defined]
        if not had:
            follow_in(complaint_id, account_id)
    return not had


def follow_in(complaint_id: int, account_id: int) -> None:
    """Make somebody a follower, inside a transaction."""
    if db.session.get(Follow, (complaint_id, account_id)) is None:
        db.session.add(Follow(complaint_id=complaint_id, account_id=account_id, at=clock.now()))


def fixed(complaint_id: int, voter: str, worked: bool) -> None:
    """Take a reader's answer to “Did this fix it for you?”; the last one of a day counts."""
    with writing():
        known = db.session.scalar(select(Fixed).where(Fixed.complaint_id == complaint_id, Fixed.voter == voter))
        before = known.worked if known else False
        if known is None:
            known = Fixed(complaint_id=complaint_id, voter=voter)
            db.session.add(known)
        known.worked, known.at = worked, clock.now()
        if before != worked:
            _count_up(complaint_id, Complaint.helped_count, 1 if worked else -1)


def reopen(complaint: Complaint, mover: Mover, actor_id: int | None = None) -> None:
    """Open a case again that was said to be over, with a new promised date; whoever did it gets no mail about it."""
    if complaint.case is None:
        raise NotAllowed(_("There is no case to open again."))
    complaint_id = complaint.id
    with writing():
        complaint = db.session.get_one(Complaint, complaint_id)
        assert complaint.case is not None
        complaint.case.move_to(Progress.REOPENED, mover)
        complaint.case.next_contact_at = clock.now() + timedelta(days=settings().next_contact_days)
        events.record("case_moved", complaint_id=complaint_id, subject=str(actor_id) if actor_id else None)


def move_case(
    complaint_id: int,
    state: Progress,
    mover: Mover,
    next_contact_days: int | None = None,
    *,
    actor_id: int | None = None,
) -> None:
    """Say where a case stands and by when the customer hears again."""
    with writing():
        case = db.session.get_one(Complaint, complaint_id).case
        if case is None:
            raise NotAllowed(_("There is no case here."))
        if case.state != state:
            case.move_to(state, mover)
        if case.is_open:
            days = settings().next_contact_days if next_contact_days is None else next_contact_days
            case.next_contact_at = clock.now() + timedelta(days=days)
        events.record("case_moved", complaint_id=complaint_id, subject=str(actor_id) if actor_id else None)


def next_number(name: str) -> int:
    """Give the next public number, inside a transaction."""
    step = update(Counter).where(Counter.name == name).values(value=Counter.value + 1).returning(Counter.value)
    number = db.session.scalar(step)
    if number is None:
        try:
            with db.session.begin_nested():
                db.session.add(Counter(name=name, value=0))
        except IntegrityError:
            pass  # another process made the row in this moment
        number = db.session.scalar(step)
    assert number is not None
    return int(number)


def _tag(complaint: Complaint, line: str) -> None:
    """Give a complaint its tags; one in which something was struck is none any more."""
    words = [word for word in rules.tags_of(line) if MARK not in word and rules.tag_slug(word)]
    complaint.tags = [_known_tag(word) for word in words[: rules.TAGS_MOST]]


def _known_tag(word: str) -> Tag:
    slug = rules.tag_slug(word)
    wanted = select(Tag).where(Tag.slug == slug)
    known = db.session.scalar(wanted)
    if known is not None:
        return known
    try:
        with db.session.begin_nested():
            made = Tag(slug=slug, word=word[:40])
            db.session.add(made)
    except IntegrityError:
        return db.session.scalars(wanted).one()  # another process made it in this moment
    return made


def _open_case(complaint: Complaint) -> None:
    if rules.opens_case(Kind(complaint.kind), complaint.heard_only):
        now = clock.now()
        complaint.case = Case(
            state=Progress.OPEN,
            team_id=complaint.product.team_id if complaint.product else None,
            opened_at=now,
            next_contact_at=now + timedelta(days=settings().next_contact_days),
        )


def _count_up(complaint_id: int, column: Any, by: int) -> int:
    step = (
        update(Complaint)
        .where(Complaint.id == complaint_id)
        .values({column.key: column + by})
        .returning(column)
        .execution_options(synchronize_session=False)
    )
    return int(db.session.scalar(step) or 0)
