"""Share cards: a picture and words for machines, an address for people; of public words, without trackers."""

import io
import re

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from forum.complaints.rules import Progress, Publication
from forum.public import cards
from tests.cast import Cast
from tests.pages.posts import make_post

FRENCH = "Débitée deux fois à l’hôpital, où ça ? L’œuvre « de [nom retiré] » coûte 45,90 €"


def metas(page: str) -> dict[str, str]:
    """What other sites read in the head of a page."""
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)"', page))


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_card_is_a_picture_of_the_size_that_sites_ask_for(cast: Cast, eve: FlaskClient, prefix: str) -> None:
    make_post(1, FRENCH, progress=Progress.SOLVED, language="fr")
    answer = eve.get(f"{prefix}/cards/1.png")
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
    assert answer.content_type == "image/png" and len(answer.data) < 60_000
    assert answer.headers["X-Robots-Tag"] == "noindex" and answer.headers["Cache-Control"].startswith("public")
    assert "immutable" not in answer.headers["Cache-Control"]
    etag = {"If-None-Match": answer.headers["ETag"]}
    assert eve.get(f"{prefix}/cards/1.png", headers=etag).status_code == 304


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (Publication.WAITING, 404), (Publication.HIDDEN, 404), (Publication.REMOVED, 410), (Publication.WITHDRAWN, 410),
    ],
)  # fmt: skip
def test_what_is_not_public_has_no_card(cast: Cast, eve: FlaskClient, state: Publication, status: int) -> None:
    make_post(1, state=state)
    assert eve.get("/cards/1.png").status_code == status == eve.get("/problems/1").status_code
    assert eve.get("/cards/2.png").status_code == 404


def test_the_head_of_a_problem_says_what_a_card_needs(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Hollis")
    made = cast.make_published("Brenda Hollis charged me twice", "I was charged twice for one basket on Monday.")
    path = f"/fr/problems/{made.number}-{made.slug}"
    found = metas(eve.get(path).text)
    assert found["og:title"] == "[nom retiré] charged me twice" and found["og:site_name"] == "Redress"
    assert found["og:description"].startswith("I was charged twice") and found["og:locale"] == "fr_FR"
    assert found["og:image"] == f"http://localhost/fr/cards/{made.number}.png"
    assert found["og:url"] == f"http://localhost{path}" and found["twitter:card"] == "summary_large_image"


def test_people_take_the_address_along_and_no_other_site_is_asked(cast: Cast, eve: FlaskClient) -> None:
    make_post(1, "Charged twice & more")
    page = eve.get("/problems/1-charged-twice-more").text
    assert '<input id="address" type="text" readonly value="http://localhost/problems/1-charged-twice-more">' in page
    mail = re.search(r'href="(mailto:[^"]*)"', page)
    assert mail and "subject=Charged%20twice%20%26%20more" in mail[1] and "1-charged-twice-more" in mail[1]
    assert re.search(r'<button type="button" [^>]*data-behaviour="share"[^>]* hidden>', page)
    loaded = re.findall(r'(?:src|action)="([^"]*)"|<link rel="(?:stylesheet|icon)" href="([^"]*)"', page)
    assert all((one or other).startswith("/") for one, other in loaded)


@pytest.mark.parametrize("weight", ["Bold", "Regular"])
def test_the_fonts_hold_every_french_letter(weight: str) -> None:
    font = cards._font(weight, 40)
    unknown = bytes(font.getmask("\uffff"))
    letters = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”…–€[]"
    assert [one for one in letters if bytes(font.getmask(one)) == unknown] == []
    assert cards.drawable(FRENCH + " 😀 語") == FRENCH


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_title_fits_its_card(title: str) -> None:
    lines = list(cards.wrapped(cards.drawable(title), cards._font("Bold", 44), 1056))
    assert all(cards._font("Bold", 44).getlength(line) <= 1056 for line in lines)
    assert cards.drawn(cards.Words(title, "Solved", cards.SOLVED, ("1 name was removed.",), "Redress"))
