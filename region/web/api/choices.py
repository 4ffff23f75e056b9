"""Parameters that hold one of the content's own ids: what is allowed follows the content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from region.content.catalogue import Catalogue
from region.strategy.follow_up.days import years
from region.web.api.problem import ProblemError, echo

Choices = Literal[
    "indicators",
    "areas",
    "municipalities",
    "small_area_tables",
    "themes",
    "rankings",
    "targets",
    "scopes",
    "compared",
    "peers",
    "years",
]


def _peers(catalogue: Catalogue) -> tuple[str, ...]:
    """Groups and areas of all comparisons; Stockholm may be named, and is always there."""
    found: dict[str, None] = {}
    for one in catalogue.comparisons.values():
        areas = (area.code for area in one.areas.values() if area.ranked)
        found |= dict.fromkeys((*one.groups, *areas))
    return tuple(found)


def allowed(catalogue: Catalogue, name: Choices) -> tuple[str, ...]:
    """Return the ids that the content has, in its own order."""
    return {
        "indicators": tuple(catalogue.indicators),
        "areas": tuple(catalogue.areas),
        "municipalities": tuple(area.code for area in catalogue.municipalities),
        "small_area_tables": tuple(catalogue.small_areas.tables),
        "themes": tuple(catalogue.themes),
        "rankings": tuple(catalogue.rankings),
        "targets": tuple(catalogue.targets),
        "scopes": tuple(catalogue.comparisons),
        "compared": tuple(
            dict.fromkeys(key for one in catalogue.comparisons.values() for key in one.indicators)
        ),
        "peers": _peers(catalogue),
        "years": tuple(str(year) for year in years(catalogue)),
    }[name]


def check(
    catalogue: Catalogue, parameter: str, found: str | Iterable[str], name: Choices, status: int
) -> None:
    """Refuse an id that the content does not have.

    Raises
    ------
    ProblemError
        with the status, and the ids that would be right.
    """
    right = allowed(catalogue, name)
    for one in (found,) if isinstance(found, str) else found:
        if one not in right:
            title = f"Unknown {parameter}"
            raise ProblemError(status, title, f"found {echo(one)}", parameter, right)
