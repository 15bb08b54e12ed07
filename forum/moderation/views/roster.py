"""The names that stay hidden: only moderators see this page, and no page links a name to a post."""

from collections.abc import Sequence
from io import BytesIO

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.errors import Invalid
from forum.moderation import forms, services
from forum.moderation.views import blueprint, me
from forum.redaction import services as redaction
from forum.redaction.queries import roster_state
from forum.redaction.rules import RosterEntry, ambiguous_words, fold, nicknames_for
from forum.redaction.tables import tables
from forum.roles import Role
from forum.search import queries as search
from forum.web.guards import needs
from forum.web.security import accepts

Page = str | Response | tuple[str, int]
SHOWN = 200
READ_WHOLE = 2000
PROPOSED = 50


@blueprint.get("/moderation/roster")
@needs(Role.MODERATOR)
def roster() -> str:
    """List the names, or those that a search finds."""
    return _page()


@blueprint.post("/moderation/roster/add")
@needs(Role.MODERATOR)
def roster_add() -> Page:
    """Add one person; generated short forms are asked about first."""
    try:
        entry = forms.roster_entry(request.form)
    except Invalid as wrong:
        return _page(wrong=wrong), 422
    proposed = _proposed(entry)
    if proposed and "approved" not in request.form:
        return render_template("moderation/roster_check.html", entry=entry, proposed=proposed)
    return _protected([entry])


@blueprint.post("/moderation/roster/upload")
@needs(Role.MODERATOR)
@accepts(kilobytes=2048, files=BytesIO)
def roster_upload() -> Page:
    """Add a whole list, or nothing of it when a line is wrong."""
    try:
        entries, wrong_lines = forms.roster_file(request)
    except Invalid as wrong:
        return _page(wrong=wrong), 422
    if wrong_lines:
        return _page(wrong_lines=wrong_lines), 422
    return _protected(entries)


@blueprint.post("/moderation/roster/remove")
@needs(Role.MODERATOR)
def roster_remove() -> Response:
    """Take one person off the list."""
    services.unprotect(request.form.get("name_id", ""), me())
    return redirect(url_for("moderation.roster", removed=1), 303)


@blueprint.get("/moderation/roster/nicknames")
@needs(Role.MODERATOR)
def nicknames() -> str:
    """Propose short forms of the names on the list."""
    return render_template("moderation/nicknames.html", proposed=_all_proposed()[:PROPOSED])


@blueprint.post("/moderation/roster/nicknames")
@needs(Role.MODERATOR)
def nicknames_post() -> Page:
    """Protect the short forms that were approved."""
    approved = request.form.to_dict(flat=False)
    entries = [
        RosterEntry(
            entry.name, (*entry.nicknames, *(one for one in proposed if one in approved[f"n:{name_id}"])), entry.handles
        )
        for name_id, entry, proposed in _all_proposed()
        if f"n:{name_id}" in approved
    ]
    return _protected(entries)


def _protected(entries: list[RosterEntry]) -> Page:
    """Protect them; what is also a common word is told on the answer itself, so that it stands in no address."""
    new, hidden = services.protect(entries, me())
    common = [(entry, words) for entry in entries if (words := ambiguous_words(entry, tables()))]
    if not common:
        return redirect(url_for("moderation.roster", new=new, hidden=hidden), 303)
    return _page(new=new, hidden=hidden, common=common)


def _proposed(entry: RosterEntry) -> list[str]:
    known = {fold(name) for name in (*entry.nicknames, *entry.name.split())}
    return [name for name in nicknames_for(entry.name) if fold(name) not in known]


def _all_proposed() -> list[tuple[str, RosterEntry, list[str]]]:
    rows = ((name_id, entry, _proposed(entry)) for name_id, entry in redaction.roster_rows())
    return [row for row in rows if row[2]]


def _page(
    wrong: Invalid | None = None,
    wrong_lines: list[tuple[int, str]] | None = None,
    new: int | None = None,
    hidden: int | None = None,
    common: Sequence[tuple[RosterEntry, list[str]]] = (),
) -> str:
    asked = fold(request.args.get("q", "").strip())
    total, _changed_at = roster_state()
    # Every name that is shown must be unlocked; of a long list only the newest are, until somebody searches.
    whole = bool(asked) or total <= READ_WHOLE
    rows = redaction.roster_rows(0 if whole else SHOWN)
    found = [row for row in rows if asked in fold(" ".join((row[1].name, *row[1].nicknames, *row[1].handles)))]
    return render_template(
        "moderation/roster.html",
        rows=found[:SHOWN],
        found=len(found) if whole else total,
        total=total,
        whole=whole,
        proposed=sum(bool(_proposed(entry)) for _name_id, entry in rows),
        wrong=wrong,
        wrong_lines=wrong_lines or [],
        new=request.args.get("new", type=int) if new is None else new,
        hidden=request.args.get("hidden", type=int) if hidden is None else hidden,
        common=common[:SHOWN],
        more_common=max(0, len(common) - SHOWN),
        bands=search.bands({word for _entry, words in common[:SHOWN] for word in words}) if common else {},
    )
