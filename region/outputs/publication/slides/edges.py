"""What stands around the exhibits of a deck: the first slide, the contents, and the last."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.outputs.exhibits.steps import Cover
from region.outputs.publication.qr import MOST_CODED, qr_png
from region.outputs.publication.slides import native_map
from region.outputs.publication.slides.canvas import (
    CHOSEN,
    QUIET,
    TEXT,
    Box,
    Canvas,
    Run,
    describe,
)
from region.outputs.publication.slides.master import EMU, Master
from region.words.language import gettext
from region.words.text import Language

CODE = 1.9
"""Inches; a quarter of the slide's height is read from the back row."""

COUNTED = 0.36
"""Inches of the line that counts what stands where."""

WORDS, BESIDE_MAP, LINE = 0.5, 1.2, 1.0
"""The share of a cover's width that words take beside its map, the side of its code and how much
the map's source takes at its foot, in inches."""

EDGE = 0.45
LONGEST = 80
"""Letters of an address that somebody may type; of a longer one its page is shown."""

ROW, ROWS, ABREAST = 0.43, 12, 2
"""Inches of a line of the contents, lines in a column, and columns of a slide."""


class Way(NamedTuple):
    """Where the audience finds the deck on the site: its whole address, and what is said of it."""

    address: str
    told: str


def _texts(slide: Any, title: str, subtitle: str) -> None:
    slide.shapes.title.text_frame.text = title
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            holder.text_frame.text = subtitle


def _lead(
    master: Master, slide: Any, way: Way, language: Language, cover: Cover | None = None
) -> None:
    """Show the address as a code to point a phone at, and as a text that is a link.

    The code stands to the right; on a `cover`, where the map is, to the left.
    """
    _ = gettext(language)
    title = slide.shapes.title
    left, wide = title.left / EMU, master.book.slide_width / EMU
    high = master.book.slide_height / EMU
    coded = len(way.address) < MOST_CODED
    side = min(CODE if cover is None else BESIDE_MAP, high / 4)
    place = Box(wide - left - side, high - EDGE - side, side, side)
    words = Box(left, place.top, wide - 2 * left - side - 0.3, side)
    if cover is not None:
        place = place._replace(left=left, top=high - LINE - 0.1 - side)
        moved = side + 0.3 if coded else 0
        words = Box(left + moved, place.top, _beside(master) - moved, side)
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            _end_above(holder, place.top - 0.1)
    canvas = Canvas(slide)
    if coded:
        picture = slide.shapes.add_picture(
            io.BytesIO(qr_png(way.address)), *(Inches(part) for part in place)
        )
        alternative = _("QR-kod som leder till {address}").format(address=way.address)
        describe(picture, _("QR-kod"), alternative)
    short = len(way.address) <= LONGEST
    shown = way.address if short else way.address.partition("?")[0]
    quiet, strong = _inks(master, CHOSEN)
    size = 20 if cover is None else 16
    runs = [Run(way.told, 16, colour=quiet), Run(shown, size, True, strong, before=4)]
    written = canvas.write(words, runs, _("Adress"), middle=True)
    written.click_action.hyperlink.address = way.address


def _inks(master: Master, strong: Any) -> tuple[Any, Any]:
    """Return the quiet and the strong colour of words on the first and the last slide."""
    if not master.dark:
        return QUIET, strong
    return TOKENS["dark"]["on-cover2"], TOKENS["dark"]["on-cover"]


def _beside(master: Master) -> float:
    """Return how wide words are beside the map of a cover, in inches."""
    return float(master.book.slide_width / EMU * WORDS)


