"""The second factor: a code from an app after the password, and ten codes on paper for the day it is lost."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, or_, update

from forum import clock, events, log
from forum.accounts import queries, second_factor
from forum.accounts.models import Account, AccountSession, RecoveryCode
from forum.accounts.services import own, sessions
from forum.accounts.services.sessions import Half, SignedIn
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db, writing
from forum.roles import Role
from forum.vault import services as vault

# What is in the locked box: the secret in use, and one that is being set up.
USED, NEXT = "secret", "next"


@dataclass(frozen=True)
class FactorView:
    """What the page of the second factor shows."""

    on: bool
    forced: bool
    codes_left: int
    picture: str = ""
    groups: str = ""


def factor_view(account_id: int) -> FactorView:
    """How it stands with somebody's second factor; the new secret while it is being set up."""
    account = db.session.get_one(Account, account_id)
    unused = db.session.query(RecoveryCode).filter_by(account_id=account_id, used_at=None).count()
    view = FactorView(account.second_factor_at is not None, account.is_reviewer, unused)
    coming = _box(account).get(NEXT)
    if not coming:
        return view
    picture = second_factor.picture(coming, account.pseudonym)
    return FactorView(view.on, view.forced, unused, picture, second_factor.in_groups(coming))


def begin_factor(account_id: int) -> None:
    """Make a secret to be scanned; one that is in use stays in use until the new one is confirmed."""
    fields = {**_box(db.session.get_one(Account, account_id)), NEXT: second_factor.new_secret()}
    box = _locked(account_id, fields)
    with writing():
        db.session.get_one(Account, account_id).second_factor_box = box


def set_factor(account_id: int, session_id: int, code: str) -> list[str]:
    """Switch the new second factor on, once its first code was right; return the recovery codes. Raises Invalid."""
    account = db.session.get_one(Account, account_id)
    was, coming = account.second_factor_box, _box(account).get(NEXT)
    if not coming:
        raise Stale(_("The key on the page was an older one. Please begin again."))
    step = second_factor.matching_step(coming, second_factor.plain_code(code), clock.now(), None)
    if step is None:
        words = _("This code is not right. Codes change every half minute; please type the one that is shown now.")
        raise Invalid(words, {"code": words})
    box = _locked(account_id, {USED: coming})
    with writing():
        account = db.session.get_one(Account, account_id, with_for_update=True)
        if account.second_factor_box != was:
            raise Stale(_("The key on the page was an older one. Please begin again."))
        now = clock.now()
        account.second_factor_box, account.second_factor_at, account.second_factor_step = box, now, step
        db.session.get_one(AccountSession, session_id).second_factor_at = now
        events.record("second_factor_changed", subject=str(account_id))
        return _fresh_codes(account_id)


def give_factor(account_id: int, secret: str) -> None:
    """Give an account a second factor that is known already: for demo accounts and tests."""
    box = _locked(account_id, {USED: secret})
    with writing():
        account = db.session.get_one(Account, account_id)
        account.second_factor_box, account.second_factor_at = box, clock.now()


def new_recovery_codes(account_id: int) -> list[str]:
    """Ten new codes; the old ones are good for nothing any more."""
    with writing():
        return _fresh_codes(account_id)


def switch_factor_off(account_id: int, password: str) -> None:
    """Sign in with the password alone again. Raises NotAllowed for whoever can open originals, Invalid."""
    if db.session.get_one(Account, account_id).is_reviewer:
        raise NotAllowed(_("Whoever can open originals signs in with a code. It cannot be switched off."))
    own.require_password(account_id, password)
    with writing():
        _take_factor(account_id)
        events.record("second_factor_changed", subject=str(account_id))


def reset_factor(account_id: int, *, by: int | None) -> None:
    """Take a lost second factor away and end the sessions; a reviewer sets up a new one at the next sign-in.

    Raises NotFound for whoever is no staff.
    """
    with writing():
        account = queries.open_account(account_id)
        if account is None or not account.is_staff:
            raise NotFound
        _take_factor(account_id)
        sessions.end(account_id)
        events.record("second_factor_changed", subject=str(account_id))
        role = Role.ADMINISTRATOR if by is not None else "command"
        log.record("second_factor_reset", actor_id=by, role=role, subject_kind="account", subject_id=account_id)


def finish_sign_in(half: Half, code: str) -> SignedIn:
    """Turn half a session into a whole one, under a new secret. Raises Invalid."""
    code = second_factor.plain_code(code)
    one_time = second_factor.is_one_time(code)
    account_id, now = half.account_id, clock.now()
    account = db.session.get_one(Account, account_id)
    secret, used = _box(account).get(USED, ""), account.second_factor_step
    step = second_factor.matching_step(secret, code, now, used) if one_time and secret else None
    with writing():
        good = _use_step(account_id, step) if one_time else _use_recovery_code(account_id, code)
        if not good:
            words = _("This code is not right, or it was used already. Please type the one that is shown now.")
            raise Invalid(words, {"code": words})
        row = db.session.get_one(AccountSession, half.session_id)
        row.ended_at = now
        return sessions.start(account_id, row.agent, with_code=True)


def demo_code(account_id: int) -> str:
    """The code of a demo account that is good now, for the page that asks for it; elsewhere nothing."""
    account = db.session.get_one(Account, account_id)
    if not settings().demo or _box(account).get(USED) != second_factor.DEMO_SECRET:
        return ""
    step = max(second_factor.step_of(clock.now()), (account.second_factor_step or 0) + 1)
    code = second_factor.code_at(second_factor.DEMO_SECRET, step)
    return f"{code[:3]} {code[3:]}"


def _use_step(account_id: int, step: int | None) -> bool:
    """A code is good once: of two that arrive together, one."""
    if step is None:
        return False
    fresh = or_(Account.second_factor_step.is_(None), Account.second_factor_step < step)
    done = db.session.execute(update(Account).where(Account.id == account_id, fresh).values(second_factor_step=step))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def _use_recovery_code(account_id: int, code: str) -> bool:
    wanted = (RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    mine = RecoveryCode.code_hash == second_factor.recovery_hash(account_id, code)
    done = db.session.execute(update(RecoveryCode).where(*wanted, mine).values(used_at=clock.now()))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def _fresh_codes(account_id: int) -> list[str]:
    codes = second_factor.new_recovery_codes()
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    hashes = [second_factor.recovery_hash(account_id, code) for code in codes]
    db.session.add_all(RecoveryCode(account_id=account_id, code_hash=one) for one in hashes)
    return codes


def _take_factor(account_id: int) -> None:
    account = db.session.get_one(Account, account_id)
    account.second_factor_box = account.second_factor_at = account.second_factor_step = None
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))


def _box(account: Account) -> dict[str, str]:
    box = account.second_factor_box
    return vault.unlock("second-factor", str(account.id), box) if box else {}


def _locked(account_id: int, fields: dict[str, str]) -> bytes:
    return vault.lock("second-factor", str(account_id), fields)
