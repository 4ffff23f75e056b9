"""Charts on a page: drawn by the browser, and in a document by the server."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components import frame, lean_svg
from components.current import Page
from components.lean_svg import lean
from components.render import render
from region.outputs.charts import Look, height_of, spec, spec_once
from region.outputs.charts.area_map import drawn_map
from region.outputs.charts.model import Chart, Picture, Places, Regions
from region.outputs.charts.municipalities import map_svg
from region.outputs.charts.palette import CATEGORIES, CLASSES, PARTS, TOKENS
from region.outputs.publication import engine
from region.words import kept
from region.words.views import view

WIDE, MIDDLE, NARROW = 1192, 680, 358
"""The widths of a page's content on a desktop and on a phone."""

MAP_HEIGHT = 460
MOST_KEPT = 8_000
"""So many drawn charts lie ready for the next start: some 40 MB."""

STREAMLITS_PADDING = {"bottom": 20}


@view
def svg(chart: Picture, look: Look, padding: bool = False) -> Markup:
    """Return a chart or map as an SVG element; with `padding` as Streamlit has it, below."""
    if isinstance(chart, Regions):
        width, height = look.width or WIDE, look.height or MAP_HEIGHT
        return Markup(drawn_map(chart, width, height, look).whole())  # noqa: S704 - escaped there
    made = spec_once(chart, look)
    if padding:
        made = {**made, "padding": STREAMLITS_PADDING}
    told = json.dumps(made, sort_keys=True)

    def draw_it() -> bytes:
        return zlib.compress(lean(engine.drawn(told)).encode(), 1)

    parts = (told, _lean())
    packed = kept.made(
        "chart.svg.z", kept.version_of(engine.PACKAGE), draw_it, *parts, most=MOST_KEPT
    )
    return Markup(zlib.decompress(packed).decode())  # noqa: S704 - drawn by Vega, escaped


@cache
def _lean() -> str:
    """What decides how a drawing is made smaller."""
    return Path(lean_svg.__file__).read_text("utf-8")


def draw_chart(chart: Chart, page: Page, key: str, alternative: str, width: int = WIDE) -> None:
    """Put a chart on the page with its text alternative.

    In a document it is drawn twice, for a wide and for a narrow screen; the style shows one.
    `width` is that of its place on a wide screen. Places by edition are laid out for a width, so
    the application draws them as the document does, and there is a drawing for those between.
    """
    laid_out = isinstance(chart, Places) and chart.named
    if page.document is None and not laid_out:
        frame.send(page)
        name = f"{key}-{page.theme}-{page.language}"
        made = spec(chart, Look(page.language, page.theme))
        st.vega_lite_chart(made, theme=None, key=name, alt=alternative)
        return
    sizes = {"wide": width, **({"middle": MIDDLE} if laid_out else {}), "narrow": NARROW}
    drawn = tuple(
        (name, svg(chart, Look(page.language, page.theme, pixels), padding=True))
        for name, pixels in sizes.items()
    )
    made_html = render(
        "chart.html",
        page.language,
        drawn=drawn,
        alternative=alternative,
        height=height_of(chart),
    )
    frame.put(page, made_html, key, shared=True)


Size = tuple[int, int]


@view
def picture(
    chart: Chart, alternative: str, look: Look, wide: Size, narrow: Size | None = None
) -> Markup:
    """Return a chart as HTML with its text alternative: for a wide and for a narrow screen.

    It is the same drawing in the document and in the application, and takes part in no script.
    Without `narrow` one drawing is for both.
    """
    sizes = {"wide": wide, "narrow": narrow} if narrow else {"any": wide}
    drawn = (
        (name, svg(chart, look._replace(width=size[0], height=size[1])), size)
        for name, size in sizes.items()
    )
    inside = Markup("").join(
        Markup('<span class="chart-{}" aria-hidden="true" style="--height: {}px">{}</span>').format(
            name, size[1], made
        )
        for name, made, size in drawn
    )
    return Markup('<span class="picture" role="img" aria-label="{}">{}</span>').format(
        alternative, inside
    )


@lru_cache(maxsize=8)
def _map(chart: Regions, look: Look, addresses: tuple[tuple[str, str], ...]) -> Markup:
    width, height = look.width or WIDE, look.height or MAP_HEIGHT
    drawn = map_svg(chart, width, height, look, dict(addresses)).whole()
    # it scales with its place, words and all
    return Markup(drawn.replace("<svg ", '<svg preserveAspectRatio="xMidYMin" ', 1))  # noqa: S704


def map_picture(
    chart: Regions,
    alternative: str,
    look: Look,
    wide: Size,
    narrow: Size,
    addresses: Mapping[str, str],
) -> Markup:
    """Return a map as HTML in which each municipality leads to its address."""
    inside = Markup("").join(
        Markup('<div class="chart-{}" style="--height: {}px">{}</div>').format(
            name,
            size[1],
            _map(chart, look._replace(width=size[0], height=size[1]), tuple(addresses.items())),
        )
        for name, size in (("wide", wide), ("narrow", narrow))
    )
    return Markup('<div class="map-picture" role="group" aria-label="{}">{}</div>').format(
        alternative, inside
    )


def named_apart(drawn: str, ending: str) -> Markup:
    """Give what is named in a second picture of one document names of its own."""
    named = re.sub(r'( id="|url\(#|href="#)([^")]+)', rf"\1\2-{ending}", str(drawn))
    return Markup(named)  # noqa: S704 - a drawing of the server's own


def in_both_themes(html: str) -> str:
    """Return a document drawn in light colours so that its charts follow the reader's device."""
    return _LIGHT.sub(lambda found: f'"light-dark({found[1]}, {_DARK[found[1]]})"', html)


_DARK = {
    **{
        light: dark
        for lines in (CATEGORIES, PARTS)
        for light, dark in zip(lines["light"], lines["dark"], strict=True)
    },
    **{
        light: colours["dark"][name]
        for colours in (CLASSES, TOKENS)
        for name, light in colours["light"].items()
    },
}
_LIGHT = re.compile(f'"({"|".join(_DARK)})"')
