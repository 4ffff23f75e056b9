"""The charts of a presentation: the pages' own, drawn by the server and enlarged as pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from components import charts
from region.outputs.charts import Look
from region.outputs.charts.model import Chart
from region.words.text import Language

FULL, SIDE, PHONE = (860, 290), (560, 300), (350, 300)
"""Width and height of a chart, alone, beside figures, and on a phone. A projector's step shows it
twice as large, so that its text of 13 pixels is read from the back row."""


class Drawn(NamedTuple):
    """A chart as SVG elements: for a projector, and for a phone held upright."""

    wide: Markup
    narrow: Markup


@lru_cache(maxsize=64)
def drawn(chart: Chart, language: Language, *, full: bool = False) -> Drawn:
    """Return a chart in colours that follow the theme; `full` where nothing stands beside it."""
    sizes = {"wide": FULL if full else SIDE, "narrow": PHONE}
    return Drawn(*(_picture(chart, language, name, *size) for name, size in sizes.items()))


def _picture(chart: Chart, language: Language, name: str, width: int, height: int) -> Markup:
    svg = charts.svg(chart, Look(language, width=width, height=height))
    return Markup(f'<div class="{name}">{charts.in_both_themes(svg)}</div>')  # noqa: S704 - by Vega
