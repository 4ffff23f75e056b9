"""What a page says that is pinned to a day: which, where it is as it is now, and what is newer."""

from __future__ import annotations

from collections.abc import Iterator

from components import frame
from components.current import Page, store
from components.page.declaration import Chosen
from region.content.catalogue import Catalogue
from region.indicators.update_log import LogDay, update_log
from region.targets.links import looked_at
from region.words import formatting as fmt
from region.words import pages


def notice(page: Page, chosen: Chosen) -> None:
    """Say that the page is of an earlier day; nothing on a page that is not.

    The document stays the same to the byte, so only the application says what is newer.
    """
    day = page.catalogue.pinned
    if day is None:
        return
    newer = (
        () if page.document is not None else update_log(store().current().catalogue, page.language)
    )
    frame.show(
        "pinned.html",
        page,
        day=fmt.date(day, page.language),
        log=tuple(
            _own_first(one, asked_for(page.catalogue, chosen)) for one in newer if one.day >= day
        ),
        now=chosen.link(page),
        all_changes=f"{pages.link('data', page.language)}#updates",
    )


def asked_for(catalogue: Catalogue, chosen: Chosen) -> frozenset[str]:
    """Return the indicators that the address of a view names, itself or by its target."""

    def named() -> Iterator[str]:
        yield chosen.get("indicator", "")
        target = catalogue.targets.get(chosen.get("target", ""))
        yield from looked_at(target) if target else ()

    return frozenset(named())


def _own_first(day: LogDay, asked: frozenset[str]) -> LogDay:
    """Return a day's changes, those of what the view was asked for before the others."""
    lines = sorted(day.lines, key=lambda line: line.indicator not in asked)
    return LogDay(day.day, day.date, tuple(lines))
