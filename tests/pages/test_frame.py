"""The frame of every page: its words, links, languages, dates and static files."""

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from forum.web import languages
from forum.web.frame import Nobody
from forum.web.health import ready_when
from tests.pages.small import dispose, small_app

SIX = datetime(2026, 3, 3, 18, 12, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path)
    yield app
    dispose(app)


@pytest.fixture
def eve(app: Flask) -> FlaskClient:
    return app.test_client()


def test_a_page_has_a_title_a_description_and_a_way_past_the_header(eve: FlaskClient) -> None:
    page = eve.get("/problems").text
    assert "<title>Problems – Redress</title>" in page
    assert '<meta name="description" content="Customers help' in page
    assert '<a class="skip" href="#main">Skip to the content</a>' in page
    assert '<main id="main"' in page


def test_a_page_is_not_indexed_unless_it_says_so(eve: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex">' in eve.get("/problems").text


def test_the_frame_holds_no_inline_script_and_no_inline_style(eve: FlaskClient) -> None:
    page = eve.get("/problems").text
    assert "<style" not in page and " style=" not in page and not re.search(r"\son\w+=", page)
    assert re.findall(r"<script[^>]*>[^<]", page) == []


def test_the_navigation_links_only_to_pages_that_exist_and_says_where_one_is(eve: FlaskClient) -> None:
    page = eve.get("/problems").text
    assert '<a class="plain" href="/problems" aria-current="page">All problems</a>' in page
    assert "How this works" not in page  # no such page in this small forum


def test_a_stranger_is_offered_no_desk(eve: FlaskClient) -> None:
    assert "Moderation" not in eve.get("/problems").text


def test_a_moderator_sees_their_own_name_and_the_moderation(app: Flask) -> None:
    mo = Nobody(signed_in=True, pseudonym="Mo", is_staff=True, is_moderator=True)
    with app.test_request_context("/problems"):
        page = render_template_string('{% extends "base.html" %}', viewer=mo)
        staff = render_template_string('{% extends "base.html" %}{% set staff_page = true %}', viewer=mo)
    assert ">Moderation</a>" in page and ">My posts</a>" in page and "Sign in" not in page
    assert '<span class="staff">Staff</span>' in staff and 'class="find"' not in staff


def test_keys_are_switched_on_by_the_reader_only(app: Flask) -> None:
    with app.test_request_context("/problems"):
        assert "data-keys" not in render_template_string('{% extends "base.html" %}')
        page = render_template_string('{% extends "base.html" %}', viewer=Nobody(keys_on=True))
    assert '<body data-keys="on">' in page


def test_something_beside_the_page_makes_two_columns(app: Flask) -> None:
    with app.test_request_context("/problems"):
        page = render_template_string(
            '{% extends "base.html" %}{% block main %}<i>M</i>{% endblock %}'
            "{% block aside %}<aside>B</aside>{% endblock %}"
        )
        alone = render_template_string('{% extends "base.html" %}{% block main %}M{% endblock %}')
    assert page.index('<div class="cols">') < page.index("<i>M</i>") < page.index("<aside>B</aside>")
    assert "cols" not in alone


# Languages


@pytest.mark.parametrize(("path", "lang"), [("/problems", "en"), ("/fr/problems", "fr")])
def test_the_path_chooses_the_language(eve: FlaskClient, path: str, lang: str) -> None:
    assert f'<html lang="{lang}">' in eve.get(path, headers={"Accept-Language": "de"}).text


def test_links_stay_in_the_language_of_the_page(eve: FlaskClient) -> None:
    page = eve.get("/fr/problems").text
    assert 'href="/fr/problems"' in page
    assert '<p lang="en"><a href="/problems" hreflang="en">Read this page in English</a></p>' in page


def test_the_other_language_keeps_the_query(eve: FlaskClient) -> None:
    page = eve.get("/search?q=code+perdu&x=%22%3E").text
    assert 'href="/fr/search?q=code+perdu&amp;x=%22%3E"' in page


@pytest.mark.parametrize("path", ["/french", "/fro/problems", "/fr/fr/problems", "/FR/problems"])
def test_only_the_exact_segment_is_french(eve: FlaskClient, path: str) -> None:
    assert eve.get(path).status_code == 404


def test_both_spellings_of_the_french_root_are_the_same_page(app: Flask) -> None:
    app.add_url_rule("/", "public.home", lambda: render_template_string('{% extends "base.html" %}'))
    app.view_functions["public.home"].is_public = True  # type: ignore[attr-defined]
    answers = {app.test_client().get(path).text for path in ("/fr", "/fr/")}
    assert len(answers) == 1 and 'lang="fr"' in answers.pop()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "3 March 2026|3 March|Tuesday 3 March|3 March 2026, 18:12|2026-03-03T18:12Z|12,345.6|91\u00a0%"),
        ("/fr", "3 mars 2026|3 mars|mardi 3 mars|3 mars 2026, 18:12|2026-03-03T18:12Z|12\u202f345,6|91\u00a0%"),
    ],
)
def test_dates_and_numbers_are_written_as_readers_write_them(app: Flask, path: str, text: str) -> None:
    source = (
        "{{ t|day }}|{{ t|day(year=false) }}|{{ t|weekday }}|{{ t|day_time }}|{{ t|iso }}|{{ 12345.6|number }}"
        "|{{ 0.91|percent }}"
    )
    app.add_url_rule("/", "dates", lambda: render_template_string(source, t=SIX))
    app.view_functions["dates"].is_public = True  # type: ignore[attr-defined]
    assert app.test_client().get(path).text == text


