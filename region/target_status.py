"""How a target stands: its computed class, in words, and what the class rests on."""

from __future__ import annotations

from dataclasses import dataclass

from region import formatting as fmt
from region import progress
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Indicator, Language, Observed, Target
from region.progress import Point, Progress, ProgressClass, Reason

SYMBOLS = {
    ProgressClass.TARGET_MET: "✓",
    ProgressClass.ON_PACE: "●",
    ProgressClass.TOO_SLOW: "◐",
    ProgressClass.FAR_TOO_SLOW: "◔",
    ProgressClass.MOVING_AWAY: "▼",
    ProgressClass.TARGET_LOST: "▽",
    ProgressClass.TARGET_MISSED: "✕",
    ProgressClass.NOT_ASSESSED: "–",
}


@dataclass(frozen=True, eq=False)
class StatusView:
    """The computed status: key, symbol and words, and what it rests on."""

    progress_class: ProgressClass
    symbol: str
    label: str
    explanation: str
    uncertainty: str
    progress: Progress


def class_label(progress_class: ProgressClass, kind: str, language: Language) -> str:
    """Return a class in words; a yearly amount and a mere direction have words of their own."""
    _ = gettext(language)
    labels = {
        ProgressClass.TARGET_MET: _("Målet är nått"),
        ProgressClass.ON_PACE: _("I takt med målet"),
        ProgressClass.TOO_SLOW: _("Rätt väg, men för långsamt"),
        ProgressClass.FAR_TOO_SLOW: _("Rätt väg, alldeles för långsamt"),
        ProgressClass.MOVING_AWAY: _("Fel riktning"),
        ProgressClass.TARGET_LOST: _("Var nått, har tappats"),
        ProgressClass.TARGET_MISSED: _("Målåret har passerat, ej nått"),
        ProgressClass.NOT_ASSESSED: _("Kan inte bedömas"),
    }
    yearly = {
        ProgressClass.TARGET_MET: _("Nås i snitt de senaste åren"),
        ProgressClass.ON_PACE: _("Strax under målet"),
        ProgressClass.TOO_SLOW: _("Under målet"),
        ProgressClass.FAR_TOO_SLOW: _("Långt under målet"),
    }
    direction = {
        ProgressClass.ON_PACE: _("Åt rätt håll"),
        ProgressClass.FAR_TOO_SLOW: _("I stort sett oförändrat"),
        ProgressClass.MOVING_AWAY: _("Åt fel håll"),
    }
    special = {"yearly": yearly, "direction": direction}.get(kind, {})
    return special.get(progress_class, labels[progress_class])


def group_label(progress_class: ProgressClass, language: Language) -> str:
    """Return a heading for all targets of one class, whatever their kind."""
    _ = gettext(language)
    return {
        ProgressClass.TARGET_MET: _("Nås"),
        ProgressClass.ON_PACE: _("I takt, eller strax under målet"),
        ProgressClass.TOO_SLOW: _("För långsamt, eller under målet"),
        ProgressClass.FAR_TOO_SLOW: _("Alldeles för långsamt, eller långt under målet"),
        ProgressClass.MOVING_AWAY: _("Fel riktning"),
        ProgressClass.TARGET_LOST: _("Var nått, har tappats"),
        ProgressClass.TARGET_MISSED: _("Målåret har passerat, ej nått"),
        ProgressClass.NOT_ASSESSED: _("Kan inte bedömas"),
    }[progress_class]


def _points(catalogue: Catalogue, observed: Observed) -> tuple[Point, ...]:
    series = catalogue.observations[observed.indicator].series(observed.area)
    return tuple(Point(int(row.period), row.value) for row in series if row.value is not None)


def _followed_by(target: Target) -> Observed | None:
    return next((observed for observed in target.observed if observed.relation == "follows"), None)


