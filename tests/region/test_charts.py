"""What is drawn is what the views say: numbers, breaks, order, labels, colours, who is marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

from region.comparisons.comparison import CompareView, compare
from region.comparisons.rankings.history import RankingHistory, ranking_history
from region.comparisons.relation import relation
from region.content.catalogue import SCOPES, Catalogue
from region.indicators.series import SeriesView, series_view
from region.municipalities.inside import inside
from region.municipalities.matrix import municipal_matrix
from region.outputs.charts import Look, height_of, lines, note, spec
from region.outputs.charts.area_map import area_svg
from region.outputs.charts.axes import bar_axis, value_axis, year_axis
from region.outputs.charts.model import Bars, Dots, Line, Lines, Mark, Places, Stack, Steps
from region.outputs.charts.palette import CATEGORIES, TOKENS, square
from region.outputs.charts.placing import box_of
from region.outputs.exhibits import subject
from region.outputs.exhibits.compared import lines_chart, ranks_chart, relation_chart
from region.outputs.exhibits.contributions import parts_chart
from region.outputs.exhibits.courses import course_chart, series_chart
from region.outputs.exhibits.inside import areas_map, strips_chart
from region.outputs.exhibits.matrices import matrix_chart
from region.outputs.exhibits.rankings import history_chart
from region.targets.contributions import contributions
from region.targets.course import CourseView, course
from region.targets.goals import goals
from region.targets.paces import what_if
from region.targets.peers import compared as others_of

LIGHT = TOKENS["light"]
LOOK = Look("sv")


def layers(made: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    for layer in made["layer"]:
        mark = layer["mark"] if isinstance(layer["mark"], dict) else {"type": layer["mark"]}
        if mark["type"] == kind:
            yield {"data": made.get("data"), **layer, "mark": mark}


def rows(layer: dict[str, Any]) -> list[dict[str, Any]]:
    return layer["data"]["values"]


def lines_drawn(made: dict[str, Any], colour: str, dash: list[int] | None = None) -> list[Any]:
    """Return the runs of a colour (and dash) as lists of (year, value)."""
    found = []
    for layer in layers(made, "line"):
        mark = layer["mark"]
        if mark["color"] != colour or (dash and mark["strokeDash"] != dash):
            continue
        for _run, points in itertools.groupby(rows(layer), key=lambda row: row.get("line")):
            found.append([tuple(list(row.values())[:2]) for row in points])
    return found


def words_drawn(made: dict[str, Any], colour: str) -> list[str]:
    return [
        row["text"]
        for layer in layers(made, "text")
        if layer["mark"].get("color") == colour
        for row in rows(layer)
    ]


def joined(series: SeriesView) -> list[list[tuple[int, float]]]:
    """Return a series' runs by a rule of the test's own: cut at breaks and at gaps."""
    runs: list[list[tuple[int, float]]] = [[]]
    for before, point in zip((None, *series.points), series.points, strict=False):
        if before is not None:
            crossed = any(before.year < year <= point.year for year in series.breaks)
            if crossed or point.year in series.gaps:
                runs.append([])
        runs[-1].append((point.year, point.value))
    return runs


def drawable(catalogue: Catalogue) -> list[CourseView]:
    found = (course(catalogue, t.id, None, "sv") for t in goals(catalogue, "sv").targets)
    return [seen for seen in found if seen is not None and len(seen.series.points) > 1]


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


# ---- rankings and comparisons ----


def drawn_history(catalogue: Catalogue, key: str) -> tuple[RankingHistory, dict[str, Any] | None]:
    history = ranking_history(catalogue, key, "sv")
    chart = history_chart(history, "sv")
    return history, spec(chart, LOOK) if chart else None


def test_every_ranking_is_drawn_with_stockholm_in_blue(catalogue: Catalogue) -> None:
    drawn = 0
    for key in catalogue.rankings:
        history, made = drawn_history(catalogue, key)
        if made is None:
            assert len({point.year for point in history.points}) < 2
            continue
        drawn += 1
        own = [p for p in history.points if p.is_stockholm]
        blue = [point for run in lines_drawn(made, LIGHT["blue"]) for point in run]
        assert [rank for _at, rank in blue] == [p.rank for p in sorted(own, key=lambda p: p.year)]
        others = [p for run in lines_drawn(made, LIGHT["mark"]) for p in run]
        assert len(others) == len(history.points) - len(own)
        runs = sum(len(lines_drawn(made, LIGHT[token])) for token in ("blue", "mark"))
        assert runs == len({(p.place, p.segment) for p in history.points}), key
        y = made["layer"][0]["encoding"].get("y") or made["layer"][1]["encoding"]["y"]
        first, last = y["scale"]["domain"]
        assert first > last, "the first place is at the top"
        ranks = {row["text"] for layer in layers(made, "text") for row in rows(layer)}
        assert {str(p.rank) for p in own} <= ranks
    assert drawn > 5


def test_names_stand_beside_their_own_places(catalogue: Catalogue) -> None:
    history = ranking_history(catalogue, "eu_rci", "sv")
    made = spec(history_chart(history, "sv"), Look("sv", width=1_192))
    last = max(point.year for point in history.points)
    there = {p.name for p in history.points if p.year == last}
    circles = {
        row["name"]: (row["x"], row["y"])
        for layer in layers(made, "point")
        for row in rows(layer)
        if row["year"] == last
    }
    named = {
        row["text"]: (row["x"], row["y"])
        for layer in layers(made, "text")
        if layer["mark"].get("align") == "left"
        for row in rows(layer)
        if row["x"] == max(x for x, _y in circles.values())
    }
    assert set(circles) == there
    assert named == circles


def test_a_break_is_a_line_before_the_edition(catalogue: Catalogue) -> None:
    assert list(layers(drawn_history(catalogue, "eu_rci")[1], "rule"))
    assert not list(layers(drawn_history(catalogue, "edci")[1], "rule"))


def compared(catalogue: Catalogue) -> Iterator[CompareView]:
    for scope in SCOPES:
        one = catalogue.comparisons[scope]
        peers = tuple(code for code, area in one.areas.items() if area.ranked)[:4]
        for key in one.indicators:
            yield compare(catalogue, scope, key, peers, "", "sv")


def test_every_comparison_is_drawn_with_stockholm_in_blue(catalogue: Catalogue) -> None:
    for view in compared(catalogue):
        made = spec(lines_chart(view, "sv"), LOOK)
        own = next(line for line in view.lines if line.role == "own")
        expected: list[list[tuple[int, float]]] = []
        for _segment, points in itertools.groupby(own.points, key=lambda point: point.segment):
            expected.append([(int(point.period), point.value) for point in points])
        assert lines_drawn(made, LIGHT["blue"]) == expected, view.indicator
        whole = [line for line in view.lines if line.role == "union" and line.points]
        assert len(lines_drawn(made, LIGHT["ink"], [6, 4])) >= len(whole)
        hollow = [p for line in view.lines for p in line.points if p.uncertain]
        drawn = [r for la in layers(made, "point") for r in rows(la) if r.get("hollow")]
        assert len(drawn) == len(hollow), view.indicator


def test_ranks_over_time_are_the_views(catalogue: Catalogue) -> None:
    for view in compared(catalogue):
        chart = ranks_chart(view, "sv")
        if chart is None:
            assert len(view.ranks) < 2
            continue
        made = spec(chart, LOOK)
        drawn = [point for run in lines_drawn(made, LIGHT["blue"]) for point in run]
        assert drawn == [(float(p.period), p.rank) for p in view.ranks]
        last = view.ranks[-1]
        assert f"{last.rank}/{last.field}" in words_drawn(made, LIGHT["blue"])


def test_dots_are_the_areas_and_the_named_are_the_peers(catalogue: Catalogue) -> None:
    view = relation(
        catalogue, "europe", "tertiary_25_64", "rd_share_of_gdp", ("DK01", "FI1B"), "sv"
    )
    chart = relation_chart(view)
    assert isinstance(chart, Dots)
    made = spec(chart, LOOK)
    found = {
        (row["x"], row["y"], row["tip"]) for layer in layers(made, "point") for row in rows(layer)
    }
    assert found == {(p.x, p.y, p.text) for p in view.points}
    (own,) = (la for la in layers(made, "point") if la["mark"]["color"] == LIGHT["blue"])
    assert [(row["x"], row["y"]) for row in rows(own)] == [
        (p.x, p.y) for p in view.points if p.role == "own"
    ]
    assert len(words_drawn(made, LIGHT["peer"])) == sum(p.role == "peer" for p in view.points)


def test_bars_stand_in_order_with_the_chosen_in_blue(catalogue: Catalogue) -> None:
    choice = (("kommun", "0184"),)
    exhibit = subject(catalogue, "bars/mean_age", "sv", choice).exhibits[0]
    chart = exhibit.picture
    assert isinstance(chart, Bars)
    made = spec(chart, Look("sv", width=700))
    blue, grey = (
        [
            row
            for la in layers(made, "bar")
            if la["mark"]["color"] == LIGHT[token]
            for row in rows(la)
        ]
        for token in ("blue", "mark")
    )
    assert [row["name"] for row in blue] == [bar.name for bar in chart.bars if bar.chosen]
    assert len(blue) == 1 and "Solna" in blue[0]["name"]
    values = [bar.value for bar in chart.bars]
    assert values == sorted(values, reverse=True)
    assert {(row["name"], row["value"]) for row in (*blue, *grey)} == {
        (bar.name, bar.value) for bar in chart.bars
    }
    assert bar_axis(chart).low == 0


# ---- inside the municipalities, and all of them ----


def test_strips_have_a_dot_for_every_area_and_a_mark_for_every_municipality(
    catalogue: Catalogue,
) -> None:
    view = inside(catalogue, "regso_share_foreign_born", "", "spread", "sv")
    made = spec(strips_chart(view, "sv"), LOOK)
    (dots,) = layers(made, "circle")
    drawn = sorted((row["name"], row["value"], row["weight"], row["tip"]) for row in rows(dots))
    assert drawn == sorted(
        (strip.name, area.value, area.people, area.tip)
        for strip in view.strips
        for area in strip.areas
    )
    (own,) = layers(made, "tick")
    assert [(row["name"], row["value"]) for row in rows(own)] == [
        (strip.name, strip.own) for strip in view.strips
    ]
    assert own["encoding"]["y"]["scale"]["domain"] == [strip.name for strip in view.strips]
    assert f"länet {view.county_text}" in words_drawn(made, LIGHT["ink"])


@pytest.mark.parametrize("code", ["0180", "0140", "0188"])
def test_a_map_of_areas_has_each_area_in_the_class_of_its_value(
    catalogue: Catalogue, code: str
) -> None:
    view = inside(catalogue, "regso_share_foreign_born", "", "spread", "sv")
    strip = view.row(code)
    assert strip is not None
    picture = areas_map(view, strip, "sv")
    assert picture.within == code
    ends = {item.colour: item.text for item in picture.legend}
    for area, region in zip(strip.areas, picture.regions, strict=True):
        low, high = (float(end.replace(",", ".")) for end in ends[region.colour].split("–"))
        assert low <= float(area.number.replace(",", ".")) <= high
        assert (region.code, region.text) == (area.code, area.text)
    drawn = area_svg(picture, 600, 400, LOOK).whole()
    assert drawn.count("<path") - 1 == len(
        strip.areas
    )  # one more in the pattern of what is missing
    made = spec(picture, LOOK)
    (layer,) = layers(made, "geoshape")
    codes = [feature["properties"]["code"] for feature in rows(layer)]
    assert sorted(codes) == sorted(area.code for area in strip.areas)
    assert sum(item.size for item in picture.legend) == len(strip.areas)


def test_squares_have_the_colour_and_the_sign_of_their_class(catalogue: Catalogue) -> None:
    view = municipal_matrix(catalogue, "name", "sv")
    made = spec(matrix_chart(view), LOOK)
    drawn = {}
    for layer in layers(made, "rect"):
        for row in rows(layer):
            drawn[row["row"], row["column"]] = layer["mark"]["color"], row["text"], row["tip"]
    assert len(drawn) == len(view.rows) * len(view.columns)
    for line in view.rows:
        for column, cell in zip(view.columns, line.cells, strict=True):
            colour, sign, told = drawn[line.name, column.short_name]
            assert colour == square(cell.tone, "light")
            assert sign == cell.sign.replace("·", "")
            assert cell.text in told and cell.words in told


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
    [((1.1, 3.6), 0), ((1.7, 4.9), 1), ((3.3, 4.5), 3), ((-2.0, -0.9), -2.5), ((0.0, 8.0), 0)],
)
def test_an_axis_begins_at_zero_where_that_presses_nothing_together(
    values: tuple[float, float], low: float
) -> None:
    marks = tuple(Mark(year, value, "", "") for year, value in enumerate(values, 2020))
    axis = value_axis(Lines((Line("x", "chosen", marks, ""),), "%", 1))

    assert axis.low == low
    assert axis.high >= max(values)
