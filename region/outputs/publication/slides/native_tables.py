"""Tables that PowerPoint can edit, divided so that every row fits its slide."""

from __future__ import annotations

from typing import Any, NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from region.outputs.charts import fonts
from region.outputs.publication.slides.canvas import (
    CHOSEN,
    LINE,
    POINTS,
    QUIET,
    SMALLEST,
    TEXT,
    WIDER,
    Box,
    Canvas,
    colour,
    describe,
    unbroken,
)
from region.outputs.publication.words import cell_text
from region.outputs.tables.table import Table
from region.words.text import Language

SIDE, ABOVE = 0.08, 0.04
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own style without lines and grounds, so that ours are all there is."""


class Page(NamedTuple):
    """The rows that one slide holds, as texts, and which of them stand out."""

    rows: tuple[tuple[str, ...], ...]
    chosen: frozenset[int]


def columns_of(table: Table) -> list[int]:
    """Return the places of the columns that are shown; all if the table names none."""
    return list(table.shown or range(len(table.columns)))


def widths(table: Table, room: float) -> list[float]:
    """Return the widths of the shown columns, in inches."""
    shares = [table.columns[at].wide for at in columns_of(table)]
    return [room * share / sum(shares) for share in shares]


def _lines(text: str, room: float, size: float, bold: bool) -> int:
    return len(fonts.wrap(text, size, (room - 2 * SIDE) * POINTS, bold=bold, wider=WIDER))


def row_height(
    texts: tuple[str, ...], rooms: list[float], size: float, *, bold: bool = False
) -> float:
    """Return how high a row must be for its longest cell, in inches."""
    most = max(_lines(text, room, size, bold) for text, room in zip(texts, rooms, strict=True))
    return most * size * LINE / POINTS + 2 * ABOVE


def divide(
    table: Table, first: Box, later: Box, sizes: tuple[int, ...], language: Language
) -> tuple[list[Page], int]:
    """Divide the rows among as few slides as they can do with, evenly; return the type's size too.

    It is the largest of `sizes` that needs no more slides than the smallest.
    """
    least = len(_filled(table, first, later, min(sizes), language))
    for size in sorted(sizes, reverse=True):
        pages = _filled(table, first, later, size, language)
        if len(pages) == least:
            break
    for share in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        even = _filled(
            table,
            first._replace(height=first.height * share),
            later._replace(height=later.height * share),
            size,
            language,
        )
        if len(even) == least:
            return even, size
    return pages, size


def _filled(table: Table, first: Box, later: Box, size: float, language: Language) -> list[Page]:
    """Fill one slide after the other."""
    shown = columns_of(table)
    rooms = widths(table, first.width)
    head = row_height(tuple(table.columns[at].name for at in shown), rooms, size, bold=True)
    pages: list[list[tuple[int, tuple[str, ...]]]] = [[]]
    used = head
    for number, row in enumerate(table.rows):
        texts = tuple(unbroken(cell_text(row[at], table.columns[at], language)) for at in shown)
        high = row_height(texts, rooms, size, bold=number in table.chosen)
        room = first.height if len(pages) == 1 else later.height
        if pages[-1] and used + high > room:
            pages.append([])
            used = head
        pages[-1].append((number, texts))
        used += high
    return [
        Page(
            tuple(texts for _number, texts in page),
            frozenset(i for i, (number, _texts) in enumerate(page) if number in table.chosen),
        )
        for page in pages
    ]


def _is_number(table: Table, at: int) -> bool:
    return table.columns[at].decimals is not None


def draw_table(
    canvas: Canvas, table: Table, page: Page, box: Box, size: float, name: str, alternative: str
) -> None:
    """Draw the head and one slide's rows."""
    shown = columns_of(table)
    rooms = widths(table, box.width)
    head = tuple(table.columns[at].name for at in shown)
    texts = (head, *page.rows)
    heights = [
        row_height(row, rooms, size, bold=at == 0 or at - 1 in page.chosen)
        for at, row in enumerate(texts)
    ]
    frame = canvas.slide.shapes.add_table(
        len(texts),
        len(shown),
        *(Inches(side) for side in (box.left, box.top, box.width, sum(heights))),
    )
    describe(frame, name, alternative)
    drawn = frame.table
    drawn._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    drawn.horz_banding = False
    for at, room in enumerate(rooms):
        drawn.columns[at].width = Inches(room)
    for at, row in enumerate(texts):
        drawn.rows[at].height = Inches(heights[at])
        for place, text in enumerate(row):
            bold = at == 0 or at - 1 in page.chosen
            _cell(drawn.cell(at, place), text, size, bold, head=at == 0)
            if _is_number(table, shown[place]):
                drawn.cell(at, place).text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _cell(cell: Any, text: str, size: float, bold: bool, *, head: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(SIDE)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.text_frame.text = text
    font = cell.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(max(SMALLEST, size)), bold
    colour(font.color, QUIET if head else CHOSEN if bold else TEXT)
    line = cell._tc.get_or_add_tcPr()
    for tag, thick in (
        ("a:lnL", 0),
        ("a:lnR", 0),
        ("a:lnT", 0),
        ("a:lnB", 12700 if head else 6350),
    ):
        line.append(border(tag, thick))


def border(tag: str, thick: int, shade: str = "") -> Any:
    """Return an edge of a cell, in EMU; in the theme's colour for others, or in `shade`."""
    paint = '<a:schemeClr val="accent2"/>'
    if shade:
        paint = f'<a:srgbClr val="{shade.removeprefix("#")}"/>'
    inside = f"<a:solidFill>{paint}</a:solidFill>" if thick else "<a:noFill/>"
    return parse_xml(f'<{tag} {nsdecls("a")} w="{thick}">{inside}</{tag}>')
