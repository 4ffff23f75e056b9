"""What several tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from region.catalogue import DATA, Catalogue, load
from tests.servers import serving


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    return load()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content to break."""
    target = tmp_path / "data"
    shutil.copytree(DATA, target)
    return target


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The real server on a free port; its words are shown if it does not come up."""
    with serving() as (address, _):
        yield address
