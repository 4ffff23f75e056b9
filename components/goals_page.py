"""The parts of the page of all goals: the count, the choices, the matrix, and the rest."""

from __future__ import annotations

import streamlit as st

from components import address, frame
from components.current import Page
from region.goal_matrix import ORDERS, Choice, Option, matrix
from region.goals import GoalsView
from region.language import gettext


def head(page: Page, view: GoalsView) -> None:
    """Say in a sentence and in counts how the targets stand."""
    frame.show("goals_head.html", page, goals=view)


def rows(page: Page, choice: Choice) -> None:
    """Draw the matrix for a choice."""
    view = matrix(page.catalogue, choice, page.language)
    frame.show("goal_matrix.html", page, matrix=view, choice=choice)


def rest(page: Page, view: GoalsView) -> None:
    """Draw what is followed without a known target, the method in short, and the plan."""
    frame.show("goal_themes.html", page, goals=view)
    frame.show("goals_method.html", page, goals=view)


def choose(page: Page) -> Choice:
    """Draw the choices and return what is asked for; each stands in the address."""
    _ = gettext(page.language)
    known = matrix(page.catalogue, Choice(), page.language)
    with st.container(key="goal_controls"):
        goal = _select(page, "goal", _("Mål"), known.goals, _("Alla mål"))
        area = _select(page, "area", _("Inriktningsområde"), known.areas, _("Alla områden"))
        status = _select(page, "status", _("Status"), known.statuses, _("Alla statusar"))
        sdg = _select(page, "sdg", _("Globalt mål"), known.global_goals, _("Alla globala mål"))
        words = {"plan": _("Planens ordning"), "behind": _("Längst efter först")}
        order = address.choose(
            st.selectbox,
            "sort",
            _("Ordning"),
            ORDERS,
            ORDERS[0],
            page.language,
            format_func=lambda key: words[key],
        )
    return Choice(goal, area, status, sdg, "behind" if order == "behind" else "plan")


def _select(page: Page, name: str, label: str, options: tuple[Option, ...], every: str) -> str:
    names = {"": every, **dict(options)}
    return address.choose(
        st.selectbox,
        name,
        label,
        list(names),
        "",
        page.language,
        format_func=lambda key: names.get(key, every),
    )
