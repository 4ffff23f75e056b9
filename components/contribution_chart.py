"""The municipalities' parts over time, as stacked bars, and their places on a small map."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd

from components.charts import COLOURS, _config
from components.current import ThemeType
from components.lazy import Lazy
from region.contributions import ContributionsView
from region.geography import shapes
from region.model import Language

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

CLASSES: dict[ThemeType, tuple[str, ...]] = {
    "light": ("#EAF1F6", "#BBD3E4", "#7FB0D0", "#3D86B5", "#00568C"),
    "dark": ("#16324A", "#1F4F74", "#2F78A8", "#4F9FD0", "#A4D6F5"),
}
"""The map's classes from few to many; the legend's squares have the same in the style sheet."""

SHADES: dict[ThemeType, tuple[str, ...]] = {
    "light": ("#00568C", "#3D86B5", "#7FB0D0", "#BBD3E4", "#7F8D9B"),
    "dark": ("#6DB7E8", "#4A90BF", "#356E95", "#27506D", "#8796A5"),
}


@lru_cache(maxsize=64)
def over_time_spec(view: ContributionsView, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the stacked bars: those who have given most at the bottom, the rest on top."""
    rows = [
        {"year": year, "value": value, "text": text, "part": part.name, "order": number}
        for number, part in enumerate(view.over_time)
        for year, value, _number, text in part.values
    ]
    names = [part.name for part in view.over_time]
    years = [year for year, *_rest in view.over_time[0].values]
    bars = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(aria=False)
        .encode(
            x=alt.X(
                "year:O",
                scale=alt.Scale(padding=0.25, domain=[*range(min(years), max(years) + 1)]),
                axis=alt.Axis(title=None, labelAngle=0, labelOverlap="greedy", grid=False),
            ),
            y=alt.Y(
                "sum(value):Q",
                axis=alt.Axis(title=None, tickCount=5, format=",.0f", domain=False, ticks=False),
            ),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=names, range=list(SHADES[theme])),
                legend=alt.Legend(
                    title=None,
                    orient="top",
                    columns=2,
                    labelFontSize=13,
                    labelColor=COLOURS[theme]["text"],
                    symbolType="square",
                ),
            ),
            order=alt.Order("order:Q"),
            tooltip=alt.Tooltip("text:N", title=" "),
        )
    )
    return _config([bars], view.unit, theme, language)


@lru_cache(maxsize=64)
def part_map(view: ContributionsView, theme: ThemeType) -> str:
    """Return the address of a picture of the municipalities, coloured by class.

    A picture by address, since SVG inside a page's HTML is taken away as unsafe. Missing values
    have the surface's colour; the list beside says the same in words.
    """
    found = shapes()
    by_code = {row.code: row for row in view.rows}
    fills = CLASSES[theme]
    paths = []
    for shape in found.shapes:
        at = by_code[shape.code].class_index
        fill = COLOURS[theme]["surface"] if at is None else fills[min(at, len(fills) - 1)]
        paths.append(f"<path fill='{fill}' d='{shape.path.replace(' ', ',')}'/>")
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {found.width} {found.height}'>"
        f"<g stroke='{COLOURS[theme]['other']}' stroke-width='4'>{''.join(paths)}</g></svg>"
    )
    return f"data:image/svg+xml,{quote(svg, safe=chr(39) + ',:/=')}"
