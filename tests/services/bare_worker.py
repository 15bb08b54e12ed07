"""A worker process of its own, to be killed by a test: `python -m tests.services.bare_worker DATABASE FOLDER LANE…`.

Its one reaction writes "began N" to standard output, waits for a line on standard input, and writes "ended N".
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forum.events import Happened, Reaction
from forum.worker import work
from tests.services.bare import bare_app


def laborious(news: list[Happened]) -> None:
    """Begin, wait for permission, end."""
    for one in news:
        say(f"began {one.complaint_id}")
        os.read(0, 1)
        say(f"ended {one.complaint_id}")


def say(line: str) -> None:
    """Write a whole line at once, because two lanes speak at the same time."""
    os.write(1, f"{line}\n".encode())


def telling(number: int, handler: Callable[..., Any]) -> Any:
    """Set a signal's handler, and say "told" once it has run: a test must not be faster than the signal."""

    def told(*arguments: Any) -> None:
        handler(*arguments)
        say("told")

    return set_handler(number, told)


if __name__ == "__main__":
    set_handler, signal.signal = signal.signal, telling
    database, folder, *lanes = sys.argv[1:]
    reactions = [Reaction(f"laborious_{lane}", lane, laborious) for lane in lanes]
    app = bare_app(database, Path(folder), {"published": tuple(reactions)})
    say("ready")
    work(app, lanes)
    say("left")
