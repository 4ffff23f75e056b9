"""The shapes on the maps: true to the official areas and borders, without gaps, and small."""

from __future__ import annotations

import gzip
import itertools
import re
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from components.stage.document import stage
from region.content import geography
from region.content.catalogue import DATA, Catalogue, load
from region.content.geography import credit, shapes
from region.content.geography.cores import core_places
from region.content.geography.paths import METRES_PER_UNIT, Grid, large_parts, rings
from region.content.geography.small_areas import AREAS_FILE, check_small_areas, small_area_shapes
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.own import own_presentation, quoted
from region.outputs.publication.pictures import svg
from region.words.text import LANGUAGES

TOLERANCE = 0.05
FARTHEST_OFF = 0.15
"""With a stated reason."""
ACROSS_WATER = 2_000
SQUARE_KM = (1_000 / METRES_PER_UNIT) ** 2


def polygon(path: str) -> shapely.Geometry:
    """Return what a path encloses: rings inside others are holes."""
    found = shapely.Point()
    for ring in rings(path):
        found = shapely.symmetric_difference(found, shapely.Polygon(ring))
    return found


@pytest.fixture(scope="module")
def drawn() -> dict[str, shapely.Geometry]:
    return {shape.code: polygon(shape.path) for shape in shapes().shapes}


def test_a_path_is_read_back_as_it_was_written() -> None:
    hole = [(100, 100), (100, 200), (200, 200), (200, 100)]
    shape = shapely.Polygon([(0, 0), (0, 500), (475, 475), (500, 25)], [hole])

    assert rings(Grid(0, 500).path(shape)) == [
        [(0, 20), (0, 0), (19, 1), (20, 19)],
        [(4, 16), (4, 12), (8, 12), (8, 16)],
    ]


def test_land_areas_are_the_official_ones_or_the_reason_is_stated(
    catalogue: Catalogue, drawn: dict[str, shapely.Geometry]
) -> None:
    stated = catalogue.shape_register.deviations
    for shape in shapes().shapes:
        off = abs(drawn[shape.code].area / SQUARE_KM / shape.land_area_km2 - 1)

        assert off <= (FARTHEST_OFF if shape.code in stated else TOLERANCE), shape.name
        assert (off > TOLERANCE) == (shape.code in stated), shape.name


@pytest.mark.parametrize("of", ["path", "inner", "medium", "small"])
def test_no_two_municipalities_overlap(of: str) -> None:
    found = [polygon(getattr(shape, of)) for shape in shapes().shapes]

    for one, other in itertools.combinations(found, 2):
        assert shapely.intersection(one, other).area < 1


def test_municipalities_and_the_shore_leave_no_gaps_between_them(
    drawn: dict[str, shapely.Geometry],
) -> None:
    together = shapely.union_all([*drawn.values(), polygon(shapes().shore)])
    holes = [
        shapely.Polygon(ring) for part in shapely.get_parts(together) for ring in part.interiors
    ]

    assert min(hole.area for hole in holes) / SQUARE_KM >= 0.9, "a lake, no gap"


def test_the_shape_in_a_page_is_the_same_with_half_the_corners(
    drawn: dict[str, shapely.Geometry],
) -> None:
    corners = [0, 0]
    for shape in shapes().shapes:
        fine, coarse = drawn[shape.code], polygon(shape.medium)
        assert coarse.area == pytest.approx(fine.area, rel=0.1), shape.name
        assert shapely.intersection(fine, coarse).area > 0.85 * fine.area, shape.name
        corners[0] += shapely.get_num_coordinates(fine)
        corners[1] += shapely.get_num_coordinates(coarse)
    assert corners[1] < corners[0] / 2


def test_the_shape_in_a_page_leaves_lakes_and_the_land_around(
    drawn: dict[str, shapely.Geometry],
) -> None:
    page = shapely.union_all([polygon(shape.medium) for shape in shapes().shapes])
    lakes = [
        shapely.Polygon(ring)
        for shape in drawn.values()
        for part in shapely.get_parts(shape)
        for ring in part.interiors
        if shapely.Polygon(ring).area / SQUARE_KM > 5
    ]
    assert lakes
    for lake in lakes:
        assert shapely.intersection(page, lake).area < lake.area / 2

    fine, coarse = polygon(shapes().shore), polygon(shapes().shore_medium)
    assert coarse.area == pytest.approx(fine.area, rel=0.05)
    assert shapely.intersection(fine, coarse).area > 0.95 * fine.area


