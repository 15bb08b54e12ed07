"""Where a complaint is read: its public address, made of its number and its redacted title."""

from flask import Flask, url_for

from forum.complaints.models import Complaint
from forum.complaints.rules import Kind


def init_app(app: Flask) -> None:
    """Let every template write the address of a complaint."""
    app.jinja_env.globals["address_of"] = address_of


def endpoint_of(complaint: Complaint) -> str:
    """The page that shows it: praise has a folder of its own."""
    return "public.praise" if complaint.kind == Kind.PRAISE else "public.complaint"


def address_of(
    complaint: Complaint, anchor: str | None = None, *, said: str | None = None, after: int | None = None
) -> str:
    """The path of a published complaint, in the language of this page; `after` leads to further answers."""
    endpoint, number, slug = endpoint_of(complaint), complaint.number, complaint.slug
    return url_for(endpoint, _anchor=anchor, number=number, slug=slug, said=said, after=after)
