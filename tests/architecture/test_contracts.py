"""The promises about who may import what, checked on every run."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORUM = ROOT / "forum"

# Each replaceable thing is known to one place only.
ONLY_IN = {
    "whoosh": {"search/engine/"},
    "bleach": {"markup.py"},
    "nh3": {"markup.py"},
    "markdown_it": {"markup.py"},
    "nacl": {"vault/sealing.py"},
    "smtplib": {"mail.py"},
    "boto3": {"storage.py"},
    "onnxruntime": {"redaction/photos/faces.py"},
    "rapidocr_onnxruntime": {"redaction/photos/reading.py"},
    "argon2": {"accounts/passwords.py"},
    "faker": {"redaction/word_lists.py"},
    "names": {"redaction/word_lists.py"},
    "jellyfish": {"redaction/rules/phonetics.py"},
    "pycrfsuite": {"redaction/training/fitting.py"},
    "wordfreq": {"redaction/word_lists.py"},
    "granian": {"server.py"},
    "phonenumbers": {"redaction/rules/phones.py"},
    "confusable_homoglyphs": {"redaction/rules/folding.py"},
}
# What a rule may be made of: the standard library, itself, and the computing libraries.
NOT_IN_RULES = ("flask", "sqlalchemy", "werkzeug", "wtforms", "forum.config", "forum.extensions", "forum.clock")


def sources() -> Iterator[Path]:
    return FORUM.rglob("*.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_imports_go_downwards_and_nothing_public_reaches_an_original() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_one_module_knows_each_replaceable_thing(library: str) -> None:
    users = {
        next((place for place in ONLY_IN[library] if str(path.relative_to(FORUM)).startswith(place)), str(path))
        for path in sources()
        if any(name == library or name.startswith(f"{library}.") for name in imported(path))
    }
    assert users == ONLY_IN[library]


def test_rules_are_pure() -> None:
    impure = [
        (str(path.relative_to(FORUM)), name)
        for path in sources()
        if path.name == "rules.py" or "rules" in path.parent.relative_to(FORUM).parts
        for name in imported(path)
        if name.startswith(NOT_IN_RULES)
    ]
    assert impure == []


@pytest.mark.parametrize("module", ["forum.redaction.rules", "forum.complaints.rules", "forum.moderation.rules"])
def test_importing_rules_loads_neither_flask_nor_sqlalchemy(module: str) -> None:
    program = (
        f"import sys, {module}\n"
        "loaded = sorted({name.split('.')[0] for name in sys.modules} & {'flask', 'sqlalchemy', 'werkzeug'})\n"
        "sys.exit(', '.join(loaded) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_only_one_clock_is_read() -> None:
    readers = {
        str(path.relative_to(FORUM))
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    }
    assert readers == {"clock.py"}
