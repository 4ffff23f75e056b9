"""The content as plain tables: one for each indicator, and one for each list."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from region.catalogue import Catalogue
from region.goals import goals
from region.language import bilingual as _
from region.model import Indicator, Status, Text
from region.observation_files import last_retrieved
from region.views import view

Cell = str | float | int | bool | dt.date | None
FieldType = Literal["string", "number", "integer", "boolean", "year", "date"]


@dataclass(frozen=True, eq=False)
class Field:
    """A column: its type as Table Schema names it, what it holds, and what must be true of it."""

    name: str
    type: FieldType
    description: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    """A table that leaves the site, with what it means and under which terms.

    `sources` are pairs of name and address, `licences` ids of the catalogue's licences.
    """

    name: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    licences: tuple[str, ...] = ()
    indicator: Indicator | None = None
    updated: dt.date | None = None

    @property
    def csv(self) -> bytes:
        """The table as CSV for programs: commas, points, UTF-8, first row names."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow([field.name for field in self.fields])
        writer.writerows([_text(cell) for cell in row] for row in self.rows)
        return buffer.getvalue().encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


def _texts(*names: str) -> tuple[Field, ...]:
    """Columns of texts in both languages."""
    return tuple(
        Field(f"{name}_{language}", "string") for name in names for language in ("sv", "en")
    )


def _both(*texts: Text | None) -> tuple[str | None, ...]:
    return tuple(part for text in texts for part in ((text.sv, text.en) if text else (None, None)))


@view
def observation_table(catalogue: Catalogue, indicator_id: str) -> Table:
    """Return an indicator's observations, as they lie in the content."""
    indicator = catalogue.indicators[indicator_id]
    sources = {
        (f"{catalogue.publishers[s.publisher].name.sv}: {s.title.sv}", s.url): None
        for s in indicator.sources
    }
    return Table(
        name=indicator_id,
        title=indicator.name,
        description=indicator.definition,
        fields=(
            Field("area_code", "string", "SCB's code, leading zero kept", required=True),
            Field("period", "year", "year, or the year that names a longer period", required=True),
            Field("value", "number", f"in {indicator.unit.en}; empty when missing"),
            Field(
                "status",
                "string",
                "what is special about the value, or why it is missing",
                enum=tuple(status.value for status in Status if status.value),
            ),
        ),
        rows=tuple(
            (row.area, row.period, row.value, row.status.value or None)
            for row in catalogue.observations[indicator_id].rows
        ),
        key=("area_code", "period"),
        references=(("area_code", "areas", "code"),),
        sources=tuple(sources),
        licences=tuple(dict.fromkeys(source.licence for source in indicator.sources)),
        indicator=indicator,
        updated=last_retrieved(catalogue, indicator_id),
    )


def _areas(catalogue: Catalogue) -> Table:
    return Table(
        name="areas",
        title=_("Områden"),
        description=_("Riket, länet och länets 26 kommuner."),
        fields=(
            Field("code", "string", "SCB's code, leading zero kept", required=True),
            *_texts("name"),
            Field("level", "string", enum=("country", "county", "municipality")),
        ),
        rows=tuple((a.code, *_both(a.name), a.level) for a in catalogue.areas.values()),
        key=("code",),
    )


def _indicators(catalogue: Catalogue) -> Table:
    return Table(
        name="indicators",
        title=_("Mått"),
        description=_("Vad varje mått betyder. Värdena ligger i en tabell för varje mått."),
        fields=(
            Field("id", "string", required=True),
            *_texts("name", "definition", "unit", "theme", "notes"),
            Field("decimals", "integer", "how many are shown"),
            Field("kind", "string"),
            Field("direction", "string", "which way is better"),
            Field("update_interval", "string", "ISO 8601 duration, irregular or none"),
            Field("retrieved", "date", "the day the figures were read"),
        ),
        rows=tuple(
            (
                i.id,
                *_both(i.name, i.definition, i.unit, catalogue.themes[i.theme].name, i.notes),
                i.decimals,
                i.kind,
                i.direction,
                i.update_interval,
                last_retrieved(catalogue, i.id),
            )
            for i in catalogue.indicators.values()
        ),
        key=("id",),
    )


