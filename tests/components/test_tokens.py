"""Colours and measures stand in one place, can be read on what they stand on, and are used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from components import style
from components.assets import ASSETS
from region.outputs.charts.palette import (
    CLASSES,
    SIZES,
    THEMES,
    TOKENS,
    WRITTEN_ON,
    Theme,
    inked,
    variables,
)

ROOT = Path(__file__).parents[2]
WORDS = 4.5
MARKS = 3.0
WRITTEN = ("ink", "ink2", "blue", "peer", "met", "slow", "far", "wrong", "na", "better", "worse")
DRAWN = ("mark", "good2", "bad2")
TINTED = {"met": "met-wash", "slow": "slow-wash", "far": "far-wash", "wrong": "wrong-wash"}


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, as WCAG 2.1 counts it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_marks_can_be_seen_on_the_paper(theme: Theme) -> None:
    tokens = TOKENS[theme]
    for name in WRITTEN:
        assert contrast(tokens[name], tokens["paper"]) >= WORDS, name
    for name in DRAWN:
        assert contrast(tokens[name], tokens["paper"]) >= MARKS, name
    for name in ("ink", "ink2", "blue"):
        assert contrast(tokens[name], tokens["wash"]) >= WORDS, name


@pytest.mark.parametrize("theme", THEMES)
def test_a_status_can_be_read_on_its_tint(theme: Theme) -> None:
    for name, tint in {**TINTED, "na": "na-wash", "blue": "blue-wash"}.items():
        assert contrast(TOKENS[theme][name], TOKENS[theme][tint]) >= WORDS, name


def test_a_light_colour_has_one_dark_partner() -> None:
    pairs = set(zip(TOKENS["light"].values(), TOKENS["dark"].values(), strict=True))

    assert len(pairs) == len({light for light, _dark in pairs})


def test_sheets_name_colours_and_write_none() -> None:
    hexadecimal = re.compile(r"#[0-9a-fA-F]{3,8}\b|light-dark\(|rgb\((?!0 0 0)")
    paths = [
        *(ROOT / "components/sheets").rglob("*.css"),
        *(ROOT / "components/static").glob("*.css"),
    ]
    for path in paths:
        text = re.sub(r'url\(("|\').*?\1\)', "", path.read_text("utf-8"))
        text = re.sub(r"#(first|root|search)\b|background: #000; z-index|#fff !important", "", text)
        assert not hexadecimal.findall(text), path.name


def test_every_colour_that_a_sheet_names_exists() -> None:
    """A variable is a token, or given in the sheet itself, or by what draws the element."""
    name = re.compile(r"(?<![\w-])--[a-z][\w-]*")
    drawing = [
        path.read_text("utf-8")
        for ending in ("html", "py", "js")
        for path in (ROOT / "components").rglob(f"*.{ending}")
        if path.name != "style.py"
    ]
    known = {*variables(), *name.findall("".join(drawing))}
    known |= {f"--{size}" for size in SIZES}
    for sheet in style.sheets():
        text = ASSETS.text(sheet)
        own = set(re.findall(r"(?<![\w-])(--[\w-]+):", text))
        assert set(re.findall(r"var\((--[\w-]+)", text)) <= known | own, sheet


def test_every_sheet_is_served_once() -> None:
    written = {
        str(path.relative_to(ROOT / "components/sheets").with_suffix(""))
        for path in (ROOT / "components/sheets").rglob("*.css")
    }
    text = ASSETS.text("style.css")

    assert written == set(style.SHEETS)
    assert len(style.SHEETS) == len(written)
    for name in style.SHEETS:
        assert text.count((ROOT / f"components/sheets/{name}.css").read_text("utf-8")) == 1


def test_the_application_has_the_same_colours() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    names = {
        "primaryColor": "blue",
        "backgroundColor": "paper",
        "secondaryBackgroundColor": "wash",
        "textColor": "ink",
        "linkColor": "blue",
        "borderColor": "mark",
    }

    for one in THEMES:
        assert theme[one] == {key: TOKENS[one][token] for key, token in names.items()}


@pytest.mark.parametrize("theme", THEMES)
def test_the_lowest_class_does_not_drown_in_the_sea(theme: Theme) -> None:
    assert contrast(CLASSES[theme]["s0"], TOKENS[theme]["sea"]) >= 1.1


def test_slides_have_the_same_blue_and_ink() -> None:
    from pptx import Presentation

    master = Presentation(str(ROOT / "data/templates/slides.pptx")).slide_master
    theme = next(
        rel.target_part.blob.decode() for rel in master.part.rels.values() if "theme" in rel.reltype
    )
    colours = dict(
        re.findall(r"<a:(dk1|dk2|lt1|accent1|accent2)>.*?(?:lastClr|val)=\"(\w{6})\"", theme)
    )

    assert f"#{colours['dk1']}" == TOKENS["light"]["ink"]
    assert f"#{colours['dk2']}" == TOKENS["light"]["ink2"]
    assert f"#{colours['accent1']}" == TOKENS["light"]["blue"]


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_can_be_read_on_the_squares_they_stand_on(theme: Theme) -> None:
    shades = {**TOKENS[theme], **CLASSES[theme]}
    for name in WRITTEN_ON:
        assert contrast(inked(shades[name]), shades[name]) >= WORDS, name
