"""The links of the presentations: pages, what is shown of them, and places in headlines."""

from __future__ import annotations

import string
from collections.abc import Iterator

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.faults import Fault, unknown
from region.content.model import PLACES, SHOWN_OF, Step
from region.words.pages import BY_KEY
from region.words.text import LANGUAGES, Text


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with the presentations: unknown ids, and places nobody fills in."""
    for presentation in catalogue.presentations.values():
        file = f"presentations/{presentation.id}.yaml"
        for number, step in enumerate(presentation.steps):
            yield from _step(catalogue, file, f"steps[{number}]", step)


def _step(catalogue: Catalogue, file: str, where: str, step: Step) -> Iterator[Fault]:
    show = step.shown
    faults = list(unknown(file, f"{where}.page", step.page, BY_KEY, "a page"))
    if faults:
        yield from faults
        return
    allowed = (*SHOWN_OF.get(step.page, ()), "text")
    if show not in allowed:
        yield Fault(file, f"{where}.show", show, ", ".join(allowed))
        return
    yield from _places(file, f"{where}.headline", step.headline, PLACES[show])
    if step.note:
        yield from _places(file, f"{where}.note", step.note, PLACES[show])
    parameters = step.parameters
    if show == "text" and not step.text:
        yield Fault(file, f"{where}.text", "nothing", "at least one paragraph")
    if show in ("map", "bars", "series") and "indicator" in parameters:
        known = {indicator.id: indicator for indicator in catalogue.municipal_indicators}
        if show == "series":
            known = dict(catalogue.indicators)
        at = f"{where}.parameters.indicator"
        yield from unknown(file, at, parameters["indicator"], known, "an indicator")
    if show == "target":
        key = parameters.get("target", "")
        known_targets = catalogue.targets
        yield from unknown(file, f"{where}.parameters.target", key, known_targets, "a target")
    if show == "figure":
        figures = [figure.id for figure in catalogue.key_figures.figures]
        yield from unknown(file, f"{where}.item", step.item or "", figures, "a key figure")
    if show == "ranking":
        known_rankings = catalogue.rankings
        key = step.item or parameters.get("ranking", "")
        yield from unknown(file, f"{where}.item", key, known_rankings, "a ranking")
    for code in filter(None, parameters.get("kommun", "").split(",")):
        codes = [area.code for area in catalogue.municipalities]
        yield from unknown(file, f"{where}.parameters.kommun", code, codes, "a municipality")


def _places(file: str, where: str, text: Text, allowed: tuple[str, ...]) -> Iterator[Fault]:
    words = ", ".join(f"{{{place}}}" for place in allowed) or "no places"
    for language in LANGUAGES:
        try:
            found = [name for _, name, _, _ in string.Formatter().parse(text[language])]
        except ValueError:
            yield Fault(file, f"{where}.{language}", text[language], f"whole places: {words}")
            continue
        for name in found:
            if name is not None and name not in allowed:
                yield Fault(file, f"{where}.{language}", f"{{{name}}}", words)
