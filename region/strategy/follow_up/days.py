"""The day whose knowledge a follow-up shows: the conference of a year, or the end of the year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import end_of, last_news
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

FIRST_YEAR = 2018
"""The plan's targets were adopted in June 2018; there is nothing to follow before that."""

REVISIONS_SINCE = dt.date(2026, 11, 24)
"""From this day on, values that a revision replaces are kept."""


@dataclass(frozen=True, eq=False)
class DayView:
    """A day of follow-up, and how sure it is what was known on it."""

    day: dt.date
    text: str
    is_latest: bool
    heading: str
    note: str


def last_day(catalogue: Catalogue) -> dt.date:
    """Return the last day on which anything in the content became known."""
    return last_news(catalogue)


def years(catalogue: Catalogue) -> tuple[int, ...]:
    """Return the years that can be followed up, newest first."""
    return tuple(range(last_day(catalogue).year, FIRST_YEAR - 1, -1))


def day_of(catalogue: Catalogue, year: int) -> dt.date:
    """Return the year's day: that of its recorded conference, else its last day that has been."""
    recorded = (c.date for c in catalogue.conferences if c.date.year == year)
    return max(recorded, default=min(dt.date(year, 12, 31), last_day(catalogue)))


def year_of(catalogue: Catalogue, text: str) -> int:
    """Return the year of follow-up that an address names; none is the newest.

    Raises
    ------
    UnknownIdError
        if it cannot be followed up.
    """
    allowed = tuple(str(year) for year in years(catalogue))
    if text and text not in allowed:
        raise UnknownIdError("year", text, allowed)
    return int(text or allowed[0])


def default_days(catalogue: Catalogue) -> tuple[dt.date, dt.date]:
    """Return the days that are compared unless others are chosen: since last year's follow-up."""
    last = last_day(catalogue)
    return day_of(catalogue, last.year - 1), last


def month_ends(catalogue: Catalogue) -> tuple[dt.date, ...]:
    """Return the last day of each month that can be followed up, and the last day with news."""
    last = last_day(catalogue)
    ends = (
        end_of(f"{year}-{month:02}")
        for year in range(FIRST_YEAR, last.year + 1)
        for month in range(1, 13)
    )
    return (*(end for end in ends if end < last), last)


def known_note(language: Language) -> str:
    """Return how it is counted when a value became known, and how far that can be trusted."""
    _ = gettext(language)
    return _(
        "Dagen då ett värde blev känt är räknad enligt källans publiceringsrytm, eller tolv "
        "månader efter periodens slut där rytmen inte är känd; det är vårt antagande. Tidigare "
        "värden sparas från november 2026. Det som reviderades före dess visas som det är i dag."
    )


@view
def day_view(catalogue: Catalogue, day: dt.date, language: Language) -> DayView:
    """Return how the day is named, and what has to be said about it."""
    _ = gettext(language)
    text = fmt.date(day, language)
    is_latest = day >= last_day(catalogue)
    conference = next((c for c in catalogue.conferences if c.date == day), None)
    if is_latest:
        heading = _("Läget nu, med det som är hämtat till och med {date}.")
    elif conference:
        heading = _("Det som var känt den {date}, när {name} hölls.")
    else:
        heading = _("Det som var känt den {date}.")
    return DayView(
        day=day,
        text=text,
        is_latest=is_latest,
        heading=heading.format(date=text, name=conference.name[language] if conference else ""),
        note="" if is_latest else known_note(language),
    )
