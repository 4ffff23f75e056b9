"""One indicator over time for one area: the view behind spark lines and line charts."""

from __future__ import annotations

from dataclasses import dataclass

from region import formatting as fmt
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Language, Status
from region.provenance import Provenance, period_label, provenance, status_label
from region.views import view


@dataclass(frozen=True, eq=False)
class SeriesPoint:
    """One observation. `published` is the day from which it was known, where the table says."""

    year: int
    period: str
    value: float
    text: str
    status: str
    provisional: bool
    published: str


@dataclass(frozen=True, eq=False)
class SeriesView:
    """The observations of one indicator for one area, formatted."""

    indicator: str
    name: str
    short_name: str
    area: str
    unit: str
    decimals: int
    points: tuple[SeriesPoint, ...]
    breaks: tuple[int, ...]
    summary: str
    provenance: Provenance

    @property
    def latest(self) -> SeriesPoint:
        return self.points[-1]

    @property
    def first(self) -> SeriesPoint:
        return self.points[0]


@view
def series_view(
    catalogue: Catalogue, indicator_id: str, area: str, language: Language
) -> SeriesView:
    """Return the series; the area must have at least one value."""
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    unit = indicator.unit[language]
    points = tuple(
        SeriesPoint(
            year=int(row.period),
            period=period_label(indicator, row.period, language),
            value=row.value,
            text=fmt.with_unit(row.value, indicator.decimals, unit, language),
            status=status_label(row.status, language),
            provisional=row.status in (Status.PROVISIONAL, Status.ESTIMATED),
            published=fmt.date(row.published, language) if row.published else "",
        )
        for row in catalogue.observations[indicator_id].series(area)
        if row.value is not None
    )
    area_name = catalogue.areas[area].name[language]
    first, latest = points[0], points[-1]
    if len(points) == 1:
        summary = _("{name}, {area}: {value} ({period}).").format(
            name=indicator.name[language], area=area_name, value=latest.text, period=latest.period
        )
    else:
        summary = _("{name}, {area}: från {first} ({start}) till {latest} ({end}).").format(
            name=indicator.name[language],
            area=area_name,
            first=first.text,
            start=first.period,
            latest=latest.text,
            end=latest.period,
        )
    return SeriesView(
        indicator=indicator_id,
        name=indicator.name[language],
        short_name=indicator.short_name[language],
        area=area_name,
        unit=unit,
        decimals=indicator.decimals,
        points=points,
        breaks=tuple(int(break_.period) for break_ in indicator.breaks),
        summary=summary,
        provenance=provenance(catalogue, indicator_id, language),
    )
