"""What the README prints is what the commands print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from region.commands import common
from region.commands.command_line import app
from region.content.catalogue import Catalogue
from region.outputs.exhibits import subject
from region.outputs.publication.formats import DOCUMENTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, flags=re.S)
LEFT_OUT = re.compile(r"…|[┏┡┗┌└━]")
PROMPT = "$ .venv/bin/python -m region "


def commands() -> list[tuple[str, list[str]]]:
    """Return each command with the lines that are printed under it."""
    found: list[tuple[str, list[str]]] = []
    for line in "\n".join(BLOCKS).splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), []))
        elif line.startswith("$"):
            found.append(("", []))
        elif found and line.strip() and not LEFT_OUT.search(line):
            found[-1][1].append(line)
    return [(command, lines) for command, lines in found if command and lines]


def plain(text: str) -> str:
    """Return a text without its frames, whose widths follow the terminal, and version."""
    text = re.sub(r"Version [0-9a-f]+", "Version", text)
    return re.sub(r"[\s┃│|]+", " ", text).strip()


@pytest.mark.parametrize(("command", "lines"), commands(), ids=[one[0] for one in commands()])
def test_the_readme_prints_what_the_command_prints(
    command: str, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common.console, "width", 160)
    printed = plain(CliRunner().invoke(app, shlex.split(command)).stdout)

    for line in lines:
        assert plain(line) in printed, line


def test_what_is_printed_is_what_the_program_prints() -> None:
    """The first command as a process of its own; the others are asked without one."""
    command, lines = commands()[0]
    done = subprocess.run(
        [sys.executable, "-m", "region", *shlex.split(command)],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "160"},
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stderr
    assert [line for line in lines if plain(line) not in plain(done.stdout)] == []


SUBJECTS = re.findall(r"--what (\S+)", README) + re.findall(
    r"`([a-z_]+(?:/[a-z_]+)?)`", README.split("`--what` takes")[1].split(";")[0]
)


@pytest.mark.parametrize("what", sorted({one for one in SUBJECTS if one not in DOCUMENTS}))
def test_what_the_readme_exports_can_be_exported(catalogue: Catalogue, what: str) -> None:
    assert subject(catalogue, what, "sv").exhibits
