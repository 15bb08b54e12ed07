"""The operator's roster as a CSV file: name, nicknames, handles."""

import csv
from collections.abc import Mapping, Sequence

from forum.redaction.rules.kinds import has_reserved
from forum.redaction.rules.roster import RosterEntry, name_keys

_COLUMNS = {
    "name": ("name", "full name", "fullname", "nom", "nom complet"),
    "nicknames": ("nicknames", "nickname", "surnoms", "surnom", "diminutifs", "diminutif"),
    "handles": ("handles", "handle", "pseudos", "pseudo", "comptes"),
}
_LONGEST_NAME = 120


def N_(words: str) -> str:
    """Mark a sentence for translation."""
    return words


def roster_from_csv(text: str) -> tuple[list[RosterEntry], list[tuple[int, str]]]:
    """Read entries, and say for each line that could not be read why."""
    lines = text.lstrip("\ufeff").splitlines()
    entries: list[RosterEntry] = []
    wrong: list[tuple[int, str]] = []
    columns: Mapping[str, int] = {"name": 0, "nicknames": 1, "handles": 2}
    started = False
    for number, row in _rows(lines):
        if not any(cell.strip() for cell in row):
            continue
        header = None if started else _header(row)
        started = True
        if header:
            columns = header
        else:
            _read_row(number, row, columns, entries, wrong)
    return entries, wrong


def _rows(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Split each line by itself, so that one broken quote does not swallow the rest."""
    delimiter = _delimiter(lines)
    return [(number, next(csv.reader([line], delimiter=delimiter), [])) for number, line in enumerate(lines, start=1)]


def _delimiter(lines: Sequence[str]) -> str:
    """Take the semicolon when it parts more lines than the comma; inside a cell it parts nicknames."""
    if lines and _header(lines[0].split(";")):
        return ";" if ";" in lines[0] else ","
    if lines and _header(lines[0].split(",")):
        return ","
    commas = sum("," in line for line in lines)
    semicolons = sum(";" in line for line in lines)
    return ";" if semicolons > commas else ","


def _header(row: Sequence[str]) -> dict[str, int] | None:
    titles = [cell.strip().strip('"').lower() for cell in row]
    found = {column: titles.index(title) for column, known in _COLUMNS.items() for title in known if title in titles}
    return found if "name" in found else None


def _read_row(
    number: int,
    row: Sequence[str],
    columns: Mapping[str, int],
    entries: list[RosterEntry],
    wrong: list[tuple[int, str]],
) -> None:
    name = _cell(row, columns, "name")
    problem = _problem(name, row)
    if problem:
        wrong.append((number, problem))
    else:
        entries.append(RosterEntry(name, _list(row, columns, "nicknames"), _list(row, columns, "handles")))


def _problem(name: str, row: Sequence[str]) -> str:
    if has_reserved("".join(row)):
        return N_("This line holds characters that the forum keeps for itself.")
    if not name:
        return N_("This line has no name.")
    if len(name) > _LONGEST_NAME:
        return N_("This name is too long.")
    if not any(len(key) > 1 for key in name_keys(name)):
        return N_("This is not a name: it needs at least two letters.")
    return ""


def _cell(row: Sequence[str], columns: Mapping[str, int], column: str) -> str:
    place = columns.get(column, len(row))
    return row[place].strip() if place < len(row) else ""


def _list(row: Sequence[str], columns: Mapping[str, int], column: str) -> tuple[str, ...]:
    cell = _cell(row, columns, column)
    return tuple(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())
