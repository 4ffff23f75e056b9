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
    Picture,
    Places,
    Region,
    Regions,
    Stack,
    Step,
    Steps,
)
from region.outputs.exhibits.model import (
    Badge,
    Card,
    Cell,
    Choice,
    Column,
    Exhibit,
    Fact,
    Origin,
    Table,
)
from region.outputs.exhibits.subjects import BY_ID, CHOICES, Subject, allowed, subject

__all__ = [
    "BY_ID",
    "CHOICES",
    "Badge",
    "Band",
    "Bar",
    "Bars",
    "Card",
    "Cell",
    "Choice",
    "Column",
    "Dot",
    "Dots",
    "Exhibit",
    "Fact",
    "Legend",
    "Line",
    "Lines",
    "Mark",
    "Origin",
    "Picture",
    "Places",
    "Region",
    "Regions",
    "Stack",
    "Step",
    "Steps",
    "Subject",
    "Table",
    "allowed",
    "subject",
]
