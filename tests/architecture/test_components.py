"""Templates that others build on: components show how to call them, no page holds script or style of its own."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from forum.config import ROOT

TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
EVERY_TEMPLATE = sorted(TEMPLATES.rglob("*.html"))


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", COMPONENTS, ids=_name)
def test_a_component_begins_by_showing_how_to_call_it(path: Path) -> None:
    source = path.read_text("utf-8")
    comment = source[: source.index("#}")]
    assert source.startswith("{#") and f'from "components/{path.name}" import' in comment
    shown = re.search(r"import ([\w, ]+) %}", comment)
    made = set(re.findall(r"{%-? macro (\w+)\(", source))
    assert shown and set(shown[1].split(", ")) <= made


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=_name)
def test_a_template_holds_no_script_and_no_style_of_its_own(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", source)
    assert all("src=" in tag or "application/ld+json" in tag for tag in re.findall(r"<script[^>]*>", source))


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=_name)
def test_a_template_takes_only_components_that_exist(path: Path) -> None:
    found = re.findall(r'{%-? from "(components/[^"]+)" import ([^%]+?)(?: with context)? -?%}', _code(path))
    environment = Environment(loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], autoescape=True)
    for name, macros in found:
        source = environment.loader.get_source(environment, name)[0]  # type: ignore[union-attr]
        made = set(re.findall(r"{%-? macro (\w+)\(", source))
        assert {one.split(" as ")[0].strip() for one in macros.split(",")} <= made


def _code(path: Path) -> str:
    return re.sub(r"{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)
