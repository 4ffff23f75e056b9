"""Exhibits as pictures: SVG, and PNG at twice the size, with title, source and date in them."""

from __future__ import annotations

import json
import re
from xml.sax.saxutils import escape, quoteattr

from region.outputs.charts import Look, fonts, height_of, note, spec_once
from region.outputs.charts.area_map import drawn_map
from region.outputs.charts.look import Spec
from region.outputs.charts.model import Bars, Pairs, Panels, Regions, Squares, Strips
from region.outputs.charts.municipalities import Svg, text
from region.outputs.charts.palette import TOKENS, Theme
from region.outputs.exhibits import Exhibit
from region.outputs.publication import engine
from region.outputs.publication.words import source_text
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

WIDTH, MARGIN = 860, 28
TITLE, SUBTITLE, SMALL = 24, 16, 13
HEIGHT, HEIGHT_MAP, SIZE = 400, 640, 14
FAMILY = f"'Source Sans 3', '{fonts.FAMILY}', Arial, sans-serif"


def _drawn(chart: Spec) -> Svg:
    """Draw a specification; what is returned can be put inside another picture."""
    svg = engine.drawn(json.dumps(chart))
    found = re.search(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', svg)
    if found is None:
        raise ValueError("the chart has no size")
    return Svg(svg.replace("<svg ", '<svg overflow="visible" ', 1), *map(float, found.groups()))


@view
def inside(
    exhibit: Exhibit,
    language: Language,
    width: int = WIDTH - 2 * MARGIN,
    height: int | None = None,
    theme: Theme = "light",
) -> Svg:
    """Return the chart or map alone, so many pixels wide and, unless it has rows, high.

    Raises
    ------
    UnknownIdError
        if the exhibit is a table or a text and has no picture.
    """
    picture = exhibit.picture
    if picture is None:
        raise UnknownIdError("picture", exhibit.key, ("target/…", "map/…", "bars/…", "series/…"))
    if isinstance(picture, Regions):
        return drawn_map(picture, width, height or HEIGHT_MAP, Look(language, theme))
    own_rows = isinstance(picture, Bars | Pairs | Panels | Strips | Squares)
    own = None if own_rows else height or max(HEIGHT, height_of(picture))
    look = Look(language, theme, width, own, SIZE, titled=False)
    return _drawn(spec_once(picture, look))


def bare_svg(
    exhibit: Exhibit,
    language: Language,
    width: int = WIDTH - 2 * MARGIN,
    height: int | None = None,
) -> str:
    """Return the chart or map as a picture of its own, without title and source.

    Raises
    ------
    UnknownIdError
        if the exhibit has no picture.
    """
    drawn = inside(exhibit, language, width, height)
    if drawn.body.startswith("<svg"):
        return drawn.body
    return drawn.whole()


def _text_lines(
    words: str,
    top: float,
    size: float,
    colour: str,
    *,
    bold: bool = False,
) -> tuple[list[str], float]:
    """Return a text wrapped to the picture's width, and where the next one begins."""
    lines = fonts.wrap(words, size, WIDTH - 2 * MARGIN, bold=bold) if words else []
    weight = "700" if bold else "400"
    step = size * 1.3
    return (
        [
            text(MARGIN, top + size + at * step, line, size, colour, font_weight=weight)
            for at, line in enumerate(lines)
        ],
        top + len(lines) * step,
    )


@view
def svg(exhibit: Exhibit, language: Language, theme: Theme = "light") -> str:
    """Return the picture with its title, unit, source and date.

    Raises
    ------
    UnknownIdError
        if the exhibit has no picture.
    """
    _ = gettext(language)
    drawn = inside(exhibit, language, theme=theme)
    ink, quiet, surface = (TOKENS[theme][name] for name in ("ink", "ink2", "paper"))
    picture = exhibit.picture
    subtitle = exhibit.subtitle
    if picture is None or isinstance(picture, Regions):
        subtitle = exhibit.message
    else:
        unit = note(picture, language)
        subtitle = unit if unit.startswith(subtitle) else f"{subtitle}. {unit[0].upper()}{unit[1:]}"
    head, top = _text_lines(exhibit.title, MARGIN, TITLE, ink, bold=True)
    under, top = _text_lines(subtitle, top + 2, SUBTITLE, quiet)
    head += under
    top += 14
    body = (
        drawn.body.replace("<svg ", f'<svg x="{MARGIN}" y="{top:g}" ', 1)
        if drawn.body.startswith("<svg")
        else f'<g transform="translate({MARGIN} {top:g})">{drawn.body}</g>'
    )
    foot, end = _text_lines(source_text(exhibit), top + drawn.height + 14, SMALL, quiet)
    last, end = _text_lines(_("Stockholmsregionen i siffror"), end + 2, SMALL, quiet)
    height = end + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'font-family="{FAMILY}" role="img" lang="{language}" '
        f"aria-label={quoteattr(exhibit.alternative)}>"
        f"<title>{escape(exhibit.title)}</title><desc>{escape(exhibit.alternative)}</desc>"
        f'<rect width="100%" height="100%" fill="{surface}"/>'
        f"{''.join(head)}{body}{''.join(foot)}{''.join(last)}</svg>"
    )


def png(exhibit: Exhibit, language: Language, theme: Theme = "light") -> bytes:
    """Return the same picture as PNG, twice as many pixels each way.

    Raises
    ------
    UnknownIdError
        if the exhibit has no picture.
    """
    return engine.rastered(svg(exhibit, language, theme), 2)
