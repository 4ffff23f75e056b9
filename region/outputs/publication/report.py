"""The yearly follow-up as a document: a report with everything, or a brief of two pages.

`report_blocks` says in which order all is read; Typst sets the blocks as PDF (`document.typ`),
Jinja as HTML (`report.html`), and `report_word` writes them as a Word document.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import jinja2

from region.content.catalogue import Catalogue
from region.outputs.charts import fonts
from region.outputs.publication.formats import DOCUMENTS, Format
from region.outputs.publication.report_blocks import Block, brief_blocks, report_blocks
from region.outputs.publication.report_content import report_content
from region.outputs.publication.report_word import word_document
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible PDF: setting it makes Typst refuse what would break it."""


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["picture"] = lambda svg: (
        "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    )
    return environment


def _pdf(content: dict[str, Any]) -> bytes:
    import typst  # heavy: loaded when the first document is wanted

    return typst.compile(
        str(TEMPLATES / "document.typ"),
        root=str(TEMPLATES),
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=dt.datetime.fromisoformat(content["day"]).replace(tzinfo=dt.UTC),
        format="pdf",
    )


def _named(blocks: list[Block]) -> list[Block]:
    """Return the blocks with an id for each heading, by which its document is pointed into."""
    taken: list[str] = []

    def named(one: Block) -> Block:
        if one["kind"] == "keep":
            return {**one, "blocks": [named(inner) for inner in one["blocks"]]}
        if one["kind"] == "pairs":
            return {**one, "cells": [[named(inner) for inner in cell] for cell in one["cells"]]}
        if one["kind"] != "heading":
            return one
        key = slug(one["text"])
        key = key if key[:1].isalpha() else f"n-{key}"  # a style or a script can point at it too
        taken.append(key)
        count = taken.count(key)
        return {**one, "id": key if count == 1 else f"{key}-{count}"}

    return [named(one) for one in blocks]


def report(
    catalogue: Catalogue,
    kind: str,
    language: Language,
    known_on: dt.date | None = None,
    format_: Format = Format.PDF,
) -> tuple[str, bytes]:
    """Return the document's name without ending, and the document as PDF, HTML or for Word.

    With `known_on`, only what was known on that day is told; the catalogue is the whole one.

    Raises
    ------
    UnknownIdError
        if there is no such document.
    """
    _ = gettext(language)
    if kind not in DOCUMENTS:
        raise UnknownIdError("document", kind, DOCUMENTS)
    content, brief = report_content(catalogue, language, known_on), kind == "brief"
    title = _("Läget i korthet") if brief else content["title"]
    name = slug(f"{title} {content['day_of']}")
    blocks = _named(brief_blocks(content) if brief else report_blocks(content))
    if format_ is Format.HTML:
        page = _environment().get_template("report.html")
        return name, page.render(**content, brief=brief, blocks=blocks).encode()
    if format_ is Format.DOCX:
        return name, word_document(title, content, blocks, language, cover=not brief)
    shown = ("labels", "colours", "language", "title", "site", "operator", "day", "day_of")
    said = {key: content[key] for key in (*shown, "answer", "reserves", "known")}
    return name, _pdf({**said, "brief": brief, "blocks": blocks})
