"""One indicator over time for one area: the view behind spark lines and line charts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue
from region.content.catalogue.observations import Observations
from region.content.model import Status
from region.content.periods import period_label
from region.indicators import change
from region.indicators.provenance import Provenance, provenance
from region.indicators.values import value_note, value_number, value_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False, slots=True)
class SeriesPoint:
    """One observation. `published` is the day from which it was known, where the table says.

    `status` is all that is special about it, in words. A `doubtful` value is shown, and no
    sentence speaks of it.
    """

    year: int
    period: str
    value: float
    decimals: int
    number: str
    text: str
    status: str
    doubtful: bool
    provisional: bool
    published: str


@dataclass(frozen=True, eq=False)
class SeriesView:
    """The observations of one indicator for one area, formatted.

    `gaps` are years of values that have a missing one before them: no line leads there.
    """

    indicator: str
    name: str
    short_name: str
    code: str
    area: str
    unit: str
    decimals: int
    points: tuple[SeriesPoint, ...]
    breaks: tuple[int, ...]
    gaps: tuple[int, ...]
    summary: str
    provenance: Provenance

    @property
    def latest(self) -> SeriesPoint:
        """The last value."""
        return self.points[-1]

    @property
    def told(self) -> tuple[SeriesPoint, ...]:
        """What sentences speak of: all but the doubtful values, if anything is left."""
        return tuple(point for point in self.points if not point.doubtful) or self.points

    @property
    def first(self) -> SeriesPoint:
        """The first value."""
        return self.points[0]


def _gaps(table: Observations, area: str, interval: str) -> tuple[int, ...]:
    """Return the years of an area's values that have a missing value before them."""
    years = [int(row.period) for row in table.series(area)]
    told = {int(row.period) for row in table.by_area.get(area, ())}
    return change.gaps(years, told | table.years, interval)


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
            decimals=indicator.decimals_of(row.area, row.period),
            number=value_number(indicator, row, language),
            text=value_text(indicator, row, language),
            status=value_note(indicator, row, language),
            doubtful=indicator.is_doubtful(row.area, row.period),
            provisional=row.status in (Status.PROVISIONAL, Status.ESTIMATED),
            published=fmt.date(row.published, language) if row.published else "",
        )
        for row in catalogue.observations[indicator_id].series(area)
        if row.value is not None
    )
    area_name = catalogue.areas[area].name[language]
    view = SeriesView(
        indicator=indicator_id,
        name=indicator.name[language],
        short_name=indicator.short_name[language],
        code=area,
        area=area_name,
        unit=unit,
        decimals=indicator.decimals,
        points=points,
        breaks=tuple(int(break_.period) for break_ in indicator.breaks),
        gaps=_gaps(catalogue.observations[indicator_id], area, indicator.update_interval),
        summary="",
        provenance=provenance(catalogue, indicator_id, language),
    )
    return replace(view, summary=_summary(view, language))


def _summary(series: SeriesView, language: Language) -> str:
    """From what to what the series has gone, without doubtful values."""
    _ = gettext(language)
    told = series.told
    first, latest = told[0], told[-1]
    if first is latest:
        words = _("{name}, {area}: {value} ({period}).").format(
            name=series.name, area=series.area, value=latest.text, period=latest.period
        )
    else:
        words = _("{name}, {area}: från {first} ({start}) till {latest} ({end}).").format(
            name=series.name,
            area=series.area,
            first=first.text,
            start=first.period,
            latest=latest.text,
            end=latest.period,
        )
    left_out = (
        [point.period for point in series.points if point.doubtful]
        if told is not series.points
        else []
    )
    if left_out:
        words += " " + _("Osäkra värden är inte medräknade: {periods}.").format(
            periods=fmt.listing(left_out, language)
        )
    return words
