"""The follow-up as a Word document to go on writing in: its own headings, tables, pictures."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from region.outputs.charts import fonts
from region.outputs.publication import engine
from region.outputs.publication.report_blocks import Block, Content
from region.outputs.publication.still import stilled
from region.words.language import TAGS, gettext
from region.words.text import Language

PAGE, SIDE, ENDS = (210, 297), 18, 16
"""Width and height of the page, and its margins, in millimetres."""
WIDTH = PAGE[0] - 2 * SIDE
APART = 8
"""Millimetres between what stands two abreast."""
TYPEFACE = "Arial"
"""Every office program has it, or one with the same widths: the lines break as they do here."""
SHARPNESS = 2
"""Pixels for each of a picture's own."""

SIZES = {"lead": 13, "answer": 10, "quiet": 8, "status": 10, "body": 10}
HEADINGS = (18, 13, 11, 10)
TITLE, COVER_TITLE, COVER_ANSWER = 22, 32, 22
AFTER, ABOVE, LINES = 3, 8, 1.05
"""Points after a paragraph and above a heading, and how far apart lines are."""
SMALL, WIDER = 7.5, 1.12
"""Points of the coloured table, and how much wider the typeface is than the one measured in."""
POINTS, MILLIMETRES = 72, 25.4
LOW = 150
"""Points above the title on a cover."""


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


