"""The house is as its signposts say: paths, names and links in the documents lead somewhere."""

from __future__ import annotations

import ast
import importlib
import re
import sys
import tomllib
import types
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from region.commands import command_line
from region.content.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "data/README.md", "deploy/*.md")
    for path in ROOT.glob(pattern)
    if path.name != "CHANGELOG.md"  # it tells of what has been
)
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
CODE = sorted(
    path for top in ("region", "components", "pages") for path in (ROOT / top).rglob("*.py")
)

TESTS = sorted((ROOT / "tests").rglob("*.py"))

_QUOTED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:region|components|pages|tests|docs|data|bench|deploy|locale)/[\w./*-]*")
_DOTTED = re.compile(r"(?:region|components)(?:\.\w+)+")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
OF_NAMED_TUPLES = ("_fields", "_replace", "_asdict", "_make")
EXAMPLES = ("neighbours", "share_small_houses")
"""What the guides make up to be added."""


def quoted(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return what stands between backticks and is of a kind, without the guides' examples."""
    found = [one for one in _QUOTED.findall(text) if pattern.fullmatch(one)]
    return [one for one in found if not any(example in one for example in EXAMPLES)]


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_paths_in_the_documents_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    lost = [one for one in quoted(text, _PATH) if not list(ROOT.glob(one.rstrip("/")))]

    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_dotted_names_in_the_documents_exist(name: str) -> None:
    for dotted in quoted((ROOT / name).read_text("utf-8"), _DOTTED):
        parts = dotted.split(".")
        module = next(
            ".".join(parts[:n])
            for n in range(len(parts), 0, -1)
            if (ROOT / Path(*parts[:n])).is_dir()
            or (ROOT / Path(*parts[:n])).with_suffix(".py").exists()
        )
        found = importlib.import_module(module)
        for attribute in parts[module.count(".") + 1 :]:
            found = getattr(found, attribute)


@pytest.mark.parametrize("name", NAMES)
def test_links_between_the_documents_lead_somewhere(name: str) -> None:
    here = ROOT / name
    for link in _LINK.findall(here.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        file, _hash, anchor = link.partition("#")
        target = (here.parent / file) if file else here
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target.read_text("utf-8")), link


def test_the_architecture_takes_ten_minutes_and_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert len(text.split()) < 2_500
    rooms = {path.parent.name for path in (ROOT / "region").glob("*/__init__.py")}
    assert {room for room in rooms if f"| `region/{room}/`" in text} == rooms


def test_every_decision_is_dated_whole_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")

    for number, path in enumerate(sorted(folder.glob("0*.md")), 1):
        text = path.read_text("utf-8")
        title, date = re.match(r"# (.+)\n\n(\d{4}-\d{2}-\d{2})\n", text).groups()
        assert path.name.startswith(f"{number:04}-")
        assert f"| {number} | [{title}]({path.name}) | {date} |" in index
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]


def test_the_guides_example_of_a_view_works_as_it_stands(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs" / "adding-a-page.md").read_text("utf-8")
    view = re.findall(r"```python\n(.*?)```", guide, re.S)[0]
    example = types.ModuleType("example")
    monkeypatch.setitem(sys.modules, "example", example)  # where a dataclass looks for its module

    exec(re.sub(r"^   ", "", view, flags=re.M), example.__dict__)

    rows = example.neighbours(catalogue, "sv")
    assert len(rows) == 26
    assert all(row.name and row.neighbours for row in rows)


def private_uses(path: Path) -> list[str]:
    """Return where a module takes what another keeps to itself, or sets a global."""
    found = []
    tree = ast.parse(path.read_text("utf-8"))
    ours = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and re.match(r"region|components|pages", node.module)
    ]
    modules = {alias.asname or alias.name for node in ours for alias in node.names}
    for node in ast.walk(tree):
        reached = (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in modules
            and node.attr not in OF_NAMED_TUPLES
            and re.match(r"_[A-Za-z]", node.attr)
        )
        if (
            (node in ours and any(re.match(r"_[A-Za-z]", alias.name) for alias in node.names))
            or reached
            or (isinstance(node, ast.Attribute) and node.attr == "__wrapped__")
            or isinstance(node, ast.Global)
        ):
            found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_what_a_module_keeps_to_itself_is_used_by_itself() -> None:
    assert [where for path in CODE for where in private_uses(path)] == []


def test_no_module_and_no_test_file_is_longer_than_one_can_read() -> None:
    found = {path: path.read_text("utf-8").count("\n") for path in (*CODE, *TESTS)}

    assert {str(path.relative_to(ROOT)): n for path, n in found.items() if n > 400} == {}


TARGETS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize("name", NAMES)
def test_commands_in_the_documents_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    commands = set(get_command(command_line.app).commands)  # type: ignore[attr-defined]

    made = {
        word for words in re.findall(r"`make ([a-z -]+?)[`A-Z]", text) for word in words.split()
    }
    made |= set(re.findall(r"^make ([a-z-]+)", text, re.M))
    asked = set(re.findall(r"python -m region ([a-z-]+)", text))

    assert made - TARGETS == set()
    assert asked - commands == set()


def test_whoever_contributes_is_told_of_every_command() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert set(re.findall(r"^\| `make ([a-z-]+)", text, re.M)) == TARGETS - {"help"}


def test_a_commit_is_checked_by_what_make_check_runs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]

    assert [hook["entry"] for hook in hooks] == ["make check"]
    assert hooks[0]["always_run"]
    assert not hooks[0]["pass_filenames"]


@pytest.mark.parametrize("form", ["wrong-figure", "missing-source", "fault"])
def test_an_issue_form_asks_where_and_what(form: str) -> None:
    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
    found = yaml.safe_load(path.read_text("utf-8"))
    fields = [one for one in found["body"] if one["type"] != "markdown"]
    required = [one["id"] for one in fields if one.get("validations", {}).get("required")]

    assert {"name", "description", "title", "labels"} <= set(found)
    assert {one["type"] for one in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({one["id"] for one in fields}) == len(fields)
    assert all(one["attributes"]["label"] for one in fields)
    assert len(required) >= 3


def test_every_test_that_the_statements_name_exists() -> None:
    text = (ROOT / "docs" / "statements.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    assert len(re.findall(r"^\| \d+ \|", text, re.MULTILINE)) == 40
    assert named
    assert [name for name in sorted(named) if f"def {name}(" not in sources] == []


def test_the_project_has_the_version_of_its_latest_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.MULTILINE,
    )

    assert released[0] == project["version"]


def test_no_test_starts_the_whole_application_in_its_own_process() -> None:
    """Its lifespan can run once in a process; a second one waits for ever."""
    start = "with TestClient(" + "app"

    assert [p.name for p in (ROOT / "tests").rglob("*.py") if start in p.read_text("utf-8")] == []
