"""Parameters that hold one of the content's own ids: what is allowed follows the content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from region.api.problem import ProblemError, echo
from region.catalogue import Catalogue

Choices = Literal["indicators", "areas", "themes", "rankings", "targets"]


def allowed(catalogue: Catalogue, name: Choices) -> tuple[str, ...]:
    """Return the ids that the content has, in its own order."""
    return {
        "indicators": tuple(catalogue.indicators),
        "areas": tuple(catalogue.areas),
        "themes": tuple(catalogue.themes),
        "rankings": tuple(
            key for key, one in catalogue.rankings.items() if one.table_1_edition is not None
        ),
        "targets": tuple(catalogue.targets),
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
