"""Stockholm beside other regions or counties: one year's order, values over time, rank over time.

`compare/tertiary_25_64`, with the choices of the page's address: scope, year, peers and view.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from region.comparisons.by_sex import asked_compared, compared_sexes
from region.comparisons.comparison import CompareView, compare, scope_of
from region.comparisons.peers import group_members, read_peers
from region.comparisons.several import default_measures, read_measures, several
from region.content.catalogue import Catalogue
from region.indicators.certainty.words import compared_note
from region.indicators.compared_by_sex import pair_of
from region.indicators.sexes import both_told
from region.outputs.charts.model import Bar, Bars, Panel, Panels, Picture
from region.outputs.exhibits.compared import lines_chart, ranks_chart
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.exhibits.sexes import table_of_places
from region.outputs.exhibits.sexes_charts import pairs_chart
from region.outputs.tables.sources import dated, described, one_line
from region.outputs.tables.table import Column, Table, as_published
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

VIEWS = ("dots", "lines", "ranks", "several")
"""As the page shows them; `ranks` is the second chart of the lines."""


class _Shown(NamedTuple):
    """What differs between the views; with a `message` it is of more measures, all in `found`."""

    name: str
    title: str
    unit: str
    table: Table
    picture: Picture | None
    message: str = ""
    found: tuple[CompareView, ...] = ()
    address: tuple[tuple[str, str], ...] = ()


def _viewed(
    catalogue: Catalogue, key: str, choice: Mapping[str, str], language: Language
) -> CompareView:
    """Return the comparison that the choices ask for."""
    scope = scope_of(catalogue, key)
    if choice.get("scope", scope) != scope:
        raise UnknownIdError("scope of this indicator", choice["scope"], (scope,))
    one = catalogue.comparisons[scope]
    codes, unknown = read_peers(one, choice.get("peers", one.default_group))
    if unknown:
        known = (*one.groups, *(area.code for area in one.areas.values() if area.ranked))
        raise UnknownIdError("peers", unknown[0], known)
    codes = codes or group_members(one, one.default_group)
    seen = asked_compared(catalogue, scope, key, choice.get("sex", ""))
    return compare(seen, scope, key, codes, choice.get("year", ""), language)


def _order(found: CompareView, language: Language) -> _Shown:
    """Return one year's values, each with its rank among all areas that have one."""
    _ = gettext(language)
    columns = (
        Column(_("plats, {order}").format(order=found.order), 0, wide=0.8),
        Column(_("område"), wide=1.5),
        Column(_("värde") + f" ({found.unit})", found.decimals, wide=1.2),
        Column(_("kod")),
        Column(_("period")),
        Column(_("fältets storlek"), 0),
        Column(_("anmärkning"), wide=2),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("jämförelsens grad")),
    )
    number = len(found.field)
    rows = tuple(
        (
            v.rank,
            v.name,
            as_published(v.value, v.decimals, found.decimals),
            v.code,
            found.label,
            number if v.rank else None,
            v.flags,
            v.rank_low,
            v.rank_high,
            found.grade_name if v.rank else "",
        )
        for v in found.values
    )
    own = frozenset(at for at, value in enumerate(found.values) if value.role == "own")
    unit = _("{unit}. Plats bland {number} områden, {order}").format(
        unit=found.unit, number=fmt.number(number, 0, language), order=found.order
    )
    bars = []
    for value in found.values:
        text = fmt.number(value.value, value.decimals, language)
        if value.rank:
            text = _("{value}, plats {rank}").format(value=text, rank=value.rank_text)
        if value.flags:
            text += f" ({value.flags})"
        bars.append(Bar(value.name, value.value, text, value.role == "own"))
    return _Shown(
        name=slug(_("jämförelse") + f" {found.name} {found.label}"),
        title=f"{found.name}, {found.label}",
        unit=unit,
        table=Table(columns, rows, own, shown=(0, 1, 2)),
        picture=Bars(tuple(bars), unit, found.decimals),
    )


