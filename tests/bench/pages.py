"""What public pages cost a stranger: written anew (cold) and from memory, beside a bare Flask page of the same bytes.

    python -m tests.bench.pages [--postgresql ADDRESS] [--seconds 3] [--others 300] [--processes 1 2]

The problem page with 20 answers, the list, home and a search. Every line is measured through a real server (granian,
four threads a process) over the network: requests a second, the median and the 99th percentile of the time an answer
takes, CPU milliseconds of the server per request, bytes as sent. A bare Flask page that returns the same bytes stands
beside each, under the same server in the same run. A cookie that belongs to nobody makes a page be written anew.
`--postgresql` is the address of an empty database that may be filled.
"""

import argparse
import gzip
import http.client
import itertools
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from flask_migrate import upgrade

from forum import create_app
from forum.config import ROOT, Settings
from forum.web import compression
from tests.bench import filling

READERS, THREADS, PACKED = 8, 4, {"Accept-Encoding": "gzip"}
COLD = {"Cookie": "nobody=1"}
PAGES = {"problem, 20 answers": "", "list": "/problems", "home": "/", "search": "/search?q=collection+code"}
HEAD = "| page | database | processes | requests/s | p50 ms | p99 ms | CPU ms | bytes | of bare |"


@dataclass(frozen=True)
class Asked:
    """What eight readers found in some seconds."""

    a_second: float
    p50: float
    p99: float
    cpu_ms: float


def main() -> None:
    """Fill a forum on each database, serve it, print one table."""
    options = _options()
    print(HEAD, "|---" * (HEAD.count("|") - 1) + "|", sep="\n")  # noqa: T201
    addresses = [("SQLite", "")] + ([("PostgreSQL", options.postgresql)] if options.postgresql else [])
    for name, address in addresses:
        with tempfile.TemporaryDirectory() as folder:
            for line in _measured(name, address, Path(folder), options):
                print(line, flush=True)  # noqa: T201


def _measured(name: str, address: str, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    environment |= {"FORUM_DATABASE": address} if address else {}
    app = create_app(Settings.from_environment(environment))
    with app.app_context():
        upgrade()
        paths = {**PAGES, "problem, 20 answers": filling.fill(options.others)}
        filling.leave()
    environment["FORUM_PROXIES"] = "1"  # each reader of a search has an address of their own
    bodies = {}
    for processes in options.processes:
        with _served(ROOT, "wsgi:app", environment, processes) as ours:
            for page, path in paths.items():
                bodies[page] = bodies.get(page) or _body(ours.port, path)
                cold = _asked(ours, path, options.seconds, COLD)
                kept = _asked(ours, path, options.seconds, {})
                bare = _bare(folder, bodies[page], processes, options.seconds)
                about = f"{name} | {processes}"
                size = len(gzip.compress(bodies[page], compression.LEVEL, mtime=0))
                for what, one in ((f"{page}, cold", cold), (f"{page}, kept", kept), ("bare page", bare)):
                    share = 100 * one.a_second / bare.a_second
                    yield (
                        f"| {what} | {about} | {one.a_second:,.0f} | {one.p50:.1f} | {one.p99:.1f} "
                        f"| {one.cpu_ms:.2f} | {size if what != 'bare page' else len(bodies[page]):,} | {share:.0f} % |"
                    )


def _bare(folder: Path, body: bytes, processes: int, seconds: float) -> Asked:
    (folder / "page.html").write_bytes(body)
    (folder / "bare.py").write_text(_BARE)
    with _served(folder, "bare:app", {}, processes) as server:
        return _asked(server, "/", seconds, {})


_BARE = """from pathlib import Path
from flask import Flask
app = Flask(__name__)
PAGE = Path(__file__).with_name("page.html").read_bytes()
@app.get("/")
def page():
    return PAGE
"""


@dataclass(frozen=True)
class Server:
    """A running server and everything it started."""

    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """Seconds of CPU that it and its children have used."""
        everybody = [self.process, *self.process.children(recursive=True)]
        return sum(one.cpu_times().user + one.cpu_times().system for one in everybody)


@contextmanager
def _served(folder: Path, target: str, environment: dict[str, str], processes: int) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws"]
    command += ["--workers", str(processes), "--blocking-threads", str(THREADS), "--log-level", "warning", target]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    process = subprocess.Popen(command, cwd=folder, env=kept | environment, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(20)


def _asked(server: Server, path: str, seconds: float, headers: dict[str, str]) -> Asked:
    """Let readers in a process of their own ask for a while, after a short warm-up."""
    _readers(server.port, path, 1.0, headers)
    before = server.cpu()
    took, passed = _readers(server.port, path, seconds, headers)
    cpu = server.cpu() - before
    took.sort()
    return Asked(len(took) / passed, _at(took, 0.5), _at(took, 0.99), 1000 * cpu / len(took))


def _at(took: list[float], share: float) -> float:
    return 1000 * took[min(len(took) - 1, int(len(took) * share))]


def _readers(port: int, path: str, seconds: float, headers: dict[str, str]) -> tuple[list[float], float]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_all, (port, path, seconds, headers))


def _read_all(port: int, path: str, seconds: float, headers: dict[str, str]) -> tuple[list[float], float]:
    took: list[float] = []
    begun = time.monotonic()
    readers = [
        threading.Thread(target=_read, args=(port, path, begun + seconds, headers, took)) for _ in range(READERS)
    ]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return took, time.monotonic() - begun


def _read(port: int, path: str, until: float, headers: dict[str, str], took: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in itertools.count(threading.get_ident() % 10_000 * 1000):
        if time.monotonic() >= until:
            break
        from_address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        begun = time.perf_counter()
        connection.request("GET", path, headers={**PACKED, **headers, "X-Forwarded-For": from_address})
        answer = connection.getresponse()
        answer.read()
        took.append(time.perf_counter() - begun)
        assert answer.status == 200, answer.status
    connection.close()


def _body(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse().read()


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        with suppress(OSError):
            _body(port, "/")
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", default="", help="address of an empty database that may be filled")
    parser.add_argument("--seconds", type=float, default=3, help="seconds for each line")
    parser.add_argument("--others", type=int, default=300, help="other problems in the forum")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2], help="processes of the web server")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
