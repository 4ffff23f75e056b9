"""The municipalities' parts of a target on a small map."""

from __future__ import annotations

from functools import lru_cache

from region.outputs.charts.municipalities import as_address, outlines
from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.targets.contributions import ContributionsView


@lru_cache(maxsize=64)
def part_map(view: ContributionsView, theme: Theme) -> str:
    """Return the address of a picture of the municipalities, coloured by class.

    Missing values have the surface's colour; the list beside says the same in words.
    """
    tokens = [token for _text, token in view.legend]
    fills = {
        row.code: TOKENS[theme]["paper"]
        if row.class_index is None
        else CLASSES[theme][tokens[row.class_index]]
        for row in view.rows
    }
    body = outlines(lambda shape: {"fill": fills[shape.code]})
    return as_address(f'<g stroke="{TOKENS[theme]["mark"]}" stroke-width="16">{body}</g>')


def swatches(view: ContributionsView) -> tuple[tuple[str, str], ...]:
    """Return each class's limits in words and its colour, which follows the theme, for CSS."""
    return tuple(
        (text, f"light-dark({CLASSES['light'][token]}, {CLASSES['dark'][token]})")
        for text, token in view.legend
    )
