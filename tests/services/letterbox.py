"""The mails of a test's forum: as files in the instance folder, or as a real mail server was given them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from flask import Flask

from forum.config import settings
from tests.services.test_mail import mail_server


def mails(to: str = "") -> list[EmailMessage]:
    """What lies in the instance folder, oldest first; only what went to one of the cast."""
    files = sorted((settings().instance / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    found = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return [one for one in found if to in str(one["To"])]


def empty() -> None:
    """Take every mail out."""
    for file in (settings().instance / "mail").glob("*.eml"):
        file.unlink()


def words(message: EmailMessage) -> str:
    """The text of a mail, in one line."""
    return " ".join(str(message.get_content()).split())


@dataclass
class PostOffice:
    """A mail server that refuses whom it is told to, with what it is told to say."""

    refused: dict[str, str] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        """Take a recipient, or not."""
        self.asked.append(address)
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Take a mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        """Who got a mail, in order, as often as they got one."""
        return [str(one["To"]) for one in self.mails]


@contextmanager
def post_office(app: Flask) -> Iterator[PostOffice]:
    """Let the forum's mail go through a real server for a while."""
    office, before = PostOffice(), app.extensions["settings"]
    with mail_server(office) as address:  # type: ignore[arg-type]
        app.extensions["settings"] = replace(before, mail_server=address, mail_tls="none")
        try:
            yield office
        finally:
            app.extensions["settings"] = before
