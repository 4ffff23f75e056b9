"""The template that every deck is made from: which layouts are used, and where things stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from region.content.catalogue import DATA
from region.outputs.charts.palette import TOKENS, inked
from region.outputs.publication.slides.canvas import Box

TEMPLATE = DATA / "templates" / "slides.pptx"
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
QUIET = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
EMU = 914_400
"""English metric units in an inch."""

ASIDE, GAP = 0.305, 0.4
"""The share of the width that words take beside a picture, and the inches between them."""


class TemplateError(ValueError):
    """The template lacks a layout that slides are made from; says which."""


class Master(NamedTuple):
    """A new presentation with its two layouts and, in inches, the places below the title."""

    book: Any
    first: Any
    other: Any
    subtitle: Box
    body: Box
    source: Box

    @property
    def dark(self) -> bool:
        """Whether the first and the last slide have a dark ground of their own."""
        ground = self.first._element.find(".//" + qn("p:bgPr") + "/*/" + qn("a:srgbClr"))
        return ground is not None and inked(f"#{ground.get('val')}") == TOKENS["light"]["paper"]

    @property
    def words(self) -> Box:
        """The place for words beside a picture."""
        return self.body._replace(width=self.body.width * ASIDE)

    @property
    def picture(self) -> Box:
        """The place for a picture beside words."""
        used = self.body.width * ASIDE + GAP
        return self.body._replace(left=self.body.left + used, width=self.body.width - used)


def _layouts(book: Any) -> tuple[Any, Any]:
    """Return the layouts for the first slide and for all others, known by their placeholders.

    The first has a title and a subtitle, the others a title and no place for text or pictures, so
    that any master will do, whatever its layouts are called.
    """
    first = other = None
    for layout in book.slide_layouts:
        kinds = {holder.placeholder_format.type for holder in layout.placeholders}
        if first is None and kinds & TITLES and PP_PLACEHOLDER.SUBTITLE in kinds:
            first = layout
        if other is None and kinds & TITLES and not kinds - TITLES - QUIET:
            other = layout
    if first is None or other is None:
        raise TemplateError(
            "data/templates/slides.pptx: found no layout with a title and a subtitle, or none with "
            "a title alone; the template needs both"
        )
    return first, other


def open_master(template: Path = TEMPLATE) -> Master:
    """Return an empty presentation made from the template.

    Raises
    ------
    TemplateError
        if it has no layout with a title and a subtitle, or none with a title alone.
    """
    book: Any = Presentation(str(template))
    first, other = _layouts(book)
    title = next(h for h in other.placeholders if h.placeholder_format.type in TITLES)
    left, width = title.left / EMU, title.width / EMU
    below, height = (title.top + title.height) / EMU, book.slide_height / EMU
    source = Box(left, height - 0.82, width - 1.2, 0.6)
    return Master(
        book=book,
        first=first,
        other=other,
        subtitle=Box(left, below + 0.04, width, 0.4),
        body=Box(left, below + 0.6, width, source.top - below - 0.72),
        source=source,
    )
