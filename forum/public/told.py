"""What the database told for a page, as marks: whatever was written for the same mark would be written again.

Every column that was read goes into a mark, whether a page shows it or not. So nothing can be shown from memory that
the database does not say at this moment; and a mark is a hash, so nothing of a row stays in memory with it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b

from flask import request
from sqlalchemy import inspect

from forum.answers.models import Answer
from forum.extensions import Model
from forum.public.lists import Row
from forum.public.pages import ComplaintPage
from forum.web.frame import absolute


def mark(*told: str) -> bytes:
    """One mark for all of these, none of which holds a NUL."""
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=32).digest()


def mark_of_page(page: ComplaintPage, *asked: object) -> bytes:
    """The mark of everything on a problem's page but its answers, for a stranger; `asked` is what else it is.

    Of the answers it holds what is told of them elsewhere: when the first one came, and how long all take to read.
    """
    first_other = page.others[0].published_at if page.others else None
    around = (page.first, page.next_after, page.minutes, first_other, page.close.alike, page.photos_of(page.complaint))
    return mark(absolute(request.script_root + request.path), repr((asked, around)), *map(_columns, _rows(page)))


def marks_of_answers(answers: Iterable[Answer], page: ComplaintPage, *asked: object) -> Mapping[int, bytes]:
    """The mark of each of these answers on it, by its row."""
    around, columns = repr((asked, request.script_root)), cache(_columns)  # many are by the same person
    return {
        one.id: mark(around, repr(page.photos_of(one)), columns(one), columns(one.author), columns(one.team))
        for one in answers
    }


def mark_of_row(row: Row, *asked: object) -> bytes:
    """The mark of one line of a list."""
    around = repr((asked, request.script_root, row.how, row.how_language, row.late))
    return mark(around, _columns(row.complaint), _columns(row.complaint.case))


def _rows(page: ComplaintPage) -> Iterable[Model | None]:
    """Every row that the page is made of, its answers aside."""
    one, case, resolution = page.complaint, page.complaint.case, page.resolution
    yield from (one, one.product, one.author, case, case.team if case else None, *one.tags)
    yield from (resolution, resolution.answer if resolution else None)
    for near in page.close.rows:
        yield from (near, near.case)


def _columns(row: Model | None) -> str:
    return repr([*map(vars(row).get, _names(type(row)))]) if row is not None else ""


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(inspect(model).column_attrs.keys())