def _pairs(catalogue: Catalogue, found: CompareView, language: Language) -> _Shown:
    """Return women and men of one year's areas as two dots and a line, in the order of the gap."""
    _ = gettext(language)
    areas = compared_sexes(catalogue, found, language)
    own = next(value for value in found.values if value.role == "own")
    one = catalogue.comparisons[found.scope]
    pair = pair_of(one, found.indicator)
    women = one.indicators[pair.women if pair else found.indicator]
    unit = women.unit[language]
    said = both_told(next(area for area in areas if area.code == own.code), language)
    return _Shown(
        name=slug(_("kvinnor och män") + f" {found.short_name} {found.label}"),
        title=f"{found.name}, {found.label}",
        unit=unit,
        table=table_of_places(areas, unit, language),
        picture=pairs_chart(areas, unit, women.decimals, language, own.code),
        message=said,
    )


def _course(found: CompareView, language: Language) -> _Shown:
    """Return the same areas over time, cut where the source has marked a break."""
    _ = gettext(language)
    columns = (
        Column(_("område"), wide=1.5),
        Column(_("period")),
        Column(_("värde") + f" ({found.unit})", found.decimals),
        Column(_("kod")),
        Column(_("anmärkning"), wide=2),
    )
    lines = [line for line in found.lines if line.points]
    rows = tuple(
        (ln.name, p.label, as_published(p.value, p.decimals, found.decimals), ln.code, p.flags)
        for ln in lines
        for p in ln.points
    )
    return _Shown(
        name=slug(_("jämförelse över tid") + f" {found.name}"),
        title=_("{name} över tid").format(name=found.name),
        unit=found.unit,
        table=Table(columns, rows),
        picture=lines_chart(found, language) if len(found.ranks) > 1 else None,
    )


def _ranks(found: CompareView, language: Language) -> _Shown:
    """Return Stockholm's rank in every year, with the number of areas that it is one of."""
    _ = gettext(language)
    columns = (
        Column(_("period")),
        Column(_("plats, {order}").format(order=found.order), 0),
        Column(_("fältets storlek"), 0),
        Column(_("delas av"), 0),
        Column(_("värde") + f" ({found.unit})", found.decimals),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("jämförelsens grad")),
    )
    points = found.ranks
    rows = tuple(
        (p.label, p.rank, p.field, p.shared, p.value, p.rank_low, p.rank_high, p.grade_name)
        for p in points
    )
    unit = _("Stockholms plats av antalet med värde, {order}").format(order=found.order)
    return _Shown(
        name=slug(_("Stockholms plats") + f" {found.name}"),
        title=_("{name}: Stockholms plats").format(name=found.name),
        unit=unit,
        table=Table(columns, rows),
        picture=ranks_chart(found, language),
    )


def _answer(found: CompareView, language: Language) -> str:
    """Return Stockholm's value and place, short enough for a headline; empty without a place."""
    _ = gettext(language)
    own = next((value for value in found.values if value.role == "own"), None)
    if own is None or not own.rank:
        return ""
    value = fmt.with_unit(own.value, own.decimals, found.unit, language)
    return _("{name} {period}: {value}, plats {rank} av {number}").format(
        name=found.name,
        period=found.label,
        value=value,
        rank=own.rank_text,
        number=fmt.number(len(found.field), 0, language),
    )


