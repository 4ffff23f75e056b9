"""Which measures the table of all municipalities holds, and in which order."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from region.words.text import Identifier, Model, Text


class MatrixGroup(Model):
    """Neighbouring columns. `structural` ones are never called better or worse."""

    name: Text
    structural: bool = False
    measures: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class Matrix(Model):
    """The groups of columns, from left to right."""

    groups: Annotated[tuple[MatrixGroup, ...], Field(min_length=1)]

    def only(self, known: frozenset[str]) -> Matrix:
        """Return the groups with the known measures alone, and none that is empty."""
        groups = (
            group.model_copy(update={"measures": tuple(k for k in group.measures if k in known)})
            for group in self.groups
        )
        return self.model_copy(update={"groups": tuple(one for one in groups if one.measures)})

    @property
    def measures(self) -> tuple[str, ...]:
        """All measures, in the order of the columns."""
        return tuple(key for group in self.groups for key in group.measures)
