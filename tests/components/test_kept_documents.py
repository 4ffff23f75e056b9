"""A document is kept for the next start, and never sent in place of another."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from components import current, first_document
from region.content.catalogue import Catalogue
from region.web import settings as settings_module
from region.web.compressed import Compressed
from region.words import kept


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is drawn, in place of pages: so many times, with so many letters."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    done: list[str] = []

    def draw(*given: object, **more: object) -> str:
        done.append(f"{given[1]}")
        return f"a page, drawn {len(done)} times"

    monkeypatch.setattr(first_document, "text", draw)
    yield done


def sent(content: Catalogue, choices: dict[str, str], day: str = "2026-11-28") -> str:
    """Return what a process sends that has drawn nothing yet."""
    document = first_document._answer.__wrapped__(  # type: ignore[attr-defined]
        content, "map", tuple(choices.items()), "sv", False, dt.date.fromisoformat(day)
    )
    body, _headers = document.body("br")
    assert document.body("")[0] == brotli.decompress(body)
    return brotli.decompress(body).decode()


def test_the_next_process_sends_what_was_drawn(catalogue: Catalogue, drawn: list[str]) -> None:
    assert [sent(catalogue, {}) for _turn in range(3)] == ["a page, drawn 1 times"] * 3


def test_anything_that_decides_the_text_makes_it_another(
    catalogue: Catalogue, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(catalogue, {})
    sent(dataclasses.replace(catalogue, version="other"), {})
    sent(dataclasses.replace(catalogue, changes=(dt.date(2026, 1, 1),)), {})
    sent(catalogue, {"indicator": "mean_age"})
    sent(catalogue, {}, day="2026-11-29")
    monkeypatch.setattr(kept, "code", lambda *names: "newer")
    sent(catalogue, {})
    told = dataclasses.replace(settings_module.settings(), site_address="https://other.example")
    monkeypatch.setattr(current, "settings", lambda: told)
    sent(catalogue, {})

    assert len(drawn) == 7
    assert sent(catalogue, {}) == "a page, drawn 7 times"


@pytest.mark.parametrize("left", [0, 7, -1])
def test_a_damaged_file_is_drawn_anew_and_replaced(
    catalogue: Catalogue, drawn: list[str], tmp_path: Path, left: int
) -> None:
    sent(catalogue, {})
    (path,) = tmp_path.rglob("*-document")
    path.write_bytes(path.read_bytes()[:left])

    assert [sent(catalogue, {}) for _turn in range(2)] == ["a page, drawn 2 times"] * 2


def test_a_folder_that_cannot_be_written_to_stops_nothing(
    catalogue: Catalogue, drawn: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file"))

    assert sent(catalogue, {}) == "a page, drawn 1 times"


def test_only_what_was_last_asked_for_is_kept(
    catalogue: Catalogue, drawn: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_document, "MOST_KEPT", 20)
    for number in range(30):
        sent(catalogue, {"kommun": str(number)})

    assert len(list(tmp_path.rglob("*-document"))) <= 20


def test_few_lie_in_memory_and_the_others_are_read(
    catalogue: Catalogue, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(number: int) -> Compressed:
        choices = (("kommun", str(number)),)
        return first_document._answer(catalogue, "map", choices, "sv", False, dt.date(2026, 11, 28))

    first = ask(0)
    assert ask(0) is first
    for number in range(1, first_document.AT_HAND + 1):
        ask(number)
    again = ask(0)

    assert again is not first
    assert again.brotli == first.brotli
    assert len(drawn) == first_document.AT_HAND + 1


def test_the_code_s_digest_follows_every_file_that_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    for path, text in [
        ("components/templates/a.html", "a"),
        ("components/templates/a.html", "b"),
        ("components/static/a.css", "b"),
        ("locale/en.po", "b"),
        ("region/words/a.py", "b"),
        ("main.py", "b"),
        ("region/words/__pycache__/a.pyc", "b"),
        ("tests/a.py", "b"),
    ]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        kept.code.cache_clear()
        found.add(kept.code())
    kept.code.cache_clear()

    assert len(found) == 6, "neither what Python compiles nor the tests draw anything"
