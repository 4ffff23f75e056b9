"""Slides can be edited, say what the pages say, and no text leaves its box."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader

from region.content.catalogue import Catalogue
from region.municipalities.menu import map_view
from region.municipalities.profile.questions import answers
from region.outputs.charts import fonts
from region.outputs.exhibits import Bars, Exhibit, Lines, Regions, subject
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.outputs.publication.slides.canvas import LINE, POINTS, SMALLEST, WIDER
from region.outputs.publication.slides.deck import deck
from region.outputs.publication.slides.master import TEMPLATE, TemplateError
from region.targets.course import course
from region.targets.goals import goals
from region.words.views import UnknownIdError

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CONTENTS = ("Innehåll", "Contents")
SUBJECTS = (
    "overview",
    "goals",
    "rankings",
    "strategy",
    "indicator/share_post_secondary_25_64",
    "profile/0188",
    "presentation/state_of_the_region",
    "presentation/municipalities_in_five_minutes",
)


def opened(catalogue: Catalogue, what: str, language: str = "sv"):
    return Presentation(io.BytesIO(publish(catalogue, Format.PPTX, what, language).body))


@pytest.fixture(scope="module")
def decks(catalogue: Catalogue):
    return {
        what: opened(catalogue, what, "en" if at % 2 else "sv") for at, what in enumerate(SUBJECTS)
    }


def exhibited(book):
    """Return the slides between the first, the contents and the last."""
    return [s for s in list(book.slides)[1:-1] if s.shapes.title.text_frame.text not in CONTENTS]


def charts(book):
    return [s.chart for slide in book.slides for s in slide.shapes if s.has_chart]


@pytest.mark.parametrize(("what", "language"), [(SUBJECTS[0], "en"), (SUBJECTS[6], "sv")])
def test_every_word_says_its_language(catalogue: Catalogue, what: str, language: str) -> None:
    """A reader that speaks and a program that spells know it, also in charts, notes, numbers."""
    body = publish(catalogue, Format.PPTX, what, language).body
    runs, languages = 0, set()
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        for name in (n for n in parts.namelist() if n.endswith(".xml") and n.startswith("ppt/")):
            for piece in ElementTree.fromstring(parts.read(name)).iter():
                if piece.tag in (f"{DRAWING}r", f"{DRAWING}fld"):
                    assert piece.find(f"{DRAWING}rPr").get("lang"), name
                    runs += 1
                if "lang" in piece.attrib:
                    languages.add(piece.get("lang"))

    assert runs > 50
    assert languages == {"sv-SE" if language == "sv" else "en-GB"}


@pytest.mark.parametrize("what", SUBJECTS)
def test_every_slide_has_headline_notes_source_and_alternatives(decks, what: str) -> None:
    slides = exhibited(decks[what])

    assert slides
    for slide in (*decks[what].slides,):
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type in (6, 13):
                assert shape._element.xpath(".//p:cNvPr/@descr")[0]
    with_source = [s for s in slides if any(x.name in ("Källa", "Source") for x in s.shapes)]
    assert len(with_source) == len(slides)


def test_a_targets_chart_caches_the_views_own_values(catalogue: Catalogue) -> None:
    (chart,) = charts(opened(catalogue, "target/rd_share"))
    target = goals(catalogue, "sv").target("rd_share")

    series = {one.name: one for one in chart.plots[0].series}
    observed = series[target.following.series.area]
    needed = next(one for name, one in series.items() if name.startswith("krävs"))
    level = next(one for name, one in series.items() if name.startswith("Mål"))
    paces = [one for one in chart.plots[0].series if one.name.startswith("om takten")]
    lowest, highest, middle = paces
    seen = course(catalogue, "rd_share", None, "sv")
    points = target.following.series.points
    assert list(observed.values) == [point.value for point in points]
    years = [float(v.text) for v in observed._element.xpath(".//c:xVal//c:v")]
    assert years == [point.year for point in points]
    assert set(level.values) == {target.level_value}
    assert list(needed.values) == [points[-1].value, target.level_value]
    assert [list(series.values)[-1] for series in (lowest, middle, highest)] == list(
        seen.projection[1:]
    )


def test_columns_of_a_slide_are_those_of_the_page_and_the_last_number_stands_clear(
    catalogue: Catalogue,
) -> None:
    picture = subject(catalogue, "target/dwellings", "sv").exhibits[0].picture
    (chart,) = charts(opened(catalogue, "target/dwellings"))
    columns, level = (next(iter(plot.series)) for plot in chart.plots)

    assert list(columns.values) == [step.value for step in picture.steps]
    counted = [step.kind != "before" for step in picture.steps]
    assert not all(counted)
    assert list(level.values) == [picture.level if one else None for one in counted]
    (skip,) = chart.category_axis._element.xpath("./c:tickLblSkip/@val")
    assert int(skip) == 2  # so many years have no room beside each other
    at = picture.steps.index(picture.latest)
    (moved,) = columns._element.xpath(f".//c:dLbl[c:idx/@val='{at}']//c:manualLayout")
    across, down = (float(one.get("val")) for one in moved)
    assert across < 0, "it reaches into what is needed"
    span = chart.value_axis.maximum_scale - chart.value_axis.minimum_scale
    higher = max(step.value for step in picture.steps[at - 2 : at]) - picture.latest.value
    tall = float(chart._chartSpace.xpath("./c:chart/c:plotArea/c:layout//c:h/@val")[0])
    assert -down >= higher / span * tall - 1e-3, "it stands on another column"


@pytest.mark.parametrize("what", ["target/rd_share", "rankings", "profile/0188", "map/mean_age"])
def test_a_slides_title_is_the_pages_answer(catalogue: Catalogue, what: str) -> None:
    slides = exhibited(opened(catalogue, what))
    titles = [" ".join(s.shapes.title.text_frame.text.split()) for s in slides]
    shown = subject(catalogue, what, "sv").exhibits

    assert any(exhibit.answer for exhibit in shown)
    for exhibit in shown:
        headline = " ".join(exhibit.headline.split())
        assert any(title.startswith(headline) for title in titles), headline


def test_a_line_is_cut_where_the_series_has_a_break(catalogue: Catalogue) -> None:
    exhibit = subject(catalogue, "series/employment_rate_20_64_rams", "sv").exhibits[0]
    assert isinstance(exhibit.picture, Lines)
    (chart,) = charts(opened(catalogue, "series/employment_rate_20_64_rams"))

    segments = [part for line in exhibit.picture.lines for part in line.segments]
    assert len(segments) > len(exhibit.picture.lines)
    assert sorted(list(s.values) for s in chart.plots[0].series) == sorted(
        [mark.value for mark in part] for part in segments
    )


def test_bars_are_the_municipalities_in_order(catalogue: Catalogue) -> None:
    (chart,) = charts(opened(catalogue, "bars/share_post_secondary_25_64"))
    view = map_view(catalogue, "share_post_secondary_25_64", None, "sv")
    expected = {row.name: row.value for row in (*view.rows, *view.references)}

    plot = chart.plots[0]
    found = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert found == {name: value for name, value in expected.items() if value is not None}
    assert list(plot.series[0].values) == sorted(found.values(), reverse=True)


def test_the_map_is_26_named_shapes(catalogue: Catalogue) -> None:
    book = opened(catalogue, "map/share_post_secondary_25_64", "sv")
    groups = [s for slide in book.slides for s in slide.shapes if s.shape_type == 6]
    view = map_view(catalogue, "share_post_secondary_25_64", None, "sv")

    (group,) = groups
    assert {shape.name for shape in group.shapes} == {row.name for row in view.rows}
    texts = {s.name: s._element.xpath(".//p:cNvPr/@descr")[0] for s in group.shapes}
    assert texts["Danderyd"] == f"Danderyd: {view.row('0162').text}"
    assert len({str(shape.fill.fore_color.rgb) for shape in group.shapes}) == len(view.legend)
    for shape in group.shapes:
        assert group.left <= shape.left and shape.left + shape.width <= group.left + group.width


def needed(frame, width: float) -> float:
    """How high the paragraphs are in a typeface a tenth wider than ours, in inches."""
    total = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=18)
        bold = any(run.font.bold for run in paragraph.runs)
        lines = fonts.wrap(paragraph.text, size, width * POINTS, bold=bold, wider=WIDER)
        before = paragraph.space_before.pt if paragraph.space_before else 0
        total += len(lines) * size * LINE + before
    return total / POINTS


@pytest.mark.parametrize("what", SUBJECTS)
def test_no_text_leaves_its_box_and_none_is_small(decks, what: str) -> None:
    for number, slide in enumerate(decks[what].slides):
        for shape in slide.shapes:
            left, right = shape.left / Inches(1), (shape.left + shape.width) / Inches(1)
            top, bottom = shape.top / Inches(1), (shape.top + shape.height) / Inches(1)
            assert top >= 0, f"slide {number}: {shape.name}"
            assert left >= 0, f"slide {number}: {shape.name}"
            assert bottom <= 7.5, f"slide {number}: {shape.name}"
            assert right <= 13.34, f"slide {number}: {shape.name}"
            if shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder:
                high = needed(shape.text_frame, shape.width / Inches(1))
                assert high <= shape.height / Inches(1) + 0.02, f"slide {number}: {shape.name}"
                for paragraph in shape.text_frame.paragraphs:
                    assert all(run.font.size.pt >= SMALLEST for run in paragraph.runs)
            if shape.has_table:
                table = shape.table
                high = sum(row.height for row in table.rows) / Inches(1)
                assert shape.top / Inches(1) + high <= 6.7
                for row in table.rows:
                    for column, cell in zip(table.columns, row.cells, strict=True):
                        inside = (column.width - cell.margin_left - cell.margin_right) / Inches(1)
                        # paragraph fonts of a table stand on the paragraph
                        font = cell.text_frame.paragraphs[0].font
                        lines = fonts.wrap(
                            cell.text_frame.text,
                            font.size.pt,
                            inside * POINTS,
                            bold=bool(font.bold),
                            wider=WIDER,
                        )
                        assert len(lines) * font.size.pt * LINE / POINTS < row.height / Inches(1)


def test_a_presentation_has_a_slide_for_each_step_in_its_own_words(catalogue, decks) -> None:
    steps = catalogue.presentations["state_of_the_region"].steps
    titles = [
        s.shapes.title.text_frame.text for s in decks["presentation/state_of_the_region"].slides
    ]
    exhibits = subject(catalogue, "presentation/state_of_the_region", "sv").exhibits

    assert len(exhibits) == len(steps)
    for exhibit in exhibits:
        assert any(title.startswith(exhibit.title) for title in titles)


def test_collected_views_become_slides_in_their_order(catalogue: Catalogue) -> None:
    own = (("own", "/kommunkarta?indicator=mean_age&year=2019~/nope~/mal?target=rd_share"),)
    first, second = subject(catalogue, "collected", "sv", own).exhibits

    assert isinstance(first.picture, Regions)
    assert "2019" in first.subtitle
    assert isinstance(second.picture, Lines)
    with pytest.raises(UnknownIdError, match="collected"):
        subject(catalogue, "collected", "sv", (("own", "/nope"),))


def test_a_template_of_ones_own_is_used_and_a_wrong_one_explained(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    exhibits = subject(catalogue, "target/rd_share", "sv").exhibits
    day = exhibits[0].retrieved
    own = Presentation()  # the library's own master, in another shape and with other layouts
    own.save(str(tmp_path / "own.pptx"))
    made = Presentation(io.BytesIO(deck("x", "y", exhibits, "sv", day, tmp_path / "own.pptx")))
    assert made.slide_width == own.slide_width

    wrong = Presentation(str(TEMPLATE))
    for layout in list(wrong.slide_layouts)[1:]:
        wrong.slide_layouts.remove(layout)
    wrong.save(str(tmp_path / "wrong.pptx"))
    with pytest.raises(TemplateError, match="title alone"):
        deck("x", "y", exhibits, "sv", day, tmp_path / "wrong.pptx")


def test_every_kind_of_picture_is_in_some_deck(catalogue: Catalogue) -> None:
    found: list[Exhibit] = []
    for what in SUBJECTS:
        found += subject(catalogue, what, "sv").exhibits
    kinds = {type(exhibit.picture) for exhibit in found}
    assert {Lines, Bars, Regions} <= kinds


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_deck(catalogue: Catalogue, tmp_path: Path) -> None:
    made = publish(catalogue, Format.PPTX, "target/rd_share", "sv")
    (tmp_path / made.name).write_bytes(made.body)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / made.name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    pages = PdfReader(next(tmp_path.glob("*.pdf"))).pages
    assert len(pages) == 3
    assert "FoU-investeringar" in pages[1].extract_text()


@pytest.mark.parametrize("code", ["0188", "01", "outer"])
def test_a_profile_has_a_native_chart_for_each_question_with_a_course(
    catalogue: Catalogue, code: str
) -> None:
    """Its values are those of the card: the place, what it is a part of, its neighbours."""
    drawn = charts(opened(catalogue, f"profile/{code}"))
    expected = [
        one
        for one in answers(catalogue, code, "sv").answers
        if one.series and one.series[0].code == code
    ]
    assert len(drawn) == len(expected) >= 4
    for chart, one in zip(drawn, expected, strict=True):
        values = sorted(value for series in chart.plots[0].series for value in series.values)
        assert values == sorted(point.value for line in one.series for point in line.points)
