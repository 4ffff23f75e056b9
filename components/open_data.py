"""The page for those who want the figures by machine: examples, addresses, rules."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.embed import FOLLOW_HEIGHT, code
from components.exhibits import map_exhibit, series_exhibit
from region.open_data.examples import NO_ADDRESS, addresses, examples
from region.open_data.tables import tables
from region.settings import settings


def draw(page: Page) -> None:
    """Draw the whole page; nothing on it needs a widget."""
    site = settings().site_address
    shown = map_exhibit(page.catalogue, "mean_age", "", page.language)
    series = series_exhibit(page.catalogue, "mean_age", "0180,0188,0139", page.language)
    frame.show(
        "open_data.html",
        page,
        site_address=site,
        examples=examples(page.catalogue, site, page.language),
        addresses=addresses(page.catalogue, page.language),
        table_count=len(tables(page.catalogue)),
        embed_code=code(shown, site or NO_ADDRESS),
        follow_height=FOLLOW_HEIGHT,
        series_address=series.address(),
        licences=tuple(page.catalogue.licences.values()),
    )
