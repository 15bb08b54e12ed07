"""What the review page shows of one opened post: two columns, the questions, the changes."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from markupsafe import Markup

from forum import markup
from forum.moderation import presenting
from forum.moderation.presenting import Field, Line, Run
from forum.moderation.rules import AUTHOR, public_labels
from forum.moderation.services.queueing import Opened
from forum.redaction import rules as redacting
from forum.redaction.pages import public_title
from forum.redaction.rules import MARK, Kind, Span, Tier
from forum.redaction.services import unpacked


@dataclass(frozen=True)
class Column:
    """One field in both columns."""

    name: str
    original: list[list[Run]]
    public: Markup


@dataclass(frozen=True)
class Sheet:
    """Everything of a post that the page shows."""

    token: str
    version: int
    kind: str
    language: str
    was_public: bool
    until: datetime | None
    title: Markup
    columns: list[Column]
    doubts: list[Line]
    changes: list[Line]
    hidden: list[Line]
    labels: list[str]
    shows_all: bool
    private: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def unverified(self) -> bool:
        """Whether readers will be told that this is one side's account."""
        return bool(public_labels(self.labels))

    @property
    def masks(self) -> int:
        """How many words are hidden from the eye."""
        return sum(run.style == "masked" for one in self.columns for part in one.original for run in part)

    def instead(self, line: Line) -> str:
        """What could stand in the place of a description, in the language of the post."""
        return redacting.coarser(line.words, self.language) if line.kind == Kind.description else ""


def sheet_of(opened: Opened, *, show: bool = False, private: Mapping[str, str] | None = None) -> Sheet:
    """Lay an opened post out; `show` takes the masks off, `private` is what only the team may read."""
    entry, proposal = opened.entry, opened.entry.proposal
    fields = lettered(list(fields_of(opened, show=show)))
    mask = _("[insult masked]")
    lines = [line for field in fields for line in presenting.lines(field, mask)]
    return Sheet(
        token=entry.token,
        version=proposal.version,
        kind=entry.subject_kind,
        language=proposal.language,
        was_public=opened.post.published_at is not None,
        until=entry.claimed_until,
        title=_title(opened, fields, mask),
        columns=[_column(field, mask, proposal.language) for field in fields if field.text],
        doubts=[line for line in lines if line.is_open],
        changes=[line for line in lines if not line.is_open],
        hidden=[line for field in fields for line in presenting.hidden_lines(field, mask)],
        labels=list(proposal.labels),
        shows_all=show,
        private=private or {},
    )


def fields_of(opened: Opened, *, show: bool = False) -> Iterator[Field]:
    """Each field of an opened post with everything that is known about it."""
    proposal = opened.entry.proposal
    for name, text in opened.fields.items():
        yield Field(
            name=name,
            text=text,
            spans=tuple(unpacked(span) for span in proposal.spans.get(name, ())),
            answers=_answers(proposal.answers, name),
            marks=tuple(
                Span(start, end, Kind(kind), Tier.strike, "by_hand")
                for start, end, kind in proposal.marked.get(name, ())
            ),
            masked=() if show else redacting.masked_spans(text),
            earlier=tuple(opened.earlier.get(name, ())),
            said=_answers(proposal.answers, f"{AUTHOR}{name}"),
        )


def lettered(fields: Sequence[Field]) -> list[Field]:
    """The fields of one post, once it is known which of its people is struck where."""
    known = {removal.letter for field in fields for removal in field.earlier if removal.letter}
    texts, struck = {field.name: field.text for field in fields}, {field.name: field.struck for field in fields}
    letters = redacting.letters_in(texts, struck, known)
    return [dataclasses.replace(field, letters=letters[field.name]) for field in fields]


def _answers(stored: dict[str, str], name: str) -> dict[int, str]:
    return {int(key.rpartition(":")[2]): said for key, said in stored.items() if key.rpartition(":")[0] == name}


def _column(field: Field, mask: str, language: str) -> Column:
    render = markup.inline if field.name in {"title", "tags"} else markup.render
    words, marks = presenting.public_view(field, mask, language)
    public = render(words, MARK, [markup.Asked(said) if asked else said for asked, said in marks])
    return Column(field.name, presenting.paragraphs(field, mask, language), public)


def _title(opened: Opened, fields: list[Field], mask: str) -> Markup:
    """The heading of the page: the public title as it would be, never the original one."""
    for field in fields:
        if field.name == "title" and field.text:
            return _column(field, mask, opened.post.language).public
    complaint = opened.post.complaint  # type: ignore[attr-defined]
    return public_title(complaint.title, complaint.removals.get("title", ()), opened.post.language)
