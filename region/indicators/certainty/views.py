"""What pages and files call: how the municipalities compare with the county, and which places."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cached_property

from region.content.catalogue import COUNTY, Catalogue
from region.content.model import Indicator
from region.indicators.certainty import words
from region.indicators.certainty.comparing import (
    TOLERANCE,
    RankSpan,
    Verdict,
    compare,
    difference,
    rank_spans,
)
from region.indicators.certainty.grading import counted, graded
from region.indicators.certainty.intervals import Grade, Interval
from region.indicators.change import in_per_cent
from region.indicators.order import lowest_first
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

NEVER_WITH_THE_COUNTY = frozenset({"count"})
"""A municipality is a part of the county's count, and is not compared with it."""


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """One municipality's value: its range, how it compares with the county, its places.

    Attributes
    ----------
    verdict, word, sign
        `higher`, `same`, `lower` or `unclear`, and empty where the county has no value to compare
        with; the words; a sign that is never alone.
    lower, upper
        The range of 95 per cent; None where nothing is known of it.
    rank_low, rank_high, places, short_places
        The places that it can have, in the order of `region.indicators.order`: `plats 8–15 av 26`,
        `8–15`.
    """

    code: str
    name: str
    value: float
    lower: float | None
    upper: float | None
    verdict: str
    word: str
    sign: str
    rank_low: int | None
    rank_high: int | None
    places: str
    short_places: str


