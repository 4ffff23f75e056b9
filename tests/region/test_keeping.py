"""The checked content is kept for the next start, and never shown in place of another."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from region.content.catalogue import Catalogue, keeping
from region.words import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    return tmp_path / "content"


def never() -> Catalogue:
    raise AssertionError("the content was read anew")


def plain(content: object) -> object:
    """Return what two readings of the same content must share: all but what is computed of it."""
    if isinstance(content, Mapping):
        return {key: plain(value) for key, value in content.items()}
    if isinstance(content, frozenset):
        return sorted(map(repr, content))
    if type(content) is tuple:
        return [plain(one) for one in content]
    if type(content).__module__.startswith("region.content.catalogue") and hasattr(
        content, "__dict__"
    ):
        kind = type(content)
        given = {k: v for k, v in vars(content).items() if not hasattr(kind, k) or k in FIELDS}
        return kind.__name__, plain(given)
    return content


FIELDS = {field.name for field in dataclasses.fields(Catalogue)}


def test_what_is_kept_is_what_was_read(catalogue: Catalogue, folder: Path) -> None:
    assert keeping.once(b"a", lambda: catalogue) is catalogue

    again = keeping.once(b"a", never)

    assert again is not catalogue
    for field in dataclasses.fields(catalogue):
        ours, theirs = getattr(catalogue, field.name), getattr(again, field.name)
        assert repr(plain(theirs)) == repr(plain(ours)), field.name
        with pytest.raises(TypeError):
            again.indicators["x"] = None  # type: ignore[index]


def test_other_content_or_other_code_is_read_anew(
    catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.once(b"a", lambda: catalogue)

    with pytest.raises(AssertionError, match="read anew"):
        keeping.once(b"b", never)
    monkeypatch.setattr(kept, "code", lambda *names: "newer")
    with pytest.raises(AssertionError, match="read anew"):
        keeping.once(b"a", never)


@pytest.mark.parametrize("harm", ["cut", "other", "writable by all"])
def test_a_file_that_cannot_be_trusted_is_not_used(
    catalogue: Catalogue, folder: Path, harm: str
) -> None:
    keeping.once(b"a", lambda: catalogue)
    (path,) = folder.glob("*.pickle")
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    elif harm == "other":
        path.write_bytes(b"\x80\x05K\x01.")
    else:
        path.chmod(0o666)

    assert keeping.once(b"a", lambda: catalogue) is catalogue
    assert keeping.once(b"a", never).version == catalogue.version, "it has been written anew"


def test_a_folder_that_cannot_be_written_to_stops_nothing(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file"))

    assert keeping.once(b"a", lambda: catalogue) is catalogue


def test_only_the_latest_states_are_kept(catalogue: Catalogue, folder: Path) -> None:
    small = dataclasses.replace(catalogue, **{"observations": {}, "replaced": {}, "by_sex": {}})
    for at in range(keeping.MOST_KEPT + 2):
        keeping.once(bytes([at]), lambda: small)
        for path in folder.glob("*.pickle"):
            os.utime(path, ns=(stamp := path.stat().st_mtime_ns - 10**9, stamp))

    assert len(list(folder.glob("*.pickle"))) == keeping.MOST_KEPT
    keeping.once(bytes([keeping.MOST_KEPT + 1]), never)
    with pytest.raises(AssertionError, match="read anew"):
        keeping.once(bytes([0]), never)
