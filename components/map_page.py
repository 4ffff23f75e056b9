"""The parts of the map page: what is chosen, the message, the picture, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components import address, height_map, municipality_map, share, takeaway
from components.current import Page
from components.render import render
from region.municipalities.choropleth import Choropleth, choropleth, map_view
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    SchemeName,
    read_limits,
)
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.menu import DEFAULT_INDICATOR, options
from region.municipalities.series import (
    MEASURES,
    MapSeries,
    Measure,
    Table,
    indicator_series,
    own_series,
)
from region.outputs.exhibits.maps import map_exhibit, year_of
from region.words.language import gettext

DEFAULT_SECOND = "median_income_20_64"
DRAWINGS = ("map", "two", "relation", "height")


@dataclass(frozen=True)
class Choice:
    """What the address asks for."""

    chart: Choropleth
    second: Choropleth | None
    drawing: str
    period: str | None
    municipalities: tuple[str, ...]


def _picked(values: dict[str, str]) -> None:
    """Put a newly picked indicator into the address; what belonged to the old one goes."""
    if "indicator" in values:
        address.write("indicator", values["indicator"], DEFAULT_INDICATOR)
        for other in ("year", "base", "limits"):
            address.write(other, "", "")
    if "indicator2" in values:
        address.write("indicator2", values["indicator2"], DEFAULT_SECOND)


def drawing_names(page: Page) -> dict[str, str]:
    """Return what the ways to draw are called."""
    _ = gettext(page.language)
    return {
        "map": _("Karta"),
        "two": _("Två kartor"),
        "relation": _("Samband"),
        "height": _("Höjd (3D)"),
    }


def measure_names(page: Page) -> dict[str, str]:
    """Return what can be shown of a series: its values, or what is computed from them."""
    _ = gettext(page.language)
    return {"value": _("Värde"), "change": _("Förändring"), "difference": _("Mot länet")}


def offered_measures(series: MapSeries) -> list[Measure]:
    """Return what can be shown of a series, its values first."""
    return [
        measure
        for measure in MEASURES
        if measure == "value"
        or (measure == "change" and bases(series))
        or (measure == "difference" and can_differ(series))
    ]


def usual_base(series: MapSeries) -> str:
    """Return the period that changes are counted from unless another is chosen."""
    offered = bases(series)
    return offered[max(0, len(offered) - 10)] if offered else ""


def _measure(page: Page, series: MapSeries) -> MapSeries:
    """Draw value, change or difference, and from when; return the series so measured."""
    _ = gettext(page.language)
    names = measure_names(page)
    offered = offered_measures(series)
    if len(offered) == 1:
        return series
    measure = address.choose(
        st.segmented_control,
        "measure",
        _("Visa"),
        offered,
        "value",
        page.language,
        required=True,
        resets=("limits", "year"),
        format_func=lambda key: names[key],
    )
    base = ""
    if measure == "change":
        offered_bases = bases(series)
        labels = dict(zip(series.periods, series.labels, strict=True))
        base = address.choose(
            st.selectbox,
            "base",
            _("Förändring sedan"),
            offered_bases,
            usual_base(series),
            page.language,
            format_func=lambda period: labels[period],
        )
    chosen: Measure = next(m for m in MEASURES if m == measure)
    return measured(series, chosen, base, page.language)


def _scheme(page: Page) -> Scheme:
    """Draw how values are divided into classes, folded away until someone asks."""
    _ = gettext(page.language)
    names: dict[str, str] = {
        "quantiles": _("Lika många i varje klass"),
        "equal_interval": _("Lika breda klasser"),
        "natural_breaks": _("Naturliga brott"),
        "std_mean": _("Standardavvikelser från medel"),
        "own": _("Egna gränser"),
    }
    counts = [str(k) for k in range(FEWEST_CLASSES, MOST_CLASSES + 1)]
    bases = {"last": _("senaste året"), "all": _("alla år")}
    # said here, since a note in a folded menu is not seen
    address.read("scheme", SCHEMES, DEFAULT_SCHEME, page.language)
    address.read("classes", counts, str(DEFAULT_CLASSES), page.language)
    address.read("basis", list(bases), "last", page.language)
    with st.popover(_("Klasser")):
        chosen = address.choose(
            st.selectbox,
            "scheme",
            _("Klassindelning"),
            SCHEMES,
            DEFAULT_SCHEME,
            page.language,
            quiet=True,
            format_func=lambda key: names[key],
        )
        name: SchemeName = next(s for s in SCHEMES if s == chosen)
        if name == "own":
            text = st.text_input(
                _("Gränser, med semikolon emellan"),
                key="limits",
                bind="query-params",
                max_chars=100,
                placeholder="10; 20; 30",
            )
            limits = read_limits(text or "")
            if limits is None:
                st.warning(
                    _("Skriv högst sex tal med semikolon emellan, till exempel 10; 20,5; 30.")
                )
            return Scheme(name, DEFAULT_CLASSES, limits or ())
        if name == "std_mean":
            return Scheme(name, DEFAULT_CLASSES)
        k = address.choose(
            st.segmented_control,
            "classes",
            _("Antal klasser"),
            counts,
            str(DEFAULT_CLASSES),
            page.language,
            quiet=True,
            required=True,
        )
        basis = address.choose(
            st.segmented_control,
            "basis",
            _("Klasserna räknas på"),
            list(bases),
            "last",
            page.language,
            quiet=True,
            required=True,
            format_func=lambda key: bases[key],
        )
        st.caption(_("Samma klasser gäller för alla år, så att färgerna kan jämföras över tid."))
    return Scheme(name, int(k), basis=basis)


def choose(page: Page, own: MapSeries | None) -> Choice:
    """Draw the row of controls (what, how, with what) and return what is chosen.

    `own` is the visitor's own table, shown instead of an indicator.
    """
    _ = gettext(page.language)
    drawings = drawing_names(page)
    keys = [entry.id for entry in options(page.catalogue, page.language)]
    indicator = address.read("indicator", keys, DEFAULT_INDICATOR, page.language)
    series = own or indicator_series(page.catalogue, indicator, page.language)
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        drawing = address.choose(
            st.segmented_control,
            "view",
            _("Visa som"),
            DRAWINGS,
            "map",
            page.language,
            required=True,
            format_func=lambda key: drawings[key],
        )
        series = _measure(page, series)
        scheme = _scheme(page)
    other: MapSeries | None = None
    if drawing in ("two", "relation"):
        key = address.read("indicator2", keys, DEFAULT_SECOND, page.language)
        other = indicator_series(page.catalogue, key, page.language)
    period = address.read("year", ("", *series.periods), "", page.language) or None
    codes = tuple(area.code for area in page.catalogue.municipalities)
    chosen = address.read_list("kommun", codes, 5, page.language)
    for name, allowed in (("zoom", "inner"), ("names", "on"), ("cores", "on")):
        address.read(name, (allowed,), "", page.language)
    return Choice(
        chart=choropleth(series, scheme, page.language),
        second=choropleth(other, Scheme(), page.language) if other else None,
        drawing=drawing,
        period=period,
        municipalities=chosen,
    )


@st.fragment
def explorer(page: Page, table: Table | None) -> None:
    """Draw message, controls, picture and origin; a choice runs only this part again.

    `table` is the visitor's own table, shown instead of an indicator.
    """
    own = own_series(page.catalogue, table, page.language) if table else None
    head = st.container()
    choice = choose(page, own)
    with head:
        fill = render.__wrapped__ if own else render
        st.html(fill("heading.html", page.language, text=choice.chart.series.name))
    picture(page, choice)
    if own is None and choice.chart.series.measure == "value":
        key = choice.chart.series.key
        share.draw(page, map_exhibit(page.catalogue, key, page.language, year_of(choice.period)))
    origin(page, choice)


def _pick_without_map(page: Page, series: MapSeries) -> None:
    """Draw the menu and the years, which the standard map draws by itself."""
    _ = gettext(page.language)
    entries = {entry.id: entry for entry in options(page.catalogue, page.language)}
    if series.key in entries:
        address.choose(
            st.selectbox,
            "indicator",
            _("Mått"),
            list(entries),
            DEFAULT_INDICATOR,
            page.language,
            resets=("year", "base", "limits"),
            format_func=lambda key: f"{entries[key].theme} · {entries[key].name}",
        )
    if len(series.periods) > 1:
        labels = dict(zip(series.periods, series.labels, strict=True))
        address.choose(
            st.select_slider,
            "year",
            _("År"),
            series.periods,
            series.periods[-1],
            page.language,
            format_func=lambda period: labels[period],
        )


def picture(page: Page, choice: Choice) -> None:
    """Draw the map, or the heights above the same values as a table."""
    if choice.drawing == "height":
        _pick_without_map(page, choice.chart.series)
        view = map_view(choice.chart, choice.period)
        chosen = choice.municipalities[0] if choice.municipalities else ""
        fill = render.__wrapped__ if view.private else render
        st.html(fill("map_message.html", page.language, view=view, row=view.row(chosen)))
        height_map.draw(page, view, chosen, view.sentence)
        st.html(fill("map_table.html", page.language, view=view, selected=chosen))
        return
    municipality_map.draw(page, choice.chart, choice.second, choice.drawing, _picked)


def origin(page: Page, choice: Choice) -> None:
    """Say what the figures mean and where they come from."""
    for chart in (choice.chart, choice.second):
        if chart is not None and chart.series.provenance is not None:
            follow = takeaway.MAP if chart is choice.chart else ""
            st.html(
                render(
                    "provenance.html",
                    page.language,
                    provenance=chart.series.provenance,
                    indicator=chart.series.key,
                    name=chart.series.name,
                    follow=follow,
                )
            )
