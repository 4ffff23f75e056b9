"""Presentations: the sequences of `data/presentations/`, and those that an address holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from region.content.catalogue import Catalogue, Fault
from region.content.model import Shown, Step
from region.outputs.presentations.contents import Content, Drawn
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
from region.words import formatting as fmt
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class StepView:
    """One step with its words filled in.

    Attributes
    ----------
    address
        Where the same view stands among the pages.
    content
        What is drawn, by its type: see `region.outputs.presentations.contents`.
    """

    number: int
    page: str
    shown: Shown
    address: str
    headline: str
    subtitle: str
    note: str
    content: Content
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class PresentationView:
    """A sequence of steps. `id` is empty if it stands in the address alone."""

    id: str
    title: str
    about: str
    steps: tuple[StepView, ...]


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


def step_view(catalogue: Catalogue, step: Step, number: int, language: Language) -> StepView:
    """Return the step as shown, with its words filled in."""
    drawn = draw(catalogue, step, language)
    named = {"ranking": step.item} if step.shown == "ranking" and step.item else {}
    address = pages.link(step.page, language, **(named | step.parameters))
    return StepView(
        number=number,
        page=step.page,
        shown=step.shown,
        address=f"{address}#{drawn.anchor}" if drawn.anchor else address,
        headline=_filled(step.headline[language], drawn),
        subtitle=drawn.subtitle,
        note=_filled(step.note[language], drawn) if step.note else "",
        content=drawn.content,
        sources=drawn.sources,
    )


def _filled(text: str, drawn: Drawn) -> str:
    """Put the data into the places; the headline begins with a capital whatever stands first."""
    filled = fmt.told(text, **drawn.places)
    return filled[:1].upper() + filled[1:]


@view
def presentation(catalogue: Catalogue, key: str, language: Language) -> PresentationView:
    """Return one of the sequences that the content holds.

    Raises
    ------
    UnknownIdError
        if there is no such sequence.
    """
    if key not in catalogue.presentations:
        raise UnknownIdError("presentation", key, tuple(catalogue.presentations))
    source = catalogue.presentations[key]
    return PresentationView(
        id=key,
        title=source.title[language],
        about=source.about[language],
        steps=tuple(
            step_view(catalogue, step, number, language)
            for number, step in enumerate(source.steps, 1)
        ),
    )


def check(catalogue: Catalogue) -> list[Fault]:
    """Return the places that the data leave empty, and the steps that cannot be drawn."""
    faults = []
    for source in catalogue.presentations.values():
        file = f"presentations/{source.id}.yaml"
        for number, step in enumerate(source.steps):
            where = f"steps[{number}]"
            try:
                drawn = draw(catalogue, step, DEFAULT_LANGUAGE)
            except UnknownIdError as error:
                faults.append(Fault(file, where, error.found, ", ".join(error.allowed)))
                continue
            faults += [
                Fault(file, f"{where}.{name}.{language}", f"{{{place}}}", "a place with a value")
                for name, text in (("headline", step.headline), ("note", step.note))
                for language in LANGUAGES
                for place, filled in drawn.places.items()
                if text and filled == fmt.MISSING and f"{{{place}}}" in text[language]
            ]
    return faults
