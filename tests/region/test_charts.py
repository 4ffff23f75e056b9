"""Every kind of chart: valid, in its theme, with words that grow, an axis and names in place."""

from __future__ import annotations

from typing import Any

import altair as alt
import pytest

from region.comparisons.comparison import compare
from region.comparisons.rankings.history import ranking_history
from region.comparisons.relation import relation
from region.content.catalogue import Catalogue
from region.indicators.series import series_view
from region.outputs.charts import Look, note, spec
from region.outputs.charts.axes import value_axis
from region.outputs.charts.model import Line, Lines, Mark, Places
from region.outputs.charts.palette import TOKENS
from region.outputs.exhibits import subject
from region.outputs.exhibits.compared import lines_chart, ranks_chart, relation_chart
from region.outputs.exhibits.contributions import parts_chart
from region.outputs.exhibits.courses import course_chart, series_chart
from region.outputs.exhibits.rankings import history_chart
from region.targets.contributions import contributions
from region.targets.course import course
from region.targets.goals import goals
from tests.drawn import LOOK, layers, rows

# ---- all kinds ----


def one_of_each(catalogue: Catalogue) -> dict[str, Any]:
    series = series_view(catalogue, "mean_age", "0180", "sv")
    view = compare(catalogue, "europe", "tertiary_25_64", ("DK01",), "", "sv")
    found = relation(catalogue, "europe", "tertiary_25_64", "rd_share_of_gdp", ("DK01",), "sv")
    return {
        "series": series_chart((series,), "sv"),
        "target": course_chart(course(catalogue, "rd_share", None, "sv"), None, "sv"),
        "yearly": course_chart(course(catalogue, "dwellings", None, "sv"), None, "sv"),
        "parts": parts_chart(contributions(catalogue, "dwellings", None, "sv")),
        "ranking": history_chart(ranking_history(catalogue, "eu_rci", "sv"), "sv"),
        "lines": lines_chart(view, "sv"),
        "ranks": ranks_chart(view, "sv"),
        "relation": relation_chart(found),
        "bars": subject(catalogue, "bars/mean_age", "sv").exhibits[0].picture,
        "map": subject(catalogue, "map/mean_age", "sv").exhibits[0].picture,
        "strips": subject(catalogue, "strips/regso_share_rentals", "sv").exhibits[0].picture,
        "squares": subject(catalogue, "matrix/population", "sv").exhibits[0].picture,
    }


KINDS = (
    "series",
    "target",
    "yearly",
    "parts",
    "ranking",
    "lines",
    "ranks",
    "relation",
    "bars",
    "map",
    "strips",
    "squares",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_valid_specification_in_the_themes_colours(
    catalogue: Catalogue, kind: str, theme: str
) -> None:
    chart = one_of_each(catalogue)[kind]
    made = spec(chart, Look("sv", theme, 600, 320))

    alt.Chart.from_dict(made, validate=True)  # checked against the schema of Vega-Lite
    other = TOKENS["dark" if theme == "light" else "light"]
    used = str(made)
    assert TOKENS[theme]["ink2"] in used
    assert other["ink2"] not in used
    assert made["width"] == 600
    assert made["config"]["locale"]["number"]["decimal"] == ","
    assert {"data", "datasets"}.isdisjoint(made), "Streamlit would turn it into a table at each run"


@pytest.mark.parametrize("kind", KINDS)
def test_words_grow_with_the_medium(catalogue: Catalogue, kind: str) -> None:
    small, large = (
        str(spec(one_of_each(catalogue)[kind], Look("sv", width=600, size=size)))
        for size in (13, 26)
    )
    assert "'fontSize': 13" not in large and "'labelFontSize': 13" not in large
    assert "'labelFontSize': 26" in large and "'labelFontSize': 13" in small


def test_the_note_says_when_the_axis_does_not_begin_at_zero() -> None:
    def chart(*values: float) -> Lines:
        marks = tuple(Mark(2020 + at, value, "") for at, value in enumerate(values))
        return Lines((Line("a", "chosen", marks, ""),), "år", 1)

    assert note(chart(1, 10), "sv") == "år"
    assert note(chart(9, 10), "sv") == "år (axeln börjar inte på noll)"
    assert note(chart(-5, 10), "sv") == "år"


def test_the_places_of_one_ranking_are_in_one_chart(catalogue: Catalogue) -> None:
    chart = history_chart(ranking_history(catalogue, "eu_rci", "sv"), "sv")
    assert isinstance(chart, Places)
    assert [line.role for line in chart.lines].count("chosen") == 1
    assert chart.lines[-1].role == "chosen", "drawn last, on top"


@pytest.mark.parametrize(
    ("values", "low"),
    [
        ((1.1, 3.6), 0),
        ((3.0, 10.0), 0),
        ((1.7, 4.9), 1),
        ((3.3, 4.5), 3),
        ((-2.0, -0.9), -2.5),
        ((0.0, 8.0), 0),
    ],
)
def test_an_axis_begins_at_zero_where_that_presses_nothing_together(
    values: tuple[float, float], low: float
) -> None:
    marks = tuple(Mark(year, value, "", "") for year, value in enumerate(values, 2020))
    axis = value_axis(Lines((Line("x", "chosen", marks, ""),), "%", 1))

    assert axis.low == low
    assert axis.high >= max(values)


def test_a_name_stands_above_or_below_its_line_and_never_on_it(catalogue: Catalogue) -> None:
    named = 0
    for target in goals(catalogue, "sv").targets:
        seen = course(catalogue, target.id, None, "sv")
        if seen is None:
            continue
        for layer in layers(spec(course_chart(seen, None, "sv"), LOOK), "text"):
            named += any(row["text"].startswith("Mål") for row in rows(layer))
            assert abs(layer["mark"]["dy"]) >= 9, target.id
    assert named >= 4
