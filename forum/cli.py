"""The commands: `flask --app wsgi …`, each with --help."""

import sys
from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from forum import log
from forum.accounts import services as accounts
from forum.catalogue import queries as catalogue
from forum.errors import ForumError
from forum.redaction import rules
from forum.redaction import services as redaction
from forum.redaction.tables import tables
from forum.roles import Role


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    for command in (grant, redact, verify_log):
        app.cli.add_command(command)


@click.command()
@click.argument("address")
@click.option("--role", type=click.Choice([str(role) for role in Role if role != Role.VISITOR]), required=True)
@click.option("--pseudonym", default="", help="Public name; taken from the address if left out.")
@click.option("--password", default="", help="Password; made and printed for a new account if left out.")
@click.option("--team", default="", help="Team an official speaks for, by its short name.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", help="Language of mail.")
@with_appcontext
def grant(address: str, role: str, pseudonym: str, password: str, team: str, language: str) -> None:
    """Make an account, or change its role."""
    try:
        account, made = accounts.grant(
            address, Role(role), pseudonym=pseudonym, password=password, team=team, language=language
        )
    except ForumError as wrong:
        raise click.ClickException(wrong.message) from wrong
    click.echo(f"{account.address} is {account.role} as “{account.pseudonym}”.")
    if made and not password:
        click.echo(f"Password: {made}")


@click.command()
@click.option("--roster", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV: name,nicknames,handles.")
@click.option("--directory", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Words to keep, one a line.")
@click.option("--lang", type=click.Choice(["auto", "en", "fr"]), default="auto", help="Language of the texts.")
@with_appcontext
def redact(roster: Path | None, directory: Path | None, lang: str) -> None:
    """Strike names from JSON Lines {"id","text"} on standard input; JSON Lines on standard output."""
    from forum.redaction import stream

    entries, wrong = rules.roster_from_csv(roster.read_text("utf-8-sig")) if roster else (redaction.roster_entries(), [])
    for line, fault in wrong:
        click.echo(f"{roster}:{line}: {fault}", err=True)
    words = catalogue.words_to_keep()
    if directory:
        words = [*words, *stream.keep_from_text(directory.read_text("utf-8-sig"))]
    keep = rules.KeepWords.build(words)
    compiled = rules.Roster.build(entries)
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    for line in stream.redact_lines(sys.stdin, roster=compiled, keep=keep, tables=tables(), language=lang):
        click.echo(line)


@click.command("verify-log")
@with_appcontext
def verify_log() -> None:
    """Check the chain of the log: no entry changed, taken out or cut off."""
    verdict = log.verify()
    if not verdict.ok:
        raise click.ClickException(f"The log is broken at entry {verdict.first_bad}: {verdict.reason}")
    click.echo(f"The log is whole: {verdict.entries} entries, head {verdict.head_hash}.")
