"""Pages that explain: how this works, what is removed, and what happens to what one writes."""

from collections.abc import Callable

from flask import Blueprint, render_template

from forum.config import settings
from forum.moderation import trust
from forum.photos import trust as photo_trust
from forum.public import indexing
from forum.web.guards import public

# Path, name of the view and of its template, one sentence for whoever reads the routes.
PAGES = (
    ("/about", "about", "How a problem gets solved here."),
    ("/about/what-we-remove", "what_we_remove", "What is removed from posts, and how to object."),
    ("/about/accessibility", "accessibility", "Who can use these pages, and what to do when somebody cannot."),
    ("/about/privacy", "privacy", "What is kept, for how long, and who can read it."),
    ("/about/licence", "licence", "How the words may be reused."),
    ("/help", "help", "Ways to get help, here and elsewhere."),
)


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint these pages."""
    for path, name, purpose in PAGES:
        blueprint.add_url_rule(path, name, _page(name, purpose), methods=["GET"])


def _page(name: str, purpose: str) -> Callable[[], str]:
    @public
    def view() -> str:
        return render_template(f"public/{name}.html", settings=_told(), robots=indexing.robots(True))

    view.__doc__ = purpose
    return view


def _told() -> dict[str, int | bool]:
    """The operator's own figures, so that a page never promises another."""
    known = settings()
    return {
        "cooling_off": known.cooling_off,
        "purge_days": known.purge_days,
        "appeal_months": round(known.appeal_days / 30.5),
        "next_contact_days": known.next_contact_days,
        "everything_is_read": trust.everything_is_read(),
        "everything_is_seen": photo_trust.everything_is_seen(),
    }
