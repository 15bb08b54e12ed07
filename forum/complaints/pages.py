"""Where a complaint is read: its public address, made of its number and its redacted title."""

from typing import Any

from flask import Flask
from flask_babel import gettext as _

from forum.complaints.models import Complaint
from forum.complaints.rules import Kind
from forum.web.templates import address


def init_app(app: Flask) -> None:
    """Let every template write the address of a complaint."""
    app.jinja_env.globals["address_of"] = address_of
    app.jinja_env.globals["author_name"] = author_name


def author_name(post: Any) -> str:
    """Who a post is signed by: a pseudonym. A former customer’s account is gone; imported words never had one."""
    if post.author is not None:
        return str(post.author.pseudonym)
    complaint = post if isinstance(post, Complaint) else post.complaint
    return str(_("A customer") if complaint.source_id else _("Former customer"))


def endpoint_of(complaint: Complaint) -> str:
    """The page that shows it: praise has a folder of its own."""
    return "public.praise" if complaint.kind == Kind.PRAISE else "public.complaint"


def address_of(
    complaint: Complaint, anchor: str | None = None, *, said: str | None = None, after: int | None = None
) -> str:
    """The path of a published complaint, in the language of this page; `after` leads to further answers."""
    endpoint, number, slug = endpoint_of(complaint), complaint.number, complaint.slug
    return address(endpoint, _anchor=anchor, number=number, slug=slug, said=said, after=after)
