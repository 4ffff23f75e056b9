"""Which pictures there are, and how each is taken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page

from components.embed import find
from region.content.catalogue import Catalogue
from region.outputs.charts.palette import THEMES
from region.outputs.publication.pictures import png
from tests.visitors import visitor

FOLDER = Path(__file__).parent
WIDTHS = {"desktop": 360, "phone": 195}
"""So many pixels wide a page's picture is kept: enough to see what moved, and small."""

SIZES = {"desktop": (1440, 2400), "phone": (390, 2400)}
"""A page is looked at as far as this; what comes further down are tables."""

CHARTS: dict[str, tuple[str, dict[str, str]]] = {
    "course": ("target/rd_share", {}),
    "course-of-a-yearly-target": ("target/dwellings", {}),
    "series": ("series/mean_age", {"area": "0180,0188"}),
    "map": ("map/mean_age", {}),
    "change-map": ("map/mean_age", {"measure": "change"}),
    "places": ("history/eu_rci", {}),
    "places-of-a-comparison": ("compare/gdp_pps_per_head", {"view": "ranks"}),
    "lines-of-a-comparison": ("compare/gdp_pps_per_head", {"view": "lines"}),
    "two-measures": ("relation/mean_age", {}),
    "several-measures": ("compare/gdp_pps_per_head", {"view": "several"}),
    "who-has-built": ("parts/dwellings", {}),
    "bars": ("bars/mean_age", {}),
    "women-and-men": ("sexes/employment_rate_20_64", {}),
    "inside-municipalities": ("strips/regso_share_foreign_born", {}),
    "areas": ("areas/0181", {}),
    "matrix": ("matrix/population", {}),
}
"""One chart of each kind: the exhibit and its choices."""

PAGES: dict[str, str] = {
    "overview": "",
    "goals": "mal",
    "target": "mal?target=rd_share",
    "yearly-target": "mal?target=dwellings",
    "follow-up": "uppfoljning",
    "news": "uppfoljning?view=changes",
    "map": "kommunkarta",
    "profile": "kommun?kommun=0192",
    "rankings": "rankningar",
    "ranking": "rankningar?ranking=eu_rci",
    "compare": "jamfor",
    "within": "inom-kommuner",
    "matrix": "alla-26",
    "strategy": "strategin",
    "indicator": "matt/unemployment_rate_bas_20_64",
    "data": "data",
    "open-data": "oppna-data",
    "method": "metod",
    "glossary": "ordlista",
    "easy": "lattlast",
    "accessibility": "tillganglighet",
    "about": "om",
    "slide": "presentera?show=state_of_the_region&step=3",
}


@dataclass(frozen=True)
class Taken:
    """A picture and the name it is kept under."""

    name: str
    image: Image.Image

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.webp"


def charts(content: Catalogue) -> Iterator[Taken]:
    """Draw one chart of each kind in both themes, at half size."""
    for name, (what, choices) in CHARTS.items():
        shown = find(content, what, choices, "sv")
        for theme in THEMES:
            image = Image.open(io.BytesIO(png(shown, "sv", theme))).convert("RGB")
            image.thumbnail((500, 500))
            yield Taken(f"chart-{name}-{theme}", image)


def camera(browser: Browser, size: str) -> Page:
    """Return a page of that size without scripts, to look at one address after the other."""
    width, height = SIZES[size]
    context = visitor(
        browser,
        viewport={"width": width, "height": height},
        java_script_enabled=False,
        reduced_motion="reduce",
    )
    return context.new_page()


def page(opened: Page, server: str, name: str, size: str) -> Iterator[Taken]:
    """Take one page in both themes as its document draws it, which is the same each time."""
    opened.goto(f"{server}/{PAGES[name]}")
    for theme in THEMES:
        opened.emulate_media(color_scheme=theme)
        seen = Image.open(io.BytesIO(opened.screenshot())).convert("RGB")
        scale = WIDTHS[size] / seen.width
        small = seen.resize((WIDTHS[size], round(seen.height * scale)), Image.Resampling.LANCZOS)
        yield Taken(f"page-{name}-{size}-{theme}", small)


def difference(old: Image.Image, new: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of the picture that looks different, and where.

    Both are softened first, so that a letter that is drawn a pixel aside is no difference.
    """
    width, height = max(old.width, new.width), max(old.height, new.height)
    pair = []
    for image in (old, new):
        whole = Image.new("RGB", (width, height), "#FF00FF")
        whole.paste(image.convert("RGB"))
        pair.append(whole.filter(ImageFilter.GaussianBlur(2)))
    apart = ImageChops.difference(*pair).convert("L").point(lambda value: 255 * (value > 24))
    return apart.histogram()[255] / (width * height), apart
