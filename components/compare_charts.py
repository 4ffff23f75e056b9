"""Charts of a comparison: lines, Stockholm's rank over time, two indicators against each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from components.charts import COLOURS, _config, _subtitle, _value_axis, _year_axis
from components.current import ThemeType
from components.lazy import Lazy
from components.series_chart import _label_places
from region import formatting as fmt
from region.comparison import ComparedLine, CompareView
from region.language import gettext
from region.model import Language
from region.relation import Relation

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd
else:
    alt, pd = Lazy("altair"), Lazy("pandas")

LONGEST = 20


def _short(name: str) -> str:
    """Return a name for narrow places: the city in parentheses, or a county without the word."""
    city = re.search(r"\(([^)]+)\)$", name)
    bare = city[1] if city else re.sub(r"(s? län| County)$", "", name)
    return bare if len(bare) <= LONGEST else bare[: LONGEST - 1].rstrip(" (,") + "…"


def _end(line: ComparedLine, decimals: int, language: Language) -> str:
    """Return the line's name and, where there is room on a phone, its last value."""
    name = line.name.split(" (")[0] if line.role == "union" else _short(line.name)
    label = f"{name} {fmt.number(line.points[-1].value, decimals, language)}"
    return label if len(label) <= LONGEST or line.role == "own" else name


@lru_cache(maxsize=128)
def lines_spec(view: CompareView, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the areas over time: Stockholm in blue, the whole dashed, the others grey."""
    colour = COLOURS[theme]
    lines = [line for line in view.lines if line.points]
    data = pd.DataFrame(
        [
            {
                "year": int(point.period),
                "value": point.value,
                "line": f"{line.code}-{point.segment}",
                "role": line.role,
                "text": f"{line.name} {point.label}: {point.text}"
                + (f" ({point.flags})" if point.flags else ""),
                "uncertain": point.uncertain,
                "alone": sum(p.segment == point.segment for p in line.points) == 1,
            }
            for line in lines
            for point in line.points
        ]
    )
    low, high = float(data["value"].min()), float(data["value"].max())
    x = _year_axis([int(year) for year in data["year"]], room=0.5)
    y = _value_axis(view.decimals, low, high)
    ends = pd.DataFrame(
        {
            "year": [int(line.points[-1].period) for line in lines],
            "value": _label_places([line.points[-1].value for line in lines], low, high),
            "label": [_end(line, view.decimals, language) for line in lines],
            "role": [line.role for line in lines],
        }
    )
    styles = {
        "peer": (colour["other"], colour["secondary"], 1.5, [1, 0]),
        "union": (colour["text"], colour["text"], 2, [6, 4]),
        "own": (colour["chosen"], colour["chosen"], 3.5, [1, 0]),
    }
    layers: list[Any] = []
    for role, (mark, words, width, dash) in styles.items():
        part, names = data[data["role"] == role], ends[ends["role"] == role]
        if part.empty:
            continue
        base = alt.Chart(part).encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
        layers.append(
            base.mark_line(color=mark, strokeWidth=width, strokeDash=dash, aria=False).encode(
                detail="line:N"
            )
        )
        shown = alt.Chart(part[part["uncertain"] | part["alone"]]) if role != "own" else base
        if role == "own" or not shown.data.empty:
            points = shown.encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
            layers.append(
                points.mark_point(
                    size=60 if role == "own" else 30,
                    strokeWidth=2,
                    stroke=mark,
                    opacity=1,
                    aria=False,
                ).encode(
                    fill=alt.condition(
                        alt.datum.uncertain, alt.value(colour["surface"]), alt.value(mark)
                    )
                )
            )
        weight: Any = "bold" if role == "own" else "normal"
        layers.append(
            alt.Chart(names)
            .mark_text(align="left", dx=10, fontSize=13, fontWeight=weight, color=words)
            .encode(x=x, y=y, text="label:N")
        )
    spec = _config(layers, _subtitle(view.unit, low, high, language), theme, language)
    spec["height"] = 420
    return spec


@lru_cache(maxsize=128)
def ranks_spec(view: CompareView, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return Stockholm's rank in each year; the size of the field stands under the year."""
    _ = gettext(language)
    colour = COLOURS[theme]
    data = pd.DataFrame(
        {
            "year": [int(point.period) for point in view.ranks],
            "rank": [point.rank for point in view.ranks],
            "text": [
                _("{year}: plats {rank} av {number}").format(
                    year=p.label, rank=p.rank, number=p.field
                )
                for p in view.ranks
            ],
            "label": [f"{p.rank}/{p.field}" for p in view.ranks],
        }
    )
    lowest, highest = int(data["rank"].max()), int(data["rank"].min())
    x = _year_axis([int(year) for year in data["year"]], room=0.06)
    margin = max(1.5, (lowest - highest) * 0.25)
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(
            domain=[lowest + margin, max(0.4, highest - margin)], nice=False, zero=False
        ),
        axis=alt.Axis(
            title=None, tickCount=4, tickMinStep=1, format="d", domain=False, ticks=False
        ),
    )
    base = alt.Chart(data).encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
    every = max(1, -(-len(data) // 8))
    named = alt.Chart(data.iloc[::-1].iloc[::every]).encode(x=x, y=y, text="label:N")
    layers = [
        base.mark_line(color=colour["chosen"], strokeWidth=2.5, aria=False),
        base.mark_point(size=60, filled=True, opacity=1, color=colour["chosen"], aria=False),
        named.mark_text(dy=-16, fontSize=13, fontWeight="bold", color=colour["chosen"]),
    ]
    title = _("Stockholms plats av antalet med värde, {order}").format(order=view.order)
    spec = _config(layers, title, theme, language)
    spec["height"] = 220
    return spec


@lru_cache(maxsize=128)
def relation_spec(found: Relation, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the areas as dots, Stockholm and the peers named; no line is fitted."""
    colour = COLOURS[theme]
    data = pd.DataFrame(
        {
            "x": [point.x for point in found.points],
            "y": [point.y for point in found.points],
            "name": [_short(point.name) for point in found.points],
            "text": [point.text for point in found.points],
            "role": [point.role or "" for point in found.points],
        }
    )
    x = alt.X(
        "x:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(title=f"{found.x_name}, {found.x_unit}", tickCount=5, grid=False),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(title=None, tickCount=5, domain=False, ticks=False),
    )
    layers: list[Any] = []
    for role, size, shade, opacity in (
        ("", 35, colour["other"], 0.45),
        ("peer", 70, colour["secondary"], 1),
        ("own", 180, colour["chosen"], 1),
    ):
        part = data[data["role"] == role]
        if part.empty:
            continue
        base = alt.Chart(part).encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
        layers.append(
            base.mark_point(filled=True, size=size, color=shade, opacity=opacity, aria=False)
        )
        if role:
            weight: Any = "bold" if role == "own" else "normal"
            layers.append(
                base.mark_text(
                    align="center", dy=-14, fontSize=13, fontWeight=weight, color=shade
                ).encode(text="name:N")
            )
    spec = _config(layers, f"{found.y_name}, {found.y_unit}", theme, language)
    spec["height"] = 440
    return spec
