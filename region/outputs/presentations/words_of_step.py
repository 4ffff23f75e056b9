"""The words of each kind of step."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.content.model import Step
from region.outputs.presentations.follow_up import changes_words, outcomes_words
from region.outputs.presentations.municipal import map_words, profile_words, series_words
from region.outputs.presentations.regional import (
    figure_words,
    figures_words,
    goals_words,
    ranking_words,
    rankings_words,
    strategy_words,
    table_1_words,
    target_words,
    text_words,
)
from region.outputs.presentations.step_words import StepWords
from region.words.text import Language


def words_of(catalogue: Catalogue, step: Step, language: Language) -> StepWords:
    """Return what stands around the step, from the views of its page.

    Raises
    ------
    UnknownIdError
        if it asks for something that the catalogue does not have.
    """
    parameters = step.parameters
    match step.shown:
        case "view":
            return StepWords("{title}", "", {"title": ""}, ())
        case "figures":
            return figures_words(catalogue, language)
        case "figure":
            return figure_words(catalogue, step.item or "", language)
        case "goals":
            return goals_words(catalogue, language)
        case "target":
            return target_words(catalogue, parameters.get("target", ""), language)
        case "rankings":
            as_printed = parameters.get("view") == "table1"
            return (table_1_words if as_printed else rankings_words)(catalogue, language)
        case "ranking":
            key = step.item or parameters.get("ranking", "")
            return ranking_words(catalogue, key, language, parameters.get("edition", ""))
        case "map" | "bars":
            return map_words(catalogue, parameters, language, step.shown)
        case "series":
            return series_words(catalogue, parameters, language)
        case "profile":
            return profile_words(catalogue, parameters, language)
        case "strategy":
            return strategy_words(catalogue, language)
        case "outcomes":
            return outcomes_words(catalogue, parameters, language)
        case "changes":
            return changes_words(catalogue, parameters, language)
        case "text":
            return text_words(step.page, language)
