"""The content as it stood on a day, for addresses that stay as they are: `known=2026-11-27`.

It is what the folder held when that day began (see `earlier`), and of that what was known then. So
no later update changes it. The content that stands now can be pinned to the day after the last
update, whatever day it is today: `settled`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.loading import load
from region.words.views import view

CONTENTS_KEPT = 2
DAYS_KEPT = 4


class UnknownDayError(ValueError):
    """An address is pinned to what is no day, or to one that cannot be shown; says which can."""

    def __init__(self, found: str, first: dt.date, last: dt.date):
        self.found, self.first, self.last = found, first, last
        super().__init__(f"known={found!r}; allowed: {first.isoformat()} to {last.isoformat()}")


@view
def settled(catalogue: Catalogue) -> dt.date:
    """Return the first day that shows the content as it stands now, and will go on to do so."""
    if catalogue.pinned:
        return catalogue.pinned
    after = [catalogue.changes[-1] + dt.timedelta(days=1)] if catalogue.changes else []
    return max(catalogue.site.known_from, _read(catalogue), *after)


def _read(catalogue: Catalogue) -> dt.date:
    """Return the last day on which figures were read at a source."""
    return max(indicator.retrieved for indicator in catalogue.indicators.values())


def day_in(catalogue: Catalogue, text: str, today: dt.date) -> dt.date:
    """Return the day that an address names.

    Raises
    ------
    UnknownDayError
        if it is none, or lies before the first that is kept or after today.
    """
    first, last = catalogue.site.known_from, max(today, settled(catalogue))
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.min
    if text != day.isoformat() or not first <= day <= last:
        raise UnknownDayError(text, first, last)
    return day


def as_it_stood(catalogue: Catalogue, day: dt.date) -> Catalogue:
    """Return the content as it stood when the day began: the same after every later update."""
    changed = next((at for at in catalogue.changes if at >= day), None)
    return _pinned(_standing(catalogue, changed) if changed else catalogue, day)


@lru_cache(maxsize=CONTENTS_KEPT)
def _standing(catalogue: Catalogue, changed: dt.date) -> Catalogue:
    return load(catalogue.root, changed)


@lru_cache(maxsize=DAYS_KEPT)
def _pinned(standing: Catalogue, day: dt.date) -> Catalogue:
    known = standing if _read(standing) <= day else standing.as_known_on(day)
    return replace(known, version=f"{standing.version}@{day.isoformat()}", pinned=day)
