"""A map of one series: classes that hold for all periods, and one period as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from region.content.catalogue import COUNTRY, COUNTY
from region.indicators.certainty import Grade
from region.indicators.certainty.views import Standing
from region.indicators.certainty.words import grade_name as grade_names
from region.indicators.certainty.words import rank_note
from region.indicators.order import competition_ranks
from region.municipalities.class_names import alone, spans
from region.municipalities.classes import (
    Scheme,
    around_zero,
    bins,
    breaks,
    class_of,
    colours,
    sides,
)
from region.municipalities.series import MapSeries
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class MunicipalityRow:
    """One municipality's value. `rank` counts from the best value, or the highest; ties share.

    `rank_text` is the places that it can have, when only clear differences count (`8–15`);
    `standing` how it compares with the county, or whether its change is real.
    A `doubtful` value is shown and ranked, but no sentence speaks of it.
    """

    code: str
    name: str
    value: float | None
    decimals: int
    number: str
    text: str
    rank: int | None
    rank_text: str
    class_index: int | None
    share: float
    start: float
    """How long its bar is, and where it begins, as shares of the bars' width."""
    note: str
    doubtful: bool
    standing: Standing | None = None


@dataclass(frozen=True, eq=False)
class ReferenceRow:
    """The county's or the country's value in the same period."""

    code: str
    name: str
    value: float | None
    decimals: int
    number: str
    text: str
    note: str


@dataclass(frozen=True, eq=False)
class LegendClass:
    """One class: its span in words, its colour token, and how many are in it in the period.

    `alone` is what it is called where no other period is at hand: the outermost are open if the
    period does not reach their ends, which are those of all periods.
    """

    text: str
    colour: str
    count: int
    alone: str


@dataclass(frozen=True, eq=False)
class Choropleth:
    """A series with its classes.

    `limits` and `smallest` are whole numbers that count the last digit shown; `bins` are the
    upper limits as mapclassify gives them for the values that decide, in the series' unit.
    """

    series: MapSeries
    scheme: Scheme
    language: Language
    bins: tuple[float, ...]
    limits: tuple[int, ...]
    smallest: int
    colours: tuple[str, ...]

    @property
    def private(self) -> bool:
        """Whether it is made of a visitor's own table, and may not be kept."""
        return self.series.private

    @cached_property
    def wholes(self) -> tuple[tuple[int | None, ...], ...]:
        """The values as shown, scaled to whole numbers, by period and place."""
        return _wholes(self.series)

    @cached_property
    def spans(self) -> tuple[str, ...]:
        """Each class in words."""
        return spans(self.limits, self.smallest, self.series.decimals, self.language)


def _wholes(series: MapSeries) -> tuple[tuple[int | None, ...], ...]:
    return tuple(
        tuple(
            series.whole(value, series.decimals_of(at, code))
            for code, value in zip(series.codes, row, strict=True)
        )
        for at, row in enumerate(series.values)
    )


@view
def choropleth(series: MapSeries, scheme: Scheme, language: Language) -> Choropleth:
    """Divide the values into classes that hold for all periods, so that colours compare."""
    wholes = _wholes(series)
    known = [value for row in wholes for value in row if value is not None]
    at = len(wholes) - 1
    if scheme.basis in series.periods:
        at = series.periods.index(scheme.basis)
    deciding = known if scheme.basis == "all" else [v for v in wholes[at] if v is not None]
    scale = 10**series.decimals
    scaled = scheme._replace(limits=tuple(limit * scale for limit in scheme.limits))
    usual = scheme._replace(basis=Scheme().basis) == Scheme()
    smallest = min(known, default=0)
    if series.measure != "value" and usual:
        limits = around_zero(deciding, known)
        found: Sequence[float] = limits
    else:
        limits = breaks(deciding, known, scaled, private=series.private)
        found = bins(deciding, scaled, private=series.private) if deciding else []
    tokens = (
        colours(limits, smallest, diverging=series.diverging)
        if series.measure == "value"
        else sides(limits, smallest, series.direction)
    )
    return Choropleth(
        series=series,
        scheme=scheme,
        language=language,
        bins=tuple(limit / scale for limit in found),
        limits=limits,
        smallest=smallest,
        colours=tokens,
    )


