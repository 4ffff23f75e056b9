"""How lines are drawn: what each role's stroke, words and dots look like."""

from __future__ import annotations

from typing import NamedTuple

from region.outputs.charts.look import Look
from region.outputs.charts.model import Role
from region.outputs.charts.palette import CATEGORIES


class Stroke(NamedTuple):
    """How a role is drawn. `dots`: every observation, or only those that a line cannot show."""

    token: str
    words: str
    width: float
    dash: tuple[int, ...] = (1, 0)
    dots: bool = False
    bold: bool = True
    shape: str = "circle"


STROKES: dict[Role, Stroke] = {
    "other": Stroke("mark", "peer", 1.8, bold=False),
    "whole": Stroke("ink", "ink", 2, (6, 4), bold=False),
    "fifth": Stroke("4", "4", 2.5, dots=True),
    "fourth": Stroke("3", "3", 2.5, dots=True),
    "third": Stroke("2", "2", 2.5, dots=True),
    "second": Stroke("1", "1", 2.5, dots=True),
    "men": Stroke("men", "men", 2.5, (7, 3), dots=True, shape="diamond"),
    "women": Stroke("women", "women", 2.5, dots=True),
    "required": Stroke("ink", "ink2", 1.5, (1, 5), bold=False),
    "needed": Stroke("ink", "ink2", 2, (5, 4), bold=False),
    "target": Stroke("ink", "ink", 2),
    "tried": Stroke("blue", "blue", 2, (3, 3)),
    "chosen": Stroke("blue", "blue", 2.6, dots=True),
}
"""In the order in which they are drawn, the last on top."""


def shape_of(role: Role) -> str:
    """Return the shape of a role's dots."""
    return STROKES[role].shape


def shade(token: str, look: Look) -> str:
    """Return the colour of a stroke's token: of the theme, or one of the categories."""
    return CATEGORIES[look.theme][int(token)] if token.isdigit() else look.colour(token)
