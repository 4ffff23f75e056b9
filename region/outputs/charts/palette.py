"""The colours of charts and maps in both themes; style sheets are checked against them."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
Tone = Literal["good", "slow", "far", "bad", "none"]
"""What a computed status means, whatever its colour."""

TOKENS: dict[Theme, dict[str, str]] = {
    "light": {
        "text": "#17212B",
        "secondary": "#51606E",
        "chosen": "#00568C",
        "other": "#7F8D9B",
        "grid": "#E3E8ED",
        "surface": "#FFFFFF",
    },
    "dark": {
        "text": "#E8EEF4",
        "secondary": "#A9B6C3",
        "chosen": "#6DB7E8",
        "other": "#8796A5",
        "grid": "#26323E",
        "surface": "#0F1720",
    },
}
"""Blue is ours, grey is others, the colour of text is the target."""

CATEGORIES: dict[Theme, tuple[str, ...]] = {
    "light": ("#00568C", "#C2185B", "#5A7D00", "#17212B", "#8B1A13"),
    "dark": ("#6DB7E8", "#E0665B", "#FFE08A", "#E8EEF4", "#F2A65A"),
}
"""Lines of equal weight; every line is named where it ends, so that colour is never alone."""


def _ramp(letter: str, first: int, colours: str) -> dict[str, str]:
    return {f"{letter}{at}": f"#{colour}" for at, colour in enumerate(colours.split(), first)}


CLASSES: dict[Theme, dict[str, str]] = {
    "light": {
        **_ramp("s", 0, "EAF1F6 D3E3EE BBD3E4 7FB0D0 3D86B5 1F6EA1 00568C"),
        **_ramp("n", 1, "F8DCC0 EEB47D D98A3D AD5600 7D3C00"),
        "z": "#F1F1EE",
        **_ramp("p", 1, "C9DFEE 8FBCD9 4F93C0 1F6EA1 00436D"),
    },
    "dark": {
        **_ramp("s", 0, "1B3A52 224B69 2A5C80 3F82B0 6BABD6 95C6E6 BFE0F5"),
        **_ramp("n", 1, "6B4420 9A5F26 CF8437 F2A65A FFD0A0"),
        "z": "#3A4148",
        **_ramp("p", 1, "2A5C80 3F82B0 6BABD6 95C6E6 C8E5F7"),
    },
}
"""Classes of a map: `s` from few to many, `n` and `p` below and above `z`, the middle."""

PARTS: dict[Theme, tuple[str, ...]] = {
    "light": ("#00568C", "#3D86B5", "#7FB0D0", "#BBD3E4", "#7F8D9B"),
    "dark": ("#6DB7E8", "#4A90BF", "#356E95", "#27506D", "#8796A5"),
}
"""Parts of a whole, the largest first, and the rest."""

TONES: dict[Tone, str] = {
    "good": "#1A7A4C",
    "slow": "#5C7A00",
    "far": "#AD5600",
    "bad": "#B3261E",
    "none": "#5F6C79",
}
"""A computed status on paper and on slides."""
