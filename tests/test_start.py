"""A start loads what every page needs, and nothing that only some picture or file does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LATE = (
    *("altair", "geopandas", "numpy", "openpyxl", "pandas", "pandera", "pyarrow", "pyproj"),
    *("pydeck", "rdflib", "vl_convert", "typst", "pptx", "fontTools.subset"),
)
HEAVY = ("altair", "geopandas", "pandas", "pandera", "pyarrow", "vl_convert")
DRAWN = """
from components import first_document
from components.current import page, store
from components.page import document
from pages import PAGES
content = store().current().catalogue
for key in ("overview", "map", "goals", "rankings"):
    first_document.answer(key, {}, "sv")
    document.draw_page(PAGES[key], content, document.choices(PAGES[key], content, {}, "sv"), "sv")
"""


def loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Return which of the packages a process of its own has loaded after the code."""
    told = (
        f"import json, sys\n{code}\nprint(json.dumps([n for n in {names!r} if n in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout.splitlines()[-1]))


def test_heavy_packages_are_not_loaded_at_start() -> None:
    assert loaded("import app", LATE) == []


def test_what_has_been_drawn_before_needs_none_of_them() -> None:
    subprocess.run([sys.executable, "-m", "components.warm_up"], cwd=ROOT, check=True)

    assert loaded(DRAWN, HEAVY) == []
