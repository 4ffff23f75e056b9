"""The parts of the page of all goals: the count, the choices, the matrix, and the rest."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import address, frame
from components.current import Page
from region.content.catalogue import Catalogue
from region.targets.goals import GoalsView
from region.targets.matrix import Choice, Option, matrix
from region.words.language import gettext
from region.words.text import Language


def head(page: Page, view: GoalsView) -> None:
    """Say in a sentence and in counts how the targets stand."""
    frame.show("goals_head.html", page, goals=view)


def rows(page: Page, choice: Choice) -> None:
    """Draw the matrix for a choice."""
    view = matrix(page.catalogue, choice, page.language)
    frame.show("goal_matrix.html", page, matrix=view, choice=choice)


def rest(page: Page, view: GoalsView) -> None:
    """Draw what is followed without a known target, the method in short, and the plan."""
    frame.show("goals_takeaway.html", page)
    frame.show("goal_themes.html", page, goals=view)
    frame.show("goals_method.html", page, goals=view)


PARAMETERS = ("goal", "area", "status", "sdg", "sort")


def choice_of(given: Mapping[str, str]) -> Choice:
    """Return the choice that an address' known parameters make."""
    return Choice(
        goal=given.get("goal", ""),
        area=given.get("area", ""),
        status=given.get("status", ""),
        global_goal=given.get("sdg", ""),
        order="behind" if given.get("sort") == "behind" else "plan",
    )


def known_choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return those of an address' parameters that are choices on this page."""
    return {
        name: given[name]
        for name, options in _options(content, "sv").items()
        if given.get(name) in dict(options)
    }


def fields(page: Page, choice: Choice) -> None:
    """Stand, in the document, where the controls are."""
    given = dict(zip(PARAMETERS, choice, strict=True))
    with frame.box(page, "goal_controls"):
        for name, label in zip(PARAMETERS, _labels(page.language), strict=True):
            frame.select(
                page,
                "goals",
                name,
                label,
                _names(page, name),
                given[name],
                {one: value for one, value in given.items() if value and value != "plan"},
                default=_default(name),
            )


def choose(page: Page) -> Choice:
    """Draw the controls and return what is asked for; each stands in the address."""
    given = {}
    with st.container(key="goal_controls"):
        for name, label in zip(PARAMETERS, _labels(page.language), strict=True):
            names = _names(page, name)
            given[name] = address.choose(
                st.selectbox,
                name,
                label,
                list(names),
                _default(name),
                page.language,
                format_func=lambda key, names=names: names[key],
            )
    return choice_of(given)


def _default(name: str) -> str:
    return "plan" if name == "sort" else ""


def _names(page: Page, name: str) -> dict[str, str]:
    """Return what can be chosen, the default first, and how it is called."""
    options = dict(_options(page.catalogue, page.language)[name])
    return options if name == "sort" else {"": _every(name, page.language), **options}


def _labels(language: Language) -> tuple[str, ...]:
    _ = gettext(language)
    return (_("Planens mål"), _("Inriktningsområde"), _("Status"), _("Globalt mål"), _("Ordning"))


def _every(name: str, language: Language) -> str:
    """What is said when nothing is chosen."""
    _ = gettext(language)
    return {
        "goal": _("Alla fyra mål"),
        "area": _("Alla områden"),
        "status": _("Alla statusar"),
        "sdg": _("Alla globala mål"),
    }[name]


def _options(content: Catalogue, language: Language) -> dict[str, tuple[Option, ...]]:
    _ = gettext(language)
    known = matrix(content, Choice(), language)
    return {
        "goal": known.goals,
        "area": known.areas,
        "status": known.statuses,
        "sdg": known.global_goals,
        "sort": (
            Option("plan", _("Planens ordning")),
            Option("behind", _("Längst efter först")),
        ),
    }
