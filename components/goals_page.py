"""The parts of the page of all goals: the count, the choices, the matrix, and the rest."""

from __future__ import annotations

from functools import partial

from components import frame
from components.current import Page
from components.page import Chosen, Parameter, control
from region.targets.goals import GoalsView
from region.targets.matrix import Choice, matrix
from region.words.language import gettext


def _options(name: str, page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what a filter offers, all of them first; nothing where one target is shown."""
    if chosen["target"]:
        return {}
    _ = gettext(page.language)
    known = matrix(page.catalogue, Choice(), page.language)
    every, offered = {
        "goal": (_("Alla fyra mål"), known.goals),
        "area": (_("Alla områden"), known.areas),
        "status": (_("Alla statusar"), known.statuses),
        "sdg": (_("Alla globala mål"), known.global_goals),
    }[name]
    return {"": every, **dict(offered)}


def _orders(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    if chosen["target"]:
        return {}
    return {"plan": _("Planens ordning"), "behind": _("Längst efter först")}


FILTERS = (
    Parameter(
        name="goal",
        label=lambda _: _("Planens mål"),
        options=partial(_options, "goal"),
    ),
    Parameter(
        name="area",
        label=lambda _: _("Inriktningsområde"),
        options=partial(_options, "area"),
    ),
    Parameter(
        name="status",
        label=lambda _: _("Status"),
        options=partial(_options, "status"),
    ),
    Parameter(
        name="sdg",
        label=lambda _: _("Globalt mål"),
        options=partial(_options, "sdg"),
    ),
    Parameter(name="sort", label=lambda _: _("Ordning"), options=_orders),
)


def head(page: Page, view: GoalsView) -> None:
    """Say in a sentence and in counts how the targets stand."""
    frame.show("goals_head.html", page, goals=view)


def controls(page: Page, chosen: Chosen) -> None:
    """Draw the filters and the order."""
    with frame.box(page, "goal_controls"):
        for parameter in FILTERS:
            control(page, chosen, parameter)


def rows(page: Page, chosen: Chosen) -> None:
    """Draw the matrix of what is chosen."""
    choice = Choice(
        goal=chosen["goal"],
        area=chosen["area"],
        status=chosen["status"],
        global_goal=chosen["sdg"],
        order="behind" if chosen["sort"] == "behind" else "plan",
    )
    view = matrix(page.catalogue, choice, page.language)
    frame.show("goal_matrix.html", page, matrix=view, choice=choice)


def rest(page: Page, view: GoalsView) -> None:
    """Draw what is followed without a known target, the method in short, and the plan."""
    frame.show("goals_takeaway.html", page)
    frame.show("goal_themes.html", page, goals=view)
    frame.show("goals_method.html", page, goals=view)
