"""A mail leaves over a real socket, or lies complete in the instance folder; nobody slips in a header."""

import shutil
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from flask import Flask

from forum import mail
from forum.errors import Hopeless
from forum.extensions import db
from forum.mail import Letter
from tests.services.bare import bare_app

BREAKS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
LETTER = Letter("carol@example.org", "Your problem is published – « Remboursement »", "Bonjour,\n\nC’est publié.\n")


class Inbox:
    """What a mail server was given."""

    def __init__(self, answer: str = "250 OK", recipient: str = "") -> None:
        self.answer = answer
        self.recipient = recipient
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.raw: list[bytes] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        envelope.rcpt_tos.append(address)
        return self.recipient or "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.raw.append(envelope.content)
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return self.answer


@contextmanager
def mail_server(inbox: Inbox, **options: Any) -> Iterator[str]:
    """A mail server on a free port; gives its address."""
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), ready_timeout=20, **options)
    controller.start()
    try:
        yield f"127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def forum(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        made.append(bare_app("sqlite://", tmp_path, mail_from="forum@larkfield.example", **settings))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that signs itself, with its key in the same file."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    )
    made = subprocess.run([*command.split(), "-keyout", "-"], check=True, capture_output=True)
    file.write_bytes(made.stdout)
    return file


def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_letter_arrives_as_it_was_written(forum: Callable[..., Flask]) -> None:
    inbox = Inbox()
    with (
        mail_server(inbox) as address,
        forum(mail_server=address, mail_tls="none", name="Larkfield, forum").app_context(),
    ):
        mail.send(LETTER)
    (recipients, message), *others = inbox.mails
    assert not others
    assert recipients == ["carol@example.org"]
    assert message["Subject"] == LETTER.subject
    assert message.get_content().replace("\r\n", "\n") == LETTER.text
    assert str(message["From"]) == '"Larkfield, forum" <forum@larkfield.example>'
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@larkfield.example>")


def test_the_same_letter_sent_again_is_recognisable(forum: Callable[..., Flask]) -> None:
    with forum().app_context():
        once, again = (mail.written(Letter("a@example.org", "S", "T", message_id="17.carol/published")) for _ in "12")
        other = mail.written(Letter("a@example.org", "S", "T"))
    assert once["Message-ID"] == again["Message-ID"] == "<17.carol-published@larkfield.example>"
    assert other["Message-ID"] != once["Message-ID"]


def test_one_click_unsubscribes(forum: Callable[..., Flask]) -> None:
    address = "https://forum.example/mail/stop/" + "x" * 90
    with forum().app_context():
        mail.send(Letter("a@example.org", "S", "T", list_unsubscribe=address))
        (file,) = (mail.settings().instance / "mail").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["List-Unsubscribe"].replace(" ", "") == f"<{address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("line_break", BREAKS)
def test_nobody_adds_a_header_of_their_own(forum: Callable[..., Flask], line_break: str) -> None:
    bad = f"Hello{line_break}Bcc: eve@example.org"
    letters = [
        Letter("a@example.org", bad, "T"),
        Letter(f"a@example.org{line_break}Bcc: eve@example.org", "S", "T"),
        Letter("a@example.org", "S", "T", list_unsubscribe=bad),
        Letter("a@example.org", "S", "T", message_id=bad),
    ]
    with forum().app_context():
        for letter in letters:
            try:
                sent = mail.written(letter).as_bytes()
            except ValueError:
                continue
            assert not any(line.lower().startswith(b"bcc") for line in sent.splitlines())


@pytest.mark.parametrize(
    "to", ["a@example.org, b@example.org", "a@example.org b", "", "a", "<a@example.org>", "A <a@b.c>"]
)
def test_a_letter_has_exactly_one_plain_address(forum: Callable[..., Flask], to: str) -> None:
    with forum().app_context(), pytest.raises(ValueError, match="not one mail address"):
        mail.written(Letter(to, "S", "T"))


