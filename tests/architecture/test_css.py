"""The style sheets: in their layers, within their budget, readable in both schemes, understood by every browser."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.config import ROOT
from forum.web import assets

FOLDER = ROOT / "static" / "css"
SHEETS = assets.css_files(FOLDER)
BUDGET = 9 * 1024  # bytes, packed

# Not yet Baseline widely available; each with the reason why it may stand here all the same.
EXCEPTIONS = {
    "-webkit-text-size-adjust": "iOS only: stops text from growing when the phone is turned",
    "text-size-adjust": "the same without prefix",
    "field-sizing": "a text field grows with its text; elsewhere it keeps its rows and can be drawn larger",
    "-webkit-box-decoration-break": "a removal broken over two lines keeps its edges; elsewhere one edge is missing",
    "box-decoration-break": "the same without prefix",
    "forced-color-adjust": "high contrast exists where this does",
    "::-webkit-details-marker": "hides a second triangle in older Safari; unknown elsewhere and harmless",
}
PROPERTIES = """align-content align-items align-self appearance background background-color border border-bottom
    border-collapse border-color border-left border-radius border-right border-top border-width bottom box-shadow
    box-sizing clear clip-path color color-scheme column-gap content cursor display fill flex flex-wrap float font
    font-family font-size font-variant-numeric font-weight gap grid-area grid-column grid-template-columns
    grid-template-rows height inset justify-content left letter-spacing line-height list-style margin margin-block
    margin-bottom margin-inline margin-left margin-right margin-top max-height max-width min-height min-width opacity
    order outline outline-offset overflow overflow-wrap overflow-x padding padding-block padding-bottom padding-inline
    padding-left padding-top place-items pointer-events position resize right scroll-behavior scroll-padding-block
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-width text-align text-decoration
    text-decoration-thickness text-underline-offset text-wrap top transform transition vertical-align white-space
    width z-index"""
SELECTORS = """:root :is :not :has :hover :focus :focus-visible :focus-within :disabled :checked :first-child
    :last-child :visited ::before ::after ::placeholder"""
AT_RULES = frozenset({"@layer", "@media"})

GROUNDS = ("bg", "surface", "sunken", "ok-bg", "wait-bg")
PAIRS = [
    *[(text, ground) for text in ("ink", "ink-2", "link") for ground in GROUNDS],
    *[("visited", ground) for ground in ("bg", "surface")],
    ("ink", "stop-bg"), ("stop", "stop-bg"), ("stop", "bg"), ("stop", "surface"),
    ("ok", "ok-bg"), ("ok", "bg"), ("wait", "wait-bg"), ("wait", "bg"), ("wait", "surface"),
    ("official", "surface"), ("official", "bg"), ("on-official", "official-bar"),
    ("on-brand", "brand"), ("on-brand", "brand-hover"), ("redact", "redact-bg"),
]  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def _bare(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("path", SHEETS, ids=_name)
def test_a_sheet_is_one_layer_and_the_layer_is_where_it_lies(path: Path) -> None:
    layer = path.relative_to(FOLDER).parts[0].removesuffix(".css")
    css = _bare(path.read_text("utf-8")).strip()
    assert css.startswith(f"@layer {layer} {{") and css.endswith("}")
    assert css.count("{") == css.count("}") and css.count("@layer") == 1


def test_every_sheet_is_sent_and_the_order_of_the_layers_stands_once() -> None:
    assert set(SHEETS) == set(FOLDER.rglob("*.css"))
    joined = assets.joined_css(FOLDER)
    assert joined.startswith("@layer reset,tokens,base,layout,components,utilities;")
    assert joined.count("@layer") == 1 + len(SHEETS)


def test_the_style_sheet_keeps_to_its_budget() -> None:
    assert len(assets.load(ROOT / "static")["site.css"].packed) <= BUDGET


@pytest.mark.parametrize("path", SHEETS, ids=_name)
def test_only_what_every_browser_knows_is_used(path: Path) -> None:
    css = _bare(path.read_text("utf-8"))
    known = {*PROPERTIES.split(), *EXCEPTIONS}
    declared = set(re.findall(r"[{;]\s*(-?[a-z][a-z-]*)\s*:\s[^{}]*?(?=[;}])", css))
    assert declared <= known, declared - known
    selectors = set(re.findall(r"(?<=[\w\s&\])*,(])(::?[a-z-]+)(?=[^;{}]*\{)", _without_declarations(css)))
    assert selectors <= {*SELECTORS.split(), *EXCEPTIONS}, selectors
    assert set(re.findall(r"@[a-z-]+", css)) <= AT_RULES


def test_every_exception_is_still_needed() -> None:
    css = assets.joined_css(FOLDER)
    assert [name for name in EXCEPTIONS if name not in css] == []


@pytest.mark.parametrize("path", SHEETS, ids=_name)
def test_colours_come_from_the_tokens_and_nothing_shouts(path: Path) -> None:
    css = _bare(path.read_text("utf-8"))
    assert "!important" not in css and "url(" not in css
    if path.name != "tokens.css":
        paper = css.partition("@media print")[0]
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", paper)


def test_every_token_in_use_is_declared_and_every_declared_one_in_use() -> None:
    css = assets.joined_css(FOLDER)
    assert set(re.findall(r"var\((--[\w-]+)", css)) == set(re.findall(r"(--[\w-]+):", css))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    tokens = _tokens(scheme)
    assert _contrast(tokens[text], tokens[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken"])
def test_the_edge_of_a_control_can_be_seen(scheme: str, ground: str) -> None:
    tokens = _tokens(scheme)
    assert _contrast(tokens["line-strong"], tokens[ground]) >= 3


# How sheets are made smaller


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("a { b: c; /* why; } */ }", "a{b:c}"),
        ('a::before { content: "/*  ;}  */"; }', 'a::before{content:"/*  ;}  */"}'),
        ('a { content: "\\"  x"; b: c }', 'a{content:"\\"  x";b:c}'),
        (".post :hover , .x + .y > b { width: calc(1rem - 1px) }", ".post :hover,.x + .y > b{width:calc(1rem - 1px)}"),
        ("a/**/b { c: d }", "a b{c:d}"),
        ("@media (min-width: 40rem) { & b { c: d } }", "@media (min-width:40rem){& b{c:d}}"),
    ],
)
def test_a_sheet_becomes_smaller_and_says_the_same(css: str, small: str) -> None:
    assert assets.compact(css) == small


PIECES = ["a ", "{", "}", ";", ": ", "/* x */", '"  q "', "'\\''", "\n", "b", ","]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_making_a_sheet_smaller_twice_changes_nothing_more(css: str) -> None:
    once = assets.compact(css)
    assert assets.compact(once) == once


def _without_declarations(css: str) -> str:
    return re.sub(r"(?<=[{;])\s*-?-?[a-z][\w-]*:\s[^{}]*?(?=[;}])", "", css)


def _tokens(scheme: str) -> dict[str, str]:
    light, dark = (FOLDER / "tokens.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    read = lambda css: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))  # noqa: E731
    return read(light) | (read(dark) if scheme == "dark" else {})


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
