"""What has happened to the data, newest first, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from region.content.catalogue import Catalogue
from region.indicators.update_log import update_log
from region.outputs.open_data.followed import EVERYTHING, Followed
from region.words import formatting as fmt
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, gettext
from region.words.text import Language
from region.words.views import view

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that happened on one day."""

    id: str
    title: str
    text: str
    link: str
    date: dt.date


def _retrievals(
    catalogue: Catalogue, language: Language, wanted: frozenset[str]
) -> Iterator[Entry]:
    """One entry for each day on which figures were read, with the indicators read that day."""
    _ = gettext(language)
    days: dict[dt.date, list[str]] = {}
    for indicator in catalogue.indicators.values():
        if indicator.id not in wanted:
            continue
        for day in {source.retrieved for source in indicator.sources}:
            days.setdefault(day, []).append(indicator.name[language])
    for day, names in days.items():
        yield Entry(
            id=f"retrieved/{day.isoformat()}",
            title=_("Hämtat {date}: {number} mått").format(
                date=fmt.date(day, language), number=len(names)
            ),
            text=fmt.listing(sorted(names, key=str.casefold), language) + ".",
            link=pages.link("data", language),
            date=day,
        )


def _updates(catalogue: Catalogue, language: Language, wanted: frozenset[str]) -> Iterator[Entry]:
    """One entry for each day and indicator in which an update has changed something."""
    for day in update_log(catalogue, language):
        changes: dict[str, tuple[str, list[str]]] = {}
        for line in day.lines:
            if line.indicator not in wanted:
                continue
            changes.setdefault(line.indicator, (line.name, []))[1].append(line.text)
        for indicator, (name, texts) in changes.items():
            yield Entry(
                id=f"updated/{day.day.isoformat()}/{indicator}",
                title=name,
                text=" ".join(texts),
                link=pages.link("indicator", language, indicator=indicator),
                date=day.day,
            )


@view
def entries(
    catalogue: Catalogue, language: Language, followed: Followed = EVERYTHING
) -> tuple[Entry, ...]:
    """Return what has happened to what is followed, newest first."""
    wanted = followed.indicators(catalogue)
    updates = list(_updates(catalogue, language, wanted))
    told = {entry.date for entry in updates}
    days = (entry for entry in _retrievals(catalogue, language, wanted) if entry.date not in told)
    found = sorted((*updates, *days), key=lambda entry: entry.id)
    found.sort(key=lambda entry: entry.date, reverse=True)
    return tuple(found[:MOST_ENTRIES])


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


@view
def atom(
    catalogue: Catalogue, base: str, language: Language, followed: Followed = EVERYTHING
) -> bytes:
    """Return the feed; `base` is the site's address without a slash at the end."""
    _ = gettext(language)
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    query = {**followed.query, **({} if language == DEFAULT_LANGUAGE else {"lang": language})}
    own = f"{base}/feed.atom" + (f"?{urlencode(query)}" if query else "")
    found = entries(catalogue, language, followed)
    name = followed.name(catalogue, language)
    title = _("Stockholmsregionen i siffror: nytt bland data")
    _add(feed, "id", own)
    _add(feed, "title", f"{title}, {name}" if name else title)
    _add(feed, "updated", _time(found[0].date if found else catalogue.day))
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=base + pages.link("data", language))
    author = _add(feed, "author")
    _add(author, "name", catalogue.site.operator[language])
    for entry in found:
        element = _add(feed, "entry")
        _add(element, "id", f"{base}/feed.atom#{entry.id}")
        _add(element, "title", entry.title)
        _add(element, "updated", _time(entry.date))
        _add(element, "link", rel="alternate", type="text/html", href=base + entry.link)
        _add(element, "summary", entry.text)
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
