"""What went wrong: in plain words, with the person's own words given back, and never a trace."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.extensions import db
from forum.web import error_pages
from tests.pages.small import HERE, dispose, small_app

STATUS = {
    "NotFound": 404, "Gone": 410, "NotAllowed": 403, "Invalid": 422, "Stale": 409, "TooMany": 429,
    "VaultClosed": 503, "ForumError": 400, "Database": 500, "Bug": 500,
}  # fmt: skip
TEXT = "I showed both lines at the desk."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = small_app(tmp_path)
    yield app
    dispose(app)


@pytest.fixture
def eve(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(("name", "status"), STATUS.items())
@pytest.mark.parametrize(("prefix", "lang"), [("", "en"), ("/fr", "fr")])
def test_an_error_is_a_page_in_both_languages(eve: FlaskClient, name: str, status: int, prefix: str, lang: str) -> None:
    answer = eve.get(f"{prefix}/raise/{name}")
    assert answer.status_code == status
    assert f'<html lang="{lang}">' in answer.text and "<h1>" in answer.text
    assert "Traceback" not in answer.text and "Brenda" not in answer.text


@pytest.mark.parametrize("name", ["NotAllowed", "Invalid", "Stale", "TooMany", "Bug"])
def test_the_words_of_a_refused_form_are_given_back(eve: FlaskClient, name: str) -> None:
    form = {"title": "Refund", "text": TEXT, "password": "correct horse", "next": "/a b"}
    page = eve.post(f"/raise/{name}", data=form, headers=HERE).text
    assert f"readonly>\n{TEXT}</textarea>" in page and "readonly>\nRefund</textarea>" in page
    assert "correct horse" not in page and "/a b" not in page


def test_words_given_back_are_words_and_never_markup(eve: FlaskClient) -> None:
    page = eve.post("/raise/Stale", data={"text": "</textarea><script> x"}, headers=HERE).text
    assert "&lt;/textarea&gt;&lt;script&gt; x" in page


def test_a_page_that_needs_an_account_sends_a_reader_to_sign_in_and_back(eve: FlaskClient) -> None:
    answer = eve.get("/fr/raise/SignInNeeded?q=1&x=%2F%2Fevil")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/fr/sign-in?next=/fr/raise/SignInNeeded%3Fq%3D1%26x%3D%252F%252Fevil"
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_form_that_needs_an_account_is_not_lost(eve: FlaskClient) -> None:
    answer = eve.post("/raise/SignInNeeded", data={"text": TEXT}, headers=HERE)
    assert answer.status_code == 401
    assert TEXT in answer.text and 'href="/sign-in"' in answer.text


@pytest.mark.parametrize(("name", "status"), STATUS.items())
def test_a_script_gets_data(eve: FlaskClient, name: str, status: int) -> None:
    answer = eve.post(f"/raise/{name}", headers=HERE | {"Accept": "application/json"})
    assert answer.status_code == status
    assert set(answer.json or {}) == {"error"} and "Brenda" not in answer.text


def test_too_many_and_closed_say_when_to_come_back(eve: FlaskClient) -> None:
    assert eve.get("/raise/TooMany").headers["Retry-After"] == "60"
    assert eve.get("/raise/VaultClosed").headers["Retry-After"] == "60"


def test_a_wrong_method_says_which_are_right(eve: FlaskClient) -> None:
    answer = eve.get("/post")
    assert answer.status_code == 405 and answer.headers["Allow"] == "OPTIONS, POST"


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_page_of_our_own_faults_needs_no_database(app: Flask, eve: FlaskClient) -> None:
    def who_reads() -> dict[str, object]:
        db.session.connection().exec_driver_sql("SELECT * FROM no_such_table")
        return {}

    app.context_processor(who_reads)
    answer = eve.get("/problems")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text and "no_such_table" not in answer.text


def test_every_error_of_the_forum_has_a_heading_and_a_sentence() -> None:
    assert set(error_pages.HEADINGS) == set(error_pages.SENTENCES)
    assert {*STATUS.values(), 401, 405, 413} <= set(error_pages.HEADINGS)


# What is written down about it


def test_a_log_line_holds_the_shape_of_a_request_and_no_word_of_it(
    eve: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    handler = _our_handler()
    caplog.set_level(logging.INFO)
    eve.get("/problems/12?q=Brenda", headers={"User-Agent": "Brenda"})
    eve.post("/raise/Bug", data={"text": "Brenda at the till"}, headers=HERE)
    eve.get("/raise/Database?x=Brenda")
    lines = [handler.format(record) for record in caplog.records]
    assert any("request method=GET route=/problems/<int:number> status=200 ms=" in line for line in lines)
    assert any("ValueError\n" in line and "in raise_error" not in line for line in lines)
    assert "Brenda" not in "".join(lines)


def test_a_library_cannot_smuggle_words_into_the_log() -> None:
    record = logging.LogRecord("sqlalchemy", logging.ERROR, "", 1, "wrong: %s", ("Brenda",), None)
    assert _our_handler().format(record).endswith(" ERROR sqlalchemy")


def test_a_field_of_a_log_line_cannot_become_a_second_line() -> None:
    record = logging.LogRecord("forum.requests", logging.INFO, "", 1, "request", (), None)
    record.route = "/x\nforged status=200"
    assert "\n" not in _our_handler().format(record)


def _our_handler() -> logging.Handler:
    from forum.web.logs import Lines, configure

    configure()
    return next(one for one in logging.getLogger().handlers if isinstance(one, Lines))
