"""The trend through all values of a target's series, beside the class that is counted on two."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Condition, Target
from region.indicators.change import since_break
from region.targets import words
from region.targets.progress import Point, Progress, ProgressClass, class_of
from region.targets.progress.trend import FEWEST_POINTS, Trend
from region.targets.progress.trend import trend as trend_of
from region.targets.status import assess, followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

KINDS = ("level", "change", "gap", "yearly", "direction")
"""Kinds whose series is what is judged: not places, distances, or growth rates."""
RIGHT, WRONG = 1, -1


@dataclass(frozen=True, eq=False)
class TrendView:
    """What all values say, and whether that is what the class says.

    Attributes
    ----------
    way
        `right`, `wrong` or `unclear`, seen from the target; empty with too few values.
    agrees
        Whether the class says the same; None where the two cannot be compared.
    line
        The trend's line, from the first value's year to the last's, to draw.
    by_trend
        The class that the slope would give against the pace that the target needs.
    """

    sentence: str
    agreement: str
    way: str
    agrees: bool | None
    count: int
    trend: Trend | None = None
    line: tuple[Point, ...] = ()
    by_trend: ProgressClass | None = None

    @property
    def text(self) -> str:
        """Both sentences together."""
        return " ".join(text for text in (self.sentence, self.agreement) if text)


def points_for(result: Progress, last_break: int | None) -> tuple[Point, ...]:
    """Return the values from the class's base year on; the whole series if those are too few."""
    usable = tuple(since_break(result.observations, last_break))
    since = tuple(p for p in usable if result.base is None or p.year >= result.base.year)
    return since if len(since) >= FEWEST_POINTS else usable


def class_by_trend(result: Progress, found: Trend) -> ProgressClass | None:
    """Return the class of the trend's slope against the pace that was needed from the base."""
    settled = (ProgressClass.TARGET_MET, ProgressClass.TARGET_MISSED, ProgressClass.TARGET_LOST)
    if not result.required_pace or result.progress_class in settled or result.kind == "yearly":
        return None
    return class_of(found.slope / result.required_pace)


def agrees(result: Progress, way: int, by_trend: ProgressClass | None) -> bool | None:
    """Tell whether a trend (1 the right way, −1 the wrong, 0 unclear) says what the class says.

    A right way needs a right trend and, where a pace is needed, the same class; a class without
    a direction of its own is contradicted only by a trend the wrong way.
    """
    found = result.progress_class
    if not result.assessed or found is ProgressClass.TARGET_MISSED:
        return None
    if found in (ProgressClass.MOVING_AWAY, ProgressClass.TARGET_LOST):
        return way == WRONG
    if found is ProgressClass.TARGET_MET or result.kind == "yearly":
        return way != WRONG
    if result.kind == "direction" and found is ProgressClass.FAR_TOO_SLOW:
        return way == 0
    if found is ProgressClass.FAR_TOO_SLOW:
        return way == 0 or by_trend is found
    return way == RIGHT and (by_trend is None or by_trend is found)


def _agreement(
    result: Progress, agreed: bool | None, way: int, by_trend: ProgressClass | None, lang: Language
) -> str:
    """Whether the class and all values say the same, in words."""
    _ = gettext(lang)
    if agreed is None:
        return ""
    if agreed:
        return _("Det går ihop med klassen.")
    label = words.class_label(result.progress_class, result.kind, lang).lower()
    if result.progress_class is ProgressClass.TARGET_MET:
        return _("Målet nås, men alla värden tillsammans går åt fel håll.")
    if result.kind == "yearly":
        return _("Klassen, ”{label}”, räknas på snittet. Åren för sig går åt fel håll.").format(
            label=label
        )
    if result.base is None or result.latest is None:
        return ""
    told = _("Klassen, ”{label}”, räknas på två värden, {base} och {latest}.").format(
        label=label, base=result.base.year, latest=result.latest.year
    )
    if way == 0:
        return told + " " + _("Alla värden tillsammans räcker inte för att säga så.")
    other = words.class_label(by_trend, result.kind, lang).lower() if by_trend else ""
    if other and by_trend is not result.progress_class:
        return told + " " + _("Med trenden vore den ”{other}”.").format(other=other)
    return told + " " + _("Alla värden tillsammans säger annat.")


def _of(
    catalogue: Catalogue,
    target: Target | Condition,
    indicator_id: str,
    result: Progress,
    language: Language,
) -> TrendView:
    """Return the trend of one series that a target, or one of its conditions, is judged by."""
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    unit, decimals = words.unit_and_decimals(indicator, language)
    points = points_for(result, indicator.last_break)
    found = trend_of(points)
    if found is None:
        told = _("En trend genom alla värden kräver fem. Serien har {count}.")
        return TrendView(told.format(count=len(points)), "", "", None, len(points))

    def pace(value: float) -> str:
        return words.pace_text(value, unit, decimals, language)

    wanted = -1 if "down" in (target.direction, "down" * (target.kind == "gap")) else 1
    way = found.sign * wanted
    by_trend = class_by_trend(result, found)
    agreed = agrees(result, way, by_trend)
    templates = {
        RIGHT: _("Alla {count} värden {first}–{last} går åt rätt håll, vilket år som än tas bort"),
        WRONG: _("Alla {count} värden {first}–{last} går åt fel håll, vilket år som än tas bort"),
        0: _("Alla {count} värden {first}–{last} visar ingen säker riktning"),
    }
    template = templates[way]
    if found.decided_by_one:
        template = _("Alla {count} värden {first}–{last} får sin riktning av ett enda år")
    first, last = points[0].year, points[-1].year
    told = template.format(count=len(points), first=first, last=last)
    interval = _("mellan {low} och {high}").format(
        low=fmt.number(found.low, decimals + 1, language, sign=True),
        high=fmt.number(found.high, decimals + 1, language, sign=True),
    )
    return TrendView(
        sentence=_("{told}: {slope} per år, {interval} med 95 procents säkerhet.").format(
            told=told, slope=pace(found.slope), interval=interval
        ),
        agreement=_agreement(result, agreed, way, by_trend, language),
        way={RIGHT: "right", WRONG: "wrong"}.get(way, "unclear"),
        agrees=agreed,
        count=len(points),
        trend=found,
        line=(Point(first, found.at(first)), Point(last, found.at(last))),
        by_trend=by_trend,
    )


@view
def trend(catalogue: Catalogue, target_id: str, language: Language) -> TrendView | None:
    """Return the trend of the series that the target is judged by; None where nothing is judged."""
    target = catalogue.targets[target_id]
    followed = followed_by(target)
    if followed is None or target.kind not in KINDS:
        return None
    return _of(catalogue, target, followed.indicator, assess(catalogue, target), language)
