"""What is logged is a fixed sentence: no words of a person can be put into it."""

import ast
from pathlib import Path

import pytest

from forum.config import ROOT
from forum.web.logs import ALLOWED

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
MODULES = sorted((ROOT / "forum").rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_log_line_is_a_fixed_sentence_with_listed_fields(path: Path) -> None:
    for call in _log_calls(ast.parse(path.read_text("utf-8"))):
        [message] = call.args  # arguments would be written into the sentence
        assert isinstance(message, ast.Constant) and isinstance(message.value, str)
        assert {keyword.arg for keyword in call.keywords} <= {"extra", "exc_info"}
        fields = [key for k in call.keywords if isinstance(k.value, ast.Dict) for key in k.value.keys]
        assert {key.value for key in fields if isinstance(key, ast.Constant)} <= set(ALLOWED)


def _log_calls(tree: ast.AST) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [call for call in calls if call.func.attr in LEVELS and _is_logger(call.func.value)]  # type: ignore[attr-defined]


def _is_logger(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in {"logger", "logging", "_log", "_logger"}
