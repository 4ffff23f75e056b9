"""The ten themes that Region Stockholm reports on to the state each year, and what feeds each."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.indicators.provenance import DocumentNote
from region.strategy.follow_up.outcomes import outcome
from region.strategy.view import IndicatorLink, TargetLink, strategy
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


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
