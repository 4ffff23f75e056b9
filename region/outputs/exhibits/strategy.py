"""The strategy's parts, and plain words: what a presentation can also show."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.outputs.exhibits.model import Exhibit
from region.outputs.tables.sources import document_origin, retrieved
from region.outputs.tables.table import Column, Table
from region.strategy.view import strategy
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import view


@view
def strategy_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return the focus areas with their measures."""
    _ = gettext(language)
    found = strategy(catalogue, language)
    columns = (Column(_("inriktningsområde"), wide=1.5), Column(_("insats"), wide=2))
    rows = tuple(
        (area.part.name, measure.name) for area in found.focus_areas for measure in area.measures
    )
    return Exhibit(
        key="strategy",
        name=slug(_("strategin")),
        title=_("Strategins inriktningsområden och insatser"),
        subtitle=found.name,
        message="",
        alternative=_("Inriktningsområden med sina insatser"),
        table=Table(columns, rows),
        line=found.source.line,
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=(document_origin(found.name, "", "", found.source, "strategy"),),
        notes=(),
        page=pages.link("strategy", language),
        slide_table=True,
    )


def text_exhibit(
    catalogue: Catalogue, title: str, paragraphs: tuple[str, ...], page: str
) -> Exhibit:
    """Return words alone: nothing to draw and no numbers."""
    return Exhibit(
        key="text",
        name="text",
        title=title,
        subtitle="",
        message="\n".join(paragraphs),
        alternative=title,
        table=Table((), ()),
        line="",
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=(),
        notes=(),
        page=page,
    )
