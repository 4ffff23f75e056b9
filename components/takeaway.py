"""Links under charts, maps and tables: the same as a picture, a table or slides."""

from __future__ import annotations

from components import frame
from components.current import Page
from region.outputs.exhibits import CHOICES

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
    **choices: str,
) -> None:
    """Draw the links; `what` is a subject of `region.outputs.exhibits`, `title` names it.

    `choices` are those of the map page's address.

    `follow` lists, with spaces between, choices that a link takes from the browser's address when
    it is used, since the browser changes them without asking the server.
    """
    frame.show(
        "takeaway.html",
        page,
        what=what,
        title=title,
        endings=endings,
        follow=follow,
        choices=tuple(choices.items()),
    )
