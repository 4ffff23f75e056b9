"""The pages drawn without Streamlit: what a visitor, a search engine or a printer reads first.

Every page has one entry in `DOCUMENTS`. It is drawn by the functions that draw the page itself,
from the same views, so the two cannot tell different figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components import (
    catalogue,
    charts,
    compare_page,
    follow_up,
    frame,
    goals_page,
    map_document,
    method_page,
    open_data,
    overview,
    profile_page,
    rankings_page,
    target_page,
    targets,
)
from components import strategy as strategy_page
from components.current import Page
from region.comparisons.rankings.history import strategy_rankings
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.content.geography.places import find_municipality
from region.indicators.figures import figures
from region.municipalities.profile.view import profile
from region.outputs.charts.palette import Theme
from region.strategy.view import strategy
from region.targets.goals import goals
from region.targets.progress.case import EXAMPLE, read_case
from region.web.accessibility import accessibility
from region.words import pages
from region.words.language import gettext
from region.words.text import Language

Choices = dict[str, str]


@dataclass(frozen=True)
class Document:
    """How one page is drawn.

    Attributes
    ----------
    draw
        Draws the page and returns its title, or nothing if that is the page's usual one.
    choices
        Returns of an address' parameters those that the page knows, with values that exist. What
        has the same choices is the same document, so that no address can make a new one of junk.
    """

    draw: Callable[[Page, Choices], str | None]
    choices: Callable[[Catalogue, Mapping[str, str]], Choices] = lambda _catalogue, _given: {}


def _overview(page: Page, choices: Choices) -> None:
    frame.show("overview_head.html", page, strategy=strategy(page.catalogue, page.language))
    frame.show("figures.html", page, figures=figures(page.catalogue, page.language))
    frame.show("goal_counts.html", page, goals=goals(page.catalogue, page.language))
    overview.news(page)
    frame.show(
        "ranking_places.html", page, rankings=strategy_rankings(page.catalogue, page.language)
    )
    overview.municipalities(page)


def _profile(page: Page, choices: Choices) -> str:
    _ = gettext(page.language)
    view = None
    if "kommun" in choices:
        view = profile(page.catalogue, choices["kommun"], page.language)
    frame.show("profile_name.html", page, name=view.name if view else "")
    with frame.box(page, "profile_controls"):
        names = profile_page.choices(page)
        chosen = choices.get("kommun", "")
        frame.select(page, "profile", "kommun", _("Kommun"), names, chosen, {})
    if view is None:
        profile_page.chooser(page)
    else:
        profile_page.head(page, view)
        profile_page.indicators(page, view)
        profile_page.similar(page, view)
    return profile_page.title(page, view)


def _profile_choices(content: Catalogue, given: Mapping[str, str]) -> Choices:
    code = find_municipality(content, given.get("kommun", ""))
    return {"kommun": code} if code else {}


def _goals(page: Page, choices: Choices) -> str | None:
    view = goals(page.catalogue, page.language)
    target = view.target(choices["target"]) if "target" in choices else None
    if target is None:
        targets.overview(page, view, goals_page.choice_of(choices))
        return None
    frame.show("target_back.html", page)
    targets.alone(page, target, choices)
    return targets.title(page, target)


def _goals_choices(content: Catalogue, given: Mapping[str, str]) -> Choices:
    known = {target.id for target in goals(content, "sv").targets}
    if given.get("target") in known:
        return target_page.known_choices(content, given)
    return goals_page.known_choices(content, given)


def _method(page: Page, choices: Choices) -> None:
    method_page.rules(page)
    method_page.outcome(page, read_case(EXAMPLE))


def _data(page: Page, choices: Choices) -> None:
    _ = gettext(page.language)
    catalogue.head(page)
    catalogue.faults(page)
    catalogue.state(page)
    with frame.box(page, "q"):
        frame.show("write.html", page, name="q", label=_("Sök bland måtten"), action="/data")
    catalogue.found(page, "")


def _about(page: Page, choices: Choices) -> None:
    frame.show(
        "about.html",
        page,
        site=page.catalogue.site,
        strategy=strategy(page.catalogue, page.language),
        licences=tuple(page.catalogue.licences.values()),
    )


def _accessibility(page: Page, choices: Choices) -> None:
    statement = accessibility(page.catalogue, page.language)
    frame.show("accessibility.html", page, statement=statement)


def _open_data(page: Page, choices: Choices) -> None:
    open_data.draw(page)


DOCUMENTS: dict[str, Document] = {
    "overview": Document(_overview),
    "compare": Document(compare_page.draw, compare_page.choices),
    "rankings": Document(rankings_page.draw, rankings_page.choices),
    "map": Document(map_document.draw, map_document.choices),
    "profile": Document(_profile, _profile_choices),
    "goals": Document(_goals, _goals_choices),
    "follow_up": Document(follow_up.draw, follow_up.choices),
    "method": Document(_method),
    "strategy": Document(strategy_page.draw, strategy_page.choices),
    "data": Document(_data),
    "about": Document(_about),
    "open_data": Document(_open_data),
    "accessibility": Document(_accessibility),
}
"""The document of each page of `region.words.pages`, by its key."""


@dataclass(frozen=True)
class Drawn:
    """A page as HTML: the inside of its `<main>`, its title, and the address that gives it."""

    html: str
    title: str
    address: str


def draw(
    content: Catalogue,
    key: str,
    parameters: Mapping[str, str],
    language: Language,
    theme: Theme | None,
) -> Drawn:
    """Draw a page without Streamlit; the arguments are those of `page_html`."""
    document = DOCUMENTS[key]
    choices = document.choices(content, parameters)
    pieces: list[str] = []
    page = Page(Current(content), language, theme or "light", pieces)
    title = document.draw(page, choices) or pages.title(key, language)
    html = "\n".join(pieces)
    if theme is None:
        html = charts.in_both_themes(html)
    return Drawn(html, title, pages.link(key, language, **choices))


def page_html(
    content: Catalogue,
    key: str,
    parameters: Mapping[str, str],
    language: Language,
    theme: Theme | None = None,
) -> str:
    """Return a page as HTML without frame, scripts or controls.

    Parameters
    ----------
    key
        The page's key in `region.words.pages`.
    parameters
        The choices of the page's address, e.g. `{"target": "rd_share"}`. Unknown ones and values
        that do not exist are passed over.
    theme
        Colours of the charts; None gives charts that follow the reader's device.

    Raises
    ------
    KeyError
        if there is no such page.
    """
    return draw(content, key, parameters, language, theme).html
