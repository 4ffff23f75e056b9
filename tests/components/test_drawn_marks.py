"""Small marks, maps and what opens them are what the views say: each has been wrong unnoticed."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from components import height_map
from components.assets import ASSETS
from components.locator import CHOSEN, OTHERS, locator
from components.map_values import map_data
from components.part_map import part_map, swatches
from components.rankings_page import _edition_marks
from components.sparkline import HEIGHT, MARGIN, WIDTH, sparkline
from components.stage.drawing import content_html
from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import DATA, Catalogue
from region.content.geography import shapes
from region.indicators.series import series_view
from region.municipalities.choropleth import MapView, choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.inside import inside, measures
from region.municipalities.measures import bases, measured
from region.municipalities.menu import map_view as view_of
from region.municipalities.series import indicator_series
from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.outputs.charts.palette import TONES as COLOURS_OF_TONES
from region.outputs.exhibits.own import own_presentation
from region.outputs.exhibits.targets import TONES
from region.targets.contributions import contributions
from region.targets.progress import ProgressClass
from region.words import pages
from region.words.text import LANGUAGES, Language
from tests.documents import page_html
from tests.pages.test_pages import run

PATHS = re.compile(r"<path d='([^']*)' fill='(#[0-9a-fA-F]{6})'")


def fills(address: str) -> dict[str, str]:
    """Return each municipality's colour from the address of a picture."""
    by_path = {shape.small.replace(" ", ","): shape.code for shape in shapes().shapes}
    found = PATHS.findall(unquote(address).removeprefix("data:image/svg+xml,"))
    return {by_path[path]: fill for path, fill in found}


@pytest.mark.parametrize("key", ["employment_rate_20_64_rams", "car_mileage_per_capita"])
def test_a_spark_line_is_lifted_at_breaks_and_gaps(catalogue: Catalogue, key: str) -> None:
    series = series_view(catalogue, key, "0180", "sv")
    drawn = sparkline(series)
    runs = [run for run in drawn.path.split("M") if run]
    cuts = [
        at
        for at, (before, point) in enumerate(itertools.pairwise(series.points), 1)
        if point.year in series.gaps
        or any(before.year < year <= point.year for year in series.breaks)
    ]

    assert cuts, "the series is one that is cut"
    assert [run.count("L") + 1 for run in runs] == [
        end - start for start, end in itertools.pairwise([0, *cuts, len(series.points)])
    ]
    places = [tuple(map(float, pair.split())) for run in runs for pair in run.split("L")]
    xs, ys = zip(*places, strict=True)
    assert list(xs) == sorted(xs) and xs[0] == MARGIN and xs[-1] == WIDTH - MARGIN
    values = [point.value for point in series.points]
    assert ys[values.index(max(values))] == MARGIN
    assert ys[values.index(min(values))] == HEIGHT - MARGIN
    assert (drawn.x, drawn.y) == places[-1]


@pytest.mark.parametrize("key", ["mean_age", "employment_rate_20_64_rams", "population_growth"])
def test_the_browser_adds_up_to_what_is_shown(catalogue: Catalogue, key: str) -> None:
    series = indicator_series(catalogue, key, "sv")
    packed = map_data(choropleth(series, Scheme(), "sv"))

    last = [0] * len(series.codes)
    for steps, values in zip(packed["steps"], series.values, strict=True):
        for at, (step, value) in enumerate(zip(steps, values, strict=True)):
            assert (step is None) == (value is None)
            if step is not None and value is not None:
                last[at] += step
                assert last[at] == series.whole(value)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_targets_part_map_has_the_lists_classes(catalogue: Catalogue, theme: str) -> None:
    view = replace(contributions(catalogue, "dwellings", None, "sv"), together="mean")
    found = fills(part_map(view, theme))

    assert len(found) == 26
    for row in view.rows:
        expected = (
            TOKENS[theme]["paper"]
            if row.class_index is None
            else CLASSES[theme][view.legend[row.class_index][1]]
        )
        assert found[row.code] == expected, row.name
    for (text, token), (shown, colour) in zip(view.legend, swatches(view), strict=True):
        assert shown == text
        assert CLASSES[theme][token] in colour


def test_a_sum_is_drawn_as_circles_whose_areas_are_the_parts(catalogue: Catalogue) -> None:
    """A sum in classes would show how large a municipality is."""
    view = contributions(catalogue, "dwellings", None, "sv")
    assert view.together == "sum" and swatches(view) == ()
    drawn = unquote(part_map(view, "light"))
    radii = sorted(int(found) for found in re.findall(r"<circle [^>]*r='(\d+)'", drawn))
    values = sorted(max(row.value or 0, 0) for row in view.rows)
    assert len(radii) == 26
    for radius, value in zip(radii, values, strict=True):
        assert radius**2 / radii[-1] ** 2 == pytest.approx(value / values[-1], abs=0.01)