@dataclass(frozen=True, eq=False)
class Verdicts:
    """All municipalities' standings in an indicator and a period, and what they rest on."""

    indicator: str
    period: str
    grade: str
    grade_name: str
    grade_note: str
    basis: str
    evidence: str
    rows: tuple[Standing, ...]

    def row(self, code: str) -> Standing | None:
        """Return one municipality's standing; None if it has no value."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Standing]:
        return {row.code: row for row in self.rows}


def _verdict(
    own: Interval, county: Interval | None, reach: float, indicator: Indicator
) -> Verdict | None:
    if county is None or indicator.kind in NEVER_WITH_THE_COUNTY:
        return None
    return compare(own, county, reach).verdict


@view
def verdicts(catalogue: Catalogue, indicator_id: str, period: str, language: Language) -> Verdicts:
    """Return how each municipality compares with the county in a period, and its places.

    Where nothing is known of the ranges, a figure in which everybody is counted is taken as it
    stands; of any other it is unclear how they compare.
    """
    indicator = catalogue.indicators[indicator_id]
    found = graded(catalogue, indicator_id, period)
    taken = found.grade is not Grade.NONE or counted(indicator)
    county = found.intervals.get(COUNTY)
    own = {code: each for code, each in found.intervals.items() if code != COUNTY}
    values = [each.value for each in own.values()]
    reach = statistics.pstdev(values) if len(values) > 1 else 0.0
    unknown = RankSpan(1, len(own))
    spans = (
        rank_spans(own, lowest=lowest_first(indicator)) if taken else dict.fromkeys(own, unknown)
    )
    rows = []
    for area in catalogue.municipalities:
        interval = own.get(area.code)
        if interval is None:
            continue
        verdict = _verdict(interval, county, reach, indicator)
        if verdict is not None and not taken:
            verdict = Verdict.UNCLEAR
        span, known = spans[area.code], found.grade is not Grade.NONE
        rows.append(
            Standing(
                code=area.code,
                name=area.name[language],
                value=interval.value,
                lower=interval.lower if known else None,
                upper=interval.upper if known else None,
                verdict=verdict.value if verdict else "",
                word=words.verdict_name(verdict, language) if verdict else "",
                sign=words.SIGNS[verdict] if verdict else "",
                rank_low=span.low,
                rank_high=span.high,
                places=words.places(span, len(own), language),
                short_places=words.short_places(span),
            )
        )
    return _whole(indicator, period, found.grade, tuple(rows), language)


def _whole(
    indicator: Indicator,
    period: str,
    grade: Grade,
    rows: tuple[Standing, ...],
    language: Language,
) -> Verdicts:
    """Standings with what they rest on."""
    return Verdicts(
        indicator=indicator.id,
        period=period,
        grade=grade.value,
        grade_name=words.grade_name(grade, language),
        grade_note=words.grade_note(grade, indicator, language),
        basis=words.basis_name(indicator, language),
        evidence=indicator.certainty.evidence[language] if indicator.certainty else "",
        rows=rows,
    )


@view
def standings(
    catalogue: Catalogue, code: str, indicators: tuple[str, ...], language: Language
) -> tuple[tuple[Verdicts, Standing], ...]:
    """Return one municipality in many indicators, each in its own last period with a value."""
    found = []
    for key in indicators:
        latest = catalogue.observations[key].latest(code)
        if latest is None:
            continue
        whole = verdicts(catalogue, key, latest.period, language)
        row = whole.row(code)
        if row is not None:
            found.append((whole, row))
    return tuple(found)


@view
def verdicts_of_changes(
    catalogue: Catalogue, indicator_id: str, base: str, period: str, language: Language
) -> Verdicts:
    """Return whether each municipality's change between two periods is real, and its places.

    The verdict is `higher` for a rise, `lower` for a fall and `same` where neither is certain;
    counts and amounts of money change in per cent of the earlier value.
    """
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    then, now = graded(catalogue, indicator_id, base), graded(catalogue, indicator_id, period)
    grade = max(then.grade, now.grade, key=list(Grade).index)
    taken = grade is not Grade.NONE or counted(indicator)
    relative = in_per_cent(indicator.kind)
    changes = {}
    for area in catalogue.municipalities:
        earlier, later = then.intervals.get(area.code), now.intervals.get(area.code)
        if earlier is None or later is None or (relative and earlier.value <= 0):
            continue
        moved = difference(later, earlier)
        scale = 100 / earlier.value if relative else 1.0
        changes[area.code] = Interval(*(scale * each for each in moved))
    lowest = lowest_first(indicator)
    spans = (
        rank_spans(changes, lowest=lowest)
        if taken
        else dict.fromkeys(changes, RankSpan(1, len(changes)))
    )
    names = {
        Verdict.HIGHER: _("har ökat"),
        Verdict.LOWER: _("har minskat"),
        Verdict.SAME: _("ingen säker förändring"),
    }
    rows = []
    for code, interval in changes.items():
        verdict = Verdict.SAME
        if taken and (interval.lower > TOLERANCE or interval.upper < -TOLERANCE):
            verdict = Verdict.HIGHER if interval.lower > TOLERANCE else Verdict.LOWER
        span = spans[code]
        rows.append(
            Standing(
                code=code,
                name=catalogue.areas[code].name[language],
                value=interval.value,
                lower=interval.lower if grade is not Grade.NONE else None,
                upper=interval.upper if grade is not Grade.NONE else None,
                verdict=verdict.value,
                word=names[verdict],
                sign=words.SIGNS[verdict],
                rank_low=span.low,
                rank_high=span.high,
                places=words.places(span, len(changes), language),
                short_places=words.short_places(span),
            )
        )
    return _whole(indicator, period, grade, tuple(rows), language)


@dataclass(frozen=True, eq=False)
class ChangeVerdict:
    """Whether a change is real: `up`, `down` or `unclear`, with its range and what it rests on."""

    verdict: str
    word: str
    grade: str
    grade_name: str
    low: float
    high: float

    @property
    def real(self) -> bool:
        """Whether the change can be told from the usual movement, or from chance."""
        return self.verdict != "unclear"


@view
def change_verdict(
    catalogue: Catalogue, indicator_id: str, code: str, base: str, last: str, language: Language
) -> ChangeVerdict | None:
    """Return whether an area's change between two periods is real; None without both values."""
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    then, now = graded(catalogue, indicator_id, base), graded(catalogue, indicator_id, last)
    if code not in then.intervals or code not in now.intervals:
        return None
    order = list(Grade)
    grade = max(then.grade, now.grade, key=order.index)
    found = compare(now.intervals[code], then.intervals[code])
    taken = grade is not Grade.NONE or counted(indicator)
    verdict = {Verdict.HIGHER: "up", Verdict.LOWER: "down"}.get(found.verdict, "unclear")
    verdict = verdict if taken else "unclear"
    named = {
        "up": _("har ökat"),
        "down": _("har minskat"),
        "unclear": _("ingen säker förändring"),
    }
    return ChangeVerdict(
        verdict=verdict,
        word=named[verdict],
        grade=grade.value,
        grade_name=words.grade_name(grade, language),
        low=found.difference.lower,
        high=found.difference.upper,
    )
