"""When new values are expected, as a calendar to subscribe to (iCalendar, RFC 5545).

A day that the source has told is that day; else it is the last day of the month by which the
values are expected, and the event says which of the two it is. Nobody leaves an address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

from region.content.catalogue import Catalogue
from region.indicators.freshness import Freshness, freshness
from region.outputs.open_data.followed import EVERYTHING, Followed
from region.words import pages
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST = 75
"""Octets in a line; longer ones are folded."""


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most `LONGEST` octets, never cut inside a letter."""
    part, size, room = "", 0, LONGEST
    for sign in line:
        octets = len(sign.encode())
        if size + octets > room:
            yield part
            part, size = " ", 1
        part += sign
        size += octets
    yield part


def _event(row: Freshness, due: dt.date, base: str, stamp: str, language: Language) -> list[str]:
    _ = gettext(language)
    summary = _("{name}: {text}").format(name=row.name, text=row.text)
    address = base + pages.link("indicator", language, indicator=row.indicator)
    host = urlsplit(base).hostname or "localhost"
    return [
        "BEGIN:VEVENT",
        f"UID:{row.indicator}-{due:%Y%m%d}@{host}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        f"STATUS:{'CONFIRMED' if row.basis == 'source' else 'TENTATIVE'}",
        "END:VEVENT",
    ]


@view
def calendar(
    catalogue: Catalogue, base: str, language: Language, followed: Followed = EVERYTHING
) -> bytes:
    """Return the calendar of what is followed, in the order of the days."""
    wanted = followed.indicators(catalogue)
    stamp = f"{catalogue.day:%Y%m%d}T000000Z"
    rows = [
        (row.due, row)
        for row in freshness(catalogue, language, catalogue.day)
        if row.due is not None and row.indicator in wanted
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{catalogue.site.operator[language]}//calendar//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(followed.title(catalogue, language))}",
    ]
    for due, row in sorted(rows, key=lambda pair: (pair[0], pair[1].indicator)):
        lines += _event(row, due, base, stamp, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()
