"""Newly solved problems as Atom feeds, of everything, of a product, of a tag; made of public words only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import contains_eager, joinedload

from forum.catalogue import queries as catalogue
from forum.complaints.models import Case, Complaint, Post
from forum.complaints.pages import address_of, author_name
from forum.complaints.rules import Progress, Publication
from forum.config import settings
from forum.errors import NotFound
from forum.extensions import db
from forum.public import lists, queries, tags, words
from forum.public.indexing import unlisted
from forum.public.queries import Help
from forum.public.rules import last_seen_change
from forum.web.frame import absolute
from forum.web.guards import public
from forum.web.languages import language
from forum.web.paging import EPOCH

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
ENTRIES = 20
NOT_XML = re.compile("[^\t\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """A solved problem, and what fixed it."""

    complaint: Complaint
    fix: Post | None

    @property
    def updated(self) -> datetime:
        """When what it says changed last."""
        one, case = self.complaint, self.complaint.case
        of_fix = (self.fix.published_at, self.fix.edited_at) if self.fix else ()
        return last_seen_change(one.published_at, one.edited_at, case.ended_at if case else None, *of_fix)


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint the addresses of the feeds."""
    places = (("/feed.atom", feed), ("/products/<slug>/feed.atom", product_feed), ("/tags/<slug>/feed.atom", tag_feed))
    for path, view in places:
        blueprint.add_url_rule(path, view.__name__, view, methods=["GET"])


@public
def feed() -> Response:
    """Newly solved problems, for feed readers."""
    title = _("%(site)s: newly solved problems", site=settings().name)
    return _answer(title, url_for("public.feed"), url_for("public.home"))


@public
def product_feed(slug: str) -> Response:
    """The same for one product."""
    product = catalogue.product_by_slug(slug)
    if product is None:
        raise NotFound
    title = _("%(what)s: newly solved problems", what=product.name(language()))
    here, page = url_for("public.product_feed", slug=slug), url_for("public.product", slug=slug)
    return _answer(title, here, page, Complaint.product_id == product.id)


@public
def tag_feed(slug: str) -> Response:
    """The same for one tag."""
    used = tags.by_slug(slug)
    if used is None:
        raise NotFound
    title = _("%(what)s: newly solved problems", what=used.tag.word)
    here, page = url_for("public.tag_feed", slug=slug), url_for("public.tag", slug=slug)
    return _answer(title, here, page, tags.worn_by(used.tag.id))


def _answer(title: str, path: str, page: str, *conditions: ColumnElement[bool]) -> Response:
    """The feed at this path, of the problems on that page, in the language of the address."""
    body = _feed(title, path, page, _entries(_solved(conditions)))
    return unlisted(Response(body, content_type=f"{TYPE}; charset=utf-8"))


def _solved(conditions: Sequence[ColumnElement[bool]]) -> Sequence[Complaint]:
    """The problems written in this language that were solved last."""
    lately = select(Complaint.id).join(Complaint.case).where(Complaint.state == Publication.PUBLISHED)
    lately = lately.where(Complaint.language == language(), Case.state == Progress.SOLVED, *conditions)
    # The words are fetched for these alone.
    lately = lately.order_by(Case.ended_at.desc(), Case.id.desc()).limit(ENTRIES)
    wanted = select(Complaint).join(Complaint.case).where(Complaint.id.in_(lately.scalar_subquery()))
    wanted = wanted.options(joinedload(Complaint.author), contains_eager(Complaint.case))
    return db.session.scalars(wanted.order_by(Case.ended_at.desc(), Case.id.desc())).all()


def _entries(complaints: Sequence[Complaint]) -> list[Entry]:
    helped = queries.help_for(complaints)
    return [Entry(one, _fix(helped.get(one.id) or Help())) for one in complaints]


def _fix(help_: Help) -> Post | None:
    return lists.fix_of(help_.resolution) or help_.official


def _feed(title: str, path: str, page: str, entries: Sequence[Entry]) -> bytes:
    root = Element("feed", {"xmlns": ATOM, "xml:lang": language()})
    _text(root, "title", title)
    _text(root, "id", absolute(path))
    _text(root, "updated", _time(max((one.updated for one in entries), default=EPOCH)))
    _link(root, absolute(path), "self", TYPE)
    _link(root, absolute(page), "alternate", "text/html")
    _author(root, settings().name)
    _text(root, "rights", "CC BY-SA 4.0")
    for entry in entries:
        _add(root, entry)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(tostring(root, encoding="utf-8"))


def _add(root: Element, told: Entry) -> None:
    complaint = told.complaint
    assert complaint.published_at is not None
    entry = SubElement(root, "entry")
    _text(entry, "title", words.title_of(complaint, language()))
    # Without its readable part, which follows a changed title: an id stays what it was.
    _text(entry, "id", absolute(url_for("public.complaint", number=complaint.number, slug="")))
    _link(entry, absolute(address_of(complaint)), "alternate", "text/html")
    _text(entry, "published", _time(complaint.published_at))
    _text(entry, "updated", _time(told.updated))
    _author(entry, author_name(complaint))
    text = words.plain(told.fix or complaint, language())
    if words.accuses(complaint) or (told.fix is not None and words.accuses(told.fix)):
        text = f"{_('One customer’s account, unverified')}. {text}"
    _text(entry, "summary", text)


def _author(parent: Element, name: str) -> None:
    _text(SubElement(parent, "author"), "name", name)


def _text(parent: Element, name: str, text: str) -> None:
    # What XML cannot hold (control characters and a few more) would make the whole feed unreadable.
    SubElement(parent, name).text = NOT_XML.sub("", text)


def _link(parent: Element, address: str, relation: str, type_: str) -> None:
    SubElement(parent, "link", {"href": address, "rel": relation, "type": type_})


def _time(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
