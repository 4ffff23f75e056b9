"""Charts and maps as values: what is drawn, whatever the medium, theme and size.

Each is made from a view in one place (`region/outputs/exhibits/`), and drawn from here by one
builder of Vega-Lite (`spec`), one of native PowerPoint charts and one SVG of the municipalities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from region.indicators import change

Role = Literal[
    "chosen",
    "other",
    "whole",
    "second",
    "third",
    "fourth",
    "fifth",
    "women",
    "men",
    "target",
    "needed",
    "required",
    "tried",
]
"""What a line is to its reader. Observations: `chosen` is ours, `other` are others, `whole` what
ours is a part of, `second` to `fifth` are areas of equal weight, `women` and `men` the two halves
of ours. The rest are no observations: the level of a target, the way to it from the latest value
(`needed`) and from the base (`required`), and a pace that is tried."""

OBSERVED: tuple[Role, ...] = (
    "chosen",
    "other",
    "whole",
    "second",
    "third",
    "fourth",
    "fifth",
    "women",
    "men",
)

Place = Literal["end", "start", "right", "above", "below", "along", "none"]
"""Where a line's label stands: `end` in the column to the right of the chart or, of a single line,
at its last point; `start` above its first point; `right`, `above` and `below` of the last point;
`along` beside the line on its way."""


class Mark(NamedTuple):
    """A value at a year. `text` is written out; `tip` is what a pointer is told."""

    year: int
    value: float
    text: str
    provisional: bool = False
    tip: str = ""


class Line(NamedTuple):
    """One line of a chart, cut at `breaks`, from which the definition is another, and at `gaps`.

    A gap is the year of a value that has a missing one before it.
    """

    name: str
    role: Role
    marks: tuple[Mark, ...]
    label: str
    breaks: tuple[int, ...] = ()
    place: Place = "end"
    gaps: tuple[int, ...] = ()

    @property
    def observed(self) -> bool:
        """Whether its marks are observations, and no target or way to it."""
        return self.role in OBSERVED

    @property
    def segments(self) -> tuple[tuple[Mark, ...], ...]:
        """The marks in runs that a line may join."""
        return change.segments(self.marks, (*self.breaks, *self.gaps))

    @property
    def breaks_inside(self) -> tuple[int, ...]:
        """The breaks after its first mark and not after its last."""
        if not self.marks:
            return ()
        first, last = self.marks[0].year, self.marks[-1].year
        return tuple(year for year in self.breaks if first < year <= last)


class Band(NamedTuple):
    """Where a pace leads: from the latest value to the lowest, middle and highest of `year`."""

    start: Mark
    year: int
    low: float
    middle: float
    high: float
    label: str


@dataclass(frozen=True, eq=False)
class Lines:
    """Courses over the years, in one unit.

    `break_label` stands at a vertical line at every break of a single course. `zero` is for what
    is measured from nothing, such as a gap: the axis has it whatever the values are; `reach` are
    other values that it has, where several courses share an axis. With `column`
    all names stand to the right of the chart, that of a target's level too.
    """

    lines: tuple[Line, ...]
    unit: str
    decimals: int
    band: Band | None = None
    break_label: str = ""
    zero: bool = False
    column: bool = False
    reach: tuple[float, ...] = ()

    @property
    def towards_target(self) -> bool:
        """Whether there is a target, or a way to it."""
        return any(not line.observed for line in self.lines)


class Panel(NamedTuple):
    """One of several courses drawn side by side."""

    name: str
    lines: Lines


@dataclass(frozen=True, eq=False)
class Panels:
    """Courses of several measures, each in its own unit; `unit` is what they have in common."""

    panels: tuple[Panel, ...]
    unit: str


@dataclass(frozen=True, eq=False)
class Places:
    """Places in an order over editions: the first is at the top.

    `under` is what stands under each edition. With `named`, all lines of the last edition have
    their names beside them; else every mark says its own text.
    """

    lines: tuple[Line, ...]
    unit: str
    under: tuple[tuple[int, tuple[str, ...]], ...] = ()
    named: bool = True
    decimals: int = 0


class Step(NamedTuple):
    """A year's amount.

    `kind`: counted towards the target, before it counts, needed from now on for the whole to be
    reached, or only tried.
    """

    year: int
    value: float
    text: str
    kind: Literal["counted", "before", "needed", "tried"]
    tip: str = ""

    @property
    def observed(self) -> bool:
        """Whether the amount is an observation."""
        return self.kind in ("counted", "before")


class Mean(NamedTuple):
    """The mean of the years from first to last."""

    first: int
    last: int
    value: float
    label: str


@dataclass(frozen=True, eq=False)
class Steps:
    """Amounts of single years as columns, and the level that each should reach.

    `ends` is the last year of the axis, where that is later than the last column's.
    """

    steps: tuple[Step, ...]
    level: float | None
    label: str
    unit: str
    decimals: int
    name: str = ""
    mean: Mean | None = None
    ends: int = 0

    @property
    def latest(self) -> Step | None:
        """The last observation."""
        return next((step for step in reversed(self.steps) if step.observed), None)


class Part(NamedTuple):
    """One part of a whole over the years."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, eq=False)
