"""Overview: a politician sees the ten figures, the targets and the rankings at a glance."""

from __future__ import annotations

from components import frame, overview
from components.current import Page
from components.page import Chosen, Declaration
from region.comparisons.rankings.history import strategy_rankings
from region.indicators.figures import figures
from region.strategy.view import strategy
from region.targets.goals import goals


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    content, language = page.catalogue, page.language
    frame.show("overview_head.html", page, strategy=strategy(content, language))
    frame.show("figures.html", page, figures=figures(content, language))
    frame.show("goal_counts.html", page, goals=goals(content, language))
    overview.news(page)
    frame.show("ranking_places.html", page, rankings=strategy_rankings(content, language))
    overview.municipalities(page)


PAGE = Declaration(key="overview", draw=draw)
