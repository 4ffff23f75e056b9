"""The names on an exported map: those that have room are there, and none covers another."""

from __future__ import annotations

import itertools
import re

import pytest

from region.content.catalogue import Catalogue
from region.outputs.charts import fonts
from region.outputs.charts.area_map import drawn_map
from region.outputs.charts.look import Look
from region.outputs.charts.municipalities import NAME_SIZE, NARROW, _frames
from region.outputs.exhibits.maps import map_exhibit

NAME = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="13"[^>]*>([^<]+)</text>')


def names(catalogue: Catalogue, width: int, height: int) -> list[tuple[float, float, str]]:
    """Return where each name stands, and the name."""
    picture = map_exhibit(catalogue, "mean_age", "sv", ()).picture
    drawn = drawn_map(picture, width, height, Look("sv", "light")).whole()
    return [(float(x), float(y), name) for x, y, name in NAME.findall(drawn)]


@pytest.mark.parametrize(("width", "height"), [(520, 440), (800, 620), (1_240, 900)])
def test_names_on_a_picture_of_the_map_cover_neither_each_other_nor_end_outside(
    catalogue: Catalogue, width: int, height: int
) -> None:
    found = names(catalogue, width, height)
    known = {area.name["sv"] for area in catalogue.municipalities}
    said = [name for *_place, name in found]
    assert set(said) <= known
    assert all(said.count(name) <= 2 for name in said), "on the map, and in the inset"
    boxes = [
        (
            x - fonts.width(name, NAME_SIZE) / 2,
            y - NAME_SIZE,
            x + fonts.width(name, NAME_SIZE) / 2,
            y,
        )
        for x, y, name in found
    ]
    for (a, b, c, d), (e, f, g, h) in itertools.combinations(boxes, 2):
        assert c < e or g < a or d < f or h < b
    assert all(box[0] >= 0 and box[2] <= width for box in boxes)


def test_a_large_picture_names_most_municipalities_and_none_under_the_inset(
    catalogue: Catalogue,
) -> None:
    found = names(catalogue, 1_240, 900)
    assert len(found) >= 18
    _county, inset = _frames(0, 0, 1_240, 900)
    assert inset is not None
    inner = {"Stockholm", "Solna", "Sundbyberg", "Danderyd", "Lidingö"}
    assert inner <= {name for *_place, name in found}


def test_a_narrow_map_has_no_names(catalogue: Catalogue) -> None:
    assert names(catalogue, NARROW - 1, 600) == []
