"""The parts of the data page: what the catalogue holds, its faults, the searchable list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from components import frame
from components.address import LONGEST_TEXT
from components.current import Page, today
from components.page import Chosen, Parameter, control
from region.content.catalogue import COUNTY
from region.content.catalogue.fault_words import told
from region.indicators.freshness import Freshness, awaited, freshness
from region.indicators.listing import IndicatorRow, indicators, search, up_to_date
from region.indicators.series import series_view
from region.indicators.update_log import update_log
from region.strategy.indicator import every_indicator, place_of
from region.web.search_answers import course
from region.words.language import gettext

WORDS = Parameter(
    name="q",
    label=lambda _: _("Sök bland måtten"),
    shape="text",
    reading=lambda _page, _chosen, text: text[:LONGEST_TEXT],
    hint=lambda _: _("till exempel folkmängd, SCB eller bostäder"),
)


def _themes(page: Page, _chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    known = {one.id: one.name[page.language] for one in page.catalogue.themes.values()}
    return {"": _("Alla teman"), **known}


def _sorts(page: Page, _chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    return {
        "theme": _("tema"),
        "name": _("namn"),
        "latest": _("senaste period först"),
        "next": _("nästa uppdatering först"),
    }


THEME = Parameter(name="theme", label=lambda _: _("Tema"), options=_themes)
SORT = Parameter(name="sort", label=lambda _: _("Ordning"), options=_sorts)
PARAMETERS = (WORDS, THEME, SORT)


def controls(page: Page, chosen: Chosen) -> None:
    """Draw what narrows the list and orders it."""
    with frame.box(page, "catalogue_controls", row=True):
        for parameter in PARAMETERS:
            control(page, chosen, parameter)


def head(page: Page) -> None:
    """Say what the catalogue is and how figures are chosen and marked."""
    count = len(page.catalogue.indicators)
    frame.show("catalogue_head.html", page, count=count, answer=answer(page))


def answer(page: Page) -> str:
    """Return how many indicators are up to date."""
    return up_to_date(page.catalogue, page.language)


def faults(page: Page) -> None:
    """List what is wrong with an edit that could not be taken in, for whoever made it."""
    if page.current.faults:
        texts = tuple(told(fault, page.language) for fault in page.current.faults)
        frame.show("catalogue_faults.html", page, faults=texts)


@dataclass(frozen=True)
class Listed:
    """An indicator in the list: its latest value and which way it went, and what comes next.

    `place` names whose value it is, where it is not the county's.
    """

    row: IndicatorRow
    latest: str
    place: str
    fresh: Freshness


def _listed(page: Page, row: IndicatorRow, fresh: Freshness) -> Listed:
    content, language = page.catalogue, page.language
    code = place_of(content, row.id)
    place = "" if code == COUNTY else content.areas[code].name[language]
    return Listed(row, course(series_view(content, row.id, code, language), language), place, fresh)


def _ordered(rows: list[Listed], sort: str) -> list[Listed]:
    """Return the rows in an order; those that are equal in it stay by theme and name."""
    if sort == "name":
        return sorted(rows, key=lambda one: one.row.name.casefold())
    if sort == "latest":
        return sorted(rows, key=lambda one: one.row.last_period, reverse=True)
    if sort == "next":
        return sorted(rows, key=lambda one: one.fresh.due or dt.date.max)
    return rows


def found(page: Page, chosen: Chosen) -> None:
    """List the indicators that fit the words and the theme; all if there are none."""
    rows = indicators(page.catalogue, page.language)
    fresh = {row.indicator: row for row in _freshness(page)}
    theme = _themes(page, chosen)[chosen["theme"]] if chosen["theme"] else ""
    fitting = [
        _listed(page, row, fresh[row.id])
        for row in search(rows, chosen["q"])
        if not theme or row.theme == theme
    ]
    compared = tuple(
        (key, one.name[page.language])
        for key, one in every_indicator(page.catalogue).items()
        if key not in page.catalogue.indicators
    )
    frame.show(
        "catalogue_list.html",
        page,
        rows=tuple(_ordered(fitting, chosen["sort"])),
        count=len(rows),
        grouped=chosen["sort"] == "theme",
        compared=compared,
    )


def _freshness(page: Page) -> tuple[Freshness, ...]:
    return freshness(page.catalogue, page.language, today(page.catalogue))


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
