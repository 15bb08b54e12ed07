"""Accounts: links that are good once, codes that are good once, sessions that end, roles that are in the log."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
import time_machine
from sqlalchemy import func, select

from forum import clock
from forum.accounts import link_tokens, passwords, queries, rules, second_factor
from forum.accounts import services as accounts
from forum.accounts.models import Account, AccountSession, AddressLink, RecoveryCode
from forum.accounts.rules import Purpose
from forum.accounts.services.sessions import Half
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.events import Event
from forum.extensions import db
from forum.log import LogEntry
from forum.roles import Role
from tests.cast import PASSWORD, Cast

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
NEW = "a whole new password"


def letters() -> list[EmailMessage]:
    """Every mail, oldest first."""
    files = sorted((settings().instance / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]  # type: ignore[arg-type]


def subjects(to: str) -> list[str]:
    return [str(one["Subject"]) for one in letters() if one["To"] == to]


def registered(address: str = "eve@example.org", password: str = PASSWORD, pseudonym: str = "Eve E.") -> str:
    """Ask for an account; give the token of its link."""
    nonce = accounts.ask_to_register(address, password, pseudonym, language="en")
    return link_tokens.token_of(nonce, Purpose.REGISTER)


def asked_reset(address: str) -> str:
    return link_tokens.token_of(accounts.ask_to_reset(address, language="en"), Purpose.RESET)


def half_of(name: str, cast: Cast) -> Half:
    """Somebody who has typed their password."""
    account_id = cast.account(name).id
    assert accounts.sign_in(f"{name}@example.org", PASSWORD).needs_code
    row = db.session.query(AccountSession).order_by(AccountSession.id.desc())[0]
    return Half(row.id, account_id)


def with_factor(name: str, cast: Cast) -> tuple[int, list[str]]:
    """Switch somebody's second factor on; give their account and their recovery codes."""
    account_id = cast.account(name).id
    accounts.sign_in(f"{name}@example.org", PASSWORD)
    session_id = db.session.query(AccountSession).filter_by(account_id=account_id).order_by(-AccountSession.id)[0].id
    accounts.begin_factor(account_id)
    secret = accounts.factor_view(account_id).groups.replace(" ", "")
    code = second_factor.code_at(secret, second_factor.step_of(clock.now()))
    return account_id, accounts.set_factor(account_id, session_id, code)


# Registering


def test_nothing_but_the_row_of_the_link_is_there_before_the_address_is_confirmed(cast: Cast) -> None:
    cast.account("carol")
    registered()
    assert queries.account_by_address("eve@example.org") is None
    assert db.session.scalar(select(func.count()).select_from(Account)) == 1


def test_asking_leaves_the_same_for_known_and_unknown_addresses(cast: Cast) -> None:
    cast.account("carol")
    for address in ("carol@example.org", "nobody@example.org"):
        registered(address, pseudonym=f"New {address[0]}")
        asked_reset(address)
    rows = {}
    for address in ("carol@example.org", "nobody@example.org"):
        links = db.session.scalars(select(AddressLink).where(AddressLink.address == address)).all()
        rows[address] = [(one.purpose, bool(one.password_hash), one.account_id) for one in links]
    assert rows["carol@example.org"] == rows["nobody@example.org"]
    assert [one.name for one in db.session.query(Event).filter(Event.name == "link_asked")] == ["link_asked"] * 4


def test_the_worker_decides_which_mail_is_sent(cast: Cast) -> None:
    cast.account("carol")
    registered("carol@example.org", pseudonym="Another")
    registered("nobody@example.org")
    asked_reset("dan@example.org")
    cast.run_worker()
    assert subjects("carol@example.org") == ["You have an account already"]
    assert subjects("nobody@example.org") == ["Confirm your address"]
    assert subjects("dan@example.org") == ["There is no account with this address"]
    assert "/confirm/" not in "".join(one.get_content() for one in letters() if one["To"] == "carol@example.org")


def test_a_known_address_gets_one_mail_in_a_few_minutes_and_never_none(cast: Cast) -> None:
    cast.account("carol")
    with time_machine.travel(NOON, tick=False) as time:
        for _asking in range(3):
            asked_reset("carol@example.org")
        cast.run_worker()
        assert subjects("carol@example.org") == ["Choose a new password"]
        time.shift(rules.SAME_MAIL)
        asked_reset("carol@example.org")
        cast.run_worker()
        assert len(subjects("carol@example.org")) == 2


