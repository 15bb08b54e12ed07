"""Markdown becomes a dozen harmless elements, whatever is written, and soon."""

from functools import partial

import pytest

from forum import markup
from tests.hostile_inputs import INPUTS, LONG
from tests.soon import seconds_of
from tests.strict import faults_of_words

MARK = "\ue000"
# A tenth of it on a machine with nothing else to do; a careless parser takes minutes.
SOON = 1
# Where words stand in Markdown: by themselves, in a list, in a link, in code, between removals.
PLACES = (
    "{}",
    "- {}\n- x",
    "> {}",
    "[{}](http://example.org)",
    "[x]({})",
    "[x](<{}>)",
    "<{}>",
    '[x](http://example.org "{}")',
    "`{}`",
    "```{}\nx\n```",
    "    {}",
    "**{}**",
    MARK + "{}" + MARK,
    "[" + MARK + "]({})",
    "[x](http://example.org/" + MARK + "{})",
)


def html_of(text: str, *removed: str) -> str:
    return str(markup.render(text, MARK, removed))


def test_what_one_may_write_is_what_one_expects() -> None:
    written = html_of(
        "**Bold**, *kind*, `code`\n\n1. one\n2. two\n\n- a\n\n> said\n\n[here](https://example.org/a?b=1)"
    )
    link = '<a href="https://example.org/a?b=1" rel="ugc nofollow noopener">here</a>'
    for part in ("<strong>Bold</strong>", "<em>kind</em>", "<code>code</code>", "<li>two</li>", "<blockquote>", link):
        assert part in written
    assert html_of("one\ntwo") == "<p>one<br>\ntwo</p>\n"


@pytest.mark.parametrize("place", PLACES)
def test_no_words_become_an_element_or_an_attribute_off_the_list(place: str) -> None:
    for text in INPUTS:
        html = html_of(place.replace("{}", text), "[name removed]", text)
        assert faults_of_words(html) == [], text


def test_no_words_in_a_title_become_an_element() -> None:
    for text in INPUTS:
        assert faults_of_words(str(markup.inline(text + MARK + text, MARK, [text]))) == [], text
        assert "<" not in str(markup.inline(text, MARK, [])), text


def test_every_paragraph_by_itself_is_as_clean_as_the_whole() -> None:
    for text in INPUTS:
        found = markup.blocks(f"{text}\n\n- {text}\n\n{text}", MARK, [])
        assert [faults_of_words(str(block)) for block in found] == [[] for _ in found], text


@pytest.mark.parametrize(
    "scheme", ["javascript", "JAVASCRIPT", "vbscript", "data", "file", "mailto", "tel", "blob", "x"]
)
def test_a_link_leads_to_the_web_or_nowhere(scheme: str) -> None:
    html = html_of(f"[x]({scheme}:something) and <{scheme}:something>")
    assert "href" not in html and "something" in html


def test_a_removal_can_neither_be_forged_nor_become_a_link() -> None:
    forged = html_of('<span class="gone">[name removed]</span> and [name removed](http://example.org)')
    assert "<span" not in forged and "&lt;span" in forged
    removed = html_of(f"[{MARK}](http://example.org/{MARK})", "[name removed]", "[link removed]")
    assert '<span class="gone">[name removed]</span>' in removed and "href" not in removed


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_the_longest_body_is_written_soon(text: str) -> None:
    for part in (text, _almost_dense(text)):
        assert seconds_of(partial(html_of, part), under=SOON) < SOON
        assert faults_of_words(html_of(part)) == []


def test_a_text_of_nothing_but_signs_is_shown_as_it_was_typed() -> None:
    typed = "- a < b\n" * 2_000 + f"\n\nthen {MARK} said **no**"
    html = html_of(typed, "[name removed]")
    assert html.startswith("<p>- a &lt; b<br>\n- a &lt; b<br>\n") and html.count("<p>") == 2
    assert '<p>then <span class="gone">[name removed]</span> said **no**</p>' in html
    assert markup.blocks(typed, MARK, ["[name removed]"]) == [html] and markup.block_ends(typed) == [len(typed)]


def _almost_dense(text: str) -> str:
    """As much of a text as is still read as Markdown."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (low, middle - 1) if markup.is_dense(text[:middle]) else (middle, high)
    return text[:low]
