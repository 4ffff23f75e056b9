"""The panel of ten: what the strategy publishes, and what the statistics have said since."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import KeyFigure
from region.indicators.provenance import DocumentNote, document_note
from region.indicators.series import SeriesView, series_view
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class FollowView:
    """An observed series beside a published figure."""

    series: SeriesView
    same: bool
    superseded: bool
    """Whether a newer series on the same subject has taken over."""
    matches_period: str
    note: str


@dataclass(frozen=True, eq=False)
class FigureView:
    """One published figure with its source, and the series that follow it, if any."""

    id: str
    name: str
    value: float
    value_text: str
    unit: str
    as_published: str
    meaning: str
    year: int
    reference_period: str
    source: DocumentNote
    follows: tuple[FollowView, ...]
    no_series: str
    background: tuple[DocumentNote, ...]

    @property
    def shown(self) -> FollowView | None:
        """The series that tells of today: one that goes on, the same measure before a related."""
        running = [follow for follow in self.follows if not follow.superseded]
        return next(iter(sorted(running or self.follows, key=lambda f: not f.same)), None)


def _figure(catalogue: Catalogue, figure: KeyFigure, language: Language) -> FigureView:
    _ = gettext(language)
    follows = tuple(
        FollowView(
            series=series_view(catalogue, follow.indicator, follow.area, language),
            same=follow.relation == "same",
            superseded=catalogue.current(follow.indicator) != follow.indicator,
            matches_period=follow.matches_period or "",
            note=follow.note[language],
        )
        for follow in figure.follows
    )
    return FigureView(
        id=figure.id,
        name=figure.name[language],
        value=figure.value,
        value_text=figure.value_text[language],
        unit=figure.unit[language],
        as_published=figure.as_published,
        meaning=figure.meaning[language],
        year=figure.year,
        reference_period=figure.reference_period or "",
        source=document_note(figure.source, language),
        follows=follows,
        no_series=figure.no_series[language] if figure.no_series else "",
        background=tuple(document_note(item, language) for item in figure.background),
    )


@view
def figures(catalogue: Catalogue, language: Language) -> tuple[FigureView, ...]:
    """Return the published figures in the panel's order."""
    return tuple(_figure(catalogue, f, language) for f in catalogue.key_figures.figures)
