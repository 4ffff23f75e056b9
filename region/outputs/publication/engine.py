"""The engine that draws charts and turns SVG into PNG, in the typeface texts are measured in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from region.outputs.charts import fonts


@cache
def _engine() -> Any:
    import vl_convert  # heavy: loaded when the first picture is wanted

    vl_convert.register_font_directory(str(fonts.FOLDER))
    return vl_convert


def draw(spec: str) -> str:
    """Return a Vega-Lite specification in JSON as SVG."""
    svg: str = _engine().vegalite_to_svg(spec)
    return svg


def raster(svg: str, scale: float) -> bytes:
    """Return the picture as PNG, `scale` pixels for each of its own."""
    png: bytes = _engine().svg_to_png(svg, scale=scale)
    return png


apart: Callable[..., Any] | None = None
"""How a server lets another process draw (`region.web.workers`); None draws in this one."""


def drawn(spec: str) -> str:
    """Return the chart as SVG, from wherever this process draws."""
    svg: str = apart(draw, spec) if apart else draw(spec)
    return svg


def rastered(svg: str, scale: float) -> bytes:
    """Return the picture as PNG, from wherever this process draws."""
    png: bytes = apart(raster, svg, scale) if apart else raster(svg, scale)
    return png
