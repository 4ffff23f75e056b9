"""The areas inside the municipalities as strips, tables and types, and all municipalities at once.

`strips/regso_share_foreign_born`, `areas/0181`, `area_types`, `matrix/population`.
"""

from __future__ import annotations

from collections.abc import Iterable

from region.content.catalogue import Catalogue
from region.content.geography import credit
from region.content.model import SmallAreaTable
from region.indicators.provenance import source_line
from region.municipalities.area_types import TYPES, area_types
from region.municipalities.classes import Scheme, breaks, class_of, colours
from region.municipalities.inside import (
    ORDERS,
    AreaValue,
    Inside,
    Order,
    Strip,
    inside,
    opened,
)
from region.outputs.charts.model import (
    Legend,
    Region,
    Regions,
    StripDot,
    StripRow,
    Strips,
)
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, described
from region.outputs.tables.table import Cell, Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

DEFAULT_TABLE = "regso_share_foreign_born"


def _order(choice: dict[str, str]) -> Order:
    asked = choice.get("sort", ORDERS[0])
    for order in ORDERS:
        if asked == order:
            return order
    raise UnknownIdError("order", asked, ORDERS)


def _dots(areas: Iterable[AreaValue]) -> tuple[StripDot, ...]:
    return tuple(StripDot(area.value, area.people, area.tip) for area in areas)


@view
def strips_chart(found: Inside, language: Language) -> Strips:
    """Return every municipality's areas on a line of its own."""
    _ = gettext(language)
    rows = tuple(
        StripRow(one.name, _dots(one.areas), one.own, one.own_text) for one in found.strips
    )
    county = _("länet {value}").format(value=found.county_text)
    return Strips(rows, found.unit, found.decimals, found.county, county)


def area_classes(
    found: Inside, areas: tuple[AreaValue, ...], language: Language
) -> tuple[tuple[Region, ...], tuple[Legend, ...]]:
    """Return areas in the classes that are the same for all municipalities, and their legend."""
    step = 10**found.decimals

    def whole(value: float) -> int:
        return int(fmt.round_half_up(value, found.decimals) * step)

    everything = [whole(area.value) for one in found.strips for area in one.areas]
    limits = breaks(everything, everything, Scheme())
    shades = colours(limits, min(everything), diverging=False)
    regions = tuple(
        Region(area.code, area.called, area.text, shades[class_of(whole(area.value), limits) or 0])
        for area in areas
    )
    lows = (min(everything), *(limit + 1 for limit in limits[:-1]))
    legend = tuple(
        Legend(
            "–".join(fmt.number(end / step, found.decimals, language) for end in (low, high)),
            shade,
            sum(region.colour == shade for region in regions),
        )
        for low, high, shade in zip(lows, limits, shades, strict=True)
    )
    return regions, legend


@view
def areas_map(found: Inside, strip: Strip, language: Language) -> Regions:
    """Return one municipality's areas in classes that are the same for all municipalities."""
    regions, legend = area_classes(found, strip.areas, language)
    unit = f"{found.short_name} {found.period}, {found.unit}"
    return Regions(regions, legend, "", unit, within=strip.code)


def _notes(table: SmallAreaTable, *told: str, language: Language) -> tuple[str, ...]:
    texts = (table.definition, table.calculation, table.notes)
    return tuple(text for text in (*told, *(t[language] for t in texts if t)) if text)


