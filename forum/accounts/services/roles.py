"""Who has which role: given by the command line or by an administrator, and always in the log."""

import secrets

from flask_babel import gettext as _

from forum import clock, events, log
from forum.accounts import passwords, queries, rules
from forum.accounts.models import Account
from forum.accounts.services import sessions
from forum.accounts.services.pseudonyms import accepted_pseudonym
from forum.catalogue import queries as catalogue
from forum.errors import Invalid, NotFound
from forum.extensions import db, writing
from forum.roles import STAFF, Role


def grant(
    address: str, role: Role, *, pseudonym: str = "", password: str = "", team: str = "", language: str = "en"
) -> tuple[Account, str]:
    """Make an account or change its role; return it with its password if a new one was made.

    Raises Invalid for an address, pseudonym, password or team that cannot be.
    """
    address = rules.normal_address(address)
    if not rules.is_address(address):
        raise Invalid(_("“%(address)s” is not an e-mail address.", address=address))
    account, team_id = queries.account_by_address(address), _team_id(team)
    made = password or ("" if account else secrets.token_urlsafe(12))
    pseudonym = pseudonym or (account.pseudonym if account else address.split("@")[0][: rules.PSEUDONYM_LONGEST])
    pseudonym = accepted_pseudonym(pseudonym, own_id=account.id if account else None, chosen=False)
    if made and len(made) < rules.PASSWORD_SHORTEST:
        raise Invalid(_("A password needs at least %(n)s characters.", n=rules.PASSWORD_SHORTEST))
    password_hash = passwords.hashed(made) if made else ""
    with writing():
        account = queries.account_by_address(address)
        if account is None:
            account = Account(address=address, created_at=clock.now(), language=language, role=Role.CUSTOMER)
            account.password_hash = password_hash
            db.session.add(account)
        account.pseudonym = pseudonym
        db.session.flush()
        if password_hash:
            account.password_hash = password_hash
            sessions.end(account.id)
        _set_role(account, role, team_id or account.team_id)
        log.record("granted", actor_id=None, role="command", subject_kind="account", subject_id=account.id, to=role)
    return account, made


def give_role(address: str, role: Role, *, team: str = "", by: int) -> None:
    """Give somebody with an account a role, in the name of an administrator. Raises Invalid."""
    team_id = _team_id(team)
    if role is Role.OFFICIAL and team_id is None:
        words = _("An official speaks for a team. Which one?")
        raise Invalid(words, {"team": words})
    with writing():
        account = queries.account_by_address(address)
        if account is None:
            words = _("There is no account with this address. Ask them to register first.")
            raise Invalid(words, {"address": words})
        _decide(account, role, team_id, by)


def take_role(account_id: int, *, by: int) -> None:
    """Make a member of staff a customer again, and end their sessions. Raises Invalid, NotFound."""
    with writing():
        account = queries.open_account(account_id)
        if account is None or account.role not in STAFF:
            raise NotFound
        _decide(account, Role.CUSTOMER, None, by)


def _decide(account: Account, role: Role, team_id: int | None, by: int) -> None:
    if role is not Role.ADMINISTRATOR and queries.locked_administrators() == [account.id]:
        words = _("This is the last administrator. Give the role to somebody else first.")
        raise Invalid(words, {"address": words})
    _set_role(account, role, team_id)
    events.record("role_changed", subject=str(account.id))
    log.record(
        "granted",
        actor_id=by,
        role=Role.ADMINISTRATOR,
        subject_kind="account",
        subject_id=account.id,
        to=role,
        team=team_id,
    )


def _set_role(account: Account, role: Role, team_id: int | None) -> None:
    """What somebody could do must end with the role, in every browser."""
    if account.role in STAFF and account.role != role:
        sessions.end(account.id)
    account.role, account.team_id = role, team_id


def _team_id(slug: str) -> int | None:
    if not slug:
        return None
    found = catalogue.team_by_slug(slug)
    if found is None:
        raise Invalid(_("There is no team “%(team)s”.", team=slug), {"team": _("This team is not there.")})
    return found.id
