"""Which differences are real: how sure a value is, and what can be told apart.

Pure functions without words or content in `intervals` (the range of one value), `comparing` (two
values, ranks, changes); `grading` reads the content, `words` says it, and `views` holds what pages
and files call: `verdicts` of the 26 municipalities, and `standings` of one in many indicators. The
rules and their sources are in docs/method.md, *Which differences are real*.
"""

from region.indicators.certainty.comparing import (
    Comparison,
    RankSpan,
    Verdict,
    compare,
    difference,
    rank_spans,
)
from region.indicators.certainty.intervals import (
    Grade,
    Interval,
    around,
    byar,
    movement,
    wilson,
)

__all__ = [
    "Comparison",
    "Grade",
    "Interval",
    "RankSpan",
    "Verdict",
    "around",
    "byar",
    "compare",
    "difference",
    "movement",
    "rank_spans",
    "wilson",
]
