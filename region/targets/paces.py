"""Which paces a visitor may try on a target, and when each would reach it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Target
from region.indicators.series import SeriesView, series_view
from region.targets.progress import Point, Progress, answer, meets
from region.targets.progress.ratios import default_operator
from region.targets.status import followed_by, question
from region.targets.words import pace_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

STEPS_TO_NEEDED = 10
LAST_YEAR_TOLD = 2100


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What a chosen pace from the latest value on would give."""

    pace: float
    points: tuple[Point, ...]
    sentence: str


def _nice(step: float) -> float:
    """The nearest lower of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(m * power for m in (5, 2, 1) if m * power <= step * (1 + 1e-9))


def paces(result: Progress) -> tuple[tuple[str, ...], str]:
    """Paces to try, from the present one to twice the needed, in even steps, and the usual one."""
    if result.kind == "yearly":
        low, usual = 0.0, result.catch_up or result.level
    else:
        low, usual = min(0.0, result.pace or 0.0), result.needed_pace
    if not usual or not math.isfinite(usual):
        return (), ""
    sign = 1 if usual > 0 else -1
    step = _nice(abs(usual) / STEPS_TO_NEEDED)
    if result.kind != "yearly":
        start = math.floor((min(sign * (result.pace or 0.0), 0.0)) / step)
    else:
        start = math.ceil(low / step)
    end = math.ceil(2 * abs(usual) / step)
    digits = max(0, -math.floor(math.log10(step)))
    values = [sign * number * step for number in range(start, end + 1)]
    chosen = sign * math.ceil(abs(usual) / step - 1e-9) * step
    texts = [f"{value + 0.0:.{digits}f}" for value in values]
    return tuple(dict.fromkeys(texts)), f"{chosen:.{digits}f}"


@view
def what_if(catalogue: Catalogue, target_id: str, pace: str, language: Language) -> WhatIf | None:
    """Return when a pace from the latest value on would reach the target."""
    _ = gettext(language)
    target = catalogue.targets[target_id]
    asked = question(catalogue, target)
    result = answer(asked)
    followed = followed_by(target)
    if followed is None or result.latest is None or result.level is None:
        return None
    series = series_view(catalogue, followed.indicator, followed.area, language)
    number = float(pace)
    if target.kind == "yearly":
        return _what_if_yearly(result, target, series, number, language)
    written = pace_text(number, series.unit, _digits(pace) - 1, language)
    operator = target.operator or default_operator(target.direction)
    latest, level, year = result.latest, result.level, target.year or result.latest.year
    way = level - latest.value
    if number == 0 or (way > 0) != (number > 0):
        reached = None
    else:
        reached = latest.year + math.ceil(way / number - 1e-9)
        if not meets(latest.value + number * (reached - latest.year), level, operator):
            reached += 1
    at_end = latest.value + number * (year - latest.year)
    value = fmt.with_unit(asked.bounds.clip(at_end), series.decimals, series.unit, language)
    if reached is None:
        sentence = _("Med {pace} per år nås målet aldrig.").format(pace=written)
    elif reached > LAST_YEAR_TOLD:
        sentence = _("Med {pace} per år nås målet först efter {year}.").format(
            pace=written, year=LAST_YEAR_TOLD
        )
    else:
        sentence = _("Med {pace} per år nås målet {year}.").format(pace=written, year=reached)
    if target.year and (reached is None or reached > target.year):
        sentence = fmt.told(
            _("{sentence} År {year} är värdet då {value}."),
            sentence=sentence,
            year=target.year,
            value=value,
        )
    return WhatIf(number, (latest, Point(year, asked.bounds.clip(at_end))), sentence)


def _digits(text: str) -> int:
    return len(text.partition(".")[2])


def _what_if_yearly(
    result: Progress, target: Target, series: SeriesView, amount: float, language: Language
) -> WhatIf | None:
    _ = gettext(language)
    if result.latest is None or result.level is None or target.year is None:
        return None
    left = target.year - result.latest.year
    if left <= 0:
        return None
    counted = len(result.years_counted)
    given = result.level * counted - (result.shortfall or 0)
    mean = (given + amount * left) / (counted + left)

    def value(number: float) -> str:
        return fmt.with_unit(number, series.decimals, series.unit, language)

    sentence = _("Med {amount} per år från {first} blir snittet {mean} för {since}–{last}.").format(
        amount=value(amount),
        first=result.latest.year + 1,
        mean=value(mean),
        since=result.years_counted[0],
        last=target.year,
    )
    points = (Point(result.latest.year + 1, amount), Point(target.year, amount))
    return WhatIf(amount, points, sentence)