def test_the_locator_marks_the_one_municipality() -> None:
    found = fills(locator(("0184",)))

    assert [code for code, fill in found.items() if fill == CHOSEN] == ["0184"]
    assert set(found.values()) == {CHOSEN, OTHERS}


def _deck_of(found: height_map.Heights, place: str, theme: Theme) -> tuple[dict, list, dict]:
    """Return the columns of a deck by code, the heights of its planes, and where it is seen."""
    deck = json.loads(height_map.deck(found, place, theme).to_json())
    drawn = {
        f["properties"]["code"]: {**f["properties"], "shape": f["geometry"]}
        for layer in deck["layers"]
        if layer.get("extruded")
        for f in layer["data"]["features"]
    }
    planes = [
        {corner[2] for corner in layer["data"][0]["corners"]}
        for layer in deck["layers"]
        if layer["@@type"] == "PolygonLayer"
    ]
    return drawn, planes, deck["initialViewState"]


def _ink(theme: Theme) -> list[int]:
    ink = TOKENS[theme]["ink"]
    return [int(ink[at : at + 2], 16) for at in (1, 3, 5)]


def _change(catalogue: Catalogue) -> MapView:
    plain = indicator_series(catalogue, "unemployment_total_18_65", "sv")
    series = measured(plain, "change", bases(plain)[0], "sv")
    return map_view(choropleth(series, Scheme(), "sv"), None)


def test_heights_stand_on_a_plane_of_zero_where_some_are_below_it(catalogue: Catalogue) -> None:
    view = _change(catalogue)
    assert {row.value < 0 for row in view.rows} == {True, False}
    drawn, (plane,), _seen = _deck_of(height_map.of_municipalities(view), "", "light")

    (zero,) = plane
    for row in view.rows:
        assert (drawn[row.code]["height"] < zero) == (row.value < 0), row.name
    assert max(one["height"] for one in drawn.values()) > zero > 0
    assert min(one["height"] for one in drawn.values()) == 0
    plain = height_map.of_municipalities(view_of(catalogue, "mean_age", None, "sv"))
    assert _deck_of(plain, "", "light")[1] == []


@pytest.mark.parametrize("small", [False, True])
def test_heights_have_the_true_shapes(small: bool) -> None:
    import geopandas as gpd
    from shapely.geometry import shape

    name = "small_areas" if small else "municipalities"
    frame = gpd.read_parquet(DATA / f"geo/{name}.parquet").set_index("code")
    shapes_ = height_map._shapes(small)
    assert set(shapes_) == set(frame.index)
    for code, one in shapes_.items():
        true = frame.geometry[code]
        drawn = shape(one["geometry"]).buffer(0)
        assert drawn.symmetric_difference(true).area < 0.02 * true.area, code


def test_any_small_area_can_be_stacked_up_and_seen_from_near(catalogue: Catalogue) -> None:
    for key in measures(catalogue, "sv"):
        found = inside(catalogue, key, "", "name", "sv")
        heights = height_map.of_small_areas(found, "sv")
        areas = {area.code: area for strip in found.strips for area in strip.areas}
        whole, planes, far = _deck_of(heights, "", "light")
        assert whole.keys() == areas.keys() == set(catalogue.small_areas.areas)
        assert planes == []
        assert sum(one.size for one in heights.legend) == len(areas)
        highest = max(areas.values(), key=lambda area: area.value)
        for code, area in areas.items():
            assert whole[code]["tip"].startswith(area.tip)
            share = whole[code]["height"] / whole[highest.code]["height"]
            assert share == pytest.approx(area.value / highest.value, abs=1e-3)
        near, _planes, seen = _deck_of(heights, "0181R030", "light")
        assert seen["zoom"] > far["zoom"] + 2
        assert [code for code, one in near.items() if one["line"] == _ink("light")] == ["0181R030"]
        box = shape_bounds(near["0181R030"]["shape"])
        assert box[0] < seen["longitude"] < box[2]
        assert box[1] < seen["latitude"] < box[3]


