"""The day on which it is: asked here only, so that ages, limits and files agree."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the day of now by UTC, which is how the content dates what is fetched."""
    return dt.datetime.now(dt.UTC).date()
