"""Fonts with what is used of them: letters of the languages here, icons that can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

from region.outputs.charts.subsets import saved, whole

LETTERS = frozenset(
    {
        *range(0x20, 0x180),  # Latin with the letters of the European languages
        *range(0x2010, 0x2030),  # dashes, quotation marks, dots
        *map(ord, "\u202f′″‹›€←↑→↓−≈≠≤≥²³₂▲▼▶▾●◐◔✓✕△▽○"),
    }
)
"""What the text font can write; whatever is not in it is written in the system's font."""


def _ligatures(font: Any) -> Iterator[tuple[str, str]]:
    """Each icon's name as it is written, and the glyph that it becomes."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            real = getattr(table, "ExtSubTable", table)
            if real.LookupType != 4:
                continue
            for first, ligatures in real.ligatures.items():
                for ligature in ligatures:
                    glyphs = [first, *ligature.Component]
                    yield "".join(letter.get(glyph, "?") for glyph in glyphs), ligature.LigGlyph


def icon_names(source: Path) -> frozenset[str]:
    """Return the names of all icons that a font has."""
    return frozenset(name for name, _glyph in _ligatures(whole(source)))


_NAMED = re.compile(r":material/([a-z0-9_]+)")
_QUOTED = re.compile(r"[`'\"]([a-z][a-z0-9]*(?:_[a-z0-9]+)+)[`'\"]")
_ICON_VALUE = re.compile(r"iconValue:[^,]{0,80}?`([a-z0-9_:/]+)`")

PLAIN_ICONS = (
    *("add", "cancel", "check", "close", "delete", "done", "download", "edit", "error"),
    *("fullscreen", "help", "info", "link", "menu", "mic", "refresh", "remove", "search"),
    *("stop", "upload", "visibility", "warning"),
)
"""Icons with names of a single word, which cannot be told from other words in a script."""


def icons_in(script: str, known: Set[str]) -> set[str]:
    """Return the names of icons that a script or a page may show."""
    found = {*_NAMED.findall(script), *_QUOTED.findall(script)}
    found |= {value.strip(":").split("/")[-1] for value in _ICON_VALUE.findall(script)}
    return found & known


def icons_only(source: Path, names: Iterable[str]) -> bytes:
    """Return an icon font with these icons."""
    from fontTools import subset

    font = whole(source)
    glyphs = dict(_ligatures(font))
    chosen = sorted(set(names) & set(glyphs))
    options = subset.Options(layout_features=["*"], notdef_outline=True, layout_closure=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(chosen) + " ", glyphs=[glyphs[name] for name in chosen])
    subsetter.subset(font)
    return saved(font)
