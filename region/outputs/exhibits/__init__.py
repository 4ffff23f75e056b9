"""What can be shown outside the pages: the views' numbers, with words and sources, without a look.

Slides, report, pictures and tables are all made from these.
"""

from region.outputs.charts.model import (
    Band,
    Bar,
    Bars,
    Dot,
    Dots,
    Legend,
    Line,
    Lines,
    Mark,
    Pair,
    Pairs,
    Picture,
    Places,
    Region,
    Regions,
    Square,
    Squares,
    Stack,
    Step,
    Steps,
    StripDot,
    StripRow,
    Strips,
)
from region.outputs.exhibits.choices import CHOICES
from region.outputs.exhibits.model import Badge, Card, Choice, Exhibit, Fact
from region.outputs.exhibits.subjects import BY_ID, Subject, allowed, subject

__all__ = [
    "BY_ID",
    "CHOICES",
    "Badge",
    "Band",
    "Bar",
    "Bars",
    "Card",
    "Choice",
    "Dot",
    "Dots",
    "Exhibit",
    "Fact",
    "Legend",
    "Line",
    "Lines",
    "Mark",
    "Pair",
    "Pairs",
    "Picture",
    "Places",
    "Region",
    "Regions",
    "Square",
    "Squares",
    "Stack",
    "Step",
    "Steps",
    "StripDot",
    "StripRow",
    "Strips",
    "Subject",
    "allowed",
    "subject",
]
