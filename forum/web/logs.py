"""What the processes write down about themselves: shapes and figures, never words, addresses or people."""

import logging
import re
import sys
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType

from flask import Flask, Response, g, request

logger = logging.getLogger("forum.requests")

# The only things beside its fixed sentence that a line may hold.
ALLOWED = ("method", "route", "status", "ms", "event", "reaction", "lane", "attempt", "count", "seconds")
SHAPE = re.compile(r"[^\w./<>:\-]")  # what is left of a value is no sentence
LONGEST = 100
ROUTE = "forum.route"  # in the environment of a request, for whoever answers it again from memory


class AllowList(logging.Formatter):
    """Writes a line from the listed fields; arguments and messages of errors stay out.

    The message of our own loggers is a fixed sentence (a test looks), so it may be written. Those of
    libraries may carry a query, a parameter or an address: of them only the name and the level.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one line, and the places an error went through."""
        when = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        parts = [when, record.levelname, record.name, *_sentence(record), *_fields(record)]
        return " ".join(parts) + (_trace(record.exc_info[1]) if record.exc_info else "")


class Lines(logging.StreamHandler):  # type: ignore[type-arg]
    """Our one handler, so that starting twice does not write twice."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.setFormatter(AllowList())


def init_app(app: Flask) -> None:
    """Write one line for each request."""
    configure()
    app.before_request(_start)
    app.after_request(_line)


def configure() -> None:
    """Send everything that is logged through the allow-list; for processes without pages too."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, Lines)]:
        root.removeHandler(handler)
    root.addHandler(Lines())
    logging.getLogger("forum").setLevel(logging.INFO)


def _start() -> None:
    g.started = time.perf_counter()


def _line(response: Response) -> Response:
    rule = request.url_rule.rule if request.url_rule else "-"
    request.environ[ROUTE] = rule
    request_line(request.method, rule, response.status_code, g.get("started", time.perf_counter()))
    return response


def request_line(method: str, route: str, status: int, begun: float) -> None:
    """Write the line of one request; `begun` is what `time.perf_counter()` said then."""
    took = round((time.perf_counter() - begun) * 1000)
    logger.info("request", extra={"method": method, "route": route, "status": status, "ms": took})


def _sentence(record: logging.LogRecord) -> list[str]:
    ours = record.name.startswith("forum.") and isinstance(record.msg, str)
    return [record.msg] if ours else []


def _fields(record: logging.LogRecord) -> list[str]:
    own = record.__dict__
    return [f"{name}={SHAPE.sub('_', str(own[name]))[:LONGEST]}" for name in ALLOWED if name in own]


def _trace(error: BaseException | None) -> str:
    """Tell an error by its class and its places; its message may hold somebody's words."""
    if error is None:
        return ""
    text = f"\n  {type(error).__name__}"
    return text + "".join(_places(error.__traceback__)) + _trace(error.__cause__ or error.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"\n    {place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
