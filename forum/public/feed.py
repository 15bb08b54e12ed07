"""Newly solved problems as an Atom feed, made of public words only."""

from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from flask_babel import gettext as _

from forum.complaints.models import Complaint
from forum.complaints.pages import address_of
from forum.config import settings
from forum.public import lists, queries, words
from forum.public.rules import holds_accusation
from forum.web.frame import absolute
from forum.web.paging import EPOCH

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 20


def newly_solved(language: str, feed_path: str, home_path: str) -> bytes:
    """The problems of one language that were solved last, each with what fixed it."""
    complaints = queries.newly_solved(ENTRIES, language)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _text(feed, "title", _("%(site)s: newly solved problems", site=settings().name))
    _text(feed, "id", absolute(feed_path))
    _text(feed, "updated", _time(max((_solved_at(one) for one in complaints), default=EPOCH)))
    _link(feed, absolute(feed_path), "self")
    _link(feed, absolute(home_path), "alternate")
    for one, entry in zip(complaints, _entries(complaints, language), strict=True):
        _add(feed, one, entry, language)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(tostring(feed, encoding="utf-8"))


def _entries(complaints: Sequence[Complaint], language: str) -> list[str]:
    """What fixed each, or how it began when nobody said."""
    helped = queries.help_for(complaints)
    texts = []
    for one in complaints:
        help_ = helped.get(one.id)
        fix = lists.fix_of(help_.resolution if help_ else None) or (help_.official if help_ else None)
        texts.append(words.plain(fix or one, language))
    return texts


def _add(feed: Element, complaint: Complaint, text: str, language: str) -> None:
    entry = SubElement(feed, "entry")
    address = absolute(address_of(complaint))
    assert complaint.published_at is not None
    _text(entry, "title", words.title_of(complaint, language))
    _text(entry, "id", address)
    _link(entry, address, "alternate")
    _text(entry, "published", _time(complaint.published_at))
    _text(entry, "updated", _time(_solved_at(complaint)))
    author = SubElement(entry, "author")
    _text(author, "name", complaint.author.pseudonym if complaint.author else _("A customer"))
    if holds_accusation(complaint.labels) and complaint.checked != "confirmed":
        text = f"{_('One customer’s account, unverified')}. {text}"
    _text(entry, "summary", text)


def _solved_at(complaint: Complaint) -> datetime:
    assert complaint.case is not None and complaint.published_at is not None
    return complaint.case.ended_at or complaint.published_at


def _text(parent: Element, name: str, text: str) -> None:
    # What XML cannot hold (control characters) would make the whole feed unreadable.
    SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\n\t")


def _link(parent: Element, address: str, relation: str) -> None:
    SubElement(parent, "link", {"href": address, "rel": relation})


def _time(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
