"""Line charts as Vega-Lite specifications, built with Altair once for each view and theme."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import frame
from components.current import Page, ThemeType
from components.lazy import Lazy
from components.pictures import NARROW, WIDE, svg
from region import formatting as fmt
from region.language import gettext
from region.model import Language
from region.progress import ProgressClass
from region.series import SeriesView
from region.targets import TargetView

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd
else:
    alt, pd = Lazy("altair"), Lazy("pandas")

COLOURS: dict[ThemeType, dict[str, str]] = {
    "light": {
        "text": "#17212B",
        "secondary": "#51606E",
        "chosen": "#00568C",
        "other": "#7F8D9B",
        "grid": "#E3E8ED",
        "target": "#1A7A4C",
        "surface": "#FFFFFF",
    },
    "dark": {
        "text": "#E8EEF4",
        "secondary": "#A9B6C3",
        "chosen": "#6DB7E8",
        "other": "#8796A5",
        "grid": "#26323E",
        "target": "#5CC48F",
        "surface": "#0F1720",
    },
}

LOCALES: dict[Language, dict[str, Any]] = {
    "sv": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["SEK\u00a0", ""]},
}

HEIGHT = 300


def _config(layers: list[Any], title: str, theme: ThemeType, language: Language) -> dict[str, Any]:
    """The one look of all charts: no frame, horizontal lines only, text in the page's colours."""
    colour = COLOURS[theme]
    # Streamlit turns data sets beside the layers into tables at every run; inside it leaves them
    chart: Any = alt.layer(*layers).properties(width="container", height=HEIGHT, title=title)
    spec = (
        chart.configure(
            locale={"number": LOCALES[language]},
            background="transparent",
            font="Source Sans, sans-serif",
            aria=False,
        )
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colour["secondary"],
            labelFontSize=13,
            titleColor=colour["secondary"],
            titleFontSize=13,
            titleFontWeight="normal",
            gridColor=colour["grid"],
            domainColor=colour["other"],
            tickColor=colour["other"],
        )
        .configure_title(
            color=colour["secondary"], fontSize=13, fontWeight="normal", anchor="start", offset=14
        )
        .to_dict()
    )
    return _with_data_inside(spec, spec.pop("datasets", {}))


def _with_data_inside(part: Any, sets: dict[str, Any]) -> Any:
    """Return a specification with each named data set written where it is used."""
    if isinstance(part, list):
        return [_with_data_inside(item, sets) for item in part]
    if not isinstance(part, dict):
        return part
    name = part.get("name")
    if set(part) == {"name"} and name in sets:
        return {"values": sets[name]}
    return {key: _with_data_inside(value, sets) for key, value in part.items()}


def _frame(series: SeriesView, line: str) -> pd.DataFrame:
    """One row per observation; `segment` changes at every break so that the line is cut there."""
    return pd.DataFrame(
        {
            "year": [point.year for point in series.points],
            "value": [point.value for point in series.points],
            "text": [
                f"{series.area} {point.period}: {point.text}"
                + (f" ({point.status})" if point.status else "")
                for point in series.points
            ],
            "provisional": [point.provisional for point in series.points],
            "segment": [
                f"{line}-{sum(point.year >= b for b in series.breaks)}" for point in series.points
            ],
            "line": line,
        }
    )


def _year_axis(years: list[int], room: float = 0) -> alt.X:
    """Return the axis of years; `room` is left for words at the end, as a share of the years."""
    first, last = min(years), max(years)
    end = last + room * max(last - first, 1)
    step = max(1, -(-(last - first) // 7))
    ticks = sorted({*range(last, first - 1, -step)})
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=[first, end], nice=False, padding=12),
        axis=alt.Axis(values=ticks, format="d", title=None, grid=False, labelOverlap=True),
    )


def _value_axis(decimals: int, low: float, high: float) -> alt.Y:
    margin = (high - low) * 0.08 or abs(high) * 0.1 or 1
    bottom = 0 if low >= 0 and low < 0.35 * high else low - margin
    tick_decimals = decimals if (high - low) < 10 else 0
    return alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[bottom, high + margin], nice=True, zero=bottom == 0),
        axis=alt.Axis(
            title=None, tickCount=5, format=f",.{tick_decimals}f", domain=False, ticks=False
        ),
    )


def _subtitle(unit: str, low: float, high: float, language: Language) -> str:
    _ = gettext(language)
    if low >= 0 and low < 0.35 * high:
        return unit
    return _("{unit} (axeln börjar inte på noll)").format(unit=unit)


def _marks(data: pd.DataFrame, x: alt.X, y: alt.Y, colour: str, surface: str) -> list[alt.Chart]:
    base = alt.Chart(data).encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
    return [
        base.mark_line(color=colour, strokeWidth=2.5, aria=False).encode(detail="segment:N"),
        base.mark_point(size=55, strokeWidth=2, stroke=colour, aria=False, opacity=1).encode(
            fill=alt.condition(alt.datum.provisional, alt.value(surface), alt.value(colour))
        ),
    ]


def _end_label(
    data: pd.DataFrame,
    x: alt.X,
    y: alt.Y,
    text: str,
    colour: str,
    *,
    dy: int = -14,
    beside: bool = False,
) -> alt.Chart:
    """Name a line at its last point: above it, or beside it where there is room to the right."""
    last = data.tail(1).assign(label=text)
    below: dict[str, Any] = {"align": "left", "dx": 10, "dy": 14 if dy < 0 else dy}
    above: dict[str, Any] = {"align": "right", "dx": 6, "dy": dy}
    place = below if beside else above
    return (
        alt.Chart(last)
        .mark_text(**place, fontSize=13, fontWeight="bold", color=colour)
        .encode(x=x, y=y, text="label:N")
    )


