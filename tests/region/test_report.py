"""The follow-up as a document: the same blocks in PDF, HTML and Word, on pages that are used."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import html
from pypdf import PdfReader

from region.content.catalogue import Catalogue
from region.outputs.publication.formats import DOCUMENTS, Format
from region.outputs.publication.publish import publish
from region.outputs.publication.report_blocks import Block, brief_blocks, report_blocks
from region.outputs.publication.report_content import report_content
from region.words.language import TAGS
from region.words.text import Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")
FULL = 0.5
"""How far down a page must be written at least; the last may end where it ends."""


@pytest.fixture(scope="module", params=[(k, one) for k in DOCUMENTS for one in LANGUAGES])
def made(request, catalogue: Catalogue):
    kind, language = request.param
    content = report_content(catalogue, language, None)
    blocks = brief_blocks(content) if kind == "brief" else report_blocks(content)
    files = {
        one: publish(catalogue, one, kind, language).body
        for one in (Format.PDF, Format.HTML, Format.DOCX)
    }
    return kind, language, list(flat(blocks)), files


def flat(blocks: list[Block]) -> Iterator[Block]:
    for one in blocks:
        if one["kind"] == "keep":
            yield from flat(one["blocks"])
        elif one["kind"] == "pairs":
            for cell in one["cells"]:
                yield from flat(cell)
        else:
            yield one


def said(blocks: list[Block]) -> Iterator[str]:
    """Everything that the blocks say in words."""
    for one in blocks:
        if one["kind"] in ("heading", "text") and one["text"]:
            yield one["text"]
        elif one["kind"] == "points":
            yield from (text for pair in one["items"] for text in pair if text)
        elif one["kind"] == "table":
            yield from (cell for row in (one["head"], *one["rows"]) for cell in row)
        elif one["kind"] == "sources":
            yield from (item["text"] for item in one["items"])


def plain(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text)


def word_texts(body: bytes) -> str:
    root = Document(io.BytesIO(body)).element.body
    return plain("".join(node.text or "" for node in root.iter(qn("w:t"))))


def test_pdf_html_and_word_say_the_same(made) -> None:
    _kind, _language, blocks, files = made
    pages = PdfReader(io.BytesIO(files[Format.PDF])).pages
    told = {
        "pdf": plain("".join(page.extract_text() for page in pages)),
        "html": plain(html.fromstring(files[Format.HTML].decode()).text_content()),
        "docx": word_texts(files[Format.DOCX]),
    }

    for text in said(blocks):
        missing = [one for one, whole in told.items() if plain(text) not in whole]
        assert missing == [], text


def test_every_heading_can_be_pointed_at(made) -> None:
    _kind, _language, _blocks, files = made
    names = html.fromstring(files[Format.HTML].decode()).xpath("//body//@id")

    assert names
    assert len(names) == len(set(names))
    assert [name for name in names if not name[0].isalpha()] == []


def test_word_has_headings_tables_pictures_and_a_language(made) -> None:
    kind, language, blocks, files = made
    book = Document(io.BytesIO(files[Format.DOCX]))
    body = book.element.body
    styles = [Paragraph(p, book).style.name for p in body.iter(qn("w:p"))]
    levels = [int(name.split()[-1]) for name in styles if name.startswith("Heading")]

    assert levels == [one["level"] for one in blocks if one["kind"] == "heading"]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    described = [t for t in book.tables if t._tbl.tblPr.find(qn("w:tblDescription")) is not None]
    assert len(described) == sum(one["kind"] in ("table", "squares") for one in blocks)
    for table in described:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(
        row._tr.trPr.find(qn("w:cantSplit")) is not None for t in book.tables for row in t.rows
    )
    alternatives = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    assert alternatives == [one["alt"] for one in blocks if one["kind"] == "picture"]
    assert {tag.get(qn("w:val")) for tag in book.styles.element.iter(qn("w:lang"))} == {
        TAGS[language]
    }
    assert book.core_properties.language == TAGS[language]
    assert kind == "brief" or len(alternatives) >= 8


def test_word_has_the_coloured_table_to_go_on_writing_in(made) -> None:
    """Each square's sign and ground stand in the cell of its municipality and measure."""
    kind, _language, blocks, files = made
    wanted = [one for one in blocks if one["kind"] == "squares"]
    assert len(wanted) == (kind == "report")
    if not wanted:
        return
    head, rows = wanted[0]["squares"]["head"], wanted[0]["squares"]["rows"]
    tables = Document(io.BytesIO(files[Format.DOCX])).tables
    table = next(t for t in tables if len(t.columns) == len(head) + 1)
    cells = [list(row.cells) for row in table.rows]

    kept = [line[0].paragraphs[0].paragraph_format.keep_with_next for line in cells]
    assert kept == [*[True] * (len(cells) - 1), None], "it may be parted"
    assert [cell.text for cell in cells[0]] == ["", *head]
    assert len(rows) == 26
    for line, (name, held) in zip(cells[1:], rows, strict=True):
        grounds = [cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) for cell in line[1:]]
        assert line[0].text == name
        assert [cell.text for cell in line[1:]] == [sign for sign, _ground, _ink in held]
        assert [f"#{one}" for one in grounds] == [ground for _sign, ground, _ink in held]


def lowest(page) -> float:
    """How far down a page is written, as a share of its height; its foot is not counted."""
    height = float(page.mediabox.height)
    found = [height]

    def seen(text: str, cm, tm, _font, _size) -> None:
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip() and y > height * 0.08:
            found.append(y)

    page.extract_text(visitor_text=seen)
    return 1 - min(found) / height


def test_no_page_is_half_empty(made) -> None:
    _kind, _language, _blocks, files = made
    *pages, _last = PdfReader(io.BytesIO(files[Format.PDF])).pages

    assert [at for at, page in enumerate(pages, 1) if lowest(page) < FULL] == []


def test_the_report_begins_with_the_years_answer_and_a_page_of_summary(
    catalogue: Catalogue,
) -> None:
    content = report_content(catalogue, "sv", None)
    pages = PdfReader(io.BytesIO(publish(catalogue, Format.PDF, "report", "sv").body)).pages
    cover, summary = (plain(page.extract_text()) for page in pages[:2])

    assert plain(content["answer"]) in cover
    assert len(content["questions"]) == 4
    for one in content["questions"]:
        assert plain(one["name"]) in summary and plain(one["text"]) in summary
    assert content["worst"] and all(plain(text) in summary for text in content["worst"])
    assert all(plain(text) in summary for text in content["changed"]["first"])


def test_how_sure_a_class_is_is_said_once(catalogue: Catalogue) -> None:
    targets = [
        t for goal in report_content(catalogue, "sv", None)["goals"] for t in goal["targets"]
    ]

    assert any(target["sure"] for target in targets)
    assert [t["name"] for t in targets if any(text in t["text"] for text in t["sure"])] == []
