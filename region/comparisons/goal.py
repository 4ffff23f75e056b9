"""The region's own goal that a compared measure belongs to, and its level."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import COUNTY, Catalogue
from region.content.model import Target
from region.words import formatting as fmt
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class Goal:
    """A goal of the region, and the level that stands in the measure's own unit.

    Attributes
    ----------
    id, name
        The target's own.
    level
        What is to be reached; None where the measure does not follow the goal itself, or where the
        goal is no level.
    text
        The level and its year: `4,5 % av BRP 2030`; empty without a level.
    number
        The level alone: `4,5`.
    year
        By when; empty if the goal says none.
    """

    id: str
    name: str
    level: float | None
    text: str
    number: str
    year: str


def _measures(target: Target, indicator: str) -> bool:
    """Say whether a measure is one that the goal is followed by, or held against."""
    held = target.precedent is not None and target.precedent.indicator == indicator
    return held or any(one.indicator == indicator for one in target.observed)


def _follows(target: Target, indicator: str) -> bool:
    return any(
        one.indicator == indicator and one.area == COUNTY and one.relation == "follows"
        for one in target.observed
    )


@view
def goal_of(catalogue: Catalogue, indicator: str, language: Language) -> Goal | None:
    """Return the goal that a measure belongs to; first the one that it follows itself."""
    found = [one for one in catalogue.targets.values() if _measures(one, indicator)]
    if not found:
        return None
    target = min(found, key=lambda one: not _follows(one, indicator))
    level = number = text = None
    year = str(target.year or "")
    if target.kind == "level" and target.value is not None and _follows(target, indicator):
        level, unit = target.value, target.unit[language] if target.unit else ""
        number = fmt.number(level, target.decimals, language)
        text = f"{fmt.with_unit(level, target.decimals, unit, language)} {year}".strip()
    return Goal(target.id, target.name[language], level, text or "", number or "", year)
