"""When the roster gains a name: what is public and holds it is hidden in the same transaction."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, or_, select

from forum import clock, events, log
from forum.accounts.models import Account
from forum.complaints.rules import Publication
from forum.errors import NotAllowed
from forum.extensions import db, writing
from forum.moderation import rules, subjects
from forum.moderation.services import deciding, queueing
from forum.redaction import queries as redaction_queries
from forum.redaction import rules as redacting
from forum.redaction import services as redaction
from forum.redaction.models import Proposal
from forum.redaction.rules import Kind, Roster, RosterEntry
from forum.redaction.tables import tables
from forum.vault import services as vault

WORD = re.compile(r"[^\W_]+")
AT_ONCE = 500
CATCH_UP = timedelta(days=7)  # how long the worker may have been away


def protect(entries: Iterable[RosterEntry], account: Account) -> tuple[int, int]:
    """Add names to the roster; hide what holds them and queue it again. Return how many were new and hidden.

    Exact and folded matches are hidden here and now; disguised spellings follow through the worker. The long
    search runs before the transaction; inside it only what became public since is searched again.
    """
    _refuse_role(account.role)
    account_id, role = account.id, account.role
    new = _unknown(list(entries))
    begun, words = clock.now(), _new_words(new)
    roster = Roster.build(new)
    found = list(_named(roster, words, None))
    hidden = 0
    with writing():
        changed = redaction.add_to_roster(new)
        for kind, post_id in found:
            # Posts before the log's head, as everybody else locks them.
            subjects.load(kind, post_id, locked=True)
        # From here to the commit the log's head is ours: whoever publishes waits, and then sees the new roster.
        log.record("protected", actor_id=account_id, role=role, subject_kind="roster", subject_id="", new=len(changed))
        for kind, post_id in dict.fromkeys((*found, *_named(roster, words, begun))):
            post = subjects.load(kind, post_id, locked=True)
            if post.state == Publication.PUBLISHED:
                requeue(kind, post)
                hidden += 1
        if changed:
            events.record("roster_grew")
    return len(changed), hidden


def unprotect(name_id: str, account: Account) -> None:
    """Take a name off the roster."""
    _refuse_role(account.role)
    account_id, role = account.id, account.role
    with writing():
        redaction.remove_from_roster(name_id)
        log.record("unprotected", actor_id=account_id, role=role, subject_kind="roster", subject_id=name_id)


def hide_disguised() -> int:
    """Hide public posts in which a name stands, disguised or not, that came onto the roster after they were read.

    What a moderator has read since then stays: that person saw the name and decided.
    """
    entries = redaction.roster_entries(since=clock.now() - CATCH_UP)
    latest = redaction_queries.roster_state()[1]
    if not entries or latest is None:
        return 0
    roster, hidden = Roster.build(entries), 0
    for kind in subjects.KINDS:
        for post_id in _read_before(kind, latest):
            post = subjects.load(kind, post_id)
            if post.state == Publication.PUBLISHED and holds(roster, kind, post):
                requeue(kind, post)
                hidden += 1
    return hidden


def requeue(kind: str, post: Any) -> None:
    """Hide a public post and give it to a moderator again, with its public words as the text to judge."""
    with writing():
        deciding.hide(kind, post, None, "name_left")
        queue_public_words(kind, post)


def queue_public_words(kind: str, post: Any) -> None:
    """Let a moderator judge the public words of a post that is not in sight now."""
    fields = subjects.public_words(kind, post)
    proposed = redaction.propose(fields, post.language, queueing.pseudonyms_of(post))
    earlier = json.dumps({name: post.removals.get(name, []) for name in fields})
    with writing():
        post.version += 1
        sealed = vault.sealed(kind, {**fields, queueing.EARLIER: earlier}, post.version)
        queueing.enqueue(kind, post, sealed, proposed)


def holds(roster: Roster, kind: str, post: Any) -> bool:
    """Whether a name of the roster stands in the public words of a post."""
    keep = redaction.words_to_keep()
    for text in subjects.public_words(kind, post).values():
        found = redacting.propose(text, roster=roster, keep=keep, tables=tables(), language=post.language)
        if any(_is_of(roster, span.reason, span.kind, text[span.start : span.end]) for span in found.spans):
            return True
    return False


def _is_of(roster: Roster, reason: str, kind: Kind, words: str) -> bool:
    """A name can be found for several reasons, and the one that is given need not be the roster."""
    if reason.startswith("roster"):
        return True
    return kind in {Kind.name, Kind.handle} and any(
        roster.knows(word) or word in roster.handles for word in _words(words)
    )


def _unknown(entries: Sequence[RosterEntry]) -> list[RosterEntry]:
    known = set(redaction.roster_known(entry.name for entry in entries))
    return [entry for entry in entries if entry not in known]


def _named(roster: Roster, words: set[str], since: datetime | None) -> Iterator[tuple[str, int]]:
    """Public posts in which one of these names stands: first by their folded words, then by the rules."""
    for kind in subjects.KINDS if words else ():
        for post_id in list(_candidates(kind, words, since)):
            if holds(roster, kind, subjects.load(kind, post_id)):
                yield kind, post_id


def _candidates(kind: str, wanted: set[str], since: datetime | None) -> Iterator[int]:
    """Posts that share a folded word with a name. A database knows lower case, not accents and look-alikes."""
    model = subjects.KINDS[kind].model
    rows = select(model.id, *subjects.public_columns(kind)).where(model.state == Publication.PUBLISHED)
    if since is not None:
        rows = rows.where(model.changed_at >= since)
    for post_id, *texts in db.session.execute(rows.execution_options(yield_per=AT_ONCE)):
        if any(not wanted.isdisjoint(_words(text)) for text in texts):
            yield post_id


def _read_before(kind: str, moment: datetime) -> list[int]:
    """Public posts whose last proposal was made with an older roster, or that never had one."""
    model = subjects.KINDS[kind].model
    made_at = (
        select(func.max(Proposal.made_at))
        .where(Proposal.subject_kind == kind, Proposal.subject_id == model.id)
        .scalar_subquery()
    )
    older = or_(made_at.is_(None), made_at < moment)
    return list(db.session.scalars(select(model.id).where(model.state == Publication.PUBLISHED, older)))


def _new_words(entries: Sequence[RosterEntry]) -> set[str]:
    """Words of the names that were not protected before, so that approving a nickname asks about the nickname only."""
    before = {entry.name: entry for entry in redaction.roster_known(entry.name for entry in entries)}
    words: set[str] = set()
    for entry in entries:
        known = before.get(entry.name)
        old = {known.name, *known.nicknames, *known.handles} if known else set()
        for name in {entry.name, *entry.nicknames, *entry.handles} - old:
            words.update(word for word in _words(name) if len(word) > 1)
    return words


def _words(text: str) -> list[str]:
    return WORD.findall(redacting.fold(text))


def _refuse_role(role: str) -> None:
    if not rules.may("protect", role):
        raise NotAllowed(_("Only moderators keep the list of protected names."))
