"""How a mail leaves: over SMTP, or as an .eml file in the instance folder when there is no server."""

import os
import re
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from forum import clock
from forum.config import Settings, settings

PATIENCE = 20.0  # seconds; a server that is silent for longer is asked again later
PORTS = {"starttls": 587, "tls": 465, "none": 25}
NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(frozen=True)
class Letter:
    """One mail to one person. `message_id` is the same when the same mail is sent again after a crash."""

    to: str
    subject: str
    text: str
    list_unsubscribe: str | None = None
    message_id: str | None = None


def send(letter: Letter) -> None:
    """Hand the letter over; when this returns, the server has said 250 or the file is on disk."""
    message = written(letter)
    if settings().mail_server:
        _over_smtp(message, settings())
    else:
        _as_file(message, settings().instance / "mail")


def written(letter: Letter) -> EmailMessage:
    """The letter as a message. A line break in any header raises ValueError: nobody adds headers of their own."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=settings().name, addr_spec=settings().mail_from)
    message["To"] = _one_address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = _message_id(letter)
    message["Auto-Submitted"] = "auto-generated"  # so that an absence note does not answer
    if letter.list_unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.list_unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    return message


def _one_address(text: str) -> Address:
    try:
        return Address(addr_spec=text)
    except (ValueError, IndexError, MessageError):
        raise ValueError("not one mail address") from None  # the parser's own message repeats the address


def _message_id(letter: Letter) -> str:
    own = NOT_IN_AN_ID.sub("-", letter.message_id) if letter.message_id else secrets.token_hex(16)
    return f"<{own}@{settings().mail_from.rpartition('@')[2]}>"


def _over_smtp(message: EmailMessage, of: Settings) -> None:
    with _connected(of) as server:
        if of.mail_user:
            server.login(of.mail_user, of.mail_password)
        server.send_message(message)


def _connected(of: Settings) -> smtplib.SMTP:
    host, port = _host_and_port(of)
    trust = ssl.create_default_context()
    if of.mail_tls == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=trust)
    server = smtplib.SMTP(host, port, timeout=PATIENCE)
    if of.mail_tls == "starttls":
        server.starttls(context=trust)
    return server


def _host_and_port(of: Settings) -> tuple[str, int]:
    host, colon, port = of.mail_server.rpartition(":")
    return (host, int(port)) if colon else (of.mail_server, PORTS[of.mail_tls])


def _as_file(message: EmailMessage, folder: Path) -> None:
    """Write beside, wait for the disk, rename: whoever reads the folder never meets half a mail."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{clock.now():%Y%m%dT%H%M%S}-{secrets.token_hex(8)}"
    scratch = folder / f".{name}"
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(message.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    scratch.rename(folder / f"{name}.eml")
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
