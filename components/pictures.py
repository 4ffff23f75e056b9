"""Charts as pictures, drawn by the server with the same Vega that browsers use."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

WIDTH = 720
WIDE, NARROW = 1192, 358
"""The widths of a page's content on a desktop and on a phone."""

STREAMLITS_PADDING = {"bottom": 20}


def svg(spec: dict[str, Any], width: int = WIDTH) -> Markup:
    """Return the chart as an SVG element, `width` pixels wide where it would fill its place.

    The size is that of the whole picture, words included, as it is on a page.
    """
    fixed = spec
    if spec.get("width") == "container":
        size = {"width": width, "autosize": {"type": "fit", "contains": "padding"}}
        fixed = {**spec, **size, "padding": STREAMLITS_PADDING}
    return Markup(_svg(json.dumps(fixed, sort_keys=True)))  # noqa: S704 - drawn by Vega, escaped


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    return draw_apart(draw, spec) if draw_apart else draw(spec)


def draw(spec: str) -> str:
    """Return a Vega-Lite specification in JSON as SVG."""
    import vl_convert  # heavy: loaded when the first picture is wanted

    return vl_convert.vegalite_to_svg(spec)


draw_apart: Callable[[Callable[[str], str], str], str] | None = None
"""How a server lets another process draw (`region.workers`); None draws in this one."""
