"""The parts of the page where a visitor builds a table: what is chosen, table, chart and files."""

from __future__ import annotations

from components import charts, frame, sexes, takeaway
from components.current import Page
from components.page import Chosen, Parameter, Reading, control
from region.indicators.by_sex import Choice
from region.outputs.built.choice import (
    EVERY_MUNICIPALITY,
    MOST_CELLS,
    MOST_MEASURES,
    MOST_PLACES,
    SEXES,
    Asked,
    TooManyCellsError,
    every_year,
    place_names,
    read_measures,
    read_places,
    usual_measures,
    usual_places,
    usual_span,
    years,
)
from region.outputs.built.choice import sexes as sexes_of
from region.outputs.built.table import built_table
from region.outputs.charts.model import Regions
from region.outputs.exhibits import CHOICES
from region.outputs.exhibits.built import built_exhibit
from region.strategy.indicator import every_indicator
from region.words import formatting as fmt
from region.words.addresses import table_address
from region.words.language import gettext
from region.words.names import fold


def _measures(page: Page, _chosen: Chosen) -> dict[str, str]:
    """Return all measures with their themes, by theme and name."""
    themes = page.catalogue.themes
    order = list(themes)
    ordered = sorted(
        every_indicator(page.catalogue).values(),
        key=lambda one: (order.index(one.theme), fold(one.name[page.language])),
    )
    return {
        one.id: f"{themes[one.theme].name[page.language]} · {one.name[page.language]}"
        for one in ordered
    }


def _read(found: tuple[str, ...], unknown: tuple[str, ...]) -> Reading:
    if not found:
        return None
    value = ",".join(found)
    return (value, unknown[0]) if unknown else value


def _places(page: Page, chosen: Chosen) -> dict[str, str]:
    return dict(place_names(page.catalogue, chosen.many("measures"), page.language))


def _read_places(page: Page, chosen: Chosen, text: str) -> Reading:
    if text == EVERY_MUNICIPALITY:
        return text
    return _read(*read_places(page.catalogue, chosen.many("measures"), text))


def _members(page: Page, chosen: Chosen, value: str) -> tuple[str, ...]:
    return read_places(page.catalogue, chosen.many("measures"), value)[0]


def _presets(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the ready sets of places: the usual ones, and all municipalities."""
    _ = gettext(page.language)
    usual = usual_places(page.catalogue, chosen.many("measures"))
    names = _places(page, chosen)
    found = {",".join(usual): ", ".join(names[code] for code in usual)}
    municipal = {area.code for area in page.catalogue.municipalities}
    if municipal & names.keys():
        found[EVERY_MUNICIPALITY] = _("Alla 26 kommuner")
    return found


def _sexes(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return whose values can be shown, where a measure has those of women and men."""
    _ = gettext(page.language)
    names = {**sexes.names(page), "all": _("Uppdelat")}
    known = sexes_of(page.catalogue, chosen.many("measures"))
    return {one: names[one] for one in known} if len(known) > 1 else {}


def _sex(chosen: Chosen) -> Choice:
    return next(one for one in SEXES if one == chosen["sex"])


def _years(page: Page, chosen: Chosen) -> dict[str, str]:
    known = every_year(page.catalogue, chosen.many("measures"), _sex(chosen))
    return {year: year for year in reversed(known)}


def _span(page: Page, chosen: Chosen) -> tuple[str, str]:
    measures, places = chosen.many("measures"), _members(page, chosen, chosen["places"])
    own = years(page.catalogue, measures, _sex(chosen), places)
    return usual_span(own or tuple(sorted(_years(page, chosen))))


MEASURES = Parameter(
    name="measures",
    label=lambda _: _("Mått (högst {number})").format(number=MOST_MEASURES),
    options=_measures,
    default=lambda page, _chosen: ",".join(usual_measures(page.catalogue)),
    shape="many",
    reading=lambda page, _chosen, text: _read(*read_measures(page.catalogue, text)),
    most=MOST_MEASURES,
    hint=lambda _: _("Välj mått"),
)
PLACES = Parameter(
    name="places",
    label=lambda _: _("Områden (högst {number})").format(number=MOST_PLACES),
    options=_places,
    default=lambda page, chosen: ",".join(usual_places(page.catalogue, chosen.many("measures"))),
    shape="many",
    reading=_read_places,
    most=MOST_PLACES,
    presets=_presets,
    presets_label=lambda _: _("Urval av områden"),
    members=_members,
    places=True,
    hint=lambda _: _("Välj områden"),
)
SEX = sexes.parameter(_sexes)
LAST = Parameter(
    name="last",
    label=lambda _: _("Till och med år"),
    options=_years,
    default=lambda page, chosen: _span(page, chosen)[1],
)
FIRST = Parameter(
    name="first",
    label=lambda _: _("Från år"),
    options=_years,
    default=lambda page, chosen: min(_span(page, chosen)[0], chosen["last"]),
)
PARAMETERS = (MEASURES, PLACES, SEX, LAST, FIRST)


def _asked(chosen: Chosen) -> Asked:
    return Asked(*(chosen[name] for name in Asked._fields))


def controls(page: Page, chosen: Chosen) -> None:
    """Draw what can be chosen in one row, folded; what is chosen is what the table shows."""
    _ = gettext(page.language)
    folds: tuple[tuple[str, str, tuple[Parameter, ...]], ...] = (
        ("build_measures", _("Välj mått"), (MEASURES,)),
        ("build_places", _("Välj områden"), (PLACES,)),
        ("build_span", _("Välj år och kön"), (FIRST, LAST, SEX)),
    )
    with frame.box(page, "build_choices", row=True):
        for key, title, parameters in folds:
            with frame.fold(page, key, title):
                for parameter in parameters:
                    control(page, chosen, parameter)


def draw_builder(page: Page, chosen: Chosen) -> None:
    """Draw the answer, the choices, the table, the chart and the files."""
    try:
        found = built_table(page.catalogue, _asked(chosen), page.language)
    except TooManyCellsError as error:
        cells, most = (fmt.number(one, 0, page.language) for one in (error.cells, MOST_CELLS))
        frame.show("build_too_many.html", page, cells=cells, most=most)
        controls(page, chosen)
        return
    frame.show("build_head.html", page, view=found)
    controls(page, chosen)
    frame.show("build_table.html", page, view=found)
    key = ",".join(found.selection.measures)
    choice = {name: chosen.address[name] for name in CHOICES["built"] if name in chosen.address}
    shown = built_exhibit(page.catalogue, key, page.language, tuple(choice.items()))
    if shown.picture is not None and not isinstance(shown.picture, Regions):
        with frame.box(page, "build_chart"):
            charts.draw_chart(shown.picture, page, f"built-{key}", shown.alternative, composed=True)
    endings = takeaway.PICTURE if shown.picture else takeaway.TABLE
    what = f"built/{key}"
    takeaway.links(page, what, shown.title, endings, shown=shown, **choice)
    addresses = tuple(
        (name, table_address(page.language, name.lower(), measures=key, **choice))
        for name in ("JSON", "Parquet")
    )
    frame.show("build_use.html", page, view=found, addresses=addresses)