def test_a_registration_is_opened_by_its_own_password_alone(cast: Cast) -> None:
    theirs, mallorys = registered(), registered(password="mallory was here", pseudonym="Mallory")
    with pytest.raises(Invalid):
        accounts.confirm_registration(mallorys, PASSWORD)
    accounts.confirm_registration(theirs, PASSWORD)
    account = queries.account_by_address("eve@example.org")
    assert account is not None and (account.pseudonym, account.role) == ("Eve E.", Role.CUSTOMER)
    assert passwords.fits(PASSWORD, account.password_hash)
    with pytest.raises(NotFound):  # the first that is confirmed has the address; the others are gone
        accounts.confirm_registration(mallorys, "mallory was here")


def test_a_link_is_good_once_for_its_own_purpose_and_for_its_time(cast: Cast) -> None:
    cast.account("carol")
    with time_machine.travel(NOON, tick=False) as time:
        token = asked_reset("carol@example.org")
        with pytest.raises(NotFound):
            accounts.link(token, Purpose.REGISTER)
        time.shift(timedelta(minutes=61))
        with pytest.raises(NotFound):
            accounts.reset(token, NEW)
        token = asked_reset("carol@example.org")
        accounts.reset(token, NEW)
        with pytest.raises(NotFound):
            accounts.reset(token, NEW + " again")


@pytest.mark.parametrize("change", ["", "x", "cut", "other"])
def test_a_copied_table_of_links_opens_nothing(cast: Cast, change: str) -> None:
    token = registered()
    nonce = token[: link_tokens.NONCE]
    forged = {"": "", "x": nonce, "cut": token[:-1], "other": nonce + link_tokens.token_of("0" * 32, "register")[32:]}
    with pytest.raises(NotFound):
        accounts.link(forged[change], Purpose.REGISTER)


def test_two_people_cannot_have_one_address_even_at_the_same_moment(cast: Cast) -> None:
    token = registered("carol@example.org")
    cast.account("carol")  # meanwhile
    with pytest.raises(NotFound):
        accounts.confirm_registration(token, PASSWORD)


def test_a_pseudonym_that_was_taken_meanwhile_is_asked_for_again(cast: Cast) -> None:
    token = registered(pseudonym="Carol C")
    cast.account("carol")
    with pytest.raises(Invalid) as wrong:
        accounts.confirm_registration(token, PASSWORD)
    assert wrong.value.fields == {"pseudonym": "Please choose another pseudonym."}
    accounts.confirm_registration(token, PASSWORD, pseudonym="Somebody else")
    account = queries.account_by_address("eve@example.org")
    assert account is not None and account.pseudonym == "Somebody else"


