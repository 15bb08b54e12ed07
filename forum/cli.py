"""The commands: `flask --app wsgi …`, each with --help."""

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from forum import log, transfer, worker
from forum.accounts import services as accounts
from forum.catalogue import queries as catalogue
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.demo import services as demo_stories
from forum.desk import commands as desk
from forum.errors import ForumError, Misconfigured
from forum.extensions import db
from forum.moderation import trust
from forum.redaction import commands as redacting
from forum.redaction import rules, stream
from forum.redaction import services as redaction
from forum.redaction.photos.commands import photo
from forum.redaction.tables import tables
from forum.roles import Role
from forum.search import batch as searching
from forum.search import services as search_services
from forum.search.generations import Unreadable
from forum.web.health import is_migrated

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    for command in (grant, redact, import_, export, search, reindex, work, demo, verify_log):
        app.cli.add_command(command)
    app.cli.add_command(click.command("setup")(prepared(desk.setup)))
    app.cli.add_command(click.command("redaction-report")(prepared(redacting.redaction_report)))
    app.cli.add_command(click.command("retrain")(prepared(redacting.retrain)))
    app.cli.add_command(click.command("photo")(prepared(photo)))


def prepared(command: Command) -> Command:
    """Run a command where the database is ready: the embedded default makes its own, a real one is left alone."""

    @wraps(command)
    def run(*args: Any, **values: Any) -> Any:
        _migrate()
        try:
            return command(*args, **values)
        except Unreadable as why:
            raise click.ClickException(f"The search index cannot be read: {why}. Run reindex.") from why

    return with_appcontext(run)  # type: ignore[return-value]


def _migrate() -> None:
    with suppress(DatabaseError):  # there is no table yet
        if is_migrated():
            return
    db.session.rollback()
    if settings().database:
        raise click.ClickException("The database is not at this version: run `flask --app wsgi db upgrade` first.")
    upgrade()
    search_services.ensure_index()


@click.command()
@click.argument("address")
@click.option("--role", type=click.Choice([str(role) for role in Role if role != Role.VISITOR]), required=True)
@click.option("--pseudonym", default="", help="Public name; taken from the address if left out.")
@click.option("--password", default="", help="Password; made and printed for a new account if left out.")
@click.option("--team", default="", help="Team an official speaks for, by its short name.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", help="Language of mail.")
@click.option("--reset-second-factor", is_flag=True, help="A lost one is set up anew at the next sign-in.")
@prepared
def grant(
    address: str, role: str, pseudonym: str, password: str, team: str, language: str, reset_second_factor: bool
) -> None:
    """Make an account, or change its role."""
    try:
        account, made = accounts.grant(
            address, Role(role), pseudonym=pseudonym, password=password, team=team, language=language
        )
    except ForumError as wrong:
        raise click.ClickException(wrong.message) from wrong
    if reset_second_factor and account.is_staff:
        accounts.reset_factor(account.id, by=None)
    click.echo(f"{account.address} is {account.role} as “{account.pseudonym}”.")
    if made and not password:
        click.echo(f"Password: {made}")


@click.command()
@click.option("--roster", type=FILE, help="CSV: name,nicknames,handles. Left out: the forum's own roster.")
@click.option("--directory", type=FILE, help="Words to keep, one a line, beside the forum's own.")
@click.option("--lang", type=click.Choice(["auto", "en", "fr"]), default="auto", help="Language of the texts.")
@prepared
def redact(roster: Path | None, directory: Path | None, lang: str) -> None:
    """Strike names from JSON Lines {"id","text"} on standard input; JSON Lines on standard output."""
    words = catalogue.words_to_keep()
    if directory:
        words = [*words, *rules.keep_from_text(directory.read_text("utf-8-sig"))]
    compiled = rules.Roster.build(_roster(roster)) if roster else redaction.roster()
    keep = rules.KeepWords.build(words)
    for line in stream.redact_lines(
        _standard_input(),
        roster=compiled,
        keep=keep,
        tables=tables(),
        language=lang,
        regions=settings().telephone_regions,
        limits=redaction.limits(),
    ):
        click.echo(line)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--publish-undoubted", is_flag=True, help="Publish what has no doubt without a person reading it.")
@prepared
def import_(file: Path, publish_undoubted: bool) -> None:
    """Bring threads or bare complaints (JSON Lines) through redaction into the queue."""
    if publish_undoubted:
        _warn_of_risk()
    with file.open("rb") as lines_of_bytes:
        total = sum(1 for _line in lines_of_bytes)
    started = time.monotonic()
    with file.open(encoding="utf-8", errors="replace") as lines:
        tally = transfer.read_in(lines, publish_undoubted=publish_undoubted, progress=_bar(total))
    seconds = time.monotonic() - started
    for number, why in tally.faults:
        click.echo(f"line {number}: {why}", err=True)
    click.echo(
        f"{tally.read} lines in {seconds:.1f} s ({tally.read / max(seconds, 0.001):.1f} a second): "
        f"{tally.known} here already, {tally.wrong} skipped, {tally.published} texts published, {tally.queued} queued."
    )
    thousands = max(tally.words, 1) / 1000
    click.echo(
        f"Struck {tally.struck} and doubtful {tally.doubtful} places in {tally.words} words: "
        f"{tally.struck / thousands:.2f} and {tally.doubtful / thousands:.2f} per 1,000 words."
    )
    if tally.published and not settings().production:  # there, the worker follows in its own time
        search_services.reindex()