class Stack:
    """Parts of a whole as stacked columns, from the bottom upwards."""

    parts: tuple[Part, ...]
    unit: str
    decimals: int


class Bar(NamedTuple):
    """One bar with its name and the text of its value."""

    name: str
    value: float
    text: str
    chosen: bool


@dataclass(frozen=True, eq=False)
class Bars:
    """Values side by side, in the order in which they are drawn."""

    bars: tuple[Bar, ...]
    unit: str
    decimals: int


class Dot(NamedTuple):
    """An area in two measures; one without a role is only the background."""

    name: str
    x: float
    y: float
    role: Literal["chosen", "other", ""]
    tip: str


@dataclass(frozen=True, eq=False)
class Dots:
    """Two measures against each other; no line is fitted."""

    dots: tuple[Dot, ...]
    x_title: str
    unit: str
    decimals: int = 0


class StripDot(NamedTuple):
    """A member of a strip; `weight` decides how large it is."""

    value: float
    weight: float
    tip: str


class StripRow(NamedTuple):
    """A group and its members; `own` is the value of the whole group, `text` says it."""

    name: str
    dots: tuple[StripDot, ...]
    own: float | None
    text: str


@dataclass(frozen=True, eq=False)
class Strips:
    """Groups below each other, each with its members on one line in the same unit."""

    rows: tuple[StripRow, ...]
    unit: str
    decimals: int
    whole: float | None = None
    whole_label: str = ""


class Pair(NamedTuple):
    """A place with the value of women and of men; `text` says the gap, `tip` all three."""

    name: str
    women: float
    men: float
    text: str
    tip: str
    chosen: bool = False


@dataclass(frozen=True, eq=False)
class Pairs:
    """Places below each other, each with two dots and the line between them.

    `women` and `men` are what the two are called beside the first row.
    """

    rows: tuple[Pair, ...]
    unit: str
    decimals: int
    women: str
    men: str


class Square(NamedTuple):
    """A value in a class, whose sign is `text`; `tone` names its colour, "" without a value."""

    row: str
    column: str
    tone: str
    text: str
    tip: str


@dataclass(frozen=True, eq=False)
class Squares:
    """A table of classes; the numbers stand in the tips and in the exhibit's own table."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[Square, ...]
    unit: str


class Region(NamedTuple):
    """One municipality of a map. `colour` is a class's token, empty where there is no value."""

    code: str
    name: str
    text: str
    colour: str
    chosen: bool = False


class Legend(NamedTuple):
    """One class of a map: what it holds, its colour, and how many have it."""

    text: str
    colour: str
    size: int


@dataclass(frozen=True, eq=False)
class Regions:
    """A map of the municipalities in classes, or of the small areas `within` one of them."""

    regions: tuple[Region, ...]
    legend: tuple[Legend, ...]
    missing: str
    unit: str
    within: str = ""


Chart = Lines | Panels | Places | Steps | Stack | Bars | Dots | Strips | Squares | Pairs
Picture = Chart | Regions
