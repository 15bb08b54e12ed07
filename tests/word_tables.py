"""The tables of names, made once for all tests: a forum that starts in an empty folder would make its own."""

import shutil
from pathlib import Path

from forum.config import instance_folder
from forum.redaction.tables import file_name, tables


def lend(folder: Path) -> None:
    """Put them into an instance folder."""
    tables()
    made = instance_folder() / file_name()
    if made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(made, folder)
