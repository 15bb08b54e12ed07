"""The kindnesses of the script, and that pages do without it: in a real browser, on the frame alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, Response, jsonify, render_template_string, request
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from forum.errors import NotAllowed
from forum.web.error_pages import prefers_json
from forum.web.frame import Nobody
from forum.web.guards import public
from tests.chromium import CHROMIUM, launched
from tests.pages.small import dispose, small_app

pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]

COMPONENTS = """{% extends "base.html" %}
{% from "components/vote.html" import vote %}
{% from "components/field.html" import field, select_field %}
{% from "components/picks.html" import picks, yes_no %}
{% from "components/button.html" import button %}
{% from "components/badge.html" import badge, state_word, state_box %}
{% from "components/calm.html" import calm %}
{% from "components/errors.html" import error_summary %}
{% from "components/note.html" import note %}
{% from "components/official.html" import official %}
{% from "components/post.html" import by, why_removed %}
{% from "components/sheets.html" import sheet, panel, form_row, locked %}
{% from "components/timeline.html" import timeline, moment %}
{% block title %}Components{% endblock %}
{% block main %}<h1>Components</h1>
{{ error_summary([("text", "Say what happened.")]) }}
{{ badge("Solved", "ok", "tick") }} {{ state_word("Waiting", "wait") }} {{ state_word("Overdue", "late", "09:00") }}
{% call state_box("Waiting for an official answer", when="Next word by Friday 6 March") %}
{{ vote("/vote", "I have this too", 37, main=true) }}{% endcall %}
<form method="post" action="/form" data-behaviour="stale" data-stale="stale">
{{ picks("kind", "What is it?", [("problem", "A problem", "Something went wrong"), ("praise", "Praise")], line3=true) }}
{{ field("title", "In one line", hint="As you would say it to a friend.") }}
{{ field("text", "What happened?", rows=4, left=40, error="Say what happened.") }}
{{ select_field("reason", "Reason", [("", "Choose one"), ("threat", "It threatens somebody")]) }}
{% call locked("Nobody else can open it.") %}{{ field("order", "Order number", optional=true) }}{% endcall %}
<p><span role="status" id="stale" data-words="You have changed the text since."></span></p>
{% call calm("You have every right to be angry", "This line may slow your answer down.") %}
{{ yes_no("h1", [("out", "Take it out"), ("keep", "Keep it")], label="This line") }}{% endcall %}
{% call form_row("Nothing is public yet.") %}{{ button("Send it", main=true) }}{% endcall %}</form>
{% call note() %}<p>This may already be solved.</p>{% endcall %}
<h2>Answers</h2>{{ by("Marta K.", "One customer’s account") }}{{ why_removed({"name": 2, "photo": 1}) }}
{% call official("Customer Care", none, "a5") %}
<div class="prose"><p>Thank you, <span class="gone">[name removed]</span>.</p></div>
{{ vote("/refused", "Helpful", 1234, symbol="thumb") }}{% endcall %}
{% call sheet("orig", "Original · not public", "lock", original=true) %}<p>Words</p>{% endcall %}
{% call panel("when", "What happened when") %}
{% call timeline() %}{{ moment("Posted", dot="done") }}{% endcall %}
{% endcall %}
{% endblock %}"""

REVIEW = """{% extends "base.html" %}
{% from "components/button.html" import button %}
{% from "components/picks.html" import yes_no %}
{% set staff_page = true %}
{% block title %}Review{% endblock %}
{% block main %}<h1>Review</h1>
<div id="original" data-behaviour="mark" data-mark="marks" data-field="body"><p><span
 data-at="0">I 😀 spoke to </span><span class="was" data-at="13">Karen</span><span
 data-at="18"> twice and Brenda too.</span></p></div>
<form id="marks"><input name="start" aria-label="start"><input name="end" aria-label="end"><input name="field"
 aria-label="field"><output></output></form>
