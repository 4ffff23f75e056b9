"""A target's course: what has been, what is needed, what follows if the pace goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue
from region.content.model import Target
from region.indicators.series import SeriesView
from region.targets.paces import paces as paces_of
from region.targets.progress import Point, Progress, ProgressClass, Question, answer
from region.targets.progress.terms import SMALLEST_SPAN_YEARS
from region.targets.status import StatusView, followed_by, question, standing
from region.targets.view import TargetView, target_view
from region.targets.words import pace_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


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
    line_level, line_label
        The level in words, and the line's name with it and the year.
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
    line_level: str
    line_label: str
    required: tuple[Point, ...]
    needed: tuple[Point, ...]
    projection: tuple[int, float, float, float] | None
    paces: tuple[str, ...]
    standard_pace: str
    pace_unit: str
    reading: tuple[str, ...]


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
            fmt.told(
                _(
                    "Fortsätter det i samma takt blir värdet {value} år {year}. Med annat basår, "
                    "annan räknemetod eller avrundning hamnar det mellan {low} och {high}."
                ),
                value=value(result.projected),
                year=result.target.year,
                low=value(low),
                high=value(high),
            )
        )
        if result.clipped:
            sentences.append(
                _("Framskrivningen är kapad där måttet inte kan bli lägre eller högre.")
            )
    return tuple(sentences)


def _line_level(target: Target, level: float | None, series: SeriesView, language: Language) -> str:
    """The level that the target line stands at: `minst 4,5`."""
    _ = gettext(language)
    if level is None:
        return ""
    words = {">=": _("minst {value}"), ">": _("över {value}"), "<": _("under {value}")}
    decimals = series.decimals if target.kind == "change" else target.decimals
    number = fmt.number(level, decimals, language)
    text = words.get(target.operator or "", _("högst {value}")).format(value=number)
    return number if target.kind in ("change", "two_sided") else text


def _line_label(target: Target, level: str, language: Language) -> str:
    """The target line's name, short enough for a phone: `Mål 2030: minst 4,5`."""
    _ = gettext(language)
    if not level or target.year is None or target.kind == "yearly":
        return level and _("Mål: {level}").format(level=level)
    return _("Mål {year}: {level}").format(year=target.year, level=level)


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
    series = observed.series
    level, year = result.level, target.year
    end = year or series.latest.year
    first = min(series.first.year, result.base.year if result.base else end)
    goal = Point(end, level) if level is not None and target.kind != "yearly" else None
    ahead = goal is not None and result.latest is not None and goal.year > result.latest.year
    open_ = ahead and result.progress_class is not ProgressClass.TARGET_MET
    paces, usual = paces_of(result) if open_ or target.kind == "yearly" else ((), "")
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
    line_level = _line_level(target, level, series, language)
    return CourseView(
        target=seen,
        series=series,
        status=standing(catalogue, target, result, language),
        base_years=years,
        base_year=result.base.year if result.base else None,
        standard_base_year=own,
        target_line=(Point(first, level), Point(end, level)) if level is not None else (),
        line_level=line_level,
        line_label=_line_label(target, line_level, language),
        required=required,
        needed=(result.latest, goal) if open_ and goal and result.latest else (),
        projection=projection,
        paces=paces,
        standard_pace=usual,
        pace_unit=_("{unit} per år").format(unit=fmt.change_unit(series.unit, language)),
        reading=_reading(result, series, target, language),
    )
