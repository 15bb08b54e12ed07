"""A worker process of its own, to be killed by a test: `python -m tests.services.bare_worker DATABASE FOLDER LANE…`.

Its one reaction writes "began N" to standard output, waits for a line on standard input, and writes "ended N".
"""

import sys
from pathlib import Path

from forum.events import Happened, Reaction
from forum.worker import work
from tests.services.bare import bare_app


def laborious(news: list[Happened]) -> None:
    """Begin, wait for permission, end."""
    for one in news:
        print("began", one.complaint_id, flush=True)
        sys.stdin.readline()
        print("ended", one.complaint_id, flush=True)


if __name__ == "__main__":
    database, folder, *lanes = sys.argv[1:]
    reactions = [Reaction(f"laborious_{lane}", lane, laborious) for lane in lanes]
    app = bare_app(database, Path(folder), {"published": tuple(reactions)})
    print("ready", flush=True)
    work(app, lanes)
    print("left", flush=True)