<form data-behaviour="review-keys" action="/taken" method="get"><ol class="changes">
{% for name in ("c1", "c2") %}
<li data-line>{{ yes_no(name, [("keep", "Keep", "y"), ("undo", "Undo", "u")], label=name) }}</li>
{% endfor %}
</ol><label for="why">Why</label><textarea id="why" name="why"></textarea>
{{ button("Save", name="do", value="save", key="s") }}
{{ button("Publish", name="do", value="publish", key="p", off="Not yet.") }}</form>
<ol class="quick" data-behaviour="line-keys"><li><p>A post</p>
<button class="btn" data-key="o" id="open" type="button">Open</button></li></ol>
{% endblock %}"""


def _forum(folder: Path) -> Flask:
    app = small_app(folder)
    pressed: list[bool] = []

    @public
    def components() -> str:
        return render_template_string(COMPONENTS)

    @public
    def review() -> str:
        return render_template_string(REVIEW, viewer=Nobody(keys_on="keys" in request.args, pseudonym="Mo"))

    @public
    def vote() -> Response | str:
        if not prefers_json():
            return "voted without script"
        pressed.append(not (pressed and pressed[-1]))
        return jsonify(count=37 + pressed[-1], pressed=pressed[-1])

    @public
    def refused() -> str:
        raise NotAllowed("You wrote it yourself.")

    @public
    def taken() -> str:
        return f"taken {request.args['do']}"

    app.add_url_rule("/components", "components", components)
    app.add_url_rule("/review", "review", review)
    app.add_url_rule("/vote", "vote", vote, methods=["POST"])
    app.add_url_rule("/refused", "refused", refused, methods=["POST"])
    app.add_url_rule("/taken", "taken", taken)
    return app


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = _forum(tmp_path_factory.mktemp("forum"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    dispose(app)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    context.close()
    assert faults == []


def test_a_vote_counts_without_leaving_the_page_and_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/components")
    button = page.get_by_role("button", name="I have this too")
    button.click()
    expect(button.locator(".num")).to_have_text("38")
    assert button.get_attribute("aria-pressed") == "true" and page.url.endswith("/components")
    button.click()
    expect(button.locator(".num")).to_have_text("37")
    assert button.get_attribute("aria-pressed") == "false"


def test_a_vote_that_is_refused_says_why_on_a_page(page: Page, address: str) -> None:
    page.goto(f"{address}/components")
    page.get_by_role("button", name="Helpful").click()
    page.get_by_text("You wrote it yourself.").wait_for()


def test_a_vote_works_without_the_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/components")
    page.get_by_role("button", name="I have this too").click()
    page.get_by_text("voted without script").wait_for()
    context.close()


def test_characters_left_are_said_when_few_are_and_typing_is_never_blocked(page: Page, address: str) -> None:
    page.goto(f"{address}/components")
    text, line = page.get_by_label("What happened?"), page.locator("#text-left")
    text.fill("a" * 20)
    assert line.is_hidden()
    text.fill("😀" * 35)
    assert line.inner_text() == "5 characters left"
    text.fill("a" * 43)
    assert line.inner_text() == "3 too many" and len(text.input_value()) == 43


def test_a_preview_says_when_it_is_older_than_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/components")
    assert page.locator("#stale").inner_text() == ""
    page.get_by_label("What happened?").fill("something else")
    assert page.locator("#stale").inner_text() == "You have changed the text since."


def test_ten_seconds_are_counted_and_hold_nothing_up(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}/components")
    number = page.locator(".dial .num")
    page.clock.run_for(3_000)
    assert number.inner_text() == "7"
    assert page.get_by_role("button", name="Send it").is_enabled()
    page.clock.run_for(20_000)
    assert number.inner_text() == "✓"


def test_keys_do_nothing_until_they_are_switched_on(page: Page, address: str) -> None:
    page.goto(f"{address}/review")
    page.locator("[name=c1]").first.focus()
    page.keyboard.press("u")
    page.keyboard.press("s")
    assert page.locator("[name=c1]:checked").count() == 0 and page.url.endswith("/review")


def test_keys_walk_the_lines_choose_and_save(page: Page, address: str) -> None:
    page.goto(f"{address}/review?keys=on")
    page.locator("[name=c1]").first.focus()
    page.keyboard.press("u")
    page.keyboard.press("j")
    page.keyboard.press("y")
    assert page.locator("[name=c1]:checked").input_value() == "undo"
    assert page.locator("[name=c2]:checked").input_value() == "keep"
    page.keyboard.press("p")  # off: a doubt is open
    assert "/review" in page.url
    page.keyboard.press("s")
    page.get_by_text("taken save").wait_for()


def test_keys_leave_typing_and_shortcuts_of_the_browser_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/review?keys=on")
    page.get_by_label("Why").click()
    page.keyboard.type("yes, just so")
    page.locator("[name=c1]").first.focus()
    page.keyboard.press("Control+u")
    assert page.get_by_label("Why").input_value() == "yes, just so"
    assert page.locator("[name=c1]:checked").count() == 0


def test_a_key_in_a_line_presses_the_button_of_that_line(page: Page, address: str) -> None:
    page.goto(f"{address}/review?keys=on")
    page.evaluate("document.getElementById('open').addEventListener('click', (e) => e.target.textContent = 'Opened')")
    page.locator("#open").focus()
    page.keyboard.press("o")
    assert page.locator("#open").inner_text() == "Opened"


def test_selected_words_become_offsets_in_characters_of_the_whole_text(page: Page, address: str) -> None:
    page.goto(f"{address}/review")
    page.evaluate(
        """() => {
          const runs = document.querySelectorAll('[data-at]');
          const range = document.createRange();
          range.setStart(runs[0].firstChild, 'I 😀 spoke '.length);
          range.setEnd(runs[2].firstChild, ' twice'.length);
          document.getSelection().addRange(range);
        }"""
    )
    expect(page.locator("[name=start]")).not_to_have_value("")
    found = [page.locator(f"[name={name}]").input_value() for name in ("start", "end", "field")]
    text = "I 😀 spoke to Karen twice and Brenda too."
    assert found == ["10", "24", "body"] and text[10:24] == "to Karen twice"
    assert page.locator("output").inner_text() == "to Karen twice"


@pytest.mark.parametrize("path", ["/components", "/review", "/problems", "/nowhere", "/fr/components"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_known_barrier(chromium: Browser, address: str, path: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + path)
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", ["/components", "/review", "/nowhere", "/fr/components"])
@pytest.mark.parametrize(("width", "size"), [(320, 16), (320, 32), (1280, 32)])
def test_nothing_has_to_be_read_sideways(chromium: Browser, address: str, path: str, width: int, size: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + path)
    page.add_style_tag(content=f"html {{ font-size: {size}px }}")
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= width
