"""The map with heights on its page: what is stacked up, where it is seen from, and its legend."""

from __future__ import annotations

from components import frame, height_map, own_table
from components.current import Page
from components.height_map import Heights
from components.page import Chosen, Parameter, control
from components.part_map import swatch
from region.content.geography.places import names_of_municipalities
from region.municipalities.choropleth import MapView
from region.municipalities.inside import Inside, inside, measures
from region.words import pages
from region.words.addresses import small_areas_address
from region.words.language import gettext


def _grounds(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what can be stacked up: the municipalities of the map, or small areas."""
    if chosen["view"] != "height":
        return {}
    _ = gettext(page.language)
    tables = measures(page.catalogue, page.language)
    names = {
        key: page.catalogue.small_areas.tables[key].short_name[page.language] for key in tables
    }
    areas = {key: _("Områden inom kommunerna: {name}").format(name=n) for key, n in names.items()}
    return {"": _("Kommuner"), **areas}


def _places(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the places that can be marked and seen from near, after the choice of none."""
    if chosen["view"] != "height":
        return {}
    _ = gettext(page.language)
    whole = {"": _("Hela länet")}
    if not chosen["inside"]:
        return {**whole, **names_of_municipalities(page.catalogue, page.language)}
    names = {
        area.code: f"{strip.name} · {area.name}"
        for strip in _found(page, chosen).strips
        for area in strip.areas
        if area.name
    }
    return {**whole, **dict(sorted(names.items(), key=lambda item: item[1]))}


INSIDE = Parameter(name="inside", label=lambda _: _("Områden"), options=_grounds, resets=("place",))
PLACE = Parameter(name="place", label=lambda _: _("Se närmare på"), options=_places)


def _found(page: Page, chosen: Chosen) -> Inside:
    return inside(page.catalogue, chosen["inside"], "", "name", page.language)


def of_municipalities(
    page: Page, chosen: Chosen, view: MapView, controls: tuple[Parameter, ...]
) -> None:
    """Draw the municipalities as columns above the same values as a table."""
    first = (INSIDE,) if own_table.series(page) is None else ()
    _controls(page, chosen, (*first, *controls, PLACE))
    place = chosen["place"] or next(iter(chosen.many("kommun")), "")
    _columns(page, height_map.of_municipalities(view), place, view.sentence)
    keep = not view.private
    frame.show("map_message.html", page, keep=keep, view=view, row=view.row(place))
    frame.show("map_table.html", page, keep=keep, view=view, selected=place)


def of_small_areas(page: Page, chosen: Chosen) -> None:
    """Draw all areas inside the municipalities as columns, and say where their figures stand."""
    _ = gettext(page.language)
    found = _found(page, chosen)
    frame.show("map_heading.html", page, text=found.headline)
    drawn = height_map.of_small_areas(found, page.language)
    if page.document is None:
        _controls(page, chosen, (INSIDE, PLACE))
        _columns(page, drawn, chosen["place"], f"{found.headline}. {found.summary}")
    said = next((one.tip for one in drawn.columns if one.code == chosen["place"]), "")
    given = {"indicator": found.id, "kommun": chosen["place"][:4]}
    address = pages.link("within", page.language, **given)
    frame.show("heights_inside.html", page, view=found, said=said, address=address)
    frame.show(
        "provenance.html",
        page,
        provenance=found.provenance,
        indicator=found.id,
        name=found.name,
        files=(("CSV", small_areas_address(found.id, page.language)),),
    )


def _controls(page: Page, chosen: Chosen, parameters: tuple[Parameter, ...]) -> None:
    with frame.box(page, "heights_controls", row=True):
        for parameter in parameters:
            control(page, chosen, parameter)


def _columns(page: Page, drawn: Heights, place: str, alternative: str) -> None:
    height_map.draw_height_map(page, drawn, place, alternative)
    legend = tuple((one.text, swatch(one.colour), one.size) for one in drawn.legend)
    missing = sum(one.colour is None for one in drawn.columns)
    frame.show(
        "heights_legend.html",
        page,
        keep=not drawn.private,
        heights=drawn,
        legend=legend,
        missing=missing,
    )
