"""The typeface of what is printed, and how wide a text is in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
from PIL import ImageFont

FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
FAMILY = "Source Sans Pro"
_SIZE = 100


@lru_cache(maxsize=2)
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    name = "SourceSansPro-Bold.ttf" if bold else "SourceSansPro-Regular.ttf"
    return ImageFont.truetype(str(FOLDER / name), _SIZE)


@lru_cache(maxsize=2_048)
def _advance(character: str, bold: bool) -> float:
    return float(_face(bold).getlength(character))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the text is, in the unit of `size`, character by character."""
    return sum(_advance(character, bold) for character in text) * size / _SIZE


def wrap(text: str, size: float, room: float, *, bold: bool = False, wider: float = 1) -> list[str]:
    """Return the lines that the text takes, at most `room` wide (in the unit of `size`).

    `wider` allows for a typeface that is wider than this one. A word that is wider than a line
    is cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width(longer, size, bold=bold) * wider <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            while width(word, size, bold=bold) * wider > room and len(word) > 1:
                kept = len(word) - 1
                while kept > 1 and width(word[:kept], size, bold=bold) * wider > room:
                    kept -= 1
                lines.append(word[:kept])
                word = word[kept:]
            line = word
        lines.append(line)
    return lines
