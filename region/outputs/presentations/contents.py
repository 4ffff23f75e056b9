"""What a step of a presentation draws: the same views as the pages, with the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import RankingHistory
from region.comparisons.rankings.view import RankingView
from region.indicators.figures import FigureView
from region.indicators.series import SeriesView
from region.municipalities.choropleth import MapView
from region.municipalities.profile.rows import ProfileRow
from region.municipalities.profile.view import ProfileView
from region.strategy.follow_up.changes import ChangesView, NewEdition, NewValues
from region.strategy.follow_up.outcomes import OutcomesView
from region.strategy.view import StrategyView
from region.targets.course import CourseView
from region.targets.goals import GoalsView, TargetView


@dataclass(frozen=True, eq=False)
class FiguresContent:
    """The panel of published figures."""

    figures: tuple[FigureView, ...]


@dataclass(frozen=True, eq=False)
class FigureContent:
    """One published figure, and the series that follows it, if any."""

    figure: FigureView


@dataclass(frozen=True, eq=False)
class GoalsContent:
    """How many targets stand where."""

    goals: GoalsView


@dataclass(frozen=True, eq=False)
class TargetContent:
    """One target with status and, where there is one to draw, its course."""

    target: TargetView
    course: CourseView | None


@dataclass(frozen=True, eq=False)
class RankingsContent:
    """How Stockholm stands in the rankings that the strategy names, or as its table prints them."""

    rankings: tuple[RankingHistory, ...] | tuple[RankingView, ...]

    @property
    def rows(self) -> tuple[tuple[str, str, int | None, str, str], ...]:
        """Name, edition, rank, place in words and field of each."""
        return tuple(
            (one.name, str(one.edition), one.stockholm_rank, one.stockholm, one.field)
            if isinstance(one, RankingView)
            else (
                one.name,
                one.latest.label,
                one.latest.rank,
                one.latest.stockholm,
                one.latest.field,
            )
            for one in self.rankings
        )


@dataclass(frozen=True, eq=False)
class RankingContent:
    """One edition of one ranking."""

    ranking: RankingHistory
    edition: EditionView


@dataclass(frozen=True, eq=False)
class MapContent:
    """The municipalities on a map; `chosen` lists codes to mark."""

    map: MapView
    chosen: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class BarsContent:
    """The municipalities as a ranked list of bars; `chosen` lists codes to mark."""

    map: MapView
    chosen: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class SeriesContent:
    """One indicator over time; the first line is the one that the message is about."""

    lines: tuple[SeriesView, ...]


@dataclass(frozen=True, eq=False)
class ProfileContent:
    """One municipality: who it is in sentences, and where it stands apart."""

    profile: ProfileView
    rows: tuple[ProfileRow, ...]


@dataclass(frozen=True, eq=False)
class StrategyContent:
    """The strategy's focus areas with their measures."""

    strategy: StrategyView


@dataclass(frozen=True, eq=False)
class OutcomesContent:
    """Which way the county's indicators have gone, by dimension of sustainability."""

    outcomes: OutcomesView


@dataclass(frozen=True, eq=False)
class ChangesContent:
    """What is new between two days; `values` and `editions` are those with room on a slide."""

    changes: ChangesView
    values: tuple[NewValues, ...]
    editions: tuple[NewEdition, ...]


@dataclass(frozen=True, eq=False)
class TextContent:
    """Words only."""

    paragraphs: tuple[str, ...]


Content = (
    FiguresContent
    | FigureContent
    | GoalsContent
    | TargetContent
    | RankingsContent
    | RankingContent
    | MapContent
    | BarsContent
    | SeriesContent
    | ProfileContent
    | StrategyContent
    | OutcomesContent
    | ChangesContent
    | TextContent
)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A content with what stands around it.

    Attributes
    ----------
    headline
        What stands as headline if nobody has written one; has places like the written ones.
    subtitle
        What, where and when, below the headline.
    places
        What a headline's places stand for. One that the data leave empty is a dash.
    sources
        One line for each source.
    anchor
        The part of the page where the same stands, if the page has one.
    """

    content: Content
    headline: str
    subtitle: str
    places: Mapping[str, str]
    sources: tuple[str, ...]
    anchor: str = ""
