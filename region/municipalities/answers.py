"""The answer that a map gives, as a sentence with a verb and a figure, for each of its periods."""

from __future__ import annotations

from dataclasses import dataclass

from region.municipalities.choropleth import Choropleth
from region.municipalities.series import MapSeries
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MOST_NAMED = 2
"""Of more municipalities that share a place no sentence is made."""
FEWEST_OTHERS = 3
"""From this number on the sentence says how many went the other way."""
LONGEST = 100
SPOKEN_WHOLE_FROM = 10
"""Percentages from here on are said as whole numbers, where that keeps them apart."""
WHOLE = 100
"""What is almost everything is not said to be everything."""


@dataclass(frozen=True)
class _Period:
    """One period's values that may be spoken of, by name, in whole last digits."""

    series: MapSeries
    at: int
    values: dict[str, int]
    language: Language

    @property
    def label(self) -> str:
        return self.series.labels[self.at]

    @property
    def is_last(self) -> bool:
        return self.at == len(self.series.periods) - 1

    def named(self, value: int) -> str:
        """Return who has a value; "" of too many."""
        names = sorted(name for name, one in self.values.items() if one == value)
        return fmt.listing(names, self.language) if len(names) <= MOST_NAMED else ""

    def spoken(self, value: int, other: int) -> str:
        """Return a value as a voice says it, beside another that must not sound the same."""
        _ = gettext(self.language)
        series, scale = self.series, 10**self.series.decimals
        decimals = series.decimals
        if series.unit == "%" and min(abs(value), abs(other)) >= SPOKEN_WHOLE_FROM * scale:
            whole = fmt.round_half_up(value / scale, 0), fmt.round_half_up(other / scale, 0)
            near = whole[0] == whole[1] or any(one == WHOLE for one in whole)
            decimals = decimals if near else 0
        if series.unit == "%":
            number = fmt.number(value / scale, decimals, self.language)
            return _("{n} procent").format(n=number)
        return fmt.with_unit(value / scale, decimals, series.unit, self.language)


def _period(chart: Choropleth, at: int) -> _Period:
    series = chart.series
    values = {
        name: whole
        for code, name, whole in zip(series.codes, series.names, chart.wholes[at], strict=True)
        if whole is not None and not series.is_doubtful(at, code)
    }
    return _Period(series, at, values, chart.language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _values(period: _Period) -> str:
    """Say who has the highest value and who the lowest."""
    _ = gettext(period.language)
    series = period.series
    high, low = max(period.values.values()), min(period.values.values())
    highest, lowest = period.named(high), period.named(low)
    phrase = series.phrase or (
        _("är {noun} {{value}}").format(noun=series.noun) if series.noun else ""
    )
    if high == low or not (phrase and highest and lowest):
        return ""
    said = _("I {highest} {told}, i {lowest} {low}").format(
        highest=highest,
        told=phrase.format(value=period.spoken(high, low)),
        lowest=lowest,
        low=period.spoken(low, high),
    )
    return said if period.is_last else f"{period.label}: {said}"


def _when(period: _Period) -> str:
    """Say between what a change lies; "" of one that goes backwards."""
    _ = gettext(period.language)
    if period.label < period.series.base:
        return ""
    if period.is_last:
        return _("sedan {period}").format(period=period.series.base)
    return _("från {first} till {last}").format(first=period.series.base, last=period.label)


def _moved(period: _Period, *, up: bool) -> str:
    """Return the verb: what is counted grows and shrinks, what is a share rises and falls."""
    _ = gettext(period.language)
    if period.series.amount:
        return _("ökade") if up else _("minskade")
    return _("steg") if up else _("föll")


def _spread(period: _Period, when: str, *, up: bool, count: int) -> str:
    _ = gettext(period.language)
    areas = len(period.series.codes)
    noun, moved = _capital(period.series.noun), _moved(period, up=up)
    if count == areas:
        return _("{noun} {moved} i alla {areas} kommuner {when}").format(
            noun=noun, moved=moved, areas=areas, when=when
        )
    return _("{noun} {moved} i {count} av {areas} kommuner {when}").format(
        noun=noun, moved=moved, count=count, areas=areas, when=when
    )


def _changes(period: _Period) -> str:
    """Say where it became most better, and how many went the other way."""
    _ = gettext(period.language)
    series, when = period.series, _when(period)
    if not (series.noun and when):
        return ""
    values = period.values.values()
    above, below = sum(v > 0 for v in values), sum(v < 0 for v in values)
    up = series.direction == "up" if series.direction != "none" else above >= below
    wanted, others = (above, below) if up else (below, above)
    best = max(values) if up else min(values)
    names = period.named(best)
    if not above and not below:
        return ""
    if series.direction == "none" or wanted == len(series.codes):
        return _spread(period, when, up=up, count=wanted)
    if not wanted:
        return _spread(period, when, up=not up, count=others)
    if not names:
        return _spread(period, when, up=up, count=wanted)
    size = fmt.with_unit(
        best / 10**series.decimals, series.decimals, series.unit, period.language, sign=True
    )
    said = _("{noun} {moved} mest i {names}, {size} {when}").format(
        noun=_capital(series.noun), moved=_moved(period, up=up), names=names, size=size, when=when
    )
    but = _("{said}, men {moved} i {count} av {areas} kommuner").format(
        said=said, moved=_moved(period, up=not up), count=others, areas=len(series.codes)
    )
    if len(but) > LONGEST:
        but = _("{said}, men {moved} i {count} av {areas}").format(
            said=said, moved=_moved(period, up=not up), count=others, areas=len(series.codes)
        )
    if others < FEWEST_OTHERS or len(but) <= LONGEST:
        return but if others >= FEWEST_OTHERS else said
    return _spread(period, when, up=not up, count=others) if others > wanted else said


def _differences(period: _Period) -> str:
    """Say in how many municipalities it is higher, or lower, than in the county."""
    _ = gettext(period.language)
    series = period.series
    above = sum(v > 0 for v in period.values.values())
    below = sum(v < 0 for v in period.values.values())
    if not series.noun or not (above or below):
        return ""
    how = _("högre") if above >= below else _("lägre")
    said = _("{noun} är {how} än i länet i {count} av {areas} kommuner").format(
        noun=_capital(series.noun), how=how, count=max(above, below), areas=len(series.codes)
    )
    return said if period.is_last else f"{period.label}: {said}"


_RULES = {"value": _values, "change": _changes, "difference": _differences}


@view
def answers(chart: Choropleth) -> tuple[str, ...]:
    """Return the answer of each period: `In Danderyd 66 per cent have …, in Nynäshamn 31`.

    Where the rules lack what they need (words, values that may be spoken of, few enough to name)
    it is the measure's name and the period.
    """
    series, rule = chart.series, _RULES[chart.series.measure]
    periods = [_period(chart, at) for at in range(len(series.periods))]
    said = [rule(period) if period.values else "" for period in periods]
    return tuple(
        text if text and len(text) <= LONGEST else f"{series.name}, {period.label}"
        for text, period in zip(said, periods, strict=True)
    )
