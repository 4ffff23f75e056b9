"""The page for those who want the figures by machine: examples, addresses, rules."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.embed import FOLLOW_HEIGHT, address, code, find
from region.outputs.open_data.examples import NO_ADDRESS, addresses, examples
from region.outputs.open_data.tables import tables
from region.web.settings import settings


def draw_open_data(page: Page) -> None:
    """Draw the whole page; nothing on it needs a widget."""
    site = settings().site_address
    shown = find(page.catalogue, "map/mean_age", {}, page.language)
    areas = {"area": "0180,0188,0139"}
    series = find(page.catalogue, "series/mean_age", areas, page.language)
    frame.show(
        "open_data.html",
        page,
        site_address=site,
        examples=examples(page.catalogue, site, page.language),
        addresses=addresses(page.catalogue, page.language),
        table_count=len(tables(page.catalogue)),
        embed_code=code(shown, page.language, site or NO_ADDRESS),
        follow_height=FOLLOW_HEIGHT,
        series_address=address(series, page.language),
        licences=tuple(page.catalogue.licences.values()),
    )