def test_what_is_over_is_forgotten(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        registered()
        accounts.sign_in(cast.account("carol").address, PASSWORD)
        time.shift(timedelta(days=50))
        accounts.sign_in(cast.account("carol").address, PASSWORD)
        accounts.forget_old()
    assert db.session.query(AddressLink).count() == 0
    assert db.session.query(AccountSession).count() == 1


# Passwords and addresses


def test_a_new_password_ends_every_session_and_every_other_link(cast: Cast) -> None:
    account = cast.account("carol")
    accounts.sign_in(account.address, PASSWORD)
    other, token = asked_reset("carol@example.org"), asked_reset("carol@example.org")
    accounts.reset(token, NEW)
    assert db.session.query(AccountSession).filter_by(ended_at=None).count() == 1  # the new one
    with pytest.raises(NotFound):
        accounts.reset(other, NEW)
    cast.run_worker()
    assert subjects("carol@example.org")[-1] == "Your password was changed"
    with pytest.raises(Invalid):
        accounts.sign_in("carol@example.org", PASSWORD)


@pytest.mark.parametrize("password", ["short", "password123", "aaaaaaaaaaaaaa", "carol@example.org", "x" * 201])
def test_a_password_that_anybody_would_try_is_refused(cast: Cast, password: str) -> None:
    cast.account("carol")
    with pytest.raises(Invalid) as wrong:
        accounts.reset(asked_reset("carol@example.org"), password)
    assert "new" in wrong.value.fields


def test_an_address_changes_when_the_new_one_is_confirmed_and_the_old_one_is_told(cast: Cast) -> None:
    account_id = cast.account("carol").id
    nonce = accounts.ask_to_move(account_id, "Carol.New@Example.org", PASSWORD, language="en")
    cast.run_worker()
    assert subjects("carol@example.org") == ["Your address is to change"]
    assert subjects("carol.new@example.org") == ["Confirm your new address"]
    token = link_tokens.token_of(nonce, Purpose.ADDRESS)
    with pytest.raises(NotFound):
        accounts.move(token, cast.account("dan").id)
    accounts.move(token, account_id)
    assert db.session.get_one(Account, account_id).address == "carol.new@example.org"
    with pytest.raises(NotFound):
        accounts.move(token, account_id)


def test_an_address_that_somebody_has_is_answered_alike_and_told_by_mail(cast: Cast) -> None:
    account_id = cast.account("carol").id
    cast.account("dan")
    nonce = accounts.ask_to_move(account_id, "dan@example.org", PASSWORD, language="en")
    cast.run_worker()
    assert subjects("dan@example.org") == ["This address has an account already"]
    with pytest.raises(NotFound):
        accounts.move(link_tokens.token_of(nonce, Purpose.ADDRESS), account_id)
    assert db.session.get_one(Account, account_id).address == "carol@example.org"


@pytest.mark.parametrize("address", ["carol", "carol@", "@x", "a b@example.org", "a@b..org", "a@-b.org", "a,b@x.org"])
def test_what_no_mail_could_reach_is_no_address(address: str) -> None:
    assert not rules.is_address(rules.normal_address(address))


def test_an_address_is_compared_in_one_form() -> None:
    assert rules.normal_address(" Carol@Bücher.example ") == "carol@xn--bcher-kva.example"


# The second factor


def test_a_code_is_good_once_and_a_step_to_either_side(cast: Cast) -> None:
    account = cast.account("mo")
    with time_machine.travel(NOON, tick=False) as time:
        step = second_factor.step_of(clock.now())
        codes = {n: second_factor.code_at(second_factor.DEMO_SECRET, step + n) for n in (-2, -1, 0, 1, 2)}
        for wrong in (codes[-2], codes[2]):
            with pytest.raises(Invalid):
                accounts.finish_sign_in(half_of("mo", cast), wrong)
        accounts.finish_sign_in(half_of("mo", cast), codes[0])
        for used in (codes[0], codes[-1]):  # an older one that was seen over a shoulder is refused as well
            with pytest.raises(Invalid):
                accounts.finish_sign_in(half_of("mo", cast), used)
        accounts.finish_sign_in(half_of("mo", cast), f" {codes[1][:3]} {codes[1][3:]} ")
        time.shift(timedelta(seconds=30))
        with pytest.raises(Invalid):
            accounts.finish_sign_in(half_of("mo", cast), codes[1])
    assert db.session.get_one(Account, account.id).second_factor_step == step + 1


def test_a_recovery_code_is_good_once_however_it_is_typed(cast: Cast) -> None:
    account_id, codes = with_factor("carol", cast)
    assert len(codes) == 10 and len(set(codes)) == 10
    assert not [one for one in db.session.query(RecoveryCode) if one.code_hash in codes]
    accounts.finish_sign_in(half_of("carol", cast), codes[0].replace("-", " ").upper())
    with pytest.raises(Invalid):
        accounts.finish_sign_in(half_of("carol", cast), codes[0])
    assert accounts.factor_view(account_id).codes_left == 9
    fresh = accounts.new_recovery_codes(account_id)
    with pytest.raises(Invalid):
        accounts.finish_sign_in(half_of("carol", cast), codes[1])
    accounts.finish_sign_in(half_of("carol", cast), fresh[1])


def test_somebody_elses_recovery_code_opens_nothing(cast: Cast) -> None:
    codes = with_factor("carol", cast)[1]
    with_factor("dan", cast)
    with pytest.raises(Invalid):
        accounts.finish_sign_in(half_of("dan", cast), codes[0])


def test_the_secret_is_stored_locked_and_the_old_one_serves_until_the_new_one_is_confirmed(cast: Cast) -> None:
    account_id, codes = with_factor("carol", cast)
    accounts.begin_factor(account_id)
    new = accounts.factor_view(account_id).groups.replace(" ", "")
    box = db.session.get_one(Account, account_id).second_factor_box
    assert box is not None and new.encode() not in box
    accounts.finish_sign_in(half_of("carol", cast), codes[0])
    row = db.session.query(AccountSession).order_by(-AccountSession.id)[0]
    accounts.set_factor(account_id, row.id, second_factor.code_at(new, second_factor.step_of(clock.now())))
    with pytest.raises(Stale):
        accounts.set_factor(account_id, row.id, "123456")


def test_customers_may_switch_it_off_and_reviewers_may_not(cast: Cast) -> None:
    account_id = with_factor("carol", cast)[0]
    with pytest.raises(Invalid):
        accounts.switch_factor_off(account_id, "not this one")
    accounts.switch_factor_off(account_id, PASSWORD)
    assert not accounts.sign_in("carol@example.org", PASSWORD).needs_code
    with pytest.raises(NotAllowed):
        accounts.switch_factor_off(cast.account("mo").id, PASSWORD)
    cast.run_worker()
    assert subjects("carol@example.org") == ["Signing in takes no code any more"]  # once: what is true when it is sent


# Roles


def granted() -> list[tuple[str, str]]:
    rows = db.session.scalars(select(LogEntry).where(LogEntry.act == "granted", LogEntry.actor_role != "command"))
    return [(one.subject_id, one.details["to"]) for one in rows]


def test_a_role_is_given_logged_and_told(cast: Cast) -> None:
    ada, carol = cast.account("ada").id, cast.account("carol").id
    accounts.give_role("carol@example.org", Role.OFFICIAL, team="customer-care", by=ada)
    account = db.session.get_one(Account, carol)
    assert (account.role, account.is_official) == (Role.OFFICIAL, True)
    assert granted() == [(str(carol), "official")]
    cast.run_worker()
    assert subjects("carol@example.org") == ["Your role has changed"]


def test_taking_a_role_ends_the_sessions(cast: Cast) -> None:
    ada, mo = cast.account("ada").id, cast.account("mo").id
    browser = cast.signed_in("mo")
    assert browser.get("/moderation").status_code == 200
    accounts.take_role(mo, by=ada)
    assert "/sign-in" in browser.get("/moderation").headers["Location"]
    assert granted() == [(str(mo), "customer")]
    with pytest.raises(NotFound):
        accounts.take_role(mo, by=ada)


def test_the_last_administrator_stays(cast: Cast) -> None:
    ada = cast.account("ada").id
    with pytest.raises(Invalid):
        accounts.take_role(ada, by=ada)
    with pytest.raises(Invalid):
        accounts.give_role("ada@example.org", Role.MODERATOR, by=ada)
    accounts.give_role(cast.account("mo").address, Role.ADMINISTRATOR, by=ada)
    accounts.take_role(ada, by=ada)
    assert db.session.get_one(Account, ada).role == Role.CUSTOMER


def test_an_official_speaks_for_a_team_and_an_unknown_address_has_no_role(cast: Cast) -> None:
    ada = cast.account("ada").id
    cast.account("carol")
    for address, role, team, field in (
        ("carol@example.org", Role.OFFICIAL, "", "team"),
        ("carol@example.org", Role.OFFICIAL, "nothing", "team"),
        ("nobody@example.org", Role.MODERATOR, "", "address"),
    ):
        with pytest.raises(Invalid) as wrong:
            accounts.give_role(address, role, team=team, by=ada)
        assert field in wrong.value.fields


def test_a_lost_second_factor_is_taken_away_for_staff_alone(cast: Cast) -> None:
    ada, mo, carol = cast.account("ada").id, cast.account("mo").id, with_factor("carol", cast)[0]
    accounts.reset_factor(mo, by=ada)
    assert db.session.get_one(Account, mo).second_factor_at is None
    assert db.session.scalar(select(LogEntry.actor_id).where(LogEntry.act == "second_factor_reset")) == ada
    with pytest.raises(NotFound):
        accounts.reset_factor(carol, by=ada)
