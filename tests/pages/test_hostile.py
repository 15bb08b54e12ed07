"""Words that want to be more than words, in every field that everybody reads: they stay words."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.answers import services as answers
from forum.complaints.models import Complaint
from forum.extensions import db
from forum.search import services as search
from tests import hostile_world, strict
from tests.browsing import look, tree
from tests.cast import Cast
from tests.hostile_inputs import INPUTS, REFUSED

ANSWERS = 30
LISTS = (
    "/",
    "/problems",
    "/praise",
    "/products/p",
    "/tags",
    "/tags/tag-2",
    "/problems/archive",
    "/teams/t",
    "/search?q=hit",
)
FEEDS = ("/feed.atom", "/products/p/feed.atom", "/tags/tag-0/feed.atom")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def database(tmp_path: Any, migrated_file: Any) -> str:
    """SQLite alone: what a page makes of words does not depend on where they were kept."""
    (tmp_path / "instance").mkdir()
    path = tmp_path / "instance" / "forum.sqlite3"
    path.write_bytes(migrated_file.read_bytes())
    return f"sqlite:///{path}"


@pytest.fixture
def posts(app: Flask, cast: Cast) -> list[str]:
    """The paths of the posts: the first ones with their answers."""
    made = hostile_world.fill(INPUTS, ANSWERS)
    search.reindex()
    return [_path(one) for one in made]


def _path(post: Complaint) -> str:
    return f"/{'praise' if post.kind == 'praise' else 'problems'}/{post.number}-{post.slug}"


def whole(posts: list[str], eve: FlaskClient) -> Iterator[str]:
    """Pages that are read from top to bottom: those with answers, and every list to its end."""
    yield from posts[: len(INPUTS) // ANSWERS + 1]
    yield "/fr" + posts[0]
    for address in LISTS:
        at = address
        while at:
            yield at
            older = re.search(r'href="([^"]*)" rel="next"', eve.get(at).text)
            at = older[1].replace("&amp;", "&") if older else ""


def test_pages_with_hostile_words_are_built_like_pages_with_harmless_ones(posts: list[str], eve: FlaskClient) -> None:
    pages = {path: eve.get(path) for path in whole(posts, eve)}
    for path, page in pages.items():
        assert page.status_code == 200, path
        assert strict.faults_of_page(page.text) == [], path
    hostile_world.make_harmless()
    for path, page in pages.items():
        if not path.startswith("/search"):  # other words, other results
            assert strict.frame_of(page.text) == strict.frame_of(eve.get(path).text), path


def test_the_head_of_every_post_says_its_words_and_nothing_else(posts: list[str], eve: FlaskClient) -> None:
    heads = {path: _head(eve.get(path).text) for path in posts}
    for text, (path, head) in zip(INPUTS, heads.items(), strict=True):
        [data] = strict.data_on(head)
        main = data["@graph"][0]
        said = main.get("mainEntity", main)
        assert (said.get("name") or said["headline"]).startswith(text[:100]), path
        found = tree(head).findall("head/meta")
        titles = [one.get("content", "") for one in found if one.get("property") == "og:title"]
        assert _read(text[:100]) in _read(titles[0]), path
    hostile_world.make_harmless()
    for path, head in heads.items():
        assert strict.frame_of(head) == strict.frame_of(_head(eve.get(path).text)), path


def test_feeds_and_maps_can_be_read_whatever_stands_in_them(posts: list[str], eve: FlaskClient) -> None:
    for path in (*FEEDS, "/sitemap.xml"):
        root = ElementTree.fromstring(eve.get(path).data)
        assert {one.tag for one in root.iter() if "script" in one.tag or "svg" in one.tag} == set()
        if path.endswith(".atom"):
            assert root.findall(f"{ATOM}entry"), path
            assert all(len(one.findall(f"{ATOM}title")) == 1 for one in root.findall(f"{ATOM}entry"))
            for link in root.iter(f"{ATOM}link"):
                assert link.get("href", "").startswith("http://localhost/")


def test_a_search_for_hostile_words_finds_or_finds_nothing(app: Flask, posts: list[str], eve: FlaskClient) -> None:
    for place, text in enumerate(INPUTS):
        reader = {"REMOTE_ADDR": f"10.1.{place}.1"}
        page = eve.get("/search", query_string={"q": text}, environ_base=reader)
        assert page.status_code == 200, text
        if place % 4 == 0:
            assert strict.faults_of_page(page.text) == [], text
        assert len(re.findall("<script", page.text)) == 1, text
        assert "\r" not in page.headers.get("Link", "")


def test_hostile_words_pass_the_whole_pipeline_as_words(app: Flask, cast: Cast, eve: FlaskClient) -> None:
    publishable = [text for text in INPUTS if not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text)]
    for first in range(0, len(publishable), 60):
        texts = publishable[first : first + 60]
        more = {"wish": "\n\n".join(texts[:12])[:900], "tags": "parcel"}
        complaint = cast.make_published(texts[0][:140], "\n\n".join(texts), **more)
        cast.make_answer(complaint, "\n\n".join(reversed(texts)))
        mine = db.session.get_one(Complaint, complaint.id)
        answers.resolve(mine, cast.account("carol"), answer_number=None, steps="\n\n".join(texts)[:3_900])
        cast.run_worker()
        for reader in (eve, cast.signed_in("carol"), cast.signed_in("mo")):
            page = look(reader, f"/problems/{complaint.number}")
            assert page.status == 200
            assert strict.faults_of_page(page.html) == []
            for prose in (one for one in page.tree.iter("div") if one.get("class") == "prose"):
                assert {one.tag for one in prose.iter()} <= strict.OF_WORDS | {"div", "time"}


@pytest.mark.parametrize("field", ["title", "body", "wish", "tags"])
def test_what_no_text_may_hold_is_refused_in_words_and_comes_back(cast: Cast, field: str) -> None:
    carol = cast.signed_in("carol")
    for text in REFUSED:
        fields = {"kind": "problem", "title": "Late", "body": "It came late.", field: text}
        sent = {name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}
        answer = carol.post("/problems/new", data=sent)
        assert answer.status_code in {302, 303, 400, 422}, text
        if answer.status_code >= 400:
            assert strict.faults_of_page(answer.text) == []
        else:
            page = look(carol, answer.location)
            assert page.status == 200 and strict.faults_of_page(page.html) == []


def _head(html: str) -> str:
    return html.split("</head>", 1)[0] + "</head><body></body></html>"


def _read(text: str) -> str:
    """As a reader of an attribute sees it: line breaks and what HTML replaces are alike."""
    return re.sub(r"[\s\x00-\x1f]+", " ", text)
