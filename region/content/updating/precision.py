"""Values that differ only in how exactly they are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from region.content.sources import Cell
from region.content.sources.answer import Key
from region.content.updating.table import Row, Rows, plain

ENOUGH_TO_BE_ROUNDED = 5
"""So few values may all have lost their last digits by chance."""


class Precision:
    """How many decimals a table and an answer usually have in each period.

    Trailing zeros are not written, so that a single value does not tell how exactly it is given.
    """

    def __init__(self, rows: Rows, cells: Mapping[Key, Cell]):
        self._rows = _usual((key[1], row.value) for key, row in rows.items() if row.value)
        texts = [(k[1], plain(cell.value)) for k, cell in cells.items() if cell.value is not None]
        self._cells = _usual(texts)
        self._number = Counter(period for period, _ in texts)

    def is_finer(self, period: str, row: Row, value: float) -> bool:
        """Return whether the answer's value is the row's with more decimals."""
        digits = max(decimals(row.value), self._rows.get(period, 0))
        return decimals(plain(value)) > digits and _rounds(value, row, digits)

    def is_coarser(self, period: str, row: Row, value: float) -> bool:
        """Return whether the answer's value is the row's with fewer decimals."""
        digits = max(decimals(plain(value)), self._cells.get(period, 0))
        return (
            self._number[period] >= ENOUGH_TO_BE_ROUNDED
            and decimals(row.value) > digits
            and _rounds(value, row, digits)
        )


def decimals(text: str) -> int:
    """Return how many decimals a number is written with."""
    return len(text.partition(".")[2])


def _rounds(value: float, row: Row, digits: int) -> bool:
    """Whether the numbers are the same at `digits` decimals, whichever way a half is rounded."""
    number = row.number
    return number is not None and abs(value - number) <= 0.5 * 10.0**-digits * (1 + 1e-6)


def _usual(texts: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the number of decimals that most values of each period have; the lower of two."""
    counts: dict[str, Counter[int]] = {}
    for period, text in texts:
        counts.setdefault(period, Counter())[decimals(text)] += 1
    return {
        period: min(found, key=lambda digits: (-found[digits], digits))
        for period, found in counts.items()
    }
