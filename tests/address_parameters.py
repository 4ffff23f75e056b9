"""Every parameter that an address may hold, read from the table in docs/addresses.md."""

from __future__ import annotations

import re
from pathlib import Path

from pages import PAGES

ROOT = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (?P<names>`[a-z0-9_]+`(?:, `[a-z0-9_]+`)*) \| (?P<pages>[^|]+) \|", re.M)


def documented() -> dict[str, set[str]]:
    """Return each parameter with the pages, by key, on which it has a meaning."""
    text = (ROOT / "docs" / "addresses.md").read_text("utf-8")
    chapter = text.split("## State lives in the address")[1].split("\n## ")[0]
    found: dict[str, set[str]] = {}
    for row in _ROW.finditer(chapter):
        meant = set(row["pages"].replace("-", "_").replace(",", " ").split())
        for name in re.findall(r"`([a-z0-9_]+)`", row["names"]):
            found.setdefault(name, set()).update(meant)
    return found


def used() -> dict[str, set[str]]:
    """Return the parameters that the pages declare, each with the keys of those pages."""
    found: dict[str, set[str]] = {}
    for key, declared in PAGES.items():
        for parameter in declared.parameters:
            found.setdefault(parameter.name, set()).add(key)
    return found