@lru_cache(maxsize=128)
def lines_spec(
    lines: tuple[SeriesView, ...], theme: ThemeType, language: Language
) -> dict[str, Any]:
    """Return series of one unit as lines, the first in colour, each named beside its last point."""
    colour = COLOURS[theme]
    frames = [_frame(series, f"line-{number}") for number, series in enumerate(lines)]
    values = [value for data in frames for value in data["value"]]
    years = [year for data in frames for year in data["year"]]
    x = _year_axis(years, room=0.3 if len(lines) > 1 else 0.2)
    y = _value_axis(lines[0].decimals, min(values), max(values))
    layers: list[alt.Chart] = []
    places = _apart([series.latest.value for series in lines], max(values) - min(values))
    for number in reversed(range(len(lines))):
        series, data = lines[number], frames[number]
        mark = colour["chosen"] if number == 0 else colour["other"]
        words = colour["chosen"] if number == 0 else colour["secondary"]
        layers += _marks(data, x, y, mark, colour["surface"])
        value = fmt.number(series.latest.value, series.decimals, language)
        label = f"{series.area}: {value}" if len(lines) > 1 else f"{value} ({series.latest.period})"
        end = pd.DataFrame({"year": [series.latest.year], "value": [places[number]]})
        layers.append(_end_label(end, x, y, label, words, dy=0, beside=True))
    title = _subtitle(lines[0].unit, min(values), max(values), language)
    return _config(layers, title, theme, language)


def _apart(ends: list[float], span: float) -> list[float]:
    """Move the heights of end labels apart, so that none covers another."""
    least = span * 0.08
    order = sorted(range(len(ends)), key=lambda number: ends[number])
    placed = list(ends)
    for below, above in itertools.pairwise(order):
        placed[above] = max(placed[above], placed[below] + least)
    return placed


@lru_cache(maxsize=128)
def target_spec(target: TargetView, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the target's series with its level as a labelled line and the needed course dotted."""
    _ = gettext(language)
    observed = target.following
    if observed is None:
        raise ValueError(f"target {target.id} has no series that follows it")
    series, colour = observed.series, COLOURS[theme]
    data = _frame(series, "observed")
    values = [*data["value"], *([target.level_value] if target.level_value is not None else [])]
    years = [*data["year"], *([target.year] if target.year else [])]
    x = _year_axis(years)
    y = _value_axis(series.decimals, min(values), max(values))
    layers = _marks(data, x, y, colour["chosen"], colour["surface"])
    latest = f"{series.latest.text} ({series.latest.period})"
    room = (years[-1] - series.latest.year) / max(max(years) - min(years), 1) > 0.2
    layers.append(_end_label(data, x, y, latest, colour["chosen"], beside=room))
    if target.level_value is not None:
        level = pd.DataFrame({"year": [min(years), max(years)], "value": target.level_value})
        layers.append(
            alt.Chart(level)
            .mark_line(color=colour["target"], strokeWidth=2, aria=False)
            .encode(x=x, y=y)
        )
        layers.append(_end_label(level, x, y, target.level_label, colour["target"], dy=-8))
    reached = target.status.progress_class is ProgressClass.TARGET_MET
    if (
        not reached
        and target.kind == "level"
        and target.year
        and target.level_value is not None
        and target.year > series.latest.year
    ):
        course = pd.DataFrame(
            {
                "year": [series.latest.year, target.year],
                "value": [series.latest.value, target.level_value],
            }
        )
        layers.append(
            alt.Chart(course)
            .mark_line(color=colour["other"], strokeWidth=2, strokeDash=[2, 5], aria=False)
            .encode(x=x, y=y)
        )
        middle = pd.DataFrame(
            {
                "year": [(series.latest.year + target.year) / 2],
                "value": [(series.latest.value + target.level_value) / 2],
            }
        )
        course_label = _("takt som krävs")
        layers.append(_end_label(middle, x, y, course_label, colour["secondary"], dy=-6))
    title = _subtitle(series.unit, min(values), max(values), language)
    return _config(layers, title, theme, language)


def draw(spec: dict[str, Any], page: Page, key: str, alternative: str, width: int = WIDE) -> None:
    """Put a chart on the page with its text alternative.

    In a document it is drawn twice, for a wide and for a narrow screen; the style shows one.
    `width` is that of its place on a wide screen.
    """
    if page.document is None:
        name = f"{key}-{page.theme}-{page.language}"
        st.vega_lite_chart(spec, theme=None, key=name, alt=alternative)
    else:
        wide, narrow = svg(spec, width), svg(spec, NARROW)
        height = spec.get("height", HEIGHT)
        frame.show(
            "chart.html", page, wide=wide, narrow=narrow, alternative=alternative, height=height
        )


def in_both_themes(html: str) -> str:
    """Return a document drawn in light colours so that its charts follow the reader's device."""
    return _LIGHT.sub(lambda found: f'"light-dark({found[1]}, {_DARK[found[1]]})"', html)


_DARK = {light: COLOURS["dark"][name] for name, light in COLOURS["light"].items()}
_LIGHT = re.compile(f'"({"|".join(_DARK)})"')
