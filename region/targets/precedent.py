"""Whether anybody has done what a target needs: Sweden's counties, or regions of Europe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from region.content.catalogue import Catalogue, Comparison, ScopeName
from region.content.model import Indicator, Status, Target
from region.targets.progress import Point, Progress, ProgressClass, meets
from region.targets.progress.flows import YEARS_OF_MEAN
from region.targets.progress.precedent import (
    Feat,
    Series,
    largest_changes,
    largest_means,
    reaching,
)
from region.targets.progress.ratios import default_operator
from region.targets.progress.terms import SMALLEST_SPAN_YEARS
from region.targets.status import assess, followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

NAMED = 3
"""So many are named in the sentence; all of them stand in `who`."""


@dataclass(frozen=True, eq=False)
class PrecedentRow:
    """One area that has done it: how much, and when."""

    code: str
    name: str
    amount: float
    text: str
    years: str
    own: bool


@dataclass(frozen=True, eq=False)
class PrecedentView:
    """How many have done what is needed, of how many that have had the time, and who.

    Attributes
    ----------
    sentence, names
        `Så stor förändring, … på 7 år, har 11 av 260 regioner i Europa gjort.`; who, in words.
    needed, needed_text, years
        What it takes from the latest value to the level, within so many years.
    who
        All that have done it, the largest first; if nobody has, the one that has come furthest.
    scope, indicator, series
        Which comparison and measure are read, and the measure's name.
    note
        How that measure differs from the one that the target is followed with.
    """

    sentence: str
    names: str
    count: int
    field: int
    needed: float
    needed_text: str
    years: int
    who: tuple[PrecedentRow, ...]
    scope: ScopeName
    indicator: str
    series: str
    note: str

    @property
    def text(self) -> str:
        """How many have done it, and who."""
        return f"{self.sentence} {self.names}".strip()


def _compared(catalogue: Catalogue, target: Target) -> tuple[Comparison, Indicator] | None:
    """Return the comparison and the measure that a target is held against."""
    chosen, followed = target.precedent, followed_by(target)
    key = chosen.indicator if chosen else followed.indicator if followed else ""
    for one in catalogue.comparisons.values():
        if key in one.indicators and (chosen is None or one.scope == chosen.scope):
            return one, one.indicators[key]
    return None


def pieces_of(one: Comparison, indicator: Indicator) -> Mapping[str, Series]:
    """Return each ranked area's values, cut where the source has marked a break.

    A code that has been replaced is left out where one that replaced it has values.
    """
    table = one.readings[indicator.id].by_area
    breaks = {item.period for item in indicator.breaks}
    found: dict[str, list[list[Point]]] = {}
    for code, rows in table.items():
        area = one.areas[code]
        if not area.ranked or not table.keys().isdisjoint(area.replaced_by):
            continue
        pieces: list[list[Point]] = [[]]
        for row in rows:
            if Status.BREAK in row.statuses or row.period in breaks:
                pieces.append([])
            pieces[-1].append(Point(int(row.period), row.value))
        found[code] = pieces
    return found


class _Words:
    """What the sentences say of one comparison."""

    def __init__(self, one: Comparison, indicator: Indicator, language: Language):
        _ = gettext(language)
        self.one, self.indicator, self.language, self._ = one, indicator, language, _
        self.all, self.none = _("{count} av {field} län"), _("inget av {field} län")
        if one.scope == "europe":
            self.all = _("{count} av {field} regioner i Europa")
            self.none = _("ingen av {field} regioner i Europa")

    def of_field(self, count: int, field: int) -> str:
        number = fmt.number(field, 0, self.language)
        return (self.all if count else self.none).format(count=count, field=number)

    def row(self, feat: Feat, text: str) -> PrecedentRow:
        years = str(feat.last) if feat.first == feat.last else f"{feat.first}–{feat.last}"
        name = self.one.areas[feat.area].name[self.language]
        return PrecedentRow(feat.area, name, feat.amount, text, years, feat.area == self.one.own)

    def names(self, rows: tuple[PrecedentRow, ...], count: int) -> str:
        """Who has done it, or who has come furthest where nobody has."""
        _ = self._
        if not rows:
            return ""
        named = [
            _("{name} ({amount}, {years})").format(name=r.name, amount=r.text, years=r.years)
            for r in rows[:NAMED]
        ]
        if not count:
            return _("Längst kom {name}.").format(name=named[0])
        more = count - len(named)
        if more > 0:
            named.append(_("{number} till").format(number=more))
        return f"{fmt.listing(named, self.language)}."


@view
def precedent(
    catalogue: Catalogue, target_id: str, language: Language, pace: str = ""
) -> PrecedentView | None:
    """Return who has done what the target needs, or what a tried pace would need.

    Of a level that is met: who meets it. None where no comparison has the measure, where there is
    no class, or where the target year has passed.

    Parameters
    ----------
    pace
        A change per year (of a yearly target: an amount) as a text with a decimal point.
    """
    target = catalogue.targets[target_id]
    result, found = assess(catalogue, target), _compared(catalogue, target)
    if found is None or not result.assessed or result.latest is None or result.level is None:
        return None
    one, indicator = found
    told = _Words(one, indicator, language)
    areas = pieces_of(one, indicator)
    if target.kind == "yearly":
        return _yearly(catalogue, target, result, areas, told, pace)
    if result.progress_class is ProgressClass.TARGET_MET and not pace:
        return _met(target, result, areas, told)
    years = (target.year or 0) - result.latest.year
    if target.kind not in ("level", "change", "gap") or years < SMALLEST_SPAN_YEARS:
        return None
    return _change(target, result, areas, told, years, pace)


def _view(
    told: _Words,
    target: Target,
    sentence: str,
    needed: tuple[float, str, int],
    rows: tuple[PrecedentRow, ...],
    numbers: tuple[int, int],
) -> PrecedentView:
    count, field = numbers
    note = target.precedent.note if target.precedent else None
    return PrecedentView(
        sentence=sentence,
        names=told.names(rows, count),
        count=count,
        field=field,
        needed=needed[0],
        needed_text=needed[1],
        years=needed[2],
        who=rows,
        scope=told.one.scope,
        indicator=told.indicator.id,
        series=told.indicator.name[told.language],
        note=note[told.language] if note else "",
    )


def _change(
    target: Target,
    result: Progress,
    areas: Mapping[str, Series],
    told: _Words,
    years: int,
    pace: str,
) -> PrecedentView | None:
    """A change as large as the one that is left, within as many years as are left."""
    _, language = told._, told.language
    latest, level = result.latest, result.level
    if latest is None or level is None:
        return None
    relative = target.kind == "change"
    moved = float(pace) * years if pace else level - latest.value
    needed = moved / latest.value if relative else moved
    if needed == 0 or (relative and latest.value <= 0):
        return None
    sign = 1 if needed > 0 else -1
    feats = largest_changes(areas, years, sign, relative=relative)
    if not feats:
        return None

    def text(amount: float) -> str:
        if relative:
            return fmt.with_unit(100 * amount, 1, "%", language, sign=True)
        unit = told.indicator.unit[language]
        return fmt.change(amount, told.indicator.decimals, unit, language)

    reached = reaching(feats, needed, sign)
    best = max(feats, key=lambda feat: sign * feat.amount)
    rows = tuple(told.row(feat, text(feat.amount)) for feat in reached or (best,))
    sentence = _("Så stor förändring, {needed} på högst {years} år, har {some} gjort.").format(
        needed=text(needed), years=years, some=told.of_field(len(reached), len(feats))
    )
    numbers = (len(reached), len(feats))
    return _view(told, target, sentence, (needed, text(needed), years), rows, numbers)


def _met(
    target: Target, result: Progress, areas: Mapping[str, Series], told: _Words
) -> PrecedentView | None:
    """Who meets the level too, in the comparison's last year."""
    _, level = told._, result.level
    if level is None:
        return None
    years = [piece[-1].year for pieces in areas.values() for piece in pieces if piece]
    if not years:
        return None
    last = max(years)
    values = {
        code: point.value
        for code, pieces in areas.items()
        for piece in pieces
        for point in piece
        if point.year == last
    }
    operator = target.operator or default_operator(target.direction)
    sign = 1 if target.direction == "up" else -1
    meeting = {code: value for code, value in values.items() if meets(value, level, operator)}
    feats = [Feat(code, value, last, last) for code, value in meeting.items()]
    feats.sort(key=lambda feat: (-sign * feat.amount, feat.area))
    unit, decimals = told.indicator.unit[told.language], told.indicator.decimals
    rows = tuple(
        told.row(feat, fmt.with_unit(feat.amount, decimals, unit, told.language)) for feat in feats
    )
    some = told.of_field(len(feats), len(values))
    sentence = _("{year} nåddes samma nivå av {some}.").format(year=last, some=some)
    numbers = (len(feats), len(values))
    return _view(told, target, sentence, (0.0, "", 0), rows, numbers)


