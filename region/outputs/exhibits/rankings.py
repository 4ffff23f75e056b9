"""The rankings: Stockholm's place in each, and one ranking with all its places."""

from __future__ import annotations

from region.comparisons.rankings.history import (
    HistoryPoint,
    RankingHistory,
    ranking_as_of,
    ranking_history,
    strategy_rankings,
)
from region.comparisons.rankings.turns import answer_of, turns
from region.comparisons.rankings.view import PlaceView, table_1
from region.content.catalogue import Catalogue
from region.indicators.certainty.words import published_note
from region.outputs.charts.model import Line, Mark, Places, Role
from region.outputs.exhibits.model import Choice, Exhibit, Fact
from region.outputs.tables.sources import document_origin, retrieved
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import view


def _places(places: tuple[PlaceView, ...], language: Language) -> Table:
    _ = gettext(language)
    columns = (
        Column(_("plats"), wide=0.6),
        Column(_("ort eller region"), wide=2),
        Column(_("land"), wide=1.2),
        Column(_("i tabellen"), wide=1.5),
        Column(_("anmärkning"), wide=2),
    )
    return Table(
        columns,
        tuple(
            (
                place.rank if place.rank is not None else place.rank_text,
                place.name,
                place.country,
                place.as_published,
                place.note,
            )
            for place in places
        ),
        chosen=frozenset(i for i, place in enumerate(places) if place.is_stockholm),
        shown=(0, 1, 2),
    )


@view
def ranking_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return one ranking in its latest known edition, or in the one that `edition` names.

    Raises
    ------
    UnknownIdError
        if there is no such ranking, or no such edition of it.
    """
    _ = gettext(language)
    usual = ranking_history(catalogue, key, language)
    found = ranking_as_of(catalogue, key, dict(choice).get("edition", ""), language)
    edition = found.latest
    title = f"{found.name} {edition.label}"
    message = found.sentence
    facts = [Fact(_("Slag"), found.kind), Fact(_("Utgivare"), found.publisher)]
    facts.append(Fact(_("Fält"), edition.field or _("inte känt")))
    if edition.ahead:
        facts.append(Fact(_("Före Stockholm"), edition.ahead))
    said = (message, found.measures, edition.ties, edition.missing, edition.note)
    later = (found.standing.printed, found.standing.later) if edition is usual.latest else ()
    return Exhibit(
        rank_note=published_note(language),
        key=f"ranking/{key}",
        name=slug(_("rankning") + f" {title}"),
        title=title,
        subtitle=found.kind,
        message=message,
        alternative=f"{title}. {message}",
        table=_places(edition.places, language),
        line=edition.source.line,
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=(document_origin(title, "", found.measures, edition.source, key),),
        notes=tuple(text for text in (*said, *later) if text),
        page=pages.link("rankings", language, ranking=key, **dict(choice)),
        answer=answer_of(catalogue, found, language),
        facts=tuple(facts),
        slide_table=True,
    )


@view
def rankings_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return how Stockholm stands in each ranking that the strategy names."""
    _ = gettext(language)
    found = strategy_rankings(catalogue, language)
    columns = (
        Column(_("rankning"), wide=2.6),
        Column(_("utgåva"), wide=1.6),
        Column(_("Stockholm"), wide=1.2),
        Column(_("fält"), wide=1.2),
        Column(_("i strategin"), wide=2),
        Column(_("utgivare"), wide=2),
        Column(_("plats"), 0),
        Column(_("fältets storlek"), 0),
        Column(_("före Stockholm"), wide=2),
        Column(_("utgåvan före"), wide=3),
        Column(_("mäter"), wide=3),
        Column(_("källa"), wide=2),
    )
    rows = tuple(
        (
            one.name,
            one.standing.dated,
            one.latest.stockholm,
            one.latest.field or _("inte känt"),
            one.standing.printed or _("samma utgåva"),
            one.publisher,
            one.latest.rank,
            one.latest.field_number,
            one.latest.ahead,
            one.sentence,
            one.measures,
            one.latest.source.line,
        )
        for one in found
    )
    message = _(
        "Hur Stockholm står i den senast kända utgåvan av de rankningar som strategin nämner. De "
        "har olika utgivare, mäter olika saker och kan inte vägas ihop."
    )
    return Exhibit(
        rank_note=published_note(language),
        key="rankings",
        name=_("rankningar"),
        title=_("Stockholm i sju rankningar"),
        subtitle="",
        message=message,
        alternative=_(
            "Hur Stockholm står i den senast kända utgåvan av varje rankning, med år och fältets "
            "storlek"
        ),
        table=Table(columns, rows, shown=(0, 1, 2, 3, 4)),
        line=_("Källor: {publishers}").format(
            publishers="; ".join(f"{one.publisher} ({one.latest.label})" for one in found)
        ),
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=tuple(
            document_origin(
                f"{one.name} {one.latest.label}", "", one.measures, one.latest.source, one.id
            )
            for one in found
        ),
        notes=(message, *(f"{one.name}: {one.sentence}" for one in found)),
        page=pages.link("rankings", language),
        answer=turns(catalogue, language).answer,
        slide_table=True,
    )


