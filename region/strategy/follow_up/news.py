"""New values in the order of what they mean: the goals first, and what got worse before all."""

from __future__ import annotations

import datetime as dt
import statistics
from dataclasses import dataclass

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import Indicator, Target
from region.indicators import change
from region.indicators.figures import large
from region.indicators.moved import Direction, Moved, judged, moved
from region.indicators.series import SeriesView, series_view
from region.strategy.follow_up.changes import changes
from region.targets.headlines import first_upper, noun_of
from region.targets.status import followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

LONGEST_SIZE = 20
"""A change that takes more characters is said in per cent."""


@dataclass(frozen=True, eq=False)
class News:
    """A new value of the county, or else of the country, beside the one before.

    Attributes
    ----------
    moved
        How it has changed; None where the two cannot be compared, and `why_not` says why.
    target
        The id of the target that the series follows, or is near to; empty without one.
    sentence
        What has happened, with a verb: `Utsläppen steg 9 % 2024`.
    """

    indicator: str
    name: str
    series: SeriesView
    value: str
    number: str
    unit: str
    period: str
    before: str
    before_period: str
    moved: Moved | None
    why_not: str
    target: str
    follows: bool
    sentence: str
    line: str
    url: str


def _target(catalogue: Catalogue, key: str, area: str) -> tuple[Target | None, bool]:
    """Return the target that a series follows, else one that it is only near to."""
    near = None
    for target in catalogue.targets.values():
        followed = followed_by(target)
        if followed and (followed.indicator, followed.area) == (key, area):
            return target, True
        if any((o.indicator, o.area) == (key, area) for o in target.observed):
            near = near or target
    return near, False


def _why_not(series: SeriesView, language: Language) -> str:
    _ = gettext(language)
    if len(series.points) < 2:
        return _("första värdet i serien")
    before, latest = series.points[-2:]
    if change.broken(before.year, latest.year, series.breaks):
        return _("räknas på ett nytt sätt, jämförs inte")
    if latest.year in series.gaps:
        return _("värden saknas mellan {first} och {last}").format(
            first=before.period, last=latest.period
        )
    return ""


def _sentence(
    target: Target | None, series: SeriesView, found: Moved | None, language: Language
) -> str:
    """Return what has happened; the target's noun speaks for the series that follows it.

    Where a voice would not say the unit, the change is in per cent.
    """
    _ = gettext(language)
    noun = first_upper(noun_of(target, language)) if target else series.short_name
    year = series.latest.period
    if found is None:
        return _("{noun}: nytt värde för {year}").format(noun=noun, year=year)
    if found.up is None:
        return _("{noun} var oförändrat {year}").format(noun=noun, year=year)
    told = _("{noun} steg {size} {year}") if found.up else _("{noun} föll {size} {year}")
    size, before = found.size, series.points[-2]
    grown = change.growth(series.latest.value, before.value, series.decimals)
    if grown is not None and len(size) > LONGEST_SIZE:
        size = fmt.with_unit(abs(grown), 0, "%", language)
    return told.format(noun=noun, size=size, year=year)


def _weight(item: News, indicator: Indicator) -> tuple[int, int, float]:
    """Return the place in the order: followed targets, then near ones; worse before better."""
    senses = {"worse": 0, "better": 1, "alike": 2, "apart": 3}
    sense = senses[item.moved.sense] if item.moved else 4
    near = 0 if item.follows else 1 if item.target else 2
    steps = [
        abs(b.value - a.value)
        for a, b in zip(item.series.points, item.series.points[1:], strict=False)
    ]
    usual = statistics.median(steps) if steps else 0
    size = steps[-1] / usual if usual and item.moved else 0.0
    return near, sense, -size


def _item(
    catalogue: Catalogue, key: str, area: str, line: str, url: str, language: Language
) -> News:
    indicator = catalogue.indicators[key]
    series = series_view(catalogue, key, area, language)
    target, follows = _target(catalogue, key, area)
    why_not = _why_not(series, language)
    latest = series.latest
    before = series.points[-2] if len(series.points) > 1 else None
    wanted: Direction = indicator.direction
    if wanted == "none" and target is not None and follows:
        wanted = target.direction
    found = (
        moved(indicator, latest.value, before.value, language, wanted)
        if before and not why_not
        else None
    )
    # that it has moved is seen; whether that is more than usual is judged
    sentence = _sentence(target if follows else None, series, found, language)
    if found and before:
        years = str(before.year), str(latest.year)
        found = judged(catalogue, found, (key, area), years, language)
    return News(
        indicator=key,
        name=series.short_name,
        series=series,
        value=latest.text,
        number=large(series, language)[0],
        unit=large(series, language)[1],
        period=latest.period,
        before=before.text if before else "",
        before_period=before.period if before else "",
        moved=found,
        why_not=why_not,
        target=target.id if target else "",
        follows=follows,
        sentence=sentence,
        line=line,
        url=url,
    )


@view
def news(
    catalogue: Catalogue, start: dt.date, end: dt.date, language: Language
) -> tuple[News, ...]:
    """Return the new values of county or country between two days, the most important first."""
    start, end = sorted((start, end))
    after = catalogue.as_known_on(end)
    old = catalogue.as_known_on(start)
    found = []
    for values in changes(catalogue, start, end, language).values:
        key = values.indicator
        before = old.observations.get(key)
        for area in (COUNTY, COUNTRY):
            rows = [row for row in after.observations[key].series(area) if row.value is not None]
            known = before.series(area) if before else ()
            seen = {row.period for row in known if row.value is not None}
            if rows and rows[-1].period not in seen:
                found.append(_item(after, key, area, values.line, values.url, language))
                break
    return tuple(sorted(found, key=lambda one: _weight(one, after.indicators[one.indicator])))
