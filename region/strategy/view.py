"""The strategy as a structure: parts, measures, background figures, and what follows each."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import BackgroundFigure, FocusArea, Part
from region.indicators.provenance import DocumentNote, document_note
from region.indicators.series import SeriesView, series_view
from region.targets.goals import goals
from region.targets.status import StatusView
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class IndicatorLink:
    """An indicator that follows a part, with its latest value for the county."""

    id: str
    name: str
    latest: str
    period: str
    area: str
    on_map: bool
    source_line: str
    url: str
    series: SeriesView | None


@dataclass(frozen=True, eq=False)
class TargetLink:
    """A target that a part of the strategy leads to, and how it stands."""

    id: str
    name: str
    status: StatusView
    marks: tuple[str, ...]
    source: DocumentNote
    level: str
    goal: str


@dataclass(frozen=True, eq=False)
class PartView:
    """One part of the strategy with what follows it."""

    id: str
    name: str
    summary: str
    section: str
    indicators: tuple[IndicatorLink, ...]
    targets: tuple[TargetLink, ...]
    background: tuple[BackgroundView, ...]


@dataclass(frozen=True, eq=False)
class BackgroundView:
    """A figure of the strategy's running text, as published."""

    id: str
    text: str
    value: float
    value_text: str
    unit: str
    as_published: str
    section: str
    year: int
    reference_year: int | None
    source: str
    url: str


@dataclass(frozen=True, eq=False)
class FocusAreaView:
    """A focus area with its measures."""

    number: int
    part: PartView
    measures: tuple[PartView, ...]

    @property
    def background(self) -> tuple[BackgroundView, ...]:
        """The figures of the area's section."""
        return self.part.background


@dataclass(frozen=True, eq=False)
class PriorityView:
    """A regional priority of the plan, with who says so."""

    id: str
    name: str
    note: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class CoreView:
    """A regional core and the municipalities that it lies in."""

    id: str
    name: str
    municipalities: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class StrategyView:
    """The whole strategy as the page shows it."""

    name: str
    about: str
    note: str
    adopted: str
    adoption_source: DocumentNote | None
    source: DocumentNote
    background: tuple[BackgroundView, ...]
    strength_areas: tuple[PartView, ...]
    challenges: tuple[PartView, ...]
    preconditions: tuple[PartView, ...]
    focus_areas: tuple[FocusAreaView, ...]
    specialisation_areas: tuple[PartView, ...]
    fulfilment_criteria: tuple[PartView, ...]
    sustainable_development_goals: tuple[PartView, ...]
    follow_up_questions: tuple[PartView, ...]
    reporting_themes: tuple[PartView, ...]
    priorities: tuple[PriorityView, ...]
    outer_cores: tuple[CoreView, ...]


def _indicator(catalogue: Catalogue, key: str, language: Language) -> IndicatorLink:
    _ = gettext(language)
    indicator = catalogue.indicators[key]
    observations = catalogue.observations[key]
    area = next((a for a in (COUNTY, COUNTRY) if observations.series(a)), None)
    on_map = bool(observations.municipal_periods)
    if area is None:
        return IndicatorLink(
            id=key,
            name=indicator.name[language],
            latest="",
            period="",
            area="",
            on_map=on_map,
            source_line="",
            url="",
            series=None,
        )
    series = series_view(catalogue, key, area, language)
    return IndicatorLink(
        id=key,
        name=indicator.name[language],
        latest=series.latest.text,
        period=series.latest.period,
        area=series.area,
        on_map=on_map,
        source_line=series.provenance.line,
        url=series.provenance.items[0].url,
        series=series,
    )


def _part(catalogue: Catalogue, part: Part, language: Language) -> PartView:
    targets = {target.id: target for target in goals(catalogue, language).targets}
    return PartView(
        id=part.id,
        name=part.name[language],
        summary=part.summary[language] if part.summary else "",
        section=part.section or "",
        indicators=tuple(_indicator(catalogue, key, language) for key in part.indicators),
        targets=tuple(
            TargetLink(
                key,
                targets[key].name,
                targets[key].status,
                targets[key].marks,
                targets[key].source,
                targets[key].level,
                targets[key].goal,
            )
            for key in part.targets
        ),
        background=tuple(_background(catalogue, f, language) for f in part.background),
    )


def _background(
    catalogue: Catalogue, figure: BackgroundFigure, language: Language
) -> BackgroundView:
    _ = gettext(language)
    source = catalogue.strategy.source
    line = _("Källa: strategin {year}, avsnitt {section}").format(
        year=source.year, section=figure.section
    )
    if figure.source_in_strategy:
        line += _(", som hänvisar till {reference}").format(
            reference=figure.source_in_strategy.rstrip(".")
        )
    return BackgroundView(
        id=figure.id,
        text=figure.text[language].format(value=figure.value_text[language]),
        value=figure.value,
        value_text=figure.value_text[language],
        unit=figure.unit[language],
        as_published=figure.as_published,
        section=figure.section,
        year=source.year,
        reference_year=figure.year,
        source=line,
        url=source.url,
    )


def _focus_area(catalogue: Catalogue, area: FocusArea, language: Language) -> FocusAreaView:
    return FocusAreaView(
        number=area.number,
        part=_part(catalogue, area, language),
        measures=tuple(_part(catalogue, measure, language) for measure in area.measures),
    )


@view
def strategy(catalogue: Catalogue, language: Language) -> StrategyView:
    """Return the whole strategy with its links resolved."""
    source = catalogue.strategy

    def parts(items: tuple[Part, ...]) -> tuple[PartView, ...]:
        return tuple(_part(catalogue, item, language) for item in items)

    return StrategyView(
        name=source.name[language],
        about=source.about[language],
        note=source.note[language] if source.note else "",
        adopted=source.adopted.text[language] if source.adopted else "",
        adoption_source=document_note(source.adopted.source, language) if source.adopted else None,
        source=document_note(source.source, language),
        background=tuple(_background(catalogue, f, language) for f in source.background),
        strength_areas=parts(source.strength_areas),
        challenges=parts(source.challenges),
        preconditions=parts(source.preconditions),
        focus_areas=tuple(_focus_area(catalogue, area, language) for area in source.focus_areas),
        specialisation_areas=parts(source.specialisation_areas),
        fulfilment_criteria=parts(source.fulfilment_criteria),
        sustainable_development_goals=parts(source.sustainable_development_goals),
        follow_up_questions=parts(source.follow_up_questions),
        reporting_themes=parts(source.reporting_themes),
        priorities=tuple(
            PriorityView(
                id=priority.id,
                name=priority.name[language],
                note=priority.wording_note[language] if priority.wording_note else "",
                source=document_note(priority.source, language),
            )
            for priority in catalogue.priorities.values()
        ),
        outer_cores=tuple(
            CoreView(
                id=core.id,
                name=core.name[language],
                municipalities=fmt.listing(
                    (catalogue.areas[code].name[language] for code in core.municipalities),
                    language,
                ),
                source=document_note(core.source, language),
            )
            for core in catalogue.cores.values()
            if core.outer
        ),
    )