def _county(master: Master, slide: Any, cover: Cover) -> None:
    """Show the county to the right from top to bottom, and how many of what stand where."""
    picture, title = cover.picture, slide.shapes.title
    left, room = title.left / EMU, _beside(master)
    for holder in slide.placeholders:
        top, high = holder.top, holder.height
        holder.left, holder.top, holder.height, holder.width = title.left, top, high, Inches(room)
    canvas = Canvas(slide)
    quiet, strong = _inks(master, TEXT)
    if cover.cards:
        subtitle = next(h for h in slide.placeholders if h != title)
        subtitle.height = subtitle.height - Inches(COUNTED + 0.14)
        under = (subtitle.top + subtitle.height) / EMU
        counted = " · ".join(f"{card.value} {card.name}" for card in cover.cards)
        canvas.write(Box(left, under, room, COUNTED), [Run(counted, 18, True, strong)], counted)
    wide, high = master.book.slide_width / EMU, master.book.slide_height / EMU
    if picture is None:
        return
    source = Box(left, high - LINE, room, LINE - 0.1)
    canvas.write(source, [Run(cover.line, 12, colour=quiet)], cover.line)
    box = Box(left + room + 0.3, 0.15, wide - left - room - 0.5, high - 0.3)
    theme: Theme = "dark" if master.dark else "light"
    outline = TOKENS["dark"]["cover"] if master.dark else TOKENS["light"]["mark"]
    native_map.draw_map(canvas, picture, box, cover.line, cover.line, CLASSES[theme], outline)


def _end_above(holder: Any, bottom: float) -> None:
    """Let a placeholder end above the code, where its layout lets it reach further down."""
    if (holder.top + holder.height) / EMU > bottom > holder.top / EMU:
        left, top, width = holder.left, holder.top, holder.width
        holder.left, holder.top, holder.width = left, top, width
        holder.height = Inches(bottom) - top


def opening(
    master: Master,
    title: str,
    subtitle: str,
    way: Way | None,
    language: Language,
    cover: Cover | None = None,
) -> None:
    """Add the first slide: what the deck is called, from when it is, and where it is found."""
    slide = master.book.slides.add_slide(master.first)
    _texts(slide, title, subtitle)
    if cover is not None:
        _county(master, slide, cover)
    if way:
        _lead(master, slide, way, language, cover)
    said = [title, subtitle, *((way.told, way.address) if way else ())]
    Canvas(slide).note([text for text in said if text])


def closing(master: Master, way: Way | None, language: Language) -> None:
    """Add the last slide: where the audience can look for itself."""
    _ = gettext(language)
    slide = master.book.slides.add_slide(master.first)
    title = _("Se siffrorna själv")
    about = _("Alla värden, källor och kartor, fria att använda.")
    site = _("Stockholmsregionen i siffror")
    _texts(slide, title, about if way else f"{about} {site}")
    if way:
        _lead(master, slide, way, language)
    Canvas(slide).note([title, about, *((way.address,) if way else ())])


def contents(master: Master, number: int, language: Language) -> list[Any]:
    """Add empty slides for the contents of so many parts; a deck of one part needs none."""
    if number < 2:
        return []
    _ = gettext(language)
    pages = -(-number // (ROWS * ABREAST))
    added = []
    for page in range(1, pages + 1):
        canvas = Canvas(master.book.slides.add_slide(master.other))
        canvas.headline(_("Innehåll") + (f" ({page}/{pages})" if pages > 1 else ""))
        canvas.number()
        added.append(canvas.slide)
    return added


def fill_contents(
    master: Master, pages: list[Any], parts: list[tuple[str, Any]], language: Language
) -> None:
    """Write every part's title on the contents, as a link to the slide where it begins."""
    _ = gettext(language)
    numbers = {slide.slide_id: at for at, slide in enumerate(master.book.slides, 1)}
    each = ROWS * ABREAST
    top = master.subtitle.top
    for at, page in enumerate(pages):
        held = parts[at * each : (at + 1) * each]
        columns = 1 if len(parts) <= ROWS else ABREAST
        wide = (master.body.width - (columns - 1) * 0.5) / columns
        rows = -(-len(held) // columns)
        for row, (title, slide) in enumerate(held):
            column, down = divmod(row, rows)
            left = master.body.left + column * (wide + 0.5)
            box = Box(left, top + down * ROW, wide, ROW)
            _entry(page, box, str(numbers[slide.slide_id]), title, slide)
        Canvas(page).note([f"{numbers[slide.slide_id]} {title}" for title, slide in held])


def _entry(page: Any, box: Box, number: str, title: str, slide: Any) -> None:
    canvas = Canvas(page)
    size = 18 if box.width > 8 else 14
    canvas.write(box._replace(width=0.45), [Run(number, size, colour=QUIET)], number)
    place = box._replace(left=box.left + 0.5, width=box.width - 0.5)
    written = canvas.write(place, [Run(title, size, colour=CHOSEN)], f"{number} {title}")
    written.click_action.target_slide = slide
