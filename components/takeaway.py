"""What stands under a picture or table for those who want it along: share, download, present."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from components import frame
from components.current import Page
from components.embed import address, code, data_address, find
from region.content.catalogue.pinned import settled
from region.outputs.exhibits import CHOICES, Exhibit, subject
from region.web.settings import settings
from region.words.addresses import export_address
from region.words.language import gettext

PICTURE = ("svg", "png", "csv", "xlsx", "pptx")
TABLE = ("csv", "xlsx", "pptx")
MAP = " ".join(CHOICES["map"])
"""The choices of the map page that its files follow."""


class Cited(NamedTuple):
    """An exhibit as it stays: the address of its page, and the code that embeds it."""

    page: str
    code: str


def _cited(page: Page, shown: Exhibit) -> Cited:
    kept, site = shown.on_day(settled(page.catalogue)), settings().site_address
    return Cited(kept.page, code(kept, page.language, site) if kept.picture is not None else "")


@dataclass(frozen=True)
class Shared:
    """What is offered beside a picture: the exhibit, and the addresses others find it at.

    `why` says why others cannot embed it, where they cannot; `exhibit` is then none, or a table.
    """

    what: str
    title: str
    exhibit: Exhibit | None
    site_address: str
    choices: tuple[tuple[str, str], ...] = ()
    code: str = ""
    data: str = ""
    picture: str = ""
    why: str = ""
    cited: Cited | None = None


def shared(page: Page, what: str, title: str = "", **choices: str) -> Shared:
    """Return how an exhibit beside others of its page is shared; `what` names its subject."""
    _ = gettext(page.language)
    choice = tuple((name, value) for name, value in choices.items() if value)
    shown = subject(page.catalogue, what, page.language, choice).exhibits[0]
    drawn = shown.picture is not None
    return Shared(
        what=what,
        title=title or shown.title,
        exhibit=shown,
        site_address=settings().site_address,
        choices=choice,
        code=code(shown, page.language, settings().site_address) if drawn else "",
        data=export_address(what, "csv", page.language, **dict(choice)),
        picture=export_address(what, "png", page.language, **dict(choice)) if drawn else "",
        cited=_cited(page, shown),
        why="" if drawn else _("En lista i ord: den har ingen bild att bädda in."),
    )


def of_then(page: Page, title: str) -> Shared:
    """Return how a picture of an earlier day is shared: as the page that keeps the day."""
    _ = gettext(page.language)
    why = _(
        "Bilden visar läget en tidigare dag. Länken behåller dagen. Det som kan bäddas in visar "
        "läget nu."
    )
    return Shared("", title, None, settings().site_address, why=why)


def drawn(
    page: Page, what: str, title: str = "", endings: tuple[str, ...] = PICTURE, /, **choices: str
) -> None:
    """Draw the row of what is drawn, which others can embed; its title is the exhibit's own.

    Raises
    ------
    UnknownIdError
        if there is no such exhibit, or no picture of it.
    """
    shown = find(page.catalogue, what, choices, page.language)
    links(page, what, title or shown.title, endings, shown=shown, **choices)


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
    cited = None
    if shown is not None:
        shown = shown.on_day(page.catalogue.pinned)
        page.shared.append(shown)
        cited = _cited(page, shown)
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
        cited=cited,
        code=code(shown, page.language, site) if shown else "",
        data=data_address(shown, page.language) if shown else "",
        specification=address(shown, page.language, ".vl.json") if shown else "",
    )