def test_borders_are_those_between_neighbours(drawn: dict[str, shapely.Geometry]) -> None:
    near = {shape.code: set(shape.neighbours) for shape in shapes().shapes}
    for one, other in itertools.combinations(drawn, 2):
        shared = shapely.intersection(drawn[one], drawn[other]).length
        if shared * METRES_PER_UNIT > 1_000:
            assert other in near[one], (one, other)
        if other in near[one]:
            metres = shapely.distance(drawn[one], drawn[other]) * METRES_PER_UNIT
            assert metres <= ACROSS_WATER, (one, other)


def test_names_stand_on_the_municipality(drawn: dict[str, shapely.Geometry]) -> None:
    for shape in shapes().shapes:
        assert shapely.contains_xy(drawn[shape.code], *shape.label), shape.name
        if shape.inner_label:
            assert shapely.contains_xy(polygon(shape.inner), *shape.inner_label), shape.name


def test_the_inset_shows_the_inner_county_whole_and_finer() -> None:
    left, top, width, height = shapes().inner
    for shape in shapes().shapes:
        if shape.code in geography.INNER_COUNTY:
            found = polygon(shape.inner).bounds
            assert left <= found[0] and top <= found[1], shape.name
            assert found[2] <= left + width and found[3] <= top + height, shape.name
            assert len(shape.inner) > len(shape.small), shape.name


def test_what_a_browser_fetches_for_the_map_is_small() -> None:
    assert len(gzip.compress(shapes().json)) < 60_000


def test_small_areas_fill_their_municipality(drawn: dict[str, shapely.Geometry]) -> None:
    whole = gpd.read_parquet(DATA / AREAS_FILE)
    assert len(whole) == 524 and whole["changed_2025"].sum() == 44
    for shape in shapes().shapes:
        found = small_area_shapes(shape.code)
        parts = [polygon(area.path) for area in found.shapes]

        assert {area.code[:4] for area in found.shapes} == {shape.code}
        assert sum(part.area for part in parts) == pytest.approx(drawn[shape.code].area, rel=0.03)
        for area, part in zip(found.shapes, parts, strict=True):
            assert shapely.contains_xy(part, *area.label), area.name
        assert len(gzip.compress(found.json)) < 12_000


def test_cores_stand_in_a_municipality_of_theirs(
    catalogue: Catalogue, drawn: dict[str, shapely.Geometry]
) -> None:
    for key, place in core_places(catalogue).items():
        own = catalogue.cores[key].municipalities
        assert any(shapely.contains_xy(drawn[code], *place) for code in own), key


def test_an_outline_leaves_out_islets() -> None:
    path = Grid(0, 10_000).path(
        shapely.MultiPolygon([shapely.box(0, 0, 100, 100), shapely.box(1_000, 0, 3_000, 2_000)])
    )

    assert rings(large_parts(path, 1)) == rings(path)[1:]


def test_a_file_of_shapes_that_is_missing_is_a_fault(catalogue: Catalogue, content: Path) -> None:
    assert geography.check(catalogue, content) == check_small_areas(catalogue, content) == []

    (content / geography.SURROUNDINGS_FILE).unlink()
    (content / AREAS_FILE).unlink()
    (around,) = geography.check(catalogue, content)
    (areas,) = check_small_areas(catalogue, content)

    assert (around.file, around.found) == (geography.FILE, "FileNotFoundError")
    assert (areas.file, areas.found) == (AREAS_FILE, "FileNotFoundError")


def test_a_core_in_an_area_that_does_not_exist_is_a_fault(content: Path) -> None:
    path = content / "geo/cores.yaml"
    path.write_text(path.read_text().replace("0136R006", "0136R999"))

    (fault,) = check_small_areas(load(content), content)

    assert (fault.where, fault.found) == ("haninge_centrum.areas", "0136R999")


def _with_gaps(catalogue: Catalogue) -> str:
    """Return an indicator that some municipality has no value of in the last year."""
    return next(
        indicator.id
        for indicator in catalogue.municipal_indicators
        if map_exhibit(catalogue, indicator.id, "sv").picture.missing
    )


def test_what_is_missing_is_hatched_by_a_pattern_of_its_own_on_every_map(
    catalogue: Catalogue,
) -> None:
    address = f"/kommunkarta?indicator={_with_gaps(catalogue)}"
    show = own_presentation(catalogue, quoted((address, address)), "sv").view
    drawn = svg(map_exhibit(catalogue, _with_gaps(catalogue), "sv"), "sv")

    for made in (drawn, stage(show, "", 1, "light", "sv")):
        ids = re.findall(r'<pattern id="([^"]+)"', made)
        assert len(ids) == len(set(ids)) >= 2
        assert set(re.findall(r"url\(#(missing[^)]*)\)", made)) == set(ids)


def test_whoever_made_the_map_is_named() -> None:
    for language in LANGUAGES:
        assert "© OpenStreetMap contributors" in credit(language)
        assert "GSHHG" in credit(language)
