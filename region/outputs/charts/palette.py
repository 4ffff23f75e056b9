"""The colours of the site in both themes: pages, charts, maps, slides and paper read them here."""

from __future__ import annotations

from typing import Literal, get_args

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)
Tone = Literal["good", "slow", "far", "bad", "none"]
"""What a computed status means, whatever its colour."""

_TOKENS: dict[str, tuple[str, str]] = {
    # what is written, and on what
    "paper": ("#FFFFFF", "#0F1720"),
    "wash": ("#F3F6F9", "#18222D"),
    "ink": ("#17212B", "#E8EEF4"),
    "ink2": ("#51606E", "#A9B6C3"),
    "line": ("#CBD5DE", "#33424F"),
    "hair": ("#E6EBEF", "#23303C"),
    # ours and others
    "blue": ("#00568C", "#6DB7E8"),
    "blue-wash": ("#E4EFF7", "#16324A"),
    "mark": ("#7F8D9B", "#607080"),
    "peer": ("#5F6C79", "#9AA7B4"),
    # women and men: never blue and pink, and told apart by shape and name too
    "women": ("#6A3D9A", "#C3A6EB"),
    "men": ("#7A5B00", "#D9B44A"),
    # computed status, and the tint behind it
    "met": ("#1A7A4C", "#5CC48F"),
    "slow": ("#5C7A00", "#B4CC4B"),
    "far": ("#AD5600", "#F2A65A"),
    "wrong": ("#B3261E", "#F28B82"),
    "na": ("#5F6C79", "#9AA7B4"),
    "met-wash": ("#E5F3EB", "#15302A"),
    "slow-wash": ("#F6F9EA", "#29301A"),
    "far-wash": ("#FDF4EA", "#352819"),
    "wrong-wash": ("#FBE9E7", "#38221F"),
    "na-wash": ("#F0F3F5", "#1B2631"),
    # words for better and worse
    "better": ("#0B6E69", "#4FC7BC"),
    "worse": ("#AD5600", "#F2A65A"),
    # maps: water, neighbours, edges, what is missing
    "sea": ("#D6E3EB", "#0A1119"),
    "shore": ("#EEF1F2", "#141D26"),
    "coast": ("#8FA3B2", "#4A5B6A"),
    "hatch": ("#AEBAC5", "#4A5B6A"),
    # on stage, the same in both themes: the first and the last slide, and the speaker's pointer
    "cover": ("#0B2F4F", "#0B2F4F"),
    "on-cover": ("#F7FBFF", "#F7FBFF"),
    "on-cover2": ("#BFDDF0", "#BFDDF0"),
    "laser": ("#E5202B", "#E5202B"),
}

_SIDES: dict[str, tuple[str, str]] = {
    "good2": ("#0B6E69", "#4FC7BC"),
    "good1": ("#7DBDB6", "#2C7771"),
    "zero": ("#E4E6E8", "#36434F"),
    "bad1": ("#EDB277", "#8A5A24"),
    "bad2": ("#B65A00", "#F2A65A"),
    # types of area, from the one with the largest challenges to the one with the best conditions
    "type1": ("#7B5EA7", "#B79BE0"),
    "type2": ("#B9A5D3", "#7D68A3"),
    "type3": ("#DADDE1", "#4B5763"),
    "type4": ("#9DC7B7", "#3F7F6C"),
    "type5": ("#2E7D67", "#7FD3B8"),
    "less2": ("#8F7215", "#DCC766"),
    "less1": ("#E3CF8A", "#6B5C22"),
    "more1": ("#8FBCD9", "#3F82B0"),
    "more2": ("#1F6EA1", "#95C6E6"),
}


def _themes(pairs: dict[str, tuple[str, str]]) -> dict[Theme, dict[str, str]]:
    return {
        theme: {name: pair[at] for name, pair in pairs.items()} for at, theme in enumerate(THEMES)
    }


TOKENS: dict[Theme, dict[str, str]] = _themes(_TOKENS | _SIDES)
"""Blue is ours, grey is others, ink is the target. A status colour is on no line and no bar."""

CATEGORIES: dict[Theme, tuple[str, ...]] = {
    "light": ("#00568C", "#C2185B", "#5A7D00", "#17212B", "#8B1A13"),
    "dark": ("#6DB7E8", "#E0665B", "#FFE08A", "#E8EEF4", "#F2A65A"),
}
"""Lines of equal weight; every line is named where it ends, so that colour is never alone."""


_SIDE = _themes(_SIDES)


def _ramp(letter: str, first: int, colours: str) -> dict[str, str]:
    return {f"{letter}{at}": f"#{colour}" for at, colour in enumerate(colours.split(), first)}


