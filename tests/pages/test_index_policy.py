"""Which page search engines may keep, whom caches may serve: one matrix of states and pages, printed and held."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum.complaints.rules import Progress, Publication
from forum.extensions import db, writing
from tests.cast import Cast
from tests.pages.posts import NOVEMBER, make_customer, make_peer, make_post, make_tag

NOW = NOVEMBER + timedelta(days=10)
PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60"
ONCE_PUBLIC = {Publication.PUBLISHED, Publication.HIDDEN, Publication.REMOVED, Publication.WITHDRAWN}

# What stands in a cell: status, what search engines are told (kept or not, followed or not), who may keep the answer.
KEPT, FOLLOWED, CLOSED, MACHINE = "kept", "noindex, follow", "noindex", "noindex (header)"


# The own address, without its readable part, in the other folder, with a question mark; and its card.
WIDTHS = (11, 18, 18, 18, 27, 28)
MATRIX = """
draft       | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
cooling-off | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
waiting     | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
in review   | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
returned    | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
declined    | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
published   | 200 kept shared    | 301 - shared       | 301 - shared       | 200 noindex, follow shared  | 200 noindex (header) shared
hidden      | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody | 404 noindex nobody          | 404 noindex nobody
withdrawn   | 410 noindex nobody | 410 noindex nobody | 410 noindex nobody | 410 noindex nobody          | 410 noindex nobody
removed     | 410 noindex nobody | 410 noindex nobody | 410 noindex nobody | 410 noindex nobody          | 410 noindex nobody
""".strip()  # noqa: E501


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def cell(browser: FlaskClient, path: str) -> tuple[int, str, str]:
    """What one address answers."""
    answer = browser.get(path)
    header = answer.headers.get("X-Robots-Tag", "")
    meta = re.search(r'<meta name="robots" content="([^"]*)">', answer.text) if answer.mimetype == "text/html" else None
    if answer.status_code == 301:
        robots = "-"
    elif meta:
        robots = meta[1] if "noindex" in meta[1] else KEPT
    else:
        robots = f"{header} (header)" if header else KEPT
    caches = {PUBLIC: "shared", "no-store": "nobody"}.get(answer.headers["Cache-Control"], "own")
    return answer.status_code, robots, caches


def make_all(kind: str) -> dict[Publication, int]:
    """One post of this kind in every state."""
    numbers = {}
    for number, state in enumerate(Publication, 1):
        public = state in ONCE_PUBLIC
        # What was never public has no number; the address asked for is the one it would have had.
        make_post(number if public else None, f"Post {number}", kind=kind, state=state,
                  published_at=NOVEMBER if public else None)  # fmt: skip
        numbers[state] = number
    return numbers


@pytest.mark.parametrize(("kind", "folder"), [("problem", "problems"), ("question", "problems"), ("praise", "praise")])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_post_in_every_state_as_printed(cast: Cast, eve: FlaskClient, kind: str, folder: str, prefix: str) -> None:
    lines = []
    other = "problems" if folder == "praise" else "praise"
    for state, number in make_all(kind).items():
        own = f"/{folder}/{number}-post-{number}"
        paths = (own, f"/{folder}/{number}", f"/{other}/{number}-x", f"{own}?x=1", f"/cards/{number}.png")
        cells = [" ".join(map(str, cell(eve, prefix + path))) for path in paths]
        lines.append(" | ".join(one.ljust(width) for one, width in zip((state, *cells), WIDTHS, strict=True)).rstrip())
    assert "\n".join(lines) == MATRIX


@pytest.mark.parametrize(
    ("facts", "answers", "robots"),
    [
        ({}, 0, KEPT),
        ({"body": "Bad."}, 0, FOLLOWED),
        ({"body": "Bad."}, 1, FOLLOWED),
        ({"published_at": NOW - timedelta(days=31)}, 0, FOLLOWED),
        ({"published_at": NOW - timedelta(days=31)}, 1, KEPT),
        ({"published_at": NOW - timedelta(days=31), "heard_only": True, "progress": None}, 0, KEPT),
        ({"published_at": NOW - timedelta(days=31), "progress": Progress.SOLVED}, 0, FOLLOWED),
    ],
)
def test_a_post_that_helps_nobody_is_not_kept(
    cast: Cast, eve: FlaskClient, facts: dict[str, object], answers: int, robots: str
) -> None:
    one = make_post(1, "Post", **facts)
    for number in range(answers):
        make_peer(one, number + 1, "Yes.")
    assert cell(eve, "/problems/1-post") == (200, robots, "shared")


PAGES = {
    KEPT: (
        "/", "/problems", "/praise", "/products/payments", "/problems/archive", "/problems/2026/11", "/tags",
        "/tags/refund", "/about", "/about/numbers", "/about/what-we-remove", "/about/privacy",
        "/about/accessibility", "/about/licence", "/help", "/teams",
    ),
    FOLLOWED: (
        "/problems?state=solved", "/problems?kind=question", "/problems?before=2", "/problems?after=1",
        "/products/payments?state=waiting", "/praise?before=9", "/tags/single", "/?x=1", "/about?x=1",
        "/problems/2026/11?x=1", "/teams/customer-care",
    ),
    MACHINE: (
        "/feed.atom", "/products/payments/feed.atom", "/tags/refund/feed.atom", "/sitemap.xml",
        "/sitemaps/pages.xml", "/sitemaps/2026-11.xml", "/robots.txt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_every_kind_of_page(cast: Cast, eve: FlaskClient, prefix: str) -> None:
    one, two = make_post(1, product_id=cast.product.id), make_post(2, kind="praise")
    make_tag("refund", one, two)
    make_tag("single", one)
    dev = make_customer("Dev")
    for robots, paths in PAGES.items():
        for path in paths:
            assert cell(eve, prefix + path) == (200, robots, "shared"), path
    for path in (f"/people/{dev.handle}", "/search?q=charged", "/sign-in", "/problems/1/report", "/about-me"):
        status, robots, _caches = cell(eve, prefix + path)
        assert status == 200 and robots.startswith("noindex"), path
    for path in ("/nothing", "/products/nothing", "/tags/nothing", "/people/nobody"):
        assert cell(eve, prefix + path) == (404, CLOSED, "nobody"), path


@pytest.mark.parametrize("path", [*PAGES[KEPT], *PAGES[FOLLOWED], "/problems/1-problem-1", "/problems/1-problem-1?x=1"])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_every_public_page_names_its_own_address_in_both_languages(
    cast: Cast, eve: FlaskClient, path: str, prefix: str
) -> None:
    one, two = make_post(1, product_id=cast.product.id), make_post(2, kind="praise")
    make_tag("refund", one, two)
    make_tag("single", one)
    page, bare = eve.get(prefix + path).text, path.partition("?")[0]
    french = f"/fr{bare}"
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [f"http://localhost{prefix}{bare}"]
    assert re.findall(r'hreflang="([\w-]+)" href="([^"]*)"', page.partition("</head>")[0]) == [
        ("en", f"http://localhost{bare}"), ("fr", f"http://localhost{french}"), ("x-default", f"http://localhost{bare}"),
    ]  # fmt: skip


def test_what_somebody_signed_in_sees_is_kept_by_no_shared_cache(cast: Cast) -> None:
    make_post(1, "Post")
    dan = cast.signed_in("dan")
    assert cell(dan, "/problems/1-post") == (200, KEPT, "own")
    assert cell(dan, "/my-posts")[1:] == (CLOSED, "own")
    assert cell(cast.signed_in("mo"), "/moderation")[1:] == (CLOSED, "nobody")


def test_a_takedown_changes_every_surface_at_once(cast: Cast, eve: FlaskClient) -> None:
    one = make_post(1, "Secret sorrow", progress=Progress.SOLVED, product_id=cast.product.id)
    two = make_post(2, "Secret sorrow too", progress=Progress.SOLVED, product_id=cast.product.id)
    make_tag("refund", one, two)
    surfaces = ("/", "/problems", "/problems/2026/11", "/tags/refund", "/feed.atom", "/products/payments",
                "/products/payments/feed.atom", "/tags/refund/feed.atom", "/sitemaps/2026-11.xml")  # fmt: skip
    assert all("sorrow" in eve.get(path).text for path in surfaces)
    with writing():
        db.session.execute(db.text("UPDATE complaints SET state = 'hidden'"))
    assert [path for path in surfaces if "sorrow" in eve.get(path).text] == []
    assert eve.get("/problems/1-secret-sorrow").status_code == eve.get("/cards/1.png").status_code == 404
