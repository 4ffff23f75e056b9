"""The kinds of files that leave the dashboard."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """What a subject can become."""

    PPTX = "pptx"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    SVG = "svg"
    PNG = "png"
    ZIP = "zip"


_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    Format.PPTX: _OFFICE + "presentationml.presentation",
    Format.XLSX: _OFFICE + "spreadsheetml.sheet",
    Format.PDF: "application/pdf",
    Format.DOCX: _OFFICE + "wordprocessingml.document",
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.ZIP: "application/zip",
}
DOCUMENTS = ("report", "brief")
"""What becomes PDF, HTML and a Word document: the whole follow-up, or two pages of it."""

AS_DOCUMENT = frozenset({Format.PDF, Format.HTML, Format.DOCX})
"""What is made of them only."""

SLOW = frozenset({Format.PPTX, Format.ZIP, *AS_DOCUMENT})
"""What takes seconds and much memory to make."""


class Publication(NamedTuple):
    """A file: its name says what is in it."""

    name: str
    media_type: str
    body: bytes
