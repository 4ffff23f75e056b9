"""The follow-up as a Word document to go on writing in: its own headings, tables, pictures."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from region.outputs.publication import engine
from region.outputs.publication.report_blocks import Block, Content
from region.words.language import TAGS, gettext
from region.words.text import Language

PAGE, SIDE, ENDS = (210, 297), 20, 22
"""Width and height of the page, and its margins, in millimetres."""
WIDTH = PAGE[0] - 2 * SIDE
TYPEFACE = "Calibri"
SHARPNESS = 2
"""Pixels for each of a picture's own."""

SIZES = {"lead": 15, "answer": 11, "quiet": 9, "status": 11, "body": 11}


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


class _Writer:
    """A document under construction."""

    def __init__(self, content: Content, language: Language) -> None:
        self.book: Any = Document()
        self.colours, self.language = content["colours"], language
        self.shapes = 0
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
        self.book.styles["Normal"].font.size = Pt(SIZES["body"])
        for level, size in zip(range(1, 5), (20, 14, 12, 11), strict=True):
            style = self.book.styles[f"Heading {level}"]
            style.font.size, style.font.bold = Pt(size), True
            style.paragraph_format.keep_with_next = True
        for tag in self.book.styles.element.iter(qn("w:lang")):
            for name in list(tag.attrib):
                del tag.attrib[name]
            tag.set(qn("w:val"), TAGS[self.language])

    def text(self, words: str, style: str = "body", colour: str = "") -> Any:
        """Write a paragraph; one that says nothing is left out."""
        paragraph = self.book.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size = Pt(SIZES[style])
        run.bold = style in ("lead", "answer", "status")
        tone = colour or (self.colours["ink2"] if style == "quiet" else "")
        if tone:
            run.font.color.rgb = _rgb(tone)
        return paragraph

    def points(self, items: list[list[str]]) -> None:
        """Write a list, the first words of an item in bold."""
        for first, rest in items:
            paragraph = self.book.add_paragraph(style="List Bullet")
            if first:
                paragraph.add_run(f"{first} ").bold = True
            paragraph.add_run(rest)

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
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for at, (cell, words) in enumerate(zip(line.cells, cells, strict=True)):
                cell.width = widths[at]
                run = cell.paragraphs[0].add_run(str(words))
                run.font.size, run.bold = Pt(9), number == 0
        described = OxmlElement("w:tblDescription")
        described.set(qn("w:val"), item["caption"])
        table._tbl.tblPr.append(described)
        self.book.add_paragraph()

    def picture(self, item: Block) -> Any:
        """Put in a picture with its text alternative."""
        ground = f'<rect width="100%" height="100%" fill="{self.colours["paper"]}"/>'
        svg = item["svg"].replace(">", f">{ground}", 1)
        png = io.BytesIO(engine.rastered(svg, SHARPNESS))
        paragraph = self.book.add_paragraph()
        paragraph.add_run().add_picture(png, width=Mm(WIDTH * item["share"] / 100))
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
        before = len(self.book.paragraphs)
        self.all(blocks)
        for paragraph in self.book.paragraphs[before:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def one(self, item: Block) -> None:
        """Write one block."""
        kind = item["kind"]
        if kind == "heading":
            self.book.add_heading(item["text"], item["level"])
        elif kind == "text":
            if item["text"]:
                self.text(item["text"], item["style"], item["colour"])
        elif kind == "points":
            self.points(item["items"])
        elif kind == "table":
            self.table(item)
        elif kind == "picture":
            self.picture(item)
        elif kind == "cards":
            self.cards(item["cards"])
        elif kind == "keep":
            self.together(item["blocks"])
        elif kind == "pairs":
            for cell in item["cells"]:
                self.together(cell)
        elif kind == "page":
            self.book.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif kind == "sources":
            self.points([["", f"{o['text']}. {o['url']}. {o['more']}"] for o in item["items"]])
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
    writer.text(f"{content['site']}, {content['day_of']}", "quiet")
    writer.book.add_heading(title, 0)
    if cover:
        writer.text(content["answer"], "lead", content["colours"]["blue"])
        writer.text(f"{content['reserves']} {content['known']}", "quiet")
        writer.one({"kind": "page"})
    writer.all(blocks)
    properties = writer.book.core_properties
    properties.title = f"{title}, {content['day_of']}"
    properties.author = gettext(language)("Stockholmsregionen i siffror")
    properties.language = TAGS[language]
    day = dt.datetime.fromisoformat(content["day"])
    properties.created = properties.modified = day
    buffer = io.BytesIO()
    writer.book.save(buffer)
    return buffer.getvalue()
