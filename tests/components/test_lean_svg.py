"""A drawing looks the same with few elements."""

from __future__ import annotations

import html
import io
import json
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from components import charts
from components.lean_svg import lean, once
from region.content.catalogue import Catalogue
from region.municipalities.profile.questions import answers
from region.outputs.charts import Look, spec
from region.outputs.exhibits.courses import beside_chart
from region.outputs.publication import engine
from tests.region.test_charts import KINDS, one_of_each


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
    levels = apart.histogram()  # places are rounded, and a row of pixels has a quarter of a line
    assert not any(levels[65:])
    assert sum(levels[25:]) <= 80
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


def _tips_in(part: Any) -> list[str]:
    """Return what a specification tells a pointer, layer by layer."""
    if isinstance(part, list):
        return [tip for one in part for tip in _tips_in(one)]
    if not isinstance(part, dict):
        return []
    inside = [tip for one in part.values() for tip in _tips_in(one)]
    if "tooltip" not in part.get("encoding", {}):
        return inside
    return [*inside, *(row["tip"] for row in part["data"]["values"])]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"map"}))
def test_a_drawing_of_every_kind_tells_what_the_specification_does(
    catalogue: Catalogue, kind: str
) -> None:
    chart, look = one_of_each(catalogue)[kind], Look("sv", "light", 680)
    drawn = charts.svg(chart, look, told=True)

    told = re.search(r'data-words="([^"]*)"', drawn)
    words = html.unescape(told[1]).split("|") if told else []
    assert Counter(words) == Counter(_tips_in(spec(chart, look)))
    assert "data-words" not in charts.svg(chart, look)


def _drawing(inside: str) -> str:
    return lean(
        f'<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(5,7)">{inside}</g></svg>'
    )


def test_what_a_pointer_is_told_stands_once_with_its_places() -> None:
    said = 'role="graphics-symbol" aria-roledescription="symbol mark"'
    point = f'<path aria-label="Länet &amp; mer 2020: 3\' %" {said} transform="translate(10.4,20)"'
    box = '<path aria-label="Täby 2021: 4" d="M20,30h10v-8h-10Z" fill="#000"/>'
    axis = '<g aria-roledescription="axis" aria-label="X-axis"><text>5</text></g>'
    few = _drawing(f'{axis}{point} d="M6,0A6,6,0,1,1,-6,0A6,6,0,1,1,6,0" opacity="0"/>{box}')

    assert "aria-" not in few
    marks, words = re.findall(r'data-\w+="([^"]*)"', few)
    assert json.loads(marks) == [[15, 27, 0, 0], [30, 33, 5, 4]]
    assert html.unescape(words) == "Länet & mer 2020: 3' %|Täby 2021: 4"
    assert ElementTree.fromstring(few).get("data-words") == html.unescape(words)

    first, other = once([few, few.replace("[15,27", "[9,27")])
    assert "data-words" in first
    assert "data-words" not in other and 'data-marks="[[9,27' in other
    assert once(["<svg/>", "<svg/>"]) == ["<svg/>", "<svg/>"]


def test_filled_marks_are_dots_of_one_line_and_boxes_one_path() -> None:
    ring = 'd="M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0"'
    dot = f'<path transform="translate({{}},4)" {ring} fill="#00f" stroke="#00f" stroke-width="2"/>'
    hollow = f'<path transform="translate(9.004,4)" {ring} fill="#fff" stroke="#00f"/>'
    other = dot.replace('stroke-width="2"', 'stroke-width="4"').format(7)
    box = '<path d="M{},1h2v3h-2Z" fill="#0f0" opacity="1"/>'
    few = _drawing(
        dot.format(1) + dot.format(2.126) + other + hollow + box.format(1) + box.format(5)
    )

    shapes = [found.attrib for found in ElementTree.fromstring(few).iter() if "d" in found.attrib]
    assert [shape["d"] for shape in shapes] == [
        "M1,4h0M2.13,4h0",
        "M7,4h0",
        "M12,4a3,3,0,1,1,-6,0a3,3,0,1,1,6,0",
        "M1,1h2v3h-2ZM5,1h2v3h-2Z",
    ]
    assert [shape.get("stroke-width") for shape in shapes] == ["8", "10", None, None]
    assert [shape.get("stroke-linecap") for shape in shapes] == ["round", "round", None, None]


def test_see_through_marks_stay_apart_and_the_typeface_is_said_once() -> None:
    ring = 'd="M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0"'
    dot = f'<path transform="translate(1,4)" {ring} fill="#00f" opacity="0.5"/>'
    text = '<text font-family="A" font-size="{}" text-anchor="start">x</text>'
    few = _drawing(dot * 2 + text.format("13px") * 2 + text.format("20px"))

    assert few.count("<path") == 2, "where they lie over each other, it is darker"
    root = ElementTree.fromstring(few)
    assert (root.get("font-family"), root.get("font-size")) == ("A", "13px")
    assert few.count("font-family") == 1 and few.count('font-size="20px"') == 1
    assert "text-anchor" not in few
