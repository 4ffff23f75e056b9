"""A target's course: what has been, what is needed, what follows if the pace goes on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from region import formatting as fmt
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Language, Target
from region.progress import Point, Progress, ProgressClass, Question, answer, meets
from region.progress.ratios import default_operator
from region.progress.terms import SMALLEST_SPAN_YEARS
from region.series import SeriesView
from region.target_status import StatusView, followed_by, question, status_of
from region.target_words import pace_text
from region.targets import TargetView, target_view
from region.views import view

STEPS_TO_NEEDED = 10
LAST_YEAR_TOLD = 2100


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What a chosen pace from the latest value on would give."""

    pace: float
    points: tuple[Point, ...]
    sentence: str


@dataclass(frozen=True, eq=False)
class CourseView:
    """Everything that a chart of one target draws, and the reading of it in words.

    Attributes
    ----------
    status
        The status counted from the chosen base year.
    base_years, base_year
        The years that can be the base, and the one that is used.
    target_line
        Level with the first and the last year to draw it.
    required, needed
        The straight path to the target from the base, and from the latest value.
    projection
        Year, lowest, middle and highest value if the pace goes on; None if nothing can be said.
    paces, pace_step
        The paces that can be tried, as texts with a decimal point; the one that reaches it.
    reading
        The course in plain sentences.
    """

    target: TargetView
    series: SeriesView
    status: StatusView
    base_years: tuple[int, ...]
    base_year: int | None
    standard_base_year: int | None
    target_line: tuple[Point, ...]
    line_label: str
    required: tuple[Point, ...]
    needed: tuple[Point, ...]
    projection: tuple[int, float, float, float] | None
    paces: tuple[str, ...]
    standard_pace: str
    pace_unit: str
    reading: tuple[str, ...]


def _nice(step: float) -> float:
    """The nearest lower of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(m * power for m in (5, 2, 1) if m * power <= step * (1 + 1e-9))


def _paces(result: Progress) -> tuple[tuple[str, ...], str]:
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


def _base_years(question_: Question, latest: Point | None) -> tuple[int, ...]:
    """The years from which a class could be given."""
    if latest is None or question_.kind not in ("level", "change", "gap", "two_sided"):
        return ()
    return tuple(
        point.year
        for point in question_.points
        if latest.year - point.year >= SMALLEST_SPAN_YEARS
        and (question_.last_break is None or point.year >= question_.last_break)
    )


def _from(asked: Question, base_year: int | None) -> Progress:
    """The answer counted from another base year; a change keeps the level of its own."""
    if base_year is None:
        return answer(asked)
    if asked.kind == "change":
        level = answer(asked).level
        if level is None:
            return answer(asked)
        found = answer(replace(asked, kind="level", value=level, base_year=base_year))
        return replace(found, kind="change")
    return answer(replace(asked, base_year=base_year))


def _reading(
    result: Progress, series: SeriesView, target: Target, language: Language
) -> tuple[str, ...]:
    _ = gettext(language)

    def value(number: float | None) -> str:
        return fmt.with_unit(number, series.decimals, series.unit, language)

    sentences = []
    if result.kind == "yearly":
        if result.catch_up is not None and result.shortfall and result.shortfall > 0:
            sentences.append(
                _(
                    "För att snittet för {first}–{last} ska bli {amount} behöver varje "
                    "återstående år ge {needed}."
                ).format(
                    first=result.years_counted[0],
                    last=target.year,
                    amount=value(result.level),
                    needed=value(result.catch_up),
                )
            )
        return tuple(sentences)
    span = result.latest.year - result.base.year if result.latest and result.base else 0
    if result.progress_class is ProgressClass.TARGET_MET or span < SMALLEST_SPAN_YEARS:
        return ()
    if result.kind == "change":
        sentences.append(
            _("I den här serien motsvarar målet {level} år {year}.").format(
                level=value(result.level), year=target.year
            )
        )
    if result.required_pace is not None and result.base and result.ratio_linear is not None:
        sentences.append(
            _("Från {year} hade det krävts {pace} per år.").format(
                year=result.base.year,
                pace=pace_text(result.required_pace, series.unit, series.decimals, language),
            )
        )
    if result.share_of_way is not None and result.share_of_way > 0 and result.share_of_time:
        sentences.append(
            _("{way} av vägen till målet är avverkad på {time} av tiden.").format(
                way=fmt.with_unit(100 * result.share_of_way, 0, "%", language),
                time=fmt.with_unit(100 * result.share_of_time, 0, "%", language),
            )
        )
    if result.projected is not None and result.projected_range and result.target:
        low, high = result.projected_range
        sentences.append(
            _(
                "Fortsätter det i samma takt blir värdet {value} år {year}. Med annat basår, annan "
                "räknemetod eller avrundning hamnar det mellan {low} och {high}."
            )
            .format(
                value=value(result.projected),
                year=result.target.year,
                low=value(low),
                high=value(high),
            )
            .replace("..", ".")
        )
        if result.clipped:
            sentences.append(
                _("Framskrivningen är kapad där måttet inte kan bli lägre eller högre.")
            )
    return tuple(sentences)


def _line_label(target: Target, level: float | None, series: SeriesView, language: Language) -> str:
    """The target line's name, short enough for a phone: `Mål 2030: minst 4,5`."""
    _ = gettext(language)
    if level is None:
        return ""
    words = {">=": _("minst {value}"), ">": _("över {value}"), "<": _("under {value}")}
    decimals = series.decimals if target.kind == "change" else target.decimals
    number = fmt.number(level, decimals, language)
    text = words.get(target.operator or "", _("högst {value}")).format(value=number)
    if target.kind in ("change", "two_sided"):
        text = number
    if target.year is None or target.kind == "yearly":
        return _("Mål: {level}").format(level=text)
    return _("Mål {year}: {level}").format(year=target.year, level=text)


