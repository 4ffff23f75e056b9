"""The parts of the map page: what is chosen, the message, the picture, where it comes from."""

from __future__ import annotations

from components import frame, height_map, municipality_map, own_table, sexes, takeaway
from components.address import LONGEST_TEXT
from components.assets import ASSETS
from components.current import Page
from components.page import Chosen, Parameter, Reading, control, write
from components.render import fill, render
from region.content.geography import shapes
from region.indicators.by_sex import asked, divided, is_divided
from region.municipalities.answers import answers
from region.municipalities.choropleth import Choropleth, MapView, choropleth, map_view
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    read_limits,
)
from region.municipalities.legend import COLUMNS, legend
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.menu import DEFAULT_INDICATOR, DEFAULT_SECOND, options
from region.municipalities.series import MEASURES, MapSeries, indicator_series
from region.outputs.exhibits.choices import chosen as chosen_of
from region.outputs.exhibits.maps import map_exhibit, year_of
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
    own = own_table.series(page)
    if own:
        return own
    seen = asked(page.catalogue, chosen["indicator"], chosen["sex"])
    return indicator_series(seen, chosen["indicator"], page.language)


def _sexes(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return whose values can be shown, where the indicator has those of women and men."""
    key = chosen["indicator"]
    if own_table.series(page) or not is_divided(page.catalogue, key):
        return {}
    if not divided(page.catalogue, "gap").observations[key].municipal_periods:
        return {}
    names = sexes.names(page)
    if page.catalogue.indicators[key].of_a_pair:
        return {"total": gettext(page.language)("Måttet"), "gap": names["gap"]}
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
    """Return the period that changes are counted from unless another is chosen: ten back."""
    offered = list(_bases(page, chosen))
    return offered[max(0, len(offered) - 10)] if offered else ""


def _series(page: Page, chosen: Chosen) -> MapSeries:
    """Return the series as it is measured."""
    series = _plain_series(page, chosen)
    measure = next(m for m in MEASURES if m == chosen["measure"])
    if measure == "value":
        return series
    return measured(series, measure, chosen["base"], page.language)


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


def _codes(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return the codes that a text lists, without doubles."""
    known = {area.code for area in page.catalogue.municipalities}
    codes = tuple(dict.fromkeys(code for code in text.split(",") if code))
    value = ",".join([code for code in codes if code in known][:MOST_CHOSEN])
    unknown = next((code for code in codes if code not in known), None)
    return value if unknown is None else (value, unknown)


def _switch(name: str, value: str) -> Parameter:
    """Return a parameter that the map in the browser switches on and off."""
    return Parameter(name=name, options=lambda _page, _chosen: {"": "", value: value})


VIEW = Parameter(name="view", label=lambda _: _("Visa som"), options=_drawings, shape="buttons")
INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_indicators,
    default=lambda _page, _chosen: DEFAULT_INDICATOR,
    resets=("year", "base", "limits", "sex"),
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
CHOSEN = Parameter(name="kommun", reading=_codes)
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
    _switch("zoom", "inner"),
    _switch("names", "on"),
    _switch("cores", "on"),
)


def _scheme(chosen: Chosen) -> Scheme:
    name = next(s for s in SCHEMES if s == chosen["scheme"])
    if name == "own":
        return Scheme(name, DEFAULT_CLASSES, read_limits(chosen["limits"]) or ())
    if name == "std_mean":
        return Scheme(name, DEFAULT_CLASSES)
    return Scheme(name, int(chosen["classes"]), basis=chosen["basis"])


