"""The goals page: all targets by goal, or one target alone."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import address, goals_page, target_page
from components.current import Page
from region.targets.goals import GoalsView
from region.targets.matrix import Choice
from region.targets.view import TargetView
from region.words import pages
from region.words.language import gettext


def choose(page: Page, view: GoalsView) -> TargetView | None:
    """Return the target that the address asks for, if it does."""
    keys = [target.id for target in view.targets]
    key = address.read("target", keys, "", page.language)
    return view.target(key) if key else None


def overview(page: Page, view: GoalsView, choice: Choice | None = None) -> None:
    """Draw all targets, goal by goal; with controls where there is someone to choose."""
    goals_page.head(page, view)
    if page.document is None:
        choice = goals_page.choose(page)
    else:
        choice = choice or Choice()
        goals_page.fields(page, choice)
    goals_page.rows(page, choice)
    goals_page.rest(page, view)


def title(page: Page, target: TargetView) -> str:
    """Return the document title of one target's page."""
    return f"{target.name} – {pages.title('goals', page.language)}"


def one(page: Page, view: GoalsView, target: TargetView) -> None:
    """Draw one target with the way back to all."""
    _ = gettext(page.language)
    st.page_link(pages.BY_KEY["goals"].file, label=_("Alla mål"), icon=":material/arrow_back:")
    st.set_page_config(page_title=title(page, target))
    target_page.explore(page, target)


def alone(page: Page, target: TargetView, choices: Mapping[str, str]) -> None:
    """Draw one target as chosen, without a widget."""
    target_page.alone(page, target, choices)