@click.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output if left out.")
@prepared
def export(output: Path | None) -> None:
    """Write every published problem as JSON Lines; `import` reads them back."""
    if output is None:
        for line in transfer.write_out():
            click.echo(line)
        return
    scratch = output.with_name(output.name + ".part")
    with scratch.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in transfer.write_out())
    scratch.replace(output)


@click.command()
@click.argument("words", nargs=-1)
@click.option("--queries", type=FILE, help='JSON Lines {"id","text","exclude"}.')
@click.option("--json", "as_json", is_flag=True, help="JSON, one line a query.")
@click.option("--limit", default=10, help="Hits a query.")
@prepared
def search(words: tuple[str, ...], queries: Path | None, as_json: bool, limit: int) -> None:
    """Search what others already solved."""
    if not settings().production:
        search_services.ensure_index()
    if queries is not None:
        with queries.open(encoding="utf-8", errors="replace") as lines:
            for line in searching.search_lines(lines, limit):
                click.echo(line)
    elif not words:
        raise click.UsageError("Give WORDS or --queries FILE.")
    elif as_json:
        click.echo(searching.search_json(" ".join(words), limit))
    else:
        for hit in searching.hits(" ".join(words), limit):
            click.echo(f"{hit['id']}\t{hit['title']}\n\t{hit['snippet']}")


@click.command()
@prepared
def reindex() -> None:
    """Build the search index anew beside the living one, then switch."""
    total = db.session.scalar(
        select(func.count()).select_from(Complaint).where(Complaint.state == Publication.PUBLISHED)
    )
    started = time.monotonic()
    count = search_services.reindex(_bar(total or 0))
    size = sum(path.stat().st_size for path in settings().search_index.rglob("*") if path.is_file())
    click.echo(f"{count} problems in {time.monotonic() - started:.1f} s; the index takes {size / 1e6:.1f} MB.")


@click.command("worker")
@click.option("--lane", type=click.Choice(["quick", "slow", "both"]), default="both", help="What to work on.")
@click.option("--once", is_flag=True, help="Do everything that is due now, then stop.")
def work(lane: str, once: bool) -> None:
    """React to what happened: take in, index, mail, purge."""
    with current_app.app_context():
        _migrate()
        trust.tell()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    lanes = ("quick", "slow") if lane == "both" else (lane,)
    if once:
        worker.drain(app, lanes)
    else:
        worker.work(app, lanes)


@click.command()
@prepared
def demo() -> None:
    """Fill an empty forum with invented stories in English and French. Never in production."""
    try:
        count = demo_stories.fill()
    except Misconfigured as why:
        raise click.ClickException(str(why)) from why
    if not count:
        raise click.ClickException("This forum is not empty.")
    search_services.reindex()
    click.echo(f"{count} stories. Sign in as {', '.join(demo_stories.PEOPLE)} with “{demo_stories.PASSWORD}”.")


@click.command("verify-log")
@prepared
def verify_log() -> None:
    """Check the chain of the log: no entry changed, taken out or cut off."""
    verdict = log.verify()
    if not verdict.ok:
        raise click.ClickException(f"The log is broken at entry {verdict.first_bad}: {verdict.reason}")
    click.echo(f"The log is whole: {verdict.entries} entries, head {verdict.head_hash}.")


def _roster(path: Path) -> list[rules.RosterEntry]:
    entries, wrong = rules.roster_from_csv(path.read_text("utf-8-sig"))
    for line, fault in wrong:
        click.echo(f"{path}:{line}: {fault}", err=True)
    return entries


def _standard_input() -> Iterable[str]:
    """Lines as UTF-8; bytes that are none become lines that are refused, not a crash."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def _warn_of_risk() -> None:
    if settings().production and settings().review != "doubtful":
        raise click.ClickException("Here a person reads every post: FORUM_REVIEW is not “doubtful”.")
    if settings().production and not trust.unread_languages():
        raise click.ClickException(
            "Here a person still reads every post: the last 500 that were read do not show that few names are missed. "
            "`flask --app wsgi redaction-report` shows what is known."
        )
    click.echo(
        "Texts without a doubt are published without a person having read them. On real complaints the machine alone "
        "leaves names standing; measure it on yours with `make bench PART=redaction` before you do this for real.",
        err=True,
    )


def _bar(total: int) -> Callable[[int], None]:
    """A progress line with rate and time left, on a terminal; on anything else one line a thousand."""
    started = time.monotonic()
    terminal = sys.stderr.isatty()

    def show(done: int) -> None:
        if done % (20 if terminal else 1000) and done != total:
            return
        rate = done / max(time.monotonic() - started, 0.001)
        left = (total - done) / max(rate, 0.001)
        line = f"{done} of {total}, {rate:.1f} a second, {left:.0f} s left"
        click.echo(f"\r{line}   " if terminal else line, err=True, nl=not terminal or done == total)

    return show