@dataclass(frozen=True, eq=False)
class MapView:
    """One period of a map: rows from the best value or the highest, legend, the message.

    `grade`, `grade_name` and `grade_note` say what the comparisons rest on, and `rank_note` what
    places can and cannot be used for.
    """

    indicator: str
    name: str
    unit: str
    decimals: int
    period: str
    period_label: str
    periods: tuple[str, ...]
    sentence: str
    rows: tuple[MunicipalityRow, ...]
    references: tuple[ReferenceRow, ...]
    legend: tuple[LegendClass, ...]
    breaks: tuple[float, ...]
    missing_count: int
    missing_reason: str
    line: str
    private: bool
    grade: str
    grade_name: str
    grade_note: str
    rank_note: str

    def row(self, code: str) -> MunicipalityRow | None:
        """Return the row of a municipality; None if it has none."""
        return next((row for row in self.rows if row.code == code), None)


class Extremes(NamedTuple):
    """Who has the highest and who the lowest value, and which doubtful values are left out."""

    highest: tuple[MunicipalityRow, ...]
    lowest: tuple[MunicipalityRow, ...]
    left_out: tuple[MunicipalityRow, ...]


def extremes(rows: Iterable[MunicipalityRow]) -> Extremes | None:
    """Return the highest and the lowest of the values that may be spoken of; None without any."""
    known = [row for row in rows if row.value is not None]
    told = [row for row in known if not row.doubtful] or known
    if not told:
        return None
    high = max(told, key=lambda row: row.value or 0).text
    low = min(told, key=lambda row: row.value or 0).text
    return Extremes(
        tuple(sorted((row for row in told if row.text == high), key=lambda row: row.name)),
        tuple(sorted((row for row in told if row.text == low), key=lambda row: row.name)),
        tuple(sorted((row for row in known if row not in told), key=lambda row: row.name)),
    )


def beside_the_highest(chart: Choropleth, period: str) -> int:
    """Return how many municipalities, besides those that are highest, the highest could be one of.

    A doubtful value is not spoken of as the highest, unless all are.
    """
    series = chart.series
    if series.judge is None:
        return 0
    at = series.periods.index(period)
    known = {
        code: whole
        for code, whole in zip(series.codes, chart.wholes[at], strict=True)
        if whole is not None
    }
    told = {c: whole for c, whole in known.items() if not series.is_doubtful(at, c)} or known
    most = max(told.values(), default=0)
    highest = [code for code, whole in told.items() if whole == most]
    names = dict(zip(series.codes, series.names, strict=True))
    first = min(highest, key=lambda code: names[code], default="")
    standing = series.judge.at(period).row(first)
    if standing is None or standing.rank_low is None or standing.rank_high is None:
        return 0
    if series.direction == "down":  # the highest is last
        alike = len(known) + 1 - standing.rank_low if standing.rank_high >= len(known) else 0
    else:
        alike = standing.rank_high if standing.rank_low == 1 else 0
    return max(0, min(alike, len(known)) - len(highest))


def _sentence(
    rows: list[MunicipalityRow],
    references: tuple[ReferenceRow, ...],
    grade_name: str,
    beside: int,
    language: Language,
) -> str:
    """The map's message: who is highest, who is lowest, how sure that is, and the county."""
    _ = gettext(language)
    found = extremes(rows)
    if found is None:
        return _("Inga värden är publicerade för perioden.")
    high, low = found.highest[0].text, found.lowest[0].text
    if sum(row.value is not None for row in rows) == 1:
        name = found.highest[0].name
        parts = [fmt.told(_("Bara {name} har ett värde: {value}."), name=name, value=high)]
    elif high == low:
        parts = [fmt.told(_("Alla kommuner med värde har {value}."), value=high)]
    else:
        parts = [
            fmt.told(
                _("Högst: {highest} med {high}. Lägst: {lowest} med {low}."),
                highest=fmt.listing((row.name for row in found.highest), language),
                high=high,
                lowest=fmt.listing((row.name for row in found.lowest), language),
                low=low,
            )
        ]
        parts.append(
            _("Jämförelsen är {grade}, och högst går inte att skilja från {number} till.").format(
                grade=grade_name, number=beside
            )
            if beside
            else _("Jämförelsen är {grade}.").format(grade=grade_name)
        )
    if found.left_out:
        names = fmt.listing((row.name for row in found.left_out), language)
        parts.append(_("Osäkert och inte medräknat: {names}.").format(names=names))
    parts += [fmt.told(f"{row.name}: {row.text}.") for row in references if row.value is not None]
    return " ".join(parts)


