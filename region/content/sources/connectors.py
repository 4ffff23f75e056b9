"""The sources whose figures can be fetched. A new one is a module here and a kind of query.

Each module has `KIND`, `NAME`, the documented `ADDRESS`, the `VARIABLE` that names another one,
and `fetch(query, areas, courier) -> Answer`. The exception is `file`, which has no address of its
own.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, cast

from region.content.model.query import AreaLevel, FileQuery
from region.content.sources import eurostat, file, kolada, scb
from region.content.sources.address import Base
from region.content.sources.answer import Answer, SourceError
from region.content.sources.cache import Cache
from region.content.sources.courier import Courier, Limits, cache_folder

CONNECTORS: dict[str, ModuleType] = {module.KIND: module for module in (kolada, scb, eurostat)}


@dataclass
class Sources(AbstractContextManager["Sources"]):
    """All sources of one run, with one connection for each host."""

    areas: Mapping[str, AreaLevel]
    names: Mapping[str, str]
    root: Path
    limits: Limits
    cache: Cache = field(default_factory=lambda: Cache(cache_folder()))
    _couriers: dict[str, Courier] = field(default_factory=dict)

    def fetch(self, query: Any) -> Answer:
        """Return the source's answer to the query.

        Raises
        ------
        SourceError
            with words about what was found and what was expected, if it cannot be used.
        """
        if isinstance(query, FileQuery):
            answer = self._file(query)
        else:
            connector = CONNECTORS[query.kind]
            courier = self._courier(query.kind, connector.ADDRESS, connector.VARIABLE)
            with courier.errand():
                answer = cast(Answer, connector.fetch(query, self.areas, courier))
        if not any(cell.value is not None for cell in answer.cells.values()):
            raise SourceError("an answer without any value for the areas asked for")
        return answer

    def _file(self, query: FileQuery) -> Answer:
        courier = None
        if file.is_remote(query):
            courier = self._courier(query.address, query.address, "")
        if courier is None:
            raw = file.content_of(query, self.root, None)
        else:
            with courier.errand():
                raw = file.content_of(query, self.root, courier)
        return file.fetch(query, self.areas, self.names, raw)

    def _courier(self, key: str, address: str, variable: str) -> Courier:
        if key not in self._couriers:
            base = Base.of(address, variable) if variable else Base([address], address)
            self._couriers[key] = Courier(base, self.limits, self.cache)
        return self._couriers[key]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for courier in self._couriers.values():
            courier.close()
