"""What a map can show: values of the 26 municipalities for every period, as shown on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from region.content.catalogue import COUNTRY, COUNTY, Catalogue, Observation
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators import change
from region.indicators.certainty.views import Verdicts, verdicts, verdicts_of_changes
from region.indicators.provenance import Provenance, provenance, source_line, status_label
from region.indicators.values import value_note
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

Measure = Literal["value", "change", "difference"]
OWN_KEY = "own"
Direction = Literal["up", "down", "none"]


class MapRemark(NamedTuple):
    """What must be known about one area's value in one period."""

    text: str
    kind: Literal["note", "doubtful", "step"]


@dataclass(frozen=True, eq=False)
class Judge:
    """Who tells which of a series' values can be told apart, period by period.

    With a `base`, it is the changes since that period that are judged.
    """

    catalogue: Catalogue
    indicator: str
    language: Language
    base: str = ""

    def at(self, period: str) -> Verdicts:
        """Return the municipalities' standings in a period."""
        if self.base:
            return verdicts_of_changes(
                self.catalogue, self.indicator, self.base, period, self.language
            )
        return verdicts(self.catalogue, self.indicator, period, self.language)


@dataclass(frozen=True, eq=False)
class MapSeries:
    """Values by period and municipality.

    `values[p][m]` is the value in period `p` of the municipality at place `m` of `codes`, not
    rounded, None when missing; `notes[p]` says by place what is special about it or why it is
    missing. `county` and `country` have one value for each period. `comparable` says whether
    they are of the same size as a municipality's, `amount` whether change is told in per cent.
    `direction` is the way that is better, `noun` and `phrase` are the measure in a sentence.
    `remarks[p]` says by code what must be known of single values, and `coarse[p]` with how many
    decimals those are shown that are published with fewer.
    """

    key: str
    name: str
    unit: str
    decimals: int
    comparable: bool
    amount: bool
    codes: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    notes: tuple[Mapping[int, str], ...]
    county: tuple[float | None, ...]
    country: tuple[float | None, ...]
    reference_names: tuple[str, str]
    line: str
    derived_line: str
    provenance: Provenance | None
    breaks: tuple[str, ...] = ()
    remarks: tuple[Mapping[str, MapRemark], ...] = ()
    coarse: tuple[Mapping[str, int], ...] = ()
    gaps: tuple[str, ...] = ()
    """Periods before which the source has none, though one was to be expected: no line leads
    there. A value that a municipality alone is without shows in `values`."""
    measure: Measure = "value"
    judge: Judge | None = None
    """None for a visitor's own table, of which nothing is known but the values."""
    direction: Direction = "none"
    noun: str = ""
    phrase: str = ""
    base: str = ""
    """The period that changes are counted from, as it is read."""

    @property
    def private(self) -> bool:
        """Whether this is a visitor's own table, of which nothing may be kept."""
        return self.key == OWN_KEY

    def decimals_of(self, at: int, code: str) -> int:
        """Return with how many decimals an area's value in the period at place `at` is shown."""
        return self.coarse[at].get(code, self.decimals) if self.coarse else self.decimals

    def remark(self, at: int, code: str) -> MapRemark | None:
        """Return what must be known about an area's value in the period at place `at`."""
        return self.remarks[at].get(code) if self.remarks else None

    def is_doubtful(self, at: int, code: str) -> bool:
        """Whether no sentence may speak of the value."""
        found = self.remark(at, code)
        return found is not None and found.kind == "doubtful"

    def whole(self, value: float | None, decimals: int | None = None) -> int | None:
        """Return the value as shown, scaled to a whole number of the last digit shown."""
        if value is None:
            return None
        shown = fmt.round_half_up(value, self.decimals if decimals is None else decimals)
        return int(shown.scaleb(self.decimals))

    @property
    def total(self) -> bool:
        """Whether the values count something, so that a larger place has more: no area's colour."""
        return self.measure == "value" and not self.comparable

    @property
    def diverging(self) -> bool:
        """Whether zero is a meaningful middle of the values."""
        known = [value for row in self.values for value in row if value is not None]
        return bool(known) and min(known) < 0 < max(known)


def _note(observation: Observation | None, indicator: Indicator, language: Language) -> str:
    """Why a value is missing, or what is special about one that is there."""
    if observation is not None and observation.value is not None:
        return value_note(indicator, observation, language)
    status = observation.status if observation else Status.NOT_PUBLISHED
    reason = status_label(status, language)
    if indicator.missing and status is not Status.NOT_APPLICABLE:
        return f"{reason}. {indicator.missing[language]}"
    return reason


