"""`flask --app wsgi setup`: teams, products, places, hours and words to keep from one file. `forum/cli.py` adds it."""

from pathlib import Path

import click

from forum.catalogue import queries as catalogue
from forum.desk import setup_file
from forum.errors import ForumError, Misconfigured


def _print_example(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(setup_file.EXAMPLE, nl=False)
        context.exit()


@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print what is set up now, as such a file.")
@click.option(
    "--example",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_example,
    help="Print a file to start from, with remarks.",
)
@click.option(
    "--keep-anyway", is_flag=True, help="Keep places and brands visible of which one word is a name to be hidden."
)
def setup(file: Path | None, show: bool, keep_anyway: bool) -> None:
    """Set up teams, products, places, opening hours and words to keep from a TOML file.

    Reading a file again changes only what differs. Everything is checked first; when something is wrong, all of it
    is told and nothing is written.
    """
    if show:
        click.echo(setup_file.shown(), nl=False)
        return
    if file is None:
        raise click.UsageError("Give FILE, --show or --example.")
    try:
        setup_file.apply(setup_file.read(file.read_text("utf-8"), keep_anyway))
    except (Misconfigured, UnicodeDecodeError) as wrong:
        raise click.ClickException(f"Nothing was written.\n{wrong}") from wrong
    except ForumError as wrong:
        raise click.ClickException(f"Nothing was written. {wrong.message}") from wrong
    places = len(catalogue.places())
    click.echo(
        f"Set up: {len(catalogue.teams())} teams, {len(catalogue.products())} products, {places} places, "
        f"{len(catalogue.own_words())} words to keep."
    )