@view
def table_1_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return Stockholm's place in each ranking as the strategy's table 1 prints it."""
    _ = gettext(language)
    found = table_1(catalogue, language)
    columns = (
        Column(_("rankning"), wide=2.6),
        Column(_("utgåva"), wide=0.7),
        Column(_("Stockholm"), wide=1.2),
        Column(_("fält"), wide=1.4),
        Column(_("utgivare"), wide=2),
        Column(_("plats"), 0),
        Column(_("fältets storlek"), 0),
        Column(_("före Stockholm"), wide=2),
        Column(_("mäter"), wide=3),
        Column(_("källa"), wide=2),
    )
    rows = tuple(
        (
            ranking.name,
            str(ranking.edition),
            ranking.stockholm,
            ranking.field or _("inte känt"),
            ranking.publisher,
            None if ranking.is_award else ranking.stockholm_rank,
            ranking.field_number,
            ranking.ahead,
            ranking.measures,
            ranking.source.line,
        )
        for ranking in found
    )
    message = _(
        "Strategins tabell 1, rad för rad. Den är en ögonblicksbild från 2018 och 2019: sju olika "
        "mätningar av sju olika utgivare, som inte kan vägas ihop."
    )
    return Exhibit(
        rank_note=published_note(language),
        key="table1",
        name=_("strategins tabell 1"),
        title=_("Strategins tabell 1"),
        subtitle="",
        message=message,
        alternative=_("Stockholms plats i varje rankning, med år och fältets storlek"),
        table=Table(columns, rows, shown=(0, 1, 2, 3, 4)),
        line=_("Källor: {publishers}").format(
            publishers="; ".join(f"{r.publisher} ({r.edition})" for r in found)
        ),
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=tuple(
            document_origin(f"{r.name} {r.edition}", "", r.measures, r.source, r.id) for r in found
        ),
        notes=(message, *(f"{r.name} {r.edition}: {r.reading}" for r in found)),
        page=pages.link("rankings", language, view="table1"),
        answer=_("Strategins tabell 1, som den är tryckt"),
        slide_table=True,
    )


@view
def history_chart(found: RankingHistory, language: Language) -> Places | None:
    """Return the places over the editions, cut where the method broke; None if there is one."""
    _ = gettext(language)
    years = sorted({point.year for point in found.points})
    if len(years) < 2:
        return None
    by_place: dict[str, list[HistoryPoint]] = {}
    for point in sorted(found.points, key=lambda point: point.year):
        by_place.setdefault(point.place, []).append(point)
    editions = [edition for edition in found.editions if edition.year in years]
    breaks = tuple(edition.year for edition in found.editions if edition.method_break)
    lines = []
    for points in sorted(by_place.values(), key=lambda points: points[-1].is_stockholm):
        last = points[-1]
        marks = tuple(Mark(p.year, p.rank, str(p.rank), tip=p.text) for p in points)
        label = f"{last.rank} {last.name}" if last.is_stockholm or last.year == years[-1] else ""
        role: Role = "chosen" if last.is_stockholm else "other"
        lines.append(Line(last.name, role, marks, label, breaks))
    under = []
    for edition in editions:
        words: tuple[str, ...] = (edition.label,)
        if edition.field_number is not None:
            number = fmt.number(edition.field_number, 0, language)
            words = (edition.label, _("av {number}").format(number=number))
        under.append((edition.year, words))
    return Places(tuple(lines), _("Plats, 1 är främst"), tuple(under))


@view
def history_exhibit(catalogue: Catalogue, key: str, language: Language) -> Exhibit:
    """Return one ranking over its editions, with every place that could be read.

    Raises
    ------
    UnknownIdError
        if there is no such ranking.
    """
    _ = gettext(language)
    found = ranking_history(catalogue, key, language)
    columns = (
        Column(_("utgåva"), wide=0.7),
        Column(_("plats"), wide=0.8),
        Column(_("ort eller region"), wide=2),
        Column(_("fält"), wide=1.4),
        Column(_("land")),
        Column(_("fältets storlek"), 0),
        Column(_("anmärkning"), wide=3),
        Column(_("källa"), wide=2),
    )
    rows = [
        (
            edition.label,
            place.rank if place.rank is not None else place.rank_text,
            place.name,
            edition.field or _("inte känt"),
            place.country,
            edition.field_number,
            " ".join(t for t in (edition.method_break, edition.note, place.note) if t),
            edition.source.line,
        )
        for edition in found.editions
        for place in edition.places
    ]
    stockholm = [place.is_stockholm for edition in found.editions for place in edition.places]
    return Exhibit(
        rank_note=published_note(language),
        key=f"history/{key}",
        name=slug(_("rankningens utgåvor") + f" {found.name}"),
        title=found.name,
        subtitle=found.publisher,
        message=found.sentence,
        alternative=f"{found.name}. {found.sentence}",
        table=Table(
            columns,
            tuple(rows),
            chosen=frozenset(at for at, own in enumerate(stockholm) if own),
            shown=(0, 1, 2, 3),
        ),
        line="; ".join(dict.fromkeys(edition.source.line for edition in found.editions)),
        dated="",
        retrieved=retrieved(catalogue, ()),
        origins=tuple(
            document_origin(f"{found.name} {edition.label}", "", "", edition.source, key)
            for edition in found.editions
        ),
        notes=(
            found.sentence,
            *filter(None, (found.standing.printed, found.standing.later)),
            *(f"{fact.name}: {fact.text}" for fact in found.facts),
        ),
        page=pages.link("rankings", language, ranking=key),
        answer=answer_of(catalogue, found, language),
        picture=history_chart(found, language),
        slide_table=True,
    )
