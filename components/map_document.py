"""The standard map as a document: one period as SVG with legend and ranked table.

It stands where the map in the browser will stand, in the same measures and colours.
"""

from __future__ import annotations

from collections.abc import Mapping

from components import frame, share, takeaway
from components.assets import ASSETS
from components.current import Page
from components.map_page import drawing_names, measure_names, offered_measures, usual_base
from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.municipalities.choropleth import Choropleth, MapView, choropleth, map_view
from region.municipalities.classes import DEFAULT_CLASSES, SCHEMES, Scheme, read_limits
from region.municipalities.measures import bases, measured
from region.municipalities.menu import DEFAULT_INDICATOR, options
from region.municipalities.series import MEASURES, indicator_series
from region.outputs.exhibits.maps import map_exhibit, year_of
from region.words import pages
from region.words.language import gettext
from region.words.text import Language

MOST_CHOSEN = 5
MISSING = "missing"


def choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return what an address asks of the map, without what does not exist."""
    found: dict[str, str] = {}
    known = {entry.id for entry in options(content, "sv")}
    if given.get("indicator") in known:
        found["indicator"] = given["indicator"]
    series = indicator_series(content, found.get("indicator", DEFAULT_INDICATOR), "sv")
    offered = {
        "measure": tuple(offered_measures(series)),
        "base": bases(series),
        "year": series.periods,
        "scheme": tuple(name for name in SCHEMES if name != "own"),
        "classes": tuple(str(number) for number in range(3, 8)),
        "basis": ("last", "all"),
        "zoom": ("inner",),
    }
    found |= {name: given[name] for name, allowed in offered.items() if given.get(name) in allowed}
    if given.get("scheme") == "own" and read_limits(given.get("limits", "")[:100]):
        found |= {"scheme": "own", "limits": given["limits"][:100]}
    codes = [code for code in given.get("kommun", "").split(",") if code in series.codes]
    if codes:
        found["kommun"] = ",".join(dict.fromkeys(codes[:MOST_CHOSEN]))
    return found


def chart(content: Catalogue, chosen: Mapping[str, str], language: Language) -> Choropleth:
    """Return the map that the choices ask for."""
    series = indicator_series(content, chosen.get("indicator", DEFAULT_INDICATOR), language)
    measure = next(m for m in MEASURES if m == chosen.get("measure", "value"))
    if measure != "value":
        base = chosen.get("base") or usual_base(series)
        series = measured(series, measure, base, language)
    name = next(s for s in SCHEMES if s == chosen.get("scheme", "quantiles"))
    scheme = Scheme(
        name,
        int(chosen.get("classes", DEFAULT_CLASSES)),
        read_limits(chosen.get("limits", "")) or (),
        chosen.get("basis", "last"),
    )
    return choropleth(series, scheme, language)


def colours(view: MapView) -> dict[str, str]:
    """Return the colour token of each municipality by its code."""
    return {
        row.code: MISSING if row.class_index is None else view.legend[row.class_index].colour
        for row in view.rows
    }


def _controls(page: Page, chosen: Mapping[str, str]) -> None:
    """Stand where the controls above the map are."""
    _ = gettext(page.language)
    key = chosen.get("indicator", DEFAULT_INDICATOR)
    series = indicator_series(page.catalogue, key, page.language)
    kept = {name: value for name, value in chosen.items() if name not in ("limits", "year")}
    names = measure_names(page)
    offered = {str(measure): names[measure] for measure in offered_measures(series)}
    measure = chosen.get("measure", "value")
    with frame.box(page, "controls"):
        frame.options(page, "map", "view", _("Visa som"), drawing_names(page), "map", chosen)
        if len(offered) > 1:
            frame.options(page, "map", "measure", _("Visa"), offered, measure, kept)
        if measure == "change":
            labels = dict(zip(series.periods, series.labels, strict=True))
            earlier = {period: labels[period] for period in bases(series)}
            base = chosen.get("base") or usual_base(series)
            label = _("Förändring sedan")
            usual = usual_base(series)
            frame.select(page, "map", "base", label, earlier, base, chosen, default=usual)


def _switches(page: Page, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the names and addresses of what can be switched on and off above the map."""
    _ = gettext(page.language)
    zoom = _("Visa hela länet") if "zoom" in chosen else _("Förstora inre länet")
    switched = (
        (zoom, {"zoom": "" if "zoom" in chosen else "inner"}),
        (_("Namn på kartan"), {"names": "on"}),
        (_("Yttre stadskärnor"), {"cores": "on"}),
    )
    return tuple(
        (name, pages.link("map", page.language, **{**chosen, **change}))
        for name, change in switched
    )


def draw(page: Page, chosen: dict[str, str]) -> str:
    """Draw heading, message, map, legend and table; return the title."""
    _ = gettext(page.language)
    made = chart(page.catalogue, chosen, page.language)
    period = chosen.get("year")
    view = map_view(made, period if period in made.series.periods else None)
    selected = tuple(chosen.get("kommun", "").split(","))
    frame.show("heading.html", page, text=view.name)
    _controls(page, chosen)
    kept = {name: value for name, value in chosen.items() if name not in ("year", "base", "limits")}
    names = {entry.id: entry.name for entry in options(page.catalogue, page.language)}
    labels = dict(zip(made.series.periods, made.series.labels, strict=True))
    last = made.series.periods[-1]
    frame.show(
        "map_document.html",
        page,
        indicator=frame.form(
            page, "map", "indicator", names, made.series.key, kept, DEFAULT_INDICATOR
        ),
        year=frame.form(page, "map", "year", labels, period or last, chosen, last),
        switches=_switches(page, chosen),
        view=view,
        shapes=shapes(),
        colour=tuple(colours(view).items()),
        chosen=selected,
        chosen_rows=tuple(row for code in selected if (row := view.row(code))),
        inner="zoom" in chosen,
        style=ASSETS.text("municipality_map.css"),
    )
    if made.series.measure == "value":
        shown = map_exhibit(page.catalogue, view.indicator, page.language, year_of(period))
        share.draw(page, shown)
    if made.series.provenance is not None:
        frame.show(
            "provenance.html",
            page,
            provenance=made.series.provenance,
            indicator=made.series.key,
            name=made.series.name,
            follow=takeaway.MAP,
        )
    title = pages.title("map", page.language)
    return f"{view.name} – {title}" if "indicator" in chosen else title
