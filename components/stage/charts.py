"""The charts of a presentation: the pages' own, drawn by the server and enlarged as pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

from components import charts, pictures
from region.goals import TargetView
from region.model import Language
from region.series import SeriesView

FULL, SIDE, PHONE = (860, 290), (560, 300), (350, 300)
"""Width and height of a chart, alone, beside figures, and on a phone. A projector's step shows it
twice as large, so that its text of 13 pixels is read from the back row."""


class Chart(NamedTuple):
    """A chart as SVG elements: for a projector, and for a phone held upright."""

    wide: Markup
    narrow: Markup


@lru_cache(maxsize=64)
def target_chart(target: TargetView, language: Language) -> Chart:
    """Return the target's course."""
    return _drawn(charts.target_spec(target, "light", language), SIDE)


@lru_cache(maxsize=64)
def lines_chart(lines: tuple[SeriesView, ...], language: Language, *, full: bool = False) -> Chart:
    """Return one or several series."""
    return _drawn(charts.lines_spec(lines, "light", language), FULL if full else SIDE)


def _drawn(spec: dict[str, Any], wide: tuple[int, int]) -> Chart:
    return Chart(_picture(spec, "wide", wide), _picture(spec, "narrow", PHONE))


def _picture(spec: dict[str, Any], name: str, size: tuple[int, int]) -> Markup:
    """Draw a chart of the given size, words included, in colours that follow the theme."""
    width, height = size
    fitted = {"width": width, "height": height, "autosize": {"type": "fit", "contains": "padding"}}
    drawn = charts.in_both_themes(pictures.svg({**spec, **fitted}))
    return Markup(f'<div class="{name}">{drawn}</div>')  # noqa: S704 - drawn by Vega, escaped
