"""What an update is to look at, and who answers its queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from region.content.model import Indicator, Query, QueryKind
from region.content.sources import Answer, SourceError
from region.content.updating.compare import Takes


@dataclass(frozen=True)
class Choice:
    """What to update, and which held changes have been looked at.

    `imported` is what a file is taken in as. An import removes at most `removes` values, whatever
    has been accepted.
    """

    only: frozenset[str] = frozenset()
    kind: QueryKind | None = None
    accept: frozenset[str] = frozenset()
    accept_all: bool = False
    dry_run: bool = False
    imported: tuple[str, int, Query] | None = None
    takes: Takes = "all"
    removes: int = 0

    def queries(self, indicator: Indicator) -> list[tuple[int, Query]]:
        """Return the indicator's queries that are to be asked, with their source's number.

        An import asks its own query instead, for one source of one indicator.
        """
        if self.imported:
            key, number, query = self.imported
            return [(number, query)] if key == indicator.id else []
        if self.only and indicator.id not in self.only:
            return []
        return [
            (number, source.query)
            for number, source in enumerate(indicator.sources)
            if source.query and self.kind in (None, source.query.kind)
        ]

    def accepts(self, indicator: str) -> bool:
        """Return whether held changes of the indicator are to be written."""
        return self.accept_all or indicator in self.accept


class Fetches(Protocol):
    """Whatever answers queries: the sources of a run, or one file."""

    def fetch(self, query: Any) -> Answer:
        """Return the answer, or raise SourceError."""


class NoSources:
    """Stands for the sources where nothing is asked."""

    def fetch(self, query: Any) -> Answer:
        """Refuse."""
        raise SourceError(f"{query.table} is not asked")
