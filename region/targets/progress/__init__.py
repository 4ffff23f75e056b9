"""Progress towards a target, computed in the open. Pure functions, no I/O.

The classes compare the pace so far with the pace that the target needs. Their limits, 95 and
60 per cent, are those of Statistics Canada's "Progress Measurement for Canada's Sustainable
Development Goals", which Open SDG also uses. Everything else that is decided here (smallest span,
rounding test, classes for yearly and direction-only targets) is this site's own rule and is
described in docs/method.md.

`answer(Question(...))` is the one way to all rules; the modules behind it:
`terms` (words and outcome), `ratios` (pace), `levels`, `flows`, `directions` (the rules),
`robustness` (the same question counted in other ways),
`comparisons` (what other published methods would say), `case` (a question written as a line),
`plain` (an outcome as plain values), `references` (where the rules come from).
"""

from region.targets.progress.directions import in_direction, towards_rank, without_year
from region.targets.progress.flows import towards_growth_rate, towards_yearly_amount
from region.targets.progress.levels import base_point, towards_level
from region.targets.progress.question import Question, answer, combine, windows
from region.targets.progress.ratios import (
    cagr_ratio,
    class_of,
    classify,
    growth,
    linear_ratio,
    meets,
    project,
)
from region.targets.progress.terms import (
    BaseYear,
    Bounds,
    Direction,
    Kind,
    Method,
    Operator,
    Part,
    Point,
    Progress,
    ProgressClass,
    Reason,
    Way,
    not_assessed,
)

__all__ = [
    "BaseYear",
    "Bounds",
    "Direction",
    "Kind",
    "Method",
    "Operator",
    "Part",
    "Point",
    "Progress",
    "ProgressClass",
    "Question",
    "Reason",
    "Way",
    "answer",
    "base_point",
    "cagr_ratio",
    "class_of",
    "classify",
    "combine",
    "growth",
    "in_direction",
    "linear_ratio",
    "meets",
    "not_assessed",
    "project",
    "towards_growth_rate",
    "towards_level",
    "towards_rank",
    "towards_yearly_amount",
    "windows",
    "without_year",
]
