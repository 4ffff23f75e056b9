"""The lists of the content as tables: areas, indicators, key figures, rankings, targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from region.content.catalogue import Catalogue
from region.indicators.certainty.words import published_note
from region.outputs.open_data.table import Resource
from region.outputs.tables.observations import last_retrieved
from region.outputs.tables.table import Column, field
from region.targets.goals import goals
from region.words.language import bilingual as _
from region.words.text import LANGUAGES, Text


def _texts(*names: str) -> tuple[Column, ...]:
    """Columns of texts in both languages."""
    return tuple(
        field(f"{name}_{language}", "string") for name in names for language in ("sv", "en")
    )


def _both(*texts: Text | None) -> tuple[str | None, ...]:
    return tuple(part for text in texts for part in ((text.sv, text.en) if text else (None, None)))


def _documents(found: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    """Documents as pairs of name and address, each once."""
    pairs = {(f"{d.publisher}: {d.title}, {d.year}", d.url): None for d in found}
    return tuple(pairs)


def areas(catalogue: Catalogue) -> Resource:
    """Return the country, the county and its municipalities."""
    return Resource(
        name="areas",
        title=_("Områden"),
        description=_("Riket, länet och länets 26 kommuner."),
        columns=(
            field("code", "string", "SCB's code, leading zero kept", required=True),
            *_texts("name"),
            field("level", "string", enum=("country", "county", "municipality")),
        ),
        rows=tuple((a.code, *_both(a.name), a.level) for a in catalogue.areas.values()),
        key=("code",),
    )


def small_areas(catalogue: Catalogue) -> Resource:
    """Return the small areas inside the municipalities."""
    tables = catalogue.small_areas.tables.values()
    return Resource(
        name="regso_areas",
        title=_("Regionala statistikområden (RegSO)"),
        description=_(
            "Områdena inom länets kommuner, enligt RegSO 2020. Värdena ligger i en tabell för "
            "varje mått, vars namn börjar med regso."
        ),
        columns=(
            field("code", "string", "SCB's code", required=True),
            field("name", "string", required=True),
            field("municipality_code", "string", "the municipality it lies in", required=True),
            field("changed_2025", "boolean", "whether SCB moved its border in RegSO 2025"),
        ),
        rows=tuple(
            (area.code, area.name, area.municipality, area.changed)
            for area in catalogue.small_areas.areas.values()
        ),
        key=("code",),
        references=(("municipality_code", "areas", "code"),),
        licences=tuple(dict.fromkeys(s.licence for table in tables for s in table.sources)),
    )


def indicators(catalogue: Catalogue) -> Resource:
    """Return what each indicator means."""
    return Resource(
        name="indicators",
        title=_("Mått"),
        description=_("Vad varje mått betyder. Värdena ligger i en tabell för varje mått."),
        columns=(
            field("id", "string", required=True),
            *_texts("name", "definition", "unit", "theme", "notes"),
            field("decimals", "integer", "how many are shown"),
            field("kind", "string"),
            field("direction", "string", "which way is better"),
            field("update_interval", "string", "ISO 8601 duration, irregular or none"),
            field("successor", "string", "the indicator that goes on where this one ends"),
            field("retrieved", "date", "the day the figures were read"),
        ),
        rows=tuple(
            (
                i.id,
                *_both(i.name, i.definition, i.unit, catalogue.themes[i.theme].name, i.notes),
                i.decimals,
                i.kind,
                i.direction,
                i.update_interval,
                i.successor,
                last_retrieved(catalogue, i.id),
            )
            for i in catalogue.indicators.values()
        ),
        key=("id",),
    )


def key_figures(catalogue: Catalogue) -> Resource:
    """Return the strategy's key figures as they were published."""
    figures = catalogue.key_figures.figures
    return Resource(
        name="key_figures",
        title=catalogue.key_figures.title,
        description=_("Strategins nyckeltal, som de är publicerade."),
        columns=(
            field("id", "string", required=True),
            *_texts("name"),
            field("value", "number", required=True),
            *_texts("unit", "meaning"),
            field("as_published", "string", "the document's words, letter by letter"),
            field("year", "year", "year of the document"),
            field("reference_period", "string", "year of the figure, where it is said"),
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


def rankings(catalogue: Catalogue) -> Resource:
    """Return the rows of all rankings, edition by edition."""
    documents = [edition.source for r in catalogue.rankings.values() for edition in r.editions]
    about = _("Rankningarnas rader, utgåva för utgåva, som de är publicerade.")
    said = {language: f"{about[language]} {published_note(language)}" for language in LANGUAGES}
    return Resource(
        name="ranking_places",
        title=_("Platser i rankningar"),
        description=Text(**said),
        columns=(
            field("ranking", "string", required=True),
            *_texts("ranking_name"),
            field("edition", "year", required=True),
            field("position", "integer", "row of the printed table", required=True),
            field("rank", "integer", "may be shared or missing"),
            field("role", "string", enum=("ranked", "winner", "finalist")),
            field("place_as_published", "string"),
            *_texts("place"),
            field("country", "string", "ISO 3166 code"),
            field("is_stockholm", "boolean"),
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


WORDINGS = ("adopted", "not_confirmed", "related_plan", "plan_unknown")


def targets(catalogue: Catalogue) -> Resource:
    """Return all targets with how they stand."""
    views = {
        target.id: (target, other)
        for target, other in zip(
            goals(catalogue, "sv").targets, goals(catalogue, "en").targets, strict=True
        )
    }
    return Resource(
        name="targets",
        title=_("Delmål"),
        description=_("Den regionala planens delmål, med den status som webbplatsen räknar fram."),
        columns=(
            field("id", "string", required=True),
            field("goal", "string"),
            *_texts("name", "level"),
            field("year", "year"),
            field("wording", "string", enum=WORDINGS),
            field("progress_class", "string", "computed by this site; see the method"),
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


def assessments(catalogue: Catalogue) -> Resource:
    """Return what the follow-up reports have judged."""
    return Resource(
        name="assessments",
        title=_("Rapporternas bedömningar"),
        description=_("Vad uppföljningarna har sagt, förkortat, med deras egna ord."),
        columns=(
            field("id", "string", required=True),
            field("edition", "year"),
            field("goal", "string"),
            field("target", "string", "ids with spaces between, where there are several"),
            *_texts("subject", "text", "no_target"),
        ),
        rows=tuple(
            (
                a.id,
                a.edition,
                a.goal,
                " ".join(a.targets) or None,
                *_both(a.subject, a.text, a.no_target),
            )
            for a in catalogue.assessments
        ),
        key=("id",),
        sources=_documents([assessment.source for assessment in catalogue.assessments]),
    )


LISTS = (areas, small_areas, indicators, key_figures, rankings, targets, assessments)
