"""Every palette works for eyes that see colours differently, by numbers."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from components.charts import in_both_themes
from region.outputs.charts.palette import CATEGORIES, CLASSES, PARTS, TOKENS, Theme

SIGHTS = {
    "usual": None,
    "protanopia": "protanomaly",
    "deuteranopia": "deuteranomaly",
    "tritanopia": "tritanomaly",
}
SMALLEST_STEP = 5.0
"""Difference (CAM02-UCS) between neighbouring classes; 1 is the smallest that can be seen."""
SMALLEST_LINE = 12.0
"""Difference between any two lines of a chart. They are named directly as well."""
SMALLEST_SIDE = 8.0
"""Difference between a class below zero and its like above."""


def _palette(names: list[str], theme: Theme) -> list[str]:
    lines = {f"line-{number}": colour for number, colour in enumerate(CATEGORIES[theme], 1)}
    return [{**CLASSES[theme], **lines}[name] for name in names]


SEQUENTIAL = [f"s{number}" for number in range(7)]
DIVERGING = [*(f"n{number}" for number in range(5, 0, -1)), "z", *(f"p{n}" for n in range(1, 6))]
LINES = [f"line-{number}" for number in range(1, 6)]


def _seen(colour: str, sight: str) -> np.ndarray:
    rgb = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    kind = SIGHTS[sight]
    if kind is None:
        return rgb
    space = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
    return np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1)


def _lightness(colour: np.ndarray) -> float:
    return float(cspace_convert(colour, "sRGB1", "CAM02-UCS")[0])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_of_one_colour_go_from_light_to_dark(theme: Theme, sight: str) -> None:
    seen = [_seen(colour, sight) for colour in _palette(SEQUENTIAL, theme)]

    steps = [deltaE(a, b, input_space="sRGB1") for a, b in itertools.pairwise(seen)]
    lightness = [_lightness(colour) for colour in seen]

    assert min(steps) >= SMALLEST_STEP
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_on_either_side_of_zero_are_told_apart(theme: Theme, sight: str) -> None:
    seen = [_seen(colour, sight) for colour in _palette(DIVERGING, theme)]
    middle = len(seen) // 2

    steps = [deltaE(a, b, input_space="sRGB1") for a, b in itertools.pairwise(seen)]
    sides = [
        deltaE(below, above, input_space="sRGB1")
        for below, above in zip(seen[:middle], reversed(seen[middle + 1 :]), strict=True)
    ]

    assert min(steps) >= SMALLEST_STEP
    assert min(sides) >= SMALLEST_SIDE


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_lines_are_told_apart(theme: Theme, sight: str) -> None:
    colours = _palette(LINES, theme)
    seen = [_seen(colour, sight) for colour in colours]

    apart = [deltaE(a, b, input_space="sRGB1") for a, b in itertools.combinations(seen, 2)]

    assert min(apart) >= SMALLEST_LINE


def test_a_colour_of_a_light_picture_stands_for_one_of_a_dark_screen() -> None:
    tables = (
        CLASSES,
        TOKENS,
        *({t: dict(enumerate(c[t])) for t in c} for c in (CATEGORIES, PARTS)),
    )
    for table in tables:
        for name, light in table["light"].items():
            dark = table["dark"][name]
            expected = light if light == dark else f"light-dark({light}, {dark})"
            assert expected in in_both_themes(f'<path fill="{light}"/>'), (name, light)
