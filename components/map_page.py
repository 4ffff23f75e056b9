"""The parts of the map page: what is chosen, the message, the picture, the course over time."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components import address, charts, height_map, municipality_map
from components.current import Page
from components.render import render
from region.catalogue import COUNTRY, COUNTY
from region.language import gettext
from region.municipalities import DEFAULT_INDICATOR, MapView, options
from region.provenance import period_label
from region.series import series_view


@dataclass(frozen=True)
class Choice:
    """What the address asks for."""

    indicator: str
    period: str
    municipality: str
    drawing: str
    zoom: str


def choose(page: Page) -> Choice:
    """Draw the row of controls (what, when, whom, how) and return what is chosen."""
    _ = gettext(page.language)
    entries = {entry.id: entry for entry in options(page.catalogue, page.language)}
    names = {area.code: area.name[page.language] for area in page.catalogue.municipalities}
    with st.container(key="controls"):
        columns = st.columns([5, 4, 3, 3], vertical_alignment="top")
        with columns[0]:
            indicator = address.choose(
                st.selectbox,
                "indicator",
                _("Mått"),
                list(entries),
                DEFAULT_INDICATOR,
                page.language,
                resets=("year",),
                format_func=lambda key: f"{entries[key].theme} · {entries[key].name}",
            )
        periods = page.catalogue.observations[indicator].municipal_periods
        described = page.catalogue.indicators[indicator]
        with columns[1]:
            if len(periods) > 1:
                period = address.choose(
                    st.select_slider,
                    "year",
                    _("År"),
                    periods,
                    periods[-1],
                    page.language,
                    format_func=lambda p: period_label(described, p, page.language),
                )
            else:
                period = address.read("year", periods, periods[-1], page.language)
                label = period_label(described, period, page.language)
                st.html(
                    render(
                        "fact.html",
                        page.language,
                        label=_("År"),
                        text=_("{year}, enda året med värden").format(year=label),
                    )
                )
        with columns[2]:
            municipality = address.choose(
                st.selectbox,
                "kommun",
                _("Din kommun"),
                ["", *sorted(names, key=lambda code: names[code])],
                "",
                page.language,
                format_func=lambda code: names.get(code, _("Välj kommun")),
            )
        with columns[3]:
            drawing = address.choose(
                st.segmented_control,
                "view",
                _("Visa som"),
                ["map", "height"],
                "map",
                page.language,
                required=True,
                format_func=lambda key: {"map": _("Karta"), "height": _("Höjd (3D)")}[key],
            )
    zoom = address.read("zoom", ["whole", "inner"], "whole", page.language)
    return Choice(indicator, period, municipality, drawing, zoom)


def title(page: Page, view: MapView) -> str:
    """Return the document title: the indicator and where."""
    _ = gettext(page.language)
    return _("{name} {period} – kommunerna i Stockholms län").format(
        name=view.name, period=view.period_label
    )


def message(page: Page, view: MapView, choice: Choice) -> None:
    """Say what the map shows before it is drawn."""
    row = view.row(choice.municipality) if choice.municipality else None
    st.html(render("map_message.html", page.language, view=view, row=row))


def picture(page: Page, view: MapView, choice: Choice) -> None:
    """Draw the map with its ranked list, or the heights above the same list as a table."""
    if choice.drawing == "height":
        height_map.draw(page, view, choice.municipality, view.sentence)
        st.html(render("map_table.html", page.language, view=view, selected=choice.municipality))
        return
    municipality_map.draw(
        page,
        view,
        choice.municipality,
        choice.zoom,
        on_picked=lambda code: address.write("kommun", code, ""),
        on_zoomed=lambda zoom: address.write("zoom", zoom, "whole"),
    )


def over_time(page: Page, view: MapView, choice: Choice) -> None:
    """Draw the chosen municipality's course beside the county's and the country's."""
    _ = gettext(page.language)
    observations = page.catalogue.observations[view.indicator]
    areas = [a for a in (choice.municipality, COUNTY, COUNTRY) if a and observations.series(a)]
    series = tuple(
        series_view(page.catalogue, view.indicator, area, page.language) for area in areas
    )
    if not series or max(len(one.points) for one in series) < 2:
        return
    chosen = series[0].area
    st.html(render("section_heading.html", page.language, text=_("Utvecklingen över tid")))
    if not choice.municipality:
        st.caption(_("Välj en kommun för att se den bredvid länet och riket."))
    charts.draw(
        charts.lines_spec(series, chosen, page.theme, page.language),
        page,
        f"lines-{view.indicator}-{'-'.join(areas)}",
        " ".join(one.summary for one in series),
    )
    st.html(render("series_table.html", page.language, series=series))
