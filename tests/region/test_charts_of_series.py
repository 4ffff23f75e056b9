"""Courses over time: what is drawn is what the series holds."""

from __future__ import annotations

import itertools

from region.content.catalogue import Catalogue
from region.indicators.series import series_view
from region.outputs.charts import Look, height_of, spec
from region.outputs.charts.axes import value_axis, year_axis
from region.outputs.charts.palette import CATEGORIES
from region.outputs.exhibits.courses import series_chart
from tests.drawn import LIGHT, LOOK, joined, layers, lines_drawn, rows, words_drawn

# ---- series ----


def test_every_series_is_drawn_as_it_is(catalogue: Catalogue) -> None:
    drawn = 0
    for key, table in catalogue.observations.items():
        area = next((code for code in ("01", "0180") if len(table.series(code)) > 1), None)
        if area is None:
            continue
        series = series_view(catalogue, key, area, "sv")
        chart = series_chart((series,), "sv")
        made = spec(chart, LOOK)
        assert lines_drawn(made, LIGHT["blue"]) == joined(series), key
        latest = words_drawn(made, LIGHT["blue"])
        assert len(latest) == 1 and latest[0].endswith(f"({series.latest.period})"), key
        axis, years = value_axis(chart), year_axis(chart)
        values = [point.value for point in series.points]
        assert axis.low <= min(values) and max(values) <= axis.high
        assert years.low <= series.first.year and series.latest.year == years.high
        drawn += 1
    assert drawn > 40


def test_a_pointer_is_told_the_pages_words_for_each_value(catalogue: Catalogue) -> None:
    for language in ("sv", "en"):
        series = series_view(catalogue, "completed_dwellings", "01", language)
        made = spec(series_chart((series,), language), Look(language))
        (over,) = (la for la in layers(made, "point") if "tooltip" in la["encoding"])
        assert [row["tip"] for row in rows(over)] == [
            f"{series.area} {p.period}: {p.text}" + (f" ({p.status})" if p.status else "")
            for p in series.points
        ]
        assert all("tooltip" not in layer["encoding"] for layer in layers(made, "line"))


def test_the_first_of_several_lines_is_blue_and_references_are_grey(catalogue: Catalogue) -> None:
    codes = ("0180", "0188", "01", "00")
    series = tuple(series_view(catalogue, "mean_age", code, "sv") for code in codes)
    made = spec(series_chart(series, "sv"), LOOK)

    own, second, county, country = series
    assert lines_drawn(made, LIGHT["blue"]) == joined(own)
    assert lines_drawn(made, CATEGORIES["light"][1]) == joined(second)
    grey = lines_drawn(made, LIGHT["mark"])
    assert sorted(grey) == sorted([*joined(county), *joined(country)])
    assert words_drawn(made, LIGHT["blue"])[0].startswith(own.area)
    named = words_drawn(made, LIGHT["peer"])
    for reference in (county, country):
        (label,) = (text for text in named if text.startswith(reference.area))
        assert reference.latest.number in label
        if reference.latest.year < own.latest.year:
            assert label.endswith(f"({reference.latest.period})")


def test_labels_of_lines_that_end_close_do_not_touch(catalogue: Catalogue) -> None:
    codes = ("0180", "0184", "0183", "0126", "0127")
    series = tuple(series_view(catalogue, "mean_age", code, "sv") for code in codes)
    chart = series_chart(series, "sv")
    made = spec(chart, LOOK)
    axis = value_axis(chart)
    per = (height_of(chart) - 48) / (axis.high - axis.low)
    places = sorted(
        {
            row["value"] * per
            for layer in layers(made, "text")
            if layer["mark"].get("stroke") is None
            for row in rows(layer)
        }
    )
    assert len(places) == len(codes)
    assert all(b - a >= 13 for a, b in itertools.pairwise(places))


def test_a_missing_value_between_two_known_is_a_hole(catalogue: Catalogue) -> None:
    """Mileage is not published for 2004 and 2006–2007: no line may lead over them."""
    series = series_view(catalogue, "car_mileage_per_capita", "01", "sv")
    years = [point.year for point in series.points]
    holes = [after for before, after in itertools.pairwise(years) if after - before > 1]

    assert holes and list(series.gaps) == holes
    made = spec(series_chart((series,), "sv"), LOOK)
    assert len(lines_drawn(made, LIGHT["blue"])) == len(holes) + 1


def test_a_source_that_publishes_every_fourth_year_has_no_holes(catalogue: Catalogue) -> None:
    series = series_view(catalogue, "voter_turnout_municipal", "0180", "sv")

    assert {b.year - a.year for a, b in itertools.pairwise(series.points)} == {4}
    assert series.gaps == ()
