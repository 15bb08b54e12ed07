"""Where somebody is signed in."""

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import queries, services
from forum.accounts.views import blueprint
from forum.web.limits import limit


@blueprint.get("/account/sessions")
def sessions() -> str:
    """List one's sessions."""
    own = queries.open_account(current_user.account_id)
    rows = queries.living_sessions(own) if own else []
    return render_template("accounts/sessions.html", rows=rows, this=g.session_id)


@blueprint.post("/account/sessions/end")
def sessions_end() -> Response:
    """End one session, or all others."""
    limit("sessions", who=f"account:{current_user.account_id}", per_minute=30, per_day=300)
    chosen = request.form.get("session", "")
    if chosen == "others":
        services.end_other_sessions(current_user.account_id, g.session_id)
    elif chosen.isdecimal() and len(chosen) < 10:
        services.end_own_session(current_user.account_id, int(chosen))
    return redirect(url_for("accounts.sessions"), 303)
