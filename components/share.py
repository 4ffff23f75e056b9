"""What stands under a chart or map for those who want to take it along: link, code, data."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.embed import address, code, data_address
from region.outputs.exhibits import Exhibit
from region.web.settings import settings


def draw(page: Page, shown: Exhibit) -> None:
    """Draw the addresses to copy. Without scripts they can be read and marked."""
    site = settings().site_address
    frame.show(
        "share.html",
        page,
        shown=shown,
        code=code(shown, page.language, site),
        data=data_address(shown, page.language),
        specification=address(shown, page.language, ".vl.json"),
        site_address=site,
    )