@view
def strips_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return the areas of all municipalities in one measure.

    Raises
    ------
    UnknownIdError
        if the measure is not offered, has no values in the year, or cannot be ordered so.
    """
    _ = gettext(language)
    given = dict(choice)
    found = inside(catalogue, key, given.get("year", ""), _order(given), language)
    table = catalogue.small_areas.tables[key]
    columns = (
        Column(_("kommun"), wide=1.5),
        Column(_("hela kommunen") + f" ({found.unit})", found.decimals),
        Column(_("spann bland områdena, från") + f" ({found.unit})", found.decimals),
        Column(_("spann bland områdena, till") + f" ({found.unit})", found.decimals),
        Column(_("spridning"), 3),
        Column(_("antal områden"), 0),
        Column(_("kod")),
        Column(_("period")),
    )
    rows = tuple(
        (one.name, one.own, one.low, one.high, one.spread, len(one.areas), one.code, found.period)
        for one in found.strips
    )
    title = _("{name} inom kommunerna, {period}").format(name=found.name, period=found.period)
    return Exhibit(
        key=f"strips/{key}",
        name=slug(" ".join((_("inom kommuner"), found.short_name, found.period))),
        title=title,
        subtitle=found.unit,
        message=f"{found.headline}. {found.summary}",
        alternative=f"{title}. {found.summary}",
        table=Table(columns, rows, shown=(0, 1, 2, 3, 5)),
        line=found.provenance.line,
        dated=dated(table.retrieved, language),
        retrieved=table.retrieved,
        origins=described(table, found.provenance, language),
        notes=_notes(table, found.headline, found.summary, language=language),
        page=pages.link("within", language, **{"indicator": key, **given}),
        answer=found.headline,
        picture=strips_chart(found, language),
        choices=choice,
        lasting=_("{name} inom kommunerna").format(name=found.name),
    )


@view
def areas_exhibit(
    catalogue: Catalogue, code: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return the areas of one municipality by name.

    Raises
    ------
    UnknownIdError
        if there is no such municipality or measure, or the year has no values.
    """
    _ = gettext(language)
    given = dict(choice)
    key = given.get("indicator", DEFAULT_TABLE)
    found = inside(catalogue, key, given.get("year", ""), "spread", language)
    view_ = opened(catalogue, key, found.period, code, language)
    table = catalogue.small_areas.tables[key]
    columns = (
        Column(_("område"), wide=2),
        Column(_("värde") + f" ({found.unit})", found.decimals),
        Column(_("invånare"), 0),
        Column(_("områdestyp"), wide=2),
        Column(_("kod")),
        Column(_("period")),
        Column(_("anmärkning"), wide=2),
    )
    rows = tuple(
        (
            one.area.name,
            one.area.value,
            one.area.people,
            one.kind,
            one.area.code,
            found.period,
            one.area.note,
        )
        for one in view_.areas
    )
    title = _("{name} i områdena i {municipality}, {period}").format(
        name=found.name, municipality=view_.strip.name, period=found.period
    )
    return Exhibit(
        key=f"areas/{code}",
        name=slug(f"{view_.strip.name} {found.short_name} {found.period}"),
        title=title,
        subtitle=found.unit,
        message=view_.sentence,
        alternative=f"{title}. {view_.sentence}",
        table=Table(columns, rows, shown=(0, 1, 2, 3)),
        line=f"{found.provenance.line}. {credit(language)}",
        dated=dated(table.retrieved, language),
        retrieved=table.retrieved,
        origins=described(table, found.provenance, language),
        notes=_notes(table, view_.sentence, *view_.notes, language=language),
        page=pages.link("within", language, **{"kommun": code, **given}),
        answer=view_.sentence,
        picture=areas_map(found, view_.strip, language),
        choices=choice,
    )


@view
def area_types_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return the share of inhabitants in each area type, by municipality."""
    _ = gettext(language)
    found = area_types(catalogue, language)
    table = catalogue.small_areas.tables[TYPES]
    columns = (
        Column(_("kommun"), wide=1.5),
        *(Column(f"{number} {name} (%)", 0) for number, name in enumerate(found.types, 1)),
        Column(_("kod")),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.name,
            *(row.share(number) for number in range(1, len(found.types) + 1)),
            row.code,
        )
        for row in (*found.rows, found.county)
    )
    title = _("Invånare efter områdestyp, {period}").format(period=found.period)
    return Exhibit(
        key="area_types",
        name=slug(title),
        title=title,
        subtitle="%",
        message=found.county.sentence,
        alternative=f"{title}. {found.county.sentence}",
        table=Table(columns, rows, shown=tuple(range(len(found.types) + 1))),
        line=source_line(catalogue, table, language, derived=True),
        dated=dated(table.retrieved, language),
        retrieved=table.retrieved,
        origins=described(table, found.provenance, language),
        notes=_notes(table, language=language),
        page=pages.link("within", language),
        slide_table=True,
    )
