"""The municipalities' parts of a target's series, as a chart and as an exhibit."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.outputs.charts.model import Mark, Part, Stack
from region.outputs.exhibits.model import Exhibit
from region.outputs.tables.sources import dated, indicator_origins, retrieved
from region.outputs.tables.table import Cell, Column, Table
from region.targets.contributions import ContributionsView, can_show, contributions
from region.targets.goals import goals
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


@view
def parts_chart(found: ContributionsView) -> Stack:
    """Return the parts over time: those who have given most at the bottom, the rest on top."""
    parts = tuple(
        Part(
            part.name,
            tuple(Mark(year, value, number, tip=text) for year, value, number, text in part.values),
        )
        for part in found.over_time
    )
    return Stack(parts, found.unit, 0)


@view
def parts_exhibit(catalogue: Catalogue, target: str, language: Language) -> Exhibit:
    """Return which municipalities have given how much of a target's series, year by year.

    Raises
    ------
    UnknownIdError
        if there is no such target, or it is not the sum of the municipalities over time.
    """
    _ = gettext(language)
    summed = tuple(key for key in catalogue.targets if can_show(catalogue, key))
    if target not in summed:
        raise UnknownIdError("target", target, summed)
    found = contributions(catalogue, target, None, language)
    if not found.over_time:
        raise UnknownIdError("target", target, summed)
    years = [year for year, *_rest in found.over_time[0].values]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(year), *(part.values[at][1] for part in found.over_time))
        for at, year in enumerate(years)
    )
    named = goals(catalogue, language).target(target)
    title = _("{name}: kommunernas delar, år för år").format(name=found.name)
    day = retrieved(catalogue, (found.indicator,))
    return Exhibit(
        key=f"parts/{target}",
        name=slug(title),
        title=title,
        subtitle=named.name,
        message=found.sentence,
        alternative=found.sentence,
        table=Table(
            (Column(_("år")), *(Column(part.name, 0) for part in found.over_time)),
            rows,
        ),
        line=found.line,
        dated=dated(day, language),
        retrieved=day,
        origins=indicator_origins(catalogue, found.indicator, language),
        notes=(),
        page=pages.link("goals", language, target=target),
        picture=parts_chart(found),
    )
