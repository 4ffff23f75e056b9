"""The strategy's ten key figures, and what the statistics have shown since."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.indicators.figures import FigureView, figures
from region.outputs.exhibits.courses import series_chart
from region.outputs.exhibits.model import Card, Exhibit, Fact
from region.outputs.tables.sources import dated, document_origin, indicator_origins, retrieved
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


def _since(figure: FigureView, language: Language) -> str:
    """What the statistics have shown since, or that there are none."""
    _ = gettext(language)
    follow = figure.shown
    if follow is None:
        return _("ingen öppen serie")
    text = _("{period}: {value}") if follow.same else _("{period}, närliggande mått: {value}")
    latest = follow.series.latest
    return text.format(period=latest.period, value=latest.text)


@view
def figures_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return the panel of ten."""
    _ = gettext(language)
    found = figures(catalogue, language)
    columns = (
        Column(_("nyckeltal"), wide=1.4),
        Column(_("strategin"), wide=1.2),
        Column(_("statistiken sedan dess"), wide=2),
        Column(_("värde i strategin"), 1),
        Column(_("enhet")),
        Column(_("strategins ord"), wide=2),
        Column(_("siffran gäller")),
        Column(_("statistikens värde"), 2),
        Column(_("statistikens enhet")),
        Column(_("period")),
        Column(_("samma mått")),
        Column(_("källa, strategin"), wide=2),
        Column(_("källa, statistiken"), wide=2),
    )
    rows = []
    used = []
    for figure in found:
        follow = figure.shown
        series = follow.series if follow else None
        if series:
            used.append(series.indicator)
        rows.append(
            (
                figure.name,
                fmt.joined(figure.value_text, figure.unit, language),
                _since(figure, language),
                figure.value,
                figure.unit,
                figure.as_published,
                figure.reference_period or _("framgår inte"),
                series.latest.value if series else None,
                series.unit if series else "",
                series.latest.period if series else "",
                (_("ja") if follow.same else _("nej, närliggande")) if follow else fmt.MISSING,
                figure.source.line,
                series.provenance.line if series else figure.no_series,
            )
        )
    origins = [document_origin(f.name, f.unit, f.meaning, f.source, f.id) for f in found] + [
        origin
        for key in dict.fromkeys(used)
        for origin in indicator_origins(catalogue, key, language)
    ]
    lines = [found[0].source.line, *(r[-1] for r in rows if r[7] is not None)]
    day = retrieved(catalogue, used)
    return Exhibit(
        key="figures",
        name=slug(_("nyckeltal")),
        title=_("Tio nyckeltal om Stockholmsregionen"),
        subtitle="",
        message=_(
            "De stora siffrorna är strategins egna, så som den publicerar dem. "
            "Under står vad statistiken har visat sedan dess."
        ),
        alternative=_("Strategins tio nyckeltal med statistikens senaste värde."),
        table=Table(columns, tuple(rows), shown=(0, 1, 2)),
        line=". ".join(dict.fromkeys(str(line) for line in lines)),
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(origins),
        notes=tuple(f"{f.name}: {f.meaning} {f.no_series}".strip() for f in found),
        page=pages.link("overview", language),
        cards=tuple(Card(f.name, f.value_text, f.unit, _since(f, language)) for f in found),
    )


@view
def figure_exhibit(catalogue: Catalogue, key: str, language: Language) -> Exhibit:
    """Return one published figure, and the course of the series that follows it.

    Raises
    ------
    UnknownIdError
        if there is no such figure.
    """
    _ = gettext(language)
    found = {figure.id: figure for figure in figures(catalogue, language)}
    if key not in found:
        raise UnknownIdError("figure", key, tuple(found))
    figure = found[key]
    follow = figure.shown
    series = follow.series if follow else None
    published = fmt.joined(figure.value_text, figure.unit, language)
    columns = (
        Column(_("period")),
        Column(
            _("värde") + (f" ({series.unit})" if series else ""), series.decimals if series else 0
        ),
        Column(_("anmärkning"), wide=2),
    )
    points = series.points if series else ()
    day = retrieved(catalogue, (series.indicator,) if series else ())
    facts = [Fact(_("Strategin {year}").format(year=figure.year), published)]
    picture = None
    if series and follow:
        facts.append(Fact(series.name, f"{series.latest.text} ({series.latest.period})"))
        if len(points) > 1:
            picture = series_chart((series,), language)
    origins = (document_origin(figure.name, figure.unit, figure.meaning, figure.source, figure.id),)
    lines = (figure.source.line, series.provenance.line if series else "")
    notes = (
        figure.meaning,
        _("I strategin står det: ”{text}”.").format(text=figure.as_published),
        follow.note if follow else "",
        figure.no_series,
    )
    return Exhibit(
        key=f"figure/{key}",
        name=slug(_("nyckeltal") + f" {figure.name}"),
        title=figure.name,
        subtitle=f"{series.name}, {series.area}" if series else "",
        message=figure.meaning if series else f"{figure.meaning} {figure.no_series}",
        alternative=series.summary if series else figure.meaning,
        table=Table(columns, tuple((p.period, p.value, p.status) for p in points)),
        line=". ".join(line for line in lines if line),
        dated=dated(day, language) if series else "",
        retrieved=day,
        origins=(
            *origins,
            *(indicator_origins(catalogue, series.indicator, language) if series else ()),
        ),
        notes=tuple(note for note in notes if note),
        page=pages.link("overview", language) + f"#figure-{key}",
        picture=picture,
        facts=tuple(facts),
    )
