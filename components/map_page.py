"""The parts of the map page: what is chosen, the message, the picture, where it comes from."""

from __future__ import annotations

from components import frame, heights_page, municipality_map, own_table, takeaway
from components.assets import ASSETS
from components.current import Page
from components.map_choices import (
    BASE,
    BASIS,
    CLASSES,
    INDICATOR,
    LIMITS,
    MEASURE,
    MISSING,
    MOST_CHOSEN,
    SCHEME,
    SECOND,
    SEX,
    VIEW,
    YEAR,
    chart,
)
from components.page import Chosen, Parameter, control, write
from region.content.geography import shapes
from region.municipalities.answers import answers
from region.municipalities.choropleth import Choropleth, MapView, choropleth, map_view
from region.municipalities.classes import (
    Scheme,
)
from region.municipalities.legend import COLUMNS, legend
from region.municipalities.series import indicator_series
from region.outputs.exhibits.choices import chosen as chosen_of
from region.outputs.exhibits.maps import map_exhibit, year_of
from region.words.addresses import observation_files
from region.words.language import gettext


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the indicator, if one is chosen."""
    if "indicator" not in chosen.address:
        return ""
    return indicator_series(page.catalogue, chosen["indicator"], page.language).name


def draw_map_page(page: Page, chosen: Chosen) -> None:
    """Draw heading, controls, picture and origin."""
    own_table.tell_if_gone(page, chosen)
    made = chart(page, chosen)
    private = own_table.series(page) is not None
    if chosen["inside"]:
        heights_page.of_small_areas(page, chosen)
        _more(page, chosen)
        return
    answer = answers(made)[made.series.periods.index(chosen["year"])]
    frame.show("map_heading.html", page, keep=not private, text=answer)
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
        indicator = () if own_table.series(page) else (INDICATOR,)
        controls = (*indicator, SEX, MEASURE, BASE, YEAR)
        view = map_view(made, chosen.address.get("year"))
        heights_page.of_municipalities(page, chosen, view, controls)
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
        selected = chosen.many("kommun")
        municipality_map.draw_municipality_map(
            page, made, second, chosen["view"], choices, picked, selected
        )


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
        keep=False,
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
                files=observation_files(one.series.key, page.language),
            )
