"""The long tests that `make audit` runs; each counts what it has tried, for docs/quality.md."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.audit.errands import errand  # noqa: F401 - the same errands at the same sizes
from tests.browser.conftest import *  # noqa: F403 - the same browser and visits, and all they need

FIGURES = Path(__file__).parents[2] / "test-results" / "audit"

if os.environ.get("AUDIT") != "1":
    collect_ignore_glob = ["test_*.py"]

Count = Callable[..., None]


@pytest.fixture(scope="session")
def counts() -> Iterator[Counter[str]]:
    """What this process has counted; written to a file of its own at the end."""
    gathered: Counter[str] = Counter()
    yield gathered
    FIGURES.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    (FIGURES / f"{worker}.json").write_text(json.dumps(gathered), "utf-8")


@pytest.fixture
def count(counts: Counter[str]) -> Count:
    """Add to a figure of docs/quality.md: `count("pages read", 3)`."""

    def add(figure: str, number: int = 1) -> None:
        counts[figure] += number

    return add