def chart(page: Page, chosen: Chosen) -> Choropleth:
    """Return the map that is chosen."""
    return choropleth(_series(page, chosen), _scheme(chosen), page.language)


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the indicator, if one is chosen."""
    if "indicator" not in chosen.address:
        return ""
    return indicator_series(page.catalogue, chosen["indicator"], page.language).name


def draw(page: Page, chosen: Chosen) -> None:
    """Draw heading, controls, picture and origin."""
    made = chart(page, chosen)
    private = own_table.series(page) is not None
    answer = answers(made)[made.series.periods.index(chosen["year"])]
    frame.put(page, (fill if private else render)("map_heading.html", page.language, text=answer))
    picture(page, chosen, made)
    _more(page, chosen)
    if not private:
        _files(page, chosen, made)
    origin(page, chosen, made)


def _more(page: Page, chosen: Chosen) -> None:
    """Draw other ways to show and to divide into classes, folded away until someone asks."""
    _ = gettext(page.language)
    with frame.box(page, "more_ways"), frame.fold(page, "more", _("Fler sätt att visa")):
        control(page, chosen, VIEW)
        control(page, chosen, SCHEME)
        if chosen["scheme"] == "own":
            control(page, chosen, LIMITS)
            note = _("Skriv högst sex tal med semikolon emellan, till exempel 10; 20,5; 30.")
        elif chosen["scheme"] == "std_mean":
            note = _("Klasserna räknas från medelvärdet av de 26 kommunerna.")
        else:
            control(page, chosen, CLASSES)
            control(page, chosen, BASIS)
            note = _("Samma klasser gäller för alla år, så att färgerna kan jämföras över tid.")
        frame.show("note.html", page, text=note)


def _second(page: Page, chosen: Chosen) -> Choropleth | None:
    if chosen["view"] not in ("two", "relation"):
        return None
    other = indicator_series(page.catalogue, chosen["indicator2"], page.language)
    return choropleth(other, Scheme(), page.language)


def picture(page: Page, chosen: Chosen, made: Choropleth) -> None:
    """Draw the map, or the heights above the same values as a table."""
    if page.document is not None:
        _still(page, chosen, made)
    elif chosen["view"] == "height":
        _heights(page, chosen, made)
    else:

        def picked(values: dict[str, str]) -> None:
            for parameter in (INDICATOR, SECOND, SEX, MEASURE, BASE):
                if parameter.name in values:
                    write(page, chosen, parameter, values[parameter.name])

        second = _second(page, chosen)
        choices = {
            parameter.name: (tuple(parameter.options(page, chosen).items()), chosen[parameter.name])
            for parameter in (SEX, MEASURE, BASE)
        }
        municipality_map.draw(page, made, second, chosen["view"], choices, picked)


def _heights(page: Page, chosen: Chosen, made: Choropleth) -> None:
    if not own_table.series(page):
        control(page, chosen, INDICATOR)
    for parameter in (SEX, MEASURE, BASE, YEAR):
        control(page, chosen, parameter)
    view = map_view(made, chosen.address.get("year"))
    selected = next(iter(chosen.many("kommun")), "")
    filled = fill if view.private else render
    frame.put(page, filled("map_message.html", page.language, view=view, row=view.row(selected)))
    height_map.draw(page, view, selected, view.sentence)
    frame.put(page, filled("map_table.html", page.language, view=view, selected=selected))


def colours(view: MapView) -> dict[str, str]:
    """Return the colour token of each municipality by its code."""
    return {
        row.code: MISSING if row.class_index is None else view.legend[row.class_index].colour
        for row in view.rows
    }


def _menu(page: Page, chosen: Chosen, parameter: Parameter) -> frame.Form | None:
    """Return a menu of the document; None if there are not two values to choose between."""
    names = dict(parameter.options(page, chosen))
    if len(names) < 2:
        return None
    return frame.form(
        page,
        chosen.page,
        parameter.name,
        names,
        chosen[parameter.name],
        chosen.kept(parameter.name),
        parameter.usual(page, chosen),
    )


def _chosen_too(page: Page, chosen: Chosen, code: str) -> str:
    """Return the address that has one municipality more, or one fewer if it is chosen."""
    selected = chosen.many("kommun")
    others = [one for one in selected if one != code]
    now = [*others, *([] if code in selected else [code])]
    return chosen.link(page, kommun=",".join(now[-MOST_CHOSEN:]))


def _still(page: Page, chosen: Chosen, made: Choropleth) -> None:
    """Draw one period as SVG with legend and ranked list, where the map in the browser comes."""
    view = map_view(made, chosen.address.get("year"))
    selected = chosen.many("kommun")
    largest = max((abs(row.value or 0) for row in view.rows), default=0) or 1
    frame.show(
        "map_document.html",
        page,
        indicator=_menu(page, chosen, INDICATOR),
        measures=tuple(
            (text, chosen.link(page, measure="" if one == "value" else one), one)
            for one, text in MEASURE.options(page, chosen).items()
        ),
        measure=chosen["measure"],
        measure_menu=_menu(page, chosen, MEASURE),
        sex=_menu(page, chosen, SEX),
        base=_menu(page, chosen, BASE),
        year=_menu(page, chosen, YEAR),
        zoom=chosen.link(page, zoom="" if chosen["zoom"] else "inner"),
        cores=chosen.link(page, cores="on"),
        view=view,
        legend=legend(made, view.period),
        columns=COLUMNS,
        total=made.series.total,
        radius=tuple((row.code, (abs(row.value or 0) / largest) ** 0.5) for row in view.rows),
        shapes=shapes(),
        colour=tuple(colours(view).items()),
        chosen=selected,
        choose=tuple((row.code, _chosen_too(page, chosen, row.code)) for row in view.rows),
        chosen_rows=tuple(row for code in selected if (row := view.row(code))),
        inner=bool(chosen["zoom"]),
        style=ASSETS.text("municipality_map.css"),
    )


def _files(page: Page, chosen: Chosen, made: Choropleth) -> None:
    """Draw the links to the map as files; others can embed it as it is shown."""
    key, kept = made.series.key, chosen_of("map", tuple(chosen.address.items()))
    choice = tuple(part for part in kept if part[0] != "year") + year_of(chosen.address.get("year"))
    shown = map_exhibit(page.catalogue, key, page.language, choice)
    takeaway.links(page, f"map/{key}", made.series.name, follow=takeaway.MAP, shown=shown)


def origin(page: Page, chosen: Chosen, made: Choropleth) -> None:
    """Say what the figures mean and where they come from."""
    second = _second(page, chosen) if page.document is None else None
    for one in (made, second):
        if one is not None and one.series.provenance is not None:
            frame.show(
                "provenance.html",
                page,
                provenance=one.series.provenance,
                indicator=one.series.key,
                name=one.series.name,
            )


def listen(page: Page) -> None:
    """Take over what the map has written into the address."""
    if page.document is None:
        municipality_map.listen()