def _key_figures(catalogue: Catalogue) -> Table:
    figures = catalogue.key_figures.figures
    return Table(
        name="key_figures",
        title=catalogue.key_figures.title,
        description=_("Strategins nyckeltal, som de är publicerade."),
        fields=(
            Field("id", "string", required=True),
            *_texts("name"),
            Field("value", "number", required=True),
            *_texts("unit", "meaning"),
            Field("as_published", "string", "the document's words, letter by letter"),
            Field("year", "year", "year of the document"),
            Field("reference_period", "string", "year of the figure, where it is said"),
        ),
        rows=tuple(
            (
                f.id,
                *_both(f.name),
                f.value,
                *_both(f.unit, f.meaning),
                f.as_published,
                f.year,
                f.reference_period,
            )
            for f in figures
        ),
        key=("id",),
        sources=_documents([f.source for f in figures]),
    )


def _rankings(catalogue: Catalogue) -> Table:
    documents = [edition.source for r in catalogue.rankings.values() for edition in r.editions]
    return Table(
        name="ranking_places",
        title=_("Platser i rankningar"),
        description=_("Rankningarnas rader, utgåva för utgåva, som de är publicerade."),
        fields=(
            Field("ranking", "string", required=True),
            *_texts("ranking_name"),
            Field("edition", "year", required=True),
            Field("position", "integer", "row of the printed table", required=True),
            Field("rank", "integer", "may be shared or missing"),
            Field("role", "string", enum=("ranked", "winner", "finalist")),
            Field("place_as_published", "string"),
            *_texts("place"),
            Field("country", "string", "ISO 3166 code"),
            Field("is_stockholm", "boolean"),
        ),
        rows=tuple(
            (
                key,
                *_both(catalogue.rankings[key].name),
                p.edition,
                p.position,
                p.rank,
                p.role,
                p.as_published,
                *_both(p.name),
                p.country,
                p.is_stockholm,
            )
            for key, places in catalogue.places.items()
            for p in places
        ),
        key=("ranking", "edition", "position"),
        sources=_documents(documents),
    )


def _targets(catalogue: Catalogue) -> Table:
    views = {
        target.id: (target, other)
        for target, other in zip(
            goals(catalogue, "sv").targets, goals(catalogue, "en").targets, strict=True
        )
    }
    return Table(
        name="targets",
        title=_("Delmål"),
        description=_("Den regionala planens delmål, med den status som webbplatsen räknar fram."),
        fields=(
            Field("id", "string", required=True),
            Field("goal", "string"),
            *_texts("name", "level"),
            Field("year", "year"),
            Field("wording", "string", enum=("adopted", "not_confirmed", "related_plan")),
            Field("progress_class", "string", "computed by this site; see the method"),
            *_texts("status"),
        ),
        rows=tuple(
            (
                key,
                sv.goal,
                *_both(catalogue.targets[key].name),
                sv.level or None,
                en.level or None,
                sv.year,
                catalogue.targets[key].wording,
                sv.status.progress_class.value,
                sv.status.label,
                en.status.label,
            )
            for key, (sv, en) in views.items()
        ),
        key=("id",),
        sources=_documents([target.source for target in catalogue.targets.values()]),
    )


def _assessments(catalogue: Catalogue) -> Table:
    return Table(
        name="assessments",
        title=_("Rapporternas bedömningar"),
        description=_("Vad uppföljningarna har sagt, förkortat, med deras egna ord."),
        fields=(
            Field("id", "string", required=True),
            Field("edition", "year"),
            Field("goal", "string"),
            Field("target", "string"),
            *_texts("subject", "text"),
        ),
        rows=tuple(
            (a.id, a.edition, a.goal, a.target, *_both(a.subject, a.text))
            for a in catalogue.assessments
        ),
        key=("id",),
        sources=_documents([assessment.source for assessment in catalogue.assessments]),
    )


def _documents(found: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    """Documents as pairs of name and address, each once."""
    pairs = {(f"{d.publisher}: {d.title}, {d.year}", d.url): None for d in found}
    return tuple(pairs)


@view
def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Return all tables: the lists, then one for each indicator."""
    lists = (_areas, _indicators, _key_figures, _rankings, _targets, _assessments)
    return (
        *(make(catalogue) for make in lists),
        *(observation_table(catalogue, key) for key in catalogue.indicators),
    )
