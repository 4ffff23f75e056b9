"""One municipality's value of each indicator: change, rank, place among the 26, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from region.content.catalogue import COUNTRY, COUNTY, Catalogue, Observation
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators.certainty.grading import graded
from region.indicators.certainty.views import (
    ChangeVerdict,
    Standing,
    Verdicts,
    change_verdict,
    verdicts,
)
from region.indicators.certainty.words import grade_name
from region.indicators.provenance import Provenance, provenance, source_line
from region.indicators.series import SeriesView, series_view
from region.indicators.values import remark_text, value_note, value_number, value_text
from region.municipalities.parts import level_of, why_missing
from region.municipalities.profile.numbers import (
    base_of,
    moved,
    municipal_values,
    ranks,
    remarks_of_change,
    unit_of,
)
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

QUIET = (Status.PERTURBED, Status.COMPUTED)
"""What is said with the source and not beside every value."""


@dataclass(frozen=True, eq=False)
class Cell:
    """A value with what is special about it, or a dash with the reason.

    `remark` is the part of `note` that must stand beside the value at once.
    """

    value: float | None
    decimals: int
    number: str
    text: str
    note: str
    remark: str


@dataclass(frozen=True, eq=False)
class Change:
    """How a value has changed since `base`; `unit` is %, percentage points or the unit itself.

    `note` says why there is no change, `remark` what must be known about one that there is.
    """

    value: float | None
    number: str
    text: str
    unit: str
    decimals: int
    base: str
    base_label: str
    note: str
    remark: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Mark:
    """One municipality in a strip: `place` in per cent from the lowest to the highest value."""

    place: float
    role: str


_mark = lru_cache(maxsize=4_096)(Mark)  # places are whole tenths: all profiles share their marks


@dataclass(frozen=True, eq=False)
class Strip:
    """The municipalities' values on a line, with the county's mark and all of it in words."""

    marks: tuple[Mark, ...]
    county: float | None
    description: str


@dataclass(frozen=True, eq=False)
class ProfileRow:
    """One indicator for one municipality. `rank` counts as shown.

    `rank_text` is the places that it can have when only clear differences count, `standing` how it
    compares with the county, and `judged` what that rests on. `moved` says whether the change is
    real.
    """

    indicator: str
    name: str
    unit: str
    decimals: int
    period: str
    period_label: str
    value: Cell
    series: SeriesView | None
    change: Change
    rank: int | None
    count: int
    rank_text: str
    strip: Strip | None
    county: Cell
    country: Cell
    provenance: Provenance
    derived_line: str
    missing: str
    judged: Verdicts
    standing: Standing | None
    moved: ChangeVerdict | None


@dataclass(frozen=True, eq=False)
class ThemeRows:
    """The indicators of one theme."""

    id: str
    name: str
    rows: tuple[ProfileRow, ...]


def cell(observation: Observation | None, indicator: Indicator, language: Language) -> Cell:
    """Return an observation as a cell; one that is not in the data says so."""
    _ = gettext(language)
    if observation is None or observation.value is None:
        note = value_note(indicator, observation, language) if observation else ""
        note = note or _("inget värde i underlaget")
        return Cell(None, indicator.decimals, fmt.MISSING, fmt.MISSING, note, note)
    note = value_note(indicator, observation, language)
    quiet = observation.status in QUIET
    return Cell(
        value=observation.value,
        decimals=indicator.decimals_of(observation.area, observation.period),
        number=value_number(indicator, observation, language),
        text=value_text(indicator, observation, language),
        note=note,
        remark=remark_text(indicator, observation, language) if quiet else note,
    )


def _change(
    catalogue: Catalogue, indicator: Indicator, code: str, last: str, language: Language
) -> Change:
    _ = gettext(language)
    series = {row.period: row.value for row in catalogue.observations[indicator.id].series(code)}
    base = base_of(indicator, code, series, last)
    then, now = series.get(base or ""), series.get(last)
    if base is None or then is None or now is None:
        earlier = any(period < last for period in series)
        if now is None:
            note = ""
        elif earlier:
            note = _("brott i serien, kan inte jämföras bakåt")
        else:
            note = _("bara ett år med värde")
        return Change(None, fmt.MISSING, fmt.MISSING, "", 0, "", "", note)
    found = moved(indicator, code, (base, then), (last, now))
    unit, decimals = unit_of(indicator, found, language), found.decimals
    return Change(
        value=float(found.value),
        number=fmt.number(found.value, decimals, language, sign=True),
        text=fmt.with_unit(found.value, decimals, unit, language, sign=True),
        unit=unit,
        decimals=decimals,
        base=base,
        base_label=period_label(indicator, base, language),
        note="",
        remark="; ".join(
            _("{period}: {note}").format(
                period=period_label(indicator, period, language), note=note[language]
            )
            for period, note in remarks_of_change(indicator, code, series, base, last)
        ),
    )


@view
def _ends(
    catalogue: Catalogue, indicator_id: str, period: str, language: Language
) -> tuple[str, bool]:
    """Return who has the lowest and the highest value in words, and whether these differ."""
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    values = municipal_values(catalogue, indicator_id, period)
    told = municipal_values(catalogue, indicator_id, period, doubtful=False) or values
    shown = {
        key: fmt.with_unit(value, indicator.decimals, indicator.unit[language], language)
        for key, value in told.items()
    }

    def named(text: str) -> str:
        names = [catalogue.areas[key].name[language] for key in shown if shown[key] == text]
        if len(names) > 3:
            return _("{count} kommuner").format(count=len(names))
        return fmt.listing(names, language)

    lowest, highest = (shown[end(told, key=told.__getitem__)] for end in (min, max))
    if len(values) == 1:
        words = _("Bara {name} har ett värde: {value}.").format(name=named(lowest), value=lowest)
    elif lowest == highest:
        words = _("Alla kommuner med värde har {value}.").format(value=lowest)
    else:
        words = _("Lägst: {lowest} med {low}. Högst: {highest} med {high}.").format(
            lowest=named(lowest), low=lowest, highest=named(highest), high=highest
        )
        grade = grade_name(graded(catalogue, indicator_id, period).grade, language)
        words += " " + _("Jämförelsen är {grade}.").format(grade=grade)
    if left_out := [catalogue.areas[key].name[language] for key in values if key not in told]:
        words += " " + _("Osäkert och inte medräknat: {names}.").format(
            names=fmt.listing(left_out, language)
        )
    return words, lowest != highest


def strip(
    catalogue: Catalogue,
    indicator: Indicator,
    period: str,
    code: str,
    others: Sequence[str],
    language: Language,
) -> Strip | None:
    """Return the strip of a period, None if no municipality has a value in it."""
    values = municipal_values(catalogue, indicator.id, period)
    if not values:
        return None
    low, high = min(values.values()), max(values.values())
    county = catalogue.observations[indicator.id].by_period[period].get(COUNTY)
    in_reach = (
        indicator.kind != "count"
        and county is not None
        and county.value is not None
        and low <= county.value <= high
    )

    def place(value: float) -> float:
        return 50.0 if high == low else round(100 * (value - low) / (high - low), 1)

    def role(key: str) -> str:
        return "own" if key == code else "with" if key in others else ""

    def text(value: float) -> str:
        return fmt.with_unit(value, indicator.decimals, indicator.unit[language], language)

    words, differ = _ends(catalogue, indicator.id, period, language)
    for key in (code, *others):
        if key in values and differ:
            words += f" {catalogue.areas[key].name[language]}: {text(values[key])}."
    if in_reach and county and county.value is not None:
        words += f" {catalogue.areas[COUNTY].name[language]}: "
        words += f"{value_text(indicator, county, language)}."
    ordered = sorted(values, key=lambda key: (role(key) == "own", role(key), key))
    return Strip(
        marks=tuple(_mark(place(values[key]), role(key)) for key in ordered),
        county=place(county.value) if in_reach and county and county.value is not None else None,
        description=words,
    )


def profile_row(
    catalogue: Catalogue, indicator: Indicator, code: str, language: Language
) -> ProfileRow:
    """Return the municipality's last value of the indicator, or why it has none.

    If it has no value in the indicator's last period, its own last one is shown, and a note says
    what is missing.
    """
    _ = gettext(language)
    observations = catalogue.observations[indicator.id]
    last = observations.municipal_periods[-1]
    latest = observations.latest(code)
    period = latest.period if latest else last
    rows = observations.by_period[period]
    value = cell(rows.get(code), indicator, language)
    missing = ""
    if period != last or latest is None:
        part = level_of(catalogue, code) == "part"
        given = observations.by_period[last].get(code)
        reason = why_missing(language) if part else cell(given, indicator, language).note
        missing = _("{period}: {reason}.").format(
            period=period_label(indicator, last, language), reason=reason
        )
        if indicator.missing and not part:
            missing += f" {indicator.missing[language]}"
    values = municipal_values(catalogue, indicator.id, period)
    ranked = ranks(values, indicator)
    rank = ranked.get(code)
    shared = sum(other == rank for other in ranked.values())
    judged = verdicts(catalogue, indicator.id, period, language)
    standing = judged.row(code)
    if rank is None:
        rank_text = fmt.MISSING
    elif shared == len(values) > 1:
        rank_text = _("alla lika")
    else:
        place = standing.short_places if standing else str(rank)
        rank_text = _("{rank} av {count}").format(rank=place, count=len(values))
    moves = _change(catalogue, indicator, code, period, language)
    return ProfileRow(
        indicator=indicator.id,
        name=indicator.name[language],
        unit=indicator.unit[language],
        decimals=indicator.decimals,
        period=period,
        period_label=period_label(indicator, period, language),
        value=value,
        series=(
            series_view(catalogue, indicator.id, code, language)
            if len(observations.series(code)) > 1
            else None
        ),
        change=moves,
        rank=rank,
        count=len(values),
        rank_text=rank_text,
        strip=strip(catalogue, indicator, period, code, (), language),
        county=cell(rows.get(COUNTY), indicator, language),
        country=cell(rows.get(COUNTRY), indicator, language),
        provenance=provenance(catalogue, indicator.id, language),
        derived_line=source_line(catalogue, indicator, language, derived=True),
        missing=missing,
        judged=judged,
        standing=standing,
        moved=change_verdict(catalogue, indicator.id, code, moves.base, period, language)
        if moves.base
        else None,
    )