def assess(catalogue: Catalogue, target: Target) -> Progress:
    """Return the target's computed progress, from the first series that follows it."""
    observed = _followed_by(target)
    if observed is None:
        return progress.not_assessed(Reason.NO_SERIES)
    points = _points(catalogue, observed)
    indicator = catalogue.indicators[observed.indicator]
    last_break = max((int(break_.period) for break_ in indicator.breaks), default=None)
    if target.kind == "yearly" and target.value is not None:
        return progress.towards_yearly_amount(points, target.value, since=target.base_year)
    if target.kind == "direction":
        return progress.in_direction(
            points, target.direction, decimals=indicator.decimals, last_break=last_break
        )
    value = target.value
    if target.kind == "change" and value is not None:
        base = next((p for p in points if p.year == target.base_year), None)
        if base is None:
            return progress.not_assessed(Reason.NO_BASE, points)
        value = base.value * (1 + value / 100)
    if value is None:
        return progress.not_assessed(Reason.NO_LEVEL, points)
    if target.year is None:
        return progress.not_assessed(Reason.NO_YEAR, points)
    return progress.towards_level(
        points,
        Point(target.year, value),
        target.direction,
        operator=target.operator,
        method=target.method,
        base_year=target.base_year,
        decimals=indicator.decimals,
        last_break=last_break,
    )


def _reason(reason: Reason, language: Language) -> str:
    _ = gettext(language)
    return {
        Reason.NO_SERIES: _("Ingen öppen serie med målets definition finns i katalogen."),
        Reason.NO_LEVEL: _("Målet har ingen publicerad nivå."),
        Reason.NO_YEAR: _("Målet har inget publicerat målår."),
        Reason.TOO_FEW_VALUES: _("Serien har för få värden."),
        Reason.SPAN_TOO_SHORT: _("Perioden är för kort: det krävs minst tre år mellan värdena."),
        Reason.NO_BASE: _("Serien saknar värde för basåret."),
    }[reason]


def _explanation(
    target: Target, result: Progress, indicator: Indicator | None, language: Language
) -> str:
    """What the status rests on, in two or three plain sentences."""
    _ = gettext(language)
    if result.reason is not None:
        return _reason(result.reason, language)
    if indicator is None or result.latest is None:
        return ""
    unit, decimals = indicator.unit[language], indicator.decimals

    def value(number: float) -> str:
        return fmt.with_unit(number, decimals, unit, language)

    def pace(number: float | None) -> str:
        return fmt.number(number, decimals + 1, language, sign=True)

    if target.kind == "yearly" and result.mean_of_last_five is not None:
        return _(
            "Snittet de senaste {years} åren är {mean}. "
            "Målet nåddes {met} av {counted} år sedan {since}."
        ).format(
            years=min(len(result.years_counted), 5),
            mean=value(result.mean_of_last_five),
            met=len(result.years_met),
            counted=len(result.years_counted),
            since=result.years_counted[0],
        )
    if result.base is None:
        return ""
    so_far = _("Från {base} ({base_year}) till {latest} ({year}): {pace} per år.").format(
        base=value(result.base.value),
        base_year=result.base.year,
        latest=value(result.latest.value),
        year=result.latest.year,
        pace=pace(result.pace),
    )
    if result.needed_pace is None or result.progress_class is ProgressClass.TARGET_MET:
        return so_far
    needed = _("För att nå målet {target_year} krävs {pace} per år från {year}.").format(
        target_year=target.year, pace=pace(result.needed_pace), year=result.latest.year
    )
    return f"{so_far} {needed}"


def status(catalogue: Catalogue, target: Target, language: Language) -> StatusView:
    _ = gettext(language)
    result = assess(catalogue, target)
    followed = _followed_by(target)
    indicator = catalogue.indicators[followed.indicator] if followed else None
    uncertainty = ""
    if result.uncertain and result.progress_class is not ProgressClass.NOT_ASSESSED:
        labels = [class_label(c, target.kind, language).lower() for c in result.range]
        uncertainty = _(
            "Osäker klass: med avrundning eller annan räknemetod kan den bli {classes}."
        ).format(classes=fmt.listing(labels, language))
    return StatusView(
        progress_class=result.progress_class,
        symbol=SYMBOLS[result.progress_class],
        label=class_label(result.progress_class, target.kind, language),
        explanation=_explanation(target, result, indicator, language),
        uncertainty=uncertainty,
        progress=result,
    )
