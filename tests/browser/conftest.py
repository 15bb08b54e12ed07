"""A served forum and a browser."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.chromium import launched


@pytest.fixture
def database(tmp_path: Path, migrated_file: Path) -> str:
    """SQLite alone: a page looks the same on either database, and a browser takes its time."""
    (tmp_path / "instance").mkdir()
    path = tmp_path / "instance" / "forum.sqlite3"
    shutil.copy(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """The address at which this test's forum answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