@view
def map_view(chart: Choropleth, period: str | None) -> MapView:
    """Return one period of the map; None means the last one.

    Raises
    ------
    UnknownIdError
        if the series has no such period.
    """
    series, language = chart.series, chart.language
    _ = gettext(language)
    period = period or series.periods[-1]
    if period not in series.periods:
        raise UnknownIdError(f"the period of {series.key}", period, series.periods)
    at = series.periods.index(period)
    wholes = dict(zip(series.codes, chart.wholes[at], strict=True))
    known = {c: v for c, v in wholes.items() if v is not None}
    ranks = competition_ranks(known, lowest=series.direction == "down")
    compared = chart.wholes if series.measure == "value" else chart.wholes[at : at + 1]
    everything = [whole for row in compared for whole in row if whole is not None]
    low, high = min(0, *everything), max(0, *everything)
    judged = series.judge.at(period) if series.judge else None
    rows = []
    for place, (code, name) in enumerate(zip(series.codes, series.names, strict=True)):
        standing = judged.row(code) if judged else None
        value, whole = series.values[at][place], wholes[code]
        wide = (high - low) or 1
        share = 0.0 if whole is None else round(abs(whole) / wide, 4)
        start = round((min(0, whole or 0) - low) / wide, 4)
        rows.append(
            MunicipalityRow(
                code=code,
                name=name,
                value=value,
                decimals=series.decimals_of(at, code),
                number=fmt.number(value, series.decimals_of(at, code), language),
                text=fmt.with_unit(value, series.decimals_of(at, code), series.unit, language),
                rank=ranks.get(code),
                rank_text=fmt.MISSING
                if code not in ranks
                else standing.short_places
                if standing
                else str(ranks[code]),
                class_index=class_of(whole, chart.limits),
                share=share,
                start=start,
                note=series.notes[at].get(place, ""),
                doubtful=series.is_doubtful(at, code),
                standing=standing,
            )
        )
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0, row.name))
    references = tuple(
        ReferenceRow(
            code=code,
            name=name,
            value=values[at],
            decimals=series.decimals_of(at, code),
            number=fmt.number(values[at], series.decimals_of(at, code), language),
            text=fmt.with_unit(values[at], series.decimals_of(at, code), series.unit, language),
            note=_("inget värde för perioden i källan")
            if values[at] is None
            else remark.text
            if (remark := series.remark(at, code))
            else "",
        )
        for code, name, values in zip(
            (COUNTY, COUNTRY), series.reference_names, (series.county, series.country), strict=True
        )
        if any(value is not None for value in values)
    )
    missing = [row for row in rows if row.value is None]
    grade_name = judged.grade_name if judged else grade_names(Grade.NONE, language)
    sizes = [row.class_index for row in rows]
    open_ended = alone(
        *(chart.limits, chart.smallest, series.decimals, language), tuple(known.values())
    )
    return MapView(
        indicator=series.key,
        name=series.name,
        unit=series.unit,
        decimals=series.decimals,
        period=period,
        period_label=series.labels[at],
        periods=series.periods,
        sentence=_sentence(
            rows, references, grade_name, beside_the_highest(chart, period), language
        ),
        rows=tuple(rows),
        references=references,
        legend=tuple(
            LegendClass(text, colour, sizes.count(number), named)
            for number, (text, colour, named) in enumerate(
                zip(chart.spans, chart.colours, open_ended, strict=True)
            )
        ),
        breaks=chart.bins,
        missing_count=len(missing),
        missing_reason=missing[0].note if missing else "",
        line=series.line,
        private=series.private,
        grade=judged.grade if judged else Grade.NONE.value,
        grade_name=grade_name,
        grade_note=judged.grade_note if judged else _("Skillnaderna är inte prövade."),
        rank_note=rank_note(language),
    )
