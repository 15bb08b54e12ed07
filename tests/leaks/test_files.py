"""No canary lies readable in any file: database, write-ahead log, index, mail, log head; nor in a PostgreSQL dump."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy.engine import make_url

from forum import clock, worker
from forum.accounts import services as accounts
from forum.config import settings
from forum.notices.rules import CHOICES, Kind, Often
from forum.notices.services import choose
from forum.roles import Role
from forum.vault import services as vault
from tests.cast import PASSWORD
from tests.leaks import world
from tests.services.letterbox import mails

PG_DUMP = shutil.which("pg_dump")
ENCODINGS = ("utf-8", "utf-16-le")


def needles() -> list[bytes]:
    return [
        form.encode(code) for word in world.NEVER_STORED_PLAIN for code in ENCODINGS for form in (word, word.lower())
    ]


def found_in(content: bytes) -> list[bytes]:
    return [needle for needle in needles() if needle in content]


def test_the_search_for_canaries_can_fail(tmp_path: Path) -> None:
    assert found_in(b"x" + world.NAMES["body"].encode() + b"y")


def test_no_file_of_the_forum_holds_a_canary(app: Flask) -> None:
    world.build(app)
    folders = (settings().instance, settings().search_index)
    leaks = {
        str(path): hits
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and (hits := found_in(path.read_bytes()))
    }
    assert leaks == {}
    assert any(path.suffix == ".eml" for path in (settings().instance / "mail").iterdir())
    vault.purge()
    vault.forget_deleted()
    assert not any(found_in(path.read_bytes()) for path in settings().instance.rglob("*") if path.is_file())


@pytest.mark.parametrize("often", [Often.AT_ONCE, Often.DAILY])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_mail_holds_a_word_of_a_post_or_of_a_note(app: Flask, often: Often, language: str) -> None:
    for name in ("carol", "dan"):
        account = accounts.grant(f"{name}@example.org", Role.CUSTOMER, pseudonym=f"{name} X", password=PASSWORD)[0]
        choose(account.id, {kind: often for kind in Kind if often in CHOICES[kind].allowed}, language)
    everything = world.build(app)
    everything.cast.run_worker()
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=5), tick=False):
        worker.drain(app, with_routines=True, strict=True)
    letters = mails()
    assert any("digest" in str(one["Message-ID"]) for one in mails("carol")) == (often is Often.DAILY)
    assert {str(one["To"]) for one in letters} >= {"carol@example.org", "dan@example.org"}
    read = "\n".join(f"{one.as_string()}\n{one.get_content()}" for one in letters).casefold()
    assert "/problems/" in read and "/my-posts/" in read
    public = ("till closed", "harrowgate", "ask the desk", "customer care has this", "please say where", "cashier")
    assert [word for word in (*world.CANARIES, *public) if word.casefold() in read] == []


@pytest.mark.needs_postgresql
@pytest.mark.needs_pg_dump
@pytest.mark.skipif(PG_DUMP is None, reason="pg_dump is not installed here")
def test_no_dump_of_the_database_holds_a_canary(app: Flask, database: str) -> None:
    world.build(app)
    url = make_url(database)
    address = f"postgresql://{url.username}@{url.host}:{url.port or 5432}/{url.database}"
    dump = subprocess.run([str(PG_DUMP), "--dbname", address], capture_output=True, check=True).stdout
    assert b"COPY public.complaints" in dump
    assert found_in(dump) == []
