"""How a mail leaves: over SMTP, or as an .eml file in the instance folder when there is no server."""

import os
import re
import secrets
import smtplib
import ssl
import textwrap
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from forum import clock
from forum.config import Settings, settings
from forum.errors import Hopeless

PATIENCE = 20.0  # seconds; a server that is silent for longer is asked again later
PORTS = {"starttls": 587, "tls": 465, "none": 25}
NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._-]")
COLUMNS = 76
WHOLE_HEADERS = {"List-Unsubscribe", "Message-ID", "References", "In-Reply-To"}
# 552 is a full mailbox: it is emptied again (RFC 5321, section 4.5.3.1.10).
MAILBOX_FULL = 552


class Refused(Hopeless):
    """The server said for good that it does not take this letter."""


@dataclass(frozen=True)
class Letter:
    """One mail to one person. `message_id` is the same when the same mail is sent again after a crash.

    `thread` names what it is about: mail programs show such mails together. `bulk` is for summaries.
    """

    to: str
    subject: str
    text: str
    list_unsubscribe: str | None = None
    message_id: str | None = None
    thread: str | None = None
    bulk: bool = False


def address(path: str, language: str) -> str:
    """Give the full address of a page; the worker serves no request that could tell its own."""
    root = settings().public_address.rstrip("/") or "http://127.0.0.1:8000"
    return root + ("/fr" if language == "fr" else "") + path


def send(letter: Letter) -> None:
    """Hand the letter over; when this returns, the server has said 250 or the file is on disk.

    Raises Refused for what need not be tried again.
    """
    message = written(letter)
    if settings().mail_server:
        _over_smtp(message, settings())
    else:
        _as_file(message, settings().instance / "mail")


def written(letter: Letter) -> EmailMessage:
    """The letter as a message. A line break in any header raises ValueError: nobody adds headers of their own."""
    message = EmailMessage(policy=WHOLE)
    message["From"] = Address(display_name=settings().name, addr_spec=settings().mail_from)
    message["To"] = _one_address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = _id(letter.message_id or secrets.token_hex(16))
    if letter.thread:
        message["In-Reply-To"] = message["References"] = _id(letter.thread)
    message["Auto-Submitted"] = "auto-generated"  # so that an absence note does not answer
    if letter.bulk:
        message["Precedence"] = "bulk"
    if letter.list_unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.list_unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    text = wrapped(letter.text)
    # Never quoted-printable: an address in it would be cut in pieces.
    message.set_content(text, cte="7bit" if text.isascii() else "8bit")
    return message


def wrapped(text: str) -> str:
    """Break long lines between words; an address stays in one piece."""
    lines = (
        textwrap.wrap(line, COLUMNS, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.splitlines()
    )
    return "".join(f"{line}\n" for broken in lines for line in broken)


class _Whole(EmailPolicy):
    """Addresses and ids in headers stay whole: cut into encoded words, no mail program would find them."""

    def fold(self, name: str, value: Any) -> str:
        """Write a header of a text message."""
        if name in WHOLE_HEADERS and str(value).isascii() and str(value).isprintable():
            return f"{name}: {value}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header of a message that leaves."""
        return self.fold(name, value).encode("ascii", "surrogateescape")


WHOLE = _Whole(linesep="\r\n")


def _one_address(text: str) -> Address:
    try:
        return Address(addr_spec=text)
    except (ValueError, IndexError, MessageError):
        raise ValueError("not one mail address") from None  # the parser's own message repeats the address


def _id(own: str) -> str:
    return f"<{NOT_IN_AN_ID.sub('-', own)}@{settings().mail_from.rpartition('@')[2]}>"


def _over_smtp(message: EmailMessage, of: Settings) -> None:
    with _connected(of) as server:
        if of.mail_user:
            server.login(of.mail_user, of.mail_password)
        try:
            server.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            if _for_good(error):
                raise Refused from None  # the server's words may repeat the address
            raise


def _for_good(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> bool:
    """Whether the answer is about this letter and final; a wrong password or a down server is neither."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
    else:
        codes = [error.smtp_code]
    return all(500 <= code < 600 and code != MAILBOX_FULL for code in codes)


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
