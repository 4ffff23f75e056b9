"""Tables with many rows on slides: on as few as can be read, evenly, and with whole names."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.util import Inches

from components.stage.charts import ROWS, SIZE_OF_ROWS, drawn
from region.content.catalogue import Catalogue
from region.outputs.charts import fonts
from region.outputs.charts.model import Squares
from region.outputs.charts.squares import turned
from region.outputs.exhibits import Exhibit, subject
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.outputs.publication.slides.canvas import POINTS, SMALLEST, Box
from region.outputs.publication.slides.native_tables import divide, row_height, widths
from region.outputs.tables.table import Column, Table
from region.words.text import LANGUAGES, Language


def matrix(catalogue: Catalogue, language: Language) -> tuple[Exhibit, Squares]:
    shown = subject(catalogue, "matrix/population", language, ()).exhibits[0]
    assert isinstance(shown.picture, Squares)
    return shown, shown.picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_municipalities_are_one_step_on_stage_with_every_name_whole(
    catalogue: Catalogue, language: Language
) -> None:
    _shown, picture = matrix(catalogue, language)
    svg = drawn(picture, language).wide

    assert (len(picture.rows), len(picture.columns)) == (26, 25)
    for name in (*picture.rows, *picture.columns):
        assert f">{name}<" in svg, name
    assert "…" not in svg
    sizes = [float(part.partition("px")[0]) for part in svg.split('font-size="')[1:]]
    assert min(sizes) >= SIZE_OF_ROWS == 24
    assert (ROWS[1] - 150) / len(picture.columns) >= SIZE_OF_ROWS, "rows as high as their words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_municipalities_are_two_slides_that_end_above_the_source(
    catalogue: Catalogue, language: Language
) -> None:
    _shown, picture = matrix(catalogue, language)
    body = publish(catalogue, Format.PPTX, "matrix/population", language).body
    slides = list(Presentation(io.BytesIO(body)).slides)[1:-1]
    frames = [next(s for s in slide.shapes if s.has_table) for slide in slides]

    assert len(slides) == 2
    written = [[cell.text for cell in row.cells] for f in frames for row in f.table.rows]
    assert tuple(row[0] for row in written if row[0]) == picture.columns
    assert all(
        tuple(f.table.rows[0].cells[at].text for at in range(1, 27)) == picture.rows for f in frames
    )
    signs = {(s.column, s.row): s.text for s in picture.squares}
    for row in written:
        if row[0]:
            assert row[1:] == [signs[row[0], name] for name in picture.rows]
    for slide, frame in zip(slides, frames, strict=True):
        source = next(s for s in slide.shapes if s.name in ("Källa", "Source"))
        assert frame.top + frame.height <= source.top
        assert all(row.height >= Inches(SMALLEST * 1.2 / POINTS) for row in frame.table.rows)
        for column, name in zip(list(frame.table.columns)[1:], picture.rows, strict=True):
            held = [signs[measure, name] for measure in picture.columns]
            assert column.width / Inches(1) * POINTS >= max(
                fonts.width(sign, SMALLEST) for sign in held
            )


def test_a_row_or_short_headings_are_not_turned(catalogue: Catalogue) -> None:
    _shown, whole = matrix(catalogue, "sv")
    one = subject(catalogue, "matrix/population", "sv", (("kommun", "0180"),)).exhibits[0].picture
    assert isinstance(one, Squares)
    assert turned(one) is one
    again = turned(turned(whole))
    assert again.rows == whole.columns, "turned once, the longer names stand beside it for good"


@pytest.mark.parametrize(("rows", "slides"), [(3, 1), (13, 1), (19, 2), (40, 3)])
def test_rows_are_divided_evenly_in_type_that_saves_a_slide(rows: int, slides: int) -> None:
    table = Table((Column("a"), Column("b")), tuple((f"rad {n}", "x") for n in range(rows)))
    room = Box(0, 0, 12, 5)
    pages, size = divide(table, room._replace(height=4.2), room, (14, 13, 12), "sv")
    held = [len(page.rows) for page in pages]

    assert len(held) == slides
    assert sum(held) == rows
    assert max(held) - min(held) <= 4
    high = row_height(("rad 1", "x"), widths(table, 12), size)
    assert (held[0] + 1) * high <= 4.2 + high
    if rows == 3:
        assert size == 14
