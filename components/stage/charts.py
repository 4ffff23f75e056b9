"""The pictures of a presentation: those of the exhibits, drawn by the server, large enough."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from components import charts
from region.outputs.charts import Look
from region.outputs.charts.area_map import area_svg
from region.outputs.charts.bumps import foremost
from region.outputs.charts.model import Panels, Picture, Places, Regions, Squares, Strips
from region.outputs.charts.municipalities import map_svg
from region.outputs.charts.squares import turned
from region.words.text import Language

WIDE, BESIDE, MAP, PHONE = (896, 372), (596, 340), (600, 480), (350, 320)
"""Width and height of a chart alone, of one beside figures, of a map, and of either on a phone. A
projector's step shows them twice as large, so that text of 13 pixels is read from the back row."""

ROWS = (1_792, 760)
"""Those of a picture with many rows or charts, which is shown as large as it is."""

SIZE, OWN, SIZE_OF_ROWS = 14, 20, 24


class Drawn(NamedTuple):
    """A chart as SVG elements: for a projector, and for a phone held upright."""

    wide: Markup
    narrow: Markup


@lru_cache(maxsize=96)
def drawn(picture: Picture, language: Language, *, beside: bool = False) -> Drawn:
    """Return a picture in colours that follow the theme; `beside` where figures stand beside it."""
    if isinstance(picture, Places) and picture.named:
        picture = foremost(picture)
    shown = turned(picture) if isinstance(picture, Squares) else picture
    wide = Look(language, "light", *(BESIDE if beside else WIDE), SIZE, own=OWN)
    if isinstance(picture, Regions):
        wide = Look(language, "light", *MAP)
    elif isinstance(picture, Panels | Strips | Squares):
        wide = Look(language, "light", *ROWS, SIZE_OF_ROWS, titled=False)
    own_rows = isinstance(picture, Strips | Squares)
    narrow = Look(language, "light", PHONE[0], None if own_rows else PHONE[1])
    return Drawn(_element(shown, wide, "wide"), _element(picture, narrow, "narrow"))


def _element(picture: Picture, look: Look, name: str) -> Markup:
    if isinstance(picture, Regions) and look.width and look.height:
        draw = area_svg if picture.within else map_svg
        more = {} if picture.within else {"named": True}
        made = draw(picture, look.width, look.height, look, **more).whole()
    else:
        made = charts.svg(picture, look)
    # it scales with its place, words and all, and is named apart from the other drawing of it
    scaled = charts.in_both_themes(made).replace("<svg ", '<svg preserveAspectRatio="xMidYMid" ', 1)
    return Markup(f'<div class="{name}">{scaled}</div>')  # noqa: S704 - escaped where it is drawn
