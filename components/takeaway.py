"""What stands under a picture or table for those who want it along: share, download, present."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.embed import address, code, data_address
from region.outputs.exhibits import CHOICES, Exhibit
from region.web.settings import settings

PICTURE = ("svg", "png", "csv", "xlsx", "pptx")
TABLE = ("csv", "xlsx", "pptx")
MAP = " ".join(CHOICES["map"])
"""The choices of the map page that its files follow."""


def links(
    page: Page,
    what: str,
    title: str,
    endings: tuple[str, ...] = PICTURE,
    follow: str = "",
    shown: Exhibit | None = None,
    **choices: str,
) -> None:
    """Draw the row; without scripts its addresses can be read and marked.

    Parameters
    ----------
    what
        A subject of `region.outputs.exhibits`.
    title
        Names it for listeners.
    endings
        The kinds of files.
    follow
        Choices, with spaces between, that a link takes from the browser's address when it is used,
        since the browser changes them without asking the server.
    shown
        The exhibit, if others can embed it.
    choices
        Those of its own address.
    """
    site = settings().site_address
    if shown is not None:
        page.shared.append(shown)
    frame.show(
        "takeaway.html",
        page,
        what=what,
        title=title,
        endings=endings,
        follow=follow,
        choices=tuple(choices.items()),
        shown=shown,
        site_address=site,
        code=code(shown, page.language, site) if shown else "",
        data=data_address(shown, page.language) if shown else "",
        specification=address(shown, page.language, ".vl.json") if shown else "",
    )
