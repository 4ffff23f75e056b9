"""The map as 26 shapes that can be recoloured, each named after its municipality."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.shapes.freeform import FreeformBuilder
from pptx.util import Inches, Pt

from region.content.geography import Shape, shapes
from region.content.geography.paths import rings
from region.content.geography.small_areas import AreaShape, small_area_shapes
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import CLASSES as THEMES
from region.outputs.charts.palette import TOKENS
from region.outputs.publication.slides.canvas import QUIET, Box, Canvas, Run, colour, describe

CLASSES = THEMES["light"]
MISSING, OUTLINE = TOKENS["light"]["paper"], TOKENS["light"]["mark"]


class _Outline(FreeformBuilder):
    """A builder that finds where its shape begins once, not once for every point of it."""

    @cached_property
    def shape_offset_x(self) -> Any:
        return super().shape_offset_x

    @cached_property
    def shape_offset_y(self) -> Any:
        return super().shape_offset_y


def _freeform(group: Any, shape: Shape | AreaShape, box: Box, scale: float) -> Any:
    """Draw one of them, islands and all, as one shape; `scale` is EMU per unit."""
    builder = None
    for ring in rings(shape.path):
        (x, y), *rest = ring
        if builder is None:
            builder = _Outline.new(group.shapes, x, y, scale, scale)
        else:
            builder.move_to(x, y)
        builder.add_line_segments(rest, close=True)
    if builder is None:
        raise ValueError(f"{shape.code} has no shape")
    return builder.convert_to_shape(Inches(box.left), Inches(box.top))


def _plain(shape: Any) -> None:
    """Take away the shadow and other effects that a shape inherits from the template's theme."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def draw_map(
    canvas: Canvas,
    picture: Regions,
    box: Box,
    name: str,
    alternative: str,
    shades: Mapping[str, str] = CLASSES,
    outline: str = OUTLINE,
) -> None:
    """Draw the map as large as the box allows, as a group with a text alternative."""
    found = small_area_shapes(picture.within) if picture.within else shapes()
    scale = min(box.width / found.width, box.height / found.height)
    shift = (box.width - found.width * scale) / 2
    place = Box(box.left + shift, box.top, found.width * scale, found.height * scale)
    by_code: dict[str, Shape | AreaShape] = {shape.code: shape for shape in found.shapes}
    group = canvas.slide.shapes.add_group_shape()
    for region in picture.regions:
        form = _freeform(group, by_code[region.code], place, Inches(1) * scale)
        describe(form, region.name, f"{region.name}: {region.text}")
        _plain(form)
        form.fill.solid()
        colour(form.fill.fore_color, shades.get(region.colour, MISSING))
        form.line.width = Pt(0.5)
        colour(form.line.color, outline)
        if not region.colour:
            form.fill.patterned()
            form.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            colour(form.fill.fore_color, OUTLINE)
            colour(form.fill.back_color, MISSING)
    group.shapes._recalculate_extents()
    describe(group, name, alternative)


def legend(canvas: Canvas, picture: Regions, box: Box) -> None:
    """Draw the classes, highest first, with how many municipalities are in each."""
    rows = [
        (CLASSES[item.colour], f"{item.text} ({item.size})") for item in reversed(picture.legend)
    ]
    if picture.missing:
        rows.append((MISSING, picture.missing))
    step = min(0.36, box.height / (len(rows) + 1))
    unit = Box(box.left, box.top, box.width, step)
    canvas.write(unit, [Run(picture.unit, 14, colour=QUIET)], "Enhet")
    for number, (fill, text) in enumerate(rows, 1):
        top = box.top + number * step
        swatch = canvas.slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(box.left), Inches(top), Inches(0.34), Inches(step * 0.72)
        )
        _plain(swatch)
        swatch.fill.solid()
        colour(swatch.fill.fore_color, fill)
        colour(swatch.line.color, OUTLINE)
        describe(swatch, f"Klass {text}", text)
        place = Box(box.left + 0.48, top, box.width - 0.48, step * 0.8)
        canvas.write(place, [Run(text, 14)], f"Klass {text}, text")
