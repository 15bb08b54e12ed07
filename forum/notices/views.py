"""Which mails one gets, what one follows, and the address that stops a mail without signing in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts.models import Account
from forum.config import settings
from forum.errors import Invalid, NotFound
from forum.extensions import db
from forum.notices import forms, queries, rules, services
from forum.notices.forms import Wanted
from forum.notices.rules import CHOICES, OFTEN_WORDS, SUMMARY, Kind, Stop
from forum.web import paging
from forum.web.guards import public
from forum.web.headers import never_store
from forum.web.limits import limit
from forum.web.security import signed_address

blueprint = Blueprint("notices", __name__)
ONE_CLICK = ("List-Unsubscribe", "One-Click")
A_PAGE = 50


@blueprint.get("/account/mail")
def mail() -> str:
    """Show which mails one gets, and how often."""
    account = db.session.get_one(Account, current_user.account_id)
    choices = {kind: rules.often(account.mail_choices, kind) for kind in CHOICES}
    return _choices_page(Wanted(choices, account.language), saved=request.args.get("said") == "saved")


@blueprint.post("/account/mail")
def mail_post() -> Response | tuple[str, int]:
    """Keep the choices."""
    limit("mail-choices", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    wanted = forms.read(request.form)
    if wanted.faults:
        return _choices_page(wanted), 422
    services.choose(current_user.account_id, wanted.choices, wanted.language)
    return redirect(url_for("notices.mail", said="saved"), 303)


@blueprint.get("/account/following")
def following() -> str:
    """List what one follows, with where it stands."""
    page = queries.followed(current_user.account_id, paging.asked(A_PAGE))
    return render_template("notices/following.html", page=page)


@blueprint.post("/account/following/<int:number>/stop")
def unfollow(number: int) -> Response:
    """Stop following one problem."""
    limit("follow", who=f"account:{current_user.account_id}", per_minute=60, per_day=600)
    services.unfollow(current_user.account_id, number)
    return redirect(url_for("notices.following"), 303)


@blueprint.get("/unsubscribe/<token>")
@public
def unsubscribe(token: str) -> str:
    """Ask whether mails of this kind are to stop; a mail program that only looks changes nothing."""
    return _stop_page(token, _signed(token))


@blueprint.post("/unsubscribe/<token>")
@public
@signed_address
def unsubscribe_post(token: str) -> str:
    """Stop them at once, or take them up again; the address is all it takes."""
    stop = _signed(token)
    limit("unsubscribe", who=f"stop:{stop.handle}", per_minute=30, per_day=300)
    if request.form.get("do") == "undo":
        services.take_up_again(stop, forms.chosen(request.form))
        return _stop_page(token, stop, said="again")
    if request.form.get(ONE_CLICK[0]) != ONE_CLICK[1]:
        raise Invalid(_("Please press the button on the page."))
    return _stop_page(token, stop, said="stopped", before=services.stop(stop))


def _signed(token: str) -> Stop:
    never_store()
    stop = rules.read(token, settings().secret)
    if stop is None:
        raise NotFound
    return stop


def _choices_page(wanted: Wanted, saved: bool = False) -> str:
    return render_template(
        "notices/mail.html",
        wanted=wanted,
        kinds=CHOICES,
        often=OFTEN_WORDS,
        languages=forms.LANGUAGES,
        saved=saved,
        faults=list(wanted.faults.items()),
    )


def _stop_page(token: str, stop: Stop, said: str = "", before: object = None) -> str:
    return render_template(
        "notices/unsubscribe.html",
        token=token,
        number=stop.number,
        what=CHOICES[Kind(stop.what)].words if stop.what != SUMMARY else "",
        must=stop.what == Kind.RETURNED,
        said=said,
        before=before or {},
        one_click=ONE_CLICK,
    )
