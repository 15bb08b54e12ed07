"""When the roster gains a name: what is public and holds it is hidden in the same transaction."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import func, or_, select

from forum import events, log
from forum.accounts.models import Account
from forum.complaints.rules import Publication
from forum.errors import NotAllowed
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.services import deciding, queueing
from forum.redaction import rules as redacting
from forum.redaction import services as redaction
from forum.redaction.rules import RosterEntry
from forum.redaction.tables import tables
from forum.vault import services as vault


def protect(entries: Iterable[RosterEntry], account: Account) -> tuple[int, int]:
    """Add names to the roster; hide what holds them and queue it again. Return how many were new and hidden.

    Exact and folded matches are hidden here and now; disguised spellings follow through the worker.
    """
    if not rules.may("protect", account.role):
        raise NotAllowed("")
    account_id, role = account.id, account.role
    with writing():
        changed = redaction.add_to_roster(entries)
        hidden = hide_named(changed) if changed else 0
        log.record(
            "protected", actor_id=account_id, role=role, subject_kind="roster", subject_id="", new=len(changed), hidden=hidden
        )
        events.record("roster_grew")
    return len(changed), hidden


def hide_named(entries: Iterable[RosterEntry] | None) -> int:
    """Hide every public post in which one of these names stands; None asks the whole roster about every post."""
    roster = redaction.roster() if entries is None else redacting.Roster.build(entries)
    words = None if entries is None else _first_words(entries)
    hidden = 0
    for kind, post in _candidates(words):
        if _holds(roster, kind, post):
            requeue(kind, post)
            hidden += 1
    return hidden


def requeue(kind: str, post: Any) -> None:
    """Hide a public post and give it to a moderator again, with its public words as the text to judge."""
    fields = subjects.public_words(kind, post)
    proposed = redaction.propose(fields, post.language, queueing.pseudonyms_of(post))
    with writing():
        deciding.hide(kind, post, None, "name_left")
        post.version += 1
        earlier = json.dumps({name: post.removals.get(name, []) for name in fields})
        sealed = vault.sealed(kind, {**fields, queueing.EARLIER: earlier}, post.version)
        queueing.enqueue(kind, post, sealed, proposed)


def _holds(roster: redacting.Roster, kind: str, post: Any) -> bool:
    keep = redaction.words_to_keep()
    for text in subjects.public_words(kind, post).values():
        found = redacting.propose(text, roster=roster, keep=keep, tables=tables(), language=post.language)
        if any(span.reason.startswith("roster") for span in found.spans):
            return True
    return False


def _candidates(words: list[str] | None) -> Iterator[tuple[str, Any]]:
    """Public posts that may hold one of the words, asked of the database; all of them when no words are given."""
    for kind, subject in subjects.KINDS.items():
        model = subject.model
        wanted = select(model).where(model.state == Publication.PUBLISHED)
        if words is not None:
            columns = [func.lower(getattr(model, name)) for name in subject.fields]
            wanted = wanted.where(
                or_(*(column.contains(word, autoescape=True) for column in columns for word in words))
            )
        for post in db.session.scalars(wanted).all():
            yield kind, post


def _first_words(entries: Iterable[RosterEntry]) -> list[str]:
    words = set()
    for entry in entries:
        for name in (entry.name, *entry.nicknames, *entry.handles):
            words.update(part.lower() for part in name.lstrip("@").split() if len(part) > 1)
    return sorted(words)