CLASSES: dict[Theme, dict[str, str]] = {
    "light": {
        **_SIDE["light"],
        **_ramp("s", 0, "F9EBC4 DDE3CF C3DBD8 86B7CB 3D86B5 1F6798 00487A"),
        **_ramp("n", 1, "F8DCC0 EEB47D D98A3D AD5600 7D3C00"),
        "z": "#F1F1EE",
        **_ramp("p", 1, "C9DFEE 8FBCD9 4F93C0 1F6EA1 00436D"),
    },
    "dark": {
        **_SIDE["dark"],
        **_ramp("s", 0, "33404C 355052 2F566F 357596 5AA5D2 8DC5E6 BFE4FA"),
        **_ramp("n", 1, "6B4420 9A5F26 CF8437 F2A65A FFD0A0"),
        "z": "#3A4148",
        **_ramp("p", 1, "2A5C80 3F82B0 6BABD6 95C6E6 C8E5F7"),
    },
}
"""Classes of a map: `s` from few to many, `n` and `p` below and above `z`, the middle.

A change or difference is `good` or `bad` where a direction is wanted, else `less` or `more`.
The lowest is warm, so that it does not drown in the sea. Five classes are `s0`, `s2`, `s3`, `s4`
and `s6`.
"""

PARTS: dict[Theme, tuple[str, ...]] = {
    "light": ("#00568C", "#3D86B6", "#7FB0D0", "#BBD3E4", "#7F8D9C"),
    "dark": ("#6DB7E8", "#4A90BF", "#356E95", "#27506D", "#8796A5"),
}
"""Parts of a whole, the largest first, and the rest. A picture in light colours is turned dark
colour by colour: one that is light in two tables is dark in both."""

_TOKEN_OF: dict[Tone, str] = {
    "good": "met",
    "slow": "slow",
    "far": "far",
    "bad": "wrong",
    "none": "na",
}
TONES: dict[Tone, str] = {tone: TOKENS["light"][name] for tone, name in _TOKEN_OF.items()}
"""A computed status on paper and on slides."""

SIZES: dict[str, str] = {
    "answer": "3.125rem",
    "title": "1.75rem",
    "block": "1.375rem",
    "lead": "1.1875rem",
    "figure": "2.75rem",
    "body": "1.0625rem",
    "note": "1rem",
    "small": "0.875rem",
    "gap": "1.75rem",
    "section": "3.5rem",
    "page": "77.5rem",
    "side": "1.5rem",
    "header": "3.75rem",
    "tabs": "2.75rem",
}
"""Type and measures on a wide screen; a rem is 16 pixels there."""

SIZES_ON_A_PHONE: dict[str, str] = {
    "answer": "1.8125rem",
    "title": "1.4375rem",
    "block": "1.25rem",
    "lead": "1rem",
    "figure": "2.25rem",
    "body": "1rem",
    "gap": "1rem",
    "section": "2.5rem",
    "side": "1rem",
    "header": "3.5rem",
}
"""Those that are others on a phone."""


def variables(theme: Theme | None = None) -> dict[str, str]:
    """Return every colour as a style sheet's variable; without a theme it follows the device's."""

    def paired(light: str, dark: str) -> str:
        if theme:
            return (light if theme == "light" else dark).lower()
        return f"light-dark({light}, {dark})".lower() if light != dark else light.lower()

    light, dark = (
        {
            **TOKENS[one],
            **CLASSES[one],
            **{f"line-{at}": colour for at, colour in enumerate(CATEGORIES[one], 1)},
            **{f"{name}-ink": inked({**TOKENS[one], **CLASSES[one]}[name]) for name in WRITTEN_ON},
        }
        for one in THEMES
    )
    return {f"--{name}": paired(light[name], dark[name]) for name in light}


WRITTEN_ON = ("good2", "good1", "zero", "bad1", "bad2", "s0", "s2", "s3", "s6")
"""Colours that numbers stand on; style sheets know what to write with as `--good2-ink`."""

_SQUARES = {"high2": "s6", "high1": "s3", "low1": "s2", "low2": "s0"}


def square(tone: str, theme: Theme) -> str:
    """Return the colour of a class of the matrix; a square without one has that of the paper."""
    if tone in _SQUARES:
        return CLASSES[theme][_SQUARES[tone]]
    return TOKENS[theme][tone or "paper"]


def _light(shade: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = (int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def inked(shade: str) -> str:
    """Return which of ink and paper can be read best on a colour."""
    here = _light(shade) + 0.05
    inks = {ink: _light(ink) + 0.05 for ink in (TOKENS["light"]["ink"], TOKENS["light"]["paper"])}
    return max(inks, key=lambda ink: max(here, inks[ink]) / min(here, inks[ink]))
