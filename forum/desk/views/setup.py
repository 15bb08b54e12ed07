"""The operator's setup: what is there, the teams, their hours, and the words that stay visible."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.catalogue import pages, rules
from forum.catalogue import queries as catalogue
from forum.catalogue import services as setting_up
from forum.catalogue.models import Team
from forum.catalogue.services import By
from forum.desk import setup as services
from forum.desk import setup_forms as forms
from forum.desk.setup_overview import overview
from forum.desk.views import blueprint
from forum.errors import Invalid, NotFound
from forum.roles import Role
from forum.web.guards import needs
from forum.web.limits import limit

Page = str | Response | tuple[str, int]
SHOWN = 300
SAID = frozenset({"added", "saved", "removed", "retired", "brought_back"})


@blueprint.get("/setup")
@needs(Role.ADMINISTRATOR)
def setup() -> str:
    """Show what is set up and what is missing."""
    return render_template("desk/setup.html", lines=overview())


@blueprint.get("/setup/teams")
@needs(Role.ADMINISTRATOR)
def setup_teams() -> str:
    """List the teams."""
    return _teams()


@blueprint.post("/setup/teams")
@needs(Role.ADMINISTRATOR)
def setup_teams_post() -> Page:
    """Add a team."""
    count()
    try:
        services.save_team("", forms.team(request.form), by())
    except Invalid as wrong:
        return _teams(wrong), 422
    return redirect(url_for("desk.setup_teams", said="added"), 303)


@blueprint.get("/setup/teams/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_team(slug: str) -> str:
    """Show what a team is called."""
    return render_template("desk/setup_team.html", team=_team(slug), wrong=None)


@blueprint.post("/setup/teams/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_team_post(slug: str) -> Page:
    """Change what a team is called."""
    count()
    team = _team(slug)
    try:
        services.save_team(slug, forms.team(request.form), by())
    except Invalid as wrong:
        return render_template("desk/setup_team.html", team=team, wrong=wrong), 422
    return redirect(url_for("desk.setup_teams", said="saved"), 303)


@blueprint.get("/setup/hours")
@needs(Role.ADMINISTRATOR)
def setup_hours() -> str:
    """Show when each team is there."""
    known = catalogue.hours()
    rows = [(team, pages.hours_in_words(known.get(team.id, {}))) for team in catalogue.teams()]
    return render_template("desk/setup_hours.html", rows=rows, said=said())


@blueprint.get("/setup/hours/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_hours_of(slug: str) -> str:
    """Show the week of one team."""
    team = _team(slug)
    week = catalogue.hours_of(team.id)
    return _week(team, {day: rules.written(week.get(day, ())) for day in rules.DAYS})


@blueprint.post("/setup/hours/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_hours_post(slug: str) -> Page:
    """Set the week of one team, or fill in Monday's hours as far as Friday."""
    count()
    team, written = _team(slug), forms.hours(request.form)
    if request.form.get("do") == "week":
        return _week(team, written)
    try:
        services.save_hours(team, written, by())
    except Invalid as wrong:
        return _week(team, written, wrong), 422
    return redirect(url_for("desk.setup_hours", said="saved"), 303)


@blueprint.get("/setup/words")
@needs(Role.ADMINISTRATOR)
def setup_words() -> str:
    """List the words that stay visible."""
    return _words()


@blueprint.post("/setup/words")
@needs(Role.ADMINISTRATOR)
def setup_words_post() -> Page:
    """Add words, one a line."""
    count()
    lines = request.form.get("words", "").splitlines()
    try:
        new = services.keep_words(lines, by(), anyway=request.form.get("anyway") == "yes")
    except Invalid as wrong:
        return _words(wrong), 422
    return redirect(url_for("desk.setup_words", new=new), 303)


@blueprint.post("/setup/words/remove")
@needs(Role.ADMINISTRATOR)
def setup_words_remove() -> Response:
    """Take one word off the list."""
    count()
    setting_up.stop_keeping(forms.number(request.form.get("word", "")), by())
    return redirect(url_for("desk.setup_words", said="removed"), 303)


def by() -> By:
    """Who is asking, for the log."""
    return By(current_user.account_id, str(current_user.role))


def count() -> None:
    """Keep a stuck button from filling the log."""
    limit("setup", who=f"account:{current_user.account_id}", per_minute=60, per_day=2000)


def said() -> str:
    """What was done on the page before."""
    word = request.args.get("said", "")
    return word if word in SAID else ""


def _team(slug: str) -> Team:
    found = catalogue.team_by_slug(slug)
    if found is None:
        raise NotFound
    return found


def _teams(wrong: Invalid | None = None) -> str:
    return render_template("desk/setup_teams.html", teams=catalogue.teams(), wrong=wrong, said=said())


def _week(team: Team, written: dict[int, str], wrong: Invalid | None = None) -> str:
    return render_template(
        "desk/setup_hours_of.html",
        team=team,
        week=list(zip(pages.day_names(), written.values(), strict=True)),
        wrong=wrong,
        example=rules.EXAMPLE,
    )


def _words(wrong: Invalid | None = None) -> str:
    asked = request.args.get("q", "").strip().casefold()
    rows = [row for row in catalogue.own_words() if asked in row.word.casefold()]
    return render_template(
        "desk/setup_words.html",
        rows=rows[:SHOWN],
        found=len(rows),
        wrong=wrong,
        typed=request.form.get("words", "") if wrong else "",
        new=request.args.get("new", type=int),
        said=said(),
    )
