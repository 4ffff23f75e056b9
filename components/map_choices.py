"""What can be chosen on the map, and the map that is chosen."""

from __future__ import annotations

from components import heights_page, own_table, sexes
from components.address import LONGEST_TEXT
from components.current import Page
from components.page import Chosen, Parameter, Reading
from region.content.geography.places import find_municipalities, names_of_municipalities
from region.indicators.by_sex import divided, is_divided
from region.municipalities.addressed import measured_as, plain_series, scheme
from region.municipalities.choropleth import Choropleth, choropleth
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    read_limits,
)
from region.municipalities.measures import bases, can_differ, usual_base
from region.municipalities.menu import DEFAULT_INDICATOR, DEFAULT_SECOND, options
from region.municipalities.series import MapSeries
from region.words.language import gettext

MOST_CHOSEN = 5
MISSING = "missing"


def _drawings(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what the ways to draw are called."""
    _ = gettext(page.language)
    return {
        "map": _("Karta"),
        "two": _("Två kartor"),
        "relation": _("Samband"),
        "height": _("Höjd (3D)"),
    }


def _indicators(page: Page, chosen: Chosen) -> dict[str, str]:
    entries = options(page.catalogue, page.language)
    return {entry.id: f"{entry.theme} · {entry.name}" for entry in entries}


def _others(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what can be drawn beside, where two are drawn."""
    return _indicators(page, chosen) if chosen["view"] in ("two", "relation") else {}


def _plain_series(page: Page, chosen: Chosen) -> MapSeries:
    """Return the series that the map is of, as it is: the visitor's own table goes first."""
    return own_table.series(page) or plain_series(page.catalogue, chosen, page.language)


def _sexes(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return whose values can be shown, where the indicator has those of women and men."""
    key = chosen["indicator"]
    if own_table.series(page) or not is_divided(page.catalogue, key):
        return {}
    if not divided(page.catalogue, "gap").observations[key].municipal_periods:
        return {}
    names = sexes.names(page)
    if page.catalogue.indicators[key].of_a_pair:
        _ = gettext(page.language)
        return {"total": _("Måttet"), "gap": names["gap"]}
    return names


def _measures(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what can be shown of the series: its values, or what is computed from them."""
    _ = gettext(page.language)
    series = _plain_series(page, chosen)
    names = {"value": _("Värde")}
    if bases(series):
        names["change"] = _("Förändring")
    if can_differ(series):
        names["difference"] = _("Mot länet")
    return names


def _bases(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the periods that changes can be counted from."""
    if chosen["measure"] != "change":
        return {}
    series = _plain_series(page, chosen)
    labels = dict(zip(series.periods, series.labels, strict=True))
    return {period: labels[period] for period in bases(series)}


def _usual_base(page: Page, chosen: Chosen) -> str:
    """Return the period that changes are counted from, where they are shown."""
    return usual_base(_plain_series(page, chosen)) if chosen["measure"] == "change" else ""


def _series(page: Page, chosen: Chosen) -> MapSeries:
    """Return the series as it is measured."""
    return measured_as(_plain_series(page, chosen), chosen, page.language)


def _periods(page: Page, chosen: Chosen) -> dict[str, str]:
    series = _series(page, chosen)
    return dict(zip(series.periods, series.labels, strict=True))


def _schemes(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    names: dict[str, str] = {
        "quantiles": _("Lika många i varje klass"),
        "equal_interval": _("Lika breda klasser"),
        "natural_breaks": _("Naturliga brott"),
        "std_mean": _("Standardavvikelser från medel"),
        "own": _("Egna gränser"),
    }
    return {name: names[name] for name in SCHEMES}


def _counts(page: Page, chosen: Chosen) -> dict[str, str]:
    return {str(k): str(k) for k in range(FEWEST_CLASSES, MOST_CLASSES + 1)}


def _reckoned_on(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    return {"last": _("senaste året"), "all": _("alla år")}


def _limits(page: Page, chosen: Chosen, text: str) -> str | None:
    return text[:LONGEST_TEXT] if read_limits(text[:LONGEST_TEXT]) is not None else None


def _municipalities(page: Page, chosen: Chosen) -> dict[str, str]:
    return names_of_municipalities(page.catalogue, page.language)


def _read_municipalities(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return the codes of the municipalities that a text lists, without doubles."""
    return find_municipalities(page.catalogue, text, MOST_CHOSEN)


def _switch(name: str, value: str) -> Parameter:
    """Return a parameter that the map in the browser switches on and off."""
    return Parameter(name=name, options=lambda _page, _chosen: {"": "", value: value})


VIEW = Parameter(
    name="view",
    label=lambda _: _("Visa som"),
    options=_drawings,
    shape="buttons",
    resets=("inside", "place"),
)
INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_indicators,
    default=lambda _page, _chosen: DEFAULT_INDICATOR,
    resets=("year", "base", "limits", "sex", own_table.TABLE.name),
)
SEX = sexes.parameter(_sexes, "year", "base", "limits", "measure")
SECOND = Parameter(
    name="indicator2",
    options=_others,
    default=lambda _page, _chosen: DEFAULT_SECOND,
)
MEASURE = Parameter(
    name="measure",
    label=lambda _: _("Visa"),
    options=_measures,
    shape="buttons",
    resets=("limits", "year"),
)
BASE = Parameter(
    name="base",
    label=lambda _: _("Förändring sedan"),
    options=_bases,
    default=_usual_base,
)
YEAR = Parameter(
    name="year",
    label=lambda _: _("År"),
    options=_periods,
    default=lambda page, chosen: next(reversed(_periods(page, chosen))),
    shape="slider",
)
SCHEME = Parameter(
    name="scheme",
    label=lambda _: _("Klassindelning"),
    options=_schemes,
    default=lambda _page, _chosen: DEFAULT_SCHEME,
)
CLASSES = Parameter(
    name="classes",
    label=lambda _: _("Antal klasser"),
    options=_counts,
    default=lambda _page, _chosen: str(DEFAULT_CLASSES),
    shape="buttons",
)
BASIS = Parameter(
    name="basis",
    label=lambda _: _("Klasserna räknas på"),
    options=_reckoned_on,
    shape="buttons",
)
LIMITS = Parameter(
    name="limits",
    label=lambda _: _("Gränser, med semikolon emellan"),
    shape="text",
    reading=_limits,
    hint=lambda _: "10; 20; 30",
)
CHOSEN = Parameter(
    name="kommun",
    options=_municipalities,
    shape="many",
    reading=_read_municipalities,
    most=MOST_CHOSEN,
    places=True,
)
PARAMETERS = (
    INDICATOR,
    VIEW,
    SECOND,
    SEX,
    MEASURE,
    BASE,
    YEAR,
    SCHEME,
    CLASSES,
    BASIS,
    LIMITS,
    CHOSEN,
    heights_page.INSIDE,
    heights_page.PLACE,
    own_table.TABLE,
    _switch("zoom", "inner"),
    _switch("names", "on"),
    _switch("cores", "on"),
)


def chart(page: Page, chosen: Chosen) -> Choropleth:
    """Return the map that is chosen."""
    return choropleth(_series(page, chosen), scheme(chosen), page.language)
