"""A target's course and its parts: level, way, pace and years are drawn as they are."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from region.content.catalogue import Catalogue
from region.outputs.charts import Look, fonts, lines, spec
from region.outputs.charts.axes import value_axis, year_axis
from region.outputs.charts.model import Lines, Stack, Steps
from region.outputs.charts.placing import box_of
from region.outputs.exhibits.contributions import parts_chart
from region.outputs.exhibits.courses import course_chart
from region.targets.contributions import contributions
from region.targets.course import course
from region.targets.goals import goals
from region.targets.paces import what_if
from region.targets.peers import compared as others_of
from tests.drawn import LIGHT, LOOK, drawable, joined, layers, lines_drawn, rows, words_drawn

# ---- targets ----


def test_every_target_is_drawn_with_its_level_its_way_and_its_pace(catalogue: Catalogue) -> None:
    kinds = set()
    for seen in drawable(catalogue):
        chart = course_chart(seen, None, "sv")
        made = spec(chart, LOOK)
        kinds.add(type(chart))
        if isinstance(chart, Steps):
            continue
        assert isinstance(chart, Lines)
        assert lines_drawn(made, LIGHT["blue"]) == joined(seen.series), seen.target.id
        text = LIGHT["ink"]
        expected = [
            ([1, 0], seen.target_line),
            ([5, 4], seen.needed),
            ([1, 5], seen.required),
        ]
        for dash, points in expected:
            runs = [[(p.year, p.value) for p in points]] if points else []
            assert lines_drawn(made, text, dash) == runs, (seen.target.id, dash)
        assert seen.line_label in words_drawn(made, text)
        if seen.projection:
            year, low, middle, high = seen.projection
            (wedge,) = layers(made, "area")
            assert list(rows(wedge)[1].values()) == [year, low, high, middle]
            (led,) = (
                layer for layer in layers(made, "line") if layer["mark"]["strokeDash"] == [7, 4]
            )
            assert led["encoding"]["y"]["field"] == "middle"
        else:
            assert not list(layers(made, "area"))
        axis = value_axis(chart)
        values = [m.value for line in chart.lines for m in line.marks]
        assert axis.low <= min(values) and max(values) <= axis.high
    assert kinds == {Lines, Steps}


def test_a_yearly_target_counts_the_years_it_counts(catalogue: Catalogue) -> None:
    seen = course(catalogue, "dwellings", None, "sv")
    tried = what_if(catalogue, "dwellings", seen.paces[-1], "sv")
    chart = course_chart(seen, tried, "sv")
    made = spec(chart, LOOK)
    counted = seen.status.progress.years_counted

    bars = {layer["mark"].get("color", "tried"): rows(layer) for layer in layers(made, "bar")}
    points = [(point.year, point.value) for point in seen.series.points]
    blue = [(row["year"], row["value"]) for row in bars[LIGHT["blue"]]]
    grey = [(row["year"], row["value"]) for row in bars[LIGHT["mark"]]]
    pale = [(row["year"], row["value"]) for row in bars[LIGHT["hatch"]]]
    assert blue == [points[-1]], "the last year stands out"
    assert grey + blue == [point for point in points if point[0] >= counted[0]]
    assert pale == [point for point in points if point[0] < counted[0]]
    assert {row["value"] for row in bars["tried"]} == {tried.pace}
    assert [row["year"] for row in bars["tried"]] == [
        *range(tried.points[0].year, tried.points[1].year + 1)
    ]
    (level,) = layers(made, "line")
    value = seen.target_line[0].value
    assert rows(level) == [
        {"year": counted[0], "value": value},
        {"year": seen.target.year, "value": value},
    ]


def test_a_yearly_target_draws_what_is_needed_from_now_on(catalogue: Catalogue) -> None:
    seen = course(catalogue, "dwellings", None, "sv")
    result = seen.status.progress
    made = spec(course_chart(seen, None, "sv"), LOOK)

    (hollow,) = (la for la in layers(made, "bar") if la["mark"].get("fillOpacity") == 0)
    years = range(seen.series.latest.year + 1, seen.target.year + 1)
    assert [row["year"] for row in rows(hollow)] == [*years]
    total = result.level * (len(result.years_counted) + len(years))
    given = sum(p.value for p in seen.series.points if p.year in result.years_counted)
    needed = (total - given) / len(years)
    assert {round(row["value"], 6) for row in rows(hollow)} == {round(needed, 6)}
    written = f"{needed:,.0f}".replace(",", "\u202f")
    assert f"krävs: {written} om året" in words_drawn(made, LIGHT["ink2"])


@pytest.mark.parametrize("width", [288, 358, 430, 598, 720, 1192])
def test_the_last_amounts_words_cover_no_other_column(catalogue: Catalogue, width: int) -> None:
    chart = course_chart(course(catalogue, "dwellings", None, "sv"), None, "sv")
    made = spec(chart, Look("sv", width=width, height=300, size=14, titled=False))
    steps = [step for step in chart.steps if step.observed]
    years = max(chart.ends, *(step.year for step in chart.steps)) - steps[0].year + 1
    wide = fonts.width(chart.latest.text, 14, bold=True)
    layer = next(
        la
        for la in layers(made, "text")
        if any(row["text"] == chart.latest.text for row in rows(la))
    )
    (row,) = rows(layer)
    year = width / (years + 2)
    left = layer["mark"].get("dx", 0) - wide * (1 if layer["mark"]["align"] == "right" else 0.5)
    right = left + wide

    assert right < year * 0.625 + 1, "it covers what is needed next year"
    for step in steps[:-1]:
        if (step.year - chart.latest.year + 0.375) * year > left:
            assert row["value"] >= step.value, step.year


SIZES = (
    ("small", Look("sv", width=288, height=214, size=14, titled=False, own=19, few=True)),
    ("small", Look("sv", width=168, height=112, titled=False, own=15, few=True)),
    ("middle", Look("sv", width=598, height=300, size=14, titled=False, own=19)),
    ("middle", Look("sv", width=358, height=260, size=14, titled=False, own=17)),
    ("full", Look("sv", width=1192, height=430, size=15, titled=False, own=20)),
)


@pytest.mark.parametrize(("detail", "look"), SIZES)
def test_words_in_a_course_never_touch(catalogue: Catalogue, detail: Any, look: Look) -> None:
    """Whatever the target, the base year and the size."""
    seen_any = 0
    for target in goals(catalogue, "sv").targets:
        first = course(catalogue, target.id, None, "sv")
        for base in first.base_years or (None,) if first else ():
            chart = course_chart(course(catalogue, target.id, base, "sv"), None, "sv", detail)
            if not isinstance(chart, Lines):
                continue
            axis, years = value_axis(chart, 3 if look.few else 5), year_axis(chart)
            start = min(mark.year for line in chart.lines for mark in line.marks)
            plane = lines._plane(axis, start, round(years.high), look.height, look)
            found = lines._labels(chart, plane, axis, look.height, look)
            boxes = [box_of(label, plane, look.size) for label in found]
            for one, other in itertools.combinations(boxes, 2):
                assert one.overlap(other) == 0, (target.id, base, found)
            seen_any += len(boxes)
    assert seen_any > 20


@pytest.mark.parametrize("size", [(1_240, 440), (358, 400)], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_of_others_beside_a_course_never_touch(
    catalogue: Catalogue, size: tuple[int, int], language: Any
) -> None:
    """The names of the others have room beside the target's own, on a phone too."""
    look = Look(language, width=size[0], height=size[1], size=15, titled=False, own=19)
    named = 0
    for target in goals(catalogue, language).targets:
        first = course(catalogue, target.id, None, language)
        others = others_of(catalogue, target.id, "", language)
        if first is None or others is None:
            continue
        chart = course_chart(first, None, language, "full", others)
        assert isinstance(chart, Lines)
        axis, years = value_axis(chart), year_axis(chart)
        start = min(mark.year for line in chart.lines for mark in line.marks)
        plane = lines._plane(axis, start, round(years.high), size[1], look)
        found = lines._labels(chart, plane, axis, size[1], look)
        boxes = [box_of(label, plane, look.size) for label in found]
        for one, other in itertools.combinations(boxes, 2):
            deep = min(one.bottom, other.bottom) - max(one.top, other.top)
            # letters do not fill their row: three pixels of two rows are air
            assert one.overlap(other) == 0 or deep <= 3, (target.id, found)
        named += len(boxes)
    assert named > 8


