"""Goals: a politician sees each target's level, course and assessments, and who says so."""

from __future__ import annotations

from components import goals_page, target_page
from components.current import Page
from components.page import Chosen, Declaration, Parameter
from region.targets.goals import goals


def _targets(page: Page, chosen: Chosen) -> dict[str, str]:
    return {target.id: target.name for target in goals(page.catalogue, page.language).targets}


def draw(page: Page, chosen: Chosen) -> None:
    """Draw all goals, or one target alone."""
    view = goals(page.catalogue, page.language)
    if chosen["target"]:
        target_page.draw_target(page, view.target(chosen["target"]), chosen)
        return
    goals_page.head(page, view)
    goals_page.controls(page, chosen)
    goals_page.rows(page, chosen)
    goals_page.rest(page, view)


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the target that is shown alone, else nothing."""
    return _targets(page, chosen).get(chosen["target"], "")


PAGE = Declaration(
    key="goals",
    draw=draw,
    title=title,
    parameters=(
        Parameter(name="target", options=_targets, default=lambda _page, _chosen: ""),
        *goals_page.FILTERS,
        *target_page.TRIED,
    ),
)
