"""Rankings, comparisons and municipalities: who is drawn where, and in which colour."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from region.comparisons.comparison import CompareView, compare
from region.comparisons.rankings.history import RankingHistory, ranking_history
from region.comparisons.relation import relation
from region.content.catalogue import SCOPES, Catalogue
from region.municipalities.inside import inside
from region.municipalities.matrix import municipal_matrix
from region.outputs.charts import Look, spec
from region.outputs.charts.area_map import area_svg
from region.outputs.charts.axes import bar_axis
from region.outputs.charts.model import Bars, Dots
from region.outputs.charts.palette import square
from region.outputs.exhibits import subject
from region.outputs.exhibits.compared import lines_chart, ranks_chart, relation_chart
from region.outputs.exhibits.inside import areas_map, strips_chart
from region.outputs.exhibits.matrices import matrix_chart
from region.outputs.exhibits.rankings import history_chart
from tests.drawn import LIGHT, LOOK, layers, lines_drawn, rows, words_drawn

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
        points = [la for la in layers(made, "point") if any(r.get("hollow") for r in rows(la))]
        drawn = [r for la in points for r in rows(la) if r["hollow"]]
        assert len(drawn) == len(hollow), view.indicator
        for layer in points:
            empty = {"test": "datum.hollow", "value": LIGHT["paper"]}
            assert layer["encoding"]["fill"]["condition"] == empty, view.indicator


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
