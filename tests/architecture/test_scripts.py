"""The behaviours: one small module each, bound by name, within their budget, and no word about names."""

import re
from pathlib import Path

import pytest

from forum.config import ROOT
from forum.web import assets

FOLDER = ROOT / "static" / "js"
MODULES = sorted(path for path in FOLDER.glob("*.js") if path.name != "behaviour.js")
BUDGET = 6 * 1024  # bytes, packed
FORBIDDEN = ("eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "localStorage")


def _name(path: Path) -> str:
    return path.name


def test_the_script_keeps_to_its_budget() -> None:
    assert len(assets.load(ROOT / "static")["site.js"].packed) <= BUDGET


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_binds_the_behaviour_it_is_named_after_and_says_how_to_ask_for_it(path: Path) -> None:
    script = path.read_text("utf-8")
    assert script.startswith("// ") and f'data-behaviour="{path.stem}"' in script
    assert re.findall(r"^behaviour\('([\w-]+)'", script, re.MULTILINE) == [path.stem]


@pytest.mark.parametrize("path", [*MODULES, FOLDER / "behaviour.js"], ids=_name)
def test_a_module_writes_text_and_never_markup(path: Path) -> None:
    script = path.read_text("utf-8")
    assert [word for word in FORBIDDEN if word in script] == []


def test_templates_ask_only_for_behaviours_that_exist() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    asked = {name for names in re.findall(r'data-behaviour="([^"{]+)"', templates) for name in names.split()}
    assert asked <= {path.stem for path in MODULES}


def test_the_one_that_binds_comes_first() -> None:
    script = assets.joined_js(FOLDER)
    assert script.index("const behaviour =") < script.index("behaviour('")
    assert script.startswith("(() => {") and script.endswith("})();\n")
