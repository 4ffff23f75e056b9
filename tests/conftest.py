"""What several tests share."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from region.content.catalogue import DATA, Catalogue, load
from tests.servers import shared

# how long an example takes tells of the machine; none may fail for that
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# the content is a million objects that stay: looking through them for rubbish takes a tenth
gc.set_threshold(50_000, 20, 50)


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
def _one_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("content") / "data"
    shutil.copytree(DATA, target)
    return target


@pytest.fixture
def shared_content(_one_copy: Path) -> Iterator[Path]:
    """One copy of the real content for many tests, put right after each.

    What a test leaves as it is need not be read again: faster than `content` for tests that
    change a few files.
    """
    yield _one_copy
    for path in _one_copy.rglob("*"):
        if path.is_file():
            original = DATA / path.relative_to(_one_copy)
            if not original.exists():
                path.unlink()
            elif original.read_bytes() != path.read_bytes():
                shutil.copyfile(original, path)


@pytest.fixture(scope="session")
def for_all(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that is the same for all workers of the run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def server(for_all: Path) -> Iterator[str]:
    """The real server on a free port, one for all workers of the run."""
    folder = for_all / "server"
    folder.mkdir(exist_ok=True)
    with shared(folder) as address:
        yield address
