"""What can be shown outside the pages: the views' numbers, with words and sources, without a look.

Slides, report, pictures and tables are all made from these.
"""

from region.exhibits.maps import Choice
from region.exhibits.model import (
    Badge,
    Bar,
    Bars,
    Card,
    Cell,
    Column,
    Exhibit,
    Fact,
    Legend,
    Line,
    Lines,
    Mark,
    Origin,
    Region,
    Regions,
    Table,
)
from region.exhibits.subjects import Subject, allowed, subject

__all__ = [
    "Badge",
    "Bar",
    "Bars",
    "Card",
    "Cell",
    "Choice",
    "Column",
    "Exhibit",
    "Fact",
    "Legend",
    "Line",
    "Lines",
    "Mark",
    "Origin",
    "Region",
    "Regions",
    "Subject",
    "Table",
    "allowed",
    "subject",
]
