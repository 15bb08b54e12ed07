"""What is kept about one person, as one JSON file: told in words and dates, for them alone.

The file holds, in this order (times in UTC, ISO 8601; words in the language of the post they belong to):

* `made_at`, `forum`;
* `account`: `address`, `pseudonym`, `role`, `team`, `language`, `since`, `second_factor_since`, `mail_choices`;
* `sessions`: browsers that are signed in, each `started_at`, `seen_at`, `browser`;
* `drafts`: each `kind`, `saved_at`, `words` (every field as it was typed), `photos` (as below);
* `posts`: each `kind`, `state`, `number`, `sent_at`, `published_at`, `about` (the number of the problem), `words` (as
  everyone reads them; empty before publication), `original` (what is sealed, in one sentence), `photos` (`state`,
  `why`, `added_at`, `published_at`, `description`), `decisions` (`act`, `at`, `rule`, `reason`, `words`,
  `contest_until`, `appeal`);
* `votes`: `same` (numbers of problems), `helpful` (numbers of answers); `follows` (numbers of problems);
* `notes`: what is not in the file, and why.

Originals are opened on the staff's address only, for the moderator who decides; this process could not read them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock
from forum.accounts.models import Account, AccountSession
from forum.answers.models import Answer, Helpful
from forum.complaints.models import Complaint, Follow, Same
from forum.config import settings
from forum.extensions import db
from forum.moderation import subjects
from forum.moderation.models import Appeal, Decision, QueueEntry
from forum.photos import queries as photo_queries
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.redaction import rules as redaction
from forum.vault import drafts
from forum.vault import services as vault
from forum.web.languages import day

Told = dict[str, Any]


def own_data(account_id: int) -> Told:
    """Collect everything that is kept about an account, ready to be written as JSON."""
    account = db.session.get_one(Account, account_id)
    return {
        "made_at": _time(clock.now()),
        "forum": settings().name,
        "account": _account(account),
        "sessions": [_session(one) for one in _rows(AccountSession, AccountSession.account_id == account_id)],
        "drafts": [_draft(one) for one in drafts.of_account(account_id)],
        "posts": [_post(kind, one) for kind, one in _posts(account_id)],
        "votes": {
            "same": _numbers(Complaint, Same.complaint_id, Same.account_id == account_id),
            "helpful": _numbers(Answer, Helpful.answer_id, Helpful.account_id == account_id),
        },
        "follows": _numbers(Complaint, Follow.complaint_id, Follow.account_id == account_id),
        "notes": [_reports_note(), _log_note()],
    }


def _account(account: Account) -> Told:
    return {
        "address": account.address,
        "pseudonym": account.pseudonym,
        "role": account.role,
        "team": account.team.slug if account.team else None,
        "language": account.language,
        "since": _time(account.created_at),
        "second_factor_since": _time(account.second_factor_at),
        "mail_choices": account.mail_choices,
    }


def _session(session: AccountSession) -> Told:
    return {"started_at": _time(session.started_at), "seen_at": _time(session.seen_at), "browser": session.agent}


def _draft(draft: Any) -> Told:
    kept = [_photo(one) for one in photo_queries.of_post(draft.token)]
    return {
        "kind": draft.subject_kind,
        "saved_at": _time(draft.saved_at),
        "words": drafts.read(draft),
        "photos": kept,
    }


def _posts(account_id: int) -> Iterable[tuple[str, Any]]:
    for kind, subject in subjects.KINDS.items():
        for post in _rows(subject.model, subject.model.author_id == account_id):
            yield kind, post


def _post(kind: str, post: Any) -> Told:
    return {
        "kind": getattr(post, "kind", kind),
        "state": post.state,
        "number": getattr(post, "number", None),
        "sent_at": _time(post.sent_at),
        "published_at": _time(post.published_at),
        "about": None if kind == "complaint" else post.complaint.number,
        "words": _public_words(kind, post),
        "original": _original(kind, post),
        "photos": [_photo(one) for one in photo_queries.of_post(post.token)],
        "decisions": [_decision(one) for one in _decisions(kind, post.id)],
    }


def _photo(photo: Photo) -> Told:
    return {
        "state": photo.state,
        "why": photo.why,
        "added_at": _time(photo.made_at),
        "published_at": _time(photo.published_at),
        "description": photos.described(photo) or photo.alt,
    }


def _public_words(kind: str, post: Any) -> Mapping[str, str]:
    return {
        name: redaction.plain(
            redaction.PublicWords(text, redaction.removals_of(post.removals.get(name, ()))), post.language
        )
        for name, text in subjects.public_words(kind, post).items()
        if text
    }


def _original(kind: str, post: Any) -> str:
    """Say what the vault still holds of a post, and until when."""
    entries = _rows(QueueEntry, QueueEntry.subject_kind == kind, QueueEntry.subject_id == post.id)
    ids = {one.original_id for one in entries} | {getattr(post, "private_id", None)}
    dates = vault.purge_dates({one for one in ids if one is not None})
    if not dates:
        return str(_("Nothing is sealed."))
    if None in dates.values():
        return str(_("Sealed; in the vault while it waits or may be contested."))
    last = max(until for until in dates.values() if until is not None)
    return str(_("Sealed; in the vault until %(day)s.", day=day(last)))


def _decision(decision: Decision) -> Told:
    appeal = db.session.scalar(select(Appeal).where(Appeal.decision_id == decision.id))
    words = redaction.PublicWords(decision.words, redaction.removals_of(decision.removals))
    return {
        "act": decision.act,
        "at": _time(decision.at),
        "rule": decision.rule,
        "reason": decision.reason,
        "words": redaction.plain(words, decision.language),
        "contest_until": _time(decision.appeal_until),
        "appeal": _appeal(appeal) if appeal else None,
    }


def _appeal(appeal: Appeal) -> Told:
    return {"at": _time(appeal.at), "decided_at": _time(appeal.decided_at), "decision_stands": appeal.upheld}


def _decisions(kind: str, post_id: int) -> Iterable[Decision]:
    return _rows(Decision, Decision.subject_kind == kind, Decision.subject_id == post_id)


def _rows(model: Any, *where: Any) -> list[Any]:
    first = model.__table__.primary_key.columns[0]
    return list(db.session.scalars(select(model).where(*where).order_by(first)))


def _numbers(model: Any, column: Any, mine: Any) -> list[int]:
    wanted = select(model.number).join(column.class_, column == model.id).where(mine, model.number.is_not(None))
    return list(db.session.scalars(wanted.order_by(model.number)))


def _time(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _reports_note() -> str:
    return str(
        _("Reports carry no account: what you reported is sealed without your name, and destroyed when it is settled.")
    )


def _log_note() -> str:
    return str(_("The log of decisions knows your account by its number alone, and holds no words."))