def test_without_a_server_a_complete_file_lies_in_a_closed_folder(forum: Callable[..., Flask], tmp_path: Path) -> None:
    with forum().app_context():
        mail.send(LETTER)
        mail.send(LETTER)
    folder = tmp_path / "mail"
    files = list(folder.iterdir())
    assert len(files) == 2
    assert {file.suffix for file in files} == {".eml"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (
        message_from_bytes(files[0].read_bytes(), policy=default).get_content().splitlines() == LETTER.text.splitlines()
    )


@pytest.mark.parametrize(
    ("inbox", "error"),
    [
        (Inbox("451 Try again later"), smtplib.SMTPDataError),
        (Inbox(recipient="450 Greylisted"), smtplib.SMTPRecipientsRefused),
        (Inbox(recipient="552 Mailbox full"), smtplib.SMTPRecipientsRefused),
        (Inbox("554 No"), mail.Refused),
        (Inbox(recipient="550 Nobody of this name"), mail.Refused),
    ],
    ids=lambda one: getattr(one, "answer", "") + getattr(one, "recipient", ""),
)
def test_a_letter_that_the_server_does_not_take_is_not_sent(
    forum: Callable[..., Flask], inbox: Inbox, error: type[Exception]
) -> None:
    with (
        mail_server(inbox) as address,
        forum(mail_server=address, mail_tls="none").app_context(),
        pytest.raises(error) as raised,
    ):
        mail.send(LETTER)
    assert isinstance(raised.value, Hopeless) == (error is mail.Refused)


def test_a_wrong_password_says_nothing_about_a_letter(forum: Callable[..., Flask]) -> None:
    with (
        mail_server(Inbox()) as address,
        forum(mail_server=address, mail_tls="none", mail_user="forum", mail_password="pw").app_context(),
        pytest.raises(smtplib.SMTPException) as raised,
    ):
        mail.send(LETTER)
    assert not isinstance(raised.value, Hopeless)


def test_addresses_and_ids_in_headers_are_never_cut_in_pieces(forum: Callable[..., Flask]) -> None:
    stop = "https://forum.example/fr/unsubscribe/" + "x" * 150
    inbox = Inbox()
    with mail_server(inbox) as address, forum(mail_server=address, mail_tls="none").app_context():
        mail.send(Letter("a@example.org", "S", "T", list_unsubscribe=stop, message_id="m" * 90, thread="problem-12"))
    assert f"\r\nList-Unsubscribe: <{stop}>\r\n".encode() in inbox.raw[0]
    assert f"\r\nMessage-ID: <{'m' * 90}@larkfield.example>\r\n".encode() in inbox.raw[0]
    assert b"\r\nIn-Reply-To: <problem-12@larkfield.example>\r\n" in inbox.raw[0]
    assert b"\r\nReferences: <problem-12@larkfield.example>\r\n" in inbox.raw[0]


def test_only_a_summary_says_that_it_is_bulk(forum: Callable[..., Flask]) -> None:
    with forum().app_context():
        single, bulk = (mail.written(Letter("a@example.org", "S", "T", bulk=bulk)) for bulk in (False, True))
    assert (single["Precedence"], bulk["Precedence"]) == (None, "bulk")
    assert single["Feedback-ID"] is bulk["Feedback-ID"] is None


def test_lines_are_broken_between_words_and_addresses_stay_whole(forum: Callable[..., Flask]) -> None:
    address = "https://forum.example/" + "y" * 120
    with forum().app_context():
        raw = mail.written(Letter("a@example.org", "S", "Voilà des mots. " * 30 + f"\n\n{address}\n")).as_bytes()
    lines = raw.decode().partition("\r\n\r\n")[2].split("\r\n")
    assert address in lines
    assert max(len(line) for line in lines if line != address) <= mail.COLUMNS
    assert " ".join(lines[:-3]).split() == ("Voilà des mots. " * 30).split()


def test_a_server_that_is_away_is_an_error(forum: Callable[..., Flask]) -> None:
    with mail_server(Inbox()) as address:
        pass
    with forum(mail_server=address, mail_tls="none").app_context(), pytest.raises(OSError, match="refused"):
        mail.send(LETTER)


@pytest.mark.needs_openssl
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_the_password_travels_only_through_tls_that_is_trusted(
    forum: Callable[..., Flask], certificate: Path, monkeypatch: pytest.MonkeyPatch, tls: str
) -> None:
    asked: list[LoginPassword] = []

    def authenticate(_s: SMTP, _session: Any, _e: Any, _mechanism: str, given: LoginPassword) -> AuthResult:
        asked.append(given)
        return AuthResult(success=True)

    secured = {"tls_context" if tls == "starttls" else "ssl_context": server_side(certificate)}
    upgraded = tls == "starttls"  # what this server calls TLS: it does not count a connection that began with it
    options = {**secured, "authenticator": authenticate, "auth_required": upgraded, "auth_require_tls": upgraded}
    inbox = Inbox()
    with mail_server(inbox, **options) as address:
        app = forum(mail_server=address, mail_tls=tls, mail_user="forum", mail_password="pw")
        with app.app_context(), pytest.raises(ssl.SSLCertVerificationError):
            mail.send(LETTER)
        assert not asked
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with app.app_context():
            mail.send(LETTER)
    assert [(one.login, one.password) for one in asked] == [(b"forum", b"pw")]
    assert len(inbox.mails) == 1