@view
def course(
    catalogue: Catalogue, target_id: str, base_year: int | None, language: Language
) -> CourseView | None:
    """Return the course of a target counted from a base year (None: its own), if it has a series.

    A base year that cannot be one is taken as the target's own.
    """
    _ = gettext(language)
    target = catalogue.targets[target_id]
    seen = target_view(catalogue, target, language)
    followed, observed = followed_by(target), seen.following
    if followed is None or observed is None or target.kind == "combined":
        return None
    asked = question(catalogue, target)
    standard = answer(asked)
    years = _base_years(asked, standard.latest)
    own = standard.base.year if standard.base else None
    chosen = base_year if base_year in years and base_year != own else None
    result = _from(asked, chosen)
    indicator = catalogue.indicators[followed.indicator]
    series = observed.series
    level, year = result.level, target.year
    end = year or series.latest.year
    first = min(series.first.year, result.base.year if result.base else end)
    goal = Point(end, level) if level is not None and target.kind != "yearly" else None
    ahead = goal is not None and result.latest is not None and goal.year > result.latest.year
    open_ = ahead and result.progress_class is not ProgressClass.TARGET_MET
    paces, usual = _paces(result) if open_ or target.kind == "yearly" else ((), "")
    required = (
        (result.base, goal) if goal and result.base and result.ratio_linear is not None else ()
    )
    span = result.latest.year - result.base.year if result.latest and result.base else 0
    drawn = result.projected_range and goal and span >= SMALLEST_SPAN_YEARS
    projection = (
        (goal.year, result.projected_range[0], result.projected, result.projected_range[1])
        if drawn and goal and result.projected_range and result.projected is not None
        else None
    )
    return CourseView(
        target=seen,
        series=series,
        status=status_of(result, indicator, language, target.kind),
        base_years=years,
        base_year=result.base.year if result.base else None,
        standard_base_year=own,
        target_line=(Point(first, level), Point(end, level)) if level is not None else (),
        line_label=_line_label(target, level, series, language),
        required=required,
        needed=(result.latest, goal) if open_ and goal and result.latest else (),
        projection=projection,
        paces=paces,
        standard_pace=usual,
        pace_unit=_("procentenheter per år")
        if series.unit.startswith("%")
        else _("{unit} per år").format(unit=series.unit),
        reading=_reading(result, series, target, language),
    )


@view
def what_if(catalogue: Catalogue, target_id: str, pace: str, language: Language) -> WhatIf | None:
    """Return when a pace from the latest value on would reach the target."""
    _ = gettext(language)
    target = catalogue.targets[target_id]
    asked = question(catalogue, target)
    result = answer(asked)
    view_ = course(catalogue, target_id, None, language)
    if view_ is None or result.latest is None or result.level is None:
        return None
    series, number = view_.series, float(pace)
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
        sentence = (
            _("{sentence} År {year} är värdet då {value}.")
            .format(sentence=sentence, year=target.year, value=value)
            .replace("..", ".")
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
