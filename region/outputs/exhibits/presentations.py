"""A presentation's steps as exhibits, with the words of the presentation."""

from __future__ import annotations

from dataclasses import replace

from region.content.catalogue import Catalogue
from region.content.model import Step
from region.municipalities.menu import DEFAULT_INDICATOR
from region.outputs.exhibits.choices import chosen
from region.outputs.exhibits.figures import figure_exhibit, figures_exhibit
from region.outputs.exhibits.follow_up import changes_exhibit, outcomes_exhibit
from region.outputs.exhibits.maps import bars_exhibit, map_exhibit, series_exhibit
from region.outputs.exhibits.model import Exhibit
from region.outputs.exhibits.profiles import profile_summary
from region.outputs.exhibits.rankings import ranking_exhibit, rankings_exhibit, table_1_exhibit
from region.outputs.exhibits.strategy import strategy_exhibit, text_exhibit
from region.outputs.exhibits.targets import counts_exhibit, target_exhibit
from region.outputs.presentations.contents import ChangesContent, OutcomesContent, TextContent
from region.outputs.presentations.own import addresses, step_of
from region.outputs.presentations.view import StepView, presentation, step_view
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


def _shown(catalogue: Catalogue, step: Step, seen: StepView, language: Language) -> Exhibit:
    """Return what the step shows, as an exhibit of its own words."""
    parameters = dict(step.parameters)
    indicator = parameters.pop("indicator", DEFAULT_INDICATOR)
    choice = tuple(parameters.items())
    match step.shown:
        case "figures":
            return figures_exhibit(catalogue, language)
        case "figure":
            return figure_exhibit(catalogue, step.item or "", language)
        case "goals":
            return counts_exhibit(catalogue, language)
        case "target":
            key = parameters.get("target", "")
            return target_exhibit(catalogue, key, language, chosen("target", choice))
        case "rankings":
            as_printed = parameters.get("view") == "table1"
            return (table_1_exhibit if as_printed else rankings_exhibit)(catalogue, language)
        case "ranking":
            key = step.item or parameters.get("ranking", "")
            return ranking_exhibit(catalogue, key, language, chosen("ranking", choice))
        case "map":
            return map_exhibit(catalogue, indicator, language, choice)
        case "bars":
            return bars_exhibit(catalogue, indicator, language, choice)
        case "series":
            return series_exhibit(catalogue, indicator, language, choice)
        case "profile":
            return profile_summary(catalogue, parameters.get("kommun", ""), language)
        case "strategy":
            return strategy_exhibit(catalogue, language)
        case "outcomes" | "changes" | "text":
            return _of_content(catalogue, seen, language)


def _of_content(catalogue: Catalogue, seen: StepView, language: Language) -> Exhibit:
    """Return what the step has put together for itself."""
    content, line = seen.content, "; ".join(seen.sources)
    if isinstance(content, OutcomesContent):
        return outcomes_exhibit(catalogue, content, line, seen.address, language)
    if isinstance(content, ChangesContent):
        return changes_exhibit(catalogue, content, line, seen.address, language)
    words = content.paragraphs if isinstance(content, TextContent) else ()
    return text_exhibit(catalogue, seen.headline, words, seen.address)


def step_exhibit(catalogue: Catalogue, step: Step, seen: StepView, language: Language) -> Exhibit:
    """Return the step's exhibit with its headline, and its note before the exhibit's own."""
    _ = gettext(language)
    found = _shown(catalogue, step, seen, language)
    subtitle = found.title if found.title != seen.headline else ""
    if found.subtitle and subtitle and found.subtitle not in subtitle:
        subtitle = f"{subtitle} ({found.subtitle})"
    notes = tuple(note for note in (seen.note, *found.notes) if note)
    return replace(found, title=seen.headline, subtitle=subtitle, notes=notes, page=seen.address)


@view
def presentation_exhibits(
    catalogue: Catalogue, key: str, language: Language
) -> tuple[Exhibit, ...]:
    """Return the steps of a presentation.

    Raises
    ------
    UnknownIdError
        if there is no such presentation.
    """
    found = presentation(catalogue, key, language)
    return tuple(
        step_exhibit(catalogue, step, seen, language)
        for step, seen in zip(catalogue.presentations[key].steps, found.steps, strict=True)
    )


@view
def own_exhibits(catalogue: Catalogue, own: str, language: Language) -> tuple[Exhibit, ...]:
    """Return the views that were collected in an address, in their order.

    Raises
    ------
    UnknownIdError
        if no view can be read from it.
    """
    found = [step for address in addresses(own) if (step := step_of(catalogue, address))]
    if not found:
        allowed = ("own=/mal?target=rd_share~/rankningar",)
        raise UnknownIdError("collected presentation", own, allowed)
    return tuple(
        step_exhibit(catalogue, step, step_view(catalogue, step, number, language), language)
        for number, step in enumerate(found, 1)
    )