def test_parts_stand_in_their_order_and_add_up(catalogue: Catalogue) -> None:
    view = contributions(catalogue, "dwellings", None, "sv")
    chart = parts_chart(view)
    assert isinstance(chart, Stack)
    (bars,) = layers(spec(chart, LOOK), "bar")

    for number, part in enumerate(view.over_time):
        found = [row for row in rows(bars) if row["part"] == part.name]
        assert {row["order"] for row in found} == {number}
        assert [(row["year"], row["value"], row["tip"]) for row in found] == [
            (year, value, text) for year, value, _number, text in part.values
        ]
    assert bars["encoding"]["color"]["scale"]["domain"] == [p.name for p in view.over_time]


def test_a_small_chart_leaves_the_year_to_its_axis(catalogue: Catalogue) -> None:
    for seen in drawable(catalogue):
        chart = course_chart(seen, None, "sv", "small")
        said = words_drawn(spec(chart, LOOK), LIGHT["ink"])
        assert f"Mål: {seen.line_level}" in said
        assert seen.line_level


@pytest.mark.parametrize(("width", "align"), [(358, "right"), (900, "left")])
def test_the_mean_is_named_inside_the_chart(catalogue: Catalogue, width: int, align: str) -> None:
    seen = course(catalogue, "dwellings", None, "sv")
    assert seen is not None
    chart = course_chart(seen, None, "sv", "middle")
    assert isinstance(chart, Steps) and chart.mean
    made = spec(chart, LOOK._replace(width=width))

    named = [
        layer["mark"]["align"]
        for layer in layers(made, "text")
        if any(row.get("text") == chart.mean.label for row in rows(layer))
    ]
    assert set(named) == {align}
