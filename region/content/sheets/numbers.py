"""How much: numbers as people write them, and which sign in them means what."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from region.content.sheets.grid import Cell

LARGEST_VALUE = 1e12

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")
_GROUPED = r"[0-9]{1,3}(?: [0-9]{3})+"
_SHAPES = (
    ("whole", re.compile(rf"{_GROUPED}|[0-9]+")),
    ("decimal", re.compile(rf"{_GROUPED}[.,][0-9]*")),
    ("either", re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")),
    ("decimal", re.compile(r"[0-9]+[.,][0-9]*|[.,][0-9]+")),
    (
        "thousands",
        re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"),
    ),
    (
        "both",
        re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+"),
    ),
)
_MISSING = {
    *("", ".", "..", "...", "…", ":", "n/a", "na", "n.a.", "n.a", "nan", "null", "none", "x"),
    *("saknas", "uppgift saknas", "ej tillgänglig", "ej tillgängligt", "uppgift ej tillgänglig"),
    *(
        "inga uppgifter",
        "ingen uppgift",
        "i.u.",
        "missing",
        "not available",
        "no data",
        "sekretess",
    ),
}
DASHES = frozenset({"-", "–", "—", "−", "‒", "‐", "‑", "--"})

Shape = Literal["whole", "decimal", "either", "thousands", "both"]


def _bare(text: str) -> tuple[str, bool, bool]:
    """Return the digits and their signs, whether they are negative, and whether in per cent."""
    plain = text.translate(_SPACES).strip()
    per_cent = plain.endswith("%")
    plain = plain.removesuffix("%").rstrip()
    negative = plain[:1] in ("-", "−")
    return plain[1:] if plain[:1] in ("-", "−", "+") else plain, negative, per_cent


def shape(text: str) -> Shape | None:
    """Return how the text is written as a number, or None for what is none.

    `either` can be read in two ways: 2.155 is two and a bit, or two thousand.
    """
    bare, _negative, _per_cent = _bare(text)
    for name, pattern in _SHAPES:
        if pattern.fullmatch(bare):
            return name  # type: ignore[return-value]
    return None


def is_dash(cell: Cell) -> bool:
    """Whether the cell holds a dash alone: a zero in Swedish statistics, elsewhere no value."""
    return cell.value is None and cell.text.translate(_SPACES).strip() in DASHES


def is_missing(cell: Cell) -> bool:
    """Whether the cell says that there is no value; a dash is no such sign."""
    if cell.uncounted:
        return True
    return cell.value is None and cell.text.translate(_SPACES).strip().casefold() in _MISSING


def is_per_cent(cell: Cell) -> bool:
    """Whether the number is shown in per cent."""
    return cell.is_per_cent or (cell.value is None and cell.text.endswith("%"))


def is_number(cell: Cell) -> bool:
    """Whether the cell is a number, in whatever way its signs are read."""
    return cell.value is not None or shape(cell.text) is not None


def looks_like_number(text: str) -> bool:
    """Whether the cell begins as a number does, even if it is not one."""
    return re.match(r"[-+−]?\s*[0-9.,]*[0-9]", text) is not None


@dataclass
class Signs:
    """Which signs stand before decimals and between thousands in some cells, and where first."""

    decimal: dict[str, int] = field(default_factory=dict)
    thousands: dict[str, int] = field(default_factory=dict)
    either: dict[str, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Iterable[tuple[int, Cell]]) -> Signs:
        """Collect the signs of all texts that are numbers."""
        found = cls()
        for line, cell in cells:
            if cell.value is not None or not ("." in cell.text or "," in cell.text):
                continue
            how = shape(cell.text)
            signs = [sign for sign in cell.text if sign in ".,"]
            if how == "decimal":
                found.decimal.setdefault(signs[-1], line)
            elif how == "thousands":
                found.thousands.setdefault(signs[0], line)
            elif how == "both":
                found.thousands.setdefault(signs[0], line)
                found.decimal.setdefault(signs[-1], line)
            elif how == "either":
                found.either.setdefault(signs[0], (line, cell.text))
        return found

    @property
    def clash(self) -> int:
        """The row at which one sign has two meanings, or one meaning two signs; 0 if none has."""
        meanings = (self.decimal, self.thousands)
        lines = [max(signs.values()) for signs in meanings if len(signs) > 1]
        lines += [
            max(self.decimal[s], self.thousands[s]) for s in self.decimal if s in self.thousands
        ]
        return min(lines, default=0)


def number(cell: Cell, thousands: str = "") -> float | None:
    """Return the number, or None. `thousands` is the sign that stands between thousands, if any.

    A number in per cent is returned in per cent.
    """
    if cell.value is not None:
        value = cell.value
    else:
        how = shape(cell.text)
        if how is None:
            return None
        bare, negative, _per_cent = _bare(cell.text)
        if how in ("thousands", "both"):
            thousands = next(sign for sign in bare if sign in ".,")
        digits = bare.replace(" ", "")
        if thousands and how != "decimal":
            digits = digits.replace(thousands, "")
        value = float(digits.replace(",", ".")) * (-1 if negative else 1)
    return value if math.isfinite(value) and abs(value) <= LARGEST_VALUE else None
