"""The installed Streamlit as this site sends it: smaller fonts and style, compressed scripts."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import streamlit as st

from region.content.catalogue import CatalogueError, load
from region.outputs.charts.subsets import letters_only
from region.outputs.workers import end_with_parent
from region.web.shell import Shell, read_shell
from region.web.wire import fonts, precompressed
from region.words import kept as prepared

STREAMLIT = Path(st.__file__).parent / "static"
FILES = STREAMLIT / "static"
VERSION = f"streamlit-{st.__version__}"
SHELL: Shell = read_shell((STREAMLIT / "index.html").read_text("utf-8"))
COMPRESSED = prepared.folder(VERSION) / "static"
OWN_CODE = ("components", "pages", "main.py")
ROOT = Path(__file__).resolve().parents[1]


class FontError(RuntimeError):
    """Streamlit's style sheet no longer names the fonts that are made smaller."""


def _only(pattern: str) -> Path:
    found = sorted((FILES / "media").glob(pattern))
    if len(found) != 1:
        raise FontError(f"{len(found)} fonts are called {pattern}, expected 1")
    return found[0]


@cache
def own_icons() -> frozenset[str]:
    """Return the names of the icons that the pages' own code shows."""
    found: set[str] = set()
    for name in OWN_CODE:
        path = ROOT / name
        for file in [path] if path.is_file() else path.rglob("*.py"):
            found |= set(re.findall(r":material/([a-z0-9_]+)", file.read_text("utf-8")))
    return frozenset(found)


def _all_icons() -> set[str]:
    known = fonts.icon_names(_only("MaterialSymbols-Rounded.*.woff2"))
    used = {*fonts.PLAIN_ICONS, *own_icons()} & known
    for path in (FILES / "js").glob("*.js"):
        used |= fonts.icons_in(path.read_text("utf-8"), known)
    return used


@cache
def text_font() -> bytes:
    """Return the font of all text with the letters that are used."""
    source = _only("SourceSansVF-Upright.*.woff2")
    letters = "".join(map(chr, sorted(fonts.LETTERS)))
    return prepared.made(
        "text.woff2", VERSION, lambda: letters_only(source, fonts.LETTERS), source.name, letters
    )


@cache
def icon_font() -> bytes:
    """Return the font of Streamlit's icons with those that can be shown."""
    source = _only("MaterialSymbols-Rounded.*.woff2")
    return prepared.made(
        "icons.woff2",
        VERSION,
        lambda: fonts.icons_only(source, _all_icons()),
        source.name,
        *sorted(own_icons()),
    )


def font_faces(text_address: str, icon_address: str) -> str:
    """Return what Streamlit's style sheet says of fonts, with the smaller ones.

    The rest of that sheet is for mathematical formulas, of which this site has none.

    Raises
    ------
    FontError
        if the sheet does not name the fonts, or holds something else.
    """
    css = (STREAMLIT / SHELL.stylesheet.removeprefix("/")).read_text("utf-8")
    for font, address in (
        (_only("SourceSansVF-Upright.*.woff2"), text_address),
        (_only("MaterialSymbols-Rounded.*.woff2"), icon_address),
    ):
        if f"../media/{font.name}" not in css:
            raise FontError(f"the style sheet does not name {font.name}")
        css = css.replace(f"../media/{font.name}", address)
    others = [rule for rule in re.findall(r"[^{}]+\{[^{}]*\}", css) if _is_unknown(rule)]
    if others:
        raise FontError(f"the style sheet holds more than fonts and formulas: {others[0][:80]}")
    faces = [face for face in _FACE.findall(css) if "KaTeX" not in face]
    shown_at_once = "".join(faces).replace("Source Sans;", "Source Sans;font-display:swap;")
    return shown_at_once.replace("url(../media/", "url(/static/media/")


_FACE = re.compile(r"@font-face\{[^}]*\}")


def _is_unknown(rule: str) -> bool:
    selectors = rule.split("{", 1)[0].strip()
    return selectors != "@font-face" and not all(
        "katex" in part or part == "body" for part in re.split(r",(?![^(]*\))", selectors)
    )


def prepare(workers: int = 1) -> int:
    """Make everything that can be made beforehand; return how many files were compressed."""
    with suppress(CatalogueError):  # the start tells of its faults
        load()
    text_font()
    icon_font()
    first = [address.removeprefix("/static/") for address in (SHELL.script, *SHELL.modules)]
    return precompressed.compress_all(FILES, COMPRESSED, first, workers)


def prepare_in_background() -> None:
    """Compress what is still missing, in a process of its own that gives way to all others."""
    if not precompressed.missing(FILES, COMPRESSED):
        return
    get_context("spawn").Process(target=_prepare_patiently, daemon=True).start()


def _prepare_patiently() -> None:
    end_with_parent()
    if hasattr(os, "nice"):
        os.nice(15)
    prepare()


if __name__ == "__main__":
    prepare(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
