"""The one way in for a foreign table: a visitor's own, and an agency's spreadsheet.

bytes ──► text, workbook (grids) ──► columns ──► reading ──► values by area and period

What the file itself decides is read and said. What can be read in two ways is a question, with an
answer that changes nothing or none at all; nothing is guessed where a guess could make another
number. Everything else is refused by row.
"""

from region.content.sheets.faults import Option, Question, SheetError, SheetFault
from region.content.sheets.reading import Layout, Reading, read

__all__ = ["Layout", "Option", "Question", "Reading", "SheetError", "SheetFault", "read"]
