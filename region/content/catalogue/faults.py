"""What is wrong with the content, told so that whoever edited the file can mend it.

CatalogueError      the content as a whole cannot be used; carries every Fault
    Fault           one place: file, line or key, what was found, what is allowed
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
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


def unknown(file: str, where: str, key: str, known: Iterable[str], kind: str) -> Iterator[Fault]:
    """Yield a fault if `key` is not among the known ids, with the nearest of them as a hint."""
    options = list(known)
    if key not in options:
        near = difflib.get_close_matches(key, options, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        yield Fault(file, where, key, f"the id of {kind}{hint}")
