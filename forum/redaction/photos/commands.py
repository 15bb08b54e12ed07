"""`flask --app wsgi photo`: covering photos from a folder; for `forum/cli.py`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from forum.redaction import rules
from forum.redaction.photos import services
from forum.redaction.photos.files import MOST_BYTES
from forum.redaction.photos.reasons import why_words
from forum.redaction.photos.rules import Box, Verdict
from forum.redaction.photos.services import Covered
from forum.redaction.photos.sizes import LARGE
from forum.redaction.rules import Roster

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.argument("source", metavar="IN", type=click.Path(exists=True, path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--roster", type=FILE, help="CSV: name,nicknames,handles. Left out: the forum's own roster.")
@click.option("--language", type=click.Choice(["auto", "en", "fr"]), default="auto", help="Language of the letters.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a photo, with every box.")
def photo(source: Path, target: Path, roster: Path | None, language: str, as_json: bool) -> None:
    """Cover faces and names in a photo, or in every photo of a folder.

    OUT gets a JPEG that may be shown, or a folder of them: what is doubtful is covered too. Of a photo that is refused,
    or that could not be checked, nothing is written; in the second case the command ends with 1.
    """
    known = _roster(roster) if roster else None
    unchecked = 0
    for file, out in _pairs(source, target):
        found = services.cover(_content(file), language, roster=known)
        if found.copies:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(found.copies.files[f"{LARGE}.jpg"])
        unchecked += found.verdict is Verdict.HELD and found.copies is None
        click.echo(json.dumps(_as_object(file, found), ensure_ascii=False) if as_json else _as_text(file, found))
    if unchecked:
        raise click.ClickException(f"{unchecked} could not be checked.")


def _pairs(source: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    """Each photo with the file to write; an original is never written over."""
    one = source.is_file()
    into = target if not one or target.is_dir() else None
    taken = set()
    for file in [source] if one else sorted(path for path in source.iterdir() if path.is_file()):
        out = target if into is None else into / f"{file.stem}.jpg"
        if out in taken:  # a.png after a.jpg
            out = out.with_name(f"{file.name}.jpg")
        taken.add(out)
        if out.resolve().parent == source.resolve() or out.resolve() == file.resolve():
            raise click.UsageError("OUT would write over IN.")
        yield file, out


def _content(file: Path) -> bytes:
    """A file, or as much of it as shows that it is too large."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _as_object(file: Path, found: Covered) -> dict[str, object]:
    return {
        "file": file.name,
        "verdict": found.verdict.value,
        "boxes": [_box(box) for box in found.boxes],
        "why": why_words(found.why) if found.why else "",
        "width": found.width,
        "height": found.height,
        "cpu_s": round(found.cpu_s, 2),
    }


def _box(box: Box) -> dict[str, object]:
    return {
        **{"x": box.x, "y": box.y, "w": box.w, "h": box.h, "score": round(box.score, 3)},
        **{"kind": box.kind.value, "tier": box.tier.value},
    }


def _as_text(file: Path, found: Covered) -> str:
    covers = ", ".join(f"{box.kind.value} ({box.tier.value})" for box in found.boxes)
    return ": ".join(filter(None, (file.name, found.verdict.value, covers, found.why and why_words(found.why))))


def _roster(path: Path) -> Roster:
    entries, wrong = rules.roster_from_csv(path.read_text("utf-8-sig"))
    for line, fault in wrong:
        click.echo(f"{path}:{line}: {fault}", err=True)
    return Roster.build(entries)
