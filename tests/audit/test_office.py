"""Every kind of file for an office program is opened by one that nobody here wrote: LibreOffice.

Each becomes pages, whose words must stand inside them and on nothing else, in one language.
Pictures of the pages are left in `test-results/audit/office/` to be looked at.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from pptx import Presentation

from region.content.catalogue import Catalogue
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.words.text import LANGUAGES
from tests.audit.conftest import FIGURES, Count

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="not tried: no LibreOffice"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="not tried: no poppler-utils"),
]

SITE = "https://siffror.example.se"
COLLECTED = (
    "/jamfor?view=relation~/jamfor?view=several~/jamfor?view=lines~/inom-kommuner~/alla-26"
    "~/kommunkarta?view=relation~/kommunkarta?measure=change~/kommun?kommun=0182"
    "~/kommun?kommun=0182&with=0180,0184&sex=gap~/rankningar?ranking=eu_rci~/mal?target=dwellings"
)
FILES: tuple[tuple[str, Format, tuple[tuple[str, str], ...]], ...] = (
    ("presentation/state_of_the_region", Format.PPTX, ()),
    ("presentation/municipalities_in_five_minutes", Format.PPTX, ()),
    ("collected", Format.PPTX, (("own", COLLECTED),)),
    ("goals", Format.PPTX, ()),
    ("rankings", Format.PPTX, ()),
    ("profile/0182", Format.PPTX, ()),
    ("report", Format.DOCX, ()),
    ("brief", Format.DOCX, ()),
    ("goals", Format.XLSX, ()),
    ("rankings", Format.XLSX, ()),
    ("profile/0182", Format.XLSX, ()),
    ("indicator/mean_age", Format.XLSX, ()),
)
SWEDISH = re.compile(r"\b(är|inte|att|från|eller|högst|lägst|och kommunerna)\b", re.IGNORECASE)
QUOTED = re.compile(r"[“”\"„][^“”\"]*[“”\"]")
"""Titles of sources, which stay in their own language, are quoted."""

FULL = 0.5
"""How far down a page of a document is written at least; the last may end where it ends."""

MOST_COVERED = 0.35
"""The share of a word that another may cover: italics and raised letters lean over a little."""


class Word(NamedTuple):
    """A word on a page, and where it stands in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covered(self, other: Word) -> float:
        """Return how much of the smaller of the two words the other covers."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        least = min((w.right - w.left) * (w.bottom - w.top) for w in (self, other))
        return max(wide, 0) * max(high, 0) / least if least > 0 else 0


class Sheet(NamedTuple):
    """One page with its size."""

    width: float
    height: float
    words: tuple[Word, ...]


def opened(body: bytes, name: str, folder: Path) -> Path:
    """Return the file as LibreOffice prints it."""
    (folder / name).write_bytes(body)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / name).with_suffix(".pdf")


def read(printed: Path) -> list[Sheet]:
    """Return every page with the places of its words."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(printed), "-"], check=True, capture_output=True, timeout=60
    ).stdout
    space = "{http://www.w3.org/1999/xhtml}"
    sheets = []
    for page in ElementTree.fromstring(told).iter(f"{space}page"):
        words = tuple(
            Word(
                word.text or "",
                *(float(word.get(s, "0")) for s in ("xMin", "yMin", "xMax", "yMax")),
            )
            for word in page.iter(f"{space}word")
        )
        sheets.append(Sheet(float(page.get("width", "0")), float(page.get("height", "0")), words))
    return sheets


def seen(printed: Path, name: str) -> None:
    """Leave pictures of the pages to be looked at."""
    kept = FIGURES / "office"
    kept.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", "60", "-png", str(printed), str(kept / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("what", "ending", "choice"), FILES)
def test_an_office_program_opens_it_and_nothing_is_cut_or_covered(
    catalogue: Catalogue, tmp_path: Path, count: Count, what: str, ending: Format, choice, language
) -> None:
    body = publish(catalogue, ending, what, language, choice, site=SITE).body
    name = f"{what.replace('/', '-')}-{language}.{ending}"
    printed = opened(body, name, tmp_path)
    sheets = read(printed)
    seen(printed, name)
    count("pages of office files looked over", len(sheets))

    assert sheets
    if ending is Format.PPTX:
        assert len(sheets) == len(Presentation(io.BytesIO(body)).slides)
    if ending is Format.DOCX:
        ends = [max(word.bottom for word in sheet.words) / sheet.height for sheet in sheets[:-1]]
        first = 1 if what == "report" else 0  # its cover
        assert [at for at, end in enumerate(ends, 1) if at > first and end < FULL] == []
    for number, sheet in enumerate(sheets, 1):
        where = f"{name}, page {number}"
        assert sheet.words, f"{where} is empty"
        outside = [
            word.text
            for word in sheet.words
            if word.left < -1
            or word.top < -1
            or word.right > sheet.width + 1
            or word.bottom > sheet.height + 1
        ]
        assert outside == [], where
        hits = [
            (one.text, other.text)
            for one, other in combinations(sheet.words, 2)
            if one.covered(other) > MOST_COVERED
        ]
        assert hits == [], where
    if language == "en":
        text = QUOTED.sub("", " ".join(word.text for sheet in sheets for word in sheet.words))
        assert SWEDISH.findall(text) == []
