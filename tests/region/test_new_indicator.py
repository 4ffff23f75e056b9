"""Two new files are a new indicator: in the menu, the list and the downloads, without any code.

If its unit is new too, it is described once in `units.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from region.content.catalogue import load
from region.indicators.listing import indicators
from region.municipalities.menu import map_view, options
from region.outputs.tables.observations import observations_csv
from region.words.text import LANGUAGES, Language

SIDE_CAR = """\
id: benches
name: {sv: Parkbänkar, en: Park benches}
short_name: {sv: Bänkar, en: Benches}
definition:
  sv: Antal bänkar i kommunens parker den 31 december.
  en: Number of benches in the municipality's parks on 31 December.
theme: housing
unit: {sv: bänkar, en: benches}
decimals: 0
kind: count
direction: none
range: [0, 100000]
update_interval: P1Y
sources:
  - publisher: scb
    title: {sv: Bänkar efter kommun, en: Benches by municipality}
    url: https://www.scb.se/
    licence: CC0-1.0
    retrieved: 2026-11-24
    covers: {sv: Två kommuner 2024 och 2025, en: Two municipalities 2024 and 2025}
by_sex: {reason: not_persons}
"""
TABLE = """\
area_code,period,value,status
0182,2024,310,
0182,2025,325,
0184,2024,120,
0184,2025,,not_published
"""
UNIT = """\
  - name: {sv: bänkar, en: benches}
    number:
      sv: {one: '{n} bänk', other: '{n} bänkar'}
      en: {one: '{n} bench', other: '{n} benches'}
"""


@pytest.fixture
def with_benches(content: Path) -> Path:
    assert "benches" not in load(content).indicators
    (content / "indicators" / "benches.yaml").write_text(SIDE_CAR)
    (content / "indicators" / "benches.csv").write_text(TABLE)
    with (content / "units.yaml").open("a", encoding="utf-8") as units:
        units.write(UNIT)
    return content


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_files_make_an_indicator(with_benches: Path, language: Language) -> None:
    catalogue = load(with_benches)
    name = {"sv": "Parkbänkar", "en": "Park benches"}[language]

    assert catalogue.indicators["benches"].name[language] == name
    assert {entry.id: entry.name for entry in options(catalogue, language)}["benches"] == name
    (row,) = [row for row in indicators(catalogue, language) if row.id == "benches"]
    assert (row.name, row.last_period, row.value_count) == (name, "2025", 3)
    assert map_view(catalogue, "benches", "2025", language).name == name
    lines = observations_csv(catalogue, "benches", language).decode("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert all(name in line for line in lines[1:])


def test_the_other_indicators_are_not_touched(with_benches: Path) -> None:
    before, after = load(), load(with_benches)

    assert set(after.indicators) - set(before.indicators) == {"benches"}
    assert after.version != before.version
