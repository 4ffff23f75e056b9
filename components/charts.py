"""Charts on a page: drawn once by the server, or by the browser if the visitor composed them."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from components import frame, lean_svg
from components.current import Page
from components.lean_svg import lean
from region.outputs.charts import Look, height_of, spec, spec_once
from region.outputs.charts.area_map import drawn_map
from region.outputs.charts.model import Chart, Picture, Regions
from region.outputs.charts.municipalities import map_svg
from region.outputs.charts.palette import CATEGORIES, CLASSES, PARTS, TOKENS
from region.outputs.publication import engine
from region.words import kept
from region.words.views import few, view

WIDE, MIDDLE, NARROW = 1_240, 720, 358
"""The widths of a page's content on a desktop, on a tablet and on a phone."""

MAP_HEIGHT = 460
MOST_KEPT = 8_000
"""So many drawn charts lie ready for the next start: some 40 MB."""

FLUSH = {"bottom": 20}
_FROM_THE_LEFT = '<svg preserveAspectRatio="xMinYMin" '


@few(32)  # what a page shows is kept as its picture
def svg(chart: Picture, look: Look, flush: bool = False, told: bool = False) -> Markup:
    """Return a chart or map as an SVG element; `flush` without any space but below.

    If it is `told`, it holds what a pointer is told at its marks.
    """
    if isinstance(chart, Regions):
        width, height = look.width or WIDE, look.height or MAP_HEIGHT
        return Markup(drawn_map(chart, width, height, look).whole())  # noqa: S704 - escaped there
    made = spec_once(chart, look)
    if flush:
        made = {**made, "padding": FLUSH}
    if told:
        made = _telling(made)
    text = json.dumps(made, sort_keys=True)

    def draw_it() -> bytes:
        return zlib.compress(lean(engine.drawn(text)).encode(), 1)

    parts = (text, _lean())
    packed = kept.made(
        "chart.svg.z", kept.version_of(engine.PACKAGE), draw_it, *parts, most=MOST_KEPT
    )
    return Markup(zlib.decompress(packed).decode())  # noqa: S704 - drawn by Vega, escaped


def _telling(part: Any) -> Any:
    """Return a specification in which marks that answer a pointer are given the words, too."""
    if isinstance(part, list):
        return [_telling(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {name: _telling(one) for name, one in part.items()}
    tip = made.get("encoding", {}).get("tooltip")
    if isinstance(tip, dict):
        words = {"field": tip["field"], "type": tip["type"]}
        made["encoding"] = {**made["encoding"], "description": words}
        made["mark"] = {**made["mark"], "aria": True}
    return made


@cache
def _lean() -> str:
    """What decides how a drawing is made smaller."""
    return Path(lean_svg.__file__).read_text("utf-8")


Size = tuple[int, int]


def draw_chart(
    chart: Chart, page: Page, key: str, alternative: str, width: int = WIDE, composed: bool = False
) -> None:
    """Put a chart on the page with its text alternative, the same in document and application.

    `width` is that of its place on a wide screen. A chart that the visitor has `composed` is hardly
    ever asked for twice, so the application lets the browser draw it.
    """
    look = Look(page.language, page.theme)
    if page.document is None and composed:
        frame.send(page)
        name = f"{key}-{page.theme}-{page.language}"
        st.vega_lite_chart(spec(chart, look), theme=None, key=name, alt=alternative)
        return
    high = height_of(chart)
    sizes = (width, high), (NARROW, high), None if composed else (MIDDLE, high)
    made = picture(chart, alternative, look, *sizes, told=True, flush=True)
    frame.put(page, made, key, shared=True)


@view
def picture(
    chart: Chart,
    alternative: str,
    look: Look,
    wide: Size,
    narrow: Size | None = None,
    middle: Size | None = None,
    *,
    told: bool = False,
    flush: bool = False,
) -> Markup:
    """Return a chart as HTML with its text alternative: for a wide and for a narrow screen.

    Without `narrow` one drawing is for all; with `middle` there is one for screens between, too.
    What is `told` answers a pointer. What is `flush` has its own height and begins where the text
    above it does, as a chart that Streamlit draws.
    """
    sizes = {"wide": wide, "middle": middle, "narrow": narrow} if narrow else {"any": wide}
    given = {name: size for name, size in sizes.items() if size}
    looks = (look._replace(width=w, height=None if flush else h) for w, h in given.values())
    drawn = lean_svg.once(str(svg(chart, one, flush, told)) for one in looks)
    inside = Markup("").join(
        Markup('<span class="chart-{}" aria-hidden="true" style="--height: {}px">{}</span>').format(
            name,
            size[1],
            Markup(made.replace("<svg ", _FROM_THE_LEFT, 1)),  # noqa: S704 - drawn by Vega
        )
        for (name, size), made in zip(given.items(), drawn, strict=True)
    )
    return Markup('<span class="picture{}" role="img" aria-label="{}">{}</span>').format(
        " of-three" if middle else "", alternative, inside
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
