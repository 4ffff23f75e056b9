"""The ten themes that Region Stockholm reports on to the state each year, and what feeds each."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.indicators.provenance import DocumentNote
from region.strategy.follow_up.outcomes import outcome
from region.strategy.view import IndicatorLink, TargetLink, strategy
from region.targets.words import with_reserve
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Cells = list[float | str | None]


@dataclass(frozen=True, eq=False)
class FeedingIndicator:
    """An indicator that feeds a theme: its last value, and which way it has gone."""

    link: IndicatorLink
    symbol: str
    label: str
    outcome: str
    explanation: str


@dataclass(frozen=True, eq=False)
class ReportingTheme:
    """One theme of the report to the state, with what feeds it."""

    id: str
    number: int
    name: str
    summary: str
    indicators: tuple[FeedingIndicator, ...]
    targets: tuple[TargetLink, ...]


@dataclass(frozen=True, eq=False)
class ReportingView:
    """The themes, how many of them have open figures, and where the list stands."""

    sentence: str
    source: DocumentNote
    themes: tuple[ReportingTheme, ...]


def _feeding(catalogue: Catalogue, link: IndicatorLink, language: Language) -> FeedingIndicator:
    _ = gettext(language)
    found = outcome(catalogue, link.id, language)
    return FeedingIndicator(
        link=link,
        symbol=found.symbol if found else "",
        label=found.label if found else "",
        outcome=found.outcome.value if found else "",
        explanation=found.explanation if found else _("Finns bara för kommunerna."),
    )


@view
def reporting(catalogue: Catalogue, language: Language) -> ReportingView:
    """Return the themes in the template's order, each with its indicators and targets."""
    _ = gettext(language)
    whole = strategy(catalogue, language)
    themes = tuple(
        ReportingTheme(
            id=part.id,
            number=number,
            name=part.name,
            summary=part.summary,
            indicators=tuple(_feeding(catalogue, link, language) for link in part.indicators),
            targets=part.targets,
        )
        for number, part in enumerate(whole.reporting_themes, start=1)
    )
    fed = sum(1 for theme in themes if theme.indicators or theme.targets)
    return ReportingView(
        sentence=_(
            "Region Stockholm rapporterar varje år till Tillväxtverket inom {total} teman. {fed} "
            "av dem har öppna mått eller mål i den här katalogen. Vilka som hör till vilket tema "
            "är vår egen koppling."
        ).format(total=len(themes), fed=fed),
        source=whole.source,
        themes=themes,
    )


def reporting_columns(language: Language) -> tuple[str, ...]:
    """Return the headings of the table of themes."""
    _ = gettext(language)
    return (
        _("nummer"),
        _("tema"),
        _("typ"),
        _("namn"),
        _("värde"),
        _("enhet"),
        _("period"),
        _("område"),
        _("status eller riktning"),
        _("vad den vilar på"),
        _("källa"),
        _("adress till källan"),
    )


def reporting_cells(catalogue: Catalogue, language: Language) -> list[tuple[Cells, int]]:
    """Return the table's rows, each with the decimals of its value.

    One row for each indicator and target of a theme; a theme with none has one row that says so.
    """
    _ = gettext(language)
    rows: list[tuple[Cells, int]] = []
    for theme in reporting(catalogue, language).themes:
        start: Cells = [float(theme.number), theme.name]
        for item in theme.indicators:
            series = item.link.series
            indicator = catalogue.indicators[item.link.id]
            cells: Cells = [
                *start,
                _("mått"),
                item.link.name,
                series.latest.value if series else None,
                indicator.unit[language],
                item.link.period,
                item.link.area,
                item.label,
                item.explanation,
                item.link.source_line,
                item.link.url,
            ]
            rows.append((cells, indicator.decimals))
        for target in theme.targets:
            cells = [
                *start,
                _("mål"),
                target.name,
                *[None] * 4,
                with_reserve(target.status.label, target.marks),
                target.status.explanation,
                target.source.line,
                target.source.url,
            ]
            rows.append((cells, 0))
        if not theme.indicators and not theme.targets:
            nothing = _("inga öppna mått eller mål är kopplade till temat")
            rows.append(([*start, "", nothing, *[None] * 8], 0))
    return rows
