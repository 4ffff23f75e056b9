"""What is wrong with the content, told so that whoever edited the file can mend it.

CatalogueError      the content as a whole cannot be used; carries every Fault
    Fault           one place: file, line or key, what was found, what is allowed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_FOUND = 120


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one file."""

    file: str
    where: str
    found: str
    allowed: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: found {self.found}; allowed: {self.allowed}"


class CatalogueError(Exception):
    """The content under `data/` has faults; `faults` lists them all."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown(value: object) -> str:
    """Return `value` as it can be quoted in a message: short, on one line."""
    if value is None:
        return "nothing"
    text = repr(value) if isinstance(value, str) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"
