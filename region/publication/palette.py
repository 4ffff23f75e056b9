"""The colours of classes and status on white paper, the same as the map's in the browser."""

from __future__ import annotations

from region.exhibits.model import Tone


def _ramp(letter: str, first: int, colours: str) -> dict[str, str]:
    return {f"{letter}{at}": colour for at, colour in enumerate(colours.split(), first)}


CLASSES = {
    **_ramp("s", 0, "EAF1F6 D3E3EE BBD3E4 7FB0D0 3D86B5 1F6EA1 00568C"),
    "z": "F1F1EE",
    **_ramp("p", 1, "C9DFEE 8FBCD9 4F93C0 1F6EA1 00436D"),
    **_ramp("n", 1, "F8DCC0 EEB47D D98A3D AD5600 7D3C00"),
}
OUTLINE = "7F8D9B"
MISSING = "FFFFFF"
TEXT, QUIET, CHOSEN, OTHER, TARGET = "17212B", "51606E", "00568C", "7F8D9B", "1A7A4C"
GRID = "E3E8ED"

TONES: dict[Tone, str] = {
    "good": "1A7A4C",
    "slow": "5C7A00",
    "far": "AD5600",
    "bad": "B3261E",
    "none": "5F6C79",
}