def _yearly(
    catalogue: Catalogue,
    target: Target,
    result: Progress,
    areas: Mapping[str, Series],
    told: _Words,
    pace: str,
) -> PrecedentView | None:
    """As much as the amount, or the tried one, as the mean of five years in a row, or of three."""
    _, language, chosen = told._, told.language, target.precedent
    followed = followed_by(target)
    if result.latest is None or result.level is None or followed is None:
        return None
    needed = float(pace) if pace else result.level
    if chosen is not None and chosen.per_inhabitants:
        table = catalogue.observations["population"].series(followed.area)
        people = [row.value for row in table if row.period == str(result.latest.year) and row.value]
        if not people:
            return None
        needed = needed / people[0] * chosen.per_inhabitants
    lengths = range(YEARS_OF_MEAN, SMALLEST_SPAN_YEARS - 1, -1)
    feats, years = next(
        ((found, n) for n in lengths if (found := largest_means(areas, n))), ((), 0)
    )
    if not feats:
        return None
    unit, decimals = told.indicator.unit[language], told.indicator.decimals

    def text(amount: float) -> str:
        return fmt.with_unit(amount, decimals, unit, language)

    reached = reaching(feats, needed, 1)
    best = max(feats, key=lambda feat: feat.amount)
    rows = tuple(told.row(feat, text(feat.amount)) for feat in reached or (best,))
    sentence = _("Så mycket, {needed} i snitt under {years} år i rad, har {some} haft.").format(
        needed=text(needed), years=years, some=told.of_field(len(reached), len(feats))
    )
    numbers = (len(reached), len(feats))
    return _view(told, target, sentence, (needed, text(needed), years), rows, numbers)
