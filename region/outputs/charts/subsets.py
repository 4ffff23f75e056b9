"""A font with no more letters than are written with it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "tnum"]
NAME = "Stockholmsregionen i siffror"


def whole(source: Path) -> Any:
    """Return a font as it is delivered."""
    from fontTools.ttLib import TTFont  # heavy, and seldom needed

    return TTFont(source, recalcTimestamp=False)


def saved(font: Any) -> bytes:
    """Return the font as woff2, under a name of its own: the makers keep theirs for the whole."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def letters_only(source: Path, letters: Iterable[int]) -> bytes:
    """Return a text font that can write `letters` (code points), in all its weights."""
    from fontTools import subset

    font = whole(source)
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=list(letters))
    chosen.subset(font)
    return saved(font)
