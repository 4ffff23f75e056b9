"""The municipalities' parts of a target on a small map."""

from __future__ import annotations

from functools import lru_cache

from region.content.geography import shapes
from region.outputs.charts.municipalities import as_address, outlines
from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.targets.contributions import ContributionsView

LARGEST = 520
"""The radius of the largest circle, in the picture's units."""


@lru_cache(maxsize=64)
def part_map(view: ContributionsView, theme: Theme) -> str:
    """Return the address of a picture of the municipalities: a sum as circles, else in classes.

    Missing values have the surface's colour; the list beside says the same in words.
    """
    if view.together == "sum":
        return as_address(_circles(view, theme))
    tokens = [token for _text, token in view.legend]
    fills = {
        row.code: TOKENS[theme]["paper"]
        if row.class_index is None
        else CLASSES[theme][tokens[row.class_index]]
        for row in view.rows
    }
    body = outlines(lambda shape: {"fill": fills[shape.code]})
    return as_address(f'<g stroke="{TOKENS[theme]["mark"]}" stroke-width="16">{body}</g>')


def _circles(view: ContributionsView, theme: Theme) -> str:
    """Return the municipalities' outlines with a circle in each, its area the part of the sum.

    A sum in classes would show how large a municipality is, not what it gives.
    """
    colours = TOKENS[theme]
    body = outlines(lambda _shape: {"fill": colours["hair"]})
    parts = {row.code: max(row.value or 0.0, 0.0) for row in view.rows}
    most = max(parts.values()) or 1.0
    found = sorted(shapes().shapes, key=lambda shape: -parts.get(shape.code, 0.0))
    circles = "".join(
        f'<circle cx="{shape.label[0]}" cy="{shape.label[1]}" '
        f'r="{LARGEST * (parts.get(shape.code, 0.0) / most) ** 0.5:.0f}"/>'
        for shape in found
    )
    return (
        f'<g stroke="{colours["mark"]}" stroke-width="16">{body}</g>'
        f'<g fill="{colours["blue"]}" fill-opacity="0.75" stroke="{colours["paper"]}" '
        f'stroke-width="12">{circles}</g>'
    )


def swatch(token: str) -> str:
    """Return a class's colour, which follows the theme, for CSS."""
    return f"light-dark({CLASSES['light'][token]}, {CLASSES['dark'][token]})"


def swatches(view: ContributionsView) -> tuple[tuple[str, str], ...]:
    """Return each class's limits in words and its colour, which follows the theme, for CSS."""
    if view.together == "sum":
        return ()
    return tuple((text, swatch(token)) for text, token in view.legend)