class _Writer:
    """A document under construction."""

    def __init__(self, content: Content, language: Language) -> None:
        self.book: Any = Document()
        self.place = self.book
        self.colours, self.language = content["colours"], language
        self.shapes = 0
        self.across: float = WIDTH
        self.turned = False
        self._styles()

    def _styles(self) -> None:
        """Set the page, the typeface and the headings, and the language of every style."""
        section = self.book.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = map(Mm, PAGE)
        section.left_margin = section.right_margin = Mm(SIDE)
        section.top_margin = section.bottom_margin = Mm(ENDS)
        for style in self.book.styles:
            if style.name in ("Normal", "Title", *(f"Heading {level}" for level in range(1, 5))):
                style.font.name = TYPEFACE
                fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
                for name in list(fonts.attrib):
                    if "heme" in name:
                        del fonts.attrib[name]
                fonts.set(qn("w:hAnsi"), TYPEFACE)
                style.font.color.rgb = _rgb(self.colours["ink"])
        normal = self.book.styles["Normal"]
        normal.font.size = Pt(SIZES["body"])
        normal.paragraph_format.space_after = Pt(AFTER)
        normal.paragraph_format.line_spacing = LINES
        for level, size in enumerate(HEADINGS, 1):
            style = self.book.styles[f"Heading {level}"]
            style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(ABOVE)
            style.paragraph_format.space_after = Pt(AFTER)
        for tag in self.book.styles.element.iter(qn("w:lang")):
            for name in list(tag.attrib):
                del tag.attrib[name]
            tag.set(qn("w:val"), TAGS[self.language])

    def paragraph(self, style: str | None = None) -> Any:
        """Begin a paragraph where one writes: on the page, or in a cell, whose first is empty."""
        first = self.place.paragraphs[0] if self.place is not self.book else None
        if first is None or first._p.getnext() is not None or first.runs:
            return self.place.add_paragraph(style=style)
        if style:
            first.style = style
        return first

    def text(self, words: str, style: str = "body", colour: str = "") -> Any:
        """Write a paragraph."""
        paragraph = self.paragraph()
        run = paragraph.add_run(words)
        run.font.size = Pt(SIZES[style])
        run.bold = style in ("lead", "answer", "status")
        paragraph.paragraph_format.keep_with_next = run.bold
        tone = colour or (self.colours["ink2"] if style == "quiet" else "")
        if tone:
            run.font.color.rgb = _rgb(tone)
        return paragraph

    def points(self, items: list[list[str]], style: str = "body") -> None:
        """Write a list, the first words of an item in bold."""
        for first, rest in items:
            paragraph = self.paragraph("List Bullet")
            if first:
                paragraph.add_run(f"{first} ").bold = True
            paragraph.add_run(rest)
            paragraph.paragraph_format.space_after = Pt(AFTER / 2)
            for run in paragraph.runs:
                run.font.size = Pt(SIZES[style])

    def table(self, item: Block) -> None:
        """Write a table whose heading comes again on every page, and no row of which is parted."""
        rows, shares = [item["head"], *item["rows"]], item["wide"]
        table = self.book.add_table(rows=len(rows), cols=len(item["head"]))
        table.style = "Table Grid"
        table.autofit = False
        widths = [Mm(WIDTH * share / sum(shares)) for share in shares]
        for at, width in enumerate(widths):
            table.columns[at].width = width
        for number, (line, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for at, (cell, words) in enumerate(zip(line.cells, cells, strict=True)):
                cell.width = widths[at]
                run = cell.paragraphs[0].add_run(str(words))
                run.font.size, run.bold = Pt(SIZES["quiet"]), number == 0
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        self._whole(table, item["caption"])
        self.book.add_paragraph()

    def squares(self, item: Block) -> None:
        """Write a table of coloured cells, its headings upwards on every page."""
        head, rows = item["squares"]["head"], item["squares"]["rows"]
        table = self.book.add_table(rows=len(rows) + 1, cols=len(head) + 1)
        table.autofit = False
        names = max(fonts.width(name, SMALL, bold=True) for name, _cells in rows) * WIDER
        first = names / POINTS * MILLIMETRES + 2
        widths = [Mm(first), *([Mm((WIDTH - first) / len(head))] * len(head))]
        high = max(fonts.width(name, SMALL) for name in head) * WIDER
        lines = [list(line.cells) for line in table.rows]
        for at, cell in enumerate(lines[0][1:]):
            self._square(cell, head[at])
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "btLr")
            cell._tc.get_or_add_tcPr().append(direction)
        for cells, (name, held) in zip(lines[1:], rows, strict=True):
            self._square(cells[0], name)
            for cell, (sign, ground, ink) in zip(cells[1:], held, strict=True):
                self._square(cell, sign, ground, ink)
        for cells in lines:
            for cell, column, width in zip(cells, table.columns, widths, strict=True):
                cell.width = column.width = width
        table.rows[0].height = Pt(high + 4)
        for cells in lines[:-1]:  # all of it on the page where it begins
            cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        self._whole(table, item["alt"])
        self.book.add_paragraph()

    def _square(self, cell: Any, words: str, ground: str = "", ink: str = "") -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(words)
        run.font.size = Pt(SMALL)
        properties = cell._tc.get_or_add_tcPr()
        margins = OxmlElement("w:tcMar")
        for side in ("left", "right"):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), "30")
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        if ground:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run.font.color.rgb = _rgb(ink)
            borders = OxmlElement("w:tcBorders")
            for side in ("top", "left", "bottom", "right"):
                border = OxmlElement(f"w:{side}")
                for name, value in (("val", "single"), ("sz", "8"), ("color", "FFFFFF")):
                    border.set(qn(f"w:{name}"), value)
                borders.append(border)
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), ground.removeprefix("#"))
            properties.append(borders)
            properties.append(shade)
        properties.append(margins)

    def _whole(self, table: Any, caption: str) -> None:
        """Let the heading come again on every page, part no row, and say what the table shows."""
        for number, line in enumerate(table.rows):
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
        described = OxmlElement("w:tblDescription")
        described.set(qn("w:val"), caption)
        table._tbl.tblPr.append(described)

    def picture(self, item: Block) -> Any:
        """Put in a picture with its text alternative."""
        ground = f'<rect width="100%" height="100%" fill="{self.colours["paper"]}"/>'
        svg = item["svg"].replace(">", f">{ground}", 1)
        png = io.BytesIO(engine.rastered(svg, SHARPNESS))
        paragraph = self.paragraph()
        paragraph.add_run().add_picture(png, width=Mm(self.across * item["share"] / 100))
        self.shapes += 1
        for described in paragraph._p.iter(qn("wp:docPr")):
            described.set("descr", item["alt"])
            described.set("id", str(self.shapes))
        return paragraph

    def cards(self, cards: list[Content]) -> None:
        """The figures as a list; the table after it has all of them too."""
        self.points([[f"{c['name']}: {c['value']} {c['unit']}.", c["since"]] for c in cards])

    def together(self, blocks: list[Block]) -> None:
        """Write blocks whose paragraphs stay on one page."""
        before = len(self.place.paragraphs)
        self.all(blocks)
        for paragraph in self.place.paragraphs[before:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def pairs(self, cells: list[list[Block]]) -> None:
        """Write blocks two abreast, in a table without lines, no row of which is parted."""
        table = self.book.add_table(rows=-(-len(cells) // 2), cols=2)
        table.autofit = False
        self.across = (WIDTH - APART) / 2
        for line in table.rows:
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, blocks in enumerate(cells):
            self.place = table.cell(*divmod(at, 2))
            self.all(blocks)
            for paragraph in self.place.paragraphs:  # else all rows would stay with the next one
                paragraph.paragraph_format.keep_with_next = False
        self.place, self.across = self.book, WIDTH

    def one(self, item: Block) -> None:
        """Write one block, on a new page if one has been asked for."""
        if item["kind"] == "page":
            self.turned = True
            return
        before = len(self.place.paragraphs)
        self._written(item)
        added = self.place.paragraphs[before:]
        if self.turned and added:
            added[0].paragraph_format.page_break_before = True
            self.turned = False

    def _written(self, item: Block) -> None:
        kind = item["kind"]
        if kind == "heading":
            self.paragraph(f"Heading {item['level']}").add_run(item["text"])
        elif kind == "text":
            if item["text"]:
                self.text(item["text"], item["style"], item["colour"])
        elif kind == "points":
            self.points(item["items"])
        elif kind == "table":
            self.table(item)
        elif kind == "squares":
            self.squares(item)
        elif kind == "picture":
            self.picture(item)
        elif kind == "cards":
            self.cards(item["cards"])
        elif kind == "keep":
            self.together(item["blocks"])
        elif kind == "pairs":
            self.pairs(item["cells"])
        elif kind == "sources":
            items = [["", f"{o['text']}. {o['url']}. {o['more']}"] for o in item["items"]]
            self.points(items, "quiet")
        else:
            raise ValueError(f"no such block: {kind}")

    def all(self, blocks: list[Block]) -> None:
        """Write blocks in their order."""
        for item in blocks:
            self.one(item)


def word_document(
    title: str, content: Content, blocks: list[Block], language: Language, *, cover: bool
) -> bytes:
    """Return the blocks as DOCX, the report's after a cover with the year's answer."""
    writer = _Writer(content, language)
    over = writer.text(f"{content['site']}, {content['day_of']}", "quiet")
    head = writer.book.add_heading(title, 0)
    head.runs[0].font.size = Pt(COVER_TITLE if cover else TITLE)
    if cover:
        over.paragraph_format.space_before = Pt(LOW)
        answer = writer.text(content["answer"], "lead", content["colours"]["blue"])
        answer.runs[0].font.size = Pt(COVER_ANSWER)
        writer.text(f"{content['reserves']} {content['known']}", "quiet")
        writer.one({"kind": "page"})
    writer.all(blocks)
    properties = writer.book.core_properties
    properties.title = f"{title}, {content['day_of']}"
    _ = gettext(language)
    properties.author = _("Stockholmsregionen i siffror")
    properties.language = TAGS[language]
    day = dt.datetime.fromisoformat(content["day"])
    properties.created = properties.modified = day
    buffer = io.BytesIO()
    writer.book.save(buffer)
    return stilled(buffer)
