"""A part of an indicator's observations: some areas, some periods."""

from __future__ import annotations

from region.content.catalogue import Catalogue, Observation
from region.content.periods import matches
from region.words.views import UnknownIdError


class EmptySelectionError(LookupError):
    """No observation fits; `areas` and `periods` are those that the indicator has."""

    def __init__(self, indicator: str, areas: tuple[str, ...], periods: tuple[str, ...]):
        self.indicator, self.areas, self.periods = indicator, areas, periods
        super().__init__(f"{indicator} has no observation for these areas and periods")


def selected(
    catalogue: Catalogue, indicator_id: str, areas: tuple[str, ...] = (), period: str = ""
) -> tuple[Observation, ...]:
    """Return the observations of these areas and periods, by area and then by period.

    Parameters
    ----------
    areas
        Area codes; none means all.
    period
        Years and spans of years, see `region.content.periods`; nothing means all.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    EmptySelectionError
        if no observation fits.
    """
    if indicator_id not in catalogue.indicators:
        raise UnknownIdError("indicator", indicator_id, tuple(catalogue.indicators))
    observations = catalogue.observations[indicator_id]
    rows = tuple(
        row
        for row in observations.rows
        if (not areas or row.area in areas) and matches(row.period, period)
    )
    if not rows:
        raise EmptySelectionError(
            indicator_id, tuple(observations.by_area), tuple(observations.by_period)
        )
    return rows