def _remarks(
    indicator: Indicator, areas: Mapping[str, Observation], period: str, language: Language
) -> dict[str, MapRemark]:
    """What the side-car says of single values of a period, by area."""
    return {
        area: MapRemark(found.note[language], found.kind)
        for area in areas
        if (found := indicator.remark(area, period))
    }


def _coarse(indicator: Indicator, areas: Mapping[str, Observation], period: str) -> dict[str, int]:
    """The decimals of what is published with fewer than the rest."""
    return {
        area: decimals
        for area in areas
        if (decimals := indicator.decimals_of(area, period)) < indicator.decimals
    }


@view
def indicator_series(catalogue: Catalogue, indicator_id: str, language: Language) -> MapSeries:
    """Return a municipal indicator with all its periods.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values.
    """
    known = catalogue.observations.get(indicator_id)
    if known is None or not known.municipal_periods:
        allowed = tuple(indicator.id for indicator in catalogue.municipal_indicators)
        raise UnknownIdError("indicator", indicator_id, allowed)
    indicator, observations = catalogue.indicators[indicator_id], known
    periods = observations.municipal_periods
    codes = tuple(area.code for area in catalogue.municipalities)
    found = [observations.by_period[period] for period in periods]
    notes = tuple(
        {
            place: note
            for place, code in enumerate(codes)
            if (note := _note(rows.get(code), indicator, language))
        }
        for rows in found
    )
    references = [
        tuple(rows[area].value if area in rows else None for rows in found)
        for area in (COUNTY, COUNTRY)
    ]
    origin = provenance(catalogue, indicator_id, language)
    return MapSeries(
        key=indicator_id,
        name=indicator.name[language],
        unit=indicator.unit[language],
        decimals=indicator.decimals,
        comparable=indicator.kind != "count",
        amount=change.in_per_cent(indicator.kind),
        codes=codes,
        names=tuple(catalogue.areas[code].name[language] for code in codes),
        periods=periods,
        labels=tuple(period_label(indicator, period, language) for period in periods),
        values=tuple(
            tuple(rows[code].value if code in rows else None for code in codes) for rows in found
        ),
        notes=notes,
        county=references[0],
        country=references[1],
        reference_names=(
            catalogue.areas[COUNTY].name[language],
            catalogue.areas[COUNTRY].name[language],
        ),
        line=origin.line,
        derived_line=source_line(catalogue, indicator, language, derived=True),
        provenance=origin,
        judge=Judge(catalogue, indicator_id, language),
        breaks=tuple(break_.period for break_ in indicator.breaks),
        direction=indicator.direction,
        noun=indicator.noun[language] if indicator.noun else "",
        phrase=indicator.phrase[language] if indicator.phrase else "",
        remarks=tuple(
            _remarks(indicator, rows, period, language)
            for period, rows in zip(periods, found, strict=True)
        ),
        coarse=tuple(
            _coarse(indicator, rows, period) for period, rows in zip(periods, found, strict=True)
        ),
        gaps=tuple(
            str(year)
            for year in change.gaps(
                [int(period) for period in periods], observations.years, indicator.update_interval
            )
        ),
    )


class OpenedTable(Protocol):
    """A visitor's own table: values by period and municipality, already checked."""

    @property
    def name(self) -> str:
        """What the table is called."""

    @property
    def unit(self) -> str:
        """What the values are counted in."""

    @property
    def decimals(self) -> int:
        """With how many decimals values are shown."""

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods in order."""

    @property
    def values(self) -> Mapping[str, Mapping[str, float]]:
        """Each period's values by municipality code."""


def own_series(catalogue: Catalogue, table: OpenedTable, language: Language) -> MapSeries:
    """Return a visitor's own table as a series; it has no source but the visitor."""
    _ = gettext(language)
    codes = tuple(area.code for area in catalogue.municipalities)
    missing = _("inget värde i tabellen")
    values = tuple(tuple(table.values[p].get(code) for code in codes) for p in table.periods)
    nothing = tuple(None for _p in table.periods)
    return MapSeries(
        key=OWN_KEY,
        name=table.name,
        unit=table.unit,
        decimals=table.decimals,
        comparable=True,
        amount=False,
        codes=codes,
        names=tuple(catalogue.areas[code].name[language] for code in codes),
        periods=table.periods,
        labels=table.periods,
        values=values,
        notes=tuple(
            {place: missing for place, value in enumerate(row) if value is None} for row in values
        ),
        county=nothing,
        country=nothing,
        reference_names=(
            catalogue.areas[COUNTY].name[language],
            catalogue.areas[COUNTRY].name[language],
        ),
        line=_("Källa: egen tabell, öppnad för det här besöket"),
        derived_line=_("Egen beräkning på egen tabell"),
        provenance=None,
    )
