"""Which mail goes to whom. A mail carries no words from a post, and visibility is asked again when it is sent."""

from collections.abc import Callable
from typing import Any

from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from sqlalchemy import select

from forum import mail
from forum.accounts.models import Account
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint
from forum.config import settings
from forum.events import Happened
from forum.extensions import db
from forum.moderation.models import Appeal, Decision
from forum.moderation.rules import Act
from forum.notices import queries

MODELS: dict[str, Any] = {"complaint": Complaint, "answer": Answer, "resolution": Resolution}


def tell_author(happened: list[Happened]) -> None:
    """Tell an author what was decided about their post, and where to read why."""
    one = happened[-1]
    decision = db.session.scalar(select(Decision).where(Decision.token == one.subject))
    if decision is None:
        return
    post = db.session.get(MODELS[decision.subject_kind], decision.subject_id)
    if post is None or post.state == "withdrawn":
        return
    act = Act(decision.act)
    _send(queries.account(post.author_id), one, lambda: _decided(act, decision.subject_kind, post.token))


def tell_appellant(happened: list[Happened]) -> None:
    """Tell an author what became of their appeal."""
    one = happened[-1]
    appeal = db.session.scalar(select(Appeal).where(Appeal.token == one.subject))
    if appeal is None or appeal.decided_at is None:
        return
    post = db.session.get(MODELS[appeal.decision.subject_kind], appeal.decision.subject_id)
    if post is None:
        return
    kind, token, upheld = appeal.decision.subject_kind, post.token, bool(appeal.upheld)
    _send(queries.account(post.author_id), one, lambda: _appealed(upheld, kind, token))


def tell_followers(happened: list[Happened]) -> None:
    """Tell those who follow a problem that there is a new answer, or that it moved on."""
    one = happened[-1]
    complaint = db.session.get(Complaint, one.complaint_id)
    if complaint is None or not complaint.is_public:
        return
    answer = db.session.get(Answer, one.answer_id) if one.answer_id else None
    if one.answer_id and (answer is None or not answer.is_public):
        return
    author = queries.account(complaint.author_id)
    people = {person.id: person for person in (*queries.followers(complaint.id), *([author] if author else []))}
    number, official = complaint.number, bool(answer and answer.official)
    for person in people.values():
        if answer is None or person.id != answer.author_id:
            _send(person, one, lambda: _answered(number, official))


def _send(person: Account | None, one: Happened, letter: Callable[[], tuple[str, str]]) -> None:
    if person is None:
        return
    with force_locale(person.language):
        subject, text = letter()
        closing = _("You get this mail because you have an account at %(name)s.", name=settings().name)
    mail.send(
        mail.Letter(
            to=person.address, subject=subject, text=f"{text}\n\n{closing}\n", message_id=f"{one.event_id}.{person.id}"
        )
    )


def _decided(act: Act, kind: str, token: str) -> tuple[str, str]:
    subjects = {
        Act.PUBLISHED: _("Your post is published"),
        Act.RESTORED: _("Your post is public again"),
        Act.RETURNED: _("Your post came back to you"),
        Act.DECLINED: _("Your post was not published"),
        Act.HIDDEN: _("Your post is hidden for now"),
        Act.REMOVED: _("Your post was removed"),
    }
    if act in {Act.PUBLISHED, Act.RESTORED}:
        words = _("You find it here:")
    elif act is Act.RETURNED:
        words = _("Your text is kept. The reason, and how to send it again, stand here:")
    else:
        words = _("The reason, the rule behind it and how to contest it stand here:")
    return subjects[act], f"{words}\n{_my_post(kind, token)}"


def _appealed(upheld: bool, kind: str, token: str) -> tuple[str, str]:
    words = _("The decision stands.") if upheld else _("You were right: the decision was taken back.")
    return _("Your appeal was decided"), f"{words}\n{_my_post(kind, token)}"


def _answered(number: int | None, official: bool) -> tuple[str, str]:
    subject = _("An official answer to a problem you follow") if official else _("News on a problem you follow")
    return subject, _("Read it here:") + f"\n{_address(f'/problems/{number}')}"


def _my_post(kind: str, token: str) -> str:
    return _address(f"/my-posts/{kind}/{token}")


def _address(path: str) -> str:
    """A full address; the worker serves no request that could tell its own."""
    prefix = "/fr" if str(get_locale()) == "fr" else ""
    return (settings().public_address.rstrip("/") or "http://127.0.0.1:8000") + prefix + path