def test_french_counts_the_first_of_a_month(app: Flask) -> None:
    with app.test_request_context("/", environ_overrides={languages.KEY: "fr"}):
        assert languages.day(date(2026, 3, 1)) == "1er mars 2026"
        assert languages.weekday(date(2026, 3, 1)) == "dimanche 1er mars"
        assert languages.day(date(2026, 3, 11)) == "11 mars 2026"
        assert languages.iso(date(2026, 3, 1)) == "2026-03-01"


# Static files


@pytest.mark.parametrize("name", ["site.css", "site.js", "icon.svg"])
def test_a_static_file_is_kept_for_a_year_under_a_name_that_changes_with_it(
    app: Flask, eve: FlaskClient, name: str
) -> None:
    with app.test_request_context("/fr/problems"):
        address = app.jinja_env.globals["asset"](name)  # type: ignore[operator]
    plain, packed = eve.get(address), eve.get(address, headers={"Accept-Encoding": "gzip"})
    assert re.fullmatch(r"/static/\w+\.[0-9a-f]{12}\.\w+", address)
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.data) == plain.data
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["site.css", "site.000000000000.css", "css/base.css", "../wsgi.py", "%2e%2e/wsgi.py"])
def test_nothing_else_is_a_static_file(eve: FlaskClient, name: str) -> None:
    assert eve.get(f"/static/{name}").status_code == 404


def test_the_static_files_of_a_french_page_are_those_of_the_english_one(eve: FlaskClient) -> None:
    pattern = r'(?:href|src)="([^"]*static[^"]*)"'
    assert re.findall(pattern, eve.get("/fr/problems").text) == re.findall(pattern, eve.get("/problems").text)


# Health


def test_the_process_says_that_it_lives_without_a_database(eve: FlaskClient) -> None:
    answer = eve.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in answer.headers


def test_a_feature_says_itself_whether_it_is_ready(app: Flask, eve: FlaskClient) -> None:
    ready_when(app, "index", lambda: True)
    ready_when(app, "migrations", lambda: True)
    answer = eve.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "database: ok\nmigrations: ok\nindex: ok\n")


def test_a_forum_without_tables_and_index_is_not_ready_and_says_which_part(eve: FlaskClient, tmp_path: Path) -> None:
    answer = eve.get("/readyz")
    assert answer.status_code == 503
    assert answer.text == "database: ok\nmigrations: not ready\nindex: not ready\n"
    assert str(tmp_path) not in answer.text
