"""Published problems with the help they got, read from the database in a few queries, as documents or snippets."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.answers import queries as answers
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.redaction.rules import Kind, PublicWords, Removal, plain
from forum.search.rules.documents import MOST_ANSWERS, SearchDocument
from forum.search.rules.snippets import Piece, best_text, snippet, without_markup

# Below SQLite's limit of variables in one query, on every version.
AT_ONCE = 500


@dataclass
class Thread:
    """A published problem, what solved it, the newest official answer, and the most helpful others."""

    complaint: Complaint
    resolution: Resolution | None = None
    official: Answer | None = None
    answers: list[Answer] = field(default_factory=list)


def published_threads(complaint_ids: Sequence[int]) -> list[Thread]:
    """Those of these problems that everyone may read, with their help, in the order asked for."""
    threads: dict[int, Thread] = {}
    for start in range(0, len(complaint_ids), AT_ONCE):
        threads |= _read(complaint_ids[start : start + AT_ONCE])
    return [threads[one] for one in complaint_ids if one in threads]


def published_ids(after: int, limit: int) -> list[int]:
    """Ids of published problems in order, from above `after` on."""
    wanted = select(Complaint.id).where(Complaint.id > after, Complaint.state == Publication.PUBLISHED)
    return list(db.session.scalars(wanted.order_by(Complaint.id).limit(limit)))


def hidden_numbers(complaint_ids: Collection[int]) -> list[int]:
    """Public numbers of those of these problems that nobody may read any more."""
    wanted = select(Complaint.number).where(
        Complaint.id.in_(complaint_ids), Complaint.state != Publication.PUBLISHED, Complaint.number.is_not(None)
    )
    return [number for number in db.session.scalars(wanted) if number is not None]


def document_of(thread: Thread) -> SearchDocument:
    """What the engine is told of a problem: public words only."""
    one = thread.complaint
    assert one.number is not None
    return SearchDocument(
        number=one.number,
        kind=one.kind,
        language=one.language,
        state=one.standing,
        product=one.product.slug if one.product else "",
        takedown=one.takedown,
        title=one.title,
        body=one.body,
        wish=one.wish,
        resolution=thread.resolution.body if thread.resolution else "",
        official=thread.official.body if thread.official else "",
        answers=tuple(answer.body for answer in thread.answers),
        source_id=one.source_id or "",
        published_at=one.published_at,
    )


def title_of(thread: Thread, language: str) -> str:
    """The title as plain text, removals written in `language`."""
    return _written(thread.complaint.title, thread.complaint.removals.get("title", ()), language)


def snippet_of(thread: Thread, asked: Collection[str], language: str) -> list[Piece]:
    """The words of a problem that answer best, the fix before the complaint, removals written in `language`."""
    posts = (thread.resolution, thread.official, thread.complaint, *thread.answers)
    texts = [_readable(post, language) for post in posts if post is not None and post.body]
    return snippet(best_text(texts, asked, thread.complaint.language), asked, thread.complaint.language)


def _readable(post: Complaint | Answer | Resolution, language: str) -> str:
    return _written(without_markup(post.body), post.removals.get("body", ()), language)


def _written(words: str, removals: Iterable[Sequence[str]], language: str) -> str:
    return plain(PublicWords(words, tuple(Removal(Kind(kind), letter) for kind, letter in removals)), language)


def _read(complaint_ids: Sequence[int]) -> dict[int, Thread]:
    wanted = (
        select(Complaint)
        .options(joinedload(Complaint.product), joinedload(Complaint.case).joinedload(Case.team))
        .where(Complaint.id.in_(complaint_ids), Complaint.state == Publication.PUBLISHED)
    )
    threads = {one.id: Thread(one) for one in db.session.scalars(wanted)}
    for complaint_id, resolution in answers.resolutions_of(list(threads)).items():
        threads[complaint_id].resolution = resolution
    for complaint_id, help_ in _by_complaint(_answers_of(list(threads))).items():
        threads[complaint_id].official = next((one for one in help_ if one.official), None)
        threads[complaint_id].answers = [one for one in help_ if not one.official][:MOST_ANSWERS]
    return threads


def _answers_of(complaint_ids: Sequence[int]) -> Iterable[Answer]:
    """Published answers, official and most helpful first, the newest of official ones first."""
    wanted = select(Answer).where(Answer.complaint_id.in_(complaint_ids), Answer.state == Publication.PUBLISHED)
    found = db.session.scalars(wanted).all()
    return sorted(found, key=lambda one: (-(one.number or 0) if one.official else -one.helpful_count, one.number or 0))


def _by_complaint(found: Iterable[Answer]) -> dict[int, list[Answer]]:
    grouped: dict[int, list[Answer]] = defaultdict(list)
    for one in found:
        grouped[one.complaint_id].append(one)
    return grouped
