"""What every workbook says first: contact, sources, and when the next figures come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from region.content.catalogue import Catalogue
from region.indicators.freshness import freshness
from region.outputs.tables.workbook import Front
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.pages import SITE_NAME
from region.words.text import Language

MOST_SOURCES = 12


def front(
    catalogue: Catalogue,
    title: str,
    indicators: Iterable[str],
    lines: Iterable[str],
    day: dt.date,
    language: Language,
    more: tuple[tuple[str, str], ...] = (),
) -> Front:
    """Return the first sheet of a workbook.

    `indicators` are those that it rests on, `lines` its sources, `day` when the newest of it was
    read, and `more` is told of it besides.
    """
    _ = gettext(language)
    site = catalogue.site
    contact = site.contact_email or _("Står på sidan Om")
    sources = [line for line in dict.fromkeys(lines) if line]
    if len(sources) > MOST_SOURCES:
        sources = [_("Står vid varje tabell och på sista bladet")]
    facts = [
        (_("Från"), f"{_(SITE_NAME)}, {site.operator[language]}"),
        (_("Kontakt"), contact),
        *((_("Källa"), line) for line in sources),
        (_("Senast hämtat"), fmt.date(day, language)),
        (_("Nästa uppdatering"), _next(catalogue, set(indicators), day, language)),
        *more,
        (
            _("Utskrift"),
            _("Ett blad som är för brett för en sida skrivs ut med sina första kolumner."),
        ),
    ]
    return Front(title, tuple(facts), day)


def _next(catalogue: Catalogue, wanted: set[str], day: dt.date, language: Language) -> str:
    """Return which figures come first after `day`, and when."""
    _ = gettext(language)
    found = [one for one in freshness(catalogue, language, day) if one.indicator in wanted]
    coming = sorted((one.due, one.name, one.text) for one in found if one.due and one.due >= day)
    if not coming:
        return _("Inget datum är känt")
    _due, name, text = coming[0]
    return f"{name}, {text}"
