"""What tests of the domain share: the interface, and sources that answer as documented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from region.content.catalogue import Catalogue
from region.content.sources import courier
from tests.march import March
from tests.replay import Replay, serve
from tests.sources import fill
from tests.updates import KOLADA_ONLY


@pytest.fixture(scope="session")
def client() -> TestClient:
    """The interface, without a server."""
    from tests.interface import APP

    return TestClient(APP)


@pytest.fixture
def replay(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    with serve(Replay()) as found:
        fill(found, catalogue, *KOLADA_ONLY, "mean_age", "rd_share_of_gdp")
        monkeypatch.setenv("REGION_KOLADA_URL", f"{found.address}/v3/")
        monkeypatch.setenv("REGION_SCB_URL", found.address)
        monkeypatch.setenv("REGION_EUROSTAT_URL", found.address)
        monkeypatch.setenv("REGION_RETRY_SECONDS", "0.2")
        monkeypatch.setattr(courier, "SHORTEST_LIMIT", 30.0)  # a busy machine answers late
        monkeypatch.setenv("REGION_CACHE", "/nonexistent")
        yield found


@pytest.fixture
def broken(replay: Replay) -> Replay:
    """A replay where one indicator goes wrong and two others have news."""
    for kpi in ("N00927", "N02926"):
        values = replay.kpis[kpi].values
        latest = max(period for _, period in values)
        following = str(int(latest) + 1)
        values |= {(a, following): values[a, p] for a, p in list(values) if p == latest}
    return replay


@pytest.fixture
def spring(shared_content: Path, replay: Replay, catalogue: Catalogue) -> March:
    """A copy of the content, and the updates of a spring ready at the sources."""
    found = March(shared_content, catalogue, replay)
    found.prepare()
    return found
