"""A start loads what every page needs, and nothing that only some picture or file does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LATE = ("altair", "geopandas", "pydeck", "vl_convert", "typst", "pptx", "fontTools.subset")


def test_heavy_packages_are_not_loaded_at_start() -> None:
    code = f"import sys, app; print([name for name in {LATE!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
