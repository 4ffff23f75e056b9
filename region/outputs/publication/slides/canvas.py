"""A slide to write on: texts that fit their boxes, sources, notes and text alternatives."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from region.outputs.charts import fonts

WIDER = 1.12
"""How much wider the master's typeface may be than the one that texts are measured in."""

LINE = 1.2
POINTS = 72
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
SMALLEST = 12
"""Points; 24 pixels when the slide is shown 1920 pixels wide."""

TEXT, QUIET, CHOSEN, OTHER = (
    MSO_THEME_COLOR.TEXT_1,
    MSO_THEME_COLOR.TEXT_2,
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
)


class Box(NamedTuple):
    """A place on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float


class Run(NamedTuple):
    """A paragraph with one look."""

    text: str
    size: float
    bold: bool = False
    colour: Any = TEXT
    before: float = 0


def height(runs: list[Run], width: float, scale: float = 1) -> float:
    """Return how high the paragraphs are in a box so wide, in inches."""
    total = 0.0
    for number, run in enumerate(runs):
        size = max(SMALLEST, run.size * scale)
        lines = fonts.wrap(run.text, size, width * POINTS, bold=run.bold, wider=WIDER)
        total += len(lines) * size * LINE + (run.before if number else 0)
    return total / POINTS


def unbroken(text: str) -> str:
    """Hold the digits of a number together: `per 1 000` may be written with a common space."""
    return _THOUSANDS.sub("\u00a0", text)


def fitted(runs: list[Run], box: Box) -> list[Run]:
    """Return the paragraphs at the largest sizes that fit; what still does not fit is cut.

    Text is cut after a whole sentence where there is one, and marked by an ellipsis; the
    speaker's notes have all of it.
    """
    runs = [run._replace(text=unbroken(run.text)) for run in runs]
    for scale in (1, 0.92, 0.85, 0.78, 0.7, 0.6, 0.5):
        if height(runs, box.width, scale) <= box.height:
            return [run._replace(size=max(SMALLEST, run.size * scale)) for run in runs]
    small = [run._replace(size=max(SMALLEST, run.size * 0.5)) for run in runs]
    while len(small) > 1 and height(small[:-1], box.width) > box.height - small[0].size / POINTS:
        small.pop()
    return _cut(small, box)


def _cut(runs: list[Run], box: Box) -> list[Run]:
    *kept, last = runs
    words = last.text.split(" ")
    while len(words) > 1:
        words.pop()
        text = " ".join(words)
        shorter = last._replace(text=text if text.endswith(".") else text + " …")
        if height([*kept, shorter], box.width) <= box.height:
            end = text.rfind(". ")
            if not text.endswith(".") and end > len(text) * 0.6:
                shorter = last._replace(text=text[: end + 1])
            return [*kept, shorter]
    return kept


@dataclass(frozen=True)
class Canvas:
    """One slide under construction."""

    slide: Any

    def write(
        self, box: Box, runs: list[Run], name: str, *, right: bool = False, middle: bool = False
    ) -> Any:
        """Write paragraphs into a text box; they are made to fit."""
        shape = self.slide.shapes.add_textbox(*(Inches(side) for side in box))
        shape.name = name
        fill(shape.text_frame, fitted(runs, box), right=right)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
        return shape

    def headline(self, text: str) -> None:
        """Write into the layout's own title, at a size that fits it."""
        title = self.slide.shapes.title
        box = Box(*(side / 914_400 for side in (title.left, title.top, title.width, title.height)))
        (run,) = fitted([Run(text, 28, bold=True)], box)
        title.text_frame.text = run.text
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(run.size)

    def note(self, paragraphs: list[str]) -> None:
        """Write the speaker's notes, one paragraph each."""
        self.slide.notes_slide.notes_text_frame.text = "\n".join(paragraphs)

    def number(self) -> None:
        """Show the slide's number where the layout has a place for it."""
        for holder in self.slide.slide_layout.placeholders:
            if holder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                self.slide.shapes._spTree.append(copy.deepcopy(holder._element))


def describe(shape: Any, name: str, alternative: str) -> None:
    """Give a shape its name in the selection pane and its text alternative."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alternative)


def colour(target: Any, value: Any) -> None:
    """Set a theme colour, or a colour as `#00568C`."""
    if isinstance(value, str):
        target.rgb = RGBColor.from_string(value.removeprefix("#"))
    else:
        target.theme_color = value


def fill(frame: Any, runs: list[Run], *, right: bool = False) -> None:
    """Write paragraphs into a text frame without inner margins or automatic sizes."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, run in enumerate(runs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if number and run.before:
            paragraph.space_before = Pt(run.before)
        if right:
            paragraph.alignment = PP_ALIGN.RIGHT
        piece = paragraph.add_run()
        piece.text = run.text
        piece.font.size = Pt(run.size)
        piece.font.bold = run.bold
        colour(piece.font.color, run.colour)
