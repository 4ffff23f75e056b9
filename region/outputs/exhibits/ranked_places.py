"""Places over all rankings: where one of them stands, and who is ahead of Stockholm."""

from __future__ import annotations

from region.comparisons.rankings.places import STOCKHOLM, ahead_of_stockholm, place_in_rankings
from region.content.catalogue import Catalogue
from region.outputs.exhibits.model import Exhibit
from region.outputs.exhibits.rankings import rankings_exhibit
from region.outputs.tables.sources import retrieved
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import view


def _exhibit(
    catalogue: Catalogue,
    key: str,
    title: str,
    message: str,
    table: Table,
    page: str,
    language: Language,
) -> Exhibit:
    whole = rankings_exhibit(catalogue, language)
    return Exhibit(
        key=key,
        name=slug(title),
        title=title,
        subtitle="",
        message=message,
        alternative=f"{title}. {message}",
        table=table,
        line=whole.line,
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=whole.origins,
        notes=(message,),
        page=page,
        slide_table=True,
        rank_note=whole.rank_note,
    )


@view
def place_exhibit(catalogue: Catalogue, key: str, language: Language) -> Exhibit:
    """Return where one place stands in every edition that names it.

    Raises
    ------
    UnknownIdError
        if no ranking names it.
    """
    _ = gettext(language)
    found = place_in_rankings(catalogue, key, language)
    place, other = found.place, key != STOCKHOLM
    columns = (
        Column(_("rankning"), wide=2.6),
        Column(_("utgåva"), wide=0.8),
        Column(place.name, wide=1.2),
        *((Column(_("Stockholm"), wide=1.2),) if other else ()),
        Column(_("i tabellen"), wide=2),
    )
    rows = tuple(
        (
            *(one.ranking_name, one.label, one.rank_text),
            *((one.stockholm,) if other else ()),
            one.listed_as,
        )
        for one in found.appearances
    )
    title = _("{name} i rankningarna").format(name=place.name)
    message = (
        _(
            "{name} ligger före Stockholm i {number} av rankningarnas senast kända utgåvor: "
            "{rankings}."
        ).format(name=place.name, number=place.times_ahead, rankings=", ".join(place.ahead_in))
        if place.times_ahead
        else ""
    )
    address = pages.link("rankings", language, place=key)
    table = Table(columns, rows, shown=tuple(range(4)))
    return _exhibit(catalogue, f"place/{key}", title, message, table, address, language)


@view
def ahead_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return who is ahead of Stockholm in the latest known edition of how many rankings."""
    _ = gettext(language)
    found = ahead_of_stockholm(catalogue, language)
    columns = (
        Column(_("ort eller region"), wide=1.6),
        Column(_("land"), wide=1.2),
        Column(_("rankningar där den ligger före"), 0, wide=1),
        Column(_("vilka"), wide=4),
    )
    rows = tuple(
        (one.name, one.country, one.times_ahead, "; ".join(one.ahead_in)) for one in found.places
    )
    first = fmt.listing(found.leading, language)
    message = _("Stockholm är först i {rankings}.").format(rankings=first) if first else ""
    address = pages.link("rankings", language, view="ahead")
    title = _("Vilka ligger före?")
    return _exhibit(catalogue, "ahead", title, message, Table(columns, rows), address, language)
