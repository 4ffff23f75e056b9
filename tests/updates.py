"""The update as a curator calls it, and what it has written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from region.commands.command_line import app

KOLADA_ONLY = ("new_companies_per_1000", "dependency_ratio", "share_foreign_born")
runner = CliRunner()


def update(content: Path, *arguments: str) -> Result:
    return runner.invoke(app, ["update", "--data", str(content), *arguments])


def rows(content: Path, indicator: str) -> dict[tuple[str, str], dict[str, str]]:
    with (content / f"indicators/{indicator}.csv").open(encoding="utf-8") as file:
        return {(row["area_code"], row["period"]): row for row in csv.DictReader(file)}


def line(result: Result, indicator: str) -> str:
    return next(text for text in result.output.splitlines() if text.startswith(f"{indicator}:"))


def report(content: Path) -> dict[str, Any]:
    path = next((content / "updates").glob("*.json"))
    return json.loads(path.read_text())["runs"][-1]
