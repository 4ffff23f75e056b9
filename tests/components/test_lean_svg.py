"""A drawing looks the same with few elements."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from components.lean_svg import lean
from region.content.catalogue import Catalogue
from region.municipalities.profile.questions import answers
from region.outputs.charts import Look, spec
from region.outputs.exhibits.courses import beside_chart
from region.outputs.publication import engine


def _elements(svg: str) -> int:
    return svg.count("<") - svg.count("</")


@pytest.mark.parametrize("at", range(3))
def test_a_drawing_is_the_same_picture_with_a_third_of_the_elements(
    catalogue: Catalogue, at: int
) -> None:
    asked = [one for one in answers(catalogue, "0192", "sv").answers if one.series][at]
    made = spec(beside_chart(asked.series, "sv"), Look("sv", "light", 358, 160))
    drawn = engine.draw_svg(json.dumps(made, sort_keys=True))

    few = lean(drawn)

    pictures = [
        Image.open(io.BytesIO(engine.raster(svg, 2))).convert("RGB") for svg in (drawn, few)
    ]
    apart = ImageChops.difference(*pictures).convert("L")
    assert max(at for at, count in enumerate(apart.histogram()) if count) <= 24  # rounded places
    assert _elements(few) <= 45
    assert _elements(few) < _elements(drawn) / 2


def test_marks_of_another_look_and_what_lies_between_stay() -> None:
    tick = '<line transform="translate({},0)" x2="0" y2="5" stroke="{}"/>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><g class="mark-rule">{}</g></svg>'
    ticks = (tick.format(1, "#000"), tick.format(2, "#000"), "<text>5</text>")

    # another package that writes XML has taken the place of the prefix
    ElementTree.register_namespace("", "http://example.org/other")
    few = lean(svg.format("".join((*ticks, tick.format(3, "#000"), tick.format(4, "#fff")))))

    assert few.count("<path") == 3
    assert 'd="M1,0l0,5M2,0l0,5"' in few
    assert "<g" not in few
    assert ">5</text>" in few