def _several(
    catalogue: Catalogue, found: CompareView, choice: Mapping[str, str], language: Language
) -> _Shown:
    """Return several measures of the same places: a panel for each, and places by measure."""
    _ = gettext(language)
    given = choice.get("measures", "")
    measures, unknown = read_measures(catalogue, found.scope, given)
    if unknown:
        known = tuple(catalogue.comparisons[found.scope].indicators)
        raise UnknownIdError("measures", unknown[0], known)
    measures = measures or default_measures(catalogue, found.scope)
    peers = tuple(line.code for line in found.lines if line.role == "peer")
    seen = several(catalogue, found.scope, measures, peers, language)
    columns = [Column(_("område"), wide=1.5), Column(_("kod"))]
    rows: list[list[Any]] = [[row.name, row.code] for row in seen.rows]
    shown = [0]
    for at, one in enumerate(seen.measures):
        shown += [len(columns), len(columns) + 2]
        columns += [
            Column(f"{one.short_name} ({one.unit})", one.decimals, wide=1.2),
            Column(_("år"), wide=0.6),
            Column(_("plats av {number}").format(number=len(one.field)), wide=0.9),
        ]
        for row, seen_row in zip(rows, seen.rows, strict=True):
            value, earlier = seen_row.cells[at].value, seen_row.cells[at].earlier
            last = value or earlier
            row += [
                as_published(last.value, last.decimals, one.decimals) if last else None,
                one.label if value else earlier.label if earlier else "",
                value.rank_text if value and value.rank else "",
            ]
    panels = tuple(Panel(one.name, lines_chart(one, language)) for one in seen.measures)
    return _Shown(
        name=slug(_("jämförelse av mått") + f" {found.own_name}"),
        title=seen.sentence,
        unit=_("{number} mått").format(number=len(measures)),
        table=Table(tuple(columns), tuple(map(tuple, rows)), frozenset({0}), shown=tuple(shown)),
        picture=Panels(panels, _("Varje mått har sin egen axel")),
        message=seen.places,
        found=seen.measures,
        address=(("measures", given),),
    )


@view
def compare_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return an indicator of a comparison as the page shows it.

    Raises
    ------
    UnknownIdError
        if no comparison has the indicator, or it not the scope, year, peers or view asked for.
    """
    given = dict(choice)
    wanted = given.get("view", VIEWS[0])
    if wanted not in VIEWS:
        raise UnknownIdError("view", wanted, VIEWS)
    found = _viewed(catalogue, key, given, language)
    if wanted == "several":
        shown = _several(catalogue, found, given, language)
    elif wanted == "dots" and given.get("sex") == "gap":
        shown = _pairs(catalogue, found, language)
    else:
        shown = {"dots": _order, "lines": _course, "ranks": _ranks}[wanted](found, language)
    message, seen = shown.message or found.sentence, shown.found or (found,)
    asked = asked_compared(catalogue, found.scope, key, given.get("sex", ""))
    indicators = asked.comparisons[found.scope].indicators
    day = max(source.retrieved for one in seen for source in indicators[one.indicator].sources)
    address = {
        "scope": found.scope,
        "indicator": "" if wanted == "several" else key,
        "view": {"dots": "", "ranks": "lines"}.get(wanted, wanted),
        "year": given.get("year", ""),
        "peers": given.get("peers", ""),
        "sex": "" if given.get("sex") == "total" else given.get("sex", ""),
        **dict(shown.address),
    }
    notes = (message, *(note for one in seen for note in _notes(one, language)))
    return Exhibit(
        key=f"compare/{key}",
        name=shown.name,
        title=shown.title,
        subtitle=shown.unit,
        message=message,
        alternative=f"{shown.title}. {message}",
        table=shown.table,
        line=one_line((one.provenance.line for one in seen), language),
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(
            origin
            for one in seen
            for origin in described(indicators[one.indicator], one.provenance, language)
        ),
        notes=tuple(text for text in dict.fromkeys(notes) if text),
        page=pages.link("compare", language, **address),
        answer=shown.title if wanted == "several" else _answer(found, language),
        picture=shown.picture,
        slide_table=shown.picture is None or wanted == "several",
        choices=choice,
        lasting=found.name if wanted == "dots" else "",
        rank_note="" if wanted == "lines" else compared_note(language),
    )


def _notes(found: CompareView, language: Language) -> tuple[str, ...]:
    """Return what goes with one measure in every file of it."""
    _ = gettext(language)
    origin, goal = found.provenance, found.goal
    return (
        found.grade_note,
        compared_note(language),
        fmt.told(_("Regionens mål: {goal}."), goal=goal.text) if goal and goal.text else "",
        origin.definition,
        origin.calculation,
        *origin.breaks,
        origin.notes,
    )
