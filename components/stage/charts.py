"""The charts of a presentation: the pages' own, drawn by the server and enlarged as pictures."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from components import charts, pictures
from region.goals import TargetView
from region.model import Language
from region.series import SeriesView

FULL, SIDE = (860, 290), (560, 300)
"""Width and height of a chart, alone or beside figures. A step shows it twice as large, so that
its text of 13 pixels is read from the back row."""


@lru_cache(maxsize=64)
def target_chart(target: TargetView, language: Language) -> Markup:
    """Return the target's course as an SVG element."""
    return _drawn(charts.target_spec(target, "light", language), SIDE)


@lru_cache(maxsize=64)
def lines_chart(lines: tuple[SeriesView, ...], language: Language, *, full: bool = False) -> Markup:
    """Return one or several series as an SVG element."""
    return _drawn(charts.lines_spec(lines, "light", language), FULL if full else SIDE)


def _drawn(spec: dict[str, object], size: tuple[int, int]) -> Markup:
    """Draw a chart of the given size, words included, in colours that follow the theme."""
    width, height = size
    fitted = {"width": width, "height": height, "autosize": {"type": "fit", "contains": "padding"}}
    drawn = pictures.svg({**spec, **fitted})
    return Markup(charts.in_both_themes(drawn))  # noqa: S704 - drawn by Vega, escaped
