"""Mails about an account itself: links to an address, and word of what was changed. None holds anybody's words."""

from collections.abc import Callable

from flask_babel import force_locale
from flask_babel import gettext as _

from forum import mail
from forum.accounts import link_tokens
from forum.accounts import queries as accounts
from forum.accounts.rules import Purpose
from forum.config import settings
from forum.events import Happened
from forum.extensions import db
from forum.mail import Letter

Words = tuple[str, ...]  # the subject, then the paragraphs


def write_link(happened: list[Happened]) -> None:
    """Send what was asked for to an address; what it says depends on whether there is an account."""
    one = happened[-1]
    link = accounts.link_by_nonce(one.subject)
    if link is None:
        return
    known = accounts.account_by_address(link.address) is not None
    if (known or link.purpose == Purpose.RESET) and link.purpose != Purpose.ADDRESS and accounts.was_asked_before(link):
        return
    purpose, language = Purpose(link.purpose), link.language
    path = _PATHS[purpose] + link_tokens.token_of(link.nonce, purpose)
    _send(one, link.address, language, lambda: _LETTERS[purpose, known](language, path))


def warn_old_address(happened: list[Happened]) -> None:
    """Tell the address so far that somebody wants to change it."""
    one = happened[-1]
    link = accounts.link_by_nonce(one.subject)
    person = accounts.open_account(link.account_id) if link else None
    if person is not None and link is not None and person.address != link.address:
        _send(one, person.address, person.language, lambda: _moving(person.language))


def tell_password_changed(happened: list[Happened]) -> None:
    """Tell somebody that their password was changed."""
    _tell(happened[-1], _password_changed)


def tell_factor_changed(happened: list[Happened]) -> None:
    """Tell somebody that their second factor was switched on or off."""
    _tell(happened[-1], _factor_changed)


def tell_role_changed(happened: list[Happened]) -> None:
    """Tell somebody that they have another role."""
    _tell(happened[-1], _role_changed)


def _tell(one: Happened, words: Callable[[str, bool], Words]) -> None:
    person = accounts.open_account(int(one.subject or 0))
    if person is not None:
        factor, language = person.second_factor_at is not None, person.language
        _send(one, person.address, language, lambda: words(language, factor))


def _send(one: Happened, to: str, language: str, words: Callable[[], Words]) -> None:
    with force_locale(language):
        subject, *paragraphs = words()
    db.session.rollback()  # a slow mail server must not keep a transaction open
    text = "\n\n".join(paragraphs) + "\n"
    mail.send(Letter(to=to, subject=subject, text=text, message_id=f"account.{one.event_id}"))


def _confirm(language: str, path: str) -> Words:
    return (
        _("Confirm your address"),
        _("Somebody registered at %(name)s with this address.", name=settings().name),
        _("If it was you, open this page within 24 hours and type the password you chose:"),
        mail.address(path, language),
        _("If it was not you, there is nothing to do. Without that password there will be no account."),
    )


def _known_already(language: str, _path: str) -> Words:
    return (
        _("You have an account already"),
        _("Somebody, probably you, wanted to register at %(name)s with this address.", name=settings().name),
        _("It has an account already. Sign in here:"),
        mail.address("/sign-in", language),
        _("Or choose a new password here:"),
        mail.address("/forgot", language),
        _nothing_to_do(),
    )


def _reset(language: str, path: str) -> Words:
    return (
        _("Choose a new password"),
        _("Somebody, probably you, asked for a new password at %(name)s.", name=settings().name),
        _("Open this page within an hour and choose one:"),
        mail.address(path, language),
        _("If it was not you, there is nothing to do. Your password stays as it is."),
    )


def _nobody_to_reset(language: str, _path: str) -> Words:
    return (
        _("There is no account with this address"),
        _("Somebody, probably you, asked for a new password at %(name)s.", name=settings().name),
        _("There is no account with this address. Perhaps you registered with another one. To register:"),
        mail.address("/register", language),
        _nothing_to_do(),
    )


def _move(language: str, path: str) -> Words:
    return (
        _("Confirm your new address"),
        _("This is to be the address of your account at %(name)s.", name=settings().name),
        _("Open this page within 24 hours, in the browser where you are signed in:"),
        mail.address(path, language),
        _nothing_to_do(),
    )


def _moved_to_another(language: str, _path: str) -> Words:
    return (
        _("This address has an account already"),
        _("Somebody, probably you, wanted to use this address for another account at %(name)s.", name=settings().name),
        _("Nothing was changed. Sign in here with this address:"),
        mail.address("/sign-in", language),
        _nothing_to_do(),
    )


def _moving(language: str) -> Words:
    return (
        _("Your address is to change"),
        _("Somebody, probably you, asked to change the address of your account at %(name)s.", name=settings().name),
        _("We write to the new one as soon as it is confirmed."),
        *_not_you(language),
    )


def _password_changed(language: str, _factor: bool) -> Words:
    return (
        _("Your password was changed"),
        _("Your account at %(name)s has a new password. You were signed out everywhere else.", name=settings().name),
        *_not_you(language),
    )


def _factor_changed(language: str, factor: bool) -> Words:
    if factor:
        subject, first = _("Signing in now takes a code"), _("From now on you type a code after your password.")
    else:
        subject, first = _("Signing in takes no code any more"), _("The second factor of your account is off.")
    return subject, first, *_not_you(language)


def _role_changed(language: str, _factor: bool) -> Words:
    return (
        _("Your role has changed"),
        _(
            "An administrator of %(name)s gave you another role. You find it on your account page:",
            name=settings().name,
        ),
        mail.address("/account", language),
    )


def _nothing_to_do() -> str:
    return str(_("If it was not you, there is nothing to do."))


def _not_you(language: str) -> tuple[str, str]:
    return _("If it was not you, choose a new password at once:"), mail.address("/forgot", language)


_PATHS = {Purpose.REGISTER: "/confirm/", Purpose.RESET: "/reset/", Purpose.ADDRESS: "/account/address/"}
_LETTERS: dict[tuple[Purpose, bool], Callable[[str, str], Words]] = {
    (Purpose.REGISTER, False): _confirm,
    (Purpose.REGISTER, True): _known_already,
    (Purpose.RESET, True): _reset,
    (Purpose.RESET, False): _nobody_to_reset,
    (Purpose.ADDRESS, False): _move,
    (Purpose.ADDRESS, True): _moved_to_another,
}
