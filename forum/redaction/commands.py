"""`flask --app wsgi redaction-report` and `retrain`: what persons decided, and learning from it; for `forum/cli.py`."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from forum.config import settings
from forum.redaction import model_files, own_model, report, retraining
from forum.redaction import services as redaction
from forum.redaction.queries import Period
from forum.redaction.rules.model import NameModel
from forum.redaction.tables import tables

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


class Day(click.ParamType[date]):
    """A day, written 2026-11-22."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it, or say how it is written."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it as 2026-11-22.", param, ctx)


@click.option("--from", "since", type=Day(), help="First day, such as 2026-11-01.")
@click.option("--to", "until", type=Day(), help="Last day, included.")
@click.option("--language", type=click.Choice(["en", "fr"]), help="Posts in one language only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the same figures.")
def redaction_report(since: date | None, until: date | None, language: str | None, as_json: bool) -> None:
    """Count what persons decided about removals: struck, undone, added by hand, doubts confirmed and dismissed."""
    if since and until and since > until:
        raise click.UsageError("The first day is after the last one.")
    told = report.report(Period(since, until, language or ""))
    if as_json:
        click.echo(json.dumps(report.as_object(told), ensure_ascii=False))
        return
    for line in report.as_text(told):
        click.echo(line)


@click.option("--corpora", multiple=True, type=FILE, help="Texts with their names marked, JSON Lines; more may follow.")
@click.argument("more", nargs=-1, type=FILE)
@click.option("--clean", multiple=True, type=FILE, help="Texts whose names are masked; every second one is used.")
@click.option("--templates", type=click.IntRange(0), default=0, help="How many made-up texts in each language.")
@click.option("--from-decisions", is_flag=True, help="Learn from what moderators decided too, and measure on it.")
@click.option("--out", type=FOLDER, help="Where the new model is written; instance/new-model/ if left out.")
@click.option("--switch-on", is_flag=True, help="Use the new model from the next start.")
@click.option("--switch-off", is_flag=True, help="Use the model that came with the forum again.")
def retrain(
    corpora: Sequence[Path],
    more: Sequence[Path],
    clean: Sequence[Path],
    templates: int,
    from_decisions: bool,
    out: Path | None,
    switch_on: bool,
    switch_off: bool,
) -> None:
    """Train the model for names anew, and show how it does on decisions that it has not learned from.

    Nothing changes in the forum without --switch-on.
    """
    if switch_off:
        was_on = own_model.switch_off(settings().instance)
        click.echo("The shipped model is used from the next start." if was_on else "The shipped model was in use.")
        return
    if switch_on and not from_decisions:
        raise click.UsageError("--switch-on needs --from-decisions: only what was decided tells whether it is better.")
    files = [*corpora, *more]
    if not files and not templates:
        raise click.UsageError("Give --corpora FILE or --templates N: decisions alone are too few to learn from.")
    found = _lessons() if from_decisions else []
    model = _trained(files, clean, templates, found)
    better = _compared(model, found) if found else True
    path = (out or settings().instance / "new-model") / own_model.NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    model_files.write(model, path)
    click.echo(f"Written to {path}.")
    if switch_on and not better:
        raise click.ClickException("It was not switched on: it leaves more names than the model in use.")
    if switch_on:
        own_model.switch_on(model, settings().instance)
        click.echo("Switched on: every process uses it from its next start. --switch-off goes back.")


def _lessons() -> list[retraining.Lesson]:
    found = retraining.lessons(settings().secret)
    if len(found) < retraining.FEWEST:
        raise click.ClickException(
            f"There are {len(found)} decisions about names to learn from; {retraining.FEWEST} are needed. "
            "Each post that a moderator publishes adds its own."
        )
    return found


def _trained(
    files: Sequence[Path], clean: Sequence[Path], templates: int, found: Sequence[retraining.Lesson]
) -> NameModel:
    from forum.redaction import teaching  # what it needs is loaded only by whoever trains

    try:
        return teaching.trained(files, templates, retraining.taught(found), clean)
    except ValueError as wrong:
        raise click.ClickException(f"Nothing was trained. {wrong}.") from wrong


def _compared(model: NameModel, found: Sequence[retraining.Lesson]) -> bool:
    """Show both models on the decisions that were held out; say whether the new one leaves no more names."""
    limits, today = redaction.limits(), tables().model or NameModel()
    before, after = (retraining.figures(one, found, limits) for one in (today, model))
    held_out = before.left.of + before.struck.of
    click.echo(
        f"On {held_out} of {len(found)} decisions, which were not learned from. The words themselves are not kept, so "
        "both models see less here than in a post."
    )
    for line in report.table(("", "in use", "new"), retraining.rows(before, after)):
        click.echo(line)
    return after.left.hits <= before.left.hits and after.left_after_strike.hits <= before.left_after_strike.hits
