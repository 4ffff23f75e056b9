"""The parts of the data page: what the catalogue holds, its faults, the searchable list."""

from __future__ import annotations

import datetime as dt

from components import frame
from components.address import LONGEST_TEXT
from components.current import Page
from components.page import Parameter
from region.content.catalogue.fault_words import told
from region.indicators.freshness import Freshness, awaited, freshness
from region.indicators.listing import indicators, search
from region.indicators.update_log import update_log

WORDS = Parameter(
    name="q",
    label=lambda _: _("Sök bland måtten"),
    shape="text",
    reading=lambda _page, _chosen, text: text[:LONGEST_TEXT],
    hint=lambda _: _("till exempel folkmängd, SCB eller bostäder"),
)


def head(page: Page) -> None:
    """Say what the catalogue is and how figures are chosen and marked."""
    frame.show("catalogue_head.html", page, count=len(page.catalogue.indicators))


def faults(page: Page) -> None:
    """List what is wrong with an edit that could not be taken in, for whoever made it."""
    if page.current.faults:
        texts = tuple(told(fault, page.language) for fault in page.current.faults)
        frame.show("catalogue_faults.html", page, faults=texts)


def found(page: Page, words: str) -> None:
    """List the indicators that fit the words; all if there are none."""
    rows = indicators(page.catalogue, page.language)
    fresh = {row.indicator: row for row in _freshness(page)}
    fitting = tuple((row, fresh[row.id]) for row in search(rows, words))
    frame.show("catalogue_list.html", page, rows=fitting, count=len(rows))


def _freshness(page: Page) -> tuple[Freshness, ...]:
    return freshness(page.catalogue, page.language, dt.date.today())


def state(page: Page) -> None:
    """Say what is late, what has not been fetched yet, and what updates have changed."""
    rows = _freshness(page)
    frame.show(
        "catalogue_state.html",
        page,
        rows=rows,
        late=sum(1 for row in rows if row.is_late),
        awaited=awaited(page.catalogue, page.language),
        log=update_log(page.catalogue, page.language),
    )
