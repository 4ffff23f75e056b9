"""Every file of the content is broken in every way: the site keeps what it had and says why."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from region.content.catalogue import DATA, CatalogueStore
from tests.audit.conftest import Count

FILES = sorted(
    path.relative_to(DATA).as_posix()
    for path in DATA.rglob("*")
    if path.suffix in {".csv", ".yaml"}
)


def _truncated(raw: bytes) -> bytes:
    return raw[: int(len(raw) * 0.6)]


def _wrong_encoding(raw: bytes) -> bytes:
    return raw + "\n# åäö".encode("latin-1")


def _swapped(raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    first, second, *rest = lines[0].split(b",") if b"," in lines[0] else (lines[0], b"")
    return b"\n".join([b",".join([second, first, *rest]), *lines[1:]])


def _twice(raw: bytes) -> bytes:
    lines = raw.rstrip(b"\n").split(b"\n")
    return b"\n".join([*lines, lines[-1], b""])


def _not_a_number(raw: bytes) -> bytes:
    lines = raw.rstrip(b"\n").split(b"\n")
    cells = lines[-1].split(b",")
    lines[-1] = b",".join([*cells[:-2], b"NaN", *cells[-1:]]) if len(cells) > 2 else b"NaN"
    return b"\n".join([*lines, b""])


def _huge(raw: bytes) -> bytes:
    return raw + b"\n" + b"#" * 10_000_000


WAYS: dict[str, Callable[[bytes], bytes | None]] = {
    "cut off": _truncated,
    "wrong encoding": _wrong_encoding,
    "swapped columns": _swapped,
    "repeated row": _twice,
    "not a number": _not_a_number,
    "10 MB": _huge,
    "empty": lambda raw: b"",
    "missing": lambda raw: None,
}
SAFE = {"cut off", "repeated row", "not a number", "swapped columns"}
"""Ways that can leave a file that is right by chance, such as a list cut between two items."""
FREE = ("presentations/", "vintages/", "accessibility_results.yaml")
"""What may be taken away without anything else missing it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("content") / "data"
    shutil.copytree(DATA, target)
    return target


@pytest.fixture(scope="module")
def store(folder: Path) -> CatalogueStore:
    return CatalogueStore(folder, seconds_between_looks=0)


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_leaves_the_last_good_content(
    folder: Path, store: CatalogueStore, name: str, count: Count
) -> None:
    path = folder / name
    raw = path.read_bytes()
    good = store.current()
    assert good.faults == ()
    for way, broken in WAYS.items():
        changed = broken(raw)
        if changed is None:
            path.unlink()
        else:
            path.write_bytes(changed)

        now = store.current()

        if now.faults:
            assert now.catalogue is good.catalogue
            assert all(f.where is not None and f.found and f.allowed for f in now.faults), way
        else:
            free = way == "missing" and name.startswith(FREE)
            assert way in SAFE or free, f"{name}, {way}: nobody noticed"
        count("broken files tried")
        count("broken files noticed", 1 if now.faults else 0)
        path.write_bytes(raw)
        good = store.current()
        assert good.faults == ()
