"""Two measures against each other: the compared areas', and the municipalities'."""

from __future__ import annotations

from collections.abc import Mapping

from region.comparisons.comparison import compare
from region.comparisons.lines import own_periods
from region.comparisons.peers import group_members, read_peers
from region.comparisons.relation import relation
from region.content.catalogue import Catalogue
from region.municipalities.addressed import choropleth_of, map_of
from region.municipalities.menu import DEFAULT_SECOND
from region.outputs.charts.model import Dot, Dots
from region.outputs.exhibits.compared import relation_chart
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, described
from region.outputs.tables.table import Column, Table
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


@view
def compared_relation(
    catalogue: Catalogue, first: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return two measures of a comparison, all areas as dots; `indicator2` names the other.

    Raises
    ------
    UnknownIdError
        if there is no such measure or area, or no year with both.
    """
    _ = gettext(language)
    given = dict(choice)
    one = next((c for c in catalogue.comparisons.values() if first in c.indicators), None)
    if one is None:
        known = tuple(key for c in catalogue.comparisons.values() for key in c.indicators)
        raise UnknownIdError("indicator", first, known)
    own = set(own_periods(one, first))
    others = tuple(
        key for key in one.indicators if key != first and own & set(own_periods(one, key))
    )
    second = given.get("indicator2") or next(iter(others), "")
    codes, unknown = read_peers(one, given.get("peers", one.default_group))
    if unknown:
        raise UnknownIdError("peers", unknown[0], tuple(one.groups))
    codes = codes or group_members(one, one.default_group)
    found = (
        relation(catalogue, one.scope, first, second, codes, language) if second in others else None
    )
    if found is None:
        raise UnknownIdError("indicator2", second, others)
    columns = (
        Column(_("område"), wide=1.5),
        Column(f"{found.x_name} ({found.x_unit})", found.x_decimals, wide=1.5),
        Column(f"{found.y_name} ({found.y_unit})", found.y_decimals, wide=1.5),
        Column(_("kod")),
        Column(_("period")),
    )
    rows = tuple((p.name, p.x, p.y, p.code, found.period) for p in found.points)
    views = [compare(catalogue, one.scope, key, codes, "", language) for key in (first, second)]
    day = max(s.retrieved for key in (first, second) for s in one.indicators[key].sources)
    title = _("Samband: {x} och {y}").format(x=found.x_name, y=found.y_name)
    return Exhibit(
        key=f"relation/{first}",
        name=slug(title),
        title=f"{title}, {found.period}",
        subtitle="",
        message=found.summary,
        alternative=f"{title}. {found.summary}",
        table=Table(columns, rows, shown=(0, 1, 2)),
        line=". ".join(dict.fromkeys(seen.provenance.line for seen in views)),
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(
            origin
            for key, seen in zip((first, second), views, strict=True)
            for origin in described(one.indicators[key], seen.provenance, language)
        ),
        notes=(found.summary,),
        page=pages.link(
            "compare",
            language,
            **{"scope": one.scope, "view": "relation", "indicator": first, **given},
        ),
        picture=relation_chart(found),
        choices=choice,
    )


@view
def municipal_relation(
    catalogue: Catalogue, first: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return two measures of the municipalities against each other, as the map's page does.

    Raises
    ------
    UnknownIdError
        if there is no such measure, or no period of it.
    """
    _ = gettext(language)
    given = dict(choice)
    second = given.pop("indicator2", "") or DEFAULT_SECOND
    whole = map_exhibit(catalogue, first, language, tuple(given.items()))
    x = map_of(catalogue, {**given, "indicator": first}, language)
    y = map_of(catalogue, _second(catalogue, second, x.period, language), language)
    chosen = given.get("kommun", "").split(",")
    others = {row.code: row for row in y.rows}
    pairs = [
        (row, others[row.code])
        for row in x.rows
        if row.value is not None and others[row.code].value is not None
    ]
    dots = tuple(
        Dot(
            a.name,
            a.value or 0,
            b.value or 0,
            "chosen" if a.code in chosen else "other" if not any(chosen) else "",
            f"{a.name}: {a.text}, {b.text}",
        )
        for a, b in pairs
    )
    columns = (
        Column(_("kommun"), wide=1.5),
        Column(f"{x.name} {x.period_label} ({x.unit})", x.decimals, wide=1.5),
        Column(f"{y.name} {y.period_label} ({y.unit})", y.decimals, wide=1.5),
        Column(_("kod")),
    )
    title = _("Samband: {x} och {y}").format(x=x.name, y=y.name)
    other = map_exhibit(catalogue, second, language)
    said = _("{number} kommuner: {x} och {y}. Ett samband är inte en orsak.").format(
        number=len(pairs), x=f"{x.name} {x.period_label}", y=f"{y.name} {y.period_label}"
    )
    return Exhibit(
        key=f"relation/{first}",
        name=slug(title),
        title=title,
        subtitle=f"{x.period_label}; {y.period_label}",
        message=said,
        alternative=f"{title}. {said}",
        table=Table(columns, tuple((a.name, a.value, b.value, a.code) for a, b in pairs)),
        line=f"{x.line}. {y.line}",
        dated=whole.dated,
        retrieved=max(whole.retrieved, other.retrieved),
        origins=(*whole.origins, *other.origins),
        notes=(),
        page=pages.link("map", language, view="relation", indicator=first, **dict(choice)),
        picture=Dots(dots, f"{x.name}, {x.unit}", f"{y.name}, {y.unit}", y.decimals),
        choices=choice,
    )


def _second(
    catalogue: Catalogue, second: str, period: str, language: Language
) -> Mapping[str, str]:
    """Return what is asked of the second measure: the first's period, if it has it."""
    given = {"indicator": second}
    periods = choropleth_of(catalogue, given, language).series.periods
    return {**given, "year": period} if period in periods else given
