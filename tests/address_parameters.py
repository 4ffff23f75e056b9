"""Every parameter that an address may hold, read from the table in docs/architecture.md."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (?P<names>`[a-z0-9_]+`(?:, `[a-z0-9_]+`)*) \| (?P<pages>[^|]+) \|", re.M)
_USED = re.compile(
    r"""(?:query_params\.get\(|query_params\[|address\.(?:read|read_list|note|write)\(\s*)
        "(?P<name>[a-z0-9_]+)\"""",
    re.VERBOSE,
)


def documented() -> dict[str, set[str]]:
    """Return each parameter with the pages, by key, on which it has a meaning."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    chapter = text.split("## State lives in the address")[1].split("\n## ")[0]
    found: dict[str, set[str]] = {}
    for row in _ROW.finditer(chapter):
        meant = set(row["pages"].replace("-", "_").replace(",", " ").split())
        for name in re.findall(r"`([a-z0-9_]+)`", row["names"]):
            found.setdefault(name, set()).update(meant)
    return found


def used() -> set[str]:
    """Return the parameters that the pages and components read or write by name."""
    return {
        match["name"]
        for folder in ("pages", "components")
        for path in (ROOT / folder).rglob("*.py")
        for match in _USED.finditer(path.read_text("utf-8"))
    }
