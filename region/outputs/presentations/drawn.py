"""What the words of a step are about: the view behind it, and what its places stand for."""

from __future__ import annotations

from collections.abc import Callable

from region.content.catalogue import Catalogue
from region.content.model import Shown, Step
from region.outputs.presentations.contents import Drawn, TextContent
from region.outputs.presentations.follow_up import changes_drawn, outcomes_drawn
from region.outputs.presentations.municipal import map_drawn, profile_drawn, series_drawn
from region.outputs.presentations.regional import (
    figure_drawn,
    figures_drawn,
    goals_drawn,
    ranking_drawn,
    rankings_drawn,
    strategy_drawn,
    table_1_drawn,
    target_drawn,
    text_drawn,
)
from region.words.text import Language

_WITHOUT_CHOICE: dict[Shown, Callable[[Catalogue, Language], Drawn]] = {
    "figures": figures_drawn,
    "goals": goals_drawn,
    "rankings": rankings_drawn,
    "strategy": strategy_drawn,
}
_ITEMS: dict[Shown, Callable[[Catalogue, str, Language], Drawn]] = {
    "figure": figure_drawn,
}


def draw(catalogue: Catalogue, step: Step, language: Language) -> Drawn:
    """Return what the step draws, from the views of its page.

    Raises
    ------
    UnknownIdError
        if it asks for something that the catalogue does not have.
    """
    shown, parameters = step.shown, step.parameters
    if shown == "view":
        return Drawn(TextContent(()), "{title}", "", {"title": ""}, ())
    if shown == "rankings" and parameters.get("view") == "table1":
        return table_1_drawn(catalogue, language)
    if shown in _WITHOUT_CHOICE:
        return _WITHOUT_CHOICE[shown](catalogue, language)
    if shown in _ITEMS:
        return _ITEMS[shown](catalogue, step.item or "", language)
    if shown == "ranking":
        key = step.item or parameters.get("ranking", "")
        return ranking_drawn(catalogue, key, language, parameters.get("edition", ""))
    if shown == "target":
        return target_drawn(catalogue, parameters.get("target", ""), language)
    if shown == "series":
        return series_drawn(catalogue, parameters, language)
    if shown == "profile":
        return profile_drawn(catalogue, parameters, language)
    if shown == "outcomes":
        return outcomes_drawn(catalogue, parameters, language)
    if shown == "changes":
        return changes_drawn(catalogue, parameters, language)
    if shown == "text":
        return text_drawn(step.page, tuple(text[language] for text in step.text), language)
    return map_drawn(catalogue, parameters, language, shown)
