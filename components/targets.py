"""The parts of the goals page: all targets by goal, or one target alone."""

from __future__ import annotations

import streamlit as st

from components import address, charts, frame
from components.current import Page
from region import pages
from region.goals import GoalsView
from region.language import gettext
from region.targets import TargetView


def choose(page: Page, view: GoalsView) -> TargetView | None:
    """Return the target that the address asks for, if it does."""
    keys = [target.id for target in view.targets]
    key = address.read("target", keys, "", page.language)
    return view.target(key) if key else None


def overview(page: Page, view: GoalsView) -> None:
    """Draw all targets, goal by goal."""
    frame.show("goals_head.html", page, goals=view)
    for goal in view.goals:
        frame.show("goal_heading.html", page, goal=goal)
        for target in goal.targets:
            if target.following:
                _target(page, target, level=3, linked=True)
        frame.show("goal_themes.html", page, goal=goal)


def one(page: Page, view: GoalsView, target: TargetView) -> None:
    """Draw one target with the way back to all."""
    _ = gettext(page.language)
    st.page_link(pages.BY_KEY["goals"].file, label=_("Alla mål"), icon=":material/arrow_back:")
    st.set_page_config(page_title=title(page, target))
    alone(page, target)


def title(page: Page, target: TargetView) -> str:
    """Return the document title of one target's page."""
    return f"{target.name} – {pages.title('goals', page.language)}"


def alone(page: Page, target: TargetView) -> None:
    """Draw one target: what it is, its chart and table, sources and assessments."""
    frame.show("goal_name.html", page, target=target)
    _target(page, target, level=1, linked=False)


def _target(page: Page, target: TargetView, level: int, linked: bool) -> None:
    with frame.box(page, f"target_{target.id}"):
        frame.show("target.html", page, target=target, level=level, linked=linked)
        if target.following and len(target.following.series.points) > 1:
            series = target.following.series
            charts.draw(
                charts.target_spec(target, page.theme, page.language),
                page,
                f"target-{target.id}",
                f"{series.summary} {target.level_label if target.level else ''}",
            )
            frame.show("series_table.html", page, series=(series,))
        frame.show("target_more.html", page, target=target, level=level + 1, open=not linked)
