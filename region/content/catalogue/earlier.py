"""The files as they stood on an earlier day: what updates have changed is kept in `earlier/`.

An update that changes a file on a day first lays it, as it stood when that day began, under
`earlier/<day>/`, with its own name; a file that did not exist is laid there empty. So the folder as
it stood when a day began is the folder of today, with each file as the first update on or after
that day found it. The reports of updates bear their day in their name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from region.content.catalogue.faults import Fault

FOLDER = "earlier"
REPORTS = "updates"


def laid_aside(root: Path, names: Iterable[str], day: dt.date) -> dict[str, bytes]:
    """Return what must be laid under `earlier/` before an update on the day changes the files."""
    found = {}
    for name in names:
        target = f"{FOLDER}/{day.isoformat()}/{name}"
        if not (root / target).exists():
            path = root / name
            found[target] = path.read_bytes() if path.exists() else b""
    return found


def day_of(name: str) -> dt.date | None:
    """Return the day of a file below `earlier/`; None if it names none."""
    parts = PurePosixPath(name).parts
    try:
        return dt.date.fromisoformat(parts[1]) if len(parts) > 2 else None
    except ValueError:
        return None


def days(names: Iterable[str]) -> tuple[dt.date, ...]:
    """Return the days on which an update has changed files, in order."""
    found = {day_of(name) for name in names if name.startswith(f"{FOLDER}/")}
    return tuple(sorted(day for day in found if day))


def faults(names: Iterable[str]) -> list[Fault]:
    """Return the files below `earlier/` that lie in no day's folder."""
    allowed = f"{FOLDER}/<year-month-day>/<the file's own name>"
    return [
        Fault(name, "", "no day that this file is from", allowed)
        for name in names
        if name.startswith(f"{FOLDER}/") and day_of(name) is None
    ]


def standing(sizes: Mapping[str, int], day: dt.date | None) -> dict[str, str]:
    """Return which file held which content when the day began; without a day, now.

    Parameters
    ----------
    sizes
        Every file of the folder by its name, with its bytes' number.

    Returns
    -------
    The names, and where each one's content lies.
    """
    found = {name: name for name in sizes if not name.startswith(f"{FOLDER}/")}
    if day is None:
        return found
    changed = [
        (at, name)
        for name in sizes
        if name.startswith(f"{FOLDER}/") and (at := day_of(name)) and at >= day
    ]
    for at, name in sorted(changed, reverse=True):
        own = name.removeprefix(f"{FOLDER}/{at.isoformat()}/")
        if sizes[name]:
            found[own] = name
        else:
            found.pop(own, None)
    return {
        name: place
        for name, place in sorted(found.items())
        if not (name.startswith(f"{REPORTS}/") and PurePosixPath(name).stem >= day.isoformat())
    }
