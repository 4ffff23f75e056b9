"""A table of classes that PowerPoint can edit: a coloured cell with a sign for each."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from region.outputs.charts import fonts
from region.outputs.charts.model import Square, Squares
from region.outputs.charts.palette import TOKENS, inked
from region.outputs.charts.palette import square as shade_of
from region.outputs.charts.squares import upright
from region.outputs.publication.slides.canvas import (
    POINTS,
    SMALLEST,
    TEXT,
    Box,
    Canvas,
    colour,
    describe,
)
from region.outputs.publication.slides.native_charts import widest
from region.outputs.publication.slides.native_tables import NO_STYLE, border

ROW, MOST = 0.22, 0.6
"""Inches; a row of 12 points with the least of air, and of a few rows with the most."""

LARGE, LARGE_FROM = 18, 0.4
"""Points of what is written in rows so high, in inches."""


def _heads(picture: Squares) -> float:
    """Return how high the headings are: upright, or written upwards on one line each."""
    if upright(picture):
        return LARGE_FROM
    return max(fonts.width(name, SMALLEST) for name in picture.columns) / POINTS + 0.15


def divide(picture: Squares, box: Box) -> list[tuple[str, ...]]:
    """Return the rows' names, as many on each slide as its height holds, evenly."""
    most = max(1, int((box.height - _heads(picture)) / ROW))
    pages = -(-len(picture.rows) // most)
    each = -(-len(picture.rows) // pages)
    return [picture.rows[at : at + each] for at in range(0, len(picture.rows), each)]


def draw_squares(
    canvas: Canvas, picture: Squares, rows: tuple[str, ...], box: Box, name: str, alternative: str
) -> None:
    """Draw the headings and some of the rows."""
    heads = _heads(picture)
    tall = max(ROW, min(MOST, (box.height - heads) / len(rows)))
    size = LARGE if tall >= LARGE_FROM else SMALLEST
    first = widest(picture.rows) * size / SMALLEST
    across = (box.width - first) / len(picture.columns)
    high = heads + tall * len(rows)
    frame = canvas.slide.shapes.add_table(
        len(rows) + 1,
        len(picture.columns) + 1,
        *(Inches(side) for side in (box.left, box.top, box.width, high)),
    )
    describe(frame, name, alternative)
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    table.horz_banding = False
    for at in range(len(picture.columns) + 1):
        table.columns[at].width = Inches(across if at else first)
    table.rows[0].height = Inches(heads)
    for at, text in enumerate(picture.columns, 1):
        cell = table.cell(0, at)
        _write(cell, text, TEXT, SMALLEST, middle=upright(picture))
        cell.margin_left = cell.margin_right = 0
        if not upright(picture):
            cell._tc.get_or_add_tcPr().set("vert", "vert270")
    by_place: dict[tuple[str, str], Square] = {(s.row, s.column): s for s in picture.squares}
    for down, row in enumerate(rows, 1):
        table.rows[down].height = Inches(tall)
        _write(table.cell(down, 0), row, TEXT, size, middle=False)
        for at, column in enumerate(picture.columns, 1):
            square = by_place.get((row, column))
            if square is None:  # a row with fewer
                table.cell(down, at).fill.background()
            else:
                _paint(table.cell(down, at), square, size)


def _paint(cell: Any, square: Square, size: int) -> None:
    """Colour a cell as its class, with the class's sign in an ink that is read on it."""
    shade = shade_of(square.tone, "light")
    _write(cell, square.text, inked(shade), size, middle=True)
    cell.fill.solid()
    colour(cell.fill.fore_color, shade)


def _write(cell: Any, text: str, ink: Any, size: int, *, middle: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0 if middle else 0.04)
    cell.margin_top = cell.margin_bottom = Inches(0.005)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text_frame.text = text
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
    paragraph.font.size = Pt(size)
    colour(paragraph.font.color, ink)
    properties = cell._tc.get_or_add_tcPr()
    for tag in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        properties.append(border(tag, 12_700, TOKENS["light"]["paper"]))
