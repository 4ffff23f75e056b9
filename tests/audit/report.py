"""Gather what the long tests have counted into docs/quality.md and the accessibility statement."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from region.words import clock
from tests.audit.conftest import FIGURES

ROOT = Path(__file__).resolve().parents[2]
QUALITY = ROOT / "docs" / "quality.md"
RESULTS = ROOT / "data" / "accessibility_results.yaml"

HEAD = """# Quality, measured

Written by `make audit` on {date}: {tests} long tests, {failed} of them failed. They run beside
`make test`, take about half an hour and count what they try. What each does stands in
`tests/audit/`; what a critic would check besides, in [statements.md](statements.md).

All browser tests run in Chromium. In Firefox and WebKit (Safari's engine), where the system has
them, every page is opened in both languages and sizes, and a page and the map are used; the rest of
the browser tests need Playwright's own builds, which could not be fetched where they are
run.{names}

| Tried | Number |
|---|---|
{rows}
"""


def gathered() -> Counter[str]:
    """Return the figures of all processes together."""
    total: Counter[str] = Counter()
    for path in FIGURES.glob("*.json"):
        for figure, number in json.loads(path.read_text("utf-8")).items():
            if figure.startswith("rules"):
                total[figure] = max(total[figure], number)
            else:
                total[figure] += number
    return total


def outcome() -> tuple[int, list[str]]:
    """Return how many tests were run and the names of those that failed."""
    cases = list(ElementTree.parse(FIGURES / "junit.xml").getroot().iter("testcase"))
    run = [case for case in cases if case.find("skipped") is None]
    bad = [
        case for case in run if case.find("failure") is not None or case.find("error") is not None
    ]
    return len(run), [f"{case.get('classname')}.{case.get('name')}" for case in bad]


def main(status: int) -> int:
    """Write both files, whatever was found, and pass the tests' own answer on."""
    figures = gathered()
    tests, failed = outcome()
    rows = "\n".join(f"| {name} | {figures[name]:,} |" for name in sorted(figures))
    today = clock.today()
    names = "\n".join(["\n", *(f"- failed: `{name}`" for name in failed)]) if failed else ""
    text = HEAD.format(
        date=today.isoformat(), tests=tests, failed=len(failed), names=names, rows=rows
    )
    QUALITY.write_text(text, "utf-8")
    if figures["page states checked with axe"]:
        RESULTS.write_text(
            "# Written by make audit; what it means stands in accessibility.yaml.\n"
            f"assessed: {today.isoformat()}\n"
            f"pages: {figures['pages checked']}\n"
            f"states: {figures['page states checked with axe']}\n"
            f"rules: {figures['rules tried by axe']}\n"
            f"violations: {figures['accessibility faults']}\n",
            "utf-8",
        )
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
