"""The words of the method: classes, reasons, points in time, and what an outcome carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

ON_PACE = 0.95
TOO_SLOW = 0.60
"""The limits of Statistics Canada and Open SDG, see `references.LIMITS`."""

TOLERANCE = 1e-9
SMALLEST_SPAN_YEARS = 3
YEARS_FROM_BASE = 2
SHORT_TERM_YEARS = 5
LONG_TERM_YEARS = (10, 15)
UNCHANGED_SHARE = 0.03
"""What the United Kingdom's indicators call little or no change; only for comparison."""
SURE_SHARE = 0.75
"""A class is sure if at least so many of the ways to count give it."""
USUAL_STEPS = 2
FEWEST_VALUES = 4
"""A change must be larger than two usual steps, and usual takes at least four values."""

Direction = Literal["up", "down"]
Operator = Literal[">=", ">", "<=", "<"]
Method = Literal["linear", "cagr"]
Kind = Literal[
    "level",
    "yearly",
    "change",
    "direction",
    "gap",
    "rank",
    "two_sided",
    "growth_rate",
    "combined",
    "qualitative",
]


class ProgressClass(StrEnum):
    """How a target stands, best first."""

    TARGET_MET = "target_met"
    ON_PACE = "on_pace"
    TOO_SLOW = "too_slow"
    FAR_TOO_SLOW = "far_too_slow"
    MOVING_AWAY = "moving_away"
    TARGET_LOST = "target_lost"
    TARGET_MISSED = "target_missed"
    NOT_ASSESSED = "not_assessed"


class Reason(StrEnum):
    """Why no class is given."""

    NO_SERIES = "no_series"
    NO_LEVEL = "no_level"
    NO_YEAR = "no_year"
    TOO_FEW_VALUES = "too_few_values"
    BASE_NOT_BEFORE_LATEST = "base_not_before_latest"
    SPAN_TOO_SHORT = "span_too_short"
    NO_BASE = "no_base"
    BREAK = "break"
    NO_PACE_OF_PLACES = "no_pace_of_places"
    NO_RATIO = "no_ratio"
    PART_NOT_ASSESSED = "part_not_assessed"


class Point(NamedTuple):
    """A value in a year."""

    year: int
    value: float


class Bounds(NamedTuple):
    """The smallest and the largest value that can exist, such as 0 and 100 for a share."""

    low: float | None = None
    high: float | None = None

    def clip(self, value: float) -> float:
        """Return the value, or the nearer end if it lies outside."""
        if self.low is not None and value < self.low:
            return self.low
        if self.high is not None and value > self.high:
            return self.high
        return value


class BaseYear(NamedTuple):
    """What the class would be if the pace were counted from another year."""

    year: int
    progress_class: ProgressClass
    ratio: float | None


class Way(NamedTuple):
    """One way to count, and the class that it gives.

    Attributes
    ----------
    year, years
        The year that is counted from, or that is looked at; and over how many years.
    method
        The ratio of a pace; None where there is none.
    rounded
        The classes that rounding allows, best first; more than one where it decides.
    own
        Whether the target's class is counted in this way.
    """

    year: int
    years: int
    method: Method | None
    progress_class: ProgressClass
    rounded: tuple[ProgressClass, ...]
    ratio: float | None
    own: bool


@dataclass(frozen=True)
class Part:
    """One condition of a target that has several, and how it stands."""

    id: str
    progress: Progress


@dataclass(frozen=True)
class Progress:
    """The outcome for one target, with what it rests on.

    Ratios compare observed with required change since the base; 1 is exactly on pace. Paces are
    in the series' unit per year, growth rates are shares (0.01 is one per cent a year).

    Attributes
    ----------
    kind
        The rule that was used.
    method
        The ratio that decided the class, `linear` or `cagr`; None where no ratio did.
    needed_pace
        From the latest value on.
    projected, projected_range
        The value in the target year if the pace so far goes on, and the lowest and highest that
        rounding, method and other base years give. Never outside the bounds of the measure;
        `clipped` says that they were cut there.
    range
        The classes that rounding and method allow, best first.
    by_base_year
        The class from every other possible base year.
    ways
        The same question counted in other ways, see `robustness`.
    shortfall, catch_up
        Of a yearly amount: what is missing since the first year that counts (negative if more
        has come), and what every remaining year must give to make up for it.
    places
        Change in places of a ranking, positive upwards.
    turn
        The value before the latest one, if the step from it went the other way than the class
        says; see `directions.last_turn`.
    """

    progress_class: ProgressClass
    reason: Reason | None = None
    kind: Kind = "level"
    method: Method | None = None
    base: Point | None = None
    latest: Point | None = None
    target: Point | None = None
    level: float | None = None
    ratio_linear: float | None = None
    ratio_cagr: float | None = None
    cagr_observed: float | None = None
    cagr_required: float | None = None
    pace: float | None = None
    required_pace: float | None = None
    needed_pace: float | None = None
    share_of_way: float | None = None
    share_of_time: float | None = None
    distance: float | None = None
    projected: float | None = None
    projected_range: tuple[float, float] | None = None
    clipped: bool = False
    range: tuple[ProgressClass, ...] = ()
    by_base_year: tuple[BaseYear, ...] = ()
    ways: tuple[Way, ...] = ()
    years_met: tuple[int, ...] = ()
    years_counted: tuple[int, ...] = ()
    mean_of_last_five: float | None = None
    shortfall: float | None = None
    catch_up: float | None = None
    places: int | None = None
    turn: Point | None = None
    parts: tuple[Part, ...] = ()
    observations: tuple[Point, ...] = field(default=(), repr=False)

    @property
    def assessed(self) -> bool:
        """Whether a class could be computed."""
        return self.progress_class is not ProgressClass.NOT_ASSESSED

    @property
    def agreeing(self) -> int:
        """How many of the ways give the class, whatever the rounding."""
        return sum(way.rounded == (self.progress_class,) for way in self.ways)

    @property
    def uncertain(self) -> bool:
        """Whether rounding decides the class, or fewer than three in four of the ways give it."""
        if self.parts:
            deciding = (p.progress for p in self.parts)
            return any(p.uncertain for p in deciding if p.progress_class is self.progress_class)
        rounding = any(way.own and len(way.rounded) > 1 for way in self.ways)
        return rounding or self.agreeing < SURE_SHARE * len(self.ways)

    @property
    def depends_on_base_year(self) -> bool:
        """Whether the pace from another year would give another class."""
        return any(other.progress_class is not self.progress_class for other in self.by_base_year)

    @property
    def ratio(self) -> float | None:
        """The ratio that decided the class."""
        return self.ratio_cagr if self.method == "cagr" else self.ratio_linear


def not_assessed(reason: Reason, points: tuple[Point, ...] = (), kind: Kind = "level") -> Progress:
    """Return the outcome of a target that cannot be assessed, with the reason."""
    return Progress(
        ProgressClass.NOT_ASSESSED,
        reason,
        kind,
        latest=points[-1] if points else None,
        observations=points,
    )
