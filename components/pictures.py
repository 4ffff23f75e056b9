"""Charts as pictures, drawn by the server with the same Vega that browsers use."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from markupsafe import Markup

WIDTH = 720


def svg(spec: dict[str, Any], width: int = WIDTH) -> Markup:
    """Return the chart as an SVG element, `width` pixels wide where it would fill its place."""
    fixed = {**spec, "width": width} if spec.get("width") == "container" else spec
    return Markup(_svg(json.dumps(fixed, sort_keys=True)))  # noqa: S704 - drawn by Vega, escaped


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    import vl_convert  # heavy: loaded when the first picture is wanted

    return vl_convert.vegalite_to_svg(spec)
