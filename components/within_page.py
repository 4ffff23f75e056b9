"""The parts of the page inside the municipalities: strips of areas, one municipality opened."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from components import frame, takeaway
from components.current import Page
from components.page import Chosen, Parameter, control
from region.content.geography.places import find_municipality, names_of_municipalities
from region.municipalities.area_types import area_types
from region.municipalities.inside import (
    ORDERS,
    Inside,
    Order,
    Strip,
    inside,
    measures,
    opened,
    periods_of,
)
from region.outputs.charts.area_map import area_svg
from region.outputs.charts.axes import strip_axis, ticks
from region.outputs.charts.look import Look
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import Theme
from region.outputs.exhibits.inside import areas_map, strips_chart
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

MAP = (500, 460)
"""Width and height of the map of a municipality's areas, in pixels."""

SMALLEST, LARGEST = 5, 17
"""The diameters of an area without inhabitants and of the largest, in pixels."""


def _orders(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    names: dict[Order, str] = {
        "spread": _("störst skillnader först"),
        "value": _("högst värde först"),
        "name": _("kommunens namn"),
    }
    return {order: names[order] for order in ORDERS}


def _municipalities(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what can be opened, after the choice of none."""
    _ = gettext(page.language)
    return {"": _("Alla kommuner"), **names_of_municipalities(page.catalogue, page.language)}


INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Visa"),
    options=lambda page, _chosen: dict(measures(page.catalogue, page.language)),
    resets=("year",),
)
YEAR = Parameter(
    name="year",
    label=lambda _: _("År"),
    options=lambda page, chosen: {
        period: period for period in periods_of(page.catalogue, chosen["indicator"])
    },
)
SORT = Parameter(name="sort", label=lambda _: _("Ordning"), options=_orders)
MUNICIPALITY = Parameter(
    name="kommun",
    label=lambda _: _("Öppna en kommun"),
    options=_municipalities,
    shape="place",
    reading=lambda page, _chosen, text: find_municipality(page.catalogue, text),
)
PARAMETERS = (INDICATOR, YEAR, SORT, MUNICIPALITY)


@dataclass(frozen=True)
class Dot:
    """An area on the line: where from the left, in per cent, how wide, and what it says."""

    at: float
    wide: int
    tip: str


@dataclass(frozen=True, eq=False)
class Row:
    """A municipality with its areas placed on the axis."""

    strip: Strip
    dots: tuple[Dot, ...]
    low: float
    high: float
    own: float | None


@dataclass(frozen=True, eq=False)
class Plot:
    """All rows on one axis; `ticks` are places and words."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    county: float | None
    from_zero: bool


@lru_cache(maxsize=64)
def plot(view: Inside, language: Language) -> Plot:
    """Return where everything stands, in per cent of the axis that the exported chart has too."""
    axis = strip_axis(strips_chart(view, language))
    most = max(area.people for strip in view.strips for area in strip.areas)

    def at(value: float) -> float:
        return round(100 * (value - axis.low) / (axis.high - axis.low), 2)

    def dots(strip: Strip) -> tuple[Dot, ...]:
        largest_first = sorted(strip.areas, key=lambda area: -area.people)
        return tuple(
            Dot(
                at(area.value),
                round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(area.people / most)),
                area.tip,
            )
            for area in largest_first
        )

    return Plot(
        rows=tuple(
            Row(
                strip,
                dots(strip),
                at(strip.low),
                at(strip.high),
                None if strip.own is None else at(strip.own),
            )
            for strip in view.strips
        ),
        ticks=tuple(
            (at(value), fmt.number(value, axis.decimals, language)) for value in ticks(axis)
        ),
        county=None if view.county is None else at(view.county),
        from_zero=axis.low == 0,
    )


def view_of(page: Page, chosen: Chosen) -> Inside:
    """Return what the address asks for."""
    order = next(one for one in ORDERS if one == chosen["sort"])
    return inside(page.catalogue, chosen["indicator"], chosen["year"], order, page.language)


def title(page: Page, chosen: Chosen) -> str:
    """Return the title of a view: the municipality that is opened, and the measure."""
    names = _municipalities(page, chosen)
    opened_name = names[chosen["kommun"]] if chosen["kommun"] else ""
    return ", ".join(filter(None, (opened_name, view_of(page, chosen).short_name)))


def head(page: Page, chosen: Chosen) -> None:
    """Say what the differences are, and let choose what is shown."""
    frame.show("within_head.html", page, view=view_of(page, chosen))
    with frame.box(page, "within_controls", row=True):
        for parameter in PARAMETERS:
            control(page, chosen, parameter)


def strips(page: Page, chosen: Chosen) -> None:
    """Draw a row for every municipality, with its areas and its inhabitants by type of area."""
    view = view_of(page, chosen)
    types = area_types(page.catalogue, page.language)
    frame.show(
        "within_strips.html",
        page,
        view=view,
        plot=plot(view, page.language),
        types=types,
        links=_links(page, chosen),
        opened=chosen["kommun"],
    )
    kept = _kept(chosen, "year", "sort")
    takeaway.drawn(page, f"strips/{view.id}", view.name, **kept)
    frame.show("within_types.html", page, types=types)
    _ = gettext(page.language)
    takeaway.links(page, "area_types", _("områdestyper"), takeaway.TABLE)


def _kept(chosen: Chosen, *names: str) -> dict[str, str]:
    return {name: chosen.address[name] for name in names if name in chosen.address}


def _links(page: Page, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """Return, for each municipality, the address at which it is opened."""
    return tuple(
        (area.code, chosen.link(page, kommun=area.code)) for area in page.catalogue.municipalities
    )


def municipality(page: Page, chosen: Chosen) -> None:
    """Draw the areas of the municipality that is opened, by name."""
    view = view_of(page, chosen)
    found = opened(page.catalogue, view.id, view.period, chosen["kommun"], page.language)
    whole = plot(view, page.language)
    row = next(one for one in whole.rows if one.strip.code == found.strip.code)
    types = area_types(page.catalogue, page.language).row(found.strip.code)
    frame.show(
        "within_opened.html",
        page,
        view=view,
        found=found,
        picture=_picture(areas_map(view, found.strip, page.language), page.theme, page.language),
        row=row,
        plot=whole,
        types=types,
        close=chosen.link(page, kommun=""),
    )
    name = f"{found.strip.name}, {view.name}"
    kept = _kept(chosen, "indicator", "year")
    takeaway.drawn(page, f"areas/{found.strip.code}", name, **kept)


@lru_cache(maxsize=64)
def _picture(picture: Regions, theme: Theme, language: Language) -> str:
    """Return the address of the map: SVG inside a page's HTML is taken away as unsafe."""
    drawn = area_svg(picture, *MAP, Look(language, theme)).whole()
    return f"data:image/svg+xml,{quote(drawn, safe=chr(39) + ',:/= ')}"


def foot(page: Page, chosen: Chosen) -> None:
    """Say how it is to be read, why it is shown, what is missing, and where it comes from."""
    frame.show(
        "within_foot.html",
        page,
        view=view_of(page, chosen),
        types=area_types(page.catalogue, page.language),
    )
