"""The engine that draws charts and turns SVG into PNG, in the typeface texts are measured in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from multiprocessing import parent_process
from typing import Any, ParamSpec, TypeVar

from region.outputs.charts import fonts
from region.outputs.workers import Workers

PACKAGE = "vl-convert-python"
P = ParamSpec("P")
R = TypeVar("R")


@cache
def _engine() -> Any:
    import vl_convert  # heavy: loaded when the first picture is wanted

    vl_convert.register_font_directory(str(fonts.FOLDER))
    return vl_convert


def draw_svg(spec: str) -> str:
    """Return a Vega-Lite specification in JSON as SVG."""
    svg: str = _engine().vegalite_to_svg(spec)
    return svg


def raster(svg: str, scale: float) -> bytes:
    """Return the picture as PNG, `scale` pixels for each of its own."""
    png: bytes = _engine().svg_to_png(svg, scale=scale)
    return png


_WORKERS = Workers()


def _apart(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Draw in another process, so that the memory is not this one's and no visitor waits.

    A process that already works for another draws by itself.
    """
    if parent_process() is not None:
        return work(*args, **kwargs)
    return _WORKERS.run(work, *args, **kwargs)


def drawn(spec: str) -> str:
    """Return the chart as SVG."""
    return _apart(draw_svg, spec)


def rastered(svg: str, scale: float) -> bytes:
    """Return the picture as PNG."""
    return _apart(raster, svg, scale)


def stop() -> None:
    """End the process that draws; the next picture starts a new one."""
    _WORKERS.stop()
