"""The panel of ten: what the strategy publishes, and what the statistics have said since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue
from region.content.model import KeyFigure
from region.indicators import change
from region.indicators.moved import Moved, judged, moved
from region.indicators.provenance import DocumentNote, document_note
from region.indicators.series import SeriesView, series_view
from region.words import formatting as fmt
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


MILLION = 1_000_000
MILLIONS = ("miljoner", "million")


@dataclass(frozen=True, eq=False)
class Since:
    """What has become of the series since the strategy; `text` says why nothing can be said."""

    year: int
    moved: Moved | None
    text: str


@dataclass(frozen=True, eq=False)
class FigureView:
    """One published figure with its source, and the series that follow it, if any.

    Attributes
    ----------
    since
        How the series that is shown has changed since the strategy; None without a series.
    printed
        The published figure with its unit.
    latest, latest_unit
        The series' latest value as it is said large: millions as millions.
    target
        The id of the target that the series follows.
    square
        Year and value of the published figure on the series' own scale, where it is the same
        measure; None where it cannot be drawn beside it.
    """

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
    since: Since | None = None
    square: tuple[int, float] | None = None
    printed: str = ""
    latest: str = ""
    latest_unit: str = ""
    target: str = ""

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
    view = FigureView(
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
        printed=fmt.joined(figure.value_text[language], figure.unit[language], language),
    )
    shown = view.shown
    if shown is None:
        return view
    since = _since(catalogue, shown.series, figure.year, language)
    number, unit = large(shown.series, language)
    return replace(
        view,
        since=since,
        square=_square(view, shown),
        latest=number,
        latest_unit=unit,
        target=_target(catalogue, shown.series),
    )


def large(series: SeriesView, language: Language) -> tuple[str, str]:
    """Return the latest value as it is written large, and its unit."""
    _ = gettext(language)
    latest = series.latest
    if latest.value >= MILLION:
        words = _("miljoner {unit}").format(unit=series.unit)
        return fmt.number(latest.value / MILLION, 2, language), words
    return latest.number, str(series.unit)


def _target(catalogue: Catalogue, series: SeriesView) -> str:
    """Return the target that is followed with the same series; empty if none is."""
    for target in catalogue.targets.values():
        for observed in target.observed:
            same = (observed.indicator, observed.area) == (series.indicator, series.code)
            if same and observed.relation != "related":
                return target.id
    return ""


def _since(catalogue: Catalogue, series: SeriesView, year: int, language: Language) -> Since | None:
    """Return the change from the strategy's year, or the first year after it with a value."""
    _ = gettext(language)
    base = next((point for point in series.told if point.year >= year), None)
    latest = series.told[-1]
    if base is None or base is latest:
        return None
    if change.broken(base.year, latest.year, series.breaks):
        broken = max(one for one in series.breaks if base.year < one <= latest.year)
        told = _("Räknas på ett nytt sätt från {year}, jämförs inte")
        return Since(base.year, None, told.format(year=broken))
    found = moved(catalogue.indicators[series.indicator], latest.value, base.value, language)
    found = judged(
        catalogue,
        found,
        (series.indicator, series.code),
        (str(base.year), str(latest.year)),
        language,
    )
    told = _("{change} sedan {year}").format(change=found.short, year=base.year)
    return Since(base.year, found, f"{told}, {found.word}" if found.word else told)


def _square(view: FigureView, shown: FollowView) -> tuple[int, float] | None:
    """Return where the published figure stands beside its series: its own year, else its print."""
    if not shown.same:
        return None
    value = view.value * (MILLION if view.unit.startswith(MILLIONS) else 1)
    year = int(shown.matches_period or view.reference_period or view.year)
    values = [point.value for point in shown.series.points]
    near = min(values) * 0.5 <= value <= max(values) * 1.5
    return (year, value) if near and year <= shown.series.latest.year else None


@view
def figures(catalogue: Catalogue, language: Language) -> tuple[FigureView, ...]:
    """Return the published figures in the panel's order."""
    return tuple(_figure(catalogue, f, language) for f in catalogue.key_figures.figures)
