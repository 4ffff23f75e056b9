"""A pinned page says what is newer, after the rehearsed March: all of it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html as markup

from components import frame
from components.current import Page
from components.page import pinned
from components.page.declaration import Chosen
from components.render import fill
from region.content.catalogue import Catalogue, load
from region.content.catalogue.pinned import as_it_stood, settled
from region.content.catalogue.store import Current
from region.targets.links import looked_at
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language
from tests.march import REVISED, Cells, March, cells_of
from tests.replay import Replay
from tests.updates import update

NEW = {"sv": "nya värden", "en": "new values"}
CHANGED = {"sv": "ändrade värden", "en": "revised values"}


def notice(
    page: Page, given: dict[str, str], stands: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Return what the application shows above a page that is pinned."""
    shown: list[str] = []
    store = SimpleNamespace(current=lambda: Current(stands))
    monkeypatch.setattr(pinned, "store", lambda: store)
    monkeypatch.setattr(
        frame,
        "show",
        lambda name, page, **values: shown.append(fill(name, page.language, **values)),
    )
    chosen = Chosen("goals" if "target" in given else "map", {})
    for name, value in given.items():
        chosen.put(name, value, "")
    pinned.notice(page, chosen)
    return markup.fromstring(f"<main>{''.join(shown)}</main>")


def lines(drawn: Any) -> list[tuple[str, str]]:
    """Return the indicator that each line leads to, and its text."""
    return [
        (
            item.xpath("./a/@href")[0].partition("indicator=")[2].partition("&")[0],
            " ".join(item.text_content().split()),
        )
        for item in drawn.xpath("//li")
    ]


def test_a_pinned_page_tells_all_that_march_has_made_newer(
    shared_content: Path, replay: Replay, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring = March(shared_content, catalogue, replay)
    spring.prepare()
    day = catalogue.site.known_from
    before = {key: cells_of(spring.root, key) for key in spring.tables}
    update(spring.root)
    stands = load(spring.root)
    then = as_it_stood(stands, day)
    changed = {key for key, cells in spring.tables.items() if cells != before[key]}
    changed &= stands.indicators.keys()
    assert len(changed) > 50

    for language in LANGUAGES:
        page = Page(Current(then), language, "light")
        drawn = notice(page, {"indicator": "mean_age"}, stands, monkeypatch)
        told = lines(drawn)
        assert len(told) == len(dict(told))  # fetched and computed on one day is told once
        assert {key for key, _ in told} == changed
        assert told[0][0] == "mean_age"  # what was asked for stands first
        for key, text in told:
            assert text.startswith(" ".join(stands.indicators[key].name[language].split()))
            assert numbers(spring.tables[key], before[key], language) in text, text
        for key in REVISED:
            assert CHANGED[language] in dict(told)[key]
        (summary,) = drawn.xpath("//summary")
        assert fmt.date(day, language) in summary.text_content()
        assert all("data-now" in link.attrib for link in drawn.xpath("//a"))

    page = Page(Current(then), "sv", "light")
    for target in catalogue.targets.values():
        own = looked_at(target) & changed
        told = lines(notice(page, {"target": target.id}, stands, monkeypatch))
        assert {key for key, _ in told[: len(own)]} == own, target.id

    page = Page(Current(as_it_stood(stands, settled(stands))), "sv", "light")
    drawn = notice(page, {"indicator": "mean_age"}, stands, monkeypatch)
    assert not drawn.xpath("//li")
    assert "och ändras inte" in drawn.text_content()


def numbers(after: Cells, before: Cells, language: Language) -> str:
    """Return how many new values are told; "" where there are none."""
    new = [place for place, (value, _) in after.items() if value and not before.get(place, "")]
    number = " ".join(fmt.number(len(new), 0, language).split())
    return f"{NEW[language]}: {number} (" if new else ""