def shape_bounds(geometry: dict) -> tuple[float, ...]:
    """Return the box around a shape of GeoJSON."""
    from shapely.geometry import shape

    return shape(geometry).bounds


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_heights_have_the_maps_classes_and_values(catalogue: Catalogue, theme: str) -> None:
    view = view_of(catalogue, "mean_age", None, "sv")
    found = height_map.of_municipalities(view)
    assert [(one.text, one.colour, one.size) for one in found.legend] == [
        (item.text, item.colour, item.count) for item in view.legend
    ]
    drawn, _planes, _seen = _deck_of(found, "0188", theme)

    assert len(drawn) == 26
    for row in view.rows:
        colour = CLASSES[theme][view.legend[row.class_index].colour]
        shown = drawn[row.code]
        assert shown["colour"] == [int(colour[at : at + 2], 16) for at in (1, 3, 5)], row.name
        assert shown["tip"] == f"{row.name}: {row.text}"
    heights = {code: shown["height"] for code, shown in drawn.items()}
    assert max(heights, key=heights.get) == view.rows[0].code
    assert [code for code, shown in drawn.items() if shown["line"] == _ink(theme)] == ["0188"]


def test_stockholm_alone_is_ours_on_a_rankings_map(catalogue: Catalogue) -> None:
    class Shown:
        pass

    page = Shown()
    page.catalogue = catalogue
    for history in ranking_histories(catalogue, "sv"):
        for edition in history.editions:
            own = {mark.place for mark in _edition_marks(page, edition) if mark.own}
            assert own <= {"stockholm", "SE11", "stockholm_county"} | {
                row.place for row in edition.places if row.is_stockholm
            }
            assert own == {row.place for row in edition.places if row.is_stockholm}


def test_the_stage_names_the_highest_and_the_lowest(catalogue: Catalogue) -> None:
    view = view_of(catalogue, "mean_age", None, "sv")
    known = [row for row in view.rows if row.value is not None]
    address = "/kommunkarta?indicator=mean_age"
    drawn = content_html(own_presentation(catalogue, address, "sv").view.steps[0], "sv")

    assert max(known, key=lambda row: row.value).text in drawn
    assert min(known, key=lambda row: row.value).text in drawn


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("strict", [True, False])
def test_the_calculator_writes_the_operator_that_was_chosen(direction: str, strict: bool) -> None:
    page = run(pages.BY_KEY["method"], "sv")
    page.session_state["case_direction"] = direction
    page.session_state["case_strict"] = strict
    button = next(b for b in page.button if b.proto.is_form_submitter)
    button.click().run()

    operator = {("up", True): ">", ("up", False): ">=", ("down", True): "<", ("down", False): "<="}
    assert f"operator={operator[direction, strict]}," in page.query_params["case"]


def test_the_overviews_search_opens_the_municipality(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "overview", {}, "sv")
    form = next(one for one in re.findall(r"<form.*?</form>", html) if "find-place" in one)

    assert 'action="/sok"' in form
    assert '<input type="hidden" name="municipalities" value="true">' in form


TONE_OF_CLASS = {
    "target_met": "good",
    "on_pace": "good",
    "too_slow": "slow",
    "far_too_slow": "far",
    "moving_away": "bad",
    "target_lost": "bad",
    "target_missed": "bad",
    "not_assessed": "none",
}


def test_a_status_has_one_colour_on_pages_slides_and_paper() -> None:
    css = ASSETS.text("style.css")
    names = {
        name: match[2]
        for match in re.finditer(r"\n\.status(\S*|:is\(.*?\)) \{ color: var\(--(\w+)\)", css)
        for name in re.findall(r"\.(\w+)", match[1])
    }
    for progress_class, tone in TONES.items():
        assert tone == TONE_OF_CLASS[progress_class.value]
        token = names.get(progress_class.value, "na")
        assert COLOURS_OF_TONES[tone] == TOKENS["light"][token]
    assert len(names) == len(ProgressClass) - 1
    assert {TONES[c] for c in ProgressClass} == set(COLOURS_OF_TONES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_of_small_areas_as_columns_leads_to_the_same_figures(
    catalogue: Catalogue, language: Language
) -> None:
    given = {"view": "height", "inside": "regso_share_foreign_born", "place": "0181R030"}
    html = page_html(catalogue, "map", given, language)

    found = inside(catalogue, given["inside"], "", "name", language)
    assert found.headline in html and found.summary in html
    (area,) = (one for one in found.row("0181").areas if one.code == "0181R030")
    assert area.tip in html
    values = f"/api/v1/small-area-tables/{found.id}/values?format=csv&amp;lang={language}"
    assert f'href="{values}"' in html
    assert "/indicators/regso" not in html
    assert re.search(r'href="/inom-kommuner\?[^"]*kommun=0181', html)
