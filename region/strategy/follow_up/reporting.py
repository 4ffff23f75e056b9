"""The ten themes that Region Stockholm reports on to the state each year, and what feeds each."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.indicators.provenance import DocumentNote
from region.strategy.follow_up.outcomes import outcome
from region.strategy.view import IndicatorLink, TargetLink, strategy
from region.targets.headlines import first_upper
from region.words import formatting as fmt
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

    @property
    def has_figures(self) -> bool:
        """Whether any indicator has a value, or any target can be assessed."""
        return any(item.link.latest or item.link.on_map for item in self.indicators) or any(
            target.status.progress.assessed for target in self.targets
        )


@dataclass(frozen=True, eq=False)
class ReportingView:
    """The themes, how many of them have open figures (the answer), and where the list stands."""

    answer: str
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


def _answer(themes: tuple[ReportingTheme, ...], language: Language) -> str:
    _ = gettext(language)
    number = sum(theme.has_figures for theme in themes)
    if not number:
        told = _("Inget av {total} teman i rapporten till staten går att följa med öppna siffror.")
    elif number == 1:
        told = _("Ett av {total} teman i rapporten till staten går att följa med öppna siffror.")
    else:
        told = _(
            "{number} av {total} teman i rapporten till staten går att följa med öppna siffror."
        )
    return told.format(
        number=first_upper(fmt.in_words(number, language)),
        total=fmt.in_words(len(themes), language),
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
    return ReportingView(
        answer=_answer(themes, language),
        sentence=_(
            "Region Stockholm rapporterar varje år till Tillväxtverket inom {total} teman. Vilka "
            "mått och mål som hör till vilket tema är vår egen koppling."
        ).format(total=len(themes)),
        source=whole.source,
        themes=themes,
    )
