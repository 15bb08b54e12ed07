"""How a person says which mails they want: on their page, or with the address that every mail carries."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from forum.accounts.models import Account
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Follow
from forum.extensions import db, writing
from forum.notices import queries, rules
from forum.notices.rules import CHOICES, SUMMARY, Kind, Often, Stop


def choose(account_id: int, choices: Mapping[Kind, Often], language: str) -> None:
    """Keep how often somebody wants which mail, and in which language."""
    with writing():
        account = db.session.get_one(Account, account_id)
        account.mail_choices = {**account.mail_choices, **_plain(choices)}
        account.language = language


def stop(wanted: Stop) -> dict[Kind, Often]:
    """Stop what an address stops; return how it was, of what is different now. A closed account gets no mail anyway."""
    with writing():
        account = queries.account_by_handle(wanted.handle)
        if account is None:
            return {}
        if wanted.number is not None:
            return {Kind.FOLLOWED: Often.AT_ONCE} if _unfollow(account.id, wanted.number) else {}
        before = {kind: rules.often(account.mail_choices, kind) for kind in _kinds(wanted, account)}
        changed = {kind: was for kind, was in before.items() if was is not rules.least(kind)}
        account.mail_choices = {**account.mail_choices, **_plain({kind: rules.least(kind) for kind in changed})}
    return changed


def take_up_again(wanted: Stop, choices: Mapping[Kind, Often]) -> None:
    """Undo a stop: follow again, or have mails as often as before."""
    with writing():
        account = queries.account_by_handle(wanted.handle)
        if account is None:
            return
        if wanted.number is not None:
            complaint_id = db.session.scalar(select(Complaint.id).where(Complaint.number == wanted.number))
            if complaint_id is not None:
                complaints.follow_in(complaint_id, account.id)
            return
        mine = {kind: often for kind, often in choices.items() if wanted.what in {kind, SUMMARY}}
        account.mail_choices = {**account.mail_choices, **_plain(mine)}


def unfollow(account_id: int, number: int) -> None:
    """Stop following a problem; one that is not followed stays so."""
    with writing():
        _unfollow(account_id, number)


def _unfollow(account_id: int, number: int) -> bool:
    numbered = select(Complaint.id).where(Complaint.number == number)
    gone = db.session.execute(
        delete(Follow)
        .where(Follow.account_id == account_id, Follow.complaint_id.in_(numbered))
        .execution_options(synchronize_session=False)
    )
    return bool(gone.rowcount)  # type: ignore[attr-defined]


def _kinds(wanted: Stop, account: Account) -> list[Kind]:
    if wanted.what != SUMMARY:
        return [Kind(wanted.what)]
    return [kind for kind in CHOICES if rules.often(account.mail_choices, kind) in {Often.DAILY, Often.WEEKLY}]


def _plain(choices: Mapping[Kind, Often]) -> dict[str, str]:
    return {str(kind): str(often) for kind, often in choices.items()}
